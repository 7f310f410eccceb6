import KhenSource
import KhenSyntax

/// Why a transitional clause does nothing.
enum IdleResidual {
  case neverEnds(Name)
  case noneInGroup(Name)
  case endsTooEarly(Name)
}

// What is said about transitional clauses.
extension Diagnostic {
  static func idleResidual(_ range: SourceRange, _ reason: IdleResidual) -> Diagnostic {
    let message: Bilingual
    let help: Bilingual
    switch reason {
    case .neverEnds(let name):
      message = Bilingual(
        vi:
          "chưa phiên bản nào theo “\(name.text)” hết hiệu lực, nên “còn áp dụng” không có tác dụng",
        en: "no version under “\(name.text)” ends, so “still applies” does nothing"
      )
      help = Bilingual(
        vi: "ghi ngày hết hiệu lực cho văn bản hoặc cho phiên bản khen thưởng",
        en: "say when the instrument or the version of the award ends"
      )
    case .noneInGroup(let name):
      message = Bilingual(
        vi: "không khen thưởng nào theo “\(name.text)” thuộc nhóm này",
        en: "no award under “\(name.text)” is in this group"
      )
      help = Bilingual(
        vi: "sửa tên nhóm, hoặc thêm “nhóm …” vào khen thưởng",
        en: "mend the group, or add “in group …” to the award"
      )
    case .endsTooEarly(let name):
      message = Bilingual(
        vi: "thời hạn này kết thúc trước khi các phiên bản theo “\(name.text)” hết hiệu lực",
        en: "this is over before the versions under “\(name.text)” end"
      )
      help = Bilingual(
        vi: "ngày sau “đến hết”, “đến trước” phải sau ngày hết hiệu lực",
        en: "the day after “through”, “before” must be after the end of effect"
      )
    }
    return Diagnostic(
      .idleResidual,
      severity: .warning,
      message: message,
      at: Label(range),
      help: help
    )
  }

  static func residualField(_ name: Identifier, of owners: [Name]) -> Diagnostic {
    let list = owners.map { "“\($0.text)”" }.joined(separator: ", ")
    return Diagnostic(
      .residualField,
      message: Bilingual(
        vi:
          "điều kiện của “còn áp dụng” không đọc được “\(name.name.text)”: mục này chỉ có trong \(list)",
        en: "the condition of “still applies” cannot read “\(name.name.text)”: only \(list) has it"
      ),
      at: Label(
        name.range,
        Bilingual(vi: "không có trong hồ sơ chung", en: "not in the common dossier")
      ),
      help: Bilingual(
        vi: "khai mục này trong “hồ sơ chung”, vì văn bản áp dụng cho mọi loại hồ sơ",
        en: "declare it in “common dossier”: an instrument is for every kind of dossier"
      )
    )
  }

  static func overlappingResiduals(
    _ award: Name,
    _ range: SourceRange,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .overlappingResiduals,
      message: Bilingual(
        vi: "hai văn bản cũ cùng còn áp dụng cho mọi hồ sơ xét “\(award.text)”",
        en: "two earlier instruments still apply to every dossier for “\(award.text)”"
      ),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "văn bản kia ở đây", en: "the other one"))],
      help: Bilingual(
        vi: "thêm “đến trước …” hoặc “khi …” để mỗi hồ sơ theo một văn bản",
        en: "add “before …” or “when …”, so that each dossier has one"
      )
    )
  }
}
