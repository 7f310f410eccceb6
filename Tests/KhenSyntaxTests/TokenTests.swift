import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct TokenTests {
  private func tokens(_ text: String) -> [Token] {
    Lexer.tokenize(SourceFile(id: FileID(0), name: "t", text: text)).tokens
  }

  private func expectCoverage(_ text: String) {
    var offset: UInt32 = 0
    for token in tokens(text) {
      #expect(token.leadingStart == offset)
      #expect(token.leadingStart <= token.start && token.start <= token.end)
      #expect(token.end <= token.trailingEnd)
      offset = token.trailingEnd
    }
    #expect(Int(offset) == text.utf8.count)
  }

  @Test(arguments: Corpus.all)
  func `tokens and what is around them are the whole file`(path: String) throws {
    let text = try Corpus.text(path)
    expectCoverage(text)
    expectCoverage(text.split(separator: "\n").joined(separator: "\r\n"))
  }

  @Test(arguments: [
    "", " ", "\n", "// chỉ có chú thích", "\"", "“", "\\", "\u{FEFF}a", "a\u{301}", "\u{301}",
    "🇻🇳", "a\r\nb\rc", "1.", "1,", "1/2/3", "31/12/20231", "\u{A0}x", "“a”b", "&|&&||", "…", "-",
  ])
  func `odd texts are covered too`(text: String) { expectCoverage(text) }

  @Test func `random bytes never stop the parser and are covered`() {
    let seed: UInt64 = 20_261_121
    var random = SplitMix64(seed: seed)
    for round in 0..<400 {
      let count = Int.random(in: 0...200, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let (file, _) = SourceFile.load(bytes: bytes, name: "t", id: FileID(0))
      expectCoverage(file.text)
      let parsed = Parser.parse(file)
      #expect(parsed.tokens.last?.kind == .endOfFile, "seed \(seed), round \(round)")
    }
  }

  @Test func `a mutated corpus never stops the parser`() throws {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    let texts = try Corpus.workedClauses.map { Array(try Corpus.text($0).utf8) }
    let pieces = [
      "{", "}", "(", ")", "[", "]", "\"", ";", ",", " và ", " khi ", "\n", "12", "=", "có ",
    ]
    for round in 0..<300 {
      var bytes = texts[round % texts.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...30, using: &random))
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        bytes.replaceSubrange(start..<end, with: Array(piece.utf8))
      }
      let (file, loading) = SourceFile.load(bytes: bytes, name: "t", id: FileID(0))
      let parsed = Parser.parse(file)
      // What could not be read left a mistake behind, and never silence.
      if parsed.tree.printed.contains("?"), !file.text.contains("?") {
        #expect(
          !(parsed.diagnostics + loading).isEmpty,
          "seed \(seed), round \(round): \(file.text)"
        )
      }
      for diagnostic in parsed.diagnostics {
        #expect(Int(diagnostic.primary.range.end) <= file.bytes.count)
      }
    }
  }

  @Test func `names keep their marks and numbers their signs`() {
    #expect(tokens("ngày_xét khỏe1 _a").filter { $0.isWord }.count == 3)
    #expect(tokens("1.404.000 0,6 14/12").filter { $0.kind == .number }.count == 4)
    #expect(tokens("31/12/2023 1/2/2023 2023-12-31").filter { $0.kind == .date }.count == 3)
    #expect(tokens("2022/2025").filter { $0.kind == .date }.isEmpty)
  }
}
