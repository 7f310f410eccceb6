import KhenEvaluation
package import KhenSemantics
package import KhenSource

/// The words for what stands in the rules themselves: figures, citations, instruments.
package struct RuleWords: Sendable {
  private let program: CheckedProgram
  private let phrases: PhraseText

  /// Prepares the words of a rule set.
  package init(_ program: CheckedProgram) {
    self.program = program
    phrases = PhraseText(
      program: program,
      kind: 0,
      values: ValueText(program: program, texts: TextTable(), date: 0)
    )
  }

  /// A figure as people write it: `20 năm`, `“Nữ”`, `1.000.000 đồng`.
  package func constant(_ constant: Constant) -> Bilingual { phrases.constant(constant) }

  /// The citations as people write them, each once.
  package func citations(_ references: [CheckedReference]) -> [CitationText] {
    program.citations(references)
  }

  /// The kind and number of an instrument, else its title.
  package func instrument(_ index: Int) -> String { program.instrumentLabel(index) }
}

/// The same for a single word, where no more than one is wanted.
extension RuleWords {
  /// A constant: `20 năm`, `70 %` as `0,7`, `15/02/2024`, the label of a member in quotes.
  package static func constant(_ constant: Constant, in program: CheckedProgram) -> Bilingual {
    switch constant {
    case .boolean(let value):
      return value ? Bilingual(vi: "đúng", en: "true") : Bilingual(vi: "sai", en: "false")
    case .integer(let value), .year(let value): return .same("\(value)")
    case .number(let value): return number(value)
    case .text(let text): return Bilingual.same(text).quoted
    case .date(let day): return .same(DateText.day(Int(clamping: day)))
    case .period(let months, let days): return DurationText.period(months: months, days: days)
    case .days(let value): return DurationText.days(value.numerator, value.denominator)
    case .workingDays(let value):
      return Bilingual(vi: "\(value) ngày làm việc", en: "\(value) working days")
    case .money(let value):
      return NumberText.exact(value.numerator, value.denominator) + " đồng"
    case .member(let catalogue, let index):
      return Bilingual.same(program.catalogues[catalogue].members[index].label).quoted
    }
  }

  /// A number; a fraction that has no short decimal form as a fraction (`7/6`).
  private static func number(_ value: Rational) -> Bilingual {
    1000 % value.denominator == 0
      ? NumberText.exact(value.numerator, value.denominator)
      : .same("\(value.numerator)/\(value.denominator)")
  }

  /// Where rules stand in the law: `TT 25/2023 Điều 8 khoản 1`, several separated by semicolons.
  package static func citations(
    _ references: [CheckedReference],
    in program: CheckedProgram
  ) -> Bilingual {
    let citations = program.citations(references)
    return Bilingual(
      vi: citations.map { $0.placeText(in: .vietnamese) }.joined(separator: "; "),
      en: citations.map { $0.placeText(in: .english) }.joined(separator: "; ")
    )
  }

  /// The kind and number of an instrument.
  package static func instrument(_ index: Int, in program: CheckedProgram) -> String {
    program.instrumentLabel(index)
  }
}
