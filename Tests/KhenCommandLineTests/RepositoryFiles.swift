import Foundation
import KhenSemantics
import KhenSource
import KhenSyntax

/// The files of this repository, found from the place of this source file.
enum RepositoryFiles {
  /// The top folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Paths, below the top folder, of the rule files in a folder, sorted.
  static func ruleFiles(in folder: String) -> [String] {
    let paths =
      FileManager.default.enumerator(atPath: root.appending(path: folder).path)?
      .compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".khen") }.sorted().map { "\(folder)/\($0)" }
  }

  /// The text of a file.
  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The rule files of a folder, read.
  static func sources(in folder: String) throws -> [SourceFile] {
    try ruleFiles(in: folder).enumerated().map { index, path in
      SourceFile(id: FileID(index), name: path, text: try text(of: path))
    }
  }
}

/// What parsing and checking some files together says, one line for each diagnostic.
func findings(in files: [SourceFile]) -> (program: CheckedProgram?, lines: [String]) {
  let parsed = files.map { Parser.parse($0) }
  let checked = Checker.check(parsed.map(\.tree))
  let diagnostics = parsed.flatMap(\.diagnostics) + checked.diagnostics
  let lines = diagnostics.map { diagnostic in
    let range = diagnostic.primary.range
    let place = files.first { $0.id == range.file }
    let text = place?.text(in: range) ?? ""
    return "\(place?.name ?? "?"): \(diagnostic.id.name): \(diagnostic.message.en) “\(text)”"
  }
  return (checked.program, lines)
}
