import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Sentences about single values: membership, presence, what a definition gave.
extension StatementBuilder {
  func membership(_ node: Int) -> Bilingual? {
    guard let operand = reader.operand(node, 0), let expression = reader.expression(node) else {
      return nil
    }
    let source = reader.source(of: operand)
    switch expression.kind {
    case .comparison(let operation, let left, let right):
      let isTurned = left.isConstant
      let subject = isTurned ? right : left
      let text =
        reader.phrase(subject, node: source.node, phrases) + ": "
        + reader.values.text(source.extent, subject.type)
      if operation == .equal, reader.extent(node).isCertainlyTrue { return text }
      let threshold = phrases.phrase(isTurned ? left : right)
      if isBar {
        return text + Bilingual(vi: " (áp dụng: ", en: " (applies: ")
          + (isTurned ? operation.turned : operation).applying(threshold) + ")"
      }
      return text + ", " + needed(isTurned ? operation.turned : operation, member: threshold)
    case .membership(let subject, let list):
      let text =
        reader.phrase(subject, node: source.node, phrases) + ": "
        + reader.values.text(source.extent, subject.type)
      return isBar || reader.extent(node).isCertainlyTrue
        ? text : text + Bilingual(vi: ", cần ", en: ", needs ") + phrases.phrase(list)
    default: return value(reader.firstOperand(node))
    }
  }

  func needed(_ operation: ComparisonOperator, member: Bilingual) -> Bilingual {
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

  func contains(_ node: Int) -> Bilingual? {
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
  func value(_ node: Int) -> Bilingual? {
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
      return reader.phrase(expression, node: node, phrases) + ": "
        + reader.values.text(reader.extent(node), expression.type)
    case .exceptions, nil: return nil
    }
  }

  func meets(_ award: Name, _ extent: Extent) -> Bilingual {
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

  func has(_ node: Int) -> Bilingual? {
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

  func stated(_ node: Int) -> Bilingual? {
    guard let expression = reader.expression(node), case .mustState(let inner) = expression.kind
    else { return nil }
    return phrases.phrase(inner)
      + (reader.extent(node).isCertainlyTrue
        ? Bilingual(vi: ": đã kê khai", en: ": stated")
        : Bilingual(vi: ": chưa kê khai", en: ": not stated yet"))
  }

  func endless(_ node: Int, _ depth: Int) -> Bilingual? {
    guard let bound = reader.operand(node, 0), bound.extent.marks != .none else { return nil }
    return statement(reader.operandNodes(node).last ?? -1, depth: depth + 1)
  }

  func chosen(_ node: Int, _ depth: Int) -> Bilingual? {
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
