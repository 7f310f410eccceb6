/// “Did you mean …”: how far two spellings are apart, and which candidate is nearest.
package enum Suggestions {
  /// Cost of one wrong, missing, extra or swapped letter; a wrong mark costs less.
  private static let letterCost = 3
  private static let markCost = 1
  private static let lengthMax = 64

  /// The distance of two texts: Damerau–Levenshtein on characters, wrong marks cheaper.
  ///
  /// Neighbours swapped count once; letters that differ by marks or case only cost a third.
  /// O(length²), capped.
  package static func distance(_ first: String, _ second: String) -> Int {
    let left = Array(VietnameseText.composed(first).prefix(lengthMax))
    let right = Array(VietnameseText.composed(second).prefix(lengthMax))
    var older: [Int] = []
    var previous = (0...right.count).map { $0 * letterCost }
    for row in left.indices {
      var line = [(row + 1) * letterCost]
      for column in right.indices {
        var best = previous[column] + cost(left[row], right[column])
        best = min(best, previous[column + 1] + letterCost, line[column] + letterCost)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column],
          left[row] != right[column]
        {
          best = min(best, older[column - 1] + letterCost)
        }
        line.append(best)
      }
      older = previous
      previous = line
    }
    return previous[right.count]
  }

  /// Whether a distance is small enough, for a text, to be a slip of the hand.
  package static func isClose(_ distance: Int, to text: String) -> Bool {
    let length = text.count
    let letters = length <= 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3
    return distance <= letters * letterCost || (length <= 2 && distance <= markCost)
  }

  /// The candidates nearest to a text, at most three, the nearest first; none that are far.
  package static func nearest(to text: String, among candidates: [String]) -> [String] {
    var ranked: [(distance: Int, candidate: String)] = []
    for candidate in candidates where candidate != text {
      // A difference in length alone already costs as much.
      let gap = candidate.utf8.count - text.utf8.count
      if gap > 24 || gap < -24 { continue }
      let distance = distance(text, candidate)
      if isClose(distance, to: candidate) { ranked.append((distance, candidate)) }
    }
    ranked.sort { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
    var result: [String] = []
    for entry in ranked where !result.contains(entry.candidate) && result.count < 3 {
      result.append(entry.candidate)
    }
    return result
  }

  private static func cost(_ first: Character, _ second: Character) -> Int {
    if first == second { return 0 }
    let left = VietnameseText.withoutMarks(String(first)).lowercased()
    let right = VietnameseText.withoutMarks(String(second)).lowercased()
    // Blank and underscore are the same slip as a mark.
    if left == right || ("_ ".contains(first) && "_ ".contains(second)) { return markCost }
    return letterCost
  }
}
