import KhenEvaluation
import KhenSource

/// What to take apart next, from how open aims read the facts that they rest on.
struct SearchBranching {
  private let uses: [FactID: Residual.Use]
  private let dates: ClosedRange<Int>
  private var mixed: [FactID] = []
  private var pure: [FactID] = []

  init(_ uses: [FactID: Residual.Use], dates: ClosedRange<Int>) {
    self.uses = uses
    self.dates = dates
    for fact in uses.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let use = uses[fact], fact.kind != .law, use.canBeSplit(fact) else { continue }
      if fact.kind != .list, use.corner != nil { pure.append(fact) } else { mixed.append(fact) }
    }
  }

  /// The fact that is read in several ways and is best taken apart first.
  var bestMixed: FactID? { best(of: mixed) }

  /// The fact read in one way only that is best taken apart first, where its end did not do.
  var bestPure: FactID? { best(of: pure) }

  /// Whether a fact has few parts, or is read against constants.
  func isCut(_ fact: FactID) -> Bool { uses[fact].map { rank($0, fact) < 4 } ?? false }

  /// All facts that are read in one direction at the end that serves the aims; nothing where there
  /// are none.
  func corner(of boxes: [FactID: Extent]) -> [FactID: Extent]? {
    guard !pure.isEmpty else { return nil }
    var result = boxes
    for fact in pure {
      guard let corner = uses[fact]?.corner, let use = uses[fact] else { continue }
      result[fact] = SearchBranching.moderate(corner, within: use.extent)
    }
    return result
  }

  /// The parts of a fact, those of plain values first.
  ///
  /// Of a wide range that nothing cuts, one plain value is tried before the halves.
  func parts(of fact: FactID) -> [Extent] {
    guard let use = uses[fact] else { return [] }
    let cells = use.cells(of: fact)
    guard cells.count > 1 else { return cells }
    if use.shape == .interval, use.cuts.isEmpty, use.extent.marks == .value, cells.count == 2,
      let plain = plainValue(of: use.extent)
    {
      let scale = use.extent.scale
      var parts = [Extent(low: plain, high: plain, scale: scale)]
      for (low, high) in [(plain + 1, use.extent.high), (use.extent.low, plain - 1)]
      where low <= high {
        parts.append(Extent(low: low, high: high, scale: scale))
      }
      return parts
    }
    return cells.sorted { distance($0) < distance($1) }
  }

  /// A value of a wide range that people file; nothing where the range holds none.
  private func plainValue(of extent: Extent) -> Int64? {
    let width = extent.high.subtractingReportingOverflow(extent.low)
    guard width.overflow || width.partialValue > 8 * extent.scale else { return nil }
    let now = CivilDate(dayNumber: dates.lowerBound).year
    let wanted: [Int64]
    if extent.scale > 1 {
      wanted = [0, 10 * extent.scale, extent.scale]
    } else if extent.low >= 1, extent.high <= 9_999 {
      wanted = [Int64(now - 1), Int64(now - 5)]
    } else if extent.low >= Int64(EvaluationLimits.unknownDateMin), extent.high > 15_000 {
      wanted = [1, 10, 30].map { Int64(CivilDate.dayNumber(year: now - $0, month: 1, day: 1)) }
    } else {
      wanted = [0, 10]
    }
    return wanted.first { extent.low < $0 && $0 < extent.high }
  }

  private func best(of facts: [FactID]) -> FactID? {
    var best: (fact: FactID, rank: Int, count: Int)?
    for fact in facts {
      guard let use = uses[fact] else { continue }
      let rank = rank(use, fact)
      if let best, (best.rank, -best.count) <= (rank, -use.count) { continue }
      best = (fact, rank, use.count)
    }
    return best?.fact
  }

  /// What splits into few parts comes first, whole lists last.
  private func rank(_ use: Residual.Use, _ fact: FactID) -> Int {
    if fact.kind == .list { return 9 }
    // Which years of a series count is known once the dates that choose them are.
    if fact.kind == .year { return 7 }
    if use.extent.marks.contains(.none), use.extent.marks.contains(.value) { return 1 }
    switch use.shape {
    case .boolean: return 0
    case .members: return 2
    case .text: return 4
    case .interval, .handle: return use.cuts.isEmpty ? 5 : 3
    }
  }

  /// Numbers of billions say no more than moderate ones, and are further from what people file.
  private static func moderate(_ corner: Extent, within extent: Extent) -> Extent {
    let (most, overflow) = corner.scale.multipliedReportingOverflow(by: 1_000_000_000)
    guard corner.low == corner.high, corner.marks == .value, !overflow else { return corner }
    let value = min(max(corner.low, -most), most)
    guard value >= extent.low, value <= extent.high, extent.high > extent.low else { return corner }
    return Extent(low: value, high: value, scale: corner.scale)
  }

  /// How far a part is from what people file first.
  private func distance(_ cell: Extent) -> Int64 {
    if !cell.marks.contains(.value) { return 0 }
    if cell.scale == 1, cell.high == 0, cell.low > 0 { return cell.low == 1 ? 2 : 1 }
    let low = cell.low / cell.scale
    let high = cell.high / cell.scale
    var nearest: Int64 = 0
    // Days of the last decades, years, and small numbers.
    if low >= 1_800, high <= 2_300 { nearest = 2_015 }
    if high > 15_000, low < high, low >= Int64(EvaluationLimits.unknownDateMin) {
      nearest = Int64(dates.lowerBound) - 3_650
    }
    if low <= nearest, nearest <= high { return 1 }
    let (first, second) = (
      low.subtractingReportingOverflow(nearest),
      nearest
        .subtractingReportingOverflow(high)
    )
    if first.overflow || second.overflow { return Int64.max }
    return max(first.partialValue, second.partialValue) + 1
  }
}
