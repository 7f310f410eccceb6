import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Citations and versions as people name them.
extension CheckedProgram {
  /// The number of an instrument, else its title.
  func instrumentLabel(_ index: Int) -> String {
    let instrument = instruments[index]
    return instrument.number ?? instrument.label
  }

  /// A reference as a citation.
  func citation(_ reference: CheckedReference) -> CitationText {
    CitationText(
      instrument: instruments[reference.instrument].name.text,
      instrumentLabel: instrumentLabel(reference.instrument),
      parts: reference.parts,
      certainty: reference.certainty
    )
  }

  /// References as citations, each once.
  func citations(_ references: [CheckedReference]) -> [CitationText] {
    var result: [CitationText] = []
    for reference in references {
      let citation = citation(reference)
      if !result.contains(citation) { result.append(citation) }
    }
    return result
  }

  /// A version of an award as people name it.
  func versionText(_ award: CheckedAward) -> VersionText {
    VersionText(
      instrument: award.instrument.map { instruments[$0].name.text } ?? "",
      label: award.instrument.map { instrumentLabel($0) } ?? award.label,
      effect: award.effect
    )
  }
}

extension CitationText {
  /// The place without the instrument where it has parts: `Điều 8 khoản 1`.
  var shortText: Bilingual {
    if parts.isEmpty { return .same(instrumentLabel) }
    var place = self
    place.instrumentLabel = ""
    return Bilingual(
      vi: place.placeText(in: .vietnamese),
      en: place.placeText(in: .english)
    )
  }
}
