import KhenSource

/// Guesses at what was meant.
enum Suggestion {
  /// The closest name, when it is close enough to be what was meant; O(candidates × length²).
  static func nearest(to name: Name, in candidates: [Name]) -> Name? {
    let wanted = Array(name.key.unicodeScalars)
    let limit = max(1, wanted.count / 4)
    var best: (distance: Int, name: Name)?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.key.unicodeScalars)
      guard abs(scalars.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, scalars)
      guard distance <= limit else { continue }
      // Equal distances are settled by spelling, so that the answer does not depend on order.
      if let known = best,
        (known.distance, known.name.key) <= (distance, candidate.key)
      {
        continue
      }
      best = (distance, candidate)
    }
    return best?.name
  }

  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var row = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in second.enumerated() {
        let above = row[j + 1]
        row[j + 1] = left == right ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[second.count]
  }
}
