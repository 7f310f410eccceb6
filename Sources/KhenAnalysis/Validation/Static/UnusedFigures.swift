import KhenExplanation
import KhenSemantics
import KhenSource

/// Values of a parameter that hold only on days on which nothing uses the parameter.
enum UnusedFigures {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (index, parameter) in context.program.parameters.enumerated() {
      let days = context.uses.daysOfParameters[index]
      // A parameter that nothing uses at all is said to be unused, once.
      guard !days.spans.isEmpty else { continue }
      for version in parameter.versions where !days.overlap(version.span) {
        findings.append(.unusedFigure(version, of: parameter, in: context))
      }
    }
    return findings
  }
}

extension Diagnostic {
  fileprivate static func unusedFigure(
    _ version: CheckedParameter.Version,
    of parameter: CheckedParameter,
    in context: StaticContext
  ) -> Diagnostic {
    let period = PeriodText.of(version.span)
    return Diagnostic(
      .unusedFigure,
      severity: .hint,
      message: Bilingual(
        vi: "trị số này của “\(parameter.name.text)” (\(period.vi)) không áp dụng vào ngày nào của"
          + " khen thưởng dùng nó",
        en: "this value of “\(parameter.name.text)” (\(period.en)) holds on no day of any award"
          + " that uses it"
      ),
      at: Label(version.body.range),
      help: Bilingual(
        vi: "kiểm tra ngày của trị số và thời gian hiệu lực của khen thưởng",
        en: "check the date of the value and the period of effect of the awards"
      )
    )
  }
}

/// Periods in words: `từ 15/02/2024 đến hết 31/12/2025`.
enum PeriodText {
  /// The words for a period; `mọi ngày` for one without ends.
  static func of(_ span: DaySpan) -> Bilingual {
    var vi: [String] = []
    var en: [String] = []
    if let start = span.start {
      vi.append("từ " + day(start))
      en.append("from " + day(start))
    }
    if let end = span.end {
      vi.append("đến hết " + day(end - 1))
      en.append("through " + day(end - 1))
    }
    if vi.isEmpty { return Bilingual(vi: "mọi ngày", en: "every day") }
    return Bilingual(vi: vi.joined(separator: " "), en: en.joined(separator: " "))
  }

  /// `dd/MM/yyyy`.
  static func day(_ number: Int) -> String { DateText.day(number) }
}
