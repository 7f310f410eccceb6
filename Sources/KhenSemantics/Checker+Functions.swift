import KhenSource
import KhenSyntax

// Functions with a fixed meaning.
extension Checker {
  mutating func checkFunction(
    _ function: BuiltinFunction,
    _ arguments: [Expression],
    name: Identifier,
    range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    func make(_ values: [CheckedExpression], _ type: ValueType) -> CheckedExpression {
      CheckedExpression(kind: .function(function, values), type: type, range: range)
    }
    if let count = function.argumentCount, count != arguments.count {
      report(
        .wrongArgumentCount(name, expected: count, found: arguments.count, declared: nil)
      )
      return errorExpression(at: range)
    }
    switch function {
    case .least, .greatest: return checkExtreme(function, arguments, name, range, in: scope)
    case .yearOf: return make(values(arguments, .date, in: scope), .year)
    case .firstDayOfMonth, .lastDayOfMonth: return make(values(arguments, .date, in: scope), .date)
    case .monthsBetween, .yearsBetween:
      return make(values(arguments, .date, in: scope), .integer)
    case .periodBetween: return make(values(arguments, .date, in: scope), .period)
    case .firstDayOfYear, .lastDayOfYear: return make(values(arguments, .year, in: scope), .date)
    case .serviceOf:
      reportMissingMeasure(range)
      return make(timelines(arguments, in: scope), .service)
    case .daysOf: return make(timelines(arguments, in: scope), .days)
    case .weightedServiceOf:
      reportMissingMeasure(range)
      return make(timelines(arguments, weighted: true, in: scope), .service)
    case .weightedDaysOf: return make(timelines(arguments, weighted: true, in: scope), .days)
    case .atLeastLevel:
      let line = timelines(Array(arguments.prefix(1)), in: scope)
      guard let first = line.first, case .timeline(let level) = first.type else {
        return errorExpression(at: range)
      }
      return make(line + [check(arguments[1], as: level, in: scope)], first.type)
    case .without:
      let lines = timelines(arguments, in: scope)
      return make(lines, lines.first?.type ?? .error)
    }
  }

  private mutating func values(
    _ arguments: [Expression],
    _ type: ValueType,
    in scope: Scope
  ) -> [CheckedExpression] {
    arguments.map { check($0, as: type, in: scope) }
  }

  private mutating func timelines(
    _ arguments: [Expression],
    weighted: Bool = false,
    in scope: Scope
  ) -> [CheckedExpression] {
    arguments.map { argument in
      let checked = check(argument, in: scope)
      switch checked.type {
      case .error: return checked
      case .timeline(let value):
        if !weighted || value == .number || value == .error { return checked }
      default: break
      }
      report(
        .mismatch(
          argument,
          found: typeName(checked.type),
          expected: weighted
            ? typeName(.timeline(.number)) : Bilingual(vi: "dòng thời gian", en: "timeline"),
          isAboutUnits: false
        )
      )
      return errorExpression(at: argument.range)
    }
  }

  /// `nhỏ_nhất`, `lớn_nhất` of values of one ordered type.
  private mutating func checkExtreme(
    _ function: BuiltinFunction,
    _ arguments: [Expression],
    _ name: Identifier,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    guard arguments.count >= 2 else {
      report(.wrongArgumentCount(name, expected: 2, found: arguments.count, declared: nil))
      return errorExpression(at: range)
    }
    var hint: ValueType?
    var checked: [CheckedExpression] = []
    for argument in arguments {
      let value = demandValue(check(argument, expecting: hint, in: scope), argument)
      hint = hint ?? (value.type == .error ? nil : value.type)
      checked.append(value)
    }
    guard var widest = checked.first else { return errorExpression(at: range) }
    for (argument, value) in zip(arguments, checked).dropFirst() {
      guard let (first, _) = unified(widest, value) else {
        report(
          .mismatch(
            argument,
            found: typeName(value.type),
            expected: typeName(widest.type),
            isAboutUnits: value.type.isMeasure && widest.type.isMeasure
          )
        )
        return errorExpression(at: range)
      }
      widest = first
    }
    reportUnordered(widest.type, at: range)
    let values = checked.map { converted($0, to: widest.type) ?? $0 }
    return CheckedExpression(
      kind: .function(function, values),
      type: widest.type,
      range: range
    )
  }

  /// The law of awards does not say how accumulated time is measured, so the rule set must.
  private mutating func reportMissingMeasure(_ range: SourceRange) {
    guard program.time.measure == nil else { return }
    let start = SourceRange(file: range.file, start: 0, end: 0)
    report(.timeMeasureMissing(range, insertAt: start))
    // Once is enough: the same declaration mends every use.
    program.time.measure = .calendar
  }
}

extension BuiltinFunction {
  /// How many arguments it takes; nothing for any number.
  fileprivate var argumentCount: Int? {
    switch self {
    case .least, .greatest: nil
    case .yearOf, .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear,
      .serviceOf, .daysOf, .weightedServiceOf, .weightedDaysOf:
      1
    case .monthsBetween, .yearsBetween, .periodBetween, .atLeastLevel, .without: 2
    }
  }
}
