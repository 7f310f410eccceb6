import KhenSemantics

/// The facts of a dossier as a tree, with places in it.
///
/// A place is a list of positions: of fields in records and of elements in lists.
struct FactTree {
  /// The facts of the dossier.
  var facts: [FactValue]

  /// The value at a place; `unknown` where there is none.
  func value(at place: [Int]) -> FactValue {
    var value = FactValue.record(facts)
    for position in place {
      switch value {
      case .record(let values), .list(let values):
        guard values.indices.contains(position) else { return .unknown }
        value = values[position]
      case .point, .rational, .period, .text, .years, .range, .none, .unknown, .series:
        return .unknown
      }
    }
    return value
  }

  /// The tree with another value at a place.
  func replacing(_ place: [Int], by value: FactValue) -> FactTree {
    let changed = FactTree.replaced(.record(facts), place[...], value)
    guard case .record(let facts) = changed else { return self }
    return FactTree(facts: facts)
  }

  private static func replaced(
    _ old: FactValue,
    _ place: ArraySlice<Int>,
    _ value: FactValue
  ) -> FactValue {
    guard let position = place.first else { return value }
    switch old {
    case .record(var values):
      values[position] = replaced(values[position], place.dropFirst(), value)
      return .record(values)
    case .list(var values):
      values[position] = replaced(values[position], place.dropFirst(), value)
      return .list(values)
    case .point, .rational, .period, .text, .years, .range, .none, .unknown, .series: return old
    }
  }
}
