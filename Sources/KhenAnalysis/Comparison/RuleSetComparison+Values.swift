import KhenExplanation
import KhenSemantics
import KhenSource

/// Changes of parameters and definitions.
extension RuleSetComparison {
  mutating func compareParameters() {
    for (index, parameter) in old.program.parameters.enumerated() {
      guard let match = matching.parameters[index] else {
        let subject = subject(parameter, old)
        add(subject, .removed, old: value(parameter, old), at: parameter.range, nil)
        continue
      }
      compare(parameter, new.program.parameters[match])
    }
    let after = new.program.parameters
    for index in RuleSetMatching.unmatched(matching.parameters, count: after.count) {
      let parameter = after[index]
      add(
        subject(parameter, new),
        .added,
        new: value(parameter, new),
        at: nil,
        parameter.range
      )
    }
  }

  private func subject(_ parameter: CheckedParameter, _ side: RuleSetSide) -> Subject {
    var subject = Subject(object: .parameter, name: parameter.name.text, label: parameter.label)
    subject.source = source(parameter.versions.last?.body.citations ?? [], side)
    return subject
  }

  private func value(_ parameter: CheckedParameter, _ side: RuleSetSide) -> Bilingual? {
    guard let last = parameter.versions.last else { return nil }
    return value(last.body, side)
  }

  private func value(_ body: CheckedBody, _ side: RuleSetSide) -> Bilingual {
    body.expression.map { side.text(of: $0) } ?? CommonWords.notSourced
  }

  private mutating func compare(_ before: CheckedParameter, _ after: CheckedParameter) {
    var subject = subject(after, new)
    compareNames(subject, before.name, after.name, at: before.range, after.range)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    compareTypes(subject, before.type, after.type, at: before.range, after.range)
    // Versions are told apart by the day on which they begin.
    var left: [CheckedParameter.Version] = []
    var right = after.versions
    for version in before.versions {
      guard let place = right.firstIndex(where: { $0.span.start == version.span.start }) else {
        left.append(version)
        continue
      }
      compare(version, right.remove(at: place), subject)
    }
    for version in left {
      // The same value from another day is one that moved.
      var comparison = ExpressionComparison(matching, old.program, new.program)
      let place = right.firstIndex { comparison.isSame(version.body, $0.body) }
      if let place {
        let moved = right.remove(at: place)
        add(
          subject,
          .period,
          old: dated(version, old),
          new: CommonWords.period(DaySpan(start: moved.span.start, end: nil)),
          at: version.body.range,
          moved.body.range
        )
      } else {
        subject.source = source(version.body.citations, old)
        add(subject, .partRemoved, old: dated(version, old), at: version.body.range, after.range)
      }
    }
    for version in right {
      subject.source = source(version.body.citations, new)
      add(subject, .partAdded, new: dated(version, new), at: before.range, version.body.range)
    }
  }

  private func dated(_ version: CheckedParameter.Version, _ side: RuleSetSide) -> Bilingual {
    let value = value(version.body, side)
    guard let start = version.span.start else { return value }
    return value + Bilingual(vi: " áp dụng từ ", en: " from ") + CommonWords.day(start)
  }

  private mutating func compare(
    _ before: CheckedParameter.Version,
    _ after: CheckedParameter.Version,
    _ parameter: Subject
  ) {
    var subject = parameter
    subject.source = source(after.body.citations, new) ?? subject.source
    compareBodies(subject, before.body, after.body, owner: nil)
    // That a later value begins is said of the later one.
    if before.span.start == nil || after.span.start == nil, before.span.start != after.span.start {
      add(
        subject,
        .period,
        old: CommonWords.period(before.span),
        new: CommonWords.period(after.span),
        at: before.body.range,
        after.body.range
      )
    }
  }

  // MARK: - Definitions

  mutating func compareDefinitions() {
    for (index, definition) in old.program.definitions.enumerated() {
      guard let match = matching.definitions[index] else {
        if isPartOfScorecard(definition, old) || isLocalToRemoved(definition) { continue }
        let subject = subject(definition, old)
        add(subject, .removed, old: value(definition.body, old), at: definition.range, nil)
        continue
      }
      let other = new.program.definitions[match]
      if isPartOfScorecard(other, new) { continue }
      compare(definition, other)
    }
    let after = new.program.definitions
    for index in RuleSetMatching.unmatched(matching.definitions, count: after.count) {
      let definition = after[index]
      if isPartOfScorecard(definition, new) || isLocalToAdded(definition) { continue }
      add(
        subject(definition, new),
        .added,
        new: value(definition.body, new),
        at: nil,
        definition.range
      )
    }
  }

  /// Items of scorecards are compared with their card.
  private func isPartOfScorecard(_ definition: CheckedDefinition, _ side: RuleSetSide) -> Bool {
    side.program.scorecards.contains { $0.range.encloses(definition.range) }
  }

  /// What belongs to a version that is gone went with it.
  private func isLocalToRemoved(_ definition: CheckedDefinition) -> Bool {
    matching.versions.indices.contains {
      matching.versions[$0] == nil && matching.oldVersions[$0].range.encloses(definition.range)
    }
  }

  private func isLocalToAdded(_ definition: CheckedDefinition) -> Bool {
    RuleSetMatching.unmatched(matching.versions, count: matching.newVersions.count).contains {
      matching.newVersions[$0].range.encloses(definition.range)
    }
  }

  private func subject(_ definition: CheckedDefinition, _ side: RuleSetSide) -> Subject {
    var subject = Subject(object: .definition, name: definition.name.text, label: definition.label)
    let award = side.program.awards.first { $0.range.encloses(definition.range) }
    if let award {
      subject.award = award.name.text
      subject.owner = award.label
    }
    subject.source = source(definition.body.citations, side)
    return subject
  }

  private mutating func compare(_ before: CheckedDefinition, _ after: CheckedDefinition) {
    let subject = subject(after, new)
    compareNames(subject, before.name, after.name, at: before.range, after.range)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    var comparison = ExpressionComparison(matching, old.program, new.program)
    guard matching.isSame(before.type, after.type), comparison.bind(before, after) else {
      add(
        subject,
        .type,
        old: quoted(old, before.range),
        new: quoted(new, after.range),
        at: before.range,
        after.range
      )
      return
    }
    compareBodies(subject, before.body, after.body, comparison)
    compareExceptions(
      before.exceptions,
      after.exceptions,
      of: subject,
      at: before.range,
      after.range,
      comparison
    )
  }

  /// Compares what stands in two places, and where it is from.
  mutating func compareBodies(
    _ subject: Subject,
    _ before: CheckedBody,
    _ after: CheckedBody,
    owner: (old: Int, new: Int)?,
    severity: RuleChange.Severity = .verdict
  ) {
    compareBodies(
      subject,
      before,
      after,
      ExpressionComparison(matching, old.program, new.program, owner: owner),
      severity: severity
    )
  }

  mutating func compareBodies(
    _ subject: Subject,
    _ before: CheckedBody,
    _ after: CheckedBody,
    _ comparison: ExpressionComparison,
    severity: RuleChange.Severity = .verdict
  ) {
    var comparison = comparison
    add(
      comparison.differences(before.expression, after.expression),
      subject,
      at: before.range,
      after.range,
      severity: severity
    )
    compareCitations(subject, before.citations, after.citations, at: before.range, after.range)
  }

  mutating func compareExceptions(
    _ before: [CheckedException],
    _ after: [CheckedException],
    of owner: Subject,
    at oldRange: SourceRange,
    _ newRange: SourceRange,
    _ comparison: ExpressionComparison,
    severity: RuleChange.Severity = .verdict
  ) {
    var matches = RuleSetMatching.match(before.map { $0.name.key }, after.map { $0.name.key })
    var comparison = comparison
    for place in matches.indices where matches[place] == nil {
      matches[place] = RuleSetMatching.unmatched(matches, count: after.count).first {
        comparison.isSame(before[place].condition, after[$0].condition)
          && comparison.isSame(before[place].body, after[$0].body)
      }
    }
    func subject(_ exception: CheckedException, _ side: RuleSetSide) -> Subject {
      var subject = Subject(
        object: .exception,
        name: exception.name.text,
        label: exception.name.text
      )
      subject.award = owner.award
      subject.owner = owner.label
      subject.source = source(exception.body.citations, side)
      return subject
    }
    for (place, exception) in before.enumerated() {
      guard let match = matches[place] else {
        add(
          subject(exception, old),
          .removed,
          severity: severity,
          old: condition(exception, old),
          at: exception.range,
          newRange
        )
        continue
      }
      let other = after[match]
      let subject = subject(other, new)
      compareNames(subject, exception.name, other.name, at: exception.range, other.range)
      compareConditions(subject, exception, other, comparison, severity: severity)
      compareBodies(subject, exception.body, other.body, comparison, severity: severity)
      let priority = exception.prevailsOver.map { matches[$0] }
      if Set(priority) != Set(other.prevailsOver.map { Optional($0) }) {
        add(
          subject,
          .priority,
          severity: severity,
          old: priorityText(exception, before),
          new: priorityText(other, after),
          at: exception.range,
          other.range
        )
      }
      compareExceptions(
        exception.exceptions,
        other.exceptions,
        of: subject,
        at: exception.range,
        other.range,
        comparison,
        severity: severity
      )
    }
    for place in RuleSetMatching.unmatched(matches, count: after.count) {
      let exception = after[place]
      add(
        subject(exception, new),
        .added,
        severity: severity,
        new: condition(exception, new),
        at: oldRange,
        exception.range
      )
    }
  }

  /// How the condition of an exception changed, and whether it became wider or narrower where its
  /// form alone proves that.
  private mutating func compareConditions(
    _ subject: Subject,
    _ before: CheckedException,
    _ after: CheckedException,
    _ comparison: ExpressionComparison,
    severity: RuleChange.Severity
  ) {
    var comparison = comparison
    let differences = comparison.differences(before.condition, after.condition)
    if differences.isEmpty { return }
    let count = changes.count
    add(differences, subject, at: before.range, after.range, severity: severity)
    // A name that means something else may make up for what the form says.
    guard shared.isShared(before.condition),
      let direction = ConditionDirection.of(before.condition, after.condition, differences)
    else { return }
    for index in changes.indices.dropFirst(count) {
      changes[index].reachOfException = direction
      changes[index].note = direction == .wider ? ExceptionWords.wider : ExceptionWords.narrower
    }
  }

  private func condition(_ exception: CheckedException, _ side: RuleSetSide) -> Bilingual {
    Bilingual(vi: "khi ", en: "when ") + quoted(side, exception.condition.range)
      + .same(": ") + value(exception.body, side)
  }

  private func priorityText(
    _ exception: CheckedException,
    _ level: [CheckedException]
  ) -> Bilingual {
    let names = exception.prevailsOver.map { level[$0].name.text }
    if names.isEmpty {
      return Bilingual(vi: "không ưu tiên hơn ngoại lệ nào", en: "prevails over none")
    }
    return Bilingual(vi: "ưu tiên hơn ", en: "prevails over ") + CommonWords.quoted(names)
  }
}

private enum ExceptionWords {
  static let wider = Bilingual(vi: "ngoại lệ rộng hơn trước", en: "the exception is wider")
  static let narrower = Bilingual(vi: "ngoại lệ hẹp hơn trước", en: "the exception is narrower")
}
