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
  func ordered(_ cells: [Extent]) -> [Extent] {
    guard cells.count > 1 else { return cells }
    return cells.sorted { distance($0) < distance($1) }
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
