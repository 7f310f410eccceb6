import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

/// Attestations and documents in their written forms.
@Suite struct ConclusionTests {
  static let unknown = FactFrame.unknown

  // Entries of the schema: kỷ_niệm_chương.y_đức, kỷ_niệm_chương.chấp_hành, bằng_khen.y_đức.
  @Test(arguments: [
    ("{\"y_đức\":true}", [1, unknown, 1]),
    ("{\"y_đức\":false,\"chấp_hành\":null}", [0, unknown, 0]),
    ("{\"Giữ gìn y đức\":\"đạt\"}", [1, unknown, 1]),
    ("{\"y_đức\":\"chưa có\"}", [unknown, unknown, unknown]),
    ("{\"y_đức\":\"không đạt\"}", [0, unknown, 0]),
    ("{\"y_\\u0111\\u1ee9c\":\"kh\\u00f4ng \\u0111\\u1ea1t\"}", [0, unknown, 0]),
    ("{\"kỷ_niệm_chương.y_đức\":true}", [1, unknown, unknown]),
    ("{\"kỷ_niệm_chương.y_đức\":false,\"y_đức\":true}", [0, unknown, 1]),
    ("{\"bằng_khen\":{\"y_đức\":true}}", [unknown, unknown, 1]),
    (
      "{\"y_đức\":{\"kết_luận\":true,\"bởi\":\"Hội đồng\",\"ngày\":\"01/02/2024\",\"văn_bản\":\"1/BB\"}}",
      [1, unknown, 1]
    ),
    ("{\"y_đức\":{\"bởi\":\"Hội đồng\"}}", [unknown, unknown, unknown]),
    ("null", [unknown, unknown, unknown]),
  ])
  func `attestations are given, refused or outstanding`(_ json: String, _ expected: [Int64]) throws
  {
    for section in ["xác_nhận", "attestations"] {
      let dossier = try #require(readAll("{\"\(section)\":\(json)}").first)
      #expect(dossier.record.errors == [])
      #expect(dossier.frame.attestations == expected)
    }
  }

  @Test(
    arguments: [
      ("true", 1, Int64.max), ("\"có\"", 1, .max), ("\"thiếu\"", unknown, .max), ("false", 0, .max),
      ("null", unknown, .max), ("\"không có\"", 0, .max), ("\"31/12/2025\"", 1, day(2025, 12, 31)),
      ("\"2/2024\"", 1, day(2024, 2, 29)),
      ("{\"có\":true,\"hết_hạn\":\"31/12/2025\",\"số\":\"12\"}", 1, day(2025, 12, 31)),
      ("{\"hết_hạn\":\"2025-06-30\"}", 1, day(2025, 6, 30)),
      ("{\"có\":false}", 0, .max), ("{\"số\":\"5\"}", unknown, .max),
    ] as [(String, Int64, Int64)]
  )
  func `documents are there, missing or expire`(
    _ json: String,
    _ state: Int64,
    _ until: Int64
  ) throws {
    let dossier = try #require(readAll("{\"tài_liệu\":{\"tờ_trình\":\(json)}}").first)
    #expect(dossier.record.errors == [])
    #expect(dossier.frame.documents == [state, Self.unknown])
    #expect(dossier.frame.documentEnds == [until, .max])
  }

  @Test func `a kind may have a field of the section's name`() throws {
    var program = Make.program()
    program.records[1].name = Name("xác_nhận")
    program.records[2].fields.append(Make.field("xác_nhận", .record(1)))
    let schema = FactSchema(program)
    let dossier = try #require(readAll("{\"xác_nhận\":{\"xã\":\"A\"}}", schema: schema).first)
    #expect(dossier.record.errors == [])
    #expect(dossier.frame.texts[dossier.frame.slots[try schema.slot("xác_nhận")]] == "A")
  }
}
