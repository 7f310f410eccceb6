import KhenSource

/// A few completions of a dossier: copies in which every open fact has some value that it can have.
///
/// What comes out for one of them is what may come out for the dossier. They are chosen to differ
/// as much as a few can: false and true, the first and the last day, no elements and some. A class,
/// so that its working memory is never copied.
final class Completions {
  /// How many completions are made at most.
  static let roundsMax = 8

  private struct OpenFact {
    var slot: Int
    var field: Int
    var low: Int64
    var high: Int64
    /// Of a date, the last day that is known in the same record.
    var near: Int64
  }

  private let schema: FlatSchema
  /// The columns that the program reads.
  private let isRead: FlatStorage<Bool>
  private var facts: [OpenFact] = []
  private var knownTexts: [Int64] = []
  private var dossier: FlatDossier?
  private let copy: FlatDossier
  private let date: Int
  private let widestDate: (low: Int64, high: Int64)
  private let widestYear: (low: Int64, high: Int64)
  private let widestInteger: (low: Int64, high: Int64)

  init(_ schema: FlatSchema, program: Program, date: Int) {
    self.schema = schema
    self.date = date
    isRead = FlatStorage(repeating: false, count: schema.columnCount)
    for column in program.columnsRead { isRead.array[column] = true }
    copy = FlatDossier(schema, attestationCount: 0, documentCount: 0)
    widestDate = FactFrame.widest(.date, date: date)
    widestYear = FactFrame.widest(.year, date: date)
    widestInteger = FactFrame.widest(.integer, date: date)
  }

  /// Looks for the open facts of a dossier; false when they cannot be completed here.
  func prepare(_ dossier: FlatDossier, _ partials: [FactFrame.PartialFact]) -> Bool {
    facts.removeAll(keepingCapacity: true)
    knownTexts.removeAll(keepingCapacity: true)
    self.dossier = dossier
    guard look(dossier, layout: dossier.kind, base: FactFrame.root) else { return false }
    for index in facts.indices where dossier.slots[facts[index].slot] == FactFrame.partial {
      guard let range = partials.first(where: { $0.slot == facts[index].slot }) else {
        return false
      }
      (facts[index].low, facts[index].high) = (range.low, range.high)
    }
    return !facts.isEmpty
  }

  private func look(_ dossier: FlatDossier, layout: Int, base: Int) -> Bool {
    let slots = dossier.slots
    let fields = schema.layouts[layout]
    for index in Int(fields.firstField)..<Int(fields.firstField + fields.fieldCount) {
      let field = schema.fields[index]
      let slot = base + Int(field.offset)
      let raw = slots[slot]
      switch field.kind {
      case .record:
        if field.isOptional {
          if raw == FactFrame.none { continue }
          guard raw == 1 else { return false }
        }
        let inner = slot + (field.isOptional ? 1 : 0)
        guard look(dossier, layout: Int(field.inner), base: inner) else { return false }
      case .list, .series:
        guard isRead.array[Int(field.column)] else { continue }
        if raw == FactFrame.unknown {
          guard field.kind == .list else { return false }
          facts.append(OpenFact(slot: slot, field: index, low: 0, high: 0, near: 0))
          continue
        }
        var element = Int(raw)
        while element > 0 {
          guard look(dossier, layout: Int(field.inner), base: element) else { return false }
          element = Int(slots[element - 1])
        }
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days,
        .money, .catalogue:
        if raw > FactFrame.partial {
          if field.kind == .string, isRead.array[Int(field.column)] { knownTexts.append(raw) }
          continue
        }
        guard raw != FactFrame.none, isRead.array[Int(field.column)] else { continue }
        guard field.kind != .yearRange, let range = range(of: field, raw) else { return false }
        facts.append(
          OpenFact(
            slot: slot,
            field: index,
            low: range.low,
            high: range.high,
            near: field.kind == .date ? lastDate(slots, layout: layout, base: base) : 0
          )
        )
      }
    }
    return true
  }

  /// The last day that is known in a record; the evaluation date where there is none.
  private func lastDate(_ slots: FlatArray<Int64>, layout: Int, base: Int) -> Int64 {
    var last = Int64.min
    let fields = schema.layouts[layout]
    for index in Int(fields.firstField)..<Int(fields.firstField + fields.fieldCount) {
      let field = schema.fields[index]
      guard field.kind == .date else { continue }
      let raw = slots[base + Int(field.offset)]
      if raw > FactFrame.partial { last = max(last, raw) }
    }
    return last == Int64.min ? Int64(date) : last
  }

  /// The least and greatest value of a fact of which nothing was filed, as `RangeMachine` has
  /// them.
  private func range(of field: FlatSchema.Field, _ raw: Int64) -> (low: Int64, high: Int64)? {
    if raw == FactFrame.partial { return (0, 0) }
    switch field.kind {
    case .boolean: return (0, 1)
    case .catalogue: return (0, Int64(field.memberCount) - 1)
    case .date: return widestDate
    case .year: return widestYear
    case .integer, .money: return widestInteger
    case .string: return (0, 0)
    case .number, .days, .period, .yearRange, .record, .list, .series: return nil
    }
  }

  /// How many values the one open fact among some columns has; 0 where there are several, or so
  /// many values that not all of them are tried.
  ///
  /// With that many rounds, every value was tried.
  func valuesIfOneFact(of columns: [Bool]) -> Int {
    var values = 0
    for fact in facts {
      let field = schema.fields[fact.field]
      guard columns[Int(field.column)] else { continue }
      guard values == 0, !field.isOptional, field.kind == .boolean || field.kind == .catalogue
      else { return 0 }
      values = field.kind == .boolean ? 2 : Int(field.memberCount)
    }
    return values <= Completions.roundsMax ? values : 0
  }

  /// The completion of a round.
  func fill(_ round: Int) -> FlatFacts {
    guard let dossier else { return copy.facts }
    copy.copySlots(dossier)
    // In another dossier of the program no element of an open list has a place yet.
    for fact in facts { fill(fact, round) }
    var result = dossier.facts
    result.slots = copy.slots
    return result
  }

  private func fill(_ fact: OpenFact, _ round: Int) {
    let field = schema.fields[fact.field]
    guard field.kind == .list else {
      copy.slots[fact.slot] = value(fact, field, round)
      return
    }
    var last = 0
    let count = round == 0 ? 0 : (round % 3 == 2 ? 1 : 2)
    copy.slots[fact.slot] = 0
    copy.slots[fact.slot + 1] = Int64(count)
    for _ in 0..<count {
      let element = copy.appendElement(layout: Int(field.inner))
      if last == 0 {
        copy.slots[fact.slot] = Int64(element)
      } else {
        copy.slots[last - 1] = Int64(element)
      }
      last = element
      fillElement(layout: Int(field.inner), base: element, round)
    }
  }

  private func fillElement(layout: Int, base: Int, _ round: Int) {
    let fields = schema.layouts[layout]
    for index in Int(fields.firstField)..<Int(fields.firstField + fields.fieldCount) {
      let field = schema.fields[index]
      let slot = base + Int(field.offset)
      if field.kind == .record, !field.isOptional {
        fillElement(layout: Int(field.inner), base: slot, round)
        continue
      }
      guard copy.slots[slot] == FactFrame.unknown else { continue }
      // What has no value here stays open, and with it what rests on it.
      guard let range = range(of: field, FactFrame.unknown) else { continue }
      copy.slots[slot] = value(
        OpenFact(
          slot: slot,
          field: index,
          low: range.low,
          high: range.high,
          near: range.low
        ),
        field,
        round
      )
    }
  }

  private func value(_ fact: OpenFact, _ field: FlatSchema.Field, _ round: Int) -> Int64 {
    switch field.kind {
    case .boolean, .catalogue:
      let count = fact.high - fact.low + 1
      return fact.low + Int64(round) % max(count, 1)
    case .string:
      // A text that is nowhere else, or one of the dossier.
      if round % 2 == 0 || knownTexts.isEmpty { return -2 - Int64(fact.slot) }
      return knownTexts[(knownTexts.count - 1 + round / 2) % knownTexts.count]
    case .date where round == 1 || round == 6:
      return min(max(fact.near, fact.low), fact.high)
    default: return round & 2 == 0 ? fact.low : fact.high
    }
  }
}
