import KhenSource
import KhenSyntax

// Lookups: every value has one row, proved here.
extension Checker {
  mutating func checkMatch(
    _ match: Match,
    _ range: SourceRange,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression {
    var subject = demandValue(check(match.subject, in: scope), match.subject)
    if openFacts != nil { subject = openedByPatterns(subject, match) }
    var rows: [(row: MatchRow, cells: [Cell], range: SourceRange)] = []
    var otherwise: SourceRange?
    var type = expected?.unwrapped
    if case .error? = type { type = nil }
    var bodies: [CheckedExpression?] = []
    for row in match.rows {
      var patterns: [MatchRow.Pattern] = []
      var cells: [Cell] = []
      var isOtherwise = false
      for pattern in row.patterns {
        if case .otherwise(let place) = pattern {
          if let first = otherwise { report(.repeatedOtherwise(place, first: first)) }
          otherwise = otherwise ?? place
          isOtherwise = true
        } else if let (checked, cell) = checkPattern(pattern, of: subject, in: scope) {
          patterns.append(checked)
          cells.append(cell)
        }
      }
      let body = rowBody(row.body, type: &type, in: scope)
      bodies.append(body.expression)
      rows.append((MatchRow(patterns: isOtherwise ? [] : patterns, body: body), cells, row.range))
    }
    if subject.type != .error, !hasMissingParts {
      reportCoverage(rows.flatMap({ $0.cells }), of: subject, otherwise: otherwise, at: range)
    }
    let result = type ?? .error
    var checkedRows = rows.map({ $0.row })
    for index in checkedRows.indices {
      guard let body = checkedRows[index].body.expression else { continue }
      checkedRows[index].body.expression = converted(body, to: result) ?? body
    }
    // `còn lại` may be written anywhere; the program has it last.
    let ordinary = checkedRows.filter { !$0.patterns.isEmpty }
    let last = checkedRows.filter({ $0.patterns.isEmpty }).prefix(1)
    return CheckedExpression(
      kind: .match(subject, ordinary + Array(last)),
      type: result,
      range: range
    )
  }

  /// The value of a row; the first typed row sets the type where nothing is expected.
  private mutating func rowBody(
    _ body: Body,
    type: inout ValueType?,
    in scope: Scope
  ) -> CheckedBody {
    var expression: CheckedExpression?
    if let syntax = body.expression {
      var value = check(syntax, expecting: type, in: scope)
      if let wanted = type {
        if let same = converted(value, to: wanted) {
          value = same
        } else if value.type.isOptional, converted(unwrapped(value), to: wanted) != nil {
          // An optional among the rows makes the whole lookup optional.
          type = .optional(wanted)
        } else if let widest = wider(wanted, value) {
          type = widest
        } else {
          value = required(value, syntax, as: wanted)
        }
      } else if value.type != .error {
        type = value.type
      }
      expression = value
    }
    return CheckedBody(
      expression: expression,
      citations: references(body.citation),
      range: body.range
    )
  }

  private mutating func wider(_ type: ValueType, _ value: CheckedExpression) -> ValueType? {
    let sample = CheckedExpression(kind: .evaluationDate, type: type, range: value.range)
    return openFacts == nil ? converted(sample, to: value.type)?.type : nil
  }

  // MARK: - Patterns

  /// The values a pattern takes, as half-open cells of cuts on the axis of the type.
  private struct Cell {
    var low: Cut?
    var high: Cut?
    var text: String?
    var range: SourceRange
  }

  /// A place before (`isAfter` false) or just after a value.
  private struct Cut: Equatable {
    var value: Rational
    var isAfter: Bool

    static func < (lhs: Cut, rhs: Cut) -> Bool {
      lhs.value == rhs.value ? !lhs.isAfter && rhs.isAfter : lhs.value < rhs.value
    }
  }

  private mutating func checkPattern(
    _ pattern: Match.Pattern,
    of subject: CheckedExpression,
    in scope: Scope
  ) -> (MatchRow.Pattern, Cell)? {
    switch pattern {
    case .otherwise: return nil
    case .value(let expression):
      guard let bound = patternConstant(expression, of: subject, in: scope),
        let constant = bound.constantValue
      else { return nil }
      if case .text(let text) = constant {
        return (.value(constant), Cell(low: nil, high: nil, text: text, range: expression.range))
      }
      guard let value = constant.position else { return nil }
      let low = Cut(value: value, isAfter: false)
      let high = after(value, isDiscrete: subject.type.isDiscrete)
      return (.value(constant), Cell(low: low, high: high, text: nil, range: expression.range))
    case .range(let range, let place):
      reportUnordered(subject.type, at: place)
      let (lower, upper) = range.ends
      var ends: (RangeEnd?, RangeEnd?) = (nil, nil)
      var cell = Cell(low: nil, high: nil, text: nil, range: place)
      if let lower {
        guard let bound = patternConstant(lower.expression, of: subject, in: scope),
          let value = bound.constantValue?.position
        else { return nil }
        ends.0 = RangeEnd(bound: bound, isIncluded: lower.isIncluded)
        cell.low =
          lower.isIncluded
          ? Cut(value: value, isAfter: false)
          : after(value, isDiscrete: subject.type.isDiscrete)
      }
      if let upper {
        guard let bound = patternConstant(upper.expression, of: subject, in: scope),
          let value = bound.constantValue?.position
        else { return nil }
        ends.1 = RangeEnd(bound: bound, isIncluded: upper.isIncluded)
        cell.high =
          upper.isIncluded
          ? after(value, isDiscrete: subject.type.isDiscrete)
          : Cut(value: value, isAfter: false)
      }
      if let low = cell.low, let high = cell.high, !(low < high) {
        report(.emptyRange(place))
        return nil
      }
      return (.range(lower: ends.0, upper: ends.1), cell)
    }
  }

  private mutating func patternConstant(
    _ expression: Expression,
    of subject: CheckedExpression,
    in scope: Scope
  ) -> CheckedExpression? {
    // Values of the catalogue come first: a field of that name is no pattern.
    if case .name(let name) = expression.kind, case .catalogue(let catalogue) = subject.type,
      let member = member(name, of: catalogue)
    {
      return member
    }
    let checked = check(expression, as: subject.type, in: scope)
    if checked.type == .error { return nil }
    guard checked.constantValue != nil else {
      report(.constantNeeded(expression.range, positive: false))
      return nil
    }
    return checked
  }

  private func after(_ value: Rational, isDiscrete: Bool) -> Cut {
    if isDiscrete, let next = value.adding(Rational(1)) { return Cut(value: next, isAfter: false) }
    return Cut(value: value, isAfter: true)
  }

  // MARK: - Coverage

  private mutating func reportCoverage(
    _ cells: [Cell],
    of subject: CheckedExpression,
    otherwise: SourceRange?,
    at range: SourceRange
  ) {
    switch subject.type {
    case .string:
      var seen: [String: SourceRange] = [:]
      for cell in cells {
        guard let text = cell.text else { continue }
        if let first = seen[text] {
          report(.lookupOverlap(cell.range, first: first, what: nil))
        } else {
          seen[text] = cell.range
        }
      }
      if otherwise == nil { report(.lookupGap(range, missing: [])) }
    case .boolean:
      reportMembers(["sai", "đúng"], cells, otherwise: otherwise, at: range)
    case .catalogue(let index):
      // Of a catalogue that is declared twice nobody knows all values.
      guard !ambiguousCatalogues.contains(index) else { return }
      let catalogue = program.catalogues[index]
      reportMembers(catalogue.members.map({ $0.name.text }), cells, otherwise: otherwise, at: range)
      let names = catalogue.members.map({ $0.name })
      if let otherwise, names.contains(Name("nam")), names.contains(Name("nữ")) {
        report(.otherwiseHidesValues(otherwise, catalogue: catalogue.name))
      }
    case .integer, .number, .date, .year, .period, .service, .days, .money:
      reportAxis(cells, of: subject, otherwise: otherwise, at: range)
    case .error: break
    case .quotient, .yearRange, .workingDays, .record, .list, .yearly, .timeline, .optional:
      report(.cannotLookUp(subject.range, typeName(subject.type)))
    }
  }

  private mutating func reportMembers(
    _ names: [String],
    _ cells: [Cell],
    otherwise: SourceRange?,
    at range: SourceRange
  ) {
    var owner: [SourceRange?] = Array(repeating: nil, count: names.count)
    for cell in cells {
      for (index, name) in names.enumerated() {
        let cut = Cut(value: Rational(Int64(index)), isAfter: false)
        let isAbove = cell.low.map { !(cut < $0) } ?? true
        let isBelow = cell.high.map { cut < $0 } ?? true
        guard isAbove, isBelow else { continue }
        if let first = owner[index] {
          report(.lookupOverlap(cell.range, first: first, what: name))
        } else {
          owner[index] = cell.range
        }
      }
    }
    let missing = zip(names, owner).filter { $0.1 == nil }.map { $0.0 }
    if let otherwise {
      if missing.isEmpty { report(.otherwiseUnused(otherwise)) }
    } else if !missing.isEmpty {
      report(.lookupGap(range, missing: missing))
    }
  }

  private mutating func reportAxis(
    _ cells: [Cell],
    of subject: CheckedExpression,
    otherwise: SourceRange?,
    at range: SourceRange
  ) {
    let sorted = cells.sorted { left, right in
      guard let first = left.low else { return right.low != nil }
      guard let second = right.low else { return false }
      return first < second
    }
    var reached: Cut?
    var isStarted = false
    var hasGap = false
    var previous: SourceRange?
    if subject.isNeverNegative {
      reached = Cut(value: Rational(0), isAfter: false)
      isStarted = true
    }
    for cell in sorted {
      if let low = cell.low {
        if !isStarted { hasGap = true }
        if let end = reached, isStarted {
          if low < end, let previous {
            report(.lookupOverlap(cell.range, first: previous, what: nil))
          }
          if end < low { hasGap = true }
        } else if isStarted, let previous {
          report(.lookupOverlap(cell.range, first: previous, what: nil))
        }
      } else if isStarted, let previous {
        report(.lookupOverlap(cell.range, first: previous, what: nil))
      }
      let isEndless = isStarted && reached == nil
      isStarted = true
      previous = cell.range
      reached = isEndless ? nil : cell.high
    }
    if !isStarted || reached != nil { hasGap = true }
    if otherwise == nil, hasGap { report(.lookupGap(range, missing: [])) }
    if let otherwise, !hasGap { report(.otherwiseUnused(otherwise)) }
  }
}

extension ValueType {
  /// Whether a value has a next one.
  fileprivate var isDiscrete: Bool {
    switch self {
    case .boolean, .integer, .date, .year, .catalogue: true
    case .error, .number, .quotient, .string, .yearRange, .period, .service, .days, .workingDays,
      .money, .record, .list, .yearly, .timeline, .optional:
      false
    }
  }
}

extension CheckedExpression {
  /// Whether nothing below zero can come out.
  fileprivate var isNeverNegative: Bool {
    switch type {
    case .service, .money: return true
    default: break
    }
    if case .aggregate(let kind, _, _, _, _) = kind { return kind == .count }
    return false
  }
}
