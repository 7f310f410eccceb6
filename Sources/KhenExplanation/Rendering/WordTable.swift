package import KhenEvaluation
package import KhenSource
package import KhenSyntax

/// Every word that people read for verdicts, outcomes, causes, citations and certainty.
///
/// The words are those of the law and of an office; codes for machines are the raw values of the
/// enumerations themselves.
package enum WordTable {
  /// The name of a verdict.
  package static func verdict(_ verdict: Verdict) -> Bilingual {
    switch verdict {
    case .eligible: Bilingual(vi: "đủ điều kiện", en: "eligible")
    case .ineligible: Bilingual(vi: "không đủ điều kiện", en: "not eligible")
    case .onHold: Bilingual(vi: "chưa xét", en: "on hold")
    case .undetermined: Bilingual(vi: "chưa đủ căn cứ", en: "undetermined")
    case .pending: Bilingual(vi: "chờ xác nhận", en: "awaiting attestation")
    case .notApplicable: Bilingual(vi: "không thuộc đối tượng", en: "not applicable")
    case .dataError: Bilingual(vi: "lỗi dữ liệu", en: "data error")
    case .ruleError: Bilingual(vi: "lỗi quy tắc", en: "rule error")
    }
  }

  /// The name of a verdict in capitals, for headings.
  package static func verdictHeading(_ verdict: Verdict) -> Bilingual {
    switch verdict {
    case .eligible: Bilingual(vi: "ĐỦ ĐIỀU KIỆN", en: "ELIGIBLE")
    case .ineligible: Bilingual(vi: "KHÔNG ĐỦ ĐIỀU KIỆN", en: "NOT ELIGIBLE")
    case .onHold: Bilingual(vi: "CHƯA XÉT", en: "ON HOLD")
    case .undetermined: Bilingual(vi: "CHƯA ĐỦ CĂN CỨ", en: "UNDETERMINED")
    case .pending: Bilingual(vi: "CHỜ XÁC NHẬN", en: "AWAITING ATTESTATION")
    case .notApplicable: Bilingual(vi: "KHÔNG THUỘC ĐỐI TƯỢNG", en: "NOT APPLICABLE")
    case .dataError: Bilingual(vi: "LỖI DỮ LIỆU", en: "DATA ERROR")
    case .ruleError: Bilingual(vi: "LỖI QUY TẮC", en: "RULE ERROR")
    }
  }

  /// The sign that repeats a verdict.
  package static func symbol(_ verdict: Verdict) -> String {
    switch verdict {
    case .eligible: "✓"
    case .ineligible: "✗"
    case .onHold: "⏸"
    case .undetermined: "?"
    case .pending: "…"
    case .notApplicable: "–"
    case .dataError, .ruleError: "⚠"
    }
  }

  /// The colour that repeats a verdict.
  package static func paint(_ verdict: Verdict) -> TextStyle.Paint {
    switch verdict {
    case .eligible: .green
    case .ineligible: .red
    case .onHold, .undetermined: .yellow
    case .pending: .cyan
    case .notApplicable: .dim
    case .dataError, .ruleError: .red
    }
  }

  /// The sign that repeats an outcome.
  package static func symbol(_ outcome: Outcome) -> String {
    switch outcome {
    case .met: "✓"
    case .notMet: "✗"
    case .undetermined: "?"
    case .awaiting: "…"
    case .error: "⚠"
    case .notNeeded: "–"
    }
  }

  /// The colour that repeats an outcome.
  package static func paint(_ outcome: Outcome) -> TextStyle.Paint {
    switch outcome {
    case .met: .green
    case .notMet, .error: .red
    case .undetermined: .yellow
    case .awaiting: .cyan
    case .notNeeded: .dim
    }
  }

  /// What came out of a node, in the words that fit its kind: a bar that does not apply is not
  /// "met" to a reader.
  package static func outcome(_ outcome: Outcome, of kind: ExplanationNode.Kind) -> Bilingual {
    switch (outcome, kind) {
    case (.error, _): Bilingual(vi: "quy tắc mâu thuẫn", en: "the rules conflict")
    case (.met, .attestation): Bilingual(vi: "đã xác nhận", en: "attested")
    case (.met, .bar), (.met, .hold): Bilingual(vi: "không vướng", en: "does not apply")
    case (.met, .document): Bilingual(vi: "đã có", en: "on file")
    case (.met, _): Bilingual(vi: "đạt", en: "met")
    case (.notMet, .attestation): Bilingual(vi: "không được xác nhận", en: "refused")
    case (.notMet, .bar): Bilingual(vi: "bị loại trừ", en: "applies, refuses")
    case (.notMet, .hold): Bilingual(vi: "phải tạm dừng", en: "applies, suspends")
    case (.notMet, .document): Bilingual(vi: "không có", en: "not available")
    case (.notMet, _): Bilingual(vi: "không đạt", en: "not met")
    case (.undetermined, .document): Bilingual(vi: "chưa có", en: "not filed")
    case (.undetermined, _): Bilingual(vi: "chưa đủ căn cứ", en: "undetermined")
    case (.awaiting, _): Bilingual(vi: "chờ xác nhận", en: "awaiting attestation")
    case (.notNeeded, _): Bilingual(vi: "không bắt buộc", en: "not required")
    }
  }

  /// The name of a kind of node, for people.
  package static func kind(_ kind: ExplanationNode.Kind) -> Bilingual {
    switch kind {
    case .criterion: Bilingual(vi: "điều kiện", en: "criterion")
    case .group(let requirement): self.requirement(requirement)
    case .attestation: Bilingual(vi: "xác nhận", en: "attestation")
    case .bar: Bilingual(vi: "loại trừ", en: "bar")
    case .hold: Bilingual(vi: "tạm dừng", en: "hold")
    case .document: Bilingual(vi: "tài liệu", en: "document")
    }
  }

  /// How many parts of a group must be met.
  package static func requirement(_ requirement: GroupDeclaration.Requirement) -> Bilingual {
    switch requirement {
    case .all: Bilingual(vi: "tất cả", en: "all of")
    case .any: Bilingual(vi: "một trong", en: "any of")
    case .atLeast(let count):
      Bilingual(vi: "ít nhất \(count) trong", en: "at least \(count) of")
    }
  }

  /// The division of an instrument, as citations write it.
  package static func citationPart(_ kind: CitationPart.Kind) -> Bilingual {
    switch kind {
    case .part: Bilingual(vi: "Phần", en: "Part")
    case .appendix: Bilingual(vi: "Phụ lục", en: "Appendix")
    case .section: Bilingual(vi: "Mục", en: "Section")
    case .article: Bilingual(vi: "Điều", en: "Article")
    case .clause: Bilingual(vi: "khoản", en: "clause")
    case .point: Bilingual(vi: "điểm", en: "point")
    case .bullet: Bilingual(vi: "gạch đầu dòng", en: "bullet")
    }
  }

  /// How sure the text of a citation is.
  package static func certainty(_ certainty: Certainty) -> Bilingual {
    switch certainty {
    case .verified: Bilingual(vi: "đã đối chiếu", en: "read in full")
    case .requoted: Bilingual(vi: "trích lại", en: "quoted elsewhere")
    case .partial: Bilingual(vi: "trích thiếu", en: "quoted in part")
    case .notSourced: Bilingual(vi: "chưa có nguồn", en: "not sourced")
    }
  }

  /// What kind of thing is missing.
  package static func cause(_ cause: FactUse.Cause) -> Bilingual {
    switch cause {
    case .fact: Bilingual(vi: "dữ kiện", en: "fact")
    case .attestation: Bilingual(vi: "xác nhận", en: "attestation")
    case .document: Bilingual(vi: "tài liệu", en: "document")
    case .law: Bilingual(vi: "quy định", en: "law")
    }
  }
}

extension CitationText {
  /// The citation as people write it: `TT 25/2023/TT-BYT Điều 8 khoản 1 – nguồn: trích lại`.
  ///
  /// How sure the text is is said only where it is less than read in full.
  package func text(in language: Language) -> String {
    var text = placeText(in: language)
    if certainty != .verified {
      text += language == .vietnamese ? " – nguồn: " : " – source: "
      text += WordTable.certainty(certainty)[language]
    }
    return text
  }

  /// The citation without how sure it is.
  package func placeText(in language: Language) -> String {
    var text = instrumentLabel
    for part in parts {
      if !text.isEmpty { text += " " }
      text += WordTable.citationPart(part.kind)[language]
      if !part.label.isEmpty { text += " " + part.label }
    }
    return text
  }
}
