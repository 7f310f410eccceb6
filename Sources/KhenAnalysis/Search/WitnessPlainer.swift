import KhenEvaluation
import KhenSemantics
import KhenSource

/// Makes a witness as small and as plain as it can be without losing what it shows.
///
/// Every change is tried on the dossier filed as any other is.
struct WitnessPlainer {
  /// Runs spent.
  private(set) var runs = 0
  private let search: WitnessSearch
  private var runner: AimRunner
  private var frame = FactFrame()
  private var kept: Witness

  init(_ search: WitnessSearch, _ runner: AimRunner) {
    self.search = search
    self.runner = runner
    frame.texts = runner.texts
    kept = Witness(kind: search.kind, date: search.dates.lowerBound, facts: [])
  }

  /// Whether all aims certainly hold on a dossier, and it breaks no promise of the schema.
  mutating func holds(_ witness: Witness) -> Bool {
    frame.file(witness, schema: search.schema)
    guard search.constraints.apply(to: &frame, date: witness.date).isEmpty else { return false }
    runs += 1
    return runner.run(frame, [:], date: .point(Int64(witness.date))) == .fulfilled
  }

  /// The witness without what is not needed, and with plainer values where they do.
  mutating func plain(_ witness: Witness) -> Witness {
    kept = witness
    for index in kept.attestations.indices.reversed() {
      var changed = kept
      changed.attestations.remove(at: index)
      keep(changed)
    }
    for index in kept.documents.indices.reversed() {
      var changed = kept
      changed.documents.remove(at: index)
      keep(changed)
    }
    let fields = search.schema.records[kept.kind].fields
    for (index, field) in fields.enumerated() { shorten(field, at: [index]) }
    for (index, field) in fields.enumerated() { simplify(field, at: [index]) }
    return kept
  }

  @discardableResult
  private mutating func keep(_ changed: Witness) -> Bool {
    guard holds(changed) else { return false }
    kept = changed
    return true
  }

  /// Leaves out what stands at a place, or parts of it.
  private mutating func shorten(_ field: FieldLayout, at place: [Int]) {
    let value = FactTree(facts: kept.facts).value(at: place)
    let absent = PlainValues.absent(field, search.schema)
    if value == absent || replace(place, by: absent) { return }
    switch (field.type, value) {
    case (.list(let element), .list(let values)):
      if !values.isEmpty, replace(place, by: .list([])) { return }
      for position in values.indices.reversed() {
        guard case .list(var left) = FactTree(facts: kept.facts).value(at: place) else { break }
        left.remove(at: position)
        replace(place, by: .list(left))
      }
      for (field, place) in inner(of: place, element) { shorten(field, at: place) }
    case (.series, .series(let entries)):
      for position in entries.indices.reversed() {
        guard case .series(var left) = FactTree(facts: kept.facts).value(at: place) else { break }
        left.remove(at: position)
        replace(place, by: .series(left))
      }
    case (.record(let record), .record):
      for (index, field) in search.schema.records[record].fields.enumerated() {
        shorten(field, at: place + [index])
      }
    default: return
    }
  }

  /// Puts plainer values in place of those at a place.
  private mutating func simplify(_ field: FieldLayout, at place: [Int]) {
    let value = FactTree(facts: kept.facts).value(at: place)
    switch (field.type, value) {
    case (.list(let element), .list):
      for (field, place) in inner(of: place, element) { simplify(field, at: place) }
    case (.record(let record), .record):
      for (index, field) in search.schema.records[record].fields.enumerated() {
        simplify(field, at: place + [index])
      }
    default:
      for plainer in PlainValues.plainer(than: value, field, date: kept.date)
      where field.bounds.map({ $0.allows(plainer) }) ?? true {
        if replace(place, by: plainer) { return }
      }
    }
  }

  /// The fields of the elements of a list, with their places.
  private func inner(of place: [Int], _ element: Int) -> [(FieldLayout, [Int])] {
    let layout = search.schema.records[element]
    guard case .list(let elements) = FactTree(facts: kept.facts).value(at: place) else { return [] }
    var result: [(FieldLayout, [Int])] = []
    for position in elements.indices {
      if layout.name.isEmpty {
        // An element that is a value of its own cannot be left out field by field.
        continue
      }
      for (index, field) in layout.fields.enumerated() {
        result.append((field, place + [position, index]))
      }
    }
    return result
  }

  @discardableResult
  private mutating func replace(_ place: [Int], by value: FactValue) -> Bool {
    var changed = kept
    changed.facts = FactTree(facts: kept.facts).replacing(place, by: value).facts
    return keep(changed)
  }
}

extension NumberBounds {
  /// Whether a value may stand in the field.
  fileprivate func allows(_ value: FactValue) -> Bool {
    switch value {
    case .point(let number): contains(Rational(number))
    case .rational(let number): contains(number)
    case .period, .text, .years, .range, .none, .unknown, .record, .list, .series: true
    }
  }
}
