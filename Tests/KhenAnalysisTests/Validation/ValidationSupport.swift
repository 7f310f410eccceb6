import KhenAnalysis
import KhenDossiers
import KhenSource

/// Day number of a day long after the dates of the examples.
let today = CivilDate.dayNumber(year: 2026, month: 6, day: 30)

/// What validation finds in one file.
func validated(_ text: String, name: String = "rules/a.khen") -> ValidationReport {
  validated(bytes: Array(text.utf8), name: name)
}

/// What validation finds in one file, as bytes.
func validated(bytes: [UInt8], name: String = "rules/a.khen") -> ValidationReport {
  let rules = RuleSetLoader.load([RuleSetLoader.File(path: name, bytes: bytes)])
  return Validation(today: today).report(on: rules)
}

extension ValidationReport {
  /// The names of the ids found, in order.
  var ids: [String] { findings.map(\.diagnostic.id.name) }

  /// The findings of one id, as the text that they are about.
  func places(of id: DiagnosticID) -> [String] {
    findings.filter { $0.diagnostic.id == id }.map { finding in
      let range = finding.diagnostic.primary.range
      return sources[range.file]?.text(in: range) ?? "?"
    }
  }
}
