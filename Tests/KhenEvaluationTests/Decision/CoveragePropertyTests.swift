import KhenEvaluation
import KhenSource
import Testing

/// What changes in a career leave its length alone.
@Suite struct `Careers filed in other ways` {
  struct Row {
    var first: Int
    var last: Int
    var heavy: Bool
    var filed: Filed {
      .record([
        ("từ", .text(Self.text(first))), ("đến", .text(Self.text(last))),
        ("nặng", .text(heavy ? "đúng" : "sai")),
      ])
    }
    static func text(_ day: Int) -> String {
      let date = CivilDate(dayNumber: day)
      return "\(date.day)/\(date.month)/\(date.year)"
    }
  }

  static func rows(_ random: inout SystemOfCareers) -> [Row] {
    (0..<random.next(1...4)).map { _ in
      let first = 7_300 + random.next(0...4_000)
      return Row(first: first, last: first + random.next(0...2_500), heavy: random.next(0...1) == 1)
    }
  }

  static func career(_ rows: [Row]) -> Filed {
    ["giới_tính": "nam", "quá_trình": .list(rows.map(\.filed))]
  }

  /// A row twice, and a row cut in two that touch.
  @Test(arguments: ["theo lịch", "theo ngày 365/30", "theo tháng trọn"])
  func `a row filed twice or in two parts counts as before`(measure: String) throws {
    var random = SystemOfCareers(seed: 20)
    for threshold in ["3 năm", "5 năm 2 tháng", "8 năm", "11 năm 7 tháng"] {
      var hard = try HardCase(careerRules(measure, "quy_đổi_được >= \(threshold)"))
      for _ in 0..<15 {
        let rows = Self.rows(&random)
        let before = try hard.answer("c", Self.career(rows), on: "01/01/2010")
        let twice = rows + [rows[0]]
        #expect(try hard.answer("c", Self.career(twice), on: "01/01/2010") == before)
        guard rows[0].first < rows[0].last else { continue }
        let middle = random.next(rows[0].first...rows[0].last - 1)
        var parts = rows
        parts[0].last = middle
        parts.append(Row(first: middle + 1, last: rows[0].last, heavy: rows[0].heavy))
        let after = try hard.answer("c", Self.career(parts), on: "01/01/2010")
        #expect(after == before, "\(threshold): \(rows), cut behind \(middle)")
      }
    }
  }
}

/// Reproducible choices.
struct SystemOfCareers {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }
}
