import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Changes of scorecards, selections and tests.
extension RuleSetComparison {
  mutating func compareScorecards() {
    for (index, card) in old.program.scorecards.enumerated() {
      let subject = Subject(object: .scorecard, name: card.name.text, label: card.label)
      guard let match = matching.scorecards[index] else {
        add(subject, .removed, at: card.range, nil)
        continue
      }
      compare(card, new.program.scorecards[match])
    }
    let count = new.program.scorecards.count
    for index in RuleSetMatching.unmatched(matching.scorecards, count: count) {
      let card = new.program.scorecards[index]
      add(
        Subject(object: .scorecard, name: card.name.text, label: card.label),
        .added,
        at: nil,
        card.range
      )
    }
  }

  private mutating func compare(_ before: CheckedScorecard, _ after: CheckedScorecard) {
    let subject = Subject(object: .scorecard, name: after.name.text, label: after.label)
    let owner = matching.records[before.kind].map { (before.kind, $0) }
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    compareCitations(subject, before.citations, after.citations, at: before.range, after.range)
    let matches = RuleSetMatching.match(
      before.items.map { $0.name.key },
      after.items.map { $0.name.key }
    )
    for (place, item) in before.items.enumerated() {
      guard let match = matches[place] else {
        add(self.subject(item, of: before, old), .removed, at: item.range, nil)
        continue
      }
      compare(item, after.items[match], self.subject(after.items[match], of: after, new), owner)
    }
    for place in RuleSetMatching.unmatched(matches, count: after.items.count) {
      let item = after.items[place]
      add(
        self.subject(item, of: after, new),
        .added,
        new: Bilingual(vi: "tối đa ", en: "at most ") + new.text(of: item.maximum),
        at: nil,
        item.range
      )
    }
    compareClasses(subject, before, after)
  }

  private func subject(
    _ item: CheckedScorecard.Item,
    of card: CheckedScorecard,
    _ side: RuleSetSide
  ) -> Subject {
    var subject = Subject(object: .scorecardItem, name: item.name.text, label: item.label)
    subject.owner = card.label
    subject.source = source(item.citations, side)
    return subject
  }

  private mutating func compare(
    _ before: CheckedScorecard.Item,
    _ after: CheckedScorecard.Item,
    _ subject: Subject,
    _ owner: (old: Int, new: Int)?
  ) {
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    var comparison = ExpressionComparison(matching, old.program, new.program, owner: owner)
    add(
      comparison.differences(before.maximum, after.maximum),
      subject,
      at: before.range,
      after.range
    )
    if before.scorer != after.scorer {
      add(
        subject,
        .details,
        severity: (before.scorer == nil) == (after.scorer == nil) ? .text : .verdict,
        old: CohortWords.scorer(before.scorer),
        new: CohortWords.scorer(after.scorer),
        at: before.range,
        after.range
      )
    }
    // Points that people give are a field of the dossier, whose place says nothing.
    if before.scorer == nil, after.scorer == nil {
      add(comparison.differences(before.raw, after.raw), subject, at: before.range, after.range)
    }
    if before.role != after.role {
      add(
        subject,
        .content,
        old: CohortWords.role(before.role),
        new: CohortWords.role(after.role),
        at: before.range,
        after.range
      )
    }
    compareCitations(subject, before.citations, after.citations, at: before.range, after.range)
  }

  private mutating func compareClasses(
    _ subject: Subject,
    _ before: CheckedScorecard,
    _ after: CheckedScorecard
  ) {
    guard let definition = before.classification, let other = after.classification else {
      if (before.classification == nil) != (after.classification == nil) {
        add(
          subject,
          after.classification == nil ? .partRemoved : .partAdded,
          note: Bilingual(vi: "phần xếp loại", en: "the classification"),
          at: before.range,
          after.range
        )
      }
      return
    }
    let first = old.program.definitions[definition]
    let second = new.program.definitions[other]
    var comparison = ExpressionComparison(matching, old.program, new.program)
    guard comparison.bind(first, second) else { return }
    compareBodies(subject, first.body, second.body, comparison)
  }

  // MARK: - Selections

  mutating func compareSelections() {
    for (index, selection) in old.program.selections.enumerated() {
      let subject = Subject(object: .selection, name: selection.name.text, label: selection.label)
      guard let match = matching.selections[index] else {
        add(subject, .removed, at: selection.range, nil)
        continue
      }
      compare(selection, new.program.selections[match])
    }
    let count = new.program.selections.count
    for index in RuleSetMatching.unmatched(matching.selections, count: count) {
      let selection = new.program.selections[index]
      add(
        Subject(object: .selection, name: selection.name.text, label: selection.label),
        .added,
        new: CommonWords.period(selection.effect),
        at: nil,
        selection.range
      )
    }
  }

  private mutating func compare(_ before: CheckedSelection, _ after: CheckedSelection) {
    var subject = Subject(object: .selection, name: after.name.text, label: after.label)
    subject.source = source(after.citations, new)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    compareCitations(subject, before.citations, after.citations, at: before.range, after.range)
    comparePeriods(subject, before.effect, after.effect, at: before.range, after.range)
    for kind in before.kinds {
      guard let record = matching.records[kind.record],
        let other = after.kinds.first(where: { $0.record == record })
      else { continue }
      var comparison = ExpressionComparison(
        matching,
        old.program,
        new.program,
        owner: (kind.record, record)
      )
      compareList(subject, kind.conditions, other.conditions, &comparison, before, after)
      compareList(subject, kind.groups, other.groups, &comparison, before, after)
      compareList(subject, kind.keys, other.keys, &comparison, before, after)
      compareList(subject, kind.counted, other.counted, &comparison, before, after)
    }
    compareLimits(subject, before, after)
    let keyKinds = before.keys.map { $0.kind }
    if keyKinds != after.keys.map({ $0.kind }), before.keys.count == after.keys.count {
      for (key, other) in zip(before.keys, after.keys) where key.kind != other.kind {
        add(
          subject,
          .priority,
          old: quoted(old, key.range) + CohortWords.direction(key.kind),
          new: quoted(new, other.range) + CohortWords.direction(other.kind),
          at: key.range,
          other.range
        )
      }
    }
    let ties = CohortWords.ties(before.ties)
    if ties != CohortWords.ties(after.ties) {
      add(
        subject,
        .details,
        old: ties,
        new: CohortWords.ties(after.ties),
        at: before.range,
        after.range
      )
    }
  }

  private mutating func compareList(
    _ subject: Subject,
    _ olds: [CheckedExpression],
    _ news: [CheckedExpression],
    _ comparison: inout ExpressionComparison,
    _ before: CheckedSelection,
    _ after: CheckedSelection
  ) {
    if olds.count == news.count {
      for (first, second) in zip(olds, news) {
        add(comparison.differences(first, second), subject, at: before.range, after.range)
      }
      return
    }
    var left = olds
    for expression in news {
      if let place = left.firstIndex(where: { comparison.isSame($0, expression) }) {
        left.remove(at: place)
      } else {
        add(
          subject,
          .partAdded,
          new: quoted(new, expression.range),
          at: before.range,
          expression.range
        )
      }
    }
    for expression in left {
      add(
        subject,
        .partRemoved,
        old: quoted(old, expression.range),
        at: expression.range,
        after.range
      )
    }
  }

  private mutating func compareLimits(
    _ subject: Subject,
    _ before: CheckedSelection,
    _ after: CheckedSelection
  ) {
    for (limit, other) in zip(before.limits, after.limits) {
      // What a count stands for is compared with the kinds; here its number is its place.
      let isSameText = old.text(of: limit.bound.range) == new.text(of: other.bound.range)
      if limit.kind != other.kind || limit.isPerGroup != other.isPerGroup || !isSameText {
        add(
          subject,
          .figure,
          old: quoted(old, limit.range),
          new: quoted(new, other.range),
          at: limit.range,
          other.range
        )
      }
      compareCitations(subject, limit.citations, other.citations, at: limit.range, other.range)
    }
    let paired = min(before.limits.count, after.limits.count)
    for limit in before.limits.dropFirst(paired) {
      add(subject, .partRemoved, old: quoted(old, limit.range), at: limit.range, after.range)
    }
    for limit in after.limits.dropFirst(paired) {
      add(subject, .partAdded, new: quoted(new, limit.range), at: before.range, limit.range)
    }
  }

  // MARK: - Tests

  /// How many cases of tests came and went, by award and label.
  func compareTests() -> (added: Int, removed: Int) {
    func counts(_ program: CheckedProgram, _ rename: (Name) -> Name) -> [String: Int] {
      var counts: [String: Int] = [:]
      for test in program.tests {
        let key = rename(test.award).key + "\u{1}" + test.label + "\u{1}" + (test.caseLabel ?? "")
        counts[key, default: 0] += 1
      }
      for test in program.selectionTests {
        let name = program.selections[test.selection].name.key
        counts[name + "\u{2}" + test.label, default: 0] += 1
      }
      return counts
    }
    let olds = counts(old.program) { matching.newName(of: $0) }
    let news = counts(new.program) { $0 }
    let added = news.reduce(0) { $0 + max(0, $1.value - olds[$1.key, default: 0]) }
    let removed = olds.reduce(0) { $0 + max(0, $1.value - news[$1.key, default: 0]) }
    return (added, removed)
  }
}

/// Words for scorecards and selections.
private enum CohortWords {
  static func scorer(_ scorer: String?) -> Bilingual {
    guard let scorer else { return Bilingual(vi: "tự tính", en: "worked out") }
    return Bilingual(vi: "chấm bởi “\(scorer)”", en: "scored by “\(scorer)”")
  }

  static func role(_ role: ScorecardDeclaration.Item.Role) -> Bilingual {
    switch role {
    case .item: Bilingual(vi: "tiêu chí", en: "item")
    case .bonus: Bilingual(vi: "điểm cộng", en: "bonus")
    case .deduction: Bilingual(vi: "điểm trừ", en: "deduction")
    }
  }

  static func direction(_ kind: SelectionDeclaration.Key.Kind) -> Bilingual {
    switch kind {
    case .descending: Bilingual(vi: " giảm dần", en: " descending")
    case .ascending: Bilingual(vi: " tăng dần", en: " ascending")
    case .preferring: Bilingual(vi: " được ưu tiên", en: " preferred")
    }
  }

  static func ties(_ ties: CheckedSelection.Ties) -> Bilingual {
    switch ties {
    case .shareRank: Bilingual(vi: "bằng nhau cùng hạng", en: "equals share a rank")
    case .decidedBy(let who):
      Bilingual(
        vi: "bằng nhau do “\(who ?? "…")” quyết định",
        en: "“\(who ?? "…")” decides between equals"
      )
    }
  }
}
