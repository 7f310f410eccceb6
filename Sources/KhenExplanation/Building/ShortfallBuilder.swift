import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Says what is lacking where a condition fails because of one amount.
extension StatementBuilder {
  /// `thiếu 1 năm 4 tháng`; for each value of an open threshold where the condition is undecided.
  func shortfall(_ node: Int) -> Bilingual? {
    guard let comparison = failingComparison(node, depth: 0) else { return nil }
    let isTooLittle: Bool
    switch comparison.operation {
    case .greaterOrEqual, .greater: isTooLittle = true
    case .lessOrEqual, .less: isTooLittle = false
    case .equal, .different: return nil
    }
    guard hasDistance(comparison.left.type), !comparison.right.extent.canBeError else {
      return nil
    }
    let alternatives = isOpen ? reader.alternatives(comparison.right.node, phrases) : []
    if !comparison.right.extent.isPoint, alternatives.count > 1 {
      let type = alternativeType(comparison.right.node)
      var texts: [Bilingual] = []
      for alternative in alternatives {
        let threshold = converted(alternative.extent, from: type, to: comparison.left.type)
        guard
          let text = lack(
            comparison.left.extent,
            threshold,
            comparison,
            isTooLittle: isTooLittle
          )
        else { return nil }
        texts.append(alternative.label + ": " + text)
      }
      return .list(texts)
    }
    guard reader.extent(node).isCertainlyFalse else { return nil }
    return lack(
      comparison.left.extent,
      comparison.right.extent,
      comparison,
      isTooLittle: isTooLittle
    )
  }

  /// Whether a condition is one comparison of an amount, which names itself.
  func isMeasure(_ node: Int) -> Bool {
    guard let comparison = failingComparison(node, depth: 0) else { return false }
    return hasDistance(comparison.left.type) && !isBar
  }

  /// The one comparison on which the condition founders.
  private func failingComparison(_ node: Int, depth: Int) -> Comparison? {
    guard node >= 0, depth < 16, !reader.extent(node).isCertainlyTrue else { return nil }
    if let comparison = reader.comparison(node, phrases) { return comparison }
    let operands = reader.operandNodes(node)
    switch reader.instruction(node)?.code {
    case .named, .unwrap: return failingComparison(operands.first ?? -1, depth: depth + 1)
    case .and:
      let failing = operands.filter { $0 >= 0 && !reader.extent($0).isCertainlyTrue }
      return failing.count == 1 ? failingComparison(failing[0], depth: depth + 1) : nil
    default: return nil
    }
  }

  private func hasDistance(_ type: ValueType) -> Bool {
    switch type {
    case .integer, .number, .period, .service, .days, .money: true
    case .error, .boolean, .string, .date, .year, .yearRange, .workingDays, .quotient, .catalogue,
      .record, .list, .yearly, .timeline, .optional:
      false
    }
  }

  /// A threshold written as a period beside accumulated time, in the measure of the rule set.
  private func converted(_ extent: Extent, from: ValueType, to: ValueType) -> Extent {
    guard from == .period, to == .service else { return extent }
    var result = extent
    if reader.checked.time.measure == .days365 {
      result.low = PeriodMeasure.days365(extent.low)
      result.high = PeriodMeasure.days365(extent.high)
    } else {
      result.low = PeriodMeasure.rank(extent.low)
      result.high = PeriodMeasure.rank(extent.high)
      result.scale = 30
    }
    return result
  }

  /// Threshold − value where more is needed, value − threshold where less is; in its unit.
  private func lack(
    _ value: Extent,
    _ threshold: Extent,
    _ comparison: Comparison,
    isTooLittle: Bool
  ) -> Bilingual? {
    guard value.marks == .value, threshold.marks == .value else { return nil }
    let type = comparison.left.type
    let least =
      isTooLittle
      ? difference(threshold.low, threshold.scale, value.high, value.scale, type)
      : difference(value.low, value.scale, threshold.high, threshold.scale, type)
    let most =
      isTooLittle
      ? difference(threshold.high, threshold.scale, value.low, value.scale, type)
      : difference(value.high, value.scale, threshold.low, threshold.scale, type)
    guard let least, let most else { return nil }
    let zero = Rational(0)
    let isStrict = comparison.operation == .greater || comparison.operation == .less
    func isEnough(_ lack: Rational) -> Bool {
      isStrict ? lack < zero : lack < zero || lack == zero
    }
    if isEnough(most) { return Bilingual(vi: "đủ", en: "enough") }
    if least == zero, most == zero {
      return isTooLittle
        ? Bilingual(vi: "phải nhiều hơn thế", en: "must be more than that")
        : Bilingual(vi: "phải ít hơn thế", en: "must be less than that")
    }
    let lacks =
      isTooLittle
      ? Bilingual(vi: "thiếu ", en: "short by ") : Bilingual(vi: "vượt ", en: "over by ")
    if least == most { return lacks + text(most, type) }
    if isEnough(least) {
      return Bilingual(vi: "có thể ", en: "perhaps ") + lacks
        + Bilingual(vi: "đến ", en: "up to ") + text(most, type)
    }
    guard isKnown(most, type) else {
      return lacks + Bilingual(vi: "ít nhất ", en: "at least ") + text(least, type)
    }
    return lacks + Bilingual(vi: "ít nhất ", en: "at least ") + text(least, type)
      + Bilingual(vi: ", nhiều nhất ", en: ", at most ") + text(most, type)
  }

  private func isKnown(_ amount: Rational, _ type: ValueType) -> Bool {
    switch type {
    case .integer, .number, .money: amount < Rational(1_000_000_000_000)
    default: true
    }
  }

  private func difference(
    _ first: Int64,
    _ firstScale: Int64,
    _ second: Int64,
    _ secondScale: Int64,
    _ type: ValueType
  ) -> Rational? {
    if type == .period {
      // Periods are compared at 30 days to the month.
      let (result, overflow) = PeriodMeasure.rank(first).subtractingReportingOverflow(
        PeriodMeasure.rank(second)
      )
      return overflow ? nil : Rational(result)
    }
    guard first != Extent.endlessHigh, second != Extent.endlessHigh, first != Extent.endlessLow,
      second != Extent.endlessLow, let left = Rational(first, firstScale),
      let right = Rational(second, secondScale)
    else { return nil }
    return left.adding(right.negated)
  }

  private func text(_ amount: Rational, _ type: ValueType) -> Bilingual {
    if type == .period {
      let rank = amount.ceiling
      return DurationText.period(months: rank / 30, days: rank % 30)
    }
    return reader.values.point(amount.numerator, amount.denominator, type, rounding: .up)
  }
}
