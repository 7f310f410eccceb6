import KhenSemantics
import KhenSource
import KhenSyntax

// Mutations of what is said of lists: quantifiers, aggregates, timelines, lookups.
extension ProgramMutator {
  private typealias Kind = CheckedExpression.Kind

  mutating func changedQuantifier(
    _ quantifier: CheckedExpression.Quantifier,
    _ variable: CheckedVariable,
    _ list: CheckedExpression,
    _ filter: CheckedExpression?,
    _ condition: CheckedExpression,
    _ site: SourceRange
  ) -> CheckedExpression.Kind? {
    func with(_ quantifier: CheckedExpression.Quantifier) -> Kind {
      .quantified(quantifier, variable, list: list, filter: filter, condition: condition)
    }
    let some = ProgramMutator.keyword("có", "some")
    let every = ProgramMutator.keyword("mọi", "every")
    let atLeast = ProgramMutator.keyword("ít nhất", "at least")
    let atMost = ProgramMutator.keyword("không quá", "at most")
    let exactly = ProgramMutator.keyword("đúng", "exactly")
    let changed: Kind?
    switch quantifier {
    case .some: changed = choose(.quantifier, site) { [Variant(with(.every), some, every)] }
    case .every: changed = choose(.quantifier, site) { [Variant(with(.some), every, some)] }
    case .atLeast(let count):
      changed = choose(.demand, site) { [Variant(with(.atMost(count)), atLeast, atMost)] }
    case .atMost(let count):
      changed = choose(.demand, site) { [Variant(with(.atLeast(count)), atMost, atLeast)] }
    case .exactly(let count):
      changed = choose(.demand, site) { [Variant(with(.atLeast(count)), exactly, atLeast)] }
    }
    if let changed { return changed }
    guard let filter else { return nil }
    return choose(.filter, filter.range) {
      [
        Variant(
          .quantified(quantifier, variable, list: list, filter: nil, condition: condition),
          without: ProgramMutator.where
        )
      ]
    }
  }

  mutating func changedRun(
    _ count: Int,
    _ allowsLonger: Bool,
    _ variable: CheckedVariable,
    _ list: CheckedExpression,
    _ endingIn: CheckedExpression?,
    _ condition: CheckedExpression?,
    _ site: SourceRange
  ) -> CheckedExpression.Kind? {
    func run(_ count: Int, _ endingIn: CheckedExpression?, _ condition: CheckedExpression?) -> Kind
    {
      .consecutiveYears(
        count: count,
        allowsLonger: allowsLonger,
        variable: variable,
        list: list,
        endingIn: endingIn,
        condition: condition
      )
    }
    func years(_ count: Int) -> Bilingual {
      Bilingual(vi: "\(count) năm liên tiếp", en: "\(count) consecutive years")
    }
    let moved: Kind? = choose(.threshold, site) {
      [count - 1, count + 1].filter { $0 > 0 }.map {
        Variant(run($0, endingIn, condition), years(count), years($0))
      }
    }
    if let moved { return moved }
    if let endingIn {
      let loose: Kind? = choose(.filter, endingIn.range) {
        [
          Variant(
            run(count, nil, condition),
            without: ProgramMutator.keyword("kết thúc tại", "ending in")
          )
        ]
      }
      if let loose { return loose }
    }
    guard let condition else { return nil }
    return choose(.filter, condition.range) {
      [Variant(run(count, endingIn, nil), without: ProgramMutator.where)]
    }
  }

  mutating func changedAggregate(_ expression: CheckedExpression) -> CheckedExpression.Kind? {
    switch expression.kind {
    case .aggregate(let kind, let value, let variable, let list, let filter):
      let other: Aggregate.Kind? =
        switch kind {
        case .greatest: .least
        case .least: .greatest
        case .count, .share, .sum: nil
        }
      if let other {
        let words = ProgramMutator.keyword("lớn nhất", "greatest")
        let others = ProgramMutator.keyword("nhỏ nhất", "least")
        let changed: Kind? = choose(.extreme, expression.range) {
          [
            Variant(
              .aggregate(other, value: value, variable, list: list, filter: filter),
              kind == .greatest ? words : others,
              kind == .greatest ? others : words
            )
          ]
        }
        if let changed { return changed }
      }
      // A share without its condition is all of it.
      guard let filter else { return nil }
      return choose(.filter, filter.range) {
        [
          Variant(
            .aggregate(kind, value: value, variable, list: list, filter: nil),
            without: ProgramMutator.where
          )
        ]
      }
    case .collect(let isDistinct, let value, let variable, let list, let filter):
      if isDistinct {
        let changed: Kind? = choose(.demand, expression.range) {
          [
            Variant(
              .collect(isDistinct: false, value: value, variable, list: list, filter: filter),
              without: ProgramMutator.keyword("khác nhau", "distinct")
            )
          ]
        }
        if let changed { return changed }
      }
      guard let filter else { return nil }
      return choose(.filter, filter.range) {
        [
          Variant(
            .collect(isDistinct: isDistinct, value: value, variable, list: list, filter: nil),
            without: ProgramMutator.where
          )
        ]
      }
    default: return nil
    }
  }

  mutating func changedTimeline(
    _ timeline: CheckedTimeline,
    _ site: SourceRange
  ) -> CheckedExpression.Kind? {
    func with(_ change: (inout CheckedTimeline) -> Void) -> Kind {
      var changed = timeline
      change(&changed)
      return .timeline(changed)
    }
    let highest = ProgramMutator.keyword("lấy cao nhất", "take highest")
    let added = ProgramMutator.keyword("cộng dồn", "add")
    let overlap: Kind? = choose(.overlap, site) {
      // Levels of a catalogue cannot be added.
      guard timeline.value.type == .number || timeline.value.type == .integer else { return [] }
      return timeline.overlap == .highest
        ? [Variant(with { $0.overlap = .add }, highest, added)]
        : [Variant(with { $0.overlap = .highest }, added, highest)]
    }
    if let overlap { return overlap }
    if timeline.end != nil {
      let end: Kind? = choose(.rangeEnd, site) {
        [
          Variant(
            with { $0.includesEnd.toggle() },
            ProgramMutator.end(isIncluded: timeline.includesEnd),
            ProgramMutator.end(isIncluded: !timeline.includesEnd)
          )
        ]
      }
      if let end { return end }
    }
    guard let filter = timeline.filter else { return nil }
    return choose(.filter, filter.range) {
      [Variant(with { $0.filter = nil }, without: ProgramMutator.where)]
    }
  }

  // MARK: - Lookups

  /// The bounds of the rows of a lookup; two rows that meet in one move together, so that there is
  /// neither a gap nor an overlap.
  mutating func changedRows(
    _ subject: CheckedExpression,
    _ rows: [MatchRow]
  ) -> CheckedExpression.Kind? {
    var seen: [Constant] = []
    for row in rows {
      for case .range(let lower, let upper) in row.patterns {
        for end in [lower, upper].compactMap({ $0 }) {
          guard case .constant(let bound) = end.bound.plainKind, !seen.contains(bound) else {
            continue
          }
          seen.append(bound)
          if let changed = changedBound(bound, end.bound.range, subject, rows) { return changed }
        }
      }
    }
    return nil
  }

  private mutating func changedBound(
    _ bound: Constant,
    _ site: SourceRange,
    _ subject: CheckedExpression,
    _ rows: [MatchRow]
  ) -> Kind? {
    let wording = wording
    let moved: Kind? = choose(.threshold, site) {
      wording.neighbours(of: bound).map { other in
        Variant(
          .match(subject, ProgramMutator.rows(rows, at: bound) { $0.bound.replaceConstant(other) }),
          wording.words(bound),
          wording.words(other)
        )
      }
    }
    if let moved { return moved }
    return choose(.rangeEnd, site) {
      [
        Variant(
          .match(subject, ProgramMutator.rows(rows, at: bound) { $0.isIncluded.toggle() }),
          without: Bilingual(
            vi: "mức \(wording.words(bound).vi) chuyển sang dòng bên cạnh",
            en: "\(wording.words(bound).en) moves to the next row"
          )
        )
      ]
    }
  }

  private static func rows(
    _ rows: [MatchRow],
    at bound: Constant,
    _ change: (inout RangeEnd) -> Void
  ) -> [MatchRow] {
    func changed(_ end: RangeEnd?) -> RangeEnd? {
      guard var end, case .constant(let constant) = end.bound.plainKind, constant == bound else {
        return end
      }
      change(&end)
      return end
    }
    return rows.map { row in
      let patterns = row.patterns.map { pattern -> MatchRow.Pattern in
        switch pattern {
        case .value: pattern
        case .range(let lower, let upper):
          .range(lower: changed(lower), upper: changed(upper))
        }
      }
      return MatchRow(patterns: patterns, body: row.body)
    }
  }

  static var `where`: Bilingual { keyword("mà …", "where …") }
}

extension CheckedExpression {
  /// The expression behind its conversions.
  fileprivate var plainKind: Kind {
    if case .convert(let inner) = kind { return inner.plainKind }
    return kind
  }

  fileprivate mutating func replaceConstant(_ constant: Constant) {
    if case .convert(var inner) = kind {
      inner.replaceConstant(constant)
      kind = .convert(inner)
    } else {
      kind = .constant(constant)
    }
  }
}
