import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Changes of instruments and of how time is counted.
extension RuleSetComparison {
  mutating func compareTime() {
    let before = old.program.time
    let after = new.program.time
    let subject = Subject(
      object: .time,
      name: "",
      label: ""
    )
    if before.measure != after.measure {
      add(
        subject,
        .content,
        old: TimeWords.measure(before.measure),
        new: TimeWords.measure(after.measure),
        at: nil,
        nil
      )
    }
    if before.monthEnd != after.monthEnd {
      add(
        subject,
        .content,
        old: TimeWords.monthEnd(before.monthEnd),
        new: TimeWords.monthEnd(after.monthEnd),
        at: nil,
        nil
      )
    }
    if before.countsLastDay != after.countsLastDay {
      add(
        subject,
        .content,
        old: TimeWords.lastDay(before.countsLastDay),
        new: TimeWords.lastDay(after.countsLastDay),
        at: nil,
        nil
      )
    }
  }

  mutating func compareInstruments() {
    let before = old.program.instruments
    let after = new.program.instruments
    for (index, instrument) in before.enumerated() {
      guard let match = matching.instruments[index] else {
        add(
          subject(instrument),
          .removed,
          severity: .text,
          old: number(instrument),
          at: instrument.range,
          nil
        )
        continue
      }
      compare(instrument, after[match], index, match)
    }
    for index in RuleSetMatching.unmatched(matching.instruments, count: after.count) {
      let instrument = after[index]
      add(
        subject(instrument),
        .added,
        severity: .text,
        new: number(instrument) ?? CommonWords.period(instrument.effect),
        at: nil,
        instrument.range
      )
    }
  }

  private func subject(_ instrument: CheckedInstrument) -> Subject {
    Subject(object: .instrument, name: instrument.name.text, label: instrument.label)
  }

  private func number(_ instrument: CheckedInstrument) -> Bilingual? {
    instrument.number.map { .same($0) }
  }

  private mutating func compare(
    _ before: CheckedInstrument,
    _ after: CheckedInstrument,
    _ index: Int,
    _ match: Int
  ) {
    let subject = subject(after)
    if before.name != after.name {
      add(
        subject,
        .renamed,
        severity: .text,
        old: .same(before.name.text),
        new: .same(after.name.text),
        at: before.range,
        after.range
      )
    }
    if before.number != after.number {
      add(
        subject,
        .renumbered,
        severity: .text,
        old: number(before) ?? CommonWords.nothing,
        new: number(after) ?? CommonWords.nothing,
        at: before.range,
        after.range
      )
    }
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    comparePeriods(subject, before.effect, after.effect, at: before.range, after.range)
    if before.issued != after.issued {
      add(
        subject,
        .details,
        severity: .text,
        old: TimeWords.issued(before.issued),
        new: TimeWords.issued(after.issued),
        at: before.range,
        after.range
      )
    }
    compareReplaces(subject, before, after)
    compareProvisions(subject, before, after)
    compareResiduals(subject, before, after)
  }

  private mutating func compareReplaces(
    _ subject: Subject,
    _ before: CheckedInstrument,
    _ after: CheckedInstrument
  ) {
    let olds = before.replaces.map { old.words.instrument($0) }
    let news = after.replaces.map { new.words.instrument($0) }
    let kept = before.replaces.compactMap { matching.instruments[$0] }
    if kept.count < before.replaces.count || Set(kept) != Set(after.replaces) {
      add(
        subject,
        .relation,
        severity: .text,
        old: TimeWords.replaces(olds),
        new: TimeWords.replaces(news),
        at: before.range,
        after.range
      )
    }
    let amendsBefore = old.words.citations(before.amends)
    let amendsAfter = new.words.citations(after.amends)
    if amendsBefore != amendsAfter {
      add(
        subject,
        .relation,
        severity: .text,
        old: TimeWords.amends(CommonWords.list(amendsBefore)),
        new: TimeWords.amends(CommonWords.list(amendsAfter)),
        at: before.range,
        after.range
      )
    }
  }

  private mutating func compareProvisions(
    _ subject: Subject,
    _ before: CheckedInstrument,
    _ after: CheckedInstrument
  ) {
    func key(_ provision: InstrumentDeclaration.Provision) -> String {
      CommonWords.joined(provision.parts.map { $0.kind.rawValue + " " + $0.label }, by: "/")
        + "\u{1}" + provision.status.rawValue
    }
    let olds = Set(before.provisions.map { key($0) })
    let news = Set(after.provisions.map { key($0) })
    guard olds != news else { return }
    let changed = olds.symmetricDifference(news).count
    add(
      subject,
      .details,
      severity: .text,
      note: Bilingual(
        vi: "\(changed) dòng kê điều khoản khác trước",
        en: changed == 1 ? "1 provision listed otherwise" : "\(changed) provisions listed otherwise"
      ),
      at: before.range,
      after.range
    )
  }

  /// Transitional clauses have no names; those that are alike are the same, the rest in order.
  private mutating func compareResiduals(
    _ owner: Subject,
    _ before: CheckedInstrument,
    _ after: CheckedInstrument
  ) {
    var left = before.residuals
    var right: [CheckedResidual] = []
    for clause in after.residuals {
      if let place = left.firstIndex(where: { isSame($0, clause) }) {
        left.remove(at: place)
      } else {
        right.append(clause)
      }
    }
    var subject = Subject(object: .transition, name: "", label: "")
    subject.owner = after.label
    for (clause, other) in zip(left, right) {
      subject.source = source(other.citations, new)
      add(
        subject,
        .content,
        old: quoted(old, clause.range),
        new: quoted(new, other.range),
        at: clause.range,
        other.range
      )
    }
    let paired = min(left.count, right.count)
    for clause in left.dropFirst(paired) {
      subject.source = source(clause.citations, old)
      add(subject, .removed, old: quoted(old, clause.range), at: clause.range, nil)
    }
    for clause in right.dropFirst(paired) {
      subject.source = source(clause.citations, new)
      add(subject, .added, new: quoted(new, clause.range), at: nil, clause.range)
    }
  }

  private func isSame(_ clause: CheckedResidual, _ other: CheckedResidual) -> Bool {
    guard clause.end == other.end, Set(clause.groups) == Set(other.groups),
      clause.yieldsToMoreFavourable == other.yieldsToMoreFavourable
    else { return false }
    var comparison = ExpressionComparison(matching, old.program, new.program)
    return comparison.differences(clause.condition, other.condition).isEmpty
  }
}

/// Words for periods and for how time is counted.
private enum TimeWords {
  static func measure(_ measure: TimeMeasureDeclaration.Measure?) -> Bilingual {
    switch measure {
    case .calendar: Bilingual(vi: "tính thời gian theo lịch", en: "time by the calendar")
    case .days365:
      Bilingual(vi: "tính thời gian theo ngày 365/30", en: "time in days, 365 a year, 30 a month")
    case .monthsTouched:
      Bilingual(vi: "tính mọi tháng có làm việc", en: "time in months with any service")
    case .monthsHalf:
      Bilingual(vi: "tính tháng làm từ 15 ngày", en: "time in months with 15 days of service")
    case .monthsWhole: Bilingual(vi: "tính tháng trọn", en: "time in whole months")
    case nil: Bilingual(vi: "không ghi cách tính thời gian", en: "no measure of time")
    }
  }

  static func monthEnd(_ rounding: MonthEndDeclaration.Rounding) -> Bilingual {
    switch rounding {
    case .down:
      Bilingual(vi: "cuối tháng thiếu ngày: làm tròn xuống", en: "missing days of a month: down")
    case .up:
      Bilingual(vi: "cuối tháng thiếu ngày: làm tròn lên", en: "missing days of a month: up")
    case .strict:
      Bilingual(vi: "cuối tháng thiếu ngày: nghiêm ngặt", en: "missing days of a month: strict")
    }
  }

  static func lastDay(_ counts: Bool) -> Bilingual {
    counts
      ? Bilingual(vi: "tính cả ngày cuối", en: "the last day counts")
      : Bilingual(vi: "không tính ngày cuối", en: "the last day does not count")
  }

  static func issued(_ span: DaySpan?) -> Bilingual {
    guard let span, let start = span.start else { return CommonWords.nothing }
    let day = DateText.day(start)
    if let end = span.end, end - 1 > start {
      let last = DateText.day(end - 1)
      return Bilingual(
        vi: "ban hành từ \(day) đến \(last)",
        en: "issued from \(day) to \(last)"
      )
    }
    return Bilingual(vi: "ban hành \(day)", en: "issued \(day)")
  }

  static func replaces(_ names: [String]) -> Bilingual {
    if names.isEmpty {
      return Bilingual(vi: "không thay thế văn bản nào", en: "replaces nothing")
    }
    let list = CommonWords.joined(names, by: ", ")
    return Bilingual(vi: "thay thế " + list, en: "replaces " + list)
  }

  static func amends(_ list: Bilingual) -> Bilingual {
    Bilingual(vi: "sửa đổi ", en: "amends ") + list
  }
}
