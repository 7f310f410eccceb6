import KhenExplanation
import KhenSemantics
import KhenSource

/// Changes of catalogues, records and kinds of dossier.
extension RuleSetComparison {
  mutating func compareSchema() {
    for (index, catalogue) in old.program.catalogues.enumerated() {
      let subject = Subject(
        object: .catalogue,
        name: catalogue.name.text,
        label: catalogue.label
      )
      guard let match = matching.catalogues[index] else {
        add(subject, .removed, at: catalogue.range, nil)
        continue
      }
      compare(catalogue, new.program.catalogues[match], index)
    }
    let newCatalogues = new.program.catalogues
    for index in RuleSetMatching.unmatched(matching.catalogues, count: newCatalogues.count) {
      let catalogue = newCatalogues[index]
      add(
        Subject(object: .catalogue, name: catalogue.name.text, label: catalogue.label),
        .added,
        severity: .text,
        new: CommonWords.quoted(catalogue.members.map { $0.label }),
        at: nil,
        catalogue.range
      )
    }
    for (index, record) in old.program.records.enumerated() {
      let subject = Subject(object: .record, name: record.name.text, label: record.label)
      guard let match = matching.records[index] else {
        add(subject, .removed, at: record.range, nil)
        continue
      }
      compare(record, new.program.records[match], index)
    }
    let newRecords = new.program.records
    for index in RuleSetMatching.unmatched(matching.records, count: newRecords.count) {
      let record = newRecords[index]
      add(
        Subject(object: .record, name: record.name.text, label: record.label),
        .added,
        severity: .text,
        at: nil,
        record.range
      )
    }
  }

  // MARK: - Catalogues

  private mutating func compare(
    _ before: CheckedCatalogue,
    _ after: CheckedCatalogue,
    _ index: Int
  ) {
    let subject = Subject(object: .catalogue, name: after.name.text, label: after.label)
    compareNames(subject, before.name, after.name, at: before.range, after.range)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    compareCitations(subject, before.citations, after.citations, at: before.range, after.range)
    let matches = matching.members[index]
    for (place, member) in before.members.enumerated() {
      var value = Subject(object: .catalogueValue, name: member.name.text, label: member.label)
      value.owner = after.label
      guard let match = matches[place] else {
        add(value, .removed, at: before.range, after.range)
        continue
      }
      let other = after.members[match]
      value.name = other.name.text
      value.label = other.label
      compareNames(value, member.name, other.name, at: before.range, after.range)
      compareLabels(value, member.label, other.label, at: before.range, after.range)
      if Set(member.aliases) != Set(other.aliases) {
        add(
          value,
          .details,
          severity: .text,
          old: SchemaWords.aliases(member.aliases),
          new: SchemaWords.aliases(other.aliases),
          at: before.range,
          after.range
        )
      }
    }
    for place in RuleSetMatching.unmatched(matches, count: after.members.count) {
      let member = after.members[place]
      var value = Subject(object: .catalogueValue, name: member.name.text, label: member.label)
      value.owner = after.label
      add(value, .added, at: before.range, after.range)
    }
    if before.isOrdered != after.isOrdered {
      add(
        subject,
        .content,
        old: SchemaWords.ordered(before.isOrdered),
        new: SchemaWords.ordered(after.isOrdered),
        at: before.range,
        after.range
      )
    } else if after.isOrdered {
      let order = matches.compactMap { $0 }
      if order != order.sorted() {
        add(
          subject,
          .content,
          old: CommonWords.quoted(before.members.map { $0.label }),
          new: CommonWords.quoted(after.members.map { $0.label }),
          note: Bilingual(vi: "thứ tự các mức khác trước", en: "the values rise in another order"),
          at: before.range,
          after.range
        )
      }
    }
  }

  mutating func compareNames(
    _ subject: Subject,
    _ before: Name,
    _ after: Name,
    at oldRange: SourceRange,
    _ newRange: SourceRange
  ) {
    guard before != after else { return }
    add(
      subject,
      .renamed,
      severity: .text,
      old: .same(before.text),
      new: .same(after.text),
      at: oldRange,
      newRange
    )
  }

  // MARK: - Records

  private mutating func compare(_ before: CheckedRecord, _ after: CheckedRecord, _ index: Int) {
    let subject = Subject(object: .record, name: after.name.text, label: after.label)
    compareNames(subject, before.name, after.name, at: before.range, after.range)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    for (place, field) in before.fields.enumerated() {
      guard let match = matching.fields[index][place] else {
        add(
          self.subject(field, of: before),
          .removed,
          old: old.program.typeName(field.type),
          at: field.range,
          nil
        )
        continue
      }
      compare(field, after.fields[match], of: after)
    }
    let matches = matching.fields[index]
    for place in RuleSetMatching.unmatched(matches, count: after.fields.count) {
      let field = after.fields[place]
      let isOptional = field.type.isOptional || field.isCompleteWhenAbsent
      add(
        self.subject(field, of: after),
        .added,
        severity: .text,
        new: new.program.typeName(field.type),
        note: isOptional ? nil : SchemaWords.oldDossiersLackIt,
        at: nil,
        field.range
      )
    }
    compareConstraints(subject, before, after)
  }

  private func subject(_ field: CheckedRecord.Field, of record: CheckedRecord) -> Subject {
    var subject = Subject(object: .field, name: field.name.text, label: field.label)
    subject.owner = record.label
    return subject
  }

  private mutating func compare(
    _ before: CheckedRecord.Field,
    _ after: CheckedRecord.Field,
    of record: CheckedRecord
  ) {
    let subject = subject(after, of: record)
    compareNames(subject, before.name, after.name, at: before.range, after.range)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    compareTypes(subject, before.type, after.type, at: before.range, after.range)
    if before.isCompleteWhenAbsent != after.isCompleteWhenAbsent {
      add(
        subject,
        .content,
        old: SchemaWords.absence(before.isCompleteWhenAbsent),
        new: SchemaWords.absence(after.isCompleteWhenAbsent),
        at: before.range,
        after.range
      )
    }
    if before.bounds != after.bounds {
      add(
        subject,
        .figure,
        severity: .text,
        old: SchemaWords.bounds(before.bounds, old.words),
        new: SchemaWords.bounds(after.bounds, new.words),
        at: before.range,
        after.range
      )
    }
    if before.evidence != after.evidence {
      add(
        subject,
        .details,
        severity: .text,
        old: SchemaWords.evidence(before.evidence),
        new: SchemaWords.evidence(after.evidence),
        at: before.range,
        after.range
      )
    }
    if Set(before.aliases) != Set(after.aliases) {
      add(
        subject,
        .details,
        severity: .text,
        old: SchemaWords.aliases(before.aliases),
        new: SchemaWords.aliases(after.aliases),
        at: before.range,
        after.range
      )
    }
  }

  private mutating func compareConstraints(
    _ subject: Subject,
    _ before: CheckedRecord,
    _ after: CheckedRecord
  ) {
    var comparison = ExpressionComparison(matching, old.program, new.program)
    if before.constraintVariable >= 0 {
      comparison.variables[before.constraintVariable] = after.constraintVariable
    }
    if let index = old.program.records.firstIndex(where: { $0.range == before.range }),
      before.isDossier, let match = matching.records[index]
    {
      comparison.owner = (index, match)
    }
    var left = before.constraints
    var right: [CheckedExpression] = []
    for constraint in after.constraints {
      if let place = left.firstIndex(where: { comparison.isSame($0, constraint) }) {
        left.remove(at: place)
      } else {
        right.append(constraint)
      }
    }
    for constraint in left {
      add(
        subject,
        .partRemoved,
        severity: .text,
        old: quoted(old, constraint.range),
        at: constraint.range,
        after.range
      )
    }
    for constraint in right {
      add(
        subject,
        .partAdded,
        severity: .text,
        new: quoted(new, constraint.range),
        at: before.range,
        constraint.range
      )
    }
  }
}

/// Words for what fields hold.
private enum SchemaWords {
  static let oldDossiersLackIt = Bilingual(
    vi: "hồ sơ đã lập chưa có dữ kiện này: coi là không rõ cho đến khi bổ sung",
    en: "dossiers filed so far lack it: unknown until it is added"
  )

  static func aliases(_ aliases: [String]) -> Bilingual {
    if aliases.isEmpty { return Bilingual(vi: "không có tên khác", en: "no other names") }
    return Bilingual(vi: "còn gọi ", en: "also called ") + CommonWords.quoted(aliases)
  }

  static func ordered(_ isOrdered: Bool) -> Bilingual {
    isOrdered
      ? Bilingual(vi: "có thứ tự", en: "ordered")
      : Bilingual(vi: "không có thứ tự", en: "not ordered")
  }

  static func absence(_ isComplete: Bool) -> Bilingual {
    isComplete
      ? Bilingual(vi: "không kê khai là không có", en: "absent means none")
      : Bilingual(vi: "không kê khai là không rõ", en: "absent means unknown")
  }

  static func evidence(_ evidence: String?) -> Bilingual {
    guard let evidence else { return Bilingual(vi: "không ghi minh chứng", en: "no proof named") }
    return Bilingual(vi: "minh chứng “\(evidence)”", en: "proved by “\(evidence)”")
  }

  static func bounds(_ bounds: NumberBounds?, _ words: RuleWords) -> Bilingual {
    var vi: [String] = []
    var en: [String] = []
    if let least = bounds?.least {
      let text = words.constant(.number(least))
      vi.append("từ " + text.vi)
      en.append("from " + text.en)
    }
    if let greatest = bounds?.greatest {
      let text = words.constant(.number(greatest))
      vi.append("đến " + text.vi)
      en.append("to " + text.en)
    }
    if vi.isEmpty { return Bilingual(vi: "không giới hạn", en: "unlimited") }
    return Bilingual(
      vi: CommonWords.joined(vi, by: " "),
      en: CommonWords.joined(en, by: " ")
    )
  }
}
