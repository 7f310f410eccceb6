import Foundation
import KhenCommandLine
import Testing

/// The year of a department in `examples/nam-2025`, fictional throughout.
@Suite struct `A department's year` {
  private static let folder = RepositoryFiles.root.appending(path: "examples/nam-2025")

  @Test func `is made anew byte for byte`() throws {
    let script = Self.folder.appending(path: "tao-ho-so.py")
    guard let python = Self.python else {
      print("skipped: python3 is not installed")
      return
    }
    let out = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: out) }
    let process = Process()
    process.executableURL = python
    process.arguments = [script.path, "--out", out.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for name in ["ca-nhan", "tap-the", "dien-hinh"] {
      let made = try Data(contentsOf: out.appending(path: name + ".ndjson"))
      let kept = try Data(contentsOf: Self.folder.appending(path: name + ".ndjson"))
      #expect(made == kept, "\(name)")
    }
  }

  @Test func `has at least 200 people, none with a mistake in the data, and most verdicts`() throws
  {
    let outcome = run(
      ["check", "--format", "csv", "--as-of", "31/12/2025"],
      ["ca-nhan", "tap-the"]
    )
    #expect(outcome.exitCode == .done, "\(outcome.errorText)")
    let verdicts = ["eligible", "ineligible", "on-hold", "undetermined", "pending"]
    for verdict in verdicts { #expect(outcome.outputText.contains(",\(verdict),"), "\(verdict)") }
    let keys = Set(
      outcome.outputText.split(whereSeparator: \.isNewline).dropFirst().map { row in
        String(row.split(separator: ",")[1])
      }
    )
    #expect(keys.count == 248)
  }

  @Test func `has one leader in each cluster`() {
    let outcome = run(["select", "chọn_dẫn_đầu_cụm", "--as-of", "31/12/2025"], ["tap-the"])
    #expect(outcome.exitCode == .done, "\(outcome.errorText)")
    #expect(outcome.outputText.contains("40 hồ sơ trong đợt · 8 được chọn · 32 không được chọn"))
  }

  @Test func `lacks an individual of one cluster`() {
    let arguments = ["select", "cụm_giới_thiệu_điển_hình", "--as-of", "15/12/2025"]
    let outcome = run(arguments, ["dien-hinh"])
    let groups = outcome.outputText.components(separatedBy: "\n\n")
    let lacking = groups.first { $0.hasPrefix("Cụm 5 · Hồ sơ cá nhân") }
    #expect(lacking?.contains("thiếu 1") == true, "\(outcome.outputText)")
  }

  @Test(arguments: commands)
  func `gives a result for each command of its page`(command: String) {
    let words = command.split(separator: " ").dropFirst().map(String.init)
    let arguments = words.map { word in
      word.hasPrefix("examples/") ? RepositoryFiles.root.appending(path: word).path : word
    }
    let rules = ["--rules", RepositoryFiles.root.appending(path: "rules").path]
    let outcome = CommandLineTool.run(arguments: [arguments[0]] + rules + arguments.dropFirst())
    #expect(outcome.exitCode == .done, "\(outcome.errorText)")
    #expect(!outcome.outputText.isEmpty)
  }

  /// The commands in the table of the page.
  static let commands: [String] = {
    let text = (try? RepositoryFiles.text(of: "examples/nam-2025/README.md")) ?? ""
    return text.split(separator: "`").map(String.init).filter { $0.hasPrefix("khen ") }
  }()

  private static let python: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { $0 + "/python3" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
      .map { URL(fileURLWithPath: $0) }
  }()

  private func run(_ arguments: [String], _ files: [String]) -> CommandLineTool.Outcome {
    let rules = ["--rules", RepositoryFiles.root.appending(path: "rules").path]
    let paths = files.map { Self.folder.appending(path: $0 + ".ndjson").path }
    return CommandLineTool.run(
      arguments: [arguments[0]] + rules + arguments.dropFirst() + paths
    )
  }
}
