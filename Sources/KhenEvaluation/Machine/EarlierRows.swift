/// The rows of a list before one row that may be the same as it, rising.
///
/// A list of known values is looked up; one of few rows, or of which much is open, is gone through.
struct EarlierRows {
  private let input: RangeMachine.Table
  private let shape: ExtentShape
  private let looksUp: Bool
  /// Rows with known values, by them.
  private var known: [[Extent]: [Int]] = [:]
  /// Rows that may be the same as many others.
  private var open: [Int] = []

  /// Starts before the first row; `looksUp` where values are looked up.
  init(_ input: RangeMachine.Table, _ shape: ExtentShape, looksUp: Bool) {
    self.looksUp = looksUp
    self.input = input
    self.shape = shape
  }

  /// The rows to compare with a row, which is itself one of them for the next; rows are asked for
  /// in order.
  mutating func take(_ row: Int, _ cells: [Extent]) -> [Int] {
    guard looksUp else { return Array(0..<row) }
    var values: [Extent] = []
    for column in 1..<max(1, input.width) {
      let cell = cells[input.first + row * input.width + column]
      let isNamed = shape != .text || cell.low >= 0
      guard cell.marks == .value, cell.scale == 1, shape.isPoint(cell), isNamed else {
        open.append(row)
        return Array(0..<row)
      }
      values.append(cell)
    }
    let same = known[values] ?? []
    if !cells[input.first + row * input.width].isCertainlyFalse {
      known[values, default: []].append(row)
    }
    // A value told before makes the row certainly a repetition: one of them will do, unless it may
    // be absent.
    let telling = same.firstIndex { cells[input.first + $0 * input.width].isCertainlyTrue }
    let shown = telling.map { Array(same[...$0]) } ?? same
    if open.isEmpty { return shown }
    return (shown + open).sorted()
  }
}
