import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

/// Mistakes in a dossier: each is told, with its place, and costs only that dossier.
@Suite struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var input: [UInt8]
    /// `id pointer` of each error.
    var expected: [String]
    var testDescription: String { name }

    init(_ name: String, _ input: String, _ expected: [String]) {
      self.name = name
      self.input = Array(input.utf8)
      self.expected = expected
    }

    init(_ name: String, bytes: [UInt8], _ expected: [String]) {
      self.name = name
      input = bytes
      self.expected = expected
    }
  }

  static let cases: [Case] = [
    Case("unknown key", "{\"họ_ten\":\"A\"}", ["unknown-field /họ_ten"]),
    Case(
      "unknown key in a list",
      "{\"quá_trình\":[{\"từ\":\"2020\"},{\"tu\":1}]}",
      ["unknown-field /quá_trình/1/tu"]
    ),
    Case("duplicate key", "{\"số_con\":1,\"số con\":2}", ["repeated-field /số con"]),
    Case("duplicate id", "{\"id\":\"1\",\"id\":\"2\"}", ["repeated-field /id"]),
    Case(
      "all mistakes",
      "{\"số_con\":\"x\",\"ngày_sinh\":\"31/02/2020\",\"giới_tính\":\"nu nu\",\"lạ\":[1,{\"a\":2}]}",
      [
        "wrong-type /số_con", "impossible-date /ngày_sinh", "unknown-value /giới_tính",
        "unknown-field /lạ",
      ]
    ),
    Case(
      "malformed UTF-8",
      bytes: Array("{\"họ_tên\":\"A".utf8) + [0xC3, 0x28] + Array("\"}".utf8),
      ["malformed-utf8 /họ_tên"]
    ),
    Case(
      "NUL in a text",
      bytes: Array("{\"họ_tên\":\"A".utf8) + [0] + Array("\"}".utf8),
      ["control-character /họ_tên"]
    ),
    Case(
      "NUL in between",
      bytes: Array("{\"số_con\":".utf8) + [0, 0x7D],
      ["malformed-json /số_con"]
    ),
    Case("escaped NUL", "{\"họ_tên\":\"A\\u0000\"}", ["control-character /họ_tên"]),
    Case("bad escape", "{\"họ_tên\":\"\\x\"}", ["bad-escape /họ_tên"]),
    Case("bad unicode escape", "{\"họ_tên\":\"\\u12g4\"}", ["bad-escape /họ_tên"]),
    Case("lone surrogate", "{\"họ_tên\":\"\\ud83d\"}", ["lone-surrogate /họ_tên"]),
    Case("lone low surrogate", "{\"họ_tên\":\"\\ude00x\"}", ["lone-surrogate /họ_tên"]),
    Case(
      "surrogate without its half",
      "{\"họ_tên\":\"\\ud83d\\u0041\"}",
      ["lone-surrogate /họ_tên"]
    ),
    Case(
      "nested 300 deep",
      "{\"lạ\":" + String(repeating: "[", count: 300) + String(repeating: "]", count: 300) + "}",
      ["unknown-field /lạ", "nesting-too-deep /lạ" + String(repeating: "/0", count: 11) + "/…"]
    ),
    Case(
      "the longest list",
      "{\"năm_đạt\":[" + String(repeating: "2020,", count: DossierLimits.listElements - 1)
        + "2020]}",
      []
    ),
    Case(
      "a list too long",
      "{\"năm_đạt\":[" + String(repeating: "2020,", count: DossierLimits.listElements)
        + "2020]}",
      ["list-too-long /năm_đạt"]
    ),
    Case(
      "a text too long",
      "{\"họ_tên\":\"" + String(repeating: "a", count: 65537) + "\"}",
      ["text-too-long /họ_tên"]
    ),
    Case("missing comma", "{\"số_con\":1 \"hệ_số\":2}", ["malformed-json /số_con"]),
    Case("missing colon", "{\"số_con\" 1}", ["malformed-json /số_con"]),
    Case("bare word", "{\"số_con\":True}", ["malformed-json /số_con"]),
    Case("single quotes", "{'số_con':1}", ["malformed-json "]),
    Case(
      "repeated year",
      "{\"xếp_loại\":{\"2023\":\"HTT\",\"2023\":\"HTT\"}}",
      ["repeated-field /xếp_loại/2023"]
    ),
    Case("a series without years", "{\"xếp_loại\":{\"x\":\"HTT\"}}", ["wrong-type /xếp_loại/x"]),
    Case(
      "unknown attestation",
      "{\"xác_nhận\":{\"y_đúc\":true}}",
      ["unknown-attestation /xác_nhận/y_đúc"]
    ),
    Case(
      "attestation that is none",
      "{\"xác_nhận\":{\"y_đức\":\"hay\"}}",
      ["wrong-type /xác_nhận/y_đức"]
    ),
    Case("unknown document", "{\"tài_liệu\":{\"đơn\":true}}", ["unknown-document /tài_liệu/đơn"]),
    Case(
      "impossible day of expiry",
      "{\"tài_liệu\":{\"tờ_trình\":\"31/02/2025\"}}",
      ["impossible-date /tài_liệu/tờ_trình"]
    ),
    Case("a key that is a list", "{\"id\":[1]}", ["wrong-type /id"]),
  ]

  @Test(arguments: cases)
  func `each mistake is told with its place`(_ test: Case) {
    let lines = Array("{\"id\":\"a\"}\n".utf8) + test.input + Array("\n{\"id\":\"z\"}".utf8)
    let dossiers = readAll(lines)
    #expect(dossiers.count == 3)
    #expect(dossiers.first?.record.errors == [])
    #expect(dossiers.last?.record.errors == [])
    #expect(dossiers.last?.record.key == "z")
    let errors = dossiers.dropFirst().first?.record.errors ?? []
    #expect(errors.map { "\($0.id.name) \($0.place.pointer)" } == test.expected)
    #expect(errors.allSatisfy { $0.place.line == 2 })
  }

  @Test func `the message names the field, the text and the way out`() throws {
    let text = "{\"ngày_sinh\":\"31/02/1975\",\n  \"họ_ten\":\"A\",\"hệ_số\":\"1.500\"}"
    let errors = try #require(readAll(text).first).record.errors
    #expect(
      errors.map(\.message.vi) == [
        "Ngày sinh: ngày “31/02/1975” không có thật",
        "không có trường “họ_ten”; có phải ý là “họ_tên”?",
        "Hệ số: “1.500” có thể hiểu hai cách; hãy bỏ dấu chấm phân nhóm, "
          + "hoặc dùng dấu phẩy cho phần thập phân",
      ]
    )
    #expect(errors.map(\.place.line) == [1, 2, 2])
    #expect(errors.map(\.place.column) == [14, 3, 24])
  }

  @Test func `columns count letters, not bytes or marks`() throws {
    // “ế” as e, circumflex and acute: three scalars, one letter.
    let text = "{\"e\u{302}\u{301}\":1}"
    let error = try #require(readAll(text).first?.record.errors.first)
    #expect(error.place.column == 2)
    let later = "{\"số_con\":\"ba\"}"
    let decomposed = "{\"so\u{302}\u{301}_con\":\"ba\"}"
    let columns = try [later, decomposed].map {
      try #require(readAll($0).first?.record.errors.first).place.column
    }
    #expect(columns == [11, 11])
  }

  @Test func `at most twenty mistakes of a dossier are told`() throws {
    let fields = (0..<50).map { "\"x\($0)\":1" }.joined(separator: ",")
    let dossier = try #require(readAll("{\(fields)}").first)
    #expect(dossier.record.errors.count == DossierLimits.errorsPerDossier)
  }

  @Test func `origins lead back to the place of a value`() throws {
    let schema = Make.schema()
    var source = DossierSource(schema: schema, promises: .none(schema))
    source.append(Array("\n{\"quá_trình\":[{\"từ\":\n \"2020\"}]}".utf8))
    source.finish()
    var frame = FactFrame()
    let record = source.read(into: &frame)
    #expect(record?.errors == [])
    let element = Int(frame.slots[try schema.slot("quá_trình")])
    let place = source.place(ofOrigin: frame.origins[element + 3])
    #expect(place == Place(line: 3, column: 2, pointer: "/quá_trình/0/từ"))
  }

  @Test func `a dossier of several kinds must say which it is`() throws {
    var program = Make.program()
    program.records.append(
      Make.record(
        "tập_thể",
        label: "Hồ sơ tập thể",
        isDossier: true,
        [Make.field("tên_tập_thể", .string), Make.field("số_người", .integer)]
      )
    )
    let schema = FactSchema(program)
    let dossiers = readAll(
      """
      {"id":"1","loại_hồ_sơ":"tập_thể","số_người":5,"tên_tập_thể":"Khoa Nội"}
      {"id":"2","họ_tên":"A"}
      {"id":"3","loại_hồ_sơ":"xe"}
      {"số_con":1,"id":"4","dossier_kind":"Hồ sơ cá nhân"}
      """,
      schema: schema
    )
    #expect(dossiers.map(\.record.key) == ["1", "2", "3", "4"])
    #expect(dossiers.map(\.record.nominee) == ["Khoa Nội", "A", "", ""])
    #expect(
      dossiers.map { $0.record.errors.map(\.id.name) } == [
        [], ["unknown-dossier-kind"], ["unknown-dossier-kind"], [],
      ]
    )
    #expect(dossiers[0].record.kind == 3)
    #expect(dossiers[3].record.kind == 2)
    #expect(
      dossiers[1].record.errors[0].message.vi
        == "hồ sơ chưa ghi “loại_hồ_sơ”; chọn một trong: “cá_nhân”, “tập_thể”"
    )
  }
}
