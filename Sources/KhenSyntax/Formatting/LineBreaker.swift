/// Divides a run of units into lines so that none is too long and the sum of what the line ends
/// cost is least; among equals, the earlier lines are the fuller ones.
///
/// Knows nothing of the language. Time is linear in the number of units for lines of a fixed
/// length.
struct LineBreaker {
  /// What is never divided: a piece, or a pair of braces on one line.
  struct Unit {
    /// Where a line may begin.
    enum Start: Equatable {
      case never
      case allowed
      /// The author began a line here, and may.
      case chosen
      /// A comment stands in between.
      case required
    }

    /// The index that stands for it in the result.
    var index: Int
    /// Columns, without blanks before it.
    var width: Int
    /// Blanks before it when it is not the first of its line.
    var blanks: Int
    /// Whether a line may begin with it.
    var start: Start
    /// What a line end before it costs.
    var cost: Int
    /// The column of a line that begins with it.
    var indent: Int
  }

  /// Lines by the index of their first unit, and how bad they are.
  struct Result {
    /// The first unit of each line but the first, with its indent.
    var starts: [(index: Int, indent: Int)] = []
    /// Costs of line ends that the author did not choose, and of lines that are too long.
    var cost = 0
    /// Columns beyond the limit, of all lines.
    var excess = 0

    fileprivate mutating func add(_ column: Int) {
      excess += max(0, column - LineBreaker.columnsMax)
      cost += LineBreaker.penalty(column)
    }
  }

  /// The most columns that a line may take.
  static let columnsMax = 120
  /// A line more costs little, but something.
  private static let lineCost = 1
  /// What it costs to go on where the author began a line.
  private static let joiningCost = 15
  /// A line that is too long is the worst.
  private static let overlongCost = 10_000
  /// A column beyond the limit; so little that what cannot fit anyway is not torn for it.
  private static let excessCost = 5

  private static func penalty(_ column: Int) -> Int {
    column > columnsMax ? overlongCost + (column - columnsMax) * excessCost : 0
  }

  private let units: [Unit]

  /// Takes units; the first one stands at its indent.
  init(_ units: [Unit]) { self.units = units }

  /// The lines as the author divided them.
  func asWritten() -> Result {
    var result = Result()
    var column = units.first?.indent ?? 0
    for (place, unit) in units.enumerated() {
      if place > 0, unit.start == .chosen || unit.start == .required {
        result.starts.append((unit.index, unit.indent))
        result.add(column)
        column = unit.indent
      } else if place > 0 {
        column += unit.blanks
      }
      column += unit.width
    }
    result.add(column)
    return result
  }

  /// The best lines; where the author began one costs nothing.
  func best() -> Result {
    let count = units.count
    // The least cost of the units from a place on, with the place where the next line begins.
    var costs = [Int](repeating: 0, count: count + 1)
    var nexts = [Int](repeating: count, count: count + 1)
    for place in stride(from: count - 1, through: 0, by: -1) {
      var least = Int.max
      var column = units[place].indent
      var end = place
      var joined = 0
      while end < count {
        if end > place, units[end].start == .chosen { joined += LineBreaker.joiningCost }
        column += units[end].width + (end > place ? units[end].blanks : 0)
        end += 1
        let isOver = column > LineBreaker.columnsMax
        if end == count || units[end].start != .never {
          var cost = costs[end] + LineBreaker.lineCost + joined
          if end < count, units[end].start == .allowed { cost += units[end].cost }
          cost += LineBreaker.penalty(column)
          if cost <= least {
            least = cost
            nexts[place] = end
          }
          if end < count, units[end].start == .required { break }
          if isOver { break }
        }
      }
      costs[place] = least
    }
    return result(following: nexts)
  }

  private func result(following nexts: [Int]) -> Result {
    var result = Result()
    var place = 0
    while place < units.count {
      let end = nexts[place]
      var column = units[place].indent
      for index in place..<end {
        column += units[index].width + (index > place ? units[index].blanks : 0)
      }
      result.add(column)
      if end < units.count {
        result.starts.append((units[end].index, units[end].indent))
        if units[end].start == .allowed { result.cost += units[end].cost }
      }
      place = end
    }
    return result
  }
}
