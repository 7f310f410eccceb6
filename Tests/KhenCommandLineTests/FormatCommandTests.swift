import Foundation
import KhenCommandLine
import KhenSource
import KhenSyntax
import Testing

@Suite struct FormatCommandTests {
  /// A folder of rule files that goes away with the test.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "khen-fmt-\(UUID())")

    init(_ files: [String: String]) throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: url.appending(path: name))
      }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    func attributes(_ name: String) throws -> [FileAttributeKey: Any] {
      try FileManager.default.attributesOfItem(atPath: path(name))
    }

    var names: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
    }
  }

  static let messy = "danh mục a{x,y}\n"
  static let tidy = "danh mục a { x, y }\n"
  static let broken = "danh mục b { x, \nhồ sơ\n"

  private func run(_ arguments: String..., input: String = "") -> CommandLineTool.Outcome {
    CommandLineTool.run(arguments: ["fmt"] + arguments, standardInput: Array(input.utf8))
  }

  @Test func `a file that is not in the style is rewritten and named`() throws {
    let folder = try Folder(["a.khen": Self.messy, "b.khen": Self.tidy])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640],
      ofItemAtPath: folder.path("a.khen")
    )
    let old = Date(timeIntervalSince1970: 1_000_000)
    for name in ["a.khen", "b.khen"] {
      try FileManager.default.setAttributes(
        [.modificationDate: old],
        ofItemAtPath: folder.path(name)
      )
    }
    let check = run("--check", folder.url.path)
    #expect(check.exitCode == .findings)
    #expect(check.outputText == folder.path("a.khen") + "\n")
    #expect(try folder.text("a.khen") == Self.messy)

    let outcome = run(folder.url.path)
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText == folder.path("a.khen") + "\n")
    #expect(outcome.errorText == "2 tệp quy tắc: đã trình bày lại 1\n")
    #expect(try folder.text("a.khen") == Self.tidy)
    #expect(try folder.attributes("a.khen")[.posixPermissions] as? Int == 0o640)
    // What was right before is not written again.
    #expect(try folder.attributes("b.khen")[.modificationDate] as? Date == old)
    #expect(folder.names == ["a.khen", "b.khen"])

    let second = run("--check", folder.url.path, "--lang", "en")
    #expect(second.exitCode == .done)
    #expect(second.outputText.isEmpty)
    #expect(second.errorText == "2 rule files: all in the style\n")
  }

  @Test func `a file with mistakes is left alone and the others are done`() throws {
    let folder = try Folder(["a.khen": Self.messy, "b.khen": Self.broken])
    let outcome = run(folder.url.path)
    #expect(outcome.exitCode == .findings)
    #expect(try folder.text("a.khen") == Self.tidy)
    #expect(try folder.text("b.khen") == Self.broken)
    #expect(outcome.errorText.contains("b.khen:"))
    #expect(outcome.errorText.hasSuffix("đã trình bày lại 1, 1 tệp có lỗi nên giữ nguyên\n"))
  }

  @Test func `text that is not UTF-8 is left alone`() throws {
    let folder = try Folder([:])
    let bytes = Data(Array(Self.messy.utf8) + [0xFF, 0x0A])
    try bytes.write(to: folder.url.appending(path: "a.khen"))
    #expect(run(folder.url.path).exitCode == .findings)
    #expect(try Data(contentsOf: folder.url.appending(path: "a.khen")) == bytes)
  }

  @Test func `a byte order mark and CR LF go away`() throws {
    let folder = try Folder(["a.khen": "\u{FEFF}danh mục a { x, y }\r\n"])
    #expect(run("--check", folder.url.path).exitCode == .findings)
    #expect(run(folder.url.path).exitCode == .done)
    #expect(try Array(folder.text("a.khen").utf8) == Array(Self.tidy.utf8))
  }

  @Test func `a link stays a link`() throws {
    let folder = try Folder(["thật.txt": Self.messy])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a.khen"),
      withDestinationPath: "thật.txt"
    )
    #expect(run(folder.path("a.khen")).exitCode == .done)
    #expect(try folder.text("thật.txt") == Self.tidy)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("a.khen")) == "thật.txt"
    )
  }

  @Test func `what would change is shown as a unified difference`() throws {
    let folder = try Folder(["a.khen": "// một\n" + Self.messy + "// hai"])
    let outcome = run("--diff", folder.url.path, "--lang", "en")
    let path = folder.path("a.khen")
    #expect(
      outcome.outputText == """
        --- \(path)\t(as it is)
        +++ \(path)\t(laid out)
        @@ -1,3 +1,3 @@
         // một
        -danh mục a{x,y}
        -// hai
        \\ No newline at end of file
        +danh mục a { x, y }
        +// hai

        """
    )
    #expect(outcome.exitCode == .done)
    #expect(run("--diff", "--check", folder.url.path).exitCode == .findings)
    #expect(try folder.text("a.khen").hasSuffix("// hai"))
    let coloured = run("--diff", folder.url.path, "--color", "always")
    #expect(coloured.outputText.contains("\u{1B}[31m-danh mục a{x,y}\u{1B}[0m"))
  }

  @Test func `standard input goes to standard output`() {
    let outcome = run("-", input: Self.messy)
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText == Self.tidy)
    #expect(outcome.errorText.isEmpty)
    #expect(run("-", "--check", input: Self.messy).exitCode == .findings)
    #expect(run("-", "--check", input: Self.tidy).exitCode == .done)
    let wrong = run("-", "--lang", "en", input: Self.broken)
    #expect(wrong.exitCode == .findings)
    #expect(wrong.outputText.isEmpty)
    #expect(wrong.errorText.contains("standard input:"))
    #expect(run("-", "rules").exitCode == .wrongUsage)
  }

  @Test func `keywords are rewritten in the other language`() {
    let text = "tham số a:số = 1.404,5\nhồ sơ h { b:số ngày }\n"
    let english = run("-", "--keywords", "en", input: text)
    #expect(
      english.outputText == "parameter a: number = 1,404.5\ndossier h { b: number of days }\n"
    )
    let back = run("-", "--keywords", "vi", input: english.outputText)
    #expect(back.outputText == "tham số a: số = 1.404,5\nhồ sơ h { b: số ngày }\n")
    #expect(run("--keywords", "fr", "-", input: text).exitCode == .wrongUsage)
  }

  @Test func `a path that leads nowhere is wrong usage`() throws {
    let folder = try Folder(["a.txt": Self.messy])
    #expect(run(folder.path("b.khen")).exitCode == .wrongUsage)
    #expect(run(folder.path("a.txt")).exitCode == .wrongUsage)
    #expect(run(folder.url.path).exitCode == .wrongUsage)
  }

  @Test func `the page on formatting shows what formatting does`() throws {
    let page = try RepositoryFiles.text(of: "Sources/Khen/Khen.docc/Formatting.md")
    func block(_ mark: String) throws -> String {
      let start = try #require(page.range(of: "```\(mark)\n")).upperBound
      let end = try #require(page.range(of: "```\n", range: start..<page.endIndex)).lowerBound
      return String(page[start..<end])
    }
    let after = try block("khen")
    #expect(run("-", input: try block("khen-before")).outputText == after)
    let file = SourceFile(id: FileID(0), name: "Formatting.md", text: after)
    #expect(findings(in: [file]).lines == [])
  }

  @Test(arguments: DocumentationExample.all)
  func `examples of the documentation keep their meaning`(example: DocumentationExample) {
    let outcome = run("-", input: example.text)
    #expect(outcome.exitCode == .done, "\(outcome.errorText)")
    #expect(run("-", "--check", input: outcome.outputText).exitCode == .done)
    let (before, after) = (example.text, outcome.outputText)
    func printed(_ text: String) -> String {
      Parser.parse(SourceFile(id: FileID(0), name: "t", text: text)).tree.printed
    }
    #expect(printed(before) == printed(after))
  }

  /// A rule file of the documentation.
  struct DocumentationExample: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String

    static let all = `The documentation`.blocks(marked: "khen").map {
      DocumentationExample(testDescription: $0.testDescription, text: $0.text)
    }
  }
}
