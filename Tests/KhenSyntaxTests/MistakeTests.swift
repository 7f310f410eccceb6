import KhenSource
import KhenSyntax
import Testing

/// A text in which `«…»` marks the place of the first mistake.
struct MarkedSource: CustomTestStringConvertible {
  var id: String
  var source: String
  var testDescription: String { "\(id): \(source)" }

  init(_ id: String, _ source: String) {
    self.id = id
    self.source = source
  }

  /// The text without marks, and the bytes between them.
  var unmarked: (text: String, start: Int, end: Int) {
    let parts = source.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts[1].split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    return (String(parts[0] + rest[0] + rest[1]), start, start + rest[0].utf8.count)
  }

  /// An expression as the value of a definition.
  static func expression(_ id: String, _ text: String) -> MarkedSource {
    MarkedSource(id, "khái niệm x cho cá_nhân: đúng_sai = \(text)\n")
  }

  /// A clause in the braces of an award.
  static func block(_ id: String, _ text: String) -> MarkedSource {
    MarkedSource(id, "khen thưởng x cho cá_nhân {\n    \(text)\n    điều kiện sau { giỏi }\n}\n")
  }
}

@Suite struct MistakeTests {
  static let cases: [MarkedSource] = [
    .expression("mixed-and-or", "a và b «hoặc» c"),
    .expression("mixed-and-or", "a hoặc b hoặc c «và» d hoặc e"),
    .expression("chained-comparison", "a < b «<» c"),
    .expression("chained-comparison", "a = b «khác» c"),
    .expression("quantifier-needs-brackets", "có k trong ds mà k.a = 1 và «b = 2»"),
    .expression("aggregate-needs-brackets", "đếm k trong ds mà k.x = a «>=» 2"),
    .expression(
      "aggregate-needs-brackets",
      "lớn nhất q.m với q trong ds mà q.k = a «nếu» không có thì 0"
    ),
    MarkedSource("expected-part", "hồ sơ mẫu«» là cá_nhân { họ_tên: \"A\" }\n"),
    .expression("name-with-blank", "«ngày xét» >= a"),
    .expression("name-with-blank", "có k trong «khen thưởng» mà k.a = 1"),
    MarkedSource(
      "expected-part",
      "kiểm thử \"a\" cho x {\n    hồ sơ nam_mẫu «{» tuổi: 3 }\n    mong đợi đủ điều kiện\n}\n"
    ),
    .expression("wrong-operator", "a «==» b"),
    .expression("wrong-operator", "a «!=» b"),
    .expression("wrong-operator", "a «<>» b"),
    .expression("wrong-operator", "a «&&» b"),
    .expression("wrong-operator", "a «||» b"),
    .expression("wrong-operator", "a «≥» b"),
    .expression("wrong-operator", "«!»a"),
    .expression("wrong-language", "a «and» b"),
    .expression("wrong-language", "a «or» b"),
    .expression("wrong-language", "«not» a"),
    .expression("misspelt-keyword", "a «hoăc» b"),
    .expression("unexpected-text", "a «b»"),
    .expression("bare-to", "a từ 1 «đến» 5"),
    .expression("number-style", "a > «0.6»"),
    .expression("number-style", "a > «1,404,000»"),
    .expression("number-style", "a > «1,500»"),
    .expression("number-style", "a trong [«1,500», 2]"),
    .expression("number-too-large", "a > «9223372036854775808»"),
    .expression("impossible-date", "a > «31/02/2020»"),
    .expression("impossible-date", "a > «29/02/2023»"),
    .expression("impossible-date", "a > «2020-13-01»"),
    .expression("unclosed-bracket", "«(»a và b"),
    .expression("unclosed-bracket", "a trong «[»1, 2"),
    .expression("unmatched-close", "a và b«)»"),
    .expression("duration-order", "a > 1 tháng «2 năm»"),
    .expression("missing-semicolon", "tra a { 1: b«» 2: c }"),
    .expression("expected-part", "a >=«»"),
    .expression("keyword-as-value", "a >= «trong» b"),
    .expression("unclosed-text", "a = «\"Nam»"),
    .expression("unknown-character", "a «#» b"),
    MarkedSource(
      "misspelt-keyword",
      "xét chọn x cho cá_nhân {\n    trong số t mà t.a >= 1\n    «theo nhóm» t.b\n    không quá 1 mỗi nhóm\n}\n"
    ),
    .block("misspelt-keyword", "«điều kiên» a { giỏi }"),
    .block("misspelt-keyword", "«điều_kiện» a { giỏi }"),
    .block("criterion-needs-braces", "điều kiện a «khi» giỏi"),
    .block("bar-needs-when", "loại trừ a «{» giỏi }"),
    .block("name-with-blank", "điều kiện «thâm niên» { giỏi }"),
    .block("keyword-as-name", "điều kiện «khi» \"Khi\" { giỏi }"),
    .block("unclosed-bracket", "điều kiện a «{» giỏi"),
    .block("bare-to", "hiệu lực từ 01/01/2020 «đến» 01/01/2021"),
    .block("instrument-missing", "điều kiện a căn cứ «điều» 8 { giỏi }"),
    .block("wrong-language", "«criterion» a { giỏi }"),
    .block("expected-part", "xác nhận a \"A\" «căn» cứ TT_A"),
    MarkedSource("misspelt-keyword", "«khen thuởng» x cho cá_nhân { chưa có nguồn }\n"),
    MarkedSource("name-with-blank", "khen thưởng «kỷ niệm chương» cho cá_nhân { chưa có nguồn }\n"),
    MarkedSource("name-with-blank", "hồ sơ cá_nhân { «họ tên»: chuỗi }\n"),
    MarkedSource(
      "missing-semicolon",
      "tham số a: thời hạn = 1 năm { từ 01/01/2020: 2 năm«» từ 01/01/2021: 3 năm }\n"
    ),
    MarkedSource("not-supported", "«dùng» \"khác\"\n"),
    MarkedSource("wrong-language", "award x for person { «điều kiện» a { good } }\n"),
  ]

  @Test(arguments: cases)
  func `one mistake is reported once, at its place`(marked: MarkedSource) throws {
    let (text, start, end) = marked.unmarked
    let diagnostics = parse(text).diagnostics
    #expect(
      diagnostics.map { $0.id.name } == [marked.id],
      "\(diagnostics.map { $0.message.vi })"
    )
    let first = try #require(diagnostics.first)
    #expect(Int(first.primary.range.start) == start)
    if end > start, marked.id != "aggregate-needs-brackets", marked.id != "instrument-missing",
      marked.id != "expected-part"
    {
      #expect(Int(first.primary.range.end) == end)
    }
  }

  /// Fixes that stand alone; where there are two, the reader chooses, and each must do.
  @Test(arguments: cases)
  func `every fix mends its mistake`(marked: MarkedSource) throws {
    let text = marked.unmarked.text
    let file = SourceFile(id: FileID(0), name: "thử.khen", text: text)
    for diagnostic in Parser.parse(file).diagnostics {
      for fix in diagnostic.fixes {
        let mended = Translation.applying(fix.edits, to: file)
        let remaining = parse(mended).diagnostics.map { $0.id.name }
        #expect(!remaining.contains(marked.id), "\(fix.title.vi): \(mended)")
      }
    }
  }

  @Test func `several mistakes are each reported and the rest is read`() {
    let parsed = parse(
      """
      danh mục giới { nam, nữ
      hồ sơ cá_nhân {
          tuổi: số nguyên nguyên
          giỏi: đúng_sai
      }
      khen thưởng a cho cá_nhân {
          điều kiện x { tuổi >= }
          điều kiện y { giỏi và }
          xác nhận z "Z" bởi "Hội đồng"
      }
      khen thưởng b cho cá_nhân { chưa có nguồn }
      """
    )
    #expect(
      parsed.diagnostics.map { $0.id.name } == [
        "unclosed-bracket", "unexpected-text", "expected-part", "expected-part",
      ]
    )
    #expect(parsed.tree.items.count == 4)
    #expect(parsed.tree.printed.contains("(attestation z"))
    #expect(parsed.tree.printed.contains("(award b"))
  }
}
