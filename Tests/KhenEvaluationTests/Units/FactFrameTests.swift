import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

@Suite struct `Texts and frames` {
  @Test func `equal texts are one number, however they are composed`() {
    var texts = TextTable()
    let composed = texts.intern("Nguyễn")
    #expect(texts.intern("Nguye\u{302}\u{303}n") == composed)
    #expect(texts.intern("Nguyen") != composed)
    #expect(texts[composed] == "Nguyễn")
    #expect(texts.count == 2)
  }

  @Test func `texts of a dossier are forgotten, those of the rules are kept`() {
    var texts = TextTable()
    let rule = texts.intern("BK")
    texts.keepConstants()
    for round in 0..<3 {
      var ids: Set<Int64> = []
      for index in 0..<500 { ids.insert(texts.intern("đơn vị \(round) \(index)")) }
      #expect(ids.count == 500 && texts.count == 501)
      #expect(texts.intern("BK") == rule)
      for index in stride(from: 0, to: 500, by: 7) {
        let text = "đơn vị \(round) \(index)"
        #expect(texts[texts.intern(text)] == text)
      }
      texts.forgetDossier()
      #expect(texts.count == 1)
    }
  }

  static let rules = """
    danh mục bậc { thấp < vừa < cao }
    bản ghi nhà { số_nhà: chuỗi; tầng: số nguyên? }
    bản ghi đoạn { nơi: chuỗi; từ: ngày; con: danh sách nhà }
    hồ sơ cá_nhân {
        tên: chuỗi; điểm: số; tuổi: số nguyên?; hạng: bậc; thưởng: tiền; thời: thời hạn
        nhà_ở: nhà?; quá_trình: danh sách đoạn; khen: danh sách năm; xếp_loại: theo năm bậc
        có_mặt: đúng_sai
    }
    khen thưởng A cho cá_nhân { điều kiện c { có_mặt } }
    """

  @Test func `every kind of fact is filed where the schema says`() throws {
    var hard = try HardCase(Self.rules)
    let half = try #require(Rational(5, 2))
    let nested: FactValue = .record([
      .text("BV"), .range(10, 20), .list([.record([.text("12A"), .none])]),
    ])
    hard.frame.file(
      [
        .text("A"), .rational(half), .none, .point(2), .unknown, .period(months: 14, days: 3),
        .record([.text("7"), .point(3)]), .list([nested, nested]), .list([.point(2020)]),
        .series([.init(year: 2021, value: .point(1)), .init(year: 2022, value: .unknown)]),
        .range(1, 1),
      ],
      kind: hard.compiled.kind,
      schema: hard.schema
    )
    let frame = hard.frame
    let layout = hard.schema.records[hard.compiled.kind]
    func slot(_ index: Int) -> Int { FactFrame.root + layout.fields[index].offset }
    func value(_ index: Int) -> Int64 { frame.slots[slot(index)] }
    #expect(frame.texts[value(0)] == "A")
    #expect(value(1) == 2_500_000 && value(2) == FactFrame.none && value(3) == 2)
    #expect(value(4) == FactFrame.unknown)
    #expect(Period.decoded(value(5)) == (14, 3))
    #expect(value(6) == 1 && frame.slots[slot(6) + 2] == 3)
    #expect(value(10) == 1, "a range of one value is that value")
    #expect(frame.slots[slot(7) + 1] == 2 && frame.partials.count == 2)
    var element = Int(value(7))
    var partials: Set<Int> = []
    for _ in 0..<2 {
      #expect(frame.texts[frame.slots[element]] == "BV")
      #expect(frame.slots[element + 1] == FactFrame.partial)
      let range = try #require(frame.range(of: element + 1))
      #expect(range.low == 10 && range.high == 20)
      partials.insert(range.slot)
      let inner = Int(frame.slots[element + 2])
      #expect(frame.texts[frame.slots[inner]] == "12A")
      #expect(frame.slots[inner + 1] == FactFrame.none && frame.slots[inner - 1] == 0)
      element = Int(frame.slots[element - 1])
    }
    #expect(element == 0 && partials.count == 2)
    let year = Int(value(8))
    #expect(frame.slots[year] == 2020)
    let first = Int(value(9))
    let second = Int(frame.slots[first - 1])
    #expect(frame.slots[first] == 2021 && frame.slots[first + 1] == 1)
    #expect(frame.slots[second] == 2022 && frame.slots[second + 1] == FactFrame.unknown)
  }

  @Test func `a frame starts anew with every dossier`() throws {
    var hard = try HardCase(Self.rules)
    try hard.file(["tuổi": "3 … 9", "quá_trình": [["nơi": "?", "từ": "5/2010"]]])
    #expect(hard.frame.partials.count == 2)
    try hard.file([:])
    #expect(hard.frame.partials.isEmpty)
    let layout = hard.schema.records[hard.compiled.kind]
    #expect(hard.frame.slots.count == 1 + layout.size)
    #expect(Array(hard.frame.slots.dropFirst()).filter { $0 == FactFrame.none }.count == 3)
  }
}
