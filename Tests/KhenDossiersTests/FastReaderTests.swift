import KhenDossiers
import KhenEvaluation
import KhenSource
import KhenTestSupport
import Testing

/// The fast readers against the careful ones: what they read they read in the same way.
@Suite struct `The fast readers` {
  /// A fast and a careful reader of the standard schema.
  struct Pair {
    let schema = Make.schema()
    let dossier: FlatDossier
    let flat: FlatSchema
    var columns: Set<Int> { Set(0..<schema.columnCount) }

    init() {
      flat = FlatSchema(schema)
      dossier = FlatDossier(
        flat,
        attestationCount: schema.attestations.count,
        documentCount: schema.documents.count
      )
    }

    /// What differs between what the two read; nothing where the fast one declined or read the
    /// same.
    func difference(
      _ fast: FastJSONReader.Result,
      _ record: DossierRecord,
      _ frame: FactFrame
    ) -> String? {
      if !record.errors.isEmpty { return "read in spite of \(record.errors[0].message.en)" }
      let key = String(decoding: fast.key.map { fast.bytes[$0] }, as: UTF8.self)
      if (key.isEmpty ? "#1" : key) != record.key { return "key \(key), not \(record.key)" }
      if dossier.count != frame.slots.count { return "\(dossier.count) slots" }
      for index in frame.slots.indices where frame.slots[index] != dossier.slots[index] {
        return "slot \(index) is \(dossier.slots[index]), not \(frame.slots[index])"
      }
      return nil
    }
  }

  /// Spellings of values of a field, usual ones and others.
  static let values: [(field: String, spellings: [String])] = [
    ("id", ["\"HS-1\"", "\"Hồ sơ\"", "\"a\\\"b\"", "\"\"", "12", "null", "\" x\"", "true"]),
    (
      "họ_tên",
      [
        "\"Lê Thị Ả\"", "\"Trần Văn B\"", "\"không rõ\"", "\"Không\"", "\"a\\\"b\"", "\"\"",
        "\"x\\u0041\"", "\"Hie\u{302}\u{323}n\"", "\" A\"", "\"\u{FFFD}\"", "5", "null", "\"?\"",
        "\"Chưa rõ\"", "\"chuyên viên\"", "\"\\/\"", "\"một tên rất dài hơn hai mươi bốn byte\"",
      ]
    ),
    ("giới_tính", ["\"nam\"", "\"Nữ\"", "\"F\"", "\"NAM\"", "\"khác\"", "null", "1", "\"nam \""]),
    (
      "ngày_sinh",
      [
        "\"1970-02-28\"", "\"2000-02-29\"", "\"29/02/2000\"", "\"2001-02-29\"", "\"1970\"",
        "\"2/1970\"", "1970",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"2000-13-01\"", "\"1970-02-28T00:00\"", "null",
        "\"31/04/1999\"", "\"1899-12-31\"", "\"2100-01-01\"", "\"0000-01-01\"", "\"nay\"",
      ]
    ),
    ("đang_công_tác", ["true", "false", "\"có\"", "1", "null", "truex", "\"không\"", "tru"]),
    ("số_con", ["0", "2", "-1", "1.0", "1e3", "007", "\"3\"", "123456789012345678", "null", "1."]),
    ("hệ_số", ["1.5", "2", "0.0000001", "\"1,5\"", "3.250000", "1e2", "999999999999", "null"]),
    ("số_ngày_nghỉ", ["12", "0.5", "4000001", "\"5 ngày\""]),
    (
      "năm_vào_ngành",
      ["1999", "2001", "99", "\"1999\"", "0000", "20001", "1999.0", "null", "-199"]
    ),
    ("ngày_mất", ["null", "\"2020-01-01\"", "\"nay\"", "\"\""]),
    ("ghi_chú", ["\"có\"", "\"ghi\"", "\"không có\"", "null", "\"a\tb\"", "\"a\\nb\""]),
    ("địa_chỉ", ["{\"xã\":\"A\",\"tỉnh\":\"B\"}", "{}", "null", "{ \"xã\" : \"A\" }", "[]", "{"]),
    ("quê_quán", ["{\"xã\":\"A\"}", "null", "{\"xã\":\"A\",\"xã\":\"B\"}", "{\"x\":1}"]),
    (
      "quá_trình",
      [
        "[]", "[ ]", "null", "[{}]", "[null]", "[1]", "[{\"đơn_vị\":\"B\",\"từ\":\"2000-01-01\"}]",
        "[{\"đơn_vị\":\"BV \\\"A\\\"\",\"ngành_y_tế\":true,\"địa_bàn\":\"KK\",\"đến\":null},"
          + "{\"đơn_vị\":\"BV \\\"A\\\"\"} , {\"Đơn vị\":\"C\"}]",
        "[{\"từ\":\"2000-01-01\",\"đến\":\"2001-01-01\"},]", "\"không có\"", "[{\"từ\":1]",
      ]
    ),
    ("kỷ_luật", ["[\"A\",\"A\",\"B\"]", "[]", "[\"\"]", "null", "[1]"]),
    ("năm_đạt", ["[2020,2021]", "[]", "[2020,\"2021\"]", "[20]"]),
    ("xếp_loại", ["null", "null", "{\"2023\":\"HTT\"}"]),
    ("lạ", ["1"]),
  ]

  static func dossier(_ random: inout SplitMix64) -> [UInt8] {
    let usual = Int.random(in: 0..<4, using: &random) > 0
    var fields = values.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    if usual { fields.removeAll { $0.field == "lạ" } }
    if Int.random(in: 0..<5, using: &random) == 0 { fields.shuffle(using: &random) }
    let blank = Int.random(in: 0..<3, using: &random) == 0 ? " " : ""
    let written = fields.map { field in
      // Most values are of the first, usual spellings, or nearly all dossiers would be declined.
      let limit = usual ? min(2, field.spellings.count) : field.spellings.count
      let value = field.spellings[Int.random(in: 0..<limit, using: &random)]
      return "\"\(field.field)\":\(blank)\(value)"
    }
    var bytes = Array(("{" + written.joined(separator: "," + blank) + "}").utf8)
    if Int.random(in: 0..<4, using: &random) == 0 {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
        }
        if bytes.isEmpty { return bytes }
      }
    }
    return bytes
  }

  @Test func `read JSON as the careful reader does, or decline`() {
    let pair = Pair()
    var careful = JSONDossierReader(schema: pair.schema, promises: .none(pair.schema))
    var fast = FastJSONReader(
      careful,
      flat: pair.flat,
      dossier: pair.dossier,
      columnsRead: pair.columns,
      constants: []
    )
    var frame = FactFrame()
    let seed: UInt64 = 20_261_130
    var random = SplitMix64(seed: seed)
    var accepted = 0
    for round in 0..<12_000 {
      let bytes = Self.dossier(&random)
      let record = careful.read(bytes.span, ordinal: 1, line: 1, into: &frame)
      let difference: String? = FlatArray.with(bytes + [UInt8](repeating: 0x0A, count: 16)) {
        guard let result = fast.read($0, from: 0, to: bytes.count) else { return nil }
        accepted += 1
        return pair.difference(result, record, frame)
      }
      if let difference {
        let text = String(decoding: bytes, as: UTF8.self)
        Issue.record("seed \(seed), round \(round): \(difference): \(text)")
      }
    }
    // Declining everything would agree as well.
    #expect(accepted > 1500)
  }

  @Test func `read rows as the careful reader does, or decline`() throws {
    let header =
      "id,họ_tên,giới_tính,ngày_sinh,đang_công_tác,số_con,năm_vào_ngành,ngày_mất,ghi_chú,"
      + "địa_chỉ.xã,quê_quán.xã,quá_trình,kỷ_luật"
    let cells: [[String]] = [
      ["HS-1", "HS 2", "7", "\"a\"\"b\"", ""],
      [
        "Lê Thị Ả", "\"Trần, B\"", "", "\"Tên \"\"C\"\"\"", "không rõ", "Hie\u{302}\u{323}n",
        "\"a\"x", " A ", "a\"b", "\"x\ty\"",
      ],
      ["nam", "Nữ", "", "NAM", "khác"],
      ["1970-02-28", "28/02/1970", "", "1970", "30/02/1970", "1/2/1970"],
      ["true", "có", "", "0", "x", "chưa", "maybe"],
      ["0", "2", "", "1.000", "-3", "x"],
      ["1999", "", "99", "năm 1999"],
      ["", "2020-01-01", "2020-02-29", "nay"],
      ["", "ghi", "ghi chú", "không có", "\"a;b|c\""],
      ["Xã A", ""],
      ["", "", "Xã B"],
      [
        "", "-", "Đơn vị A|true|KK|2000-01-01|2001-01-01;Đơn vị A|có||01/02/2003|",
        "\"A, B|false|thường|2000-01-01|\"", "A|true;", ";", "A|1|2|3|4|5|6", "không có",
        "A | true", "\"A \"\"x\"\"|true;A \"\"x\"\"|false\"",
      ],
      ["", "-", "A;B;A", "?"],
    ]
    let pair = Pair()
    var careful = CSVDossierReader(schema: pair.schema, promises: .none(pair.schema))
    careful.readHeader(Array(header.utf8).span)
    var fast = try #require(
      FastTableReader(
        careful,
        flat: pair.flat,
        dossier: pair.dossier,
        columnsRead: pair.columns,
        constants: []
      )
    )
    var frame = FactFrame()
    let seed: UInt64 = 11
    var random = SplitMix64(seed: seed)
    var accepted = 0
    for round in 0..<12_000 {
      let isUsual = Int.random(in: 0..<3, using: &random) > 0
      let row = cells.map { spellings in
        let limit = isUsual ? min(3, spellings.count) : spellings.count
        return spellings[Int.random(in: 0..<limit, using: &random)]
      }
      var bytes = Array(row.joined(separator: ",").utf8)
      if Int.random(in: 0..<5, using: &random) == 0 {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        // A row holds line breaks only between quotes; the splitter sees to that.
        let byte = UInt8.random(in: 14...255, using: &random)
        if Bool.random(using: &random) { bytes[index] = byte } else { bytes.remove(at: index) }
      }
      let record = careful.read(bytes.span, ordinal: 1, line: 2, into: &frame)
      let difference: String? = FlatArray.with(bytes + [UInt8](repeating: 0x0A, count: 16)) {
        guard let result = fast.read($0, from: 0, to: bytes.count) else { return nil }
        accepted += 1
        return pair.difference(result, record, frame)
      }
      if let difference {
        let text = String(decoding: bytes, as: UTF8.self)
        Issue.record("seed \(seed), round \(round): \(difference): \(text)")
      }
    }
    #expect(accepted > 1500)
  }

  @Test func `take the bytes of the record only`() throws {
    let pair = Pair()
    var fast = FastJSONReader(
      JSONDossierReader(schema: pair.schema, promises: .none(pair.schema)),
      flat: pair.flat,
      dossier: pair.dossier,
      columnsRead: pair.columns,
      constants: []
    )
    let (first, second) = (Array("{\"số_con\":2}".utf8), Array("{\"số_con\":3}".utf8))
    let text = first + second + [UInt8](repeating: 0x20, count: 16)
    let (middle, end) = (first.count, first.count + second.count)
    FlatArray.with(text) { bytes in
      #expect(fast.read(bytes, from: 0, to: middle) != nil)
      #expect(fast.read(bytes, from: 0, to: end) == nil)
      #expect(fast.read(bytes, from: 0, to: middle - 1) == nil)
      // Without room for sixteen bytes behind it, a record is left to the careful reader.
      #expect(fast.read(bytes, from: middle, to: end + 1) == nil)
      #expect(fast.read(bytes, from: middle, to: end) != nil)
    }
    let slot = try pair.schema.slot("số_con")
    #expect(pair.dossier.slots[slot] == 3)
  }
}
