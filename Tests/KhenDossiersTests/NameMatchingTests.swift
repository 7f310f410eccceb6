import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

/// Names, labels and values in every spelling that offices use.
@Suite struct NameMatchingTests {
  @Test(arguments: [
    "họ_tên", "Họ và tên", "HỌ VÀ TÊN", "họ tên", "Tên đầy đủ", "  họ   tên ",
    "ho\u{323}_te\u{302}n", "Họ_Tên", "h\\u1ecd_tên",
  ])
  func `field names match in every spelling`(_ spelling: String) throws {
    let schema = Make.schema()
    let dossier = try #require(readAll("{\"\(spelling)\":\"Lê Thị Ả\"}", schema: schema).first)
    #expect(dossier.record.errors == [])
    #expect(dossier.record.nominee == "Lê Thị Ả")
    #expect(dossier.frame.texts[dossier.frame.slots[try schema.slot("họ_tên")]] == "Lê Thị Ả")
  }

  @Test(arguments: ["khó_khăn", "Khó khăn", "KHÓ KHĂN", "kk", "kho\u{301} kha\u{306}n"])
  func `values of catalogues match in every spelling`(_ spelling: String) throws {
    let schema = Make.schema()
    let text = "{\"quá_trình\":[{\"địa_bàn\":\"\(spelling)\"}]}"
    let dossier = try #require(readAll(text, schema: schema).first)
    #expect(dossier.record.errors == [])
    let element = Int(dossier.frame.slots[try schema.slot("quá_trình")])
    #expect(dossier.frame.slots[element + 2] == 1)
  }

  @Test func `the tone mark may stand in either place`() throws {
    var program = Make.program()
    program.records[2].fields.append(Make.field("sức_khỏe", .catalogue(3)))
    program.catalogues.append(Make.catalogue("sức_khỏe", [("khỏe", "Khỏe mạnh", [])]))
    let schema = FactSchema(program)
    let dossier = try #require(readAll("{\"sức_khoẻ\":\"khoẻ mạnh\"}", schema: schema).first)
    #expect(dossier.record.errors == [])
    #expect(dossier.frame.slots[try schema.slot("sức_khỏe")] == 0)
  }

  @Test(arguments: ["ĐÚNG", "Có", "TRUE", "X", "co\u{301}"])
  func `booleans match in every spelling`(_ spelling: String) throws {
    let schema = Make.schema()
    let dossier = try #require(readAll("{\"đang_công_tác\":\"\(spelling)\"}", schema: schema).first)
    #expect(dossier.record.errors == [])
    #expect(dossier.frame.slots[try schema.slot("đang_công_tác")] == 1)
  }

  @Test(arguments: [
    ("{\"id\":\"007\"}", "007"), ("{\"Mã hồ sơ\":12}", "12"), ("{\"CCCD\":\"001\"}", "001"),
    ("{\"cccd\":\"001\",\"id\":\"2\"}", "2"), ("{}", "#1"), ("{\"id\":\"\"}", "#1"),
    ("{\"số hồ sơ\":\" A-1 \"}", "A-1"), ("{\"id\":00123}", "00123"),
  ])
  func `the key is text, under any of its names`(_ text: String, _ key: String) throws {
    let record = try #require(readAll(text).first).record
    #expect(record.key == key)
    #expect(record.errors == [])
  }

  @Test func `composed and decomposed data give the same frame`() throws {
    let composed = """
      {"họ_tên":"Nguyễn Thị Tuyết","giới_tính":"nữ","địa_chỉ":{"xã":"Mường Nhé"},\
      "quá_trình":[{"đơn_vị":"Trạm Y tế","địa_bàn":"đặc biệt khó khăn","từ":"9/1998"}],\
      "xác_nhận":{"y_đức":"đạt"},"tài_liệu":{"tờ trình kèm danh sách":"có"}}
      """
    // Every composed letter that occurs, as its parts.
    let parts: [(String, String)] = [
      ("ọ", "o\u{323}"), ("ễ", "e\u{302}\u{303}"), ("ị", "i\u{323}"), ("ế", "e\u{302}\u{301}"),
      ("ê", "e\u{302}"), ("ữ", "u\u{31B}\u{303}"), ("ớ", "o\u{31B}\u{301}"), ("í", "i\u{301}"),
      ("ị", "i\u{323}"), ("ã", "a\u{303}"), ("ờ", "o\u{31B}\u{300}"), ("ư", "u\u{31B}"),
      ("é", "e\u{301}"), ("á", "a\u{301}"), ("ì", "i\u{300}"), ("ơ", "o\u{31B}"),
      ("ạ", "a\u{323}"), ("à", "a\u{300}"), ("ặ", "a\u{323}\u{306}"), ("ệ", "e\u{302}\u{323}"),
      ("ó", "o\u{301}"), ("ă", "a\u{306}"), ("ừ", "u\u{31B}\u{300}"), ("ậ", "a\u{323}\u{302}"),
      ("ứ", "u\u{31B}\u{301}"), ("ỉ", "i\u{309}"), ("ệ", "e\u{323}\u{302}"),
    ]
    var decomposed = ""
    for character in composed {
      decomposed += parts.first { $0.0 == String(character) }?.1 ?? String(character)
    }
    #expect(decomposed.utf8.count > composed.utf8.count)
    let first = try #require(readAll(composed).first)
    let second = try #require(readAll(decomposed).first)
    #expect(first.record.errors == [])
    #expect(second.record.errors == [])
    #expect(first.frame.slots == second.frame.slots)
    #expect(first.frame.attestations == second.frame.attestations)
    #expect(first.frame.documents == second.frame.documents)
    #expect(first.frame.partials == second.frame.partials)
  }
}
