import KhenSource

extension Expression {
  /// The expression as a form without ranges.
  var form: TreeForm {
    switch kind {
    case .missing: return .atom("?")
    case .literal(let literal): return literal.form
    case .name(let name): return name.builtinForm
    case .member(let value, let member): return .node(".", [value.form, member.form])
    case .call(let callee, let arguments):
      if case .member(let value, let member) = callee.kind,
        BuiltinName(named: member.name) == .chosenIn
      {
        return .node("chosen", [value.form] + arguments.map { $0.form })
      }
      return .node("call", [callee.form] + arguments.map { $0.form })
    case .inYear(let value, let year): return .node("in-year", [value.form, year.form])
    case .asOf(let value, let date): return .node("as-of", [value.form, date.form])
    case .list(let elements): return .node("list", elements.map { $0.form })
    case .not(let operand): return .node("not", [operand.form])
    case .negate(let operand): return .node("negate", [operand.form])
    case .and(let operands): return .node("and", operands.map { $0.form })
    case .or(let operands): return .node("or", operands.map { $0.form })
    case .arithmetic(let sign, let left, let right, _):
      return .node(sign.rawValue, [left.form, right.form])
    case .comparison(let sign, let left, let right, _):
      return .node(sign.rawValue, [left.form, right.form])
    case .inRange(let value, let pattern): return .node("in-range", [value.form, pattern.form])
    case .membership(let value, let list): return .node("in", [value.form, list.form])
    case .orIfNone(let value, let fallback):
      return .node("or-if-none", [value.form, fallback.form])
    case .has(let value): return .node("has", [value.form])
    case .quantified(let quantified): return quantified.form
    case .twoDistinct(let first, let second, let list, let condition):
      return .node(
        "some-two",
        [first.form, second.form, list.form, condition.form]
      )
    case .consecutiveYears(let years): return years.form
    case .aggregate(let aggregate): return aggregate.form
    case .collect(let collect): return collect.form
    case .years(let from, let to, let includesLast):
      return .node(includesLast ? "years-through" : "years-before", [from.form, to.form])
    case .timeline(let timeline): return timeline.form
    case .match(let match): return match.form
    case .percentOf(let share, let base):
      return .node("percent-of", [.atom(share.text), base.form])
    case .round(let direction, let value, let multiple):
      return .node("round-\(direction.rawValue)", [value.form, multiple.form])
    case .mustState(let value): return .node("must-state", [value.form])
    case .meets(let subject, let award): return .node("meets", [subject?.form, award.form])
    }
  }
}

extension Literal {
  fileprivate var form: TreeForm {
    switch self {
    case .boolean(let value): .atom(value ? "true" : "false")
    case .number(let number): .atom(number.text)
    case .percent(let number): .atom(number.text + "%")
    case .text(let text): .atom(JSONText.quoted(text))
    case .date(let date): .atom(date.isoText)
    case .duration(let years, let months, let days):
      .node(
        "duration",
        [
          years.map { .atom("years:" + $0.text) }, months.map { .atom("months:" + $0.text) },
          days.map { .atom("days:" + $0.text) },
        ]
      )
    case .workingDays(let number): .node("working-days", [.atom(number.text)])
    case .money(let number): .node("money", [.atom(number.text)])
    }
  }
}

extension RangePattern {
  var form: TreeForm {
    switch self {
    case .atLeast(let low): .node("at-least", [low.form])
    case .fromUntil(let low, let high): .node("until", [low.form, high.form])
    case .fromThrough(let low, let high): .node("through", [low.form, high.form])
    case .below(let high): .node("below", [high.form])
    case .above(let low): .node("above", [low.form])
    }
  }
}

extension Quantified {
  fileprivate var form: TreeForm {
    let head: String
    var count: TreeForm?
    switch kind {
    case .some: head = "some"
    case .every: head = "every"
    case .atLeast(let number): (head, count) = ("some-at-least", number.form)
    case .atMost(let number): (head, count) = ("some-at-most", number.form)
    case .exactly(let number): (head, count) = ("some-exactly", number.form)
    }
    return .node(
      head,
      [count, variable.form, list.form, filter.map { .node("where", [$0.form]) }, condition.form]
    )
  }
}

extension ConsecutiveYears {
  fileprivate var form: TreeForm {
    .node(
      allowsLonger ? "consecutive-at-least" : "consecutive",
      [
        count.form, variable.form, list.form, endingIn.map { .node("ending", [$0.form]) },
        condition?.form,
      ]
    )
  }
}

extension Aggregate {
  fileprivate var form: TreeForm {
    .node(
      kind.rawValue,
      [value?.form, variable.form, list.form, filter.map { .node("where", [$0.form]) }]
    )
  }
}

extension Collect {
  fileprivate var form: TreeForm {
    .node(
      isDistinct ? "collect-distinct" : "collect",
      [value?.form, variable.form, list.form, filter.map { .node("where", [$0.form]) }]
    )
  }
}

extension Timeline {
  fileprivate var form: TreeForm {
    .node(
      "timeline-\(overlap.rawValue)",
      [
        value.form, start.form,
        end.map { .node(includesEnd ? "through" : "before", [$0.form]) }, variable.form, list.form,
        filter.map { .node("where", [$0.form]) },
      ]
    )
  }
}

extension Match {
  fileprivate var form: TreeForm {
    .node("match", [subject.form] + rows.map { $0.form })
  }
}

extension Match.Row {
  fileprivate var form: TreeForm {
    var parts: [TreeForm?] = []
    for pattern in patterns {
      switch pattern {
      case .value(let value): parts.append(value.form)
      case .range(let range, _): parts.append(range.form)
      case .otherwise: parts.append(.atom("otherwise"))
      }
    }
    return .node("row", parts + [body.form])
  }
}
