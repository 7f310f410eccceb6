import KhenSemantics
import KhenSource
import KhenSyntax

// Mutations inside of expressions.
extension ProgramMutator {
  /// The expression, changed where the mutation that is made stands in it.
  mutating func rewrite(_ expression: CheckedExpression) -> CheckedExpression {
    if let kind = changed(expression) {
      return CheckedExpression(kind: kind, type: expression.type, range: expression.range)
    }
    var result = expression
    result.kind = renumbered(inside(expression))
    return result
  }

  mutating func rewrite(_ expression: CheckedExpression?) -> CheckedExpression? {
    expression.map { rewrite($0) }
  }

  /// A condition, which may also be turned round as a whole.
  mutating func rewriteCondition(_ condition: CheckedExpression) -> CheckedExpression {
    let negated: CheckedExpression? = choose(.negation, condition.range) {
      if case .not = condition.kind { return [] }
      return [
        Variant(
          ProgramMutator.not(condition),
          without: Bilingual(vi: "cả điều kiện bị đảo ngược", en: "the whole condition reversed")
        )
      ]
    }
    return negated ?? rewrite(condition)
  }

  static func not(_ condition: CheckedExpression) -> CheckedExpression {
    CheckedExpression(kind: .not(condition), type: .boolean, range: condition.range)
  }

  static func boolean(_ value: Bool, at range: SourceRange) -> CheckedExpression {
    CheckedExpression(kind: .constant(.boolean(value)), type: .boolean, range: range)
  }

  // MARK: - The node itself

  private mutating func changed(_ expression: CheckedExpression) -> CheckedExpression.Kind? {
    let site = expression.range
    switch expression.kind {
    case .constant(let constant): return changed(constant, site)
    case .comparison(let operation, let left, let right):
      return choose(.comparison, site) {
        ProgramMutator.others(of: operation).map {
          Variant(
            .comparison($0, left, right),
            ProgramMutator.words(operation),
            ProgramMutator.words($0)
          )
        }
      }
    case .inRange(let value, let lower, let upper):
      return changedRange(value, lower, upper, site)
    case .and(let parts): return changedJunction(parts, isAnd: true, site)
    case .or(let parts): return changedJunction(parts, isAnd: false, site)
    case .not(let inner):
      return choose(.negation, site) {
        [Variant(inner.kind, without: ProgramMutator.keyword("không", "not"))]
      }
    case .arithmetic(let operation, let left, let right):
      return choose(.arithmetic, site) {
        switch operation {
        case .add:
          return [
            Variant(
              .arithmetic(.subtract, left, right),
              ProgramMutator.same("“+”"),
              ProgramMutator.same("“-”")
            )
          ]
        case .subtract:
          // What lies between two days has no sum.
          if right.type == .date || right.type == .year { return [] }
          return [
            Variant(
              .arithmetic(.add, left, right),
              ProgramMutator.same("“-”"),
              ProgramMutator.same("“+”")
            )
          ]
        case .multiply, .divide: return []
        }
      }
    case .list(let elements): return changedList(elements, expression.type, site)
    case .quantified(let quantifier, let variable, let list, let filter, let condition):
      return changedQuantifier(quantifier, variable, list, filter, condition, site)
    case .consecutiveYears(
      let count,
      let allowsLonger,
      let variable,
      let list,
      let endingIn,
      let condition
    ):
      return changedRun(count, allowsLonger, variable, list, endingIn, condition, site)
    case .aggregate, .collect: return changedAggregate(expression)
    case .years(let from, let to, let includesLast):
      return choose(.rangeEnd, site) {
        [
          Variant(
            .years(from: from, to: to, includesLast: !includesLast),
            ProgramMutator.end(isIncluded: includesLast),
            ProgramMutator.end(isIncluded: !includesLast)
          )
        ]
      }
    case .timeline(let timeline): return changedTimeline(timeline, site)
    case .match(let subject, let rows): return changedRows(subject, rows)
    case .round(let direction, let value, let unit):
      return choose(.rounding, site) {
        let up = ProgramMutator.keyword("làm tròn lên", "round up")
        let down = ProgramMutator.keyword("làm tròn xuống", "round down")
        return direction == .up
          ? [Variant(.round(.down, value, toMultipleOf: unit), up, down)]
          : [Variant(.round(.up, value, toMultipleOf: unit), down, up)]
      }
    case .asOf(let value, _):
      return choose(.lawDate, site) {
        [Variant(value.kind, without: ProgramMutator.keyword("tại", "as of"))]
      }
    case .function(let function, let arguments):
      return choose(.extreme, site) {
        switch function {
        case .least:
          [Variant(.function(.greatest, arguments), ProgramMutator.least, ProgramMutator.greatest)]
        case .greatest:
          [Variant(.function(.least, arguments), ProgramMutator.greatest, ProgramMutator.least)]
        case .yearOf, .firstDayOfMonth, .lastDayOfMonth, .monthsBetween, .yearsBetween,
          .periodBetween, .firstDayOfYear, .lastDayOfYear, .serviceOf, .daysOf,
          .weightedServiceOf, .weightedDaysOf, .atLeastLevel, .without:
          []
        }
      }
    case .mustState(let inner):
      return choose(.filter, site) {
        [Variant(inner.kind, without: ProgramMutator.keyword("phải kê khai", "must state"))]
      }
    case .evaluationDate, .field, .variable, .parameter, .call, .catalogueMembers, .convert,
      .negate, .membership, .orIfNone, .has, .unwrap, .twoDistinct, .inYear, .meets, .isHeld,
      .chosen:
      return nil
    }
  }

  private static var least: Bilingual { keyword("nhỏ nhất", "least") }
  private static var greatest: Bilingual { keyword("lớn nhất", "greatest") }

  private mutating func changed(
    _ constant: Constant,
    _ site: SourceRange
  ) -> CheckedExpression.Kind? {
    let wording = wording
    if case .boolean(let value) = constant {
      return choose(.flag, site) {
        [
          Variant(
            .constant(.boolean(!value)),
            wording.words(constant),
            wording.words(.boolean(!value))
          )
        ]
      }
    }
    if case .number(let value) = constant, 1000 % value.denominator != 0 {
      return choose(.weight, site) {
        [
          Variant(
            .constant(.number(Rational(1))),
            wording.words(constant),
            ProgramMutator.same("1")
          )
        ]
      }
    }
    return choose(.threshold, site) {
      wording.neighbours(of: constant).map {
        Variant(.constant($0), wording.words(constant), wording.words($0))
      }
    }
  }

  private mutating func changedRange(
    _ value: CheckedExpression,
    _ lower: RangeEnd?,
    _ upper: RangeEnd?,
    _ site: SourceRange
  ) -> CheckedExpression.Kind? {
    choose(.rangeEnd, site) {
      var variants: [Variant<CheckedExpression.Kind>] = []
      if var end = lower {
        let words = ProgramMutator.start(isIncluded: end.isIncluded)
        end.isIncluded.toggle()
        variants.append(
          Variant(
            .inRange(value, lower: end, upper: upper),
            words,
            ProgramMutator.start(isIncluded: end.isIncluded)
          )
        )
      }
      if var end = upper {
        let words = ProgramMutator.end(isIncluded: end.isIncluded)
        end.isIncluded.toggle()
        variants.append(
          Variant(
            .inRange(value, lower: lower, upper: end),
            words,
            ProgramMutator.end(isIncluded: end.isIncluded)
          )
        )
      }
      return variants
    }
  }

  private mutating func changedJunction(
    _ parts: [CheckedExpression],
    isAnd: Bool,
    _ site: SourceRange
  ) -> CheckedExpression.Kind? {
    // That an optional list is there is asked by the checker, not by the rule.
    let isInserted = parts.contains { part in
      if case .has(let inner) = part.kind { inner.range == part.range } else { false }
    }
    if isInserted { return nil }
    let and = ProgramMutator.keyword("và", "and")
    let or = ProgramMutator.keyword("hoặc", "or")
    let other: CheckedExpression.Kind? = choose(.junction, site) {
      isAnd ? [Variant(.or(parts), and, or)] : [Variant(.and(parts), or, and)]
    }
    if let other { return other }
    guard parts.count > 1 else { return nil }
    for (index, part) in parts.enumerated() {
      let kept: CheckedExpression.Kind? = choose(.part, part.range) {
        var rest = parts
        rest.remove(at: index)
        let kind: CheckedExpression.Kind =
          rest.count == 1 ? rest[0].kind : isAnd ? .and(rest) : .or(rest)
        return [
          Variant(
            kind,
            without: Bilingual(
              vi: "vế thứ \(index + 1) của " + (isAnd ? and.vi : or.vi),
              en: "part \(index + 1) of " + (isAnd ? and.en : or.en)
            )
          )
        ]
      }
      if let kept { return kept }
    }
    return nil
  }

  private mutating func changedList(
    _ elements: [CheckedExpression],
    _ type: ValueType,
    _ site: SourceRange
  ) -> CheckedExpression.Kind? {
    let wording = wording
    return choose(.membership, site) {
      var variants: [Variant<CheckedExpression.Kind>] = []
      for (index, element) in elements.enumerated() where elements.count > 1 {
        guard case .constant(let constant) = element.kind else { continue }
        var rest = elements
        rest.remove(at: index)
        variants.append(
          Variant(
            .list(rest),
            without: wording.words(constant),
            title: Bilingual(vi: "bỏ khỏi danh sách", en: "left out of the list")
          )
        )
      }
      guard case .list(.catalogue(let catalogue)) = type else { return variants }
      let present = elements.map { element -> Int in
        if case .constant(.member(_, let index)) = element.kind { index } else { -1 }
      }
      let absent = wording.program.catalogues[catalogue].members.indices.first {
        !present.contains($0)
      }
      if let absent, !present.contains(-1), let first = elements.first {
        let member = Constant.member(catalogue: catalogue, index: absent)
        let added = CheckedExpression(kind: .constant(member), type: first.type, range: first.range)
        variants.append(
          Variant(
            .list(elements + [added]),
            without: wording.words(member),
            title: Bilingual(vi: "thêm vào danh sách", en: "added to the list")
          )
        )
      }
      return variants
    }
  }

  // MARK: - What is inside

  private mutating func inside(_ expression: CheckedExpression) -> CheckedExpression.Kind {
    if case .list = expression.kind {
      // Constants of a list are left out or added as members, not moved.
      return expression.mappingChildren { element in
        if case .constant = element.kind { element } else { rewrite(element) }
      }
    }
    if case .match(let subject, let rows) = expression.kind {
      // The value of a row has citations of its own.
      return .match(
        rewrite(subject),
        rows.map { row in MatchRow(patterns: row.patterns, body: rewrite(row.body)) }
      )
    }
    return expression.mappingChildren { rewrite($0) }
  }

  // MARK: - Words

  private static func others(of operation: ComparisonOperator) -> [ComparisonOperator] {
    switch operation {
    case .equal: [.different]
    case .different: [.equal]
    case .less: [.lessOrEqual, .greaterOrEqual]
    case .lessOrEqual: [.less, .greater]
    case .greater: [.greaterOrEqual, .lessOrEqual]
    case .greaterOrEqual: [.greater, .less]
    }
  }

  private static func words(_ operation: ComparisonOperator) -> Bilingual {
    operation == .different ? keyword("khác", "differs from") : same("“" + operation.rawValue + "”")
  }

  static func start(isIncluded: Bool) -> Bilingual {
    isIncluded ? keyword("từ … trở lên", "from") : keyword("trên", "above")
  }

  static func end(isIncluded: Bool) -> Bilingual {
    isIncluded ? keyword("đến hết", "through") : keyword("đến trước", "before")
  }
}
