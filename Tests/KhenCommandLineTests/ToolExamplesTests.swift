import Foundation
import Testing

/// The examples that other tools run: git hooks, continuous integration, Spark.
///
/// They start the real executable, which is built beside the tests.
@Suite struct `Examples for other tools` {
  /// The executable, where the package manager built it; nothing in an editor that builds tests only.
  static let khen: String? = {
    let folders = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let arguments = CommandLine.arguments.map { URL(fileURLWithPath: $0) }
    let candidates =
      (folders + arguments.map { $0.deletingLastPathComponent() }).map {
        $0.appending(path: "khen").path
      } + [RepositoryFiles.root.appending(path: ".build/debug/khen").path]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// A folder that goes away with the test.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "khen-tools-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
  }

  /// Runs a program to its end; nothing where there is no such program.
  static func run(
    _ words: [String],
    in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> (status: Int32, text: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    if let folder { process.currentDirectoryURL = folder }
    var all = ProcessInfo.processInfo.environment
    // A hook that runs these tests must not lend them its own repository.
    for name in all.keys where name.hasPrefix("GIT_") { all[name] = nil }
    process.environment = all.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 127 { return nil }
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private static func path(_ name: String) -> String {
    RepositoryFiles.root.appending(path: name).path
  }

  @Test func `the hook keeps a defective rule file out of the repository`() throws {
    guard let khen = Self.khen else {
      try Test.cancel("the executable is not built beside the tests")
    }
    let folder = try Folder()
    func git(_ words: String...) throws -> (status: Int32, text: String) {
      let identity = ["-c", "user.name=Khen", "-c", "user.email=khen@example.invalid"]
      guard
        let outcome = try Self.run(
          ["git"] + identity + words,
          in: folder.url,
          environment: ["KHEN": khen, "KHEN_LANG": "vi"]
        )
      else { try Test.cancel("git is not installed") }
      return outcome
    }
    #expect(try git("init", "-q").status == 0)
    let made = try Self.run([khen, "new", "ruleset", "."], in: folder.url)
    #expect(made?.status == 0, "\(made?.text ?? "")")
    let hook = folder.url.appending(path: ".git/hooks/pre-commit")
    try? FileManager.default.removeItem(at: hook)
    try FileManager.default.createDirectory(
      at: hook.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(atPath: Self.path("examples/ci/pre-commit"), toPath: hook.path)
    #expect(try git("add", ".").status == 0)
    let first = try git("commit", "-q", "-m", "rules")
    #expect(first.status == 0, "\(first.text)")

    let award = folder.url.appending(path: "rules/giay-khen.khen")
    let sound = try String(contentsOf: award, encoding: .utf8)
    let defective = sound.replacing("3 năm căn cứ", with: "4 năm căn cứ")
    #expect(defective != sound)
    try defective.write(to: award, atomically: true, encoding: .utf8)
    #expect(try git("add", ".").status == 0)
    // What lies unfinished in the folder is not what would be committed.
    try sound.write(to: award, atomically: true, encoding: .utf8)
    let second = try git("commit", "-q", "-m", "four years")
    #expect(second.status != 0)
    #expect(second.text.contains("chưa ghi nhận"), "\(second.text)")
    #expect(second.text.contains("mong đợi"), "\(second.text)")

    #expect(try git("checkout", "-q", "--", ".").status == 0)
    #expect(try git("reset", "-q", "--hard").status == 0)
    try Data("x".utf8).write(to: folder.url.appending(path: "ghi-chú.txt"))
    #expect(try git("add", ".").status == 0)
    // Nothing about rules: the hook does not even need the command.
    let third = try Self.run(
      [
        "git", "-c", "user.name=Khen", "-c", "user.email=khen@example.invalid", "commit", "-q",
        "-m",
        "note",
      ],
      in: folder.url,
      environment: ["KHEN": "no-such-command"]
    )
    #expect(third?.status == 0, "\(third?.text ?? "")")
  }

  @Test(arguments: ["examples/ci/github.yml", "examples/ci/gitlab.yml"])
  func `the jobs for continuous integration are well-formed and run the script`(
    file: String
  ) throws {
    let text = try RepositoryFiles.text(of: file)
    #expect(text.contains("khen/examples/ci/kiem-tra.sh rules"))
    #expect(text.contains("swift build --package-path khen -c release --product khen"))
    let program = "import sys, yaml; d = yaml.safe_load(open(sys.argv[1])); sys.exit(not d)"
    let outcome = try Self.run(["python3", "-c", program, Self.path(file)])
    guard let outcome, !outcome.text.contains("No module named") else {
      try Test.cancel("python3 with PyYAML is not installed")
    }
    #expect(outcome.status == 0, "\(outcome.text)")
  }

  @Test func `the Spark job gives every dossier its verdict and keeps bad ones apart`() throws {
    guard let khen = Self.khen else {
      try Test.cancel("the executable is not built beside the tests")
    }
    let python = ProcessInfo.processInfo.environment["KHEN_SPARK_PYTHON"] ?? "python3"
    let probe = try Self.run([python, "-c", "import pyspark, pyarrow"])
    guard let probe, probe.status == 0 else {
      try Test.cancel("python3 with pyspark and pyarrow is not installed")
    }
    guard let java = try Self.run(["java", "-version"]), java.status == 0 else {
      try Test.cancel("Java is not installed")
    }
    let folder = try Folder()
    let dossiers = try RepositoryFiles.text(of: "examples/ho-so.ndjson")
    let first = dossiers.prefix { $0 != "\n" }
    let input = folder.url.appending(path: "ho-so.ndjson")
    try (dossiers + "{\"mã_hồ_sơ\": \"CỤT\", \"họ_tên\": \"\n" + first + "\n").write(
      to: input,
      atomically: true,
      encoding: .utf8
    )
    func spark(_ output: String) throws {
      let outcome = try Self.run([
        python, Self.path("examples/spark/xet_ho_so.py"), "--khen", khen, "--rules",
        Self.path("rules"), "--as-of", "01/10/2025", "--input", input.path, "--output",
        folder.url.appending(path: output).path, "--partitions", "3",
      ])
      #expect(outcome?.status == 0, "\(outcome?.text.suffix(2000) ?? "")")
    }
    try spark("a")
    try spark("b")
    let reading = """
      import sys, pyarrow.parquet as p, glob
      def rows(folder):
          return sorted(map(str, p.read_table(folder + "/verdicts").to_pylist()))
      a, b = rows(sys.argv[1]), rows(sys.argv[2])
      assert a == b, "two runs differ"
      verdicts = {}
      for row in p.read_table(sys.argv[1] + "/verdicts").to_pylist():
          verdicts[row["verdict"]] = verdicts.get(row["verdict"], 0) + 1
      bad = sum(len(open(f).readlines()) for f in glob.glob(sys.argv[1] + "/unreadable/part-*"))
      again = [row["key"] for row in p.read_table(sys.argv[1] + "/repeated").to_pylist()]
      print(sorted(verdicts.items()), bad, again)
      """
    let read = try Self.run([
      python, "-c", reading, folder.url.appending(path: "a").path,
      folder.url.appending(path: "b").path,
    ])
    // 38 dossiers with the verdicts of the README, one of them twice, and a line that is cut short.
    #expect(
      read?.text == """
        [('eligible', 12), ('ineligible', 9), ('on-hold', 4), ('pending', 3), ('undetermined', 9)] 3 \
        ['MẪU-01']

        """,
      "\(read?.text ?? "")"
    )
  }
}
