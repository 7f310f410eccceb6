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

  /// How many parts of one sentence are said; the rest is counted.
  static let partLimit = 3

  /// The sentence; nothing where there is nothing to say beside the outcome.
  func statement(_ node: Int) -> Bilingual? { statement(node, depth: 0) }

  private func statement(_ node: Int, depth: Int) -> Bilingual? {
    guard node >= 0, depth < 24, let instruction = reader.instruction(node) else { return nil }
    if let expression = reader.expression(node), case .inRange = expression.kind {
      if let text = range(node, expression) { return text }
    }
    if let comparison = reader.comparison(node, phrases) { return say(comparison) }
    switch instruction.code {
    case .and, .or, .atLeast: return junction(node, instruction.code, depth)
    case .not:
      if let expression = reader.expression(node),
        case .quantified(.every, _, let list, _, _) =
          expression.kind
      {
        return every(node, list)
      }
      return statement(reader.operandNodes(node).first ?? -1, depth: depth + 1)
    case .named:
      let inner = statement(reader.operandNodes(node).first ?? -1, depth: depth + 1)
      return inner ?? value(node)
    case .unwrap: return statement(reader.operandNodes(node).first ?? -1, depth: depth + 1)
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
    var texts: [Bilingual] = []
    for part in decisive {
      guard let text = statement(part, depth: depth + 1), !texts.contains(text) else { continue }
      texts.append(text)
    }
    return limited(texts)
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

  private func say(_ comparison: Comparison) -> Bilingual {
    let left = comparison.left
    let isDate = left.type == .date
    let value = reader.values.text(left.extent, left.type)
    let needed = threshold(comparison.right, isBar: isBar)
    if case .boolean = left.type { return left.phrase + ": " + value }
    if isBar {
      return left.phrase + ": " + value
        + Bilingual(vi: " (áp dụng: ", en: " (applies: ")
        + comparison.operation.applying(needed) + ")"
    }
    let isAmount = !isDate && comparison.operation != .equal && comparison.operation != .different
    let verb =
      isAmount ? Bilingual(vi: "có ", en: "has ") : Bilingual(vi: "", en: "")
    return left.phrase + ": " + verb + value + ", "
      + comparison.operation.needed(needed, isDate: isDate)
  }

  /// A threshold; where it is open, each of its values and for whom.
  private func threshold(_ side: Comparison.Side, isBar: Bool) -> Bilingual {
    let value = reader.values.text(side.extent, side.type, rounding: .up)
    if side.isConstant { return value }
    let alternatives = reader.alternatives(side.node, phrases)
    if !side.extent.isPoint, !alternatives.isEmpty {
      return .either(
        alternatives.map {
          reader.values.text($0.extent, alternativeType(side.node)) + " (" + $0.label + ")"
        }
      )
    }
    // A threshold that is itself a fact or a date worked out is said with what it is.
    if side.type == .date { return value + " (" + side.phrase + ")" }
    return value
  }

  /// The type of the values of a lookup or definition behind conversions.
  func alternativeType(_ node: Int) -> ValueType {
    let inner = reader.behindNames(node)
    if let expression = reader.expression(inner) { return expression.type.unwrapped }
    if case .exceptions(let table) = reader.note(inner) {
      let definition = reader.program.choices[table].definition
      if definition >= 0 { return reader.checked.definitions[definition].type.unwrapped }
    }
    return .error
  }

  /// `từ A đến hết B`
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

  // MARK: - Values

  private func membership(_ node: Int) -> Bilingual? {
    guard let operand = reader.operand(node, 0), let expression = reader.expression(node) else {
      return nil
    }
    let source = reader.source(of: operand)
    switch expression.kind {
    case .comparison(let operation, let left, let right):
      let isTurned = left.isConstant
      let subject = isTurned ? right : left
      let text =
        phrases.phrase(subject) + ": " + reader.values.text(source.extent, subject.type)
      let threshold = phrases.phrase(isTurned ? left : right)
      if isBar {
        return text + Bilingual(vi: " (áp dụng: ", en: " (applies: ")
          + (isTurned ? operation.turned : operation).applying(threshold) + ")"
      }
      return text + ", " + needed(isTurned ? operation.turned : operation, member: threshold)
    case .membership(let subject, let list):
      let text = phrases.phrase(subject) + ": " + reader.values.text(source.extent, subject.type)
      return isBar
        ? text : text + Bilingual(vi: ", cần ", en: ", needs ") + phrases.phrase(list)
    default: return value(reader.operandNodes(node).first ?? -1)
    }
  }

  private func needed(_ operation: ComparisonOperator, member: Bilingual) -> Bilingual {
    switch operation {
    case .equal: Bilingual(vi: "cần " + member.vi, en: "needs " + member.en)
    case .different: Bilingual(vi: "cần khác " + member.vi, en: "needs other than " + member.en)
    case .greaterOrEqual:
      Bilingual(vi: "cần từ " + member.vi + " trở lên", en: "needs " + member.en + " or higher")
    case .greater: Bilingual(vi: "cần trên " + member.vi, en: "needs higher than " + member.en)
    case .lessOrEqual:
      Bilingual(vi: "được đến " + member.vi, en: "may be at most " + member.en)
    case .less: Bilingual(vi: "phải dưới " + member.vi, en: "must be below " + member.en)
    }
  }

  private func contains(_ node: Int) -> Bilingual? {
    guard let expression = reader.expression(node),
      case .membership(let subject, let list) = expression.kind,
      let operand = reader.operand(node, 0)
    else { return nil }
    let text = phrases.phrase(subject) + ": " + reader.values.text(operand.extent, subject.type)
    let extent = reader.extent(node)
    let listText = phrases.phrase(list)
    if extent.isCertainlyTrue {
      return text + Bilingual(vi: ", thuộc ", en: ", among ") + listText
    }
    if extent.isCertainlyFalse {
      return text + Bilingual(vi: ", không thuộc ", en: ", not among ") + listText
    }
    return text + Bilingual(vi: ", chưa rõ có thuộc ", en: ", perhaps among ") + listText
  }

  /// A value under its own label.
  private func value(_ node: Int) -> Bilingual? {
    guard node >= 0 else { return nil }
    switch reader.note(node) {
    case .definition(let index):
      let definition = reader.checked.definitions[index]
      return .same(definition.label + ": ")
        + reader.values.text(reader.extent(node), definition.type)
    case .parameter(let index):
      let parameter = reader.checked.parameters[index]
      return .same(parameter.label + ": ")
        + reader.values.text(reader.extent(node), parameter.type)
    case .expression(let expression):
      if case .meets(let award) = expression.kind { return meets(award, reader.extent(node)) }
      return phrases.phrase(expression) + ": "
        + reader.values.text(reader.extent(node), expression.type)
    case .exceptions, nil: return nil
    }
  }

  private func meets(_ award: Name, _ extent: Extent) -> Bilingual {
    let label = reader.checked.awards.first { $0.name == award }?.label ?? award.text
    if extent.isCertainlyTrue {
      return Bilingual(
        vi: "đạt tiêu chuẩn “" + label + "”",
        en: "meets the standard of “" + label + "”"
      )
    }
    if extent.isCertainlyFalse {
      return Bilingual(
        vi: "không đạt tiêu chuẩn “" + label + "”",
        en: "does not meet the standard of “" + label + "”"
      )
    }
    return Bilingual(
      vi: "chưa rõ có đạt tiêu chuẩn “" + label + "”",
      en: "may or may not meet the standard of “" + label + "”"
    )
  }

  private func has(_ node: Int) -> Bilingual? {
    guard let expression = reader.expression(node), case .has(let inner) = expression.kind,
      let operand = reader.operand(node, 0)
    else { return nil }
    if case .record = inner.type.unwrapped {
      let text =
        reader.extent(node).isCertainlyTrue
        ? Bilingual(vi: "có", en: "filed")
        : (reader.extent(node).isCertainlyFalse ? ValueText.none : ValueText.unknown)
      return phrases.phrase(inner) + ": " + text
    }
    return phrases.phrase(inner) + ": " + reader.values.text(operand.extent, inner.type)
  }

  private func stated(_ node: Int) -> Bilingual? {
    guard let expression = reader.expression(node), case .mustState(let inner) = expression.kind
    else { return nil }
    return phrases.phrase(inner)
      + (reader.extent(node).isCertainlyTrue
        ? Bilingual(vi: ": đã kê khai", en: ": stated")
        : Bilingual(vi: ": chưa kê khai", en: ": not stated yet"))
  }

  private func endless(_ node: Int, _ depth: Int) -> Bilingual? {
    guard let bound = reader.operand(node, 0), bound.extent.marks != .none else { return nil }
    return statement(reader.operandNodes(node).last ?? -1, depth: depth + 1)
  }

  private func chosen(_ node: Int, _ depth: Int) -> Bilingual? {
    let operands = reader.operandNodes(node)
    let taken = reader.exceptionsTaken(node)
    if taken.count == 1, let first = taken.first, first.isCertain,
      2 + 2 * first.index < operands.count
    {
      return statement(operands[2 + 2 * first.index], depth: depth + 1)
        ?? statement(operands[1 + 2 * first.index], depth: depth + 1)
    }
    if taken.isEmpty { return statement(operands.first ?? -1, depth: depth + 1) }
    return nil
  }
}
