import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Changes of awards and their versions.
extension RuleSetComparison {
  mutating func compareAwards() {
    for (index, version) in matching.oldVersions.enumerated() {
      guard let match = matching.versions[index] else {
        reportRemoved(version)
        continue
      }
      compare(version, matching.newVersions[match])
    }
    let count = matching.newVersions.count
    for index in RuleSetMatching.unmatched(matching.versions, count: count) {
      reportAdded(matching.newVersions[index])
    }
  }

  private func subject(_ award: CheckedAward, _ object: RuleChange.Object) -> Subject {
    var subject = Subject(object: object, name: award.name.text, label: award.label)
    subject.award = award.name.text
    return subject
  }

  /// The version as people name it: its instrument and its period.
  private func versionText(_ award: CheckedAward, _ side: RuleSetSide) -> Bilingual {
    let period = CommonWords.period(award.effect)
    guard let instrument = award.instrument else { return period }
    return Bilingual.same(side.words.instrument(instrument) + ", ") + period
  }

  private mutating func reportRemoved(_ version: RuleSetMatching.DeclaredVersion) {
    let award = old.program.awards[version.parts[0]]
    let name = matching.newName(of: version.name)
    let isWhole = !matching.newVersions.contains { $0.name == name }
    add(
      subject(award, isWhole ? .award : .version),
      .removed,
      old: versionText(award, old),
      at: version.range,
      nil
    )
  }

  private mutating func reportAdded(_ version: RuleSetMatching.DeclaredVersion) {
    let award = new.program.awards[version.parts[0]]
    let isWhole = !matching.oldVersions.contains {
      matching.newName(of: $0.name) == version.name
    }
    add(
      subject(award, isWhole ? .award : .version),
      .added,
      new: versionText(award, new),
      at: nil,
      version.range
    )
  }

  private mutating func compare(
    _ before: RuleSetMatching.DeclaredVersion,
    _ after: RuleSetMatching.DeclaredVersion
  ) {
    let award = old.program.awards[before.parts[0]]
    let other = new.program.awards[after.parts[0]]
    compareHeads(award, other)
    let olds = before.parts.map { old.program.awards[$0] }
    let news = after.parts.map { new.program.awards[$0] }
    compareSubjects(olds, news)
    let oldKinds = olds.compactMap { $0.subjects.first }
    var seen: Set<Int> = []
    for kind in oldKinds where seen.insert(kind).inserted {
      guard let newKind = matching.records[kind] else { continue }
      let parts = olds.filter { $0.subjects.contains(kind) }
      let others = news.filter { $0.subjects.contains(newKind) }
      for (part, otherPart) in pairs(parts, others) {
        compareParts(part, otherPart, owner: (kind, newKind))
      }
    }
  }

  /// Parts in the order of time; where one side has more of them, those that share days.
  private func pairs(
    _ parts: [CheckedAward],
    _ others: [CheckedAward]
  ) -> [(CheckedAward, CheckedAward)] {
    if parts.count == others.count { return Array(zip(parts, others)) }
    var result: [(CheckedAward, CheckedAward)] = []
    for part in parts {
      for other in others where part.applies.overlaps(other.applies) {
        result.append((part, other))
      }
    }
    return result
  }

  private mutating func compareHeads(_ before: CheckedAward, _ after: CheckedAward) {
    var subject = subject(after, .version)
    if let instrument = after.instrument {
      subject.source = .same(new.words.instrument(instrument))
    }
    compareNames(subject, before.name, after.name, at: before.range, after.range)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    if before.instrument.flatMap({ matching.instruments[$0] }) != after.instrument {
      add(
        subject,
        .citation,
        old: before.instrument.map { .same(old.words.instrument($0)) } ?? CommonWords.nothing,
        new: after.instrument.map { .same(new.words.instrument($0)) } ?? CommonWords.nothing,
        at: before.range,
        after.range
      )
    }
    compareCitations(subject, before.citations, after.citations, at: before.range, after.range)
    comparePeriods(subject, before.effect, after.effect, at: before.range, after.range)
    if Set(before.groups) != Set(after.groups) {
      add(
        subject,
        .subjects,
        old: AwardWords.groups(before.groups),
        new: AwardWords.groups(after.groups),
        at: before.range,
        after.range
      )
    }
    if before.isNotSourced != after.isNotSourced {
      add(
        subject,
        .content,
        old: before.isNotSourced ? CommonWords.notSourced : AwardWords.sourced,
        new: after.isNotSourced ? CommonWords.notSourced : AwardWords.sourced,
        at: before.range,
        after.range
      )
    }
    if before.decidesByCriterion != after.decidesByCriterion {
      add(
        subject,
        .content,
        old: AwardWords.deciding(before.decidesByCriterion),
        new: AwardWords.deciding(after.decidesByCriterion),
        at: before.range,
        after.range
      )
    }
  }

  private mutating func compareSubjects(_ before: [CheckedAward], _ after: [CheckedAward]) {
    let olds = Set(before.flatMap { $0.subjects })
    let news = Set(after.flatMap { $0.subjects })
    guard let award = before.first, let other = after.first,
      Set(olds.map { matching.records[$0] }) != Set(news.map { Optional($0) })
    else { return }
    add(
      subject(other, .version),
      .subjects,
      old: AwardWords.kinds(olds.sorted().map { old.program.records[$0].label }),
      new: AwardWords.kinds(news.sorted().map { new.program.records[$0].label }),
      at: award.range,
      other.range
    )
  }

  // MARK: - Bars, documents, results

  private mutating func compareParts(
    _ before: CheckedAward,
    _ after: CheckedAward,
    owner: (old: Int, new: Int)
  ) {
    compareNodes(before, after, owner: owner)
    compareBars(before, after, owner: owner)
    compareDocuments(before, after, owner: owner)
    compareResults(before, after, owner: owner)
  }

  /// What a part of an award is said about.
  func subject(
    _ object: RuleChange.Object,
    _ name: Name?,
    _ label: String,
    _ citations: [CheckedReference],
    of award: CheckedAward,
    _ side: RuleSetSide
  ) -> Subject {
    var subject = Subject(object: object, name: name?.text ?? "", label: label)
    subject.award = award.name.text
    subject.owner = award.label
    subject.source = source(citations, side)
    return subject
  }

  private mutating func compareBars(
    _ before: CheckedAward,
    _ after: CheckedAward,
    owner: (old: Int, new: Int)
  ) {
    var matches = RuleSetMatching.match(
      before.bars.map { $0.name.key },
      after.bars.map { $0.name.key }
    )
    var comparison = ExpressionComparison(matching, old.program, new.program, owner: owner)
    for place in matches.indices where matches[place] == nil {
      matches[place] = RuleSetMatching.unmatched(matches, count: after.bars.count).first {
        before.bars[place].effect == after.bars[$0].effect
          && comparison.isSame(before.bars[place].condition, after.bars[$0].condition)
      }
    }
    for (place, bar) in before.bars.enumerated() {
      guard let match = matches[place] else {
        add(
          subject(bar.object, bar.name, bar.label, bar.citations, of: before, old),
          .removed,
          old: quoted(old, bar.condition.range),
          at: bar.range,
          nil
        )
        continue
      }
      let other = after.bars[match]
      let subject = subject(other.object, other.name, other.label, other.citations, of: after, new)
      compareNames(subject, bar.name, other.name, at: bar.range, other.range)
      compareLabels(subject, bar.label, other.label, at: bar.range, other.range)
      if bar.effect != other.effect {
        add(
          subject,
          .content,
          old: AwardWords.effect(bar.effect),
          new: AwardWords.effect(other.effect),
          at: bar.range,
          other.range
        )
      }
      add(
        comparison.differences(bar.condition, other.condition),
        subject,
        at: bar.range,
        other.range
      )
      compareCitations(subject, bar.citations, other.citations, at: bar.range, other.range)
    }
    for place in RuleSetMatching.unmatched(matches, count: after.bars.count) {
      let bar = after.bars[place]
      add(
        subject(bar.object, bar.name, bar.label, bar.citations, of: after, new),
        .added,
        new: quoted(new, bar.condition.range),
        at: nil,
        bar.range
      )
    }
  }

  private mutating func compareDocuments(
    _ before: CheckedAward,
    _ after: CheckedAward,
    owner: (old: Int, new: Int)
  ) {
    var matches = RuleSetMatching.match(
      before.documents.map { $0.name.key },
      after.documents.map { $0.name.key }
    )
    for place in matches.indices where matches[place] == nil {
      let document = before.documents[place]
      matches[place] = RuleSetMatching.unmatched(matches, count: after.documents.count).first {
        after.documents[$0].label == document.label && document.label != document.name.text
      }
    }
    for (place, document) in before.documents.enumerated() {
      guard let match = matches[place] else {
        add(
          subject(.document, document.name, document.label, document.citations, of: before, old),
          .removed,
          old: requirement(document, old),
          at: document.range,
          nil
        )
        continue
      }
      let other = after.documents[match]
      compare(
        document,
        other,
        subject(.document, other.name, other.label, other.citations, of: after, new),
        owner: owner
      )
    }
    for place in RuleSetMatching.unmatched(matches, count: after.documents.count) {
      let document = after.documents[place]
      add(
        subject(.document, document.name, document.label, document.citations, of: after, new),
        .added,
        new: requirement(document, new),
        at: nil,
        document.range
      )
    }
  }

  private mutating func compare(
    _ before: CheckedDocument,
    _ after: CheckedDocument,
    _ subject: Subject,
    owner: (old: Int, new: Int)
  ) {
    compareNames(subject, before.name, after.name, at: before.range, after.range)
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    switch (before.requirement, after.requirement) {
    case (.always, .always), (.optional, .optional): break
    case (.when(let condition), .when(let other)):
      var comparison = ExpressionComparison(matching, old.program, new.program, owner: owner)
      add(
        comparison.differences(condition, other),
        subject,
        at: before.range,
        after.range
      )
    default:
      add(
        subject,
        .requirement,
        old: requirement(before, old),
        new: requirement(after, new),
        at: before.range,
        after.range
      )
    }
    if before.form != after.form || before.copies != after.copies {
      add(
        subject,
        .details,
        severity: .text,
        old: AwardWords.paper(before),
        new: AwardWords.paper(after),
        at: before.range,
        after.range
      )
    }
    compareCitations(subject, before.citations, after.citations, at: before.range, after.range)
  }

  private func requirement(_ document: CheckedDocument, _ side: RuleSetSide) -> Bilingual {
    switch document.requirement {
    case .always: Bilingual(vi: "bắt buộc", en: "required")
    case .optional: Bilingual(vi: "không bắt buộc", en: "not required")
    case .when(let condition):
      Bilingual(vi: "bắt buộc khi ", en: "required when ") + quoted(side, condition.range)
    }
  }

  /// Deadlines and results are shown with a verdict and change none.
  private mutating func compareResults(
    _ before: CheckedAward,
    _ after: CheckedAward,
    owner: (old: Int, new: Int)
  ) {
    let matches = RuleSetMatching.match(
      before.results.map { $0.name.key },
      after.results.map { $0.name.key }
    )
    for (place, result) in before.results.enumerated() {
      guard let match = matches[place] else {
        add(
          subject(result.object, result.name, result.label, result.citations, of: before, old),
          .removed,
          severity: .text,
          at: result.range,
          nil
        )
        continue
      }
      let other = after.results[match]
      let subject = subject(
        other.object,
        other.name,
        other.label,
        other.citations,
        of: after,
        new
      )
      compareLabels(subject, result.label, other.label, at: result.range, other.range)
      compareBodies(subject, result.body, other.body, owner: owner, severity: .text)
      compareExceptions(
        result.exceptions,
        other.exceptions,
        of: subject,
        at: result.range,
        other.range,
        ExpressionComparison(matching, old.program, new.program, owner: owner),
        severity: .text
      )
      compareCitations(subject, result.citations, other.citations, at: result.range, other.range)
    }
    for place in RuleSetMatching.unmatched(matches, count: after.results.count) {
      let result = after.results[place]
      add(
        subject(result.object, result.name, result.label, result.citations, of: after, new),
        .added,
        severity: .text,
        new: result.body.expression.map { new.text(of: $0) } ?? CommonWords.notSourced,
        at: nil,
        result.range
      )
    }
  }
}

extension CheckedBar {
  fileprivate var object: RuleChange.Object {
    switch effect {
    case .bar: .bar
    case .hold: .hold
    }
  }
}

extension CheckedResult {
  fileprivate var object: RuleChange.Object { isDeadline ? .deadline : .result }
}

/// Words for versions of awards.
private enum AwardWords {
  static let sourced = Bilingual(vi: "đã nhập nội dung", en: "text entered")

  static func groups(_ names: [Name]) -> Bilingual {
    if names.isEmpty { return Bilingual(vi: "không thuộc nhóm nào", en: "in no group") }
    let list = CommonWords.quoted(names.map { $0.text })
    return Bilingual(vi: "thuộc nhóm ", en: "in the group ") + list
  }

  static func kinds(_ labels: [String]) -> Bilingual {
    Bilingual(vi: "dành cho ", en: "for ") + CommonWords.quoted(labels)
  }

  static func deciding(_ byCriterion: Bool) -> Bilingual {
    byCriterion
      ? Bilingual(vi: "xét riêng từng điều kiện", en: "each criterion decided by itself")
      : Bilingual(vi: "xét chung các điều kiện", en: "all criteria decided together")
  }

  static func effect(_ effect: BarDeclaration.Effect) -> Bilingual {
    switch effect {
    case .bar: Bilingual(vi: "loại trừ", en: "bar")
    case .hold: Bilingual(vi: "tạm dừng", en: "hold")
    }
  }

  static func paper(_ document: CheckedDocument) -> Bilingual {
    var vi: [String] = []
    var en: [String] = []
    if let form = document.form {
      vi.append("mẫu “\(form)”")
      en.append("form “\(form)”")
    }
    if let copies = document.copies {
      vi.append("\(copies) bản")
      en.append(copies == 1 ? "1 copy" : "\(copies) copies")
    }
    if vi.isEmpty { return CommonWords.nothing }
    return Bilingual(
      vi: CommonWords.joined(vi, by: ", "),
      en: CommonWords.joined(en, by: ", ")
    )
  }
}
