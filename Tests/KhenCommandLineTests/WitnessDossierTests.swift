import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

/// The dossiers that `khen validate` shows, as `khen check` takes them.
@Suite struct WitnessDossierTests {
  @Test(arguments: SeededDefect.all.filter(\.hasWitness))
  func `check reads the dossier that shows a mistake`(_ defect: SeededDefect) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = folder.appending(path: "a.khen")
    try #require(defect.rules).write(to: rules, atomically: true, encoding: .utf8)

    let found = CommandLineTool.run(
      arguments: ["validate", "--format", "json", "--only", defect.id, rules.path],
      today: CivilDate.dayNumber(year: 2026, month: 6, day: 30)
    )
    let report = try JSONSerialization.jsonObject(with: Data(found.standardOutput))
    let findings = try #require((report as? [String: Any])?["findings"] as? [[String: Any]])
    for finding in findings {
      let witness = try #require(finding["witness"] as? [String: Any])
      let date = try #require(witness["date"] as? String)
      let dossier = folder.appending(path: "a.json")
      try JSONSerialization.data(withJSONObject: try #require(witness["dossier"]))
        .write(to: dossier)
      let checked = CommandLineTool.run(
        arguments: [
          "check", "--rules", rules.path, "--as-of", date, "--all-awards", "--format", "json",
          dossier.path,
        ]
      )
      #expect(checked.errorText == "")
      let results = try JSONSerialization.jsonObject(with: Data(checked.standardOutput))
      for result in try #require(results as? [[String: Any]]) {
        #expect((result["dataErrors"] as? [Any])?.isEmpty == true)
        if let verdict = defect.verdict { #expect(result["verdict"] as? String == verdict) }
      }
    }
    #expect(!findings.isEmpty)
  }
}
