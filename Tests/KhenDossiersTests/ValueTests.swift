import KhenDossiers
import KhenEvaluation
import KhenSource
import Testing

/// Reading of one value in each of its written forms.
@Suite struct ValueTests {
  /// A field, a JSON value, and what must be in the slot.
  struct Case: CustomTestStringConvertible, Sendable {
    enum Expected: Sendable {
      case value(Int64)
      case range(Int64, Int64)
      case text(String)
      case mistake(String)
    }
    var field: String
    var json: String
    var expected: Expected
    var testDescription: String { "\(field): \(json)" }

    init(_ field: String, _ json: String, _ expected: Expected) {
      self.field = field
      self.json = json
      self.expected = expected
    }
  }

  static let unknown = Case.Expected.value(FactFrame.unknown)
  static let none = Case.Expected.value(FactFrame.none)

  static let cases: [Case] = [
    Case("đang_công_tác", "true", .value(1)),
    Case("đang_công_tác", "false", .value(0)),
    Case("đang_công_tác", "\"đúng\"", .value(1)),
    Case("đang_công_tác", "\"sai\"", .value(0)),
    Case("đang_công_tác", "\"có\"", .value(1)),
    Case("đang_công_tác", "\"không\"", .value(0)),
    Case("đang_công_tác", "\" x \"", .value(1)),
    Case("đang_công_tác", "1", .value(1)),
    Case("đang_công_tác", "0", .value(0)),
    Case("đang_công_tác", "null", unknown),
    Case("đang_công_tác", "\"\"", unknown),
    Case("đang_công_tác", "\"không rõ\"", unknown),
    Case("đang_công_tác", "\"?\"", unknown),
    Case("đang_công_tác", "\"unknown\"", unknown),
    Case("đang_công_tác", "\"không có\"", .mistake("none-for-required")),
    Case("đang_công_tác", "\"có lẽ\"", .mistake("wrong-type")),
    Case("đang_công_tác", "2", .mistake("wrong-type")),
    Case("số_con", "12", .value(12)),
    Case("số_con", "-3", .value(-3)),
    Case("số_con", "5.0", .value(5)),
    Case("số_con", "1e3", .value(1000)),
    Case("số_con", "\"1.500.000\"", .value(1_500_000)),
    Case("số_con", "\"1,500,000\"", .value(1_500_000)),
    Case("số_con", "\"1 500\"", .value(1500)),
    Case("số_con", "\"1.500\"", .value(1500)),
    Case("số_con", "\"12\"", .value(12)),
    Case("số_con", "\"1..4\"", .range(1, 4)),
    Case("số_con", "1.5", .mistake("not-a-whole-number")),
    Case("số_con", "1000000000000000", .value(1_000_000_000_000_000)),
    Case("số_con", "1000000000000001", .mistake("number-too-large")),
    Case("số_con", "99999999999999999999999", .mistake("number-too-large")),
    Case("số_con", "true", .mistake("wrong-type")),
    Case("số_con", "\"ba\"", .mistake("wrong-type")),
    Case("số_con", "{}", .mistake("wrong-type")),
    Case("số_con", "[]", .mistake("wrong-type")),
    Case("hệ_số", "3.25", .value(3_250_000)),
    Case("hệ_số", "\"3,25\"", .value(3_250_000)),
    Case("hệ_số", "\"3.25\"", .value(3_250_000)),
    Case("hệ_số", "\"0.125\"", .value(125_000)),
    Case("hệ_số", "\"1.234,5\"", .value(1_234_500_000)),
    Case("hệ_số", "\"1.500\"", .mistake("ambiguous-number")),
    Case("hệ_số", "0.0000001", .mistake("too-many-decimals")),
    Case("hệ_số", "1.5000000000000000000000", .value(1_500_000)),
    Case("hệ_số", "1e13", .mistake("number-too-large")),
    Case("tiền_thưởng", "1490000", .value(1_490_000)),
    Case("tiền_thưởng", "\"1.490.000 đồng\"", .value(1_490_000)),
    Case("tiền_thưởng", "\"1.490.000đ\"", .value(1_490_000)),
    Case("số_ngày_nghỉ", "\"15 ngày\"", .value(15_000_000)),
    Case("số_ngày_nghỉ", "2.5", .value(2_500_000)),
    Case("năm_vào_ngành", "1998", .value(1998)),
    Case("năm_vào_ngành", "\"năm 1998\"", .value(1998)),
    Case("năm_vào_ngành", "\"98\"", .mistake("short-year")),
    Case("năm_vào_ngành", "\"1990..1995\"", .range(1990, 1995)),
    Case("năm_vào_ngành", "12345", .mistake("impossible-date")),
    Case("thời_gian_đi_học", "\"1 năm 2 tháng\"", .value(Period.encoded(months: 14, days: 0))),
    Case("thời_gian_đi_học", "\"15 ngày\"", .value(Period.encoded(months: 0, days: 15))),
    Case("thời_gian_đi_học", "\"2 years 3 days\"", .value(Period.encoded(months: 24, days: 3))),
    Case("thời_gian_đi_học", "\"P1Y2M\"", .value(Period.encoded(months: 14, days: 0))),
    Case("thời_gian_đi_học", "14", .mistake("wrong-type")),
    Case("thời_gian_đi_học", "\"14\"", .mistake("wrong-type")),
    Case("ngày_sinh", "\"2000-02-29\"", .value(day(2000, 2, 29))),
    Case("ngày_sinh", "\"29/02/2000\"", .value(day(2000, 2, 29))),
    Case("ngày_sinh", "\"1/9/1998\"", .value(day(1998, 9, 1))),
    Case("ngày_sinh", "\"1.9.1998\"", .value(day(1998, 9, 1))),
    Case("ngày_sinh", "\"1998-09-01T00:00:00Z\"", .value(day(1998, 9, 1))),
    Case("ngày_sinh", "\"9/1998\"", .range(day(1998, 9, 1), day(1998, 9, 30))),
    Case("ngày_sinh", "\"1998-02\"", .range(day(1998, 2, 1), day(1998, 2, 28))),
    Case("ngày_sinh", "\"1998\"", .range(day(1998, 1, 1), day(1998, 12, 31))),
    Case("ngày_sinh", "1998", .range(day(1998, 1, 1), day(1998, 12, 31))),
    Case("ngày_sinh", "\"01/02/1998..03/1998\"", .range(day(1998, 2, 1), day(1998, 3, 31))),
    Case("ngày_sinh", "\"31/02/2020\"", .mistake("impossible-date")),
    Case("ngày_sinh", "\"29/02/2023\"", .mistake("impossible-date")),
    Case("ngày_sinh", "\"2023-02-29\"", .mistake("impossible-date")),
    Case("ngày_sinh", "\"13/2020\"", .mistake("impossible-date")),
    Case("ngày_sinh", "\"1/1/98\"", .mistake("short-year")),
    Case("ngày_sinh", "\"hôm qua\"", .mistake("wrong-type")),
    Case("ngày_sinh", "\"nay\"", .mistake("wrong-type")),
    Case("ngày_mất", "null", none),
    Case("ngày_mất", "\"\"", none),
    Case("ngày_mất", "\"không có\"", none),
    Case("ngày_mất", "\"none\"", none),
    Case("ngày_mất", "\"đến nay\"", none),
    Case("ngày_mất", "\"không rõ\"", unknown),
    Case("ngày_mất", "\"?\"", unknown),
    Case("ngày_mất", "\"2020-01-01\"", .value(day(2020, 1, 1))),
    Case("giới_tính", "\"nữ\"", .value(1)),
    Case("giới_tính", "\"Nữ\"", .value(1)),
    Case("giới_tính", "\"F\"", .value(1)),
    Case("giới_tính", "\"n\\u1eef\"", .value(1)),
    Case("giới_tính", "null", unknown),
    Case("giới_tính", "\"nũ\"", .mistake("unknown-value")),
    Case("họ_tên", "\"Nguyễn Thị A\"", .text("Nguyễn Thị A")),
    Case("họ_tên", "\"A \\\"B\\\" \\u0041\\n\\ud83d\\ude00\"", .text("A \"B\" A\n😀")),
    Case("họ_tên", "\"\"", unknown),
    Case("họ_tên", "true", .mistake("wrong-type")),
    Case("ghi_chú", "\"không có\"", none),
    Case("ghi_chú", "\"\"", none),
    Case("ghi_chú", "\"không rõ\"", unknown),
    Case("quá_trình", "null", unknown),
    Case("quá_trình", "\"không rõ\"", unknown),
    Case("quá_trình", "[]", .value(0)),
    Case("quá_trình", "\"không có\"", .value(0)),
    Case("quá_trình", "{}", .mistake("wrong-type")),
    Case("quá_trình", "[1]", .mistake("wrong-type")),
    Case("kỷ_luật", "null", .value(0)),
  ]

  @Test(arguments: cases)
  func `a value is read as its field declares`(_ test: Case) throws {
    let schema = Make.schema()
    let dossiers = readAll("{\"id\":\"1\",\"\(test.field)\":\(test.json)}")
    let dossier = try #require(dossiers.first)
    #expect(dossiers.count == 1)
    #expect(dossier.record.key == "1")
    let slot = try schema.slot(test.field)
    switch test.expected {
    case .value(let value):
      #expect(dossier.record.errors == [])
      #expect(dossier.frame.slots[slot] == value)
    case .range(let low, let high):
      #expect(dossier.record.errors == [])
      let range = try #require(dossier.frame.range(of: slot))
      #expect(dossier.frame.slots[slot] == FactFrame.partial)
      #expect((range.low, range.high) == (low, high))
    case .text(let text):
      #expect(dossier.record.errors == [])
      #expect(dossier.frame.texts[dossier.frame.slots[slot]] == text)
    case .mistake(let id):
      #expect(dossier.record.errors.map(\.id.name) == [id])
      let pointer = try #require(dossier.record.errors.first).place.pointer
      #expect(pointer.hasPrefix("/\(test.field)"))
    }
  }

  @Test func `fields that are absent are unknown, none or empty as declared`() throws {
    let schema = Make.schema()
    let frame = try #require(readAll("{}").first).frame
    #expect(frame.slots[try schema.slot("họ_tên")] == FactFrame.unknown)
    #expect(frame.slots[try schema.slot("ngày_mất")] == FactFrame.none)
    #expect(frame.slots[try schema.slot("quá_trình")] == FactFrame.unknown)
    #expect(frame.slots[try schema.slot("kỷ_luật")] == 0)
    #expect(frame.slots[try schema.slot("quê_quán")] == FactFrame.none)
  }

  @Test func `years in a row are read as two slots`() throws {
    let schema = Make.schema()
    for text in ["2022-2025", "2022–2025", "2022 - 2025"] {
      let dossier = try #require(readAll("{\"giai_đoạn_xét\":\"\(text)\"}").first)
      let slot = try schema.slot("giai_đoạn_xét")
      #expect(dossier.record.errors == [])
      #expect(Array(dossier.frame.slots[slot...slot + 1]) == [2022, 2025])
    }
  }

  @Test func `records, lists and series are chained in the frame`() throws {
    let schema = Make.schema()
    let dossier = try #require(
      readAll(
        """
        {"địa_chỉ":{"xã":"Tả Van","tỉnh":"Lào Cai"},"quê_quán":{"xã":"A"},
         "quá_trình":[{"đơn_vị":"TYT","ngành_y_tế":true,"địa_bàn":"KK","từ":"9/1998","đến":null},
                      {"đơn_vị":"BV"}],
         "kỷ_luật":["khiển trách"],"năm_đạt":[2020,"2021",null],
         "xếp_loại":{"2023":"HTXS","2024":null}}
        """
      ).first
    )
    let frame = dossier.frame
    #expect(dossier.record.errors == [])
    #expect(frame.texts[frame.slots[try schema.slot("địa_chỉ")]] == "Tả Van")
    let origin = try schema.slot("quê_quán")
    #expect(frame.slots[origin] == 1)
    #expect(frame.texts[frame.slots[origin + 1]] == "A")
    #expect(frame.slots[origin + 2] == FactFrame.unknown)

    let list = try schema.slot("quá_trình")
    #expect(frame.slots[list + 1] == 2)
    let first = Int(frame.slots[list])
    #expect(frame.slots[first + 1] == 1)
    #expect(frame.slots[first + 2] == 1)
    #expect(frame.range(of: first + 3)?.low == day(1998, 9, 1))
    #expect(frame.slots[first + 4] == FactFrame.none)
    let second = Int(frame.slots[first - 1])
    #expect(frame.slots[second + 1] == FactFrame.unknown)
    #expect(frame.slots[second - 1] == 0)

    let years = try schema.slot("năm_đạt")
    #expect(frame.slots[years + 1] == 3)
    #expect(frame.slots[Int(frame.slots[years])] == 2020)

    let series = try schema.slot("xếp_loại")
    let entry = Int(frame.slots[series])
    #expect(frame.slots[series + 1] == 2)
    #expect(Array(frame.slots[entry...entry + 1]) == [2023, 0])
    let next = Int(frame.slots[entry - 1])
    #expect(Array(frame.slots[next...next + 1]) == [2024, FactFrame.unknown])
  }

  @Test func `a series may also be a list of years and values`() throws {
    let schema = Make.schema()
    let dossier = try #require(
      readAll("{\"xếp_loại\":[{\"năm\":2023,\"giá_trị\":\"HTT\"}]}").first
    )
    let entry = Int(dossier.frame.slots[try schema.slot("xếp_loại")])
    #expect(dossier.record.errors == [])
    #expect(Array(dossier.frame.slots[entry...entry + 1]) == [2023, 1])
  }
}
