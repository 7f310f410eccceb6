import Foundation
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct FormattingTests {
  /// A text and what becomes of it; the same where nothing is to be done.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var before: String
    var after: String

    init(_ description: String, _ before: String, _ after: String? = nil) {
      testDescription = description
      self.before = before
      self.after = after ?? before
    }
  }

  @Test(arguments: cases)
  func `layout follows the rules of the style`(case example: Case) {
    #expect(formatted(example.before) == example.after)
  }

  @Test(arguments: Corpus.all)
  func `formatting a rule file keeps its meaning and its comments`(path: String) throws {
    let text = try Corpus.text(path)
    let result = try #require(formatted(text))
    #expect(parse(result).tree.printed == parse(text).tree.printed)
    #expect(comments(of: result) == comments(of: text))
    #expect(result.hasSuffix("\n") && !result.hasSuffix("\n\n"))
    for line in result.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.last != " ")
      #expect(!line.contains("\t"))
    }
  }

  @Test(arguments: Corpus.all)
  func `lines are too long only where nothing can be parted`(path: String) throws {
    let result = try #require(formatted(try Corpus.text(path)))
    for line in result.split(separator: "\n") where DisplayWidth.of(String(line)) > 120 {
      // One long text, or a comment behind a clause.
      let longest = line.split(separator: "\"").map(\.count).max() ?? 0
      #expect(longest > 80 || line.contains("//"), "\(line)")
    }
  }

  @Test(arguments: Corpus.all.filter { $0.hasPrefix("rules/") })
  func `the rule files of the project are in the style`(path: String) throws {
    let text = try Corpus.text(path)
    #expect(formatted(text) == text)
  }

  @Test(arguments: Corpus.all)
  func `keywords of the other language and back give the same file`(path: String) throws {
    let text = try Corpus.text(path)
    let english = try #require(formatted(text, keywords: .english))
    #expect(parse(english).tree.language == .english)
    #expect(parse(english).tree.printed == parse(text).tree.printed)
    let back = try #require(formatted(english, keywords: .vietnamese))
    #expect(parse(back).tree.printed == parse(text).tree.printed)
    #expect(comments(of: back) == comments(of: text))
  }

  @Test(arguments: Corpus.all)
  func `blanks inside lines do not matter`(path: String) throws {
    let seed: UInt64 = 41
    var random = SplitMix64(seed: seed)
    let text = try Corpus.text(path)
    let layout = RandomLayout(text)
    let expected = try #require(formatted(text))
    for round in 0..<1 {
      let other = layout.withOtherBlanks(&random)
      #expect(formatted(other) == expected, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: Corpus.all)
  func `line ends and comments in odd places lose nothing`(path: String) throws {
    let seed: UInt64 = 42
    var random = SplitMix64(seed: seed)
    let text = try Corpus.text(path)
    let layout = RandomLayout(text)
    let tree = parse(text).tree.printed
    var count = 0
    for round in 0..<3 {
      let other = layout.withOtherLines(&random)
      let parsed = parse(other)
      guard parsed.diagnostics.isEmpty, parsed.tree.printed == tree else { continue }
      count += 1
      let result = formatted(other)
      #expect(result.map { parse($0).tree.printed } == tree, "seed \(seed), round \(round)")
      #expect(result.map(comments) == comments(of: other), "seed \(seed), round \(round)")
    }
    #expect(count > 0, "seed \(seed)")
  }

  @Test func `random bytes and broken files are left alone or formatted`() throws {
    let seed: UInt64 = 43
    var random = SplitMix64(seed: seed)
    let corpus = try Corpus.workedClauses.map { Array(try Corpus.text($0).utf8) }
    for round in 0..<300 {
      var bytes = corpus[round % corpus.count]
      if round % 3 == 0 {
        bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      } else {
        for _ in 0..<3 {
          let start = Int.random(in: 0..<bytes.count, using: &random)
          let end = min(bytes.count, start + Int.random(in: 0...20, using: &random))
          bytes.removeSubrange(start..<end)
        }
      }
      let (file, _) = SourceFile.load(bytes: bytes, name: "t", id: FileID(0))
      if case .meaningChanged = RuleFormatter.format(file) {
        Issue.record("seed \(seed), round \(round): \(file.text)")
      }
    }
  }

  @Test func `a file of many kinds of clause becomes readable`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let before = try String(
      contentsOf: folder.appending(path: "layout.before.khen"),
      encoding: .utf8
    )
    Golden.expect(try #require(formatted(before)), equals: "layout.after.khen")
    let english = try #require(formatted(before, keywords: .english))
    Golden.expect(english, equals: "layout.after.en.khen")
  }

  @Test func `time grows with the size of a file, not with its square`() throws {
    let text = try Corpus.all.filter { $0.hasPrefix("rules/") }.map(Corpus.text).joined()
    func file(_ size: Int) -> SourceFile {
      let copies = String(repeating: text + "\n", count: size / text.utf8.count + 1)
      return SourceFile(id: FileID(0), name: "t", text: copies)
    }
    let (small, large) = (file(60_000), file(1_000_000))
    let clock = ContinuousClock()
    let smallTime = clock.measure { _ = RuleFormatter.format(small) }
    let largeTime = clock.measure { _ = RuleFormatter.format(large) }
    let parseTime = clock.measure { _ = Parser.parse(large) }
    // Seventeen times the size; the rest is room for a busy machine.
    #expect(largeTime < smallTime * 90)
    #expect(largeTime < parseTime * 40)
  }

  @Test func `one very long line takes no longer than many lines`() {
    let entries = (0..<8_000).map { "a\($0): [{ b: 1, c: [1, 2, 3] }]" }.joined(separator: ", ")
    let text = "hồ sơ mẫu m là k { \(entries) }"
    let file = SourceFile(id: FileID(0), name: "t", text: text)
    let clock = ContinuousClock()
    let parseTime = clock.measure { _ = Parser.parse(file) }
    let time = clock.measure {
      if case .formatted(let result) = RuleFormatter.format(file) {
        #expect(result.split(separator: "\n").allSatisfy { $0.utf8.count <= 122 })
      } else {
        Issue.record("a long line cannot be formatted")
      }
    }
    #expect(time < parseTime * 60)
  }
}
