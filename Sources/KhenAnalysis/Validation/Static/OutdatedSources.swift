import KhenSemantics
import KhenSource

/// Rules that stand on an instrument on days when it is not the law: definitions cited from an
/// instrument of another time, and instruments that another one has replaced.
enum OutdatedSources {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    definitions(context) + replaced(context)
  }

  // MARK: - Definitions

  private static func definitions(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var seen: Set<SourceRange> = []
    for (index, definition) in context.program.definitions.enumerated() {
      let days = context.uses.daysOfDefinitions[index]
      guard !days.spans.isEmpty else { continue }
      for reference in references(in: definition) where !seen.contains(reference.range) {
        let instrument = context.program.instruments[reference.instrument]
        guard let effect = instrument.effect, !days.overlap(effect) else { continue }
        // A definition of an award has other days in each of its versions.
        let isInEffectElsewhere = context.program.definitions.indices.contains { other in
          context.program.definitions[other].range == definition.range
            && context.uses.daysOfDefinitions[other].overlap(effect)
        }
        guard !isInEffectElsewhere else { continue }
        seen.insert(reference.range)
        findings.append(.outdatedCitation(instrument, days.spans, of: definition.name, reference))
      }
    }
    return findings
  }

  private static func references(in definition: CheckedDefinition) -> [CheckedReference] {
    var found: [CheckedReference] = []
    func add(_ exceptions: [CheckedException]) {
      for exception in exceptions {
        found += exception.body.allCitations
        add(exception.exceptions)
      }
    }
    found += definition.body.allCitations
    add(definition.exceptions)
    return found
  }

  // MARK: - Replaced instruments

  private static func replaced(_ context: StaticContext) -> [Diagnostic] {
    let program = context.program
    var findings: [Diagnostic] = []
    for (index, instrument) in program.instruments.enumerated() {
      let later = program.instruments.first {
        $0.replaces.contains(index) && $0.effect?.start != nil
      }
      guard let later, let day = later.effect?.start else { continue }
      var places: [SourceRange] = []
      for award in program.awards
      where award.instrument == index && award.effect.overlaps(DaySpan(start: day, end: nil)) {
        let place = context.names.range(in: award.range)
        if !places.contains(place) { places.append(place) }
      }
      guard let first = places.first else { continue }
      findings.append(.replacedInstrument(instrument, by: later, from: day, at: first, places))
    }
    return findings
  }
}

extension CheckedBody {
  /// Citations of the value and of the rows of lookups in it.
  ///
  /// None where the text is not known: what such a value cites is what is yet to be read.
  var allCitations: [CheckedReference] {
    guard expression != nil else { return [] }
    var found = citations
    func add(_ expression: CheckedExpression) {
      if case .match(_, let rows) = expression.kind {
        for row in rows { found += row.body.citations }
      }
      for child in expression.children { add(child) }
    }
    if let expression { add(expression) }
    return found
  }
}

extension Diagnostic {
  fileprivate static func outdatedCitation(
    _ instrument: CheckedInstrument,
    _ spans: [DaySpan],
    of name: Name,
    _ reference: CheckedReference
  ) -> Diagnostic {
    let effect = PeriodText.of(instrument.effect ?? DaySpan(start: nil, end: nil))
    let used = spans.first.map { PeriodText.of($0) } ?? Bilingual(vi: "", en: "")
    return Diagnostic(
      .outdatedCitation,
      severity: .warning,
      message: Bilingual(
        vi:
          "“\(name.text)” căn cứ vào “\(instrument.name.text)” nhưng chỉ được dùng vào lúc văn bản"
          + " này không có hiệu lực",
        en: "“\(name.text)” cites “\(instrument.name.text)” but is used only while that is not in"
          + " effect"
      ),
      at: Label(reference.range),
      notes: [
        Bilingual(
          vi: "văn bản có hiệu lực \(effect.vi); khen thưởng dùng khái niệm này \(used.vi)",
          en: "the instrument is in effect \(effect.en); awards use the definition \(used.en)"
        )
      ],
      help: Bilingual(
        vi: "căn cứ vào văn bản có hiệu lực lúc đó, hoặc sửa thời gian hiệu lực",
        en: "cite the instrument of that time, or mend the periods of effect"
      )
    )
  }

  fileprivate static func replacedInstrument(
    _ instrument: CheckedInstrument,
    by later: CheckedInstrument,
    from day: Int,
    at place: SourceRange,
    _ places: [SourceRange]
  ) -> Diagnostic {
    Diagnostic(
      .replacedInstrument,
      severity: .warning,
      message: Bilingual(
        vi:
          "“\(later.name.text)” thay thế “\(instrument.name.text)” từ \(PeriodText.day(day)), nhưng"
          + " phiên bản này vẫn theo “\(instrument.name.text)” sau ngày đó",
        en:
          "“\(later.name.text)” replaces “\(instrument.name.text)” from \(PeriodText.day(day)), but"
          + " this version goes on under “\(instrument.name.text)”"
      ),
      at: Label(place),
      related: places.dropFirst().prefix(5).map {
        Label($0, Bilingual(vi: "phiên bản này cũng vậy", en: "so does this version"))
      },
      help: Bilingual(
        vi:
          "ghi “đến trước \(PeriodText.day(day))” ở phiên bản hoặc ở văn bản cũ, và thêm phiên bản"
          + " theo “\(later.name.text)”",
        en: "end the version or the old instrument before \(PeriodText.day(day)), and add a version"
          + " under “\(later.name.text)”"
      )
    )
  }
}
