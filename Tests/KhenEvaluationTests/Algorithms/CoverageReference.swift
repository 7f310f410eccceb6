import KhenEvaluation
import KhenSource
import KhenSyntax
import KhenTestSupport

/// A row of a known timeline.
struct KnownRow: Hashable {
  var start: Int
  var end: Int
  var weight: Int64
}

/// A naive measure of known rows: days are looked at one by one, months are added one by one.
struct KnownTimeline {
  var first: Int
  /// Weight of each day from `first`; nothing where no row covers it.
  var weights: [Int64?]

  init(_ rows: [KnownRow], removing removed: [KnownRow], overlap: Timeline.Overlap) {
    let start = rows.map(\.start).min() ?? 0
    let end = rows.map(\.end).max() ?? 0
    first = start
    weights = [Int64?](repeating: nil, count: max(0, end - start))
    for row in rows {
      for day in row.start..<max(row.start, row.end) {
        switch overlap {
        case .highest: weights[day - start] = max(weights[day - start] ?? 0, row.weight)
        case .add: weights[day - start] = (weights[day - start] ?? 0) + row.weight
        }
      }
    }
    for row in removed {
      for day in row.start..<max(row.start, row.end) where weights.indices.contains(day - start) {
        weights[day - start] = nil
      }
    }
  }

  var days: Int64 { weights.reduce(0) { $0 + ($1 ?? 0) } }

  func months(_ rule: Coverage.MonthRule) -> Int64 {
    var byMonth: [Int: [Int64]] = [:]
    for (offset, weight) in weights.enumerated() {
      guard let weight else { continue }
      let date = CivilDate(dayNumber: first + offset)
      byMonth[date.year * 12 + date.month - 1, default: []].append(weight)
    }
    var sum: Int64 = 0
    for (month, found) in byMonth {
      let length = CivilDate.daysInMonth(year: month / 12, month: month % 12 + 1)
      let needed = rule == .touched ? 1 : rule == .half ? 15 : length
      if found.count >= needed { sum += found.sorted(by: >)[needed - 1] }
    }
    return sum
  }

  var calendar: Int64 {
    var sum: Int64 = 0
    var stretchStart: Int?
    var counted = 0
    for (offset, weight) in weights.enumerated() {
      guard let weight else {
        stretchStart = nil
        continue
      }
      let isNew = stretchStart == nil
      let start = stretchStart ?? offset
      stretchStart = start
      if isNew { counted = 0 }
      let next = offset + 1 < weights.count ? weights[offset + 1] : nil
      if next != weight {
        let length = naiveLength(from: first + start, to: first + offset + 1)
        sum += Int64(length - counted) * weight
        counted = length
      }
    }
    return sum
  }
}

/// Months are added one at a time from the start; what is left are days, at most 29.
func naiveLength(from start: Int, to end: Int) -> Int {
  let date = CivilDate(dayNumber: start)
  var months = 0
  var reached = start
  while true {
    let index = date.year * 12 + date.month + months
    let length = CivilDate.daysInMonth(year: index / 12, month: index % 12 + 1)
    let next = CivilDate.dayNumber(
      year: index / 12,
      month: index % 12 + 1,
      day: min(date.day, length)
    )
    guard next <= end else { return 30 * months + min(end - reached, 29) }
    months += 1
    reached = next
  }
}

/// Every way to complete a spell; nothing is a completion in which it holds no day.
func completions(of spell: Spell) -> [KnownRow?] {
  var rows: Set<KnownRow?> = []
  if spell.presence != .certain { rows.insert(nil) }
  guard spell.presence != .absent else { return [nil] }
  for start in spell.startLow...spell.startHigh {
    for end in spell.endLow...spell.endHigh where !spell.isInclusive || start < end {
      for weight in [spell.weightLow, spell.weightHigh] {
        rows.insert(start < end ? KnownRow(start: start, end: end, weight: weight) : nil)
      }
    }
  }
  return Array(rows)
}

/// Calls `body` with every choice of one option per list; false when there are too many.
func forEachChoice<Option>(
  of options: [[Option]],
  limit: Int,
  _ body: ([Option]) -> Void
) -> Bool {
  let count = options.reduce(1) { $0 > limit ? $0 : $0 * $1.count }
  guard count <= limit, count > 0 else { return false }
  var position = [Int](repeating: 0, count: options.count)
  while true {
    body(options.indices.map { options[$0][position[$0]] })
    var index = 0
    while index < options.count {
      position[index] += 1
      if position[index] < options[index].count { break }
      position[index] = 0
      index += 1
    }
    if index == options.count { return true }
  }
}

/// A day by its date.
func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
  CivilDate.dayNumber(year: year, month: month, day: day)
}
