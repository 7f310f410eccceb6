import KhenExplanation
import KhenSemantics
import KhenSource

/// Words that several parts of a comparison use.
enum CommonWords {
  /// What stands where the text of the law is not known.
  static let notSourced = Bilingual(vi: "chưa có nguồn", en: "not sourced")
  /// What stands where nothing is said.
  static let nothing = Bilingual(vi: "không ghi", en: "nothing said")

  /// A day.
  static func day(_ day: Int) -> Bilingual { .same(DateText.day(day)) }

  /// A period of effect: `từ 15/02/2024 đến hết 31/12/2025`.
  static func period(_ span: DaySpan?) -> Bilingual {
    guard let span, span.start != nil || span.end != nil else {
      return Bilingual(vi: "không giới hạn thời gian", en: "without limit of time")
    }
    var vi: [String] = []
    var en: [String] = []
    if let start = span.start {
      vi.append("từ " + DateText.day(start))
      en.append("from " + DateText.day(start))
    }
    if let end = span.end {
      vi.append("đến hết " + DateText.day(end - 1))
      en.append("through " + DateText.day(end - 1))
    }
    return Bilingual(vi: joined(vi, by: " "), en: joined(en, by: " "))
  }

  /// Citations one after another.
  static func list(_ citations: [CitationText]) -> Bilingual {
    if citations.isEmpty { return nothing }
    return Bilingual(
      vi: joined(citations.map { $0.text(in: .vietnamese) }, by: "; "),
      en: joined(citations.map { $0.text(in: .english) }, by: "; ")
    )
  }

  /// Texts one after another; of texts in quotes, with commas.
  static func joined(_ parts: [String], by separator: String) -> String {
    var result = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { result += separator }
      result += part
    }
    return result
  }

  /// Names in quotes, one after another.
  static func quoted(_ names: [String]) -> Bilingual {
    .same(joined(names.map { "“" + $0 + "”" }, by: ", "))
  }
}

extension Bilingual {
  /// One wording for both languages: labels, figures, dates.
  static func same(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }

  /// One text after another, in both languages.
  static func + (first: Bilingual, second: Bilingual) -> Bilingual {
    Bilingual(vi: first.vi + second.vi, en: first.en + second.en)
  }
}
