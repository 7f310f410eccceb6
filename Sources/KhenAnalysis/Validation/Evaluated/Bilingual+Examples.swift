import KhenSource

/// What an example shows, in the words that stand before the dossier.
extension Bilingual {
  static let meetsItToo = Bilingual(
    vi: "hồ sơ này cũng đạt",
    en: "this dossier meets it, too"
  )
  static let meetsAllElse = Bilingual(
    vi: "hồ sơ này đáp ứng mọi đòi hỏi khác, chỉ vướng chỗ này",
    en: "this dossier fulfils all else that is asked for, and fails here"
  )
  static let meetsAllAndIsNotEligible = Bilingual(
    vi: "hồ sơ này đạt mọi điều kiện mà vẫn không đủ điều kiện khen thưởng",
    en: "this dossier meets every criterion and is not eligible all the same"
  )
  static let isBarredToo = Bilingual(
    vi: "hồ sơ này cũng rơi vào đó",
    en: "this dossier falls under it, too"
  )
  static let mustFileItToo = Bilingual(
    vi: "hồ sơ này cũng phải nộp",
    en: "this dossier has to have it, too"
  )
  static let exceptionAppliesToo = Bilingual(
    vi: "ngoại lệ áp dụng cả với hồ sơ này",
    en: "the exception applies to this dossier, too"
  )
  static let bothApply = Bilingual(
    vi: "cả hai áp dụng với hồ sơ này",
    en: "both apply to this dossier"
  )
  static let meetsBoth = Bilingual(
    vi: "hồ sơ này đạt mọi mục vừa nêu",
    en: "this dossier meets all of them"
  )
  static let fallsUnderBoth = Bilingual(
    vi: "hồ sơ này rơi vào mọi trường hợp vừa nêu",
    en: "this dossier falls under all of them"
  )
  static let fulfilsBothParts = Bilingual(
    vi: "hồ sơ này đúng với cả vế này lẫn vế kia",
    en: "this part and the others hold for this dossier"
  )
  static let fallsUnderTheRest = Bilingual(
    vi: "hồ sơ này rơi vào “còn lại”",
    en: "this dossier falls under “otherwise”"
  )
  static let dependsOnMonthEnd = Bilingual(
    vi: "kết quả của hồ sơ này tùy theo cách hiểu",
    en: "what comes out for this dossier depends on it"
  )
  static func wasEligible(on day: Int) -> Bilingual {
    Bilingual(
      vi: "hồ sơ này đủ điều kiện vào ngày \(PeriodText.day(day)), nhưng vào ngày xét ghi ở đây thì"
        + " chưa kết luận được",
      en: "this dossier is eligible on \(PeriodText.day(day)), and open on the day named here"
    )
  }

  static func wasEligibleBefore(_ day: Int) -> Bilingual {
    Bilingual(
      vi: "hồ sơ này đủ điều kiện vào ngày \(PeriodText.day(day - 1)), hôm sau không còn được xét",
      en: "this dossier is eligible on \(PeriodText.day(day - 1)) and not applicable the day after"
    )
  }

  static func meets(_ first: Bilingual, not second: Bilingual) -> Bilingual {
    Bilingual(
      vi: "hồ sơ này đạt ở \(first.vi) mà không đạt ở \(second.vi)",
      en: "this dossier meets it for \(first.en) and not for \(second.en)"
    )
  }
}
