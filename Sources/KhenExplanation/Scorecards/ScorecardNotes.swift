import KhenEvaluation
import KhenSemantics
import KhenSource

/// What scorecards add to the explanation of an award that uses them.
extension DetailBuilder {
  /// Behind the points of an item: that a limit changed them, or who gave them.
  func scoreNote(_ definition: Int, _ node: Int) -> Bilingual {
    guard let item = reader.checked.scoreItem(ofDefinition: definition) else { return .empty }
    var note: Bilingual?
    if let values = limits(node), let text = ScoreWords.limit(values.raw, values.maximum) {
      note = text
    }
    if let scorer = item.scorer {
      let by = ScoreWords.scoredBy(scorer)
      note = note.map { $0 + .same("; ") + by } ?? by
    }
    return note.map { .same(" (") + $0 + .same(")") } ?? .empty
  }

  /// The points before they were limited, and the most that counts.
  private func limits(_ node: Int) -> (raw: ScoreValue, maximum: ScoreValue)? {
    guard node >= 0, reader.instruction(node)?.code == .least,
      let maximum = reader.operand(node, 1), let positive = reader.operand(node, 0),
      positive.node >= 0, reader.instruction(positive.node)?.code == .greatest,
      let raw = reader.operand(positive.node, 0)
    else { return nil }
    return (reader.values.score(raw.extent), reader.values.score(maximum.extent))
  }
}

extension ExplanationBuilder {
  /// Who has to score the item whose points are filed in a slot; empty for other facts.
  func scorerText(of slot: Int) -> Bilingual {
    for card in program.scorecards where card.kind == frame.kind && card.field != nil {
      if let index = schema.scoreSlots(of: card).firstIndex(of: slot),
        let scorer = card.items[index].scorer
      {
        return .same(" (") + ScoreWords.scoredBy(scorer) + .same(")")
      }
    }
    return .empty
  }
}

extension CheckedProgram {
  /// The item whose points a definition is; nothing for other definitions.
  func scoreItem(ofDefinition definition: Int) -> CheckedScorecard.Item? {
    for card in scorecards {
      if let item = card.items.first(where: { $0.definition == definition }) { return item }
    }
    return nil
  }
}

/// The words that say how points came about.
enum ScoreWords {
  /// `Tổ chấm điểm chấm`.
  static func scoredBy(_ scorer: String) -> Bilingual {
    Bilingual(vi: scorer + " chấm", en: "scored by " + scorer)
  }

  /// That a limit changed the points: `tính ra 35, chỉ tính tối đa 30`; nothing where none did.
  static func limit(_ raw: ScoreValue, _ maximum: ScoreValue) -> Bilingual? {
    guard raw.isKnown, let points = raw.least else { return nil }
    if points < Rational(0) {
      return Bilingual(
        vi: "tính ra \(raw.text.vi), không tính điểm âm",
        en: "comes to \(raw.text.en), points below zero do not count"
      )
    }
    guard maximum.isKnown, let most = maximum.least, most < points else { return nil }
    return Bilingual(
      vi: "tính ra \(raw.text.vi), chỉ tính tối đa \(maximum.text.vi)",
      en: "comes to \(raw.text.en), only \(maximum.text.en) count"
    )
  }

  /// What became of a card.
  static func outcome(_ outcome: ScoreOutcome) -> Bilingual {
    switch outcome {
    case .complete: Bilingual(vi: "đã đủ điểm", en: "complete")
    case .incomplete: Bilingual(vi: "chưa đủ điểm", en: "incomplete")
    case .notApplicable: Bilingual(vi: "không thuộc đối tượng", en: "not applicable")
    case .dataError: Bilingual(vi: "lỗi dữ liệu", en: "data error")
    case .ruleError: Bilingual(vi: "lỗi quy tắc", en: "rule error")
    }
  }

  /// The sign that repeats an outcome.
  static func symbol(_ outcome: ScoreOutcome) -> String {
    switch outcome {
    case .complete: "✓"
    case .incomplete: "?"
    case .notApplicable: "–"
    case .dataError, .ruleError: "⚠"
    }
  }

  /// The colour that repeats an outcome.
  static func paint(_ outcome: ScoreOutcome) -> TextStyle.Paint {
    switch outcome {
    case .complete: .green
    case .incomplete: .yellow
    case .notApplicable: .dim
    case .dataError, .ruleError: .red
    }
  }
}

extension MissingScore {
  /// `Mô hình mới (Hội đồng cụm chấm, tối đa 10)`; for a fact of the dossier its label.
  var text: Bilingual {
    guard let scorer else { return label }
    var note = ScoreWords.scoredBy(scorer)
    if let maximum, maximum.isKnown {
      note =
        note
        + Bilingual(vi: ", tối đa \(maximum.text.vi)", en: ", up to \(maximum.text.en)")
    }
    return label + .same(" (") + note + .same(")")
  }
}
