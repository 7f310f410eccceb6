package import KhenEvaluation
import KhenExplanation
package import KhenSource

/// The words for what a change does to verdicts.
package enum EffectWords {
  /// Which versions face each other, for whom, when.
  package static func heading(_ effect: AwardEffect) -> Bilingual {
    let days = CommonWords.period(effect.days)
    let kind = Bilingual(
      vi: " · hồ sơ “\(effect.kindLabel)” · ",
      en: " · dossiers “\(effect.kindLabel)” · "
    )
    return .same(effect.label) + kind + Bilingual(vi: "ngày xét ", en: "evaluated ") + days
  }

  /// The two versions, where they are not of one instrument.
  package static func versions(_ effect: AwardEffect) -> Bilingual? {
    if effect.oldVersion == effect.newVersion { return nil }
    let nothing = Bilingual(vi: "không có bản nào có hiệu lực", en: "no version in effect")
    return Bilingual(vi: "bản áp dụng: ", en: "version applied: ")
      + (effect.oldVersion ?? nothing) + .same(" → ") + (effect.newVersion ?? nothing)
  }

  /// What the search came to, as one sentence.
  package static func conclusion(_ effect: AwardEffect) -> Bilingual {
    switch effect.conclusion {
    case .differs: Bilingual(vi: "kết luận khác nhau", en: "verdicts differ")
    case .equivalent:
      Bilingual(
        vi: "tương đương: mọi hồ sơ đầy đủ mà hai bộ quy tắc đều đọc được có cùng kết luận",
        en: "equivalent: every complete dossier that both rule sets can read gets the same verdict"
      )
    case .open:
      Bilingual(
        vi: "không tìm thấy khác biệt trong phạm vi đã xét; chưa chứng minh được là không có",
        en: "no difference was found as far as was searched; that there is none is not proved"
      )
    }
  }

  /// The verdicts of a dossier: `đủ điều kiện → không đủ điều kiện`.
  package static func verdicts(_ old: Verdict, _ new: Verdict) -> Bilingual {
    WordTable.verdict(old) + .same(" → ") + WordTable.verdict(new)
  }

  /// What a direction means, for the list of what is ruled out or open.
  package static func direction(_ direction: AwardEffect.Direction) -> Bilingual {
    switch direction {
    case .lost: Bilingual(vi: "trước đủ, nay không đủ", en: "eligible before, not now")
    case .gained: Bilingual(vi: "trước không đủ, nay đủ", en: "not eligible before, but now")
    case .refused:
      Bilingual(vi: "trước không bị loại, nay bị loại", en: "not refused before, but now")
    case .spared:
      Bilingual(vi: "trước bị loại, nay không bị loại", en: "refused before, not now")
    case .conflict:
      Bilingual(vi: "quy tắc mâu thuẫn ở một bên", en: "the rules conflict on one side")
    }
  }

  /// A clause that made a difference: `“Đủ thời gian” (Điều 8): đạt → chưa đạt; cần 25 năm`.
  package static func clause(_ flip: ClauseFlip) -> Bilingual {
    var subject = WordTable.kind(flip.kind)
    if !flip.label.isEmpty { subject = subject + .same(" “" + flip.label + "”") }
    if let source = flip.source, !source.vi.isEmpty {
      subject = subject + .same(" (") + source + .same(")")
    }
    return subject + .same(": ") + outcomes(flip)
  }

  private static func outcomes(_ flip: ClauseFlip) -> Bilingual {
    let nothing = Bilingual(vi: "không có", en: "none")
    let before = flip.old.map { WordTable.outcome($0, of: flip.oldKind ?? flip.kind) } ?? nothing
    let after = flip.new.map { WordTable.outcome($0, of: flip.kind) } ?? nothing
    return before + statement(flip.oldStatement) + .same(" → ") + after
      + statement(flip.newStatement)
  }

  private static func statement(_ statement: Bilingual?) -> Bilingual {
    guard let statement, !statement.vi.isEmpty else { return .same("") }
    return .same(" (") + statement + .same(")")
  }
}
