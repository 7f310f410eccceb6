package import KhenSemantics
import KhenSource
import KhenSyntax

/// The promises of the schema about fields (`ràng buộc từ <= đến`), applied to dossiers before they
/// are evaluated (design of evaluation, 1.2).
///
/// What is filed vaguely is narrowed to what the promises allow; a dossier that breaks one in every
/// completion is reported, as an error of the data with both places (`FactFrame.origins`).
package struct DossierConstraints: Sendable {
  /// A promise that a dossier breaks.
  package struct Violation: Hashable, Sendable {
    /// The promise.
    package var constraint: FieldConstraint
    /// The slot of the lesser side; nothing where it is no field.
    package var lesser: Int?
    /// The slot of the greater side; nothing where it is no field.
    package var greater: Int?
    /// The slots of the fields that are compared; one, or two different ones.
    package var slots: [Int] {
      let slots = [lesser, greater].compactMap { $0 }
      return lesser == greater ? Array(slots.prefix(1)) : slots
    }
  }

  let schema: FactSchema
  let constraints: [[FieldConstraint]]
  private let rounding: MonthEndDeclaration.Rounding
  /// Whether the schema promises anything that can be checked.
  package let isEmpty: Bool

  /// Collects the promises of a rule set.
  package init(_ program: CheckedProgram, schema: FactSchema) {
    self.schema = schema
    rounding = program.time.monthEnd
    constraints = program.records.map { record in
      record.constraints.flatMap { FieldConstraint.all(in: $0) }
    }
    isEmpty = constraints.allSatisfy { $0.isEmpty }
  }

  /// Narrows the facts of a dossier, and returns the promises that it certainly breaks.
  ///
  /// Facts that may be none are not narrowed, since a promise says nothing of them then. At most
  /// as many rounds as a record has fields; O(size of the dossier).
  package func apply(to frame: inout FactFrame, date: Int) -> [Violation] {
    if isEmpty { return [] }
    var violations: [Violation] = []
    visit(frame.kind, base: FactFrame.root, &frame, date, &violations)
    return violations
  }

  private func visit(
    _ record: Int,
    base: Int,
    _ frame: inout FactFrame,
    _ date: Int,
    _ violations: inout [Violation]
  ) {
    if record < constraints.count, !constraints[record].isEmpty {
      narrow(record, base: base, &frame, date, &violations)
    }
    for field in schema.records[record].fields {
      let slot = base + field.offset
      switch field.type {
      case .record(let inner):
        if field.isOptional, frame.slots[slot] != 1 { continue }
        visit(inner, base: slot + (field.isOptional ? 1 : 0), &frame, date, &violations)
      case .list(let element):
        guard frame.slots[slot] > 0 else { continue }
        var next = Int(frame.slots[slot])
        while next > 0 {
          visit(element, base: next, &frame, date, &violations)
          next = Int(frame.slots[next - 1])
        }
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
        .catalogue, .series:
        continue
      }
    }
  }

  private func narrow(
    _ record: Int,
    base: Int,
    _ frame: inout FactFrame,
    _ date: Int,
    _ violations: inout [Violation]
  ) {
    let layout = schema.records[record]
    for _ in 0...layout.fields.count {
      var hasChanged = false
      for constraint in constraints[record] {
        guard let left = box(constraint.lesser, layout, base, frame, date),
          let right = box(constraint.greater, layout, base, frame, date)
        else { continue }
        let gap: Int64 = constraint.isStrict ? 1 : 0
        let leastOfGreater = shifted(left.low, constraint.lesser) + gap
        let greatestOfLesser = shifted(right.high, constraint.greater) - gap
        if shifted(left.low, constraint.lesser) > greatestOfLesser {
          let violation = Violation(
            constraint: constraint,
            lesser: left.slot,
            greater: right.slot
          )
          if !violations.contains(violation) { violations.append(violation) }
          continue
        }
        let high = last(in: left) { shifted($0, constraint.lesser) <= greatestOfLesser }
        let low = first(in: right) { shifted($0, constraint.greater) >= leastOfGreater }
        if let slot = left.slot, high < left.high {
          frame.set(slot, low: left.low, high: high, origin: frame.origins[slot])
          hasChanged = true
        }
        if let slot = right.slot, low > right.low, slot != left.slot {
          frame.set(slot, low: low, high: right.high, origin: frame.origins[slot])
          hasChanged = true
        }
      }
      if !hasChanged { return }
    }
  }

  /// What one side can be, and the slot that it stands in.
  struct Box {
    var low: Int64
    var high: Int64
    var slot: Int?
  }

  /// Nothing for a field that is or may be none.
  private func box(
    _ side: FieldConstraint.Side,
    _ layout: RecordLayout,
    _ base: Int,
    _ frame: FactFrame,
    _ date: Int
  ) -> Box? {
    switch side.source {
    case .evaluationDate: return Box(low: Int64(date), high: Int64(date), slot: nil)
    case .constant(let value): return Box(low: value, high: value, slot: nil)
    case .field(let index):
      let field = layout.fields[index]
      let slot = base + field.offset
      switch frame.slots[slot] {
      case FactFrame.none: return nil
      case FactFrame.unknown:
        if field.isOptional { return nil }
        let widest = FactFrame.widest(field.type, date: date)
        return Box(low: widest.low, high: widest.high, slot: slot)
      case FactFrame.partial:
        guard let range = frame.range(of: slot) else { return nil }
        return Box(low: range.low, high: range.high, slot: slot)
      case let value: return Box(low: value, high: value, slot: slot)
      }
    }
  }

  /// A side after its time was added.
  func shifted(_ value: Int64, _ side: FieldConstraint.Side) -> Int64 {
    if side.months == 0, side.days == 0 { return value }
    return Int64(
      CalendarArithmetic.adding(
        months: Int(clamping: side.months),
        days: Int(clamping: side.days),
        to: Int(clamping: value),
        rounding: rounding
      ).day
    )
  }

  /// The last value for which a condition holds that holds from the lowest up to some value.
  func last(in box: Box, _ holds: (Int64) -> Bool) -> Int64 {
    var (low, high) = (box.low, box.high)
    while low < high {
      let middle = high - (high - low) / 2
      if holds(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The first value for which a condition holds that holds from some value up to the highest.
  func first(in box: Box, _ holds: (Int64) -> Bool) -> Int64 {
    var (low, high) = (box.low, box.high)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension FactFrame {
  /// Everything that a date or number can be of which nothing was filed, in the parts that it is
  /// filed in.
  package static func widest(_ type: FactType, date: Int) -> (low: Int64, high: Int64) {
    switch type {
    case .date:
      let last = CalendarArithmetic.adding(
        months: 12 * EvaluationLimits.unknownDateYearsAhead,
        days: 0,
        to: date,
        rounding: .down
      )
      return (Int64(EvaluationLimits.unknownDateMin), Int64(last.day))
    case .year:
      return (
        Int64(EvaluationLimits.unknownYearMin),
        Int64(CalendarArithmetic.year(of: date) + EvaluationLimits.unknownDateYearsAhead)
      )
    case .number: return (-1_000_000_000_000_000_000, 1_000_000_000_000_000_000)
    case .days: return (-4_000_000_000_000, 4_000_000_000_000)
    case .boolean, .integer, .string, .yearRange, .period, .money, .catalogue, .record, .list,
      .series:
      return (-1_000_000_000_000_000, 1_000_000_000_000_000)
    }
  }
}

extension Compiler {
  /// Whether the schema promises that no element of a timeline's list ends before it starts.
  func promisesDay(_ timeline: CheckedTimeline) -> Bool {
    guard case .list(.record(let record)) = timeline.list.type.unwrapped,
      let end = timeline.end, timeline.includesEnd,
      let start = field(timeline.start, of: timeline.variable.id),
      let last = field(end, of: timeline.variable.id)
    else { return false }
    return checked.records[record].constraints.contains { constraint in
      FieldConstraint.all(in: constraint).contains { one in
        one.lesser.source == .field(start) && one.greater.source == .field(last)
          && one.lesser.months == 0 && one.lesser.days == 0 && one.greater.months == 0
          && one.greater.days == 0
      }
    }
  }

  private func field(_ expression: CheckedExpression, of variable: Int) -> Int? {
    switch expression.kind {
    case .convert(let operand), .unwrap(let operand): return field(operand, of: variable)
    case .field(.some(let owner), let index):
      if case .variable(variable) = owner.kind { return index }
      return nil
    default: return nil
    }
  }
}
