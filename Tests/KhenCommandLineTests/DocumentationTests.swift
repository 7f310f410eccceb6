import Foundation
import KhenAnalysis
import KhenCommandLine
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

/// The examples of the documentation are run, so that what it shows is true.
@Suite struct `The documentation` {
  static let pages = [
    "Tour", "LanguageReference", "TypesAndExpressions", "DatesAndTime", "MissingData",
    "ListsAndYears", "Definitions", "Awards", "Scorecards", "LawAndVersions", "Selections",
    "TestsInRules",
    "BuiltinFunctions",
  ]

  /// A fenced block of a page.
  struct Block: CustomTestStringConvertible, Sendable {
    var page: String
    var line: Int
    var text: String
    var testDescription: String { "\(page).md, line \(line)" }
  }

  /// The blocks of all pages that are marked with a word.
  static func blocks(marked mark: String) -> [Block] {
    var blocks: [Block] = []
    for page in pages {
      let text = (try? RepositoryFiles.text(of: "Sources/Khen/Khen.docc/\(page).md")) ?? ""
      var block: Block?
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if line == "```\(mark)" {
          block = Block(page: page, line: index + 1, text: "")
        } else if line == "```", let whole = block {
          blocks.append(whole)
          block = nil
        } else {
          block?.text += line + "\n"
        }
      }
    }
    return blocks
  }

  @Test func `has examples on every page`() {
    let found = Set((Self.blocks(marked: "khen") + Self.blocks(marked: "khen-eval")).map(\.page))
    #expect(found == Set(Self.pages))
  }

  @Test(arguments: blocks(marked: "khen"))
  func `shows rule files without a mistake`(block: Block) {
    let file = SourceFile(id: FileID(0), name: block.testDescription, text: block.text)
    #expect(findings(in: [file]).lines == [])
  }

  @Test(arguments: blocks(marked: "khen").filter { $0.text.contains("kiểm thử") })
  func `shows tests that pass`(block: Block) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try block.text.write(
      to: folder.appending(path: "vi-du.khen"),
      atomically: true,
      encoding: .utf8
    )
    let outcome = CommandLineTool.run(arguments: ["test", folder.path])
    #expect(outcome.exitCode == .done, "\(outcome.outputText)\(outcome.errorText)")
  }

  @Test(arguments: blocks(marked: "khen-eval"))
  func `shows what expressions give`(block: Block) {
    var facts: String?
    var expression = ""
    var expected: [String] = []
    func compare() {
      guard !expected.isEmpty else { return }
      var arguments = ["eval", expression, "--as-of", "01/10/2024"]
      if let facts { arguments += ["--facts-json", facts] }
      let outcome = CommandLineTool.run(arguments: arguments)
      let found = outcome.outputText.split(separator: "\n").map(String.init)
      #expect(found == expected, "\(expression): \(outcome.errorText)")
      expected = []
    }
    for line in block.text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("=> ") {
        expected = [String(line.dropFirst(3))]
      } else if line.hasPrefix("  "), !expected.isEmpty {
        expected.append(line)
      } else {
        compare()
        if line.hasPrefix("facts: ") {
          facts = String(line.dropFirst(7))
        } else {
          expression = line
        }
      }
    }
    compare()
  }

  @Test(arguments: BuiltinName.allCases)
  func `names every builtin in both languages`(builtin: BuiltinName) throws {
    let page = try RepositoryFiles.text(of: "Sources/Khen/Khen.docc/BuiltinFunctions.md")
    for language in Language.allCases {
      #expect(page.contains("`\(builtin.spelling(in: language))"), "\(builtin)")
    }
  }

  @Test func `lists what validation finds`() throws {
    let path = "Sources/Khen/Khen.docc/Validation.md"
    let mark = "<!-- The table is written by a test. -->\n"
    let page = try RepositoryFiles.text(of: path)
    var text = page.split(separator: mark).first.map(String.init) ?? ""
    text += mark + "\n| id | tên | what it is |\n|---|---|---|\n"
    for page in DiagnosticPage.validationPages.sorted(by: { $0.id.name < $1.id.name }) {
      let summary = "\(page.summary.en); \(page.summary.vi)".replacing("|", with: "\\|")
      text += "| `\(page.id.name)` | `\(page.id.vietnamese)` | \(summary) |\n"
    }
    Golden.expect(text, equalsFile: RepositoryFiles.root.appending(path: path))
  }

  @Test func `lists every diagnostic with its wrong and right example`() throws {
    var text = """
      # Diagnostics

      Every message that rule files can get, with a wrong and a right example; `khen help ID` prints the same.

      ## Overview

      This page is written by a test from the pages of the program.

      """
    for theme in DiagnosticCatalogue.themes {
      text += "\n## \(theme.title.en)\n"
      for page in theme.pages.sorted(by: { $0.id.name < $1.id.name }) {
        text += """

          ### \(page.id.name)

          `\(page.id.vietnamese)`

          \(page.summary.en)

          \(page.summary.vi)

          \(page.reason.en)

          \(page.reason.vi)

          Wrong:

          ```
          \(page.wrong.trimmingCharacters(in: .newlines))
          ```

          Right:

          ```
          \(page.right.trimmingCharacters(in: .newlines))
          ```

          """
      }
    }
    let path = RepositoryFiles.root.appending(path: "Sources/Khen/Khen.docc/Diagnostics.md")
    Golden.expect(text, equalsFile: path)
  }
}
