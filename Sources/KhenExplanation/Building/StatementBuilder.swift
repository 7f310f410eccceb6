import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Says a condition in one sentence with the values that it had.
struct StatementBuilder {
  /// The trace.
  let reader: StepReader
  /// What expressions are called.
  let phrases: PhraseText
  /// Whether the condition refuses or suspends instead of being needed.
  let isBar: Bool
  /// Whether the outcome is still open; only then are facts named that are not known.
  let isOpen: Bool

  /// How many parts of one sentence are said; the rest is counted.
  static let partLimit = 3

  /// The sentence; nothing where there is nothing to say beside the outcome.
  func statement(_ node: Int) -> Bilingual? { statement(node, depth: 0) }

  func statement(_ node: Int, depth: Int) -> Bilingual? {
    guard node >= 0, depth < 24, let instruction = reader.instruction(node) else { return nil }
    if let expression = reader.expression(node), case .inRange = expression.kind {
      if let text = range(node, expression) { return text }
    }
    if let comparison = reader.comparison(node, phrases) {
      return say(comparison, isMet: reader.extent(node).isCertainlyTrue)
    }
    switch instruction.code {
    case .and, .or, .atLeast: return junction(node, instruction.code, depth)
    case .not:
      if let expression = reader.expression(node),
        case .quantified(.every, _, let list, _, _) =
          expression.kind
      {
        return every(node, list)
      }
      return statement(reader.firstOperand(node), depth: depth + 1)
    case .named:
      let inner = statement(reader.firstOperand(node), depth: depth + 1)
      return inner ?? value(node)
    case .unwrap: return statement(reader.firstOperand(node), depth: depth + 1)
    case .isMember: return membership(node)
    case .contains: return contains(node)
    case .someRow: return some(node)
    case .hasRun: return run(node)
    case .hasValue: return has(node)
    case .mustState: return stated(node)
    case .endlessOr: return endless(node, depth)
    case .lawUnknown:
      let gap = reader.program.lawGaps[Int(instruction.right)]
      return Bilingual(
        vi: "nội dung “" + gap.label + "” chưa có nguồn",
        en: "the text of “" + gap.label + "” is not sourced"
      )
    case .choose: return chosen(node, depth)
    case .byDate, .match, .loadFact, .seriesValue, .orIfNone, .equalNumbers, .equalSets,
      .equalTexts, .less, .lessOrEqual, .greatestRow, .leastRow:
      return value(node)
    case .loadList, .recordBase, .loadAttestation, .loadDocument, .memberRank, .add, .subtract,
      .multiply, .divide, .negate, .least, .greatest, .roundUp, .roundDown, .periodRank,
      .periodToService, .datePlusPeriod, .dateMinusPeriod, .datePlusDays, .datePlusWorkingDays,
      .yearOf, .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear, .monthsBetween,
      .yearsBetween, .periodBetween, .makeList, .years, .loop, .loopPairs, .distinct, .restrict,
      .append, .countRows, .sumRows, .runWindows, .atLeastLevel, .coverage:
      return nil
    }
  }

  // MARK: - Junctions

  /// The parts that decide: what fails of an "and", what holds of an "or", else what is open.
  private func junction(_ node: Int, _ code: OperationCode, _ depth: Int) -> Bilingual? {
    let extent = reader.extent(node)
    let parts = reader.operandNodes(node).filter { $0 >= 0 }
    let decisive: [Int]
    if extent.isCertainlyTrue {
      let met = parts.filter { reader.extent($0).isCertainlyTrue }
      decisive = code == .or ? Array(met.prefix(1)) : met
    } else if extent.isCertainlyFalse {
      let failed = parts.filter { reader.extent($0).isCertainlyFalse }
      decisive = code == .and ? failed : parts
    } else {
      decisive = parts.filter { !reader.extent($0).isOneOutcome }
    }
    // What is only about the evaluation date goes without saying beside facts of the dossier.
    let telling = decisive.filter { !reader.slots(below: $0, limit: 1).isEmpty }
    let shown = extent.isCertainlyFalse || telling.isEmpty ? decisive : telling
    var texts: [Bilingual] = []
    for part in code == .and ? withoutNarrowing(shown) : shown {
      guard let text = statement(part, depth: depth + 1), !texts.contains(text) else { continue }
      texts.append(text)
    }
    return limited(texts)
  }

  /// The parts without those that only ask whether there is a value that another part then reads:
  /// `có x và x = V` is said once.
  func withoutNarrowing(_ parts: [Int]) -> [Int] {
    parts.filter { part in
      guard part >= 0, reader.instruction(part)?.code == .hasValue else { return true }
      let asked = Set(reader.slots(below: part))
      return asked.isEmpty
        || !parts.contains { other in
          guard other >= 0, other != part, reader.instruction(other)?.code != .hasValue else {
            return false
          }
          return asked.isSubset(of: reader.slots(below: other))
        }
    }
  }

  /// The first parts, and how many more there are.
  func limited(_ texts: [Bilingual]) -> Bilingual? {
    if texts.isEmpty { return nil }
    let limit = StatementBuilder.partLimit
    let shown = Bilingual.list(Array(texts.prefix(limit)))
    guard texts.count > limit else { return shown }
    let rest = texts.count - limit
    return shown + Bilingual(vi: "; và \(rest) nội dung nữa", en: "; and \(rest) more")
  }

  // MARK: - Comparisons

  private func say(_ comparison: Comparison, isMet: Bool) -> Bilingual {
    let left = comparison.left
    let isDate = left.type == .date
    let value = reader.values.text(left.extent, left.type)
    let needed = threshold(comparison)
    if case .boolean = left.type { return left.phrase + ": " + value }
    // What the value had to be, once it is that, only repeats it.
    if isMet, left.type.shapeIsSet, comparison.operation == .equal {
      return left.phrase + ": " + value
    }
    if isBar {
      return left.phrase + ": " + value
        + Bilingual(vi: " (áp dụng: ", en: " (applies: ")
        + comparison.operation.applying(needed, isDate: isDate) + ")"
    }
    let isAmount = !isDate && comparison.operation != .equal && comparison.operation != .different
    let isAbsent = value == ValueText.unknown || value == ValueText.none
    let verb =
      isAmount && !isAbsent ? Bilingual(vi: "có ", en: "has ") : Bilingual(vi: "", en: "")
    return left.phrase + ": " + verb + value + ", "
      + comparison.operation.needed(needed, isDate: isDate)
  }

  /// A threshold; where it is open, each of its values and for whom; where the outcome is certain
  /// all the same, only the value that settles it.
  private func threshold(_ comparison: Comparison) -> Bilingual {
    let side = comparison.right
    let values = reader.values
    if comparison.left.type == .quotient, side.type == .number, side.extent.isPoint {
      return NumberText.share(side.extent.low, side.extent.scale)
    }
    if side.isConstant || side.extent.isPoint || side.type.shapeIsSet {
      let value = values.text(side.extent, side.type, rounding: .up)
      // A date worked out is said with what it is.
      return side.type == .date && !side.isConstant ? value + " (" + side.phrase + ")" : value
    }
    if isOpen {
      let alternatives = reader.alternatives(side.node, phrases)
      if alternatives.isEmpty { return values.text(side.extent, side.type, rounding: .up) }
      let type = alternativeType(side.node)
      return .either(alternatives.map { values.text($0.extent, type) + " (" + $0.label + ")" })
    }
    guard side.extent.marks == .value, comparison.left.extent.marks == .value else {
      return values.text(side.extent, side.type, rounding: .up)
    }
    let low = values.point(side.extent.low, side.extent.scale, side.type, rounding: .up)
    let high = values.point(side.extent.high, side.extent.scale, side.type, rounding: .up)
    // Where even the lowest threshold is out of reach, or the highest is reached.
    let isAbove =
      Rational(comparison.left.extent.low, comparison.left.extent.scale)
      .flatMap { left in
        Rational(side.extent.high, side.extent.scale).map { !(left < $0) }
      } ?? false
    return isAbove
      ? Bilingual(vi: "tối đa " + high.vi, en: "at most " + high.en)
      : Bilingual(vi: "tối thiểu " + low.vi, en: "at least " + low.en)
  }

  /// The type of the values of a lookup or definition behind conversions.
  func alternativeType(_ node: Int) -> ValueType {
    var inner = reader.behindNames(node)
    while inner >= 0, case .exceptions(let table) = reader.note(inner) {
      let definition = reader.program.choices[table].definition
      if definition >= 0 { return reader.checked.definitions[definition].type.unwrapped }
      guard let base = reader.operandNodes(inner).first(where: { $0 >= 0 }) else { break }
      inner = base
    }
    guard inner >= 0 else { return .error }
    if let expression = reader.expression(inner) { return expression.type.unwrapped }
    return .error
  }

  /// Says a range test: `từ A đến hết B`.
  private func range(_ node: Int, _ expression: CheckedExpression) -> Bilingual? {
    guard case .inRange(let value, let lower, let upper) = expression.kind else { return nil }
    guard let subject = rangeSubject(node, hasLower: lower != nil) else { return nil }
    let valueText = reader.values.text(subject.extent, value.type)
    var limits: [Bilingual] = []
    let ends = rangeEnds(node)
    if let lower {
      limits.append(
        Bilingual(
          vi: lower.isIncluded ? "từ " : "sau ",
          en: lower.isIncluded ? "from " : "after "
        )
          + endText(lower, ends.first ?? nil)
      )
    }
    if let upper {
      limits.append(
        Bilingual(
          vi: upper.isIncluded ? "đến hết " : "đến trước ",
          en: upper.isIncluded ? "through " : "until "
        )
          + endText(upper, lower == nil ? ends.first ?? nil : ends.last ?? nil)
      )
    }
    let limitText = Bilingual.joined(limits, by: .same(" "))
    return phrases.phrase(value) + ": " + valueText
      + Bilingual(
        vi: isBar ? " (áp dụng: " : ", cần ",
        en: isBar ? " (applies: " : ", needs "
      ) + limitText
      + (isBar ? ")" : "")
  }

  private func rangeTests(_ node: Int) -> [Int] {
    reader.instruction(node)?.code == .and ? reader.operandNodes(node) : [node]
  }

  private func rangeSubject(_ node: Int, hasLower: Bool) -> StepReader.Operand? {
    guard var test = rangeTests(node).first, test >= 0 else { return nil }
    if reader.instruction(test)?.code == .endlessOr {
      test = reader.operandNodes(test).last ?? -1
      guard test >= 0 else { return nil }
    }
    switch reader.instruction(test)?.code {
    case .isMember: return reader.operand(test, 0).map { reader.source(of: $0) }
    case .less, .lessOrEqual:
      return reader.operand(test, hasLower ? 1 : 0).map { reader.source(of: $0) }
    default: return nil
    }
  }

  /// The bounds as they were, in order; nothing for one that is written in the rules.
  private func rangeEnds(_ node: Int) -> [StepReader.Operand?] {
    var index = 0
    var result: [StepReader.Operand?] = []
    for test in rangeTests(node) {
      defer { index += 1 }
      guard test >= 0, reader.instruction(test)?.code == .endlessOr else {
        result.append(nil)
        continue
      }
      result.append(reader.operand(test, 0).map { reader.source(of: $0) })
    }
    return result
  }

  private func endText(_ end: RangeEnd, _ operand: StepReader.Operand?) -> Bilingual {
    guard let operand else { return phrases.phrase(end.bound) }
    if operand.extent.marks == .none {
      return Bilingual(vi: "không thời hạn", en: "without end")
    }
    return reader.values.text(operand.extent, end.bound.type)
  }
}

extension ValueType {
  /// Whether values are sets of members, not numbers.
  fileprivate var shapeIsSet: Bool {
    switch self {
    case .boolean, .catalogue, .string: true
    case .error, .integer, .number, .quotient, .date, .year, .yearRange, .period, .service, .days,
      .workingDays, .money, .record, .list, .yearly, .timeline, .optional:
      false
    }
  }
}
