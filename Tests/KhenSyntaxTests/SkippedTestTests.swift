import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

/// Reading a file without its tests.
@Suite struct SkippedTestTests {
  private func file(_ text: String) -> SourceFile {
    SourceFile(id: FileID(0), name: "thử.khen", text: text)
  }

  /// The declarations that are no tests or sample dossiers, one a line.
  private func rules(_ parsed: ParsedFile) -> String {
    var tree = parsed.tree
    tree.items = tree.items.filter {
      switch $0 {
      case .fixture, .test, .selectionTest: false
      default: true
      }
    }
    return tree.printed
  }

  private func errors(_ parsed: ParsedFile) -> Set<String> {
    Set(
      parsed.diagnostics.filter { $0.severity == .error }.map {
        "\($0.id.name) \($0.primary.range.start) \($0.primary.range.end)"
      }
    )
  }

  private func testRanges(_ parsed: ParsedFile) -> [SourceRange] {
    parsed.tree.items.compactMap {
      switch $0 {
      case .fixture(let fixture): fixture.range
      case .test(let test): test.range
      case .selectionTest(let test): test.range
      default: nil
      }
    }
  }

  @Test(arguments: Corpus.all)
  func `rules read without their tests are the same rules`(path: String) throws {
    let source = file(try Corpus.text(path))
    let whole = Parser.parse(source)
    let parsed = Parser.parse(source, .withoutTests)
    #expect(rules(parsed) == rules(whole))
    #expect(parsed.tree.language == whole.tree.language)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.items.count == whole.tree.items.count)
    for case .test(let test) in parsed.tree.items {
      #expect(test.expectations.isEmpty && test.cases.isEmpty && test.data == nil)
    }
  }

  @Test func `what is wrong inside of a test is not seen`() {
    let source = file(
      """
      danh mục giới { nam, nữ }
      kiểm thử "a" cho A {
        ngày_xét: 01/01/2025 hồ sơ { x: = } // } không tính
        hồ sơ m
        hồ sơ m sửa { y: "}" }
        mong đợi gì “}” đó
      }
      hồ sơ mẫu m là hs { x: y: z }
      khái niệm k: số = 1

      """
    )
    let parsed = Parser.parse(source, .withoutTests)
    #expect(errors(parsed).isEmpty)
    #expect(errors(Parser.parse(source)).count > 1)
    #expect(rules(parsed) == rules(Parser.parse(source)))
  }

  @Test func `where something is wrong outside, all is told`() {
    let source = file(
      """
      kiểm thử "a" cho A { hồ sơ { x: = } }
      khái niệm k: số = = 1

      """
    )
    let whole = Parser.parse(source)
    #expect(errors(whole).count == 2)
    #expect(errors(Parser.parse(source, .withoutTests)) == errors(whole))
  }

  @Test(arguments: [
    // A brace too few: another declaration would be passed over.
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 }\nkhái niệm k: số = 1 }\n",
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 }\ntham số t: số = 1\n}\n",
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 }\nhồ sơ cá_nhân \"Cá nhân\" { tuổi: số } }\n",
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 }\nhồ sơ cá_nhân { tuổi: số } }\n",
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 }\nhồ sơ cá_nhân\n{ tuổi: số } }\n",
    "hồ sơ mẫu m là hs { x: {\nhồ sơ { tuổi: số } }\n",
    // Texts and signs that may hide a brace.
    "kiểm thử \"a\" cho A { hồ sơ { x: \"} }\n }\nkhái niệm k: số = 1\n",
    "kiểm thử \"a\" cho A { hồ sơ { x: '}' } }\n",
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 } # }\n}\n",
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 } /* } */ }\n",
    // Braces that never close, or were never opened.
    "kiểm thử \"a\" cho A { hồ sơ { x: 1 }\n",
    "kiểm thử \"a\" cho A\nkhái niệm k: số = 1\n",
    "kiểm thử \"a\" cho A }\n",
    "kiểm thử\n",
  ])
  func `a test whose braces are odd is read, and reported as ever`(text: String) {
    let whole = Parser.parse(file(text))
    let parsed = Parser.parse(file(text), .withoutTests)
    #expect(!errors(whole).isEmpty)
    #expect(errors(parsed) == errors(whole))
    #expect(parsed.tree.printed == whole.tree.printed)
  }

  @Test func `damage that leaves no mistake leaves the same rules`() throws {
    let seed: UInt64 = 11
    var random = SplitMix64(seed: seed)
    let texts = try Corpus.all.filter { $0.contains("kiem-thu") || $0.contains("Corpus") }
      .map { Array(try Corpus.text($0).utf8) }.filter { $0.count < 12_000 }
    let pieces = [
      "{", "}", "", "\n", "\"", "hồ sơ ", "\nkiểm thử ", "\nkhái niệm k: số = 1\n", "//",
    ]
    var goodCount = 0
    for round in 0..<400 {
      var bytes = texts[round % texts.count]
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...20, using: &random))
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      bytes.replaceSubrange(start..<end, with: Array(piece.utf8))
      let (source, _) = SourceFile.load(bytes: bytes, name: "t", id: FileID(0))
      let whole = Parser.parse(source)
      let parsed = Parser.parse(source, .withoutTests)
      #expect(
        errors(parsed).isEmpty || errors(parsed) == errors(whole),
        "seed \(seed), round \(round)"
      )
      guard errors(parsed).isEmpty else { continue }
      if errors(whole).isEmpty {
        goodCount += 1
        #expect(rules(parsed) == rules(whole), "seed \(seed), round \(round)")
      }
      for diagnostic in whole.diagnostics where diagnostic.severity == .error {
        let place = diagnostic.primary.range.start
        #expect(
          testRanges(parsed).contains { $0.start <= place && place <= $0.end },
          "seed \(seed), round \(round): \(diagnostic.message.vi)"
        )
      }
    }
    #expect(goodCount > 20)
  }
}
