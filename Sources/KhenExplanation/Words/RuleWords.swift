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
