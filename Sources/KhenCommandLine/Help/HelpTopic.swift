import KhenEvaluation
import KhenExplanation
package import KhenSource

/// Pages of `khen help` that are about no single command or diagnostic.
package enum HelpTopic: String, Sendable, CaseIterable {
  case exitCodes = "exit-codes"
  case verdicts
  case dossiers

  /// The Vietnamese name of the page.
  package var vietnamese: String {
    switch self {
    case .exitCodes: "mã-thoát"
    case .verdicts: "kết-luận"
    case .dossiers: "hồ-sơ"
    }
  }

  /// What the page is about.
  package var summary: Bilingual {
    switch self {
    case .exitCodes:
      Bilingual(vi: "mã thoát của các lệnh", en: "exit codes of the commands")
    case .verdicts:
      Bilingual(vi: "các kết luận và ý nghĩa", en: "the verdicts and what they mean")
    case .dossiers:
      Bilingual(vi: "các dạng tệp hồ sơ", en: "the forms in which dossiers are read")
    }
  }

  /// The page of a name in either language.
  package static func named(_ name: String) -> HelpTopic? {
    let key = VietnameseText.nameKey(name)
    return allCases.first {
      $0.rawValue == name || VietnameseText.nameKey($0.vietnamese) == key
    }
  }

  /// The text of the page.
  func text(_ printer: HelpPrinter, _ language: Language) -> String {
    switch self {
    case .exitCodes: HelpTopic.exitCodeText(printer, language)
    case .verdicts: HelpTopic.verdictText(printer, language)
    case .dossiers: HelpTopic.dossierText(printer)
    }
  }

  private static func exitCodeText(_ printer: HelpPrinter, _ language: Language) -> String {
    printer.heading("Mã thoát", "Exit codes")
      + printer.rows(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning[language]) })
      + "\n"
      + printer.paragraph(
        "Khi có nhiều mã cùng đúng, mã lớn nhất được trả về. Nếu chương trình nhận kết quả đóng"
          + " sớm (như “| head”), khen dừng lặng lẽ với mã 0.",
        "Where several apply, the highest is returned. When the reader of the output goes away"
          + " early (as “| head” does), khen stops quietly with code 0."
      )
  }

  private static func verdictText(_ printer: HelpPrinter, _ language: Language) -> String {
    let rows = Verdict.allCases.map { verdict in
      (
        verdict.rawValue,
        WordTable.symbol(verdict) + " " + WordTable.verdict(verdict)[language] + ": "
          + meaning(of: verdict)[language]
      )
    }
    return printer.heading("Kết luận", "Verdicts") + printer.rows(rows) + "\n"
      + printer.paragraph(
        "Tên ở cột đầu dùng cho --fail-on và có trong JSON, CSV.",
        "The names in the first column are those of --fail-on, JSON and CSV."
      )
  }

  private static func meaning(of verdict: Verdict) -> Bilingual {
    switch verdict {
    case .eligible:
      Bilingual(
        vi: "đạt mọi điều kiện, không bị loại trừ",
        en: "every criterion is met and no bar applies"
      )
    case .ineligible:
      Bilingual(
        vi: "chắc chắn có điều kiện không đạt hoặc bị loại trừ",
        en: "a criterion is certainly not met, or a bar certainly applies"
      )
    case .onHold:
      Bilingual(
        vi: "tạm dừng xét, như khi đang xem xét kỷ luật",
        en: "suspended, as while discipline is being considered"
      )
    case .undetermined:
      Bilingual(
        vi: "còn thiếu dữ kiện, tài liệu hoặc quy định có thể làm thay đổi kết luận",
        en: "facts, documents or law are missing that can change the outcome"
      )
    case .pending:
      Bilingual(
        vi: "chỉ còn chờ người hoặc hội đồng xác nhận",
        en: "only attestations by a person or council are outstanding"
      )
    case .notApplicable:
      Bilingual(
        vi: "khen thưởng này không dành cho loại hồ sơ ấy, hoặc chưa có quy định tại ngày xét",
        en: "the award is not for this kind of nominee, or not in effect on the date"
      )
    case .dataError:
      Bilingual(vi: "hồ sơ không đọc được", en: "the dossier could not be read")
    case .ruleError:
      Bilingual(
        vi: "các quy tắc mâu thuẫn nhau trên hồ sơ này",
        en: "the rules contradict each other on this dossier"
      )
    }
  }

  private static func dossierText(_ printer: HelpPrinter) -> String {
    printer.heading("Tệp hồ sơ", "Dossiers")
      + printer.rows([
        (
          ".ndjson, .jsonl",
          printer.say("mỗi dòng một hồ sơ JSON", "one JSON dossier a line")
        ),
        (
          ".json",
          printer.say("một hồ sơ, hoặc một danh sách hồ sơ", "one dossier, or a list of them")
        ),
        (
          ".csv",
          printer.say(
            "bảng chính; mỗi danh sách là một bảng riêng cùng thư mục, nối bằng mã hồ sơ",
            "the main table; one more table for each list, joined by the dossier's key"
          )
        ),
        ("-", printer.say("đọc từ đầu vào chuẩn", "standard input")),
      ])
      + "\n"
      + printer.paragraph(
        "Tên trường khớp với tên hoặc nhãn trong quy tắc, không phân biệt hoa thường, cách đặt"
          + " dấu, dấu cách hay “_”. Ngày: 01/10/2024, 2024-10-01, 10/2024, 2024. Hồ sơ sai chỗ"
          + " nào thì báo chỗ ấy và không ảnh hưởng hồ sơ khác.",
        "Field names match the names or labels of the rules whatever their case, tone placement,"
          + " blanks or “_”. Dates: 01/10/2024, 2024-10-01, 10/2024, 2024. A mistake is reported"
          + " with its place and costs no other dossier its result."
      )
      + printer.paragraph(
        "Xem các trường mà bộ quy tắc đọc: khen schema --format csv-header.",
        "To see the fields that the rules read: khen schema --format csv-header."
      )
  }
}
