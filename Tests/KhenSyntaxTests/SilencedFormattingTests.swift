import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

/// The formatter and comments that silence findings: what a comment is for stays on its line.
@Suite struct SilencedFormattingTests {
  @Test func `a comment above a line that is too long keeps the line whole`() throws {
    let label = String(repeating: "rất ", count: 30)
    let text = """
      hồ sơ k { tốt: đúng_sai }
      // bỏ qua [chưa-có-kiểm-thử]: để sau
      khen thưởng a cho k { điều kiện b "\(label)" { tốt và tốt } điều kiện c { tốt } }

      """
    let result = try #require(formatted(text))
    #expect(result == text.replacing("} điều", with: "}  điều"))
  }

  @Test func `a comment at the end keeps entries together that have lines of their own otherwise`()
    throws
  {
    let text = "bản ghi a { b: ngày; c: số  // bỏ qua [trường-không-dùng]: x\n    d: chuỗi? }\n"
    let after = "bản ghi a { b: ngày; c: số  // bỏ qua [trường-không-dùng]: x\n    d: chuỗi?\n}\n"
    #expect(formatted(text) == after)
    let other = text.replacing("bỏ qua [", with: "chưa có [")
    #expect(
      formatted(other)
        == "bản ghi a {\n    b: ngày;\n    c: số  // chưa có [trường-không-dùng]: x\n    d: chuỗi?\n}\n"
    )
  }

  /// The tokens that each directive is for, by their places in the file.
  private func coverage(_ text: String) -> [Set<Int>] {
    let file = SourceFile(id: FileID(0), name: "t", text: text)
    let parsed = Parser.parse(file)
    return SilencingDirective.all(in: file, parsed).map { directive in
      var covered: Set<Int> = []
      for (index, token) in parsed.tokens.enumerated() where token.kind != .endOfFile {
        if file.line(at: Int(token.start)) == directive.line { covered.insert(index) }
      }
      return covered
    }
  }

  @Test(arguments: Corpus.all)
  func `comments in odd places stay with what they were for`(path: String) throws {
    let seed: UInt64 = 44
    var random = SplitMix64(seed: seed)
    let text = try Corpus.text(path)
    let tree = parse(text).tree.printed
    for round in 0..<1 {
      let other = SilencedLayout(text).text(&random)
      let parsed = parse(other)
      guard parsed.diagnostics.isEmpty, parsed.tree.printed == tree else { continue }
      let result = try #require(formatted(other), "seed \(seed), round \(round)")
      let (before, after) = (coverage(other), coverage(result))
      #expect(before.count == after.count, "seed \(seed), round \(round)")
      for (old, new) in zip(before, after) {
        #expect(new.isSuperset(of: old), "seed \(seed), round \(round):\n\(other)")
      }
      for keywords in path.utf8.count % 4 == 0 ? Language.allCases : [] {
        let translated = formatted(other, keywords: keywords)
        #expect(translated.map { coverage($0).count } == before.count)
      }
    }
  }
}

/// Puts silencing comments and other line ends between the tokens of a text.
private struct SilencedLayout {
  private let file: SourceFile
  private let parsed: ParsedFile
  private var firm: Set<UInt32> = []

  init(_ text: String) {
    file = SourceFile(id: FileID(0), name: "t", text: text)
    parsed = Parser.parse(file)
    for use in parsed.keywordUses {
      for token in parsed.tokens where token.start > use.range.start && token.end <= use.range.end {
        firm.insert(token.start)
      }
    }
    // `1 năm 2 tháng` stays on one line.
    for (previous, token) in zip(parsed.tokens, parsed.tokens.dropFirst())
    where token.kind == .number && previous.isWord {
      firm.insert(token.start)
    }
  }

  func text(_ random: inout SplitMix64) -> String {
    let lineEnd = ["\n", "\r\n", "\r"][Int.random(in: 0...2, using: &random)]
    var text = Int.random(in: 0...3, using: &random) == 0 ? "\t" : ""
    var end: UInt32 = 0
    for token in parsed.tokens {
      var gap = file.text(from: Int(end), to: Int(token.start))
      if end > 0, !firm.contains(token.start) {
        switch Int.random(in: 0...60, using: &random) {
        case 0: gap += lineEnd
        case 1: gap += "  // bỏ qua [trùng-nhãn]: ở đây" + lineEnd
        case 2: gap += lineEnd + "\t// allow [same-label]: next" + lineEnd
        case 3:
          gap = gap.contains("//") ? gap : gap.split(separator: "\n").joined(separator: " ") + " "
        default: break
        }
      }
      text += gap + file.text(from: Int(token.start), to: Int(token.end))
      end = token.end
    }
    return text + file.text(from: Int(end), to: file.bytes.count)
  }
}
