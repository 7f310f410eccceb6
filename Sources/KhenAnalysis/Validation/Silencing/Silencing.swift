import KhenDossiers
package import KhenSource
import KhenSyntax

/// A finding that a comment beside it silences.
package struct SilencedFinding: Sendable {
  /// What was found.
  package var finding: Finding
  /// Why it is to be left as it is, in the words of the comment.
  package var reason: String
  /// The comment.
  package var range: SourceRange
}

/// Takes the findings that comments silence out of the others, and says which comments do nothing.
struct Silencing {
  /// What is left.
  private(set) var findings: [Finding] = []
  /// What was silenced.
  private(set) var silenced: [SilencedFinding] = []

  private let rules: LoadedRules
  private let knownIDs: [DiagnosticID]
  private var directives: [SilencingDirective] = []
  /// For each directive, which of its targets silenced something.
  private var used: [[Bool]] = []

  /// Sorts findings; `knownIDs` are all ids that a finding may have.
  init(_ findings: [Finding], of rules: LoadedRules, knownIDs: [DiagnosticID]) {
    self.rules = rules
    self.knownIDs = knownIDs
    for (file, parsed) in zip(rules.sources.files, rules.files) {
      directives += SilencingDirective.all(in: file, parsed)
    }
    used = directives.map { [Bool](repeating: false, count: $0.targets.count) }
    var refused: Set<Int> = []
    for finding in findings { place(finding, refused: &refused) }
    for index in directives.indices { report(index, isRefused: refused.contains(index)) }
  }

  private mutating func place(_ finding: Finding, refused: inout Set<Int>) {
    let diagnostic = finding.diagnostic
    let file = diagnostic.primary.range.file
    let line = rules.sources[file]?.line(at: Int(diagnostic.primary.range.start))
    for (index, directive) in directives.enumerated()
    where directive.range.file == file && directive.line == line && line != nil {
      for (place, target) in directive.targets.enumerated()
      where diagnostic.id.isNamed(target.id) && !directive.reason.isEmpty {
        used[index][place] = true
        if diagnostic.severity == .error {
          refused.insert(index)
          continue
        }
        silenced.append(
          SilencedFinding(finding: finding, reason: directive.reason, range: directive.range)
        )
        return
      }
    }
    findings.append(finding)
  }

  /// Says what is wrong with a directive.
  private mutating func report(_ index: Int, isRefused: Bool) {
    let directive = directives[index]
    if directive.reason.isEmpty {
      findings.append(Finding(.silencingWithoutReason(directive)))
      return
    }
    if isRefused { findings.append(Finding(.silencedError(directive))) }
    for (place, target) in directive.targets.enumerated()
    where !MutationSilencing.isNamed(target.id) {
      guard knownIDs.contains(where: { $0.isNamed(target.id) }) else {
        let names = knownIDs.flatMap { [$0.vietnamese, $0.name] }
        let near = Suggestions.nearest(to: target.id, among: names).first
        findings.append(Finding(.unknownSilencing(target, suggestion: near)))
        continue
      }
      // Of rules with errors not everything is looked at, so nothing can be found missing.
      if !used[index][place], rules.program != nil {
        findings.append(Finding(.unusedSilencing(target, of: directive, in: rules.sources)))
      }
    }
  }
}

extension DiagnosticID {
  /// Whether a text names the id, in either language; blanks and `_` may stand for hyphens.
  package func isNamed(_ text: String) -> Bool {
    let key = DiagnosticID.key(text)
    return DiagnosticID.key(name) == key || DiagnosticID.key(vietnamese) == key
  }

  private static func key(_ text: String) -> String {
    VietnameseText.nameKey(String(text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 }))
  }
}
