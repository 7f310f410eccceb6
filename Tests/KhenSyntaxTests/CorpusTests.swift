import Foundation
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

/// The rule files that tests read: the worked clauses of the design, and what the project ships.
enum Corpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
  static let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Paths of the worked clauses, relative to the checkout.
  static let workedClauses = files(under: "Tests/KhenSyntaxTests/Corpus")
  /// Every rule file of the checkout that must parse.
  static let all = workedClauses + files(under: "rules") + files(under: "examples")

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func files(under path: String) -> [String] {
    let base = root.appending(path: path)
    guard let walk = FileManager.default.enumerator(atPath: base.path(percentEncoded: false)) else {
      return []
    }
    var paths: [String] = []
    for case let name as String in walk where name.hasSuffix(".khen") {
      paths.append(path + "/" + name)
    }
    return paths.sorted()
  }
}

/// Parses a text; every syntax test goes through here.
func parse(_ text: String) -> ParsedFile {
  Parser.parse(SourceFile(id: FileID(0), name: "thử.khen", text: text))
}

@Suite struct CorpusTests {
  @Test(arguments: Corpus.all)
  func `every rule file parses without a mistake`(path: String) throws {
    let text = try Corpus.text(path)
    let parsed = parse(text)
    var summary: [String] = []
    let file = SourceFile(id: FileID(0), name: path, text: text)
    for diagnostic in parsed.diagnostics {
      let place = file.place(at: Int(diagnostic.primary.range.start))
      summary.append(
        "\(path):\(place.line):\(place.column): \(diagnostic.id.name) \(diagnostic.message.vi)"
      )
    }
    #expect(summary == [])
    #expect(!parsed.tree.items.isEmpty)
    #expect(!parsed.tree.printed.contains("?"))
  }
}
