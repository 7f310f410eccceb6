import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// What the checker says about scorecards.
@Suite struct `Mistakes in scorecards` {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var source: String
    var ids: [String]

    init(_ name: String, _ source: String, _ ids: String...) {
      testDescription = name
      self.source = source
      self.ids = ids
    }
  }

  static let cases = [
    Case("an unknown kind", "bảng điểm c cho ⟦đơn_vị⟧ { tiêu chí a tối đa 1 = 1 }", "unknown-type"),
    Case(
      "two items of one name",
      "bảng điểm c cho tập_thể { tiêu chí a tối đa 1 = 1; cộng ⟦a⟧ tối đa 1 chấm bởi \"T\" }",
      "duplicate-name"
    ),
    Case("no items", "bảng điểm ⟦c⟧ cho tập_thể { }", "scorecard-without-items"),
    Case(
      "a maximum of zero",
      "bảng điểm c cho tập_thể { tiêu chí a tối đa ⟦0⟧ = số }",
      "maximum-not-positive"
    ),
    Case(
      "a parameter that is once negative as maximum",
      "tham số m: số = 5 { từ 01/01/2026: -1 }\n"
        + "bảng điểm c cho tập_thể { tiêu chí a tối đa ⟦m⟧ = số }",
      "maximum-not-positive"
    ),
    Case(
      "points that are a text",
      "bảng điểm c cho tập_thể { tiêu chí a tối đa 5 = ⟦tên⟧ }",
      "type-mismatch"
    ),
    Case(
      "bands with a gap",
      "bảng điểm c cho tập_thể { tiêu chí a tối đa 5 = số "
        + "xếp loại = ⟦tra tổng { dưới 2: kém; từ 3 trở lên: tốt }⟧ }",
      "lookup-gap"
    ),
    Case(
      "a class that is a date",
      "bảng điểm c cho tập_thể { tiêu chí a tối đa 5 = số xếp loại = ⟦ngày_xét⟧ }",
      "type-mismatch"
    ),
    Case(
      "a card named like a field",
      "bảng điểm ⟦số⟧ cho tập_thể { tiêu chí a tối đa 5 = 1 }",
      "duplicate-name"
    ),
    Case(
      "a card named like an award",
      "khen thưởng c cho tập_thể { điều kiện x { số > 1 } }\n"
        + "bảng điểm ⟦c⟧ cho tập_thể { tiêu chí a tối đa 5 = 1 }",
      "duplicate-name"
    ),
    Case(
      "two cards of one name",
      card + "bảng điểm ⟦c⟧ cho tập_thể { tiêu chí a tối đa 5 = 1 }",
      "duplicate-name"
    ),
    Case(
      "an item called total",
      "bảng điểm c cho tập_thể { tiêu chí ⟦tổng⟧ tối đa 5 = 1; tiêu chí b tối đa 5 = 1 }",
      "reserved-name"
    ),
    Case(
      "a card of another kind",
      card + "khái niệm k cho cá_nhân: số = ⟦c⟧.tổng",
      "scorecard-of-other-kind"
    ),
    Case("an unknown item", card + "khái niệm k cho tập_thể: số = c.⟦z⟧", "unknown-field"),
    Case(
      "the card itself as a value",
      "bảng điểm c cho tập_thể { tiêu chí a tối đa 5 = 1 }\n"
        + "khái niệm k cho tập_thể: số = ⟦c⟧",
      "unknown-name"
    ),
    Case(
      "points that need their own total",
      "bảng điểm c cho tập_thể { tiêu chí ⟦a⟧ tối đa 5 = c.tổng }",
      "circular-definition"
    ),
    Case(
      "a class that needs a definition that needs it",
      "bảng điểm c cho tập_thể { tiêu chí a tối đa 5 = số xếp loại = k + 1 }\n"
        + "khái niệm ⟦k⟧ cho tập_thể: số = c.xếp_loại",
      "circular-definition"
    ),
    Case(
      "a card that asks for the award that asks for it",
      "khen thưởng k cho tập_thể { điều kiện x { c.tổng > 1 } }\n"
        + "bảng điểm c cho tập_thể { tiêu chí ⟦a⟧ tối đa 5 = tra (đủ tiêu chuẩn k) { đúng: 1; sai: 0 } }",
      "circular-definition"
    ),
    Case(
      "points beyond the maximum in a test",
      card + test("c: { b: ⟦11⟧ }", "tổng = 3"),
      "wrong-data"
    ),
    Case(
      "a verdict expected of a card",
      card + test("c: { b: 1 }", "đủ điều kiện", marks: true),
      "scorecard-expectation"
    ),
    Case(
      "an unknown item in a test",
      card + test("c: { b: 1 }", "c.⟦z⟧ = 1"),
      "unknown-field"
    ),
  ]

  static let card =
    "bảng điểm c cho tập_thể "
    + "{ tiêu chí a tối đa 5 = số; cộng b tối đa 10 chấm bởi \"T\" xếp loại = tra tổng "
    + "{ dưới 5: kém; từ 5 trở lên: tốt } }\n"

  static func test(_ data: String, _ expected: String, marks: Bool = false) -> String {
    let expectation = "mong đợi \(expected)"
    return "kiểm thử \"x\" cho c { ngày_xét: 01/12/2026 hồ sơ { số: 3, \(data) } "
      + (marks ? "⟦\(expectation)⟧" : expectation) + " }\n"
  }

  static let declarations =
    "hồ sơ tập_thể { tên: chuỗi; số: số }\nhồ sơ cá_nhân { tuổi: số }\n"
    + "danh mục mức { kém < tốt }\n"

  @Test(arguments: cases)
  func `a mistake is reported once, at its place`(mistake: Case) {
    let checked = MarkedSource(Self.declarations + mistake.source).check()
    #expect(checked.found.map(\.id) == mistake.ids, "\(checked.found)")
    #expect(checked.found.filter { !$0.isMarked }.isEmpty, "\(checked.found)")
  }

  @Test func `a card may be used before it is declared, in both spellings`() {
    let checked = MarkedSource(
      Self.declarations
        + "khái niệm k cho tập_thể: mức = c.classification\n"
        + "khen thưởng h cho tập_thể { điều kiện x { k >= tốt và c.total >= c.a và c.b > 1 } }\n"
        + Self.card
    ).check()
    #expect(checked.found.map(\.description) == [])
  }

  @Test(arguments: [
    "trong số t mà t.c.xếp_loại = tốt", "trong số t mà t.c.b > 1 và t.c.a > 1",
    "trong số t mà t.s.tổng > 1",
  ])
  func `a selection reads the points of each dossier`(members: String) {
    let checked = MarkedSource(
      Self.declarations + Self.card
        + "bảng điểm s cho tập_thể { tiêu chí a tối đa 5 = số }\n"
        + "xét chọn x cho tập_thể { \(members) không quá 1 xếp theo t.c.tổng giảm dần "
        + "bằng nhau cùng hạng }\n"
    ).check()
    #expect(checked.found.map(\.description) == [])
  }

  @Test func `what people score is a field with bounds`() throws {
    let checked = MarkedSource(
      Self.declarations + "tham số m: số = 5 { từ 01/01/2026: 7,5 }\n"
        + "bảng điểm c cho tập_thể { tiêu chí a tối đa m chấm bởi \"T\"; tiêu chí b tối đa 5 = số }\n"
    ).check()
    let program = try #require(checked.program)
    let card = try #require(program.scorecards.first)
    let record = try #require(card.record)
    #expect(program.records[record].fields.map(\.name.text) == ["a", "người_chấm", "ngày_chấm"])
    #expect(program.records[record].fields[0].bounds?.greatest == Rational(15, 2))
    #expect(program.records[card.kind].fields.last?.name == Name("c"))
  }
}
