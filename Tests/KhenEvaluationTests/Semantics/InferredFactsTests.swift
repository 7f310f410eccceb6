import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// Data without a schema, as a reader would describe it.
private let facts = InferredFacts(fields: [
  InferredFacts.Field(name: Name("họ_tên"), hint: .text, mayBeNone: false),
  InferredFacts.Field(name: Name("năm_xét"), hint: .wholeNumber, mayBeNone: false),
  InferredFacts.Field(name: Name("số_ngày_nghỉ"), hint: .wholeNumber, mayBeNone: false),
  InferredFacts.Field(name: Name("ngày_vào"), hint: .dateText, mayBeNone: false),
  InferredFacts.Field(name: Name("ngày_ra"), hint: .dateText, mayBeNone: true),
  InferredFacts.Field(name: Name("trống"), hint: .unknown, mayBeNone: true),
  InferredFacts.Field(name: Name("tốt"), hint: .boolean, mayBeNone: false),
  InferredFacts.Field(name: Name("các_năm"), hint: .list(.wholeNumber), mayBeNone: false),
  InferredFacts.Field(
    name: Name("xếp_loại"),
    hint: .record([
      InferredFacts.Field(name: Name("2023"), hint: .text, mayBeNone: false),
      InferredFacts.Field(name: Name("2024"), hint: .text, mayBeNone: false),
    ]),
    mayBeNone: false
  ),
  InferredFacts.Field(
    name: Name("quá_trình"),
    hint: .list(
      .record([
        InferredFacts.Field(name: Name("từ"), hint: .dateText, mayBeNone: false),
        InferredFacts.Field(name: Name("đến"), hint: .dateText, mayBeNone: true),
        InferredFacts.Field(name: Name("điểm"), hint: .wholeNumber, mayBeNone: false),
      ])
    ),
    mayBeNone: false
  ),
])

@Suite struct `Expressions over data without a schema` {
  struct Case: CustomTestStringConvertible {
    var expression: String
    var field: String
    var type: ValueType
    var testDescription: String { expression }
  }

  @Test(arguments: [
    Case(expression: "năm_xét >= 2020", field: "năm_xét", type: .integer),
    Case(expression: "năm_của(ngày_vào) = năm_xét", field: "năm_xét", type: .year),
    Case(expression: "năm_xét >= 5 và năm_của(ngày_vào) = năm_xét", field: "năm_xét", type: .year),
    Case(expression: "ngày_xét - ngày_vào >= số_ngày_nghỉ", field: "số_ngày_nghỉ", type: .days),
    Case(expression: "ngày_vào + số_ngày_nghỉ <= ngày_xét", field: "số_ngày_nghỉ", type: .days),
    Case(expression: "số_ngày_nghỉ >= 5 đồng", field: "số_ngày_nghỉ", type: .money),
    Case(expression: "ngày_vào = \"31/03/2012\"", field: "ngày_vào", type: .string),
    Case(expression: "có ngày_ra và ngày_ra < ngày_xét", field: "ngày_ra", type: .optional(.date)),
    Case(expression: "ngày_ra < ngày_xét", field: "ngày_ra", type: .date),
    Case(
      expression: "ngày_xét từ ngày_vào đến hết ngày_ra",
      field: "ngày_ra",
      type: .optional(.date)
    ),
    Case(expression: "trống = 5", field: "trống", type: .number),
    Case(expression: "trống hoặc tốt", field: "trống", type: .boolean),
    Case(
      expression: "có 2 năm liên tiếp T trong các_năm",
      field: "các_năm",
      type: .list(.year)
    ),
    Case(expression: "2023 trong các_năm", field: "các_năm", type: .list(.integer)),
    Case(expression: "xếp_loại năm 2023 = \"HTXS\"", field: "xếp_loại", type: .yearly(.string)),
    Case(expression: "họ_tên = \"A\"", field: "họ_tên", type: .string),
  ])
  func `the first use fixes the type of a fact`(example: Case) throws {
    var inferred = facts
    let (checked, diagnostics) = check(example.expression, &inferred)
    #expect(diagnostics.map(\.message.en) == [])
    #expect(checked?.type == .boolean)
    let program = try #require(inferred.program)
    let dossier = try #require(inferred.dossier)
    let field = program.records[dossier].fields.first { $0.name == Name(example.field) }
    #expect(field?.type == example.type)
  }

  @Test(arguments: [
    ("(đếm k trong quá_trình mà k.điểm >= 2) > 1", ValueType.boolean),
    ("tổng k.điểm với k trong quá_trình", .integer),
    ("có k trong quá_trình mà ngày_xét từ k.từ đến hết k.đến", .boolean),
    (
      "thời_gian(dòng 1 từ k.từ đến hết k.đến với k trong quá_trình trùng nhau lấy cao nhất)",
      .service
    ),
    ("mọi k trong quá_trình đều k.từ <= ngày_xét", .boolean),
    ("năm_xét + 1", .integer),
  ])
  func `an inferred record allows what a declared one allows`(
    expression: String,
    type: ValueType
  ) {
    var inferred = facts
    let (checked, diagnostics) = check(expression, &inferred)
    #expect(diagnostics.map(\.message.en) == [])
    #expect(checked?.type == type)
  }

  @Test func `a fact used as two things is reported`() {
    var inferred = facts
    let (checked, diagnostics) = check(
      "năm_của(ngày_vào) = năm_xét và năm_xét >= 5 đồng",
      &inferred
    )
    #expect(checked == nil)
    #expect(diagnostics.map(\.id) == [.unitMismatch])
  }

  private func check(
    _ source: String,
    _ inferred: inout InferredFacts
  ) -> (CheckedExpression?, [Diagnostic]) {
    let file = SourceFile(id: FileID(0), name: "expression", text: source)
    let parsed = Parser.parseExpression(file)
    #expect(parsed.diagnostics.map(\.message.en) == [])
    return Checker.checkExpression(
      parsed.expression,
      in: CheckedProgram(),
      dossier: nil,
      inferring: &inferred
    )
  }
}
