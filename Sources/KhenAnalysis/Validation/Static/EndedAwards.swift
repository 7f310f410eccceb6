import KhenSemantics
import KhenSource

/// Awards whose last version has ended together with its instrument, while the instrument that
/// replaces it is in the rule set and no version stands on it.
enum EndedAwards {
  /// An award that ends and does not go on.
  struct Ending {
    /// Its last version.
    var last: CheckedAward
    /// The first day without it.
    var day: Int
    /// The instrument under which it would go on.
    var next: CheckedInstrument
  }

  static func findings(_ context: StaticContext) -> [Diagnostic] {
    endings(in: context.program).map { ending in
      .endedAward(
        ending.last.name,
        day: ending.day,
        ending.next,
        at: context.label(ending.last.range)
      )
    }
  }

  /// The awards that end.
  static func endings(in program: CheckedProgram) -> [Ending] {
    var endings: [Ending] = []
    var seen: Set<Name> = []
    for award in program.awards where !seen.contains(award.name) {
      let versions = program.awards.filter { $0.name == award.name }
      guard versions.allSatisfy({ $0.effect.end != nil }),
        let last = versions.max(by: { ($0.effect.end ?? 0) < ($1.effect.end ?? 0) }),
        let end = last.effect.end, let index = last.instrument,
        // While the instrument lives on, the checker says so itself.
        let instrumentEnd = program.instruments[index].effect?.end, instrumentEnd <= end,
        let next = program.instruments.first(where: { later in
          later.replaces.contains(index) && (later.effect?.contains(end) ?? false)
        })
      else { continue }
      seen.insert(award.name)
      endings.append(Ending(last: last, day: end, next: next))
    }
    return endings
  }
}

extension Diagnostic {
  fileprivate static func endedAward(
    _ name: Name,
    day: Int,
    _ next: CheckedInstrument,
    at label: Label
  ) -> Diagnostic {
    Diagnostic(
      .endedAward,
      severity: .warning,
      message: Bilingual(
        vi:
          "“\(name.text)” hết hiệu lực từ \(PeriodText.day(day)) và không có phiên bản nào theo văn"
          + " bản thay thế “\(next.name.text)”",
        en: "“\(name.text)” ends on \(PeriodText.day(day)) and has no version under"
          + " “\(next.name.text)”, which replaces its instrument"
      ),
      at: label,
      help: Bilingual(
        vi: "thêm phiên bản theo “\(next.name.text)”, hoặc một phiên bản “chưa có nguồn”",
        en: "add a version under “\(next.name.text)”, or one that is “not sourced”"
      )
    )
  }
}
