import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Whether the limits of a selection are kept, with their arithmetic.
extension SelectionReporter {
  func check(_ index: Int, group: Int?) -> SelectionReport.LimitCheck {
    let limit = resolution.selection.limits[index]
    let bound = resolution.bounds[index][group ?? 0]
    let chosen =
      group.map { resolution.decision.groupCounts[$0] } ?? resolution.decision.cohortCount
    var state = SelectionReport.LimitCheck.State.met
    var shortage = 0
    if limit.kind == .atLeast {
      let minimum = bound.minimum
      if chosen.upperBound < minimum.lowerBound {
        state = .notMet
        shortage = minimum.lowerBound - chosen.upperBound
      } else if chosen.lowerBound < minimum.upperBound {
        state = .unclear
      }
    }
    let figure = self.figure(limit, bound, group: group)
    var text =
      (limit.kind == .atMost
        ? Bilingual(vi: "không quá ", en: "at most ") : Bilingual(vi: "ít nhất ", en: "at least "))
      + figure
    text = text + Bilingual(vi: ": chọn ", en: ": chosen ") + SelectionReporter.range(chosen)
    switch state {
    case .met: break
    case .unclear: text = text + Bilingual(vi: ", chưa rõ đủ hay thiếu", en: ", may fall short")
    case .notMet:
      text =
        text
        + (chosen.lowerBound < chosen.upperBound
          ? Bilingual(vi: ", thiếu ít nhất \(shortage)", en: ", short by at least \(shortage)")
          : Bilingual(vi: ", thiếu \(shortage)", en: ", short by \(shortage)"))
    }
    return SelectionReport.LimitCheck(
      kind: limit.kind,
      state: state,
      chosen: chosen,
      figure: figure,
      shortage: shortage,
      text: text,
      citations: plan.program.citations(limit.citations)
    )
  }

  /// `2`, or `1–3`.
  static func range(_ count: ClosedRange<Int>) -> Bilingual {
    if count.lowerBound == count.upperBound { return .same("\(count.lowerBound)") }
    return .same("\(count.lowerBound)–\(count.upperBound)")
  }

  private func figure(
    _ limit: CheckedSelection.Limit,
    _ bound: LimitBound,
    group: Int?
  ) -> Bilingual {
    let counts = resolution.counts[group ?? resolution.groups.count]
    let value = number(bound.extent)
    let arithmetic = arithmetic(limit.bound, counts)
    guard let arithmetic, arithmetic != value else { return value }
    return arithmetic + Bilingual.same(" = ") + value
  }

  private func number(_ extent: Extent) -> Bilingual {
    if extent.low == Extent.endlessLow || extent.high == Extent.endlessHigh {
      return Bilingual(vi: "một số chưa rõ", en: "an unknown number")
    }
    let low = NumberText.exact(extent.low, extent.scale)
    if extent.low == extent.high { return low }
    return low + Bilingual.same("–") + NumberText.exact(extent.high, extent.scale)
  }

  /// The figure as written, with counts in the place of what they count; nothing where that would
  /// say less than the figure itself.
  private func arithmetic(
    _ expression: CheckedExpression,
    _ counts: [ClosedRange<Int>]
  ) -> Bilingual? {
    switch expression.kind {
    case .convert(let inner): return arithmetic(inner, counts)
    case .field(nil, let index): return SelectionReporter.range(counts[index])
    case .constant(.integer(let value)): return NumberText.exact(value, 1)
    case .constant(.number(let value)):
      return NumberText.exact(value.numerator, value.denominator)
    case .parameter(let index): return .same(plan.program.parameters[index].label)
    case .arithmetic(.multiply, let base, let share) where share.isShare:
      guard case .constant(.number(let value)) = share.kind,
        let base = arithmetic(base, counts)
      else { return nil }
      return NumberText.share(value.numerator, value.denominator)
        + Bilingual(vi: " của ", en: " of ") + base
    case .arithmetic(let operation, let left, let right):
      guard let left = arithmetic(left, counts), let right = arithmetic(right, counts) else {
        return nil
      }
      return left + Bilingual.same(" " + operation.rawValue + " ") + right
    case .match(let subject, _):
      // The row that applies is the figure itself; what it was chosen by is worth saying.
      guard let subject = arithmetic(subject, counts) else { return nil }
      return Bilingual(vi: "mức theo ", en: "the value for ") + subject
    default: return nil
    }
  }
}

extension CheckedExpression {
  /// Whether it is a share that was written in percent.
  fileprivate var isShare: Bool {
    if case .constant(.number(let value)) = kind {
      return value.denominator > 1 && 100 % value.denominator == 0
        && value.numerator < value.denominator
    }
    return false
  }
}
