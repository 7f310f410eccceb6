import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

/// What a dossier is proposed for, in its written forms; the awards of the schema are
/// kỷ_niệm_chương and bằng_khen.
@Suite struct NominationTests {
  @Test(
    arguments: [
      (#""bằng_khen""#, [1]), (#""Bằng Khen""#, [1]), (#"["kỷ niệm chương","bằng_khen"]"#, [0, 1]),
      (#""bằng_khen; kỷ_niệm_chương""#, [1, 0]), (#"["bằng_khen","bằng_khen"]"#, [1]),
      (#"["bằng_khen",null]"#, [1]), ("null", nil), (#""""#, nil), (#""không rõ""#, nil),
      ("[]", nil), (#""b\u1eb1ng_khen""#, [1]),
    ] as [(String, [Int]?)]
  )
  func `awards are named one by one or in a list`(_ json: String, _ expected: [Int]?) throws {
    for key in ["đề_nghị", "Đề nghị", "nominated_for"] {
      let dossier = try #require(readAll("{\"\(key)\":\(json)}").first)
      #expect(dossier.record.errors == [])
      #expect(dossier.record.nominations == expected)
    }
  }

  @Test(
    arguments: [
      (#""bằng_khem""#, "unknown-nomination", "/đề_nghị"),
      (#"["bằng_khen","huân chương"]"#, "unknown-nomination", "/đề_nghị/1"),
      (#""bằng_khen;huân chương""#, "unknown-nomination", "/đề_nghị"),
      ("7", "wrong-type", "/đề_nghị"), (#"[{"tên":"bằng_khen"}]"#, "wrong-type", "/đề_nghị/0"),
    ]
  )
  func `an award that is not there is a mistake with its place`(
    _ json: String,
    _ id: String,
    _ pointer: String
  ) throws {
    let dossier = try #require(readAll("{\"đề_nghị\":\(json)}").first)
    #expect(dossier.record.errors.map(\.id.name) == [id])
    #expect(dossier.record.errors.map(\.place.pointer) == [pointer])
  }

  @Test func `a mistyped award is suggested`() throws {
    let dossier = try #require(readAll(#"{"đề_nghị":"bằng_khem"}"#).first)
    #expect(dossier.record.errors.first?.message.vi.contains("“bằng_khen”") == true)
  }

  @Test func `a table names them in a column`() {
    let text = "id,đề_nghị\n1,bằng_khen; kỷ_niệm_chương\n2,\n3,huân chương\n4,\"bằng_khen\"\n"
    let dossiers = readTables(text)
    #expect(dossiers.map(\.record.nominations) == [[1, 0], nil, nil, [1]])
    let errors = dossiers.flatMap(\.record.errors)
    #expect(errors.map(\.id.name) == ["unknown-nomination"])
    #expect(errors.first?.place.cell?.column == "đề_nghị")
  }

  @Test func `a field of the schema goes before`() throws {
    var program = Make.program()
    let kind = try #require(program.records.indices.last)
    program.records[kind].fields[12].name = Name("đề_nghị")
    let schema = FactSchema(program)
    let dossier = try #require(readAll(#"{"đề_nghị":"tăng lương"}"#, schema: schema).first)
    #expect(dossier.record.errors == [])
    #expect(dossier.record.nominations == nil)
  }
}
