import Foundation
import KhenCommandLine
import KhenSource
import Testing

@Suite struct `Work on all processors` {
  @Test(arguments: [0, 1, 2, 3, 1000])
  func `comes back in the order of what was given`(count: Int) {
    let numbers = Array(0..<count)
    #expect(
      numbers.concurrentMap { index, number in [index, number * 3] }
        == numbers.map { [$0, $0 * 3] }
    )
  }

  @Test func `reads rule files as deep as they may nest`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let depth = Limits.nestingDepth - 8
    let nested = String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    for index in 0..<6 {
      let text = """
        hồ sơ h\(index) { a: số }
        khen thưởng K\(index) "K" cho h\(index) { điều kiện C "C" { \(nested) > 0 } }
        """
      try Data(text.utf8).write(to: folder.appending(path: "\(index).khen"))
    }
    let dossier = folder.appending(path: "x.json")
    try Data(#"{"loại_hồ_sơ": "h3", "a": 1}"#.utf8).write(to: dossier)
    let outcome = CommandLineTool.run(
      arguments: ["check", "--rules", folder.path, "--format", "brief", dossier.path]
    )
    #expect(outcome.errorText.isEmpty, "\(outcome.errorText)")
    #expect(outcome.outputText.contains(#""verdict":"eligible""#), "\(outcome.outputText)")
  }
}
