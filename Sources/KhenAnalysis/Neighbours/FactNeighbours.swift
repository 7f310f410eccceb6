import KhenEvaluation
import KhenSemantics
import KhenSource

/// Dossiers that differ from one in a single fact.
struct FactNeighbours {
  /// A fact with an order, and how to give it another value.
  struct Axis {
    /// The label of the fact.
    var label: String
    /// Whether its values are days.
    var isDate = false
    /// Its value in the dossier.
    var start: Int64
    /// How far apart values are looked at, in rising order.
    var distances: [Int64]
    /// The facts of the dossier with another value of this one.
    var facts: (Int64) -> [FactValue]
  }

  let schema: FactSchema

  /// Elements of a list that are changed one by one.
  private static let elementCountMax = 12
  private static let dayDistances: [Int64] = [
    1, 8, 31, 92, 183, 366, 731, 1_462, 2_922, 5_844, 11_688,
  ]
  private static let smallDistances: [Int64] = [1, 2, 3, 5, 9, 17, 33, 65]
  private static let largeDistances: [Int64] = [1, 10, 100, 1_000, 10_000, 1_000_000]

  /// The facts with one of them that has no order (a truth value, a member, an element of a list)
  /// changed.
  func otherFacts(_ facts: [FactValue], kind: Int) -> [[FactValue]] {
    others(facts, schema.records[kind].fields)
  }

  /// The facts that have an order: dates, years, counts, sums.
  func axes(_ facts: [FactValue], kind: Int) -> [Axis] {
    axes(facts, schema.records[kind].fields) { $0 }
  }

  // MARK: - Facts without order

  private func others(_ values: [FactValue], _ fields: [FieldLayout]) -> [[FactValue]] {
    var result: [[FactValue]] = []
    for (index, (value, field)) in zip(values, fields).enumerated() {
      for other in others(value, field) {
        var changed = values
        changed[index] = other
        result.append(changed)
      }
    }
    return result
  }

  private func others(_ value: FactValue, _ field: FieldLayout) -> [FactValue] {
    var result: [FactValue] = []
    switch field.type {
    case .boolean: result = [.point(0), .point(1)]
    case .catalogue(let catalogue):
      result = schema.catalogues[catalogue].members.indices.map { .point(Int64($0)) }
    case .record(let record):
      if case .record(let values) = value {
        result = others(values, schema.records[record].fields).map { .record($0) }
      }
    case .list(let element): result = lists(value, schema.records[element])
    case .series(let element):
      if case .series(let entries) = value {
        result = series(entries, schema.records[element])
      }
    case .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money: break
    }
    if field.isOptional { result.append(.none) }
    result.append(.unknown)
    return result.filter { $0 != value }
  }

  private func lists(_ value: FactValue, _ layout: RecordLayout) -> [FactValue] {
    guard case .list(let elements) = value else { return [.list([])] }
    var result: [FactValue] = elements.isEmpty ? [] : [.list([])]
    for index in elements.indices.prefix(FactNeighbours.elementCountMax) {
      var shorter = elements
      shorter.remove(at: index)
      result.append(.list(shorter))
      for other in elementsNextTo(elements[index], layout) {
        var changed = elements
        changed[index] = other
        result.append(.list(changed))
        // A further element of its kind, for what is counted.
        if index == elements.count - 1 { result.append(.list(elements + [other])) }
      }
      if index == elements.count - 1 { result.append(.list(elements + [elements[index]])) }
    }
    return result
  }

  private func elementsNextTo(_ element: FactValue, _ layout: RecordLayout) -> [FactValue] {
    if case .record(let values) = element, layout.name != "" {
      return others(values, layout.fields).map { .record($0) }
    }
    guard let field = layout.fields.first else { return [] }
    return others(element, field).filter { $0 != .unknown && $0 != .none }
  }

  private func series(
    _ entries: [FactValue.SeriesEntry],
    _ layout: RecordLayout
  ) -> [FactValue] {
    guard layout.fields.count > 1 else { return [] }
    var result: [FactValue] = []
    for index in entries.indices.prefix(FactNeighbours.elementCountMax) {
      var shorter = entries
      shorter.remove(at: index)
      result.append(.series(shorter))
      for other in others(entries[index].value, layout.fields[1]) {
        var changed = entries
        changed[index].value = other
        result.append(.series(changed))
      }
      if entries[index].value != .none {
        var changed = entries
        changed[index].value = .none
        result.append(.series(changed))
      }
    }
    return result
  }

  // MARK: - Facts with an order

  private func axes(
    _ values: [FactValue],
    _ fields: [FieldLayout],
    _ rebuild: @escaping ([FactValue]) -> [FactValue]
  ) -> [Axis] {
    var result: [Axis] = []
    for (index, (value, field)) in zip(values, fields).enumerated() {
      result += axes(value, field) { other in
        var changed = values
        changed[index] = other
        return rebuild(changed)
      }
    }
    return result
  }

  private func axes(
    _ value: FactValue,
    _ field: FieldLayout,
    _ rebuild: @escaping (FactValue) -> [FactValue]
  ) -> [Axis] {
    switch (field.type, value) {
    case (.date, .point(let day)):
      return [
        Axis(label: field.label, isDate: true, start: day, distances: FactNeighbours.dayDistances) {
          rebuild(.point($0))
        }
      ]
    case (.year, .point(let start)), (.integer, .point(let start)), (.days, .point(let start)):
      return [
        Axis(label: field.label, start: start, distances: FactNeighbours.smallDistances) {
          rebuild(.point($0))
        }
      ]
    case (.number, .point(let start)):
      // Hundredths, so that shares are met as well.
      return [
        Axis(label: field.label, start: start &* 100, distances: FactNeighbours.largeDistances) {
          rebuild(Rational($0, 100).map { .rational($0) } ?? .unknown)
        }
      ]
    case (.number, .rational(let number)):
      guard let scaled = number.multiplied(by: Rational(100)), scaled.isWhole else { return [] }
      return [
        Axis(label: field.label, start: scaled.numerator, distances: FactNeighbours.largeDistances)
        {
          rebuild(Rational($0, 100).map { .rational($0) } ?? .unknown)
        }
      ]
    case (.money, .point(let start)):
      return [
        Axis(label: field.label, start: start, distances: FactNeighbours.largeDistances) {
          rebuild(.point($0))
        }
      ]
    case (.period, .period(let months, let days)):
      return [
        Axis(label: field.label, start: months, distances: FactNeighbours.smallDistances) {
          rebuild(.period(months: $0, days: days))
        }
      ]
    case (.yearRange, .years(let first, let last)):
      return [
        Axis(label: field.label, start: first, distances: FactNeighbours.smallDistances) {
          rebuild(.years(min($0, last), last))
        },
        Axis(label: field.label, start: last, distances: FactNeighbours.smallDistances) {
          rebuild(.years(first, max($0, first)))
        },
      ]
    case (.record(let record), .record(let values)):
      return axes(values, schema.records[record].fields) { rebuild(.record($0)) }
    case (.list(let element), .list(let elements)):
      var result: [Axis] = []
      let layout = schema.records[element]
      for index in elements.indices.prefix(FactNeighbours.elementCountMax) {
        func replaced(_ element: FactValue) -> [FactValue] {
          var changed = elements
          changed[index] = element
          return rebuild(.list(changed))
        }
        if case .record(let values) = elements[index], layout.name != "" {
          result += axes(values, layout.fields) { replaced(.record($0)) }
        } else if let field = layout.fields.first {
          result += axes(elements[index], field) { replaced($0) }
        }
      }
      return result
    default: return []
    }
  }
}
