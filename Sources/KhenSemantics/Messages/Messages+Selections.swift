import KhenSource
import KhenSyntax

// What is said about selections over a cohort.
extension Diagnostic {
  static func unknownSelection(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    Diagnostic(
      .unknownSelection,
      message: Bilingual(
        vi: "không có xét chọn “\(name.name.text)”",
        en: "there is no selection “\(name.name.text)”"
      ),
      at: Label(name.range),
      help: suggestion.map {
        Bilingual(vi: "có phải ý là “\($0.text)”?", en: "did you mean “\($0.text)”?")
      },
      fixes: suggestion.map { suggestion in
        [
          Fix(
            title: Bilingual(vi: "viết “\(suggestion.text)”", en: "write “\(suggestion.text)”"),
            edits: [Edit(name.range, suggestion.text)]
          )
        ]
      } ?? []
    )
  }

  static func dossierAsValue(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "“\(name.name.text)” là cả một hồ sơ, không phải một giá trị",
        en: "“\(name.name.text)” is a whole dossier, not a value"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "viết “\(name.name.text).tên_trường”, hoặc "
          + "“\(name.name.text) đủ tiêu chuẩn TÊN_KHEN_THƯỞNG”",
        en: "write “\(name.name.text).field”, or “\(name.name.text) meets AWARD”"
      )
    )
  }

  static func dossierInLimit(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "giới hạn là một số cho cả đợt hoặc cả nhóm, không theo từng hồ sơ",
        en: "a limit is one number for the cohort or the group, not for each dossier"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "đếm hồ sơ bằng “đếm x trong cả_đợt mà x.…”, hoặc dùng một tham số",
        en: "count dossiers with “count x in whole_cohort where x.…”, or use a parameter"
      )
    )
  }

  static func unknownDossier(_ key: Identifier, suggestion: Name?) -> Diagnostic {
    Diagnostic(
      .unknownNode,
      message: Bilingual(
        vi: "đợt của kiểm thử này không có hồ sơ “\(key.name.text)”",
        en: "the cohort of this test has no dossier “\(key.name.text)”"
      ),
      at: Label(key.range),
      help: suggestion.map {
        Bilingual(vi: "có phải ý là “\($0.text)”?", en: "did you mean “\($0.text)”?")
      }
    )
  }

  static func notADossierOfCohort(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "“được_chọn” chỉ hỏi được về một hồ sơ của đợt, trong “xét chọn”",
        en: "“chosen” can be asked only of a dossier of the cohort, in a “selection”"
      ),
      at: Label(name.range)
    )
  }

  static func chosenNeedsSelection(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "“được_chọn” cần tên một xét chọn trong ngoặc",
        en: "“chosen” needs the name of a selection in brackets"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết “t.được_chọn(tên_xét_chọn)”",
        en: "write “t.chosen(selection_name)”"
      )
    )
  }

  static func meetsOfNoDossier(_ subject: Expression, award: Name) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "trước “đủ tiêu chuẩn” chỉ có thể là một hồ sơ của đợt, trong “xét chọn”",
        en: "only a dossier of the cohort can stand before “meets”, in a “selection”"
      ),
      at: Label(subject.range),
      help: Bilingual(
        vi: "về chính hồ sơ này thì viết “đủ tiêu chuẩn \(award.text)”, không có gì đứng trước",
        en: "of this dossier itself write “meets \(award.text)” with nothing before it"
      )
    )
  }

  static func cohortOutsideLimit(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "“\(name.name.text)” chỉ dùng được trong “không quá …”, “ít nhất …” của xét chọn",
        en: "“\(name.name.text)” can be used only in “at most …”, “at least …” of a selection"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "viết như “không quá 20 % của (đếm x trong cả_đợt mà …)”",
        en: "write it as “at most 20 % of (count x in whole_cohort where …)”"
      )
    )
  }

  static func cohortOnlyCounted(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "các hồ sơ của đợt chỉ đếm được, bằng “đếm x trong …”",
        en: "the dossiers of a cohort can only be counted, with “count x in …”"
      ),
      at: Label(range)
    )
  }

  static func groupOutsidePerGroup(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .cohortMisused,
      message: Bilingual(
        vi: "“\(name.name.text)” cần “mỗi nhóm” ở cuối giới hạn này",
        en: "“\(name.name.text)” needs “per group” at the end of this limit"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "thêm “mỗi nhóm”, hoặc đếm trong “cả_đợt”",
        en: "add “per group”, or count in “whole_cohort”"
      )
    )
  }

  static func nomineeUnused(_ range: SourceRange, variable: Name) -> Diagnostic {
    Diagnostic(
      .nomineeUnused,
      message: Bilingual(
        vi: "điều kiện này không nói gì về “\(variable.text)”",
        en: "this condition says nothing of “\(variable.text)”"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết “\(variable.text).tên_trường” hoặc “\(variable.text) đủ tiêu chuẩn …”",
        en: "write “\(variable.text).field” or “\(variable.text) meets …”"
      )
    )
  }

  static func cannotGroup(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    Diagnostic(
      .groupKey,
      message: Bilingual(
        vi: "không thể chia nhóm theo \(type.vi)",
        en: "a cohort cannot be grouped by \(type.en)"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "chia theo danh mục, đúng_sai, chuỗi, số nguyên, năm, ngày hoặc loại_hồ_sơ",
        en: "group by a catalogue, boolean, text, integer, year, date or dossier_kind"
      )
    )
  }

  static func perGroupWithoutGroups(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .groupKey,
      message: Bilingual(
        vi: "“mỗi nhóm” mà chưa có “nhóm theo”",
        en: "“per group” without “grouped by”"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "thêm “nhóm theo t.…”, hoặc bỏ “mỗi nhóm” để tính trên cả đợt",
        en: "add “grouped by t.…”, or drop “per group” to count the whole cohort"
      )
    )
  }

  static func rankedByCondition(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .notOrdered,
      message: Bilingual(
        vi: "đúng hay sai thì không có giảm dần, tăng dần",
        en: "true and false neither rise nor fall"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết “ưu tiên …” để xếp người thỏa điều kiện lên trước",
        en: "write “preferring …” to rank those who satisfy it first"
      )
    )
  }

  static func openGroups(_ range: SourceRange, group: SourceRange) -> Diagnostic {
    Diagnostic(
      .openGroups,
      severity: .warning,
      message: Bilingual(
        vi: "nhóm nào không có hồ sơ thì không thấy được là còn thiếu",
        en: "a group without any dossier cannot be seen to lack someone"
      ),
      at: Label(range),
      related: [
        Label(
          group,
          Bilingual(vi: "chỉ có nhóm của các hồ sơ đã nộp", en: "only the groups of what is filed")
        )
      ],
      help: Bilingual(
        vi: "dùng một danh mục để liệt kê đủ các nhóm",
        en: "use a catalogue, which lists all groups"
      )
    )
  }

  static func countNeeded(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    Diagnostic(
      .countNeeded,
      message: Bilingual(
        vi: "chỗ này cần một số lượng, không phải \(type.vi)",
        en: "this must be a number, not \(type.en)"
      ),
      at: Label(range)
    )
  }

  static func percentOfNothing(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .countNeeded,
      message: Bilingual(
        vi: "chưa nói là phần trăm của số nào",
        en: "it is not said of what number this is a share"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết như “20 % của (đếm x trong cả_đợt mà …)”",
        en: "write it as “20 % of (count x in whole_cohort where …)”"
      )
    )
  }

  static func tiesTwice(_ range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .tiesUnclear,
      message: Bilingual(
        vi: "trường hợp bằng nhau đã có cách xử lý khác",
        en: "what becomes of ties is said already"
      ),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "ở đây", en: "here"))],
      help: Bilingual(vi: "giữ lại một", en: "keep one of them")
    )
  }

  static func tiesUnclear(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .tiesUnclear,
      severity: .warning,
      message: Bilingual(
        vi: "chưa nói làm gì khi bằng nhau ở ranh giới này",
        en: "it is not said what becomes of ties at this limit"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "thêm “bằng nhau do \"Hội đồng …\" quyết định” hoặc “bằng nhau cùng hạng”; "
          + "không ghi thì để Hội đồng quyết định",
        en: "add “ties decided by \"…\"” or “ties share a rank”; otherwise the council decides"
      )
    )
  }

  static func tooManySelections(_ name: Identifier, count: Int) -> Diagnostic {
    Diagnostic(
      .tooManySelections,
      message: Bilingual(
        vi: "“\(name.name.text)” dựa vào \(count) xét chọn khác, nhiều nhất là "
          + "\(Checker.selectionsReadMax)",
        en: "“\(name.name.text)” depends on \(count) other selections, at most "
          + "\(Checker.selectionsReadMax) are allowed"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "tách thành nhiều bước, mỗi bước là một xét chọn",
        en: "split it into steps, each a selection"
      )
    )
  }
}
