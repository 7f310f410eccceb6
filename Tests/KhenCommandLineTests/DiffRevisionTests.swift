import Foundation
import KhenCommandLine
import KhenSource
import Testing

/// `khen diff` between revisions of git; without git nothing is tested, and that is printed.
@Suite struct DiffRevisionTests {
  /// A repository that goes away with the test.
  final class Repository {
    let url = FileManager.default.temporaryDirectory.appending(path: "khen-git-\(UUID())")

    /// Nothing where there is no git.
    init?() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      guard git("init", "--quiet", "--initial-branch=main") else {
        print("git cannot be run: revisions are not tested")
        return nil
      }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var rules: String { url.appending(path: "rules").path }

    func write(_ text: String, to path: String = "rules/quy-tắc.khen") throws {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
    }

    func commit(_ text: String, tag: String) throws {
      try write(text)
      #expect(git("add", "--all"))
      #expect(git("commit", "--quiet", "--message", tag))
      #expect(git("tag", tag))
    }

    @discardableResult
    func git(_ arguments: String...) -> Bool {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        [
          "git", "-C", url.path, "-c", "user.name=khen", "-c", "user.email=khen@localhost", "-c",
          "commit.gpgsign=false",
        ] + arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }

    func diff(_ arguments: String...) -> CommandLineTool.Outcome {
      CommandLineTool.run(
        arguments: ["diff", "--no-witness", "--rules", rules] + arguments,
        environment: ProcessInfo.processInfo.environment.merging(["KHEN_LANG": "vi"]) { $1 }
      )
    }
  }

  private static let edited = DiffRules.base.replacing("giờ_trực >= 200", with: "giờ_trực >= 300")

  @Test func `the working tree is compared with a revision`() throws {
    guard let repository = try Repository() else { return }
    try repository.commit(DiffRules.base, tag: "v1")
    #expect(repository.diff().exitCode == .done)
    try repository.write(Self.edited)
    for operands in [[], ["HEAD"], ["v1"]] {
      let outcome = CommandLineTool.run(
        arguments: ["diff", "--no-witness", "--rules", repository.rules] + operands,
        environment: ProcessInfo.processInfo.environment.merging(["KHEN_LANG": "vi"]) { $1 }
      )
      #expect(outcome.exitCode == .findings)
      #expect(outcome.outputText.contains("mức 200 → 300"))
    }
  }

  @Test func `two revisions are compared`() throws {
    guard let repository = try Repository() else { return }
    try repository.commit(DiffRules.base, tag: "v1")
    try repository.commit(Self.edited, tag: "v2")
    for outcome in [
      repository.diff("v1..v2"), repository.diff("v1", "v2"), repository.diff("v1.."),
    ] {
      #expect(outcome.exitCode == .findings)
      #expect(outcome.outputText.contains("mức 200 → 300"))
      #expect(outcome.outputText.contains("/rules/quy-tắc.khen:"))
    }
    #expect(repository.diff("v2..v1").outputText.contains("mức 300 → 200"))
  }

  @Test func `three dots begin at the common ancestor`() throws {
    guard let repository = try Repository() else { return }
    try repository.commit(DiffRules.base, tag: "v1")
    repository.git("checkout", "--quiet", "-b", "sửa")
    try repository.commit(Self.edited, tag: "v2")
    repository.git("checkout", "--quiet", "main")
    try repository.commit(DiffRules.base.replacing("Trực nhiều", with: "Trực đêm"), tag: "v3")
    let outcome = repository.diff("main...sửa")
    #expect(outcome.outputText.contains("mức 200 → 300"))
    #expect(!outcome.outputText.contains("Trực đêm"))
  }

  @Test func `a revision that does not exist is told`() throws {
    guard let repository = try Repository() else { return }
    try repository.commit(DiffRules.base, tag: "v1")
    let outcome = repository.diff("v9")
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.outputText == "")
    #expect(outcome.errorText.contains("“v9” không phải là thư mục, tệp hay bản git nào"))
  }

  @Test func `a revision with mistakes is told by its name`() throws {
    guard let repository = try Repository() else { return }
    try repository.commit("hồ sơ h { a: số_lạ }\n", tag: "v1")
    try repository.write(DiffRules.base)
    let outcome = repository.diff("v1")
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains("bộ quy tắc cũ (“v1”)"))
  }

  @Test func `a revision without rules is told`() throws {
    guard let repository = try Repository() else { return }
    try repository.write("…", to: "README")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "đầu")
    try repository.write(DiffRules.base)
    let outcome = repository.diff("HEAD")
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains("không có tệp .khen nào"))
  }

  @Test func `what looks like an option is no revision`() throws {
    guard let repository = try Repository() else { return }
    try repository.commit(DiffRules.base, tag: "v1")
    let outcome = repository.diff("--", "--output=x")
    #expect(outcome.exitCode == .wrongUsage)
  }

  @Test func `outside of a repository a revision is told`() throws {
    let folders = try DiffCommandTests.Folders()
    let rules = try folders.rules("rules", DiffRules.base)
    let outcome = CommandLineTool.run(
      arguments: ["diff", "HEAD", "--rules", rules],
      environment: ["KHEN_LANG": "vi"]
    )
    #expect(outcome.exitCode == .wrongUsage)
  }
}
