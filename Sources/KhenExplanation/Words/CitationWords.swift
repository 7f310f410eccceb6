import KhenEvaluation
package import KhenSemantics
import KhenSource
import KhenSyntax

/// Citations and versions as people name them.
extension CheckedProgram {
  /// The kind and number of an instrument (`Thông tư 25/2023/TT-BYT`), else its title.
  func instrumentLabel(_ index: Int) -> String {
    let instrument = instruments[index]
    guard let number = instrument.number else { return instrument.label }
    // The title of an instrument begins with what kind it is.
    let kind = Self.kindsOfInstrument.first { instrument.label.hasPrefix($0) }
    guard let kind, !number.hasPrefix(kind) else { return number }
    return kind + " " + number
  }

  /// What an instrument may be.
  private static let kindsOfInstrument = [
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư", "Chỉ thị",
    "Kế hoạch", "Kết luận", "Quy chế", "Hướng dẫn", "Công văn", "Thủ tục",
  ]

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
  package func versionText(_ award: CheckedAward) -> VersionText {
    var text = VersionText(
      instrument: award.instrument.map { instruments[$0].name.text } ?? "",
      label: award.instrument.map { instrumentLabel($0) } ?? award.label,
      effect: award.effect
    )
    text.isNotSourced = award.isNotSourced
    return text
  }

  /// That the text of a version was not entered, and what that leaves open, in plain words.
  func notSourcedReason(_ award: CheckedAward) -> Reason {
    var details: [Bilingual] = []
    var title =
      Bilingual(vi: "quy định về ", en: "the rules on ") + Bilingual.same(award.label).quoted
    if let index = award.instrument {
      let instrument = instruments[index]
      title =
        Bilingual(vi: "văn bản ", en: "the text of ") + Bilingual.same(instrument.label).quoted
      if let number = instrument.number { details.append(.same(number)) }
    }
    let effect = Bilingual(
      vi: DateText.effect(award.effect, in: .vietnamese),
      en: DateText.effect(award.effect, in: .english)
    )
    if !effect.isEmpty { details.append(effect) }
    if !details.isEmpty {
      title = title + .same(" (") + .joined(details, by: .same(", ")) + .same(")")
    }
    let since = award.effect.start
    let open = Bilingual.same(award.label).quoted
    var text =
      title + Bilingual(vi: " chưa được nhập: chưa biết tiêu chuẩn ", en: " has not been entered: ")
    text =
      text
      + Bilingual(vi: open.vi, en: "the criteria of " + open.en)
      + Bilingual(
        vi: since == nil ? "" : " từ ngày đó",
        en: since == nil ? "" : " from that day"
      )
      + Bilingual(vi: "", en: " are not known")
    let label = award.instrument.map { instrumentLabel($0) } ?? award.label
    let subject = Bilingual(vi: "chưa nhập văn bản ", en: "text not entered: ") + label
    return Reason(node: "", subject: subject, text: text)
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
