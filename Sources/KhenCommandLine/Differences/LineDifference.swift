/// What must be taken out of a list of lines and put into it to make another list of it.
///
/// Myers' greedy algorithm: time and memory grow with the square of the number of differences, so
/// beyond `differencesMax` the lines between the first and the last difference count as replaced.
package struct LineDifference: Sendable {
  /// One line of the comparison.
  package enum Edit: Hashable, Sendable {
    /// The line at an index of the old and an index of the new list.
    case same(old: Int, new: Int)
    /// A line that only the old list has.
    case removed(old: Int)
    /// A line that only the new list has.
    case added(new: Int)
  }

  /// How many lines may be removed and added before the search is given up.
  package static let differencesMax = 1500

  /// The lines in order, removals before additions.
  package let edits: [Edit]

  /// Compares two lists of lines byte by byte.
  package init(from old: [String], to new: [String]) {
    let left = old.map { Array($0.utf8) }
    let right = new.map { Array($0.utf8) }
    var head = 0
    while head < left.count, head < right.count, left[head] == right[head] { head += 1 }
    var tail = 0
    while tail < left.count - head, tail < right.count - head,
      left[left.count - 1 - tail] == right[right.count - 1 - tail]
    {
      tail += 1
    }
    var edits: [Edit] = []
    for index in 0..<head { edits.append(.same(old: index, new: index)) }
    edits += LineDifference.middle(
      left[head..<(left.count - tail)],
      right[head..<(right.count - tail)]
    )
    for distance in stride(from: tail, to: 0, by: -1) {
      edits.append(.same(old: left.count - distance, new: right.count - distance))
    }
    self.edits = LineDifference.ordered(edits)
  }

  /// Whether both lists are the same.
  package var isEmpty: Bool {
    edits.allSatisfy { if case .same = $0 { true } else { false } }
  }

  private static func middle(
    _ left: ArraySlice<[UInt8]>,
    _ right: ArraySlice<[UInt8]>
  ) -> [Edit] {
    guard let rows = search(left, right) else {
      return left.indices.map { .removed(old: $0) } + right.indices.map { .added(new: $0) }
    }
    // Back from the end along the diagonals that the search took.
    var edits: [Edit] = []
    var (x, y) = (left.count, right.count)
    for depth in stride(from: rows.count - 1, through: 0, by: -1) {
      let row = rows[depth]
      let diagonal = x - y
      let previous = diagonal + (isStepDown(diagonal, depth, row) ? 1 : -1)
      let startX = row[previous + depth + 1]
      let startY = startX - previous
      while x > max(startX, 0), y > max(startY, 0) {
        x -= 1
        y -= 1
        edits.append(.same(old: left.startIndex + x, new: right.startIndex + y))
      }
      guard depth > 0 else { break }
      if x == startX {
        y -= 1
        edits.append(.added(new: right.startIndex + y))
      } else {
        x -= 1
        edits.append(.removed(old: left.startIndex + x))
      }
    }
    return edits.reversed()
  }

  /// How far each diagonal reached before each step; nothing when there are too many steps.
  ///
  /// The row of step d holds the diagonals from -d-1 to d+1.
  private static func search(
    _ left: ArraySlice<[UInt8]>,
    _ right: ArraySlice<[UInt8]>
  ) -> [[Int]]? {
    let depthMax = min(left.count + right.count, differencesMax)
    var rows: [[Int]] = []
    var reach = [Int](repeating: -1, count: 2 * depthMax + 5)
    let zero = depthMax + 2
    reach[zero + 1] = 0
    for depth in 0...depthMax {
      let row = Array(reach[(zero - depth - 1)...(zero + depth + 1)])
      rows.append(row)
      for diagonal in stride(from: -depth, through: depth, by: 2) {
        var x =
          isStepDown(diagonal, depth, row)
          ? row[diagonal + depth + 2] : row[diagonal + depth] + 1
        while x < left.count, x - diagonal < right.count,
          left[left.startIndex + x] == right[right.startIndex + x - diagonal]
        {
          x += 1
        }
        reach[zero + diagonal] = x
        if x >= left.count, x - diagonal >= right.count { return rows }
      }
    }
    return nil
  }

  /// Whether the best way to a diagonal adds a line, and not removes one.
  private static func isStepDown(_ diagonal: Int, _ depth: Int, _ row: [Int]) -> Bool {
    diagonal == -depth
      || (diagonal != depth && row[diagonal + depth] < row[diagonal + depth + 2])
  }

  /// The same edits with the removals of each stretch before its additions.
  private static func ordered(_ edits: [Edit]) -> [Edit] {
    var result: [Edit] = []
    var added: [Edit] = []
    for edit in edits {
      switch edit {
      case .same:
        result += added
        added = []
        result.append(edit)
      case .removed: result.append(edit)
      case .added: added.append(edit)
      }
    }
    return result + added
  }
}
