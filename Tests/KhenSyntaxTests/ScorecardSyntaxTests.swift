import KhenSource
import KhenSyntax
import Testing

/// How scorecards are read.
@Suite struct `Scorecards in rule files` {
  private static let vietnamese = """
    bảng điểm c "C" cho t căn cứ V điều 1 {
      tiêu chí a "A" tối đa m + 1 căn cứ V điều 2 chấm bởi "Tổ"
      cộng b tối đa 10 = x * 5
      trừ d "D" tối đa 5 = tổng k.n với k trong L
      xếp loại = tra tổng { từ 90 trở lên: cao; còn lại: thấp }
    }

    """
  private static let english = """
    scorecard c "C" for t under V article 1 {
      item a "A" up to m + 1 under V article 2 scored by "Tổ"
      bonus b up to 10 = x * 5
      deduction d "D" up to 5 = sum k.n for k in L
      classification = match total { from 90 upward: cao; otherwise: thấp }
    }

    """

  private func parse(_ text: String) -> ParsedFile {
    Parser.parse(SourceFile(id: FileID(0), name: "a.khen", text: text))
  }

  @Test func `both languages read alike`() {
    let first = parse(Self.vietnamese)
    let second = parse(Self.english)
    #expect(first.diagnostics.isEmpty)
    #expect(second.diagnostics.isEmpty)
    #expect(first.tree.printed == second.tree.printed)
    #expect(
      first.tree.printed.contains(
        "(item a \"A\" (up-to (+ m 1)) (cite (ref V article:2)) (scored-by \"Tổ\"))"
      ),
      "\(first.tree.printed)"
    )
    #expect(first.tree.printed.contains("(deduction d \"D\" (up-to 5) (= (sum (. k n) k L)))"))
  }

  @Test func `a card is translated word by word and back`() {
    let file = SourceFile(id: FileID(0), name: "a.khen", text: Self.vietnamese)
    let translated = Translation.translate(file, to: .english)
    #expect(translated == Self.english)
    let back = SourceFile(id: FileID(0), name: "a.khen", text: translated)
    #expect(Translation.translate(back, to: .vietnamese) == Self.vietnamese)
  }

  /// What may follow the total in a classification, and what is a sum over a list.
  @Test(arguments: [
    ("tổng", "tổng"), ("tổng - 5", "(- tổng 5)"), ("tổng * 2 + tổng", "(+ (* tổng 2) tổng)"),
    ("tổng từ 5 trở lên", "(in-range tổng (at-least 5))"),
    ("tổng k.n với k trong L", "(sum (. k n) k L)"),
    ("tổng (k.n + 1) với k trong L", "(sum (+ (. k n) 1) k L)"),
    ("tổng >= 5 và tổng < 9", "(and (>= tổng 5) (< tổng 9))"),
  ])
  func `the total stands alone`(classification: String, printed: String) {
    let parsed = parse("bảng điểm c cho t { tiêu chí a tối đa 1 = x xếp loại = \(classification) }")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.printed.contains("(classification \(printed))"), "\(parsed.tree.printed)")
  }

  @Test(arguments: [
    ("tiêu chí a tối đa 1", ["item-without-points"]),
    ("tiêu chí a tối đa 1 chấm \"Tổ\"", ["item-without-points"]),
    ("tiêu chí a = 3", ["expected-part"]),
    ("tiêu chí a tối đa 1 = tổng / 2", ["total-outside-scorecard"]),
    ("tiêu chí a tối đa 1 = x xếp loại = tổng xếp loại = tổng", ["repeated-clause"]),
    ("điều kiện a { x }", ["expected-part"]),
    ("tieu chí a tối đa 1 = x", ["misspelt-keyword"]),
    ("item a tối đa 1 = x", ["wrong-language"]),
  ])
  func `a mistake is reported once`(items: String, ids: [String]) {
    let parsed = parse("bảng điểm c cho t { \(items) }\ndanh mục m { u, v }\n")
    #expect(parsed.diagnostics.map(\.id.name) == ids)
    #expect(parsed.tree.printed.contains("(catalogue m"))
  }

  @Test func `the words of a card stay free elsewhere`() {
    let parsed = parse(
      "hồ sơ t { cộng: số; trừ: số; tổng: số; xếp_loại: chuỗi }\n"
        + "khái niệm tiêu_chí cho t: số = cộng - 1\n"
    )
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("tổng = 5", "(expect-value (path tổng) 5)"),
    ("c.tổng = 5", "(expect-value (path c tổng) 5)"),
    ("chưa rõ c.tổng vì c.a", "(expect unclear (path c tổng) (because c a))"),
    ("chưa rõ tổng", "(expect unclear (path tổng))"),
    ("xếp_loại = cao", "(expect-value xếp_loại cao)"),
  ])
  func `tests expect points`(expectation: String, printed: String) {
    let parsed = parse("kiểm thử \"x\" cho c { mong đợi \(expectation) }\n")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.printed.contains(printed), "\(parsed.tree.printed)")
  }
}
