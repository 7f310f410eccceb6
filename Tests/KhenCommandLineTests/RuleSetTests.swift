import Foundation
import KhenCommandLine
import KhenSource
import KhenSyntax
import Testing

@Suite struct `The rules of this repository` {
  @Test(arguments: ["rules", "examples/benchmark"])
  func `are accepted without an error or a warning`(folder: String) throws {
    let files = try RepositoryFiles.sources(in: folder)
    #expect(!files.isEmpty)
    let found = findings(in: files)
    #expect(found.lines == [])
    #expect(found.program != nil)
  }

  @Test func `pass their own tests`() {
    let folder = RepositoryFiles.root.appending(path: "rules").path
    let outcome = CommandLineTool.run(arguments: ["test", folder])
    #expect(outcome.exitCode == .done, "\(outcome.outputText)\(outcome.errorText)")
  }

  @Test(arguments: ["rules", "examples/benchmark"].flatMap { RepositoryFiles.ruleFiles(in: $0) })
  func `say the same in English and back in Vietnamese`(path: String) throws {
    let text = try RepositoryFiles.text(of: path)
    let original = SourceFile(id: FileID(0), name: path, text: text)
    let english = Translation.translate(original, to: .english)
    let translated = SourceFile(id: FileID(0), name: path, text: english)
    let parsed = Parser.parse(translated)
    #expect(parsed.diagnostics.isEmpty, "\(parsed.diagnostics.map(\.message.en))")
    #expect(parsed.tree.language == .english)
    #expect(Translation.translate(translated, to: .vietnamese) == text)
  }
}
