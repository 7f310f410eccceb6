// A case as text, for a person who reads a failing test.
//
// API: `String(describing: randomCase)`; expressions print in prefix form, `[0]` is field 0 of
// the dossier, `x3.1` field 1 of variable 3.
import KhenSemantics
import KhenSource
import KhenSyntax

extension RandomCase: CustomStringConvertible {
  var description: String {
    var lines = [
      "seed \(seed), on \(Self.text(ofDay: evaluationDate)), "
        + "\(program.time.monthEnd), last day \(program.time.countsLastDay ? "" : "not ")counted"
        + (program.time.measure.map { ", \($0)" } ?? "")
    ]
    for parameter in program.parameters {
      for version in parameter.versions {
        let value = version.body.expression?.text ?? "?"
        lines.append("parameter until \(version.span.end.map(Self.text(ofDay:)) ?? "…"): \(value)")
      }
    }
    for (index, definition) in program.definitions.enumerated() {
      let names = definition.parameters.map { "x\($0.id)" }.joined(separator: " ")
      let receiver = definition.receiverVariable >= 0 ? "x\(definition.receiverVariable) " : ""
      lines.append("k\(index) \(receiver)\(names)= \(definition.body.expression?.text ?? "?")")
      lines += Self.lines(definition.exceptions, indent: "  ")
    }
    lines += award.nodes.flatMap { Self.lines($0, indent: "") }
    lines += award.bars.map { "\($0.effect) \($0.name.text) when \($0.condition.text)" }
    lines += award.documents.map { document in
      if case .when(let condition) = document.requirement {
        return "document \(document.name.text) when \(condition.text)"
      }
      return "document \(document.name.text) \(document.requirement)"
    }
    for (field, fact) in zip(program.records[kind].fields, dossier) {
      lines.append("\(field.name.text): \(fact.text(of: field.type))")
    }
    lines += (attestations + documents).map { "\($0.name.text): \($0.state)" }
    return lines.joined(separator: "\n")
  }

  /// A day number as a date.
  static func text(ofDay day: Int) -> String {
    let date = CivilDate(dayNumber: day)
    return "\(date.year)-\(date.month)-\(date.day)"
  }

  private static func lines(_ exceptions: [CheckedException], indent: String) -> [String] {
    exceptions.flatMap { exception in
      [
        "\(indent)when \(exception.condition.text): \(exception.body.expression?.text ?? "?")"
          + (exception.prevailsOver.isEmpty ? "" : " over \(exception.prevailsOver)")
      ] + lines(exception.exceptions, indent: indent + "  ")
    }
  }

  private static func lines(_ node: CheckedNode, indent: String) -> [String] {
    let name = node.name?.text ?? ""
    switch node.kind {
    case .criterion(let expression): return ["\(indent)\(name): \(expression?.text ?? "?")"]
    case .attestation: return ["\(indent)\(name): attested"]
    case .group(let requirement, let parts):
      return ["\(indent)\(name): \(requirement)"]
        + parts.flatMap { lines($0, indent: indent + "  ") }
    }
  }
}

extension FactValue {
  /// The fact, with dates as dates.
  func text(of type: ValueType) -> String {
    switch (self, type.unwrapped) {
    case (.point(let day), .date): RandomCase.text(ofDay: Int(day))
    case (.range(let low, let high), .date):
      "\(RandomCase.text(ofDay: Int(low))) … \(RandomCase.text(ofDay: Int(high)))"
    case (.point(let value), _): "\(value)"
    case (.range(let low, let high), _): "\(low) … \(high)"
    case (.list(let elements), .list(let element)):
      "[" + elements.map { $0.text(of: element) }.joined(separator: ", ") + "]"
    case (.record(let fields), _):
      "{"
        + zip(fields, RandomProgram.ElementField.allCases).map { $0.text(of: $1.type) }
        .joined(separator: ", ") + "}"
    case (.series(let entries), .yearly(let element)):
      entries.map { "\($0.year): \($0.value.text(of: element))" }.joined(separator: ", ")
    case (.none, _): "none"
    case (.unknown, _): "?"
    default: "\(self)"
    }
  }
}

extension CheckedExpression {
  /// The expression in prefix form.
  var text: String {
    switch kind {
    case .constant(let constant): constant.text
    case .evaluationDate: "today"
    case .field(nil, let index): "[\(index)]"
    case .field(.some(let record), let index): "\(record.text).\(index)"
    case .variable(let id): "x\(id)"
    case .parameter(let index): "parameter\(index)"
    case .call(let definition, let receiver, let arguments):
      Self.form("k\(definition)", [receiver].compactMap { $0 } + arguments)
    case .function(let function, let arguments): Self.form(function.rawValue, arguments)
    case .asOf(let operand, let date): Self.form("as-of", [operand, date])
    case .list(let elements): Self.form("list", elements)
    case .catalogueMembers(let index): "members\(index)"
    case .convert(let operand): Self.form("to-\(type)", [operand])
    case .not(let operand): Self.form("not", [operand])
    case .negate(let operand): Self.form("-", [operand])
    case .and(let operands): Self.form("and", operands)
    case .or(let operands): Self.form("or", operands)
    case .arithmetic(let operation, let left, let right):
      Self.form(operation.rawValue, [left, right])
    case .comparison(let operation, let left, let right):
      Self.form(operation.rawValue, [left, right])
    case .inRange(let operand, let lower, let upper):
      Self.form("in", [operand]) + Self.text(lower, upper)
    case .membership(let element, let list): Self.form("member", [element, list])
    case .orIfNone(let operand, let otherwise): Self.form("or-if-none", [operand, otherwise])
    case .has(let operand): Self.form("has", [operand])
    case .unwrap(let operand): Self.form("unwrap", [operand])
    case .quantified(let quantifier, let variable, let list, let filter, let condition):
      Self.form(
        "\(quantifier.text) x\(variable.id) in",
        [list, filter, condition].compactMap { $0 }
      )
    case .twoDistinct(let first, let second, let list, let condition):
      Self.form("two x\(first.id) x\(second.id) in", [list, condition])
    case .consecutiveYears(
      let count,
      let allowsLonger,
      let variable,
      let list,
      let endingIn,
      let condition
    ):
      Self.form(
        "\(allowsLonger ? "at least " : "")\(count) years x\(variable.id) in",
        [list, endingIn, condition].compactMap { $0 }
      )
    case .aggregate(let kind, let value, let variable, let list, let filter):
      Self.form(
        "\(kind.rawValue) x\(variable.id) in",
        [list, filter, value].compactMap { $0 }
      )
    case .collect(let isDistinct, let value, let variable, let list, let filter):
      Self.form(
        "collect\(isDistinct ? " distinct" : "") x\(variable.id) in",
        [list, filter, value].compactMap { $0 }
      )
    case .years(let from, let to, let includesLast):
      Self.form(includesLast ? "years-through" : "years-before", [from, to])
    case .timeline(let timeline):
      Self.form(
        "timeline-\(timeline.overlap.rawValue) x\(timeline.variable.id)"
          + "\(timeline.includesEnd ? "" : " end excluded") in",
        [timeline.list, timeline.filter, timeline.value, timeline.start, timeline.end]
          .compactMap { $0 }
      )
    case .match(let subject, let rows):
      Self.form("match", [subject]) + "{"
        + rows.map { row in
          row.patterns.map(\.text).joined(separator: ", ") + ": "
            + (row.body.expression?.text ?? "?")
        }.joined(separator: "; ") + "}"
    case .inYear(let series, let year): Self.form("in-year", [series, year])
    case .round(let direction, let operand, let multiple):
      Self.form("round-\(direction.rawValue)", [operand, multiple])
    case .mustState(let operand): Self.form("must-state", [operand])
    case .meets(let award): "(meets \(award.text))"
    case .isHeld(let award): "(is-held \(award.text))"
    case .chosen(let selection): "(chosen \(selection))"
    }
  }

  private static func form(_ head: String, _ operands: [CheckedExpression]) -> String {
    "(" + ([head] + operands.map(\.text)).joined(separator: " ") + ")"
  }

  fileprivate static func text(_ lower: RangeEnd?, _ upper: RangeEnd?) -> String {
    (lower.map { ($0.isIncluded ? "[" : "(") + $0.bound.text } ?? "(…") + ", "
      + (upper.map { $0.bound.text + ($0.isIncluded ? "]" : ")") } ?? "…)")
  }
}

extension MatchRow.Pattern {
  fileprivate var text: String {
    switch self {
    case .value(let constant): constant.text
    case .range(let lower, let upper): CheckedExpression.text(lower, upper)
    }
  }
}

extension CheckedExpression.Quantifier {
  fileprivate var text: String {
    switch self {
    case .some: "some"
    case .every: "every"
    case .atLeast(let count): "at-least \(count.text)"
    case .atMost(let count): "at-most \(count.text)"
    case .exactly(let count): "exactly \(count.text)"
    }
  }
}

extension Constant {
  fileprivate var text: String {
    switch self {
    case .boolean(let value): "\(value)"
    case .integer(let value), .year(let value): "\(value)"
    case .number(let value), .days(let value), .money(let value):
      value.isWhole ? "\(value.numerator)" : "\(value.numerator)/\(value.denominator)"
    case .text(let value): "“\(value)”"
    case .date(let value): RandomCase.text(ofDay: Int(value))
    case .period(let months, let days): "\(months)m\(days)d"
    case .workingDays(let value): "\(value)wd"
    case .member(let catalogue, let index): "#\(catalogue).\(index)"
    }
  }
}
