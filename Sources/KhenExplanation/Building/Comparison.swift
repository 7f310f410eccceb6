import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// A comparison as the rules write it, with the values that both sides had.
struct Comparison {
  /// A side of it.
  struct Side {
    /// The step; −1 for a constant.
    var node: Int
    /// What is known of the value.
    var extent: Extent
    /// Its type.
    var type: ValueType
    /// What it is called.
    var phrase: Bilingual
    /// Whether the phrase is the value itself.
    var isConstant: Bool
  }

  /// Which comparison.
  var operation: ComparisonOperator
  /// What is compared.
  var left: Side
  /// What it is compared with.
  var right: Side
}

extension StepReader {
  /// The comparison that a step makes; nothing where it makes none that has a name.
  func comparison(_ node: Int, _ phrases: PhraseText) -> Comparison? {
    guard let instruction = instruction(node), let expression = expression(node) else { return nil }
    switch (instruction.code, expression.kind) {
    case (.less, .comparison(let operation, let left, let right)),
      (.lessOrEqual, .comparison(let operation, let left, let right)):
      let isTurned = operation == .greater || operation == .greaterOrEqual
      return comparison(node, operation, left, right, isTurned: isTurned, phrases)
    case (.equalNumbers, .comparison(let operation, let left, let right)),
      (.equalSets, .comparison(let operation, let left, let right)),
      (.equalTexts, .comparison(let operation, let left, let right)):
      return comparison(node, operation, left, right, isTurned: false, phrases)
    case (.not, .comparison(.different, let left, let right)):
      guard case let inner = firstOperand(node), inner >= 0 else { return nil }
      return comparison(inner, .different, left, right, isTurned: false, phrases)
    case (_, .quantified(.atLeast(let bound), _, let list, _, _)):
      return counted(node, .greaterOrEqual, bound, list, isTurned: true, phrases)
    case (_, .quantified(.atMost(let bound), _, let list, _, _)):
      return counted(node, .lessOrEqual, bound, list, isTurned: false, phrases)
    case (_, .quantified(.exactly(let bound), _, let list, _, _)):
      return counted(node, .equal, bound, list, isTurned: false, phrases)
    default: return nil
    }
  }

  /// The operand behind conversions that only change how a value is compared.
  func source(of operand: Operand) -> Operand {
    var operand = operand
    while operand.node >= 0, let instruction = instruction(operand.node) {
      switch instruction.code {
      case .periodRank, .memberRank, .unwrap:
        guard let inner = self.operand(operand.node, 0) else { return operand }
        operand = inner
      default: return operand
      }
    }
    return operand
  }

  private func comparison(
    _ node: Int,
    _ operation: ComparisonOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    isTurned: Bool,
    _ phrases: PhraseText
  ) -> Comparison? {
    guard let first = operand(node, isTurned ? 1 : 0), let second = operand(node, isTurned ? 0 : 1)
    else { return nil }
    let comparison = Comparison(
      operation: operation,
      left: side(first, left, phrases),
      right: side(second, right, phrases)
    )
    // A constant on the left reads better from the other side.
    guard comparison.left.isConstant, !comparison.right.isConstant else { return comparison }
    return Comparison(
      operation: operation.turned,
      left: comparison.right,
      right: comparison.left
    )
  }

  private func side(
    _ operand: Operand,
    _ expression: CheckedExpression,
    _ phrases: PhraseText
  ) -> Comparison.Side {
    let source = source(of: operand)
    return Comparison.Side(
      node: source.node,
      extent: source.extent,
      type: expression.type.unwrapped,
      phrase: phrase(expression, node: source.node, phrases),
      isConstant: expression.isConstant
    )
  }

  /// What a value is called; of a yearly series with the year that was read.
  func phrase(_ expression: CheckedExpression, node: Int, _ phrases: PhraseText) -> Bilingual {
    if case .unwrap(let inner) = expression.kind {
      return phrase(inner, node: node, phrases)
    }
    guard case .inYear(let series, _) = expression.kind, node >= 0,
      instruction(node)?.code == .seriesValue, case let year = firstOperand(node), year >= 0,
      extent(year).isPoint
    else { return phrases.phrase(expression) }
    return phrases.phrase(series) + Bilingual(vi: " năm ", en: " in ") + "\(extent(year).low)"
  }

  private func counted(
    _ node: Int,
    _ operation: ComparisonOperator,
    _ bound: CheckedExpression,
    _ list: CheckedExpression,
    isTurned: Bool,
    _ phrases: PhraseText
  ) -> Comparison? {
    guard let count = operand(node, isTurned ? 1 : 0), let limit = operand(node, isTurned ? 0 : 1)
    else { return nil }
    return Comparison(
      operation: operation,
      left: Comparison.Side(
        node: count.node,
        extent: count.extent,
        type: .integer,
        phrase: phrases.phrase(list),
        isConstant: false
      ),
      right: side(limit, bound, phrases)
    )
  }
}

extension CheckedExpression {
  /// Whether the value is written in the rules as it stands.
  var isConstant: Bool {
    switch kind {
    case .constant: true
    case .convert(let inner), .negate(let inner): inner.isConstant
    case .evaluationDate, .field, .variable, .parameter, .call, .function, .asOf, .list,
      .catalogueMembers, .not, .and, .or, .arithmetic, .comparison, .inRange, .membership,
      .orIfNone, .has, .unwrap, .quantified, .twoDistinct, .consecutiveYears, .aggregate, .collect,
      .years, .timeline, .match, .inYear, .round, .mustState, .meets, .isHeld, .chosen:
      false
    }
  }
}

extension ComparisonOperator {
  /// The operator with its sides exchanged.
  var turned: ComparisonOperator {
    switch self {
    case .equal: .equal
    case .different: .different
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// What is needed, before and after the threshold: `cần hơn … `.
  func needed(_ threshold: Bilingual, isDate: Bool) -> Bilingual {
    switch (self, isDate) {
    case (.greaterOrEqual, false):
      Bilingual(vi: "cần " + threshold.vi, en: "needs " + threshold.en)
    case (.greaterOrEqual, true):
      Bilingual(vi: "cần từ " + threshold.vi + " trở đi", en: "needs " + threshold.en + " or later")
    case (.greater, false):
      Bilingual(vi: "cần hơn " + threshold.vi, en: "needs more than " + threshold.en)
    case (.greater, true):
      Bilingual(vi: "cần sau " + threshold.vi, en: "needs to be after " + threshold.en)
    case (.lessOrEqual, false):
      Bilingual(vi: "được nhiều nhất " + threshold.vi, en: "may be at most " + threshold.en)
    case (.lessOrEqual, true):
      Bilingual(vi: "chậm nhất là " + threshold.vi, en: "no later than " + threshold.en)
    case (.less, false):
      Bilingual(vi: "phải dưới " + threshold.vi, en: "must be below " + threshold.en)
    case (.less, true):
      Bilingual(vi: "phải trước " + threshold.vi, en: "must be before " + threshold.en)
    case (.equal, _): Bilingual(vi: "cần " + threshold.vi, en: "needs " + threshold.en)
    case (.different, _):
      Bilingual(vi: "cần khác " + threshold.vi, en: "needs other than " + threshold.en)
    }
  }

  /// Where a bar begins: `mức loại trừ: từ … trở lên`.
  func applying(_ threshold: Bilingual, isDate: Bool = false) -> Bilingual {
    if isDate {
      switch self {
      case .greaterOrEqual:
        return Bilingual(vi: "từ " + threshold.vi, en: "from " + threshold.en)
      case .greater: return Bilingual(vi: "sau " + threshold.vi, en: "after " + threshold.en)
      case .lessOrEqual:
        return Bilingual(vi: "đến hết " + threshold.vi, en: "through " + threshold.en)
      case .less: return Bilingual(vi: "trước " + threshold.vi, en: "before " + threshold.en)
      case .equal, .different: break
      }
    }
    return switch self {
    case .greaterOrEqual:
      Bilingual(vi: "từ " + threshold.vi + " trở lên", en: "from " + threshold.en)
    case .greater: Bilingual(vi: "trên " + threshold.vi, en: "above " + threshold.en)
    case .lessOrEqual:
      Bilingual(vi: "từ " + threshold.vi + " trở xuống", en: "up to " + threshold.en)
    case .less: Bilingual(vi: "dưới " + threshold.vi, en: "below " + threshold.en)
    case .equal: threshold
    case .different: Bilingual(vi: "khác " + threshold.vi, en: "other than " + threshold.en)
    }
  }
}
