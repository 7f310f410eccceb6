import KhenSource

extension DiagnosticPage {
  static let selectionPages: [DiagnosticPage] = [
    page(
      .unknownSelection,
      Bilingual(vi: "không có xét chọn này", en: "there is no such selection"),
      Bilingual(
        vi: "“được_chọn” và kiểm thử có “đợt” nêu tên một xét chọn đã khai",
        en: "“chosen” and a test with “cohort” name a selection that is declared"
      ),
      wrong: selection("bằng nhau cùng hạng")
        + "xét chọn b cho tập_thể {\n  trong số t mà t.được_chọn(dẫn_đàu)\n}\n",
      right: selection("bằng nhau cùng hạng")
        + "xét chọn b cho tập_thể {\n  trong số t mà t.được_chọn(dẫn_đầu)\n}\n"
    ),
    page(
      .cohortMisused,
      Bilingual(
        vi: "hồ sơ của đợt, hay cả đợt, ở chỗ không dùng được",
        en: "a dossier of a cohort, or the cohort, where it cannot stand"
      ),
      Bilingual(
        vi: "sau tên gọi hồ sơ là dấu chấm hoặc “đủ tiêu chuẩn”; “cả_đợt”, “cả_nhóm” chỉ để đếm "
          + "trong giới hạn, “cả_nhóm” cần “mỗi nhóm”",
        en: "the name of a dossier is followed by a dot or “meets”; “whole_cohort” and "
          + "“whole_group” are only counted, in limits, the latter with “per group”"
      ),
      wrong: selection("xếp theo t giảm dần\n  bằng nhau cùng hạng"),
      right: selection("xếp theo t.điểm giảm dần\n  bằng nhau cùng hạng")
    ),
    page(
      .nomineeUnused,
      Bilingual(
        vi: "điều kiện không nói gì về hồ sơ đang xét",
        en: "a condition that says nothing of the dossier"
      ),
      Bilingual(
        vi: "điều kiện như vậy đúng hoặc sai cho mọi hồ sơ, thường là viết thiếu “t.”",
        en: "such a condition holds for all dossiers or none; most often a “t.” is missing"
      ),
      wrong: "hồ sơ tập_thể { điểm: số nguyên }\n"
        + "xét chọn dẫn_đầu cho tập_thể {\n  trong số t mà điểm >= 80\n}\n",
      right: "hồ sơ tập_thể { điểm: số nguyên }\n"
        + "xét chọn dẫn_đầu cho tập_thể {\n  trong số t mà t.điểm >= 80\n}\n"
    ),
    page(
      .groupKey,
      Bilingual(vi: "không chia nhóm được như vậy", en: "such groups cannot be made"),
      Bilingual(
        vi: "nhóm là các giá trị bằng nhau của danh mục, chuỗi, số nguyên, năm, ngày, đúng_sai; "
          + "“mỗi nhóm” cần “nhóm theo”",
        en: "groups are equal values of a catalogue, text, integer, year, date or boolean; "
          + "“per group” needs “grouped by”"
      ),
      wrong: selection("không quá 1 mỗi nhóm\n  bằng nhau cùng hạng"),
      right: selection("nhóm theo t.cụm\n  không quá 1 mỗi nhóm\n  bằng nhau cùng hạng")
    ),
    page(
      .openGroups,
      Bilingual(
        vi: "“ít nhất … mỗi nhóm” mà các nhóm chưa được liệt kê",
        en: "“at least … per group” where the groups are not listed"
      ),
      Bilingual(
        vi: "chia theo chuỗi thì chỉ có nhóm của các hồ sơ đã nộp: nhóm không nộp hồ sơ nào sẽ "
          + "không bị báo thiếu",
        en: "a text gives only the groups of what is filed: one that files nothing is not found "
          + "to lack anyone"
      ),
      wrong: selection("nhóm theo t.đơn_vị\n  ít nhất 1 mỗi nhóm"),
      right: selection("nhóm theo t.cụm\n  ít nhất 1 mỗi nhóm")
    ),
    page(
      .countNeeded,
      Bilingual(vi: "giới hạn không phải là số lượng", en: "a limit that is not a number"),
      Bilingual(
        vi: "sau “không quá”, “ít nhất” là một số, hoặc phần trăm của một số",
        en: "“at most” and “at least” are followed by a number, or a share of one"
      ),
      wrong: selection("không quá 20 %\n  bằng nhau cùng hạng"),
      right: selection("không quá 20 % của (đếm x trong cả_đợt)\n  bằng nhau cùng hạng")
    ),
    page(
      .tiesUnclear,
      Bilingual(
        vi: "chưa rõ, hoặc nói hai lần, làm gì khi bằng nhau",
        en: "what becomes of ties is not said, or said twice"
      ),
      Bilingual(
        vi: "khi có giới hạn mà nhiều hồ sơ bằng nhau ở ranh giới, phải biết ai quyết định",
        en: "where there is a limit and nominees are equal at the cut, someone must decide"
      ),
      wrong: selection("không quá 1\n  xếp theo t.điểm giảm dần"),
      right: selection(
        "không quá 1\n  xếp theo t.điểm giảm dần\n  bằng nhau do \"Hội đồng cụm\" quyết định"
      )
    ),
    page(
      .tooManySelections,
      Bilingual(
        vi: "một xét chọn dựa vào quá nhiều xét chọn khác",
        en: "a selection that depends on too many others"
      ),
      Bilingual(
        vi: "mỗi hồ sơ được xét một lần cho mỗi khả năng của các xét chọn đó",
        en: "each dossier is looked at once for each way in which those can come out"
      ),
      wrong: selections(5),
      right: selections(4)
    ),
  ]

  /// A selection with some clauses, over a small dossier.
  private static func selection(_ clauses: String) -> String {
    """
    danh mục cụm { một, hai }
    hồ sơ tập_thể {
      cụm: cụm
      đơn_vị: chuỗi
      điểm: số nguyên
    }
    xét chọn dẫn_đầu "Dẫn đầu" cho tập_thể {
      trong số t
      \(clauses)
    }

    """
  }

  /// A selection that reads some others.
  private static func selections(_ count: Int) -> String {
    var text = "hồ sơ tập_thể { điểm: số nguyên }\n"
    var condition = ""
    for index in 1...count {
      text += "xét chọn s\(index) cho tập_thể { trong số t mà t.điểm >= \(index) }\n"
      condition += (index > 1 ? " và " : "") + "t.được_chọn(s\(index))"
    }
    return text + "xét chọn cuối cho tập_thể {\n  trong số t mà \(condition)\n}\n"
  }
}
