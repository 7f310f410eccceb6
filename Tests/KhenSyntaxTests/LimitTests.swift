import KhenSource
import KhenSyntax
import Testing

@Suite struct LimitTests {
  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private func ids(_ text: String) -> [String] { parse(text).diagnostics.map { $0.id.name } }

  private func expression(_ text: String) -> [String] { ids("tham số a: số = \(text)\n") }

  /// Constructs that nest: what opens a level, what is inside, what closes it.
  static let nesting: [[String]] = [
    ["(", "1", ")"], ["[", "1", "]"], ["-", "1", ""], ["không ", "a", ""], ["f(", "1", ")"],
    ["làm tròn lên ", "1", " đến 1"], ["phải kê khai ", "a", ""],
    ["tra a { còn lại: ", "1", " }"], ["mọi x trong a đều ", "b", ""],
    ["70 % của ", "1", ""], ["đếm x trong ", "a", ""],
  ]

  @Test(arguments: nesting)
  func `nesting over the limit is one mistake, however deep`(parts: [String]) {
    // Some constructs take two levels, so half the limit must always do.
    let fine = Limits.nestingDepth / 2 - 1
    #expect(expression(repeated(parts[0], fine) + parts[1] + repeated(parts[2], fine)) == [])
    for depth in [Limits.nestingDepth + 1, 300, parts[0] == "(" ? 100_000 : 3_000] {
      let text = repeated(parts[0], depth) + parts[1] + repeated(parts[2], depth)
      #expect(expression(text) == ["nesting-too-deep"], "\(parts[0]) × \(depth)")
    }
  }

  @Test func `brackets may nest exactly to the limit`() {
    // The expression itself is the first level.
    let depth = Limits.nestingDepth - 1
    #expect(expression(repeated("(", depth) + "1" + repeated(")", depth)) == [])
    #expect(
      expression(repeated("(", depth + 1) + "1" + repeated(")", depth + 1))
        == ["nesting-too-deep"]
    )
  }

  @Test(arguments: ["+", "-", "*", "/"])
  func `operator chains are limited like nesting`(sign: String) {
    let fine = Limits.nestingDepth
    #expect(expression("1" + repeated(" \(sign) 1", fine)) == [])
    #expect(expression("1" + repeated(" \(sign) 1", fine + 1)) == ["nesting-too-deep"])
    #expect(expression("1" + repeated(" \(sign) 1", 20_000)) == ["nesting-too-deep"])
  }

  @Test(arguments: [".b", " năm b", " tại b"])
  func `chains of members and calls are limited like nesting`(link: String) {
    #expect(expression("a" + repeated(link, 20_000)) == ["nesting-too-deep"])
  }

  @Test func `long lists of conditions are no nesting`() {
    #expect(expression("a" + repeated(" và a", 10_000)) == [])
    #expect(expression("[1" + repeated(", 1", 10_000) + "]") == [])
  }

  @Test func `blocks, types and data are limited like nesting`() {
    let depth = 10_000
    #expect(
      ids("khen thưởng a cho b { " + repeated("tất cả { ", depth)) == ["nesting-too-deep"]
    )
    #expect(ids("bản ghi a { b: " + repeated("danh sách ", depth)) == ["nesting-too-deep"])
    #expect(ids("hồ sơ mẫu a là b " + repeated("{ c: ", depth)) == ["nesting-too-deep"])
    #expect(ids("hồ sơ mẫu a là b { c: " + repeated("[", depth)) == ["nesting-too-deep"])
    #expect(
      ids("khái niệm a: số = 1 " + repeated("{ ngoại lệ b khi c: 1 ", depth))
        == ["nesting-too-deep"]
    )
  }

  @Test func `a name has its limit`() {
    let fine = repeated("a", Limits.nameLength)
    #expect(ids("tham số \(fine): số = 1\n") == [])
    #expect(ids("tham số \(fine)a: số = 1\n") == ["name-too-long"])
    #expect(ids("tham số " + repeated("ạ", 500_000) + ": số = 1\n") == ["name-too-long"])
  }

  @Test func `a text has its limit`() {
    let fine = repeated("a", Limits.textLength - 2)
    #expect(ids("danh mục a \"\(fine)\" { b, c }\n") == [])
    #expect(ids("danh mục a \"\(fine)a\" { b, c }\n") == ["text-too-long"])
  }

  @Test func `a file has its limit of words`() {
    func lexed(_ count: Int) -> [String] {
      let file = SourceFile(id: FileID(0), name: "t", text: repeated(";", count))
      return Lexer.tokenize(file).diagnostics.map { $0.id.name }
    }
    #expect(lexed(Limits.tokensPerFile) == [])
    #expect(lexed(Limits.tokensPerFile + 1) == ["too-many-tokens"])
  }

  @Test func `a file has its limit of bytes`() {
    let fine = [UInt8](repeating: 0x20, count: Limits.ruleFileSize)
    #expect(SourceFile.load(bytes: fine, name: "t", id: FileID(0)).diagnostics.isEmpty)
    let (file, diagnostics) = SourceFile.load(bytes: fine + [0x20], name: "t", id: FileID(0))
    #expect(diagnostics.map { $0.id.name } == ["file-too-large"])
    #expect(file.bytes.isEmpty)
  }

  @Test(arguments: [
    "danh mục", "danh mục a {", "danh mục a { b \"", "khen thưởng", "khen thưởng a cho b {",
    "khen thưởng a cho b { điều kiện c {", "khen thưởng a cho b { điều kiện c { (",
    "tham số a: số =",
    "khái niệm a: số = tra b {", "khái niệm a: số = tra b { c:", "khái niệm a(b: số",
    "kiểm thử \"a\" cho b { hồ sơ {", "kiểm thử \"a\" cho b { mong đợi", "bản ghi a { b:",
    "văn bản a { hiệu lực từ", "hồ sơ mẫu a là b { c: [", "khái niệm a: số = có x trong",
    "khái niệm a: số = dòng a từ b",
  ])
  func `a file that ends anywhere is one mistake`(text: String) {
    #expect(parse(text).diagnostics.count == 1, "\(parse(text).diagnostics.map { $0.message.vi })")
  }
}
