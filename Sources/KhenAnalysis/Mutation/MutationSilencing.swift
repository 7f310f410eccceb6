package import KhenDossiers
package import KhenSource
import KhenSyntax

/// Why a survivor may survive, as a comment beside the rule says:
/// `// bỏ qua [đột-biến-sống]: …`, in English `// allow [surviving-mutant]: …`.
package enum MutationSilencing {
  /// Whether a comment that silences something is about survivors.
  static func isNamed(_ id: String) -> Bool {
    let key = VietnameseText.nameKey(String(id.map { $0 == " " || $0 == "_" ? "-" : $0 }))
    return key == VietnameseText.nameKey("đột-biến-sống")
      || key == VietnameseText.nameKey("surviving-mutant")
  }

  /// Explains the survivors of the lines that comments with a reason are for.
  ///
  /// - Returns: the comments on whose lines nothing survives; of a report on all mutants they are
  ///   no longer needed.
  package static func explain(
    _ report: inout MutationReport,
    in rules: LoadedRules
  ) -> [SourceRange] {
    var unused: [SourceRange] = []
    for (file, parsed) in zip(rules.sources.files, rules.files) {
      for directive in SilencingDirective.all(in: file, parsed)
      where directive.targets.contains(where: { isNamed($0.id) }) && !directive.reason.isEmpty {
        var isUsed = false
        for index in report.entries.indices where report.entries[index].isSurvivor {
          let site = report.entries[index].mutation.key.site
          guard site.file == file.id, file.line(at: Int(site.start)) == directive.line else {
            continue
          }
          report.entries[index].explanation = directive.reason
          isUsed = true
        }
        if !isUsed { unused.append(directive.range) }
      }
    }
    return unused
  }
}
