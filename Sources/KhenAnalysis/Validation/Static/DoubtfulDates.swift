import KhenSource
import KhenSyntax

/// Dates that are probably slips of the hand: before the state was founded, decades ahead, or a
/// day of issue after the day of effect.
enum DoubtfulDates {
  /// 02/09/1945.
  private static let earliest = CivilDate.dayNumber(year: 1945, month: 9, day: 2)
  /// How far ahead of today a date of effect may lie, in days: thirty years.
  private static let daysAhead = 30 * 365

  static func findings(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let latest = context.today + daysAhead
    func look(at date: DateSpecification) {
      if date.lastDay < earliest {
        findings.append(.doubtfulDate(date, isPast: true))
      } else if date.firstDay > latest {
        findings.append(.doubtfulDate(date, isPast: false))
      }
    }
    func look(at period: EffectPeriod) {
      look(at: period.start)
      if let end = period.end { look(at: end.date) }
    }
    func look(at block: [BlockItem]) {
      for case .effect(let period) in block { look(at: period) }
    }
    for item in context.items {
      switch item {
      case .instrument(let instrument):
        for issue in instrument.issued { look(at: issue.date) }
        if let effect = instrument.effect { look(at: effect) }
        if let end = instrument.residuals.compactMap({ $0.end }).first { look(at: end.date) }
        if let late = issuedAfterEffect(instrument) { findings.append(late) }
      case .parameter(let parameter):
        for change in parameter.changes { look(at: change.start) }
      case .award(let award): look(at: award.block)
      case .supplement(let supplement): look(at: supplement.block)
      case .selection(let selection): if let effect = selection.effect { look(at: effect) }
      case .timeMeasure, .monthEnd, .lastDay, .catalogue, .record, .definition,
        .definitionSupplement, .fixture, .test, .scorecard, .selectionTest:
        break
      }
    }
    return findings
  }

  private static func issuedAfterEffect(_ instrument: InstrumentDeclaration) -> Diagnostic? {
    guard let effect = instrument.effect, let issue = instrument.issued.first,
      // Where sources differ, one of them may be right.
      instrument.issued.allSatisfy({ $0.date.firstDay > effect.start.lastDay })
    else { return nil }
    return .issuedAfterEffect(issue.date, effect: effect.start)
  }
}

extension EndSpecification {
  fileprivate var date: DateSpecification {
    switch self {
    case .through(let date), .until(let date): date
    }
  }
}

extension Diagnostic {
  fileprivate static func doubtfulDate(_ date: DateSpecification, isPast: Bool) -> Diagnostic {
    Diagnostic(
      .doubtfulDate,
      severity: .warning,
      message: isPast
        ? Bilingual(
          vi: "ngày này trước 02/09/1945, có lẽ viết nhầm năm",
          en: "this date is before 02/09/1945, probably a slip in the year"
        )
        : Bilingual(
          vi: "ngày này còn hơn 30 năm nữa, có lẽ viết nhầm năm",
          en: "this date is more than 30 years ahead, probably a slip in the year"
        ),
      at: Label(date.range),
      help: isPast
        ? nil
        : Bilingual(
          vi: "văn bản chưa biết ngày hết hiệu lực thì không ghi ngày",
          en: "where no end is known, write none"
        )
    )
  }

  fileprivate static func issuedAfterEffect(
    _ issued: DateSpecification,
    effect: DateSpecification
  ) -> Diagnostic {
    Diagnostic(
      .doubtfulDate,
      severity: .warning,
      message: Bilingual(
        vi: "ban hành sau ngày có hiệu lực, có lẽ một trong hai ngày viết nhầm",
        en: "issued after it takes effect, so one of the two dates is probably wrong"
      ),
      at: Label(issued.range),
      related: [Label(effect.range, Bilingual(vi: "ngày có hiệu lực", en: "the day of effect"))]
    )
  }
}
