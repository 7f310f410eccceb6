import KhenSource

/// Options that several commands take.
enum SharedOptions {
  static let rules = OptionSpecification.value(
    "rules",
    Bilingual(vi: "THƯ-MỤC", en: "DIR"),
    Bilingual(
      vi: "thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”",
      en: "folder of the rules, subfolders included; “rules” by default"
    ),
    completion: .directory
  )

  static let award = OptionSpecification.value(
    "award",
    Bilingual(vi: "TÊN", en: "NAME"),
    Bilingual(
      vi: "chỉ xét khen thưởng này; ghi lại nhiều lần được; mặc định mọi khen thưởng",
      en: "apply this award only; may be repeated; all awards by default"
    ),
    isRepeatable: true
  )

  static let asOf = OptionSpecification.value(
    "as-of",
    Bilingual(vi: "NGÀY", en: "DATE"),
    Bilingual(
      vi: "ngày xét, như 01/10/2024; mặc định hôm nay",
      en: "evaluation date, such as 01/10/2024; today by default"
    )
  )

  static let directories = Bilingual(vi: "[THƯ-MỤC…]", en: "[DIR…]")
  static let files = Bilingual(vi: "TỆP…|-", en: "FILE…|-")
}
