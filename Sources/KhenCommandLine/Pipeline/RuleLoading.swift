import KhenDossiers
import KhenSemantics
import KhenSource

extension CommandContext {
  /// Loads the rules for a command that applies them; reports what is wrong and returns nothing
  /// when they cannot be applied.
  ///
  /// Warnings are left to `khen validate`: they would stand before every result.
  func loadRules(
    _ arguments: ParsedArguments,
    for purpose: Checker.Purpose = .wholeRuleSet
  ) -> (rules: LoadedRules, program: CheckedProgram)? {
    loadRules(arguments.list("rules"), for: purpose)
  }

  /// Loads the rules of some paths.
  func loadRules(
    _ paths: [String],
    for purpose: Checker.Purpose = .wholeRuleSet
  ) -> (rules: LoadedRules, program: CheckedProgram)? {
    guard let rules = readRules(paths, for: purpose) else { return nil }
    if let program = rules.program { return (rules, program) }
    reportUnusable(rules)
    return nil
  }

  /// Reports the errors of rules that cannot be applied.
  func reportUnusable(_ rules: LoadedRules) {
    let printer = DiagnosticPrinter(rules.sources, errorStyle)
    let shown = rules.diagnostics.filter { $0.severity == .error }
    errors.write(printer.text(shown))
    report(
      Bilingual(
        vi: "bộ quy tắc có \(rules.errorCount) lỗi nên chưa áp dụng được",
        en: rules.errorCount == 1
          ? "the rules have 1 error and cannot be applied"
          : "the rules have \(rules.errorCount) errors and cannot be applied"
      ),
      help: Bilingual(
        vi: "sửa các chỗ nêu trên rồi chạy lại; xem thêm: khen validate",
        en: "mend the places named above and run again; see also: khen validate"
      )
    )
  }

  /// Reads the rules of some paths, whatever is wrong in them; reports and returns nothing when
  /// the files themselves cannot be read.
  func readRules(
    _ paths: [String],
    for purpose: Checker.Purpose = .wholeRuleSet
  ) -> LoadedRules? {
    do throws(RuleFiles.Failure) {
      let directories = paths.isEmpty ? [RuleFiles.defaultDirectory] : paths
      return RuleSetLoader.load(
        try RuleFiles.read(directories).concurrentMap {
          RuleSetLoader.ReadFile($1, at: $0, for: purpose)
        },
        for: purpose,
        tables: RuleFiles.table
      )
    } catch {
      report(error.message, help: error.help)
      return nil
    }
  }
}
