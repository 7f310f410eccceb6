import Foundation
import KhenSource
import KhenSyntax
import Testing

@Suite struct VietnameseTextTests {
  /// Every letter of the alphabet with every tone, in both cases.
  static let letters = "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ".flatMap { letter in
    ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"].map { "\(letter)\($0)" }
  }

  @Test(arguments: letters)
  func `letters are composed as the standard composes them, marks in any order`(letter: String) {
    let composed = Array(letter.precomposedStringWithCanonicalMapping.utf8)
    #expect(Array(VietnameseText.composed(letter).utf8) == composed)
    let scalars = Array(letter.decomposedStringWithCanonicalMapping.unicodeScalars)
    #expect(Array(VietnameseText.composed(text(scalars)).utf8) == composed)
    if scalars.count == 3 {
      let swapped = text([scalars[0], scalars[2], scalars[1]])
      #expect(Array(VietnameseText.composed(swapped).utf8) == composed)
    }
  }

  private func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  @Test(arguments: ["abc", "naïve", "日本語", "a\u{30A}", "👩‍👩‍👧", "\u{301}", "x\u{301}y", ""])
  func `other text is left as it is`(text: String) {
    #expect(Array(VietnameseText.composed(text).utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    ("khỏe", "khoẻ"), ("hòa", "hoà"), ("thủy", "thuỷ"), ("kỷ_luật_hòa", "kỷ_luật_hoà"),
    ("HÒA", "HOÀ"), ("quý", "qúy"),
  ])
  func `a name is the same wherever its tone stands`(first: String, second: String) {
    #expect(Name(first) == Name(second))
    let decomposed = Name(second.decomposedStringWithCanonicalMapping)
    #expect(Name(first) == decomposed)
    #expect(Name(first).hashValue == decomposed.hashValue)
  }

  @Test(arguments: [
    ("nam", "năm"), ("ma", "má"), ("hoa", "hòa"), ("hòa", "hóa"), ("Hòa", "hòa"), ("dan", "đan"),
    ("a_b", "ab"), ("hòa1", "hoà2"),
  ])
  func `different names stay different`(first: String, second: String) {
    #expect(Name(first) != Name(second))
  }

  @Test func `names in data ignore case, blanks and underscores`() {
    let key = VietnameseText.dataKey("Họ và tên")
    for other in ["họ_và_tên", " HỌ  VÀ\u{A0}TÊN ", "Họ__và _tên", "họ và tên\t"] {
      #expect(VietnameseText.dataKey(other) == key)
    }
    #expect(VietnameseText.dataKey("họvàtên") != key)
    #expect(VietnameseText.withoutMarks("Đường Nguyễn Huệ") == "Duong Nguyen Hue")
  }

  @Test(arguments: [
    ("abc", 3), ("Nguyễn", 6), ("Nguye\u{302}\u{303}n", 6), ("日本", 4), ("👍", 2), ("👩‍👩‍👧", 2),
    ("é", 1), ("", 0), ("a\u{200B}b", 2), ("①", 1), ("✓", 1), ("❤️", 2),
  ])
  func `width on a terminal`(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test func `tabs reach the next stop`() {
    #expect(DisplayWidth.expandingTabs("\ta\tb") == "    a   b")
    #expect(DisplayWidth.expandingTabs("ệ\tb") == "ệ   b")
  }
}

@Suite struct SourceFileTests {
  private func file(_ text: String) -> SourceFile {
    SourceFile(id: FileID(0), name: "t", text: text)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `places count characters, whatever ends the lines`(lineEnd: String) {
    let file = file("một\(lineEnd)hai👍ba\(lineEnd)")
    let second = "một\(lineEnd)".utf8.count
    #expect(file.lineCount == 3)
    #expect(file.place(at: 0) == (1, 1))
    #expect(file.place(at: second) == (2, 1))
    let afterEmoji = second + "hai👍".utf8.count
    #expect(file.place(at: afterEmoji) == (2, 5))
    #expect(file.columnUTF16(at: afterEmoji) == 6)
    #expect(file.offset(line: 2, columnUTF16: 6) == afterEmoji)
    #expect(file.place(at: file.bytes.count) == (3, 1))
    let bounds = file.bounds(ofLine: 2)
    #expect(file.text(from: bounds.start, to: bounds.end) == "hai👍ba")
  }

  @Test func `a byte order mark is skipped`() {
    let (file, diagnostics) = SourceFile.load(
      bytes: [0xEF, 0xBB, 0xBF] + Array("danh mục a { b }".utf8),
      name: "t",
      id: FileID(0)
    )
    #expect(diagnostics.isEmpty)
    #expect(file.hasByteOrderMark)
    #expect(Parser.parse(file).diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE1, 0xBA],
    ] as [[UInt8]]
  )
  func `malformed text is reported at its first byte and the rest is read`(bad: [UInt8]) throws {
    let (file, diagnostics) = SourceFile.load(
      bytes: Array("// ạ\n// ".utf8) + bad + Array("\ndanh mục a { b }".utf8),
      name: "t",
      id: FileID(0)
    )
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.id == .malformedText)
    #expect(file.place(at: Int(diagnostic.primary.range.start)) == (2, 4))
    #expect(Parser.parse(file).tree.items.count == 1)
  }

  @Test func `a zero byte is reported`() {
    let (file, diagnostics) = SourceFile.load(bytes: [0x2F, 0x2F, 0], name: "t", id: FileID(0))
    #expect(diagnostics.map { $0.id } == [.nullByte])
    #expect(file.bytes == [0x2F, 0x2F, 0x20])
  }

  @Test func `files keep their place in the map`() {
    var map = SourceMap()
    let first = map.add(name: "a", text: "1")
    let second = map.add(name: "b", text: "2")
    #expect(map[first.id]?.name == "a")
    #expect(map[second.id]?.name == "b")
    #expect(map[FileID(2)] == nil)
  }
}

@Suite struct SuggestionTests {
  @Test func `wrong marks cost less than wrong letters`() {
    #expect(Suggestions.distance("điều kiện", "điều kiên") == 1)
    #expect(Suggestions.distance("giới", "giơi") == 1)
    #expect(Suggestions.distance("nam", "lam") == 3)
    #expect(Suggestions.distance("nam", "nma") == 3)
    #expect(Suggestions.distance("", "ab") == 6)
    #expect(Suggestions.distance("a_b", "a b") == 1)
  }

  @Test func `the nearest candidates come first and far ones do not come`() {
    let names = ["thâm_niên_tối_thiểu", "thâm_niên", "giới_tính", "thâm_niên_tối_đa"]
    #expect(
      Suggestions.nearest(to: "thâm_niên_tối_thiêu", among: names).first == "thâm_niên_tối_thiểu"
    )
    #expect(Suggestions.nearest(to: "giơi_tinh", among: names) == ["giới_tính"])
    #expect(Suggestions.nearest(to: "hoàn_toàn_khác", among: names) == [])
  }
}
