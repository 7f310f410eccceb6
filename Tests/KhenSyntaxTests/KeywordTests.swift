import Foundation
import KhenSource
import KhenSyntax
import Testing

@Suite struct KeywordTests {
  @Test(arguments: Language.allCases)
  func `no two keywords of one place have one spelling`(language: Language) {
    var seen: [String: Keyword] = [:]
    for keyword in Keyword.allCases {
      let place = keyword.entry.place.rawValue
      var spellings = [keyword.spelling(in: language)]
      if language == .english, let other = keyword.entry.englishAlternative {
        spellings.append(other)
      }
      for spelling in spellings {
        let key = "\(place) \(VietnameseText.nameKey(spelling))"
        #expect(seen[key] == nil, "\(key): \(String(describing: seen[key])) and \(keyword)")
        seen[key] = keyword
      }
    }
  }

  @Test func `keywords are composed and single-spaced`() {
    for keyword in Keyword.allCases {
      for language in Language.allCases {
        let spelling = keyword.spelling(in: language)
        #expect(Array(VietnameseText.composed(spelling).utf8) == Array(spelling.utf8))
        #expect(!spelling.isEmpty && !spelling.contains("  "))
      }
    }
  }

  @Test func `a keyword is read in every Unicode form and with both places of the tone`() {
    let source = "danh mục giới { nam, nữ }\nkhái niệm khỏe: đúng_sai = khoẻ và hòa hoặc hoà\n"
    let expected = parse(source).diagnostics.map { $0.id.name }
    #expect(expected == ["mixed-and-or"])
    let decomposed = source.decomposedStringWithCanonicalMapping
    #expect(parse(decomposed).diagnostics.map { $0.id.name } == expected)
    let names = Set(["khỏe", "khoẻ"].map { Name($0) })
    #expect(names.count == 1)
  }

  @Test func `keyword words are names after a dot, before a colon and in quotes of data`() {
    let parsed = parse(
      """
      bản ghi k { từ: ngày; đến: ngày?; năm: năm; và: số; mục: số ngày; số: số }
      khái niệm x cho hs: đúng_sai = a.từ >= b.đến và c.và = d.khi
      hồ sơ mẫu m là hs { từ: 01/01/2020, khi: đúng, 2023: sai, "không": không rõ }
      """
    )
    #expect(parsed.diagnostics.map { $0.message.vi } == [])
  }

  @Test func `a phrase never runs over a line end`() {
    let parsed = parse("bản ghi k {\n  x: số\n  ngày: ngày\n}\n")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.printed == "(record k (field x number) (field ngày date))\n")
  }

  @Test func `a criterion below a citation is not an article of it`() {
    let parsed = parse(
      """
      khen thưởng A cho cá_nhân {
          xác nhận gương_mẫu bởi "Hội đồng" căn cứ TT_A điều 1 khoản 2
          điều kiện chi { số_năm >= 2 }
      }

      """
    )
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test func `citations take capitals and both orders`() {
    let one = parse("tham số a: số = 1 căn cứ TT_A điểm đ khoản 2 Điều 8, TT_B Phụ lục I mục 2.1\n")
    #expect(one.diagnostics.isEmpty)
    #expect(
      one.tree.printed.contains(
        "(cite (ref TT_A point:đ clause:2 article:8) (ref TT_B appendix:I section:2.1))"
      )
    )
  }
}

@Suite struct TranslationTests {
  @Test(arguments: Corpus.all)
  func `a file translated to English and back means the same`(path: String) throws {
    let file = SourceFile(id: FileID(0), name: path, text: try Corpus.text(path))
    let original = Parser.parse(file)
    let other = original.tree.language.other
    let translated = Translation.translate(file, to: other)
    let parsed = parse(translated)
    #expect(parsed.tree.language == other)
    #expect(parsed.diagnostics.map { "\($0.id.name) \($0.message.en)" } == [], "\(translated)")
    #expect(parsed.tree.printed == original.tree.printed)
    let back = Translation.translate(
      SourceFile(id: FileID(0), name: path, text: translated),
      to: original.tree.language
    )
    #expect(parse(back).tree.printed == original.tree.printed)
  }

  @Test func `numbers and units follow the language, names and comments stay`() {
    let file = SourceFile(
      id: FileID(0),
      name: "t",
      text: """
        tham số mức: tiền = 2.340.000 đồng // lương
        tham số tỷ_lệ: số = 0,6
        tham số hạn_mức: thời hạn = 1 năm 2 tháng căn cứ TT_A mục 2.1

        """
    )
    #expect(
      Translation.translate(file, to: .english) == """
        parameter mức: money = 2,340,000 dong // lương
        parameter tỷ_lệ: number = 0.6
        parameter hạn_mức: period = 1 year 2 months under TT_A section 2.1

        """
    )
  }
}
