import KhenSource
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
}
