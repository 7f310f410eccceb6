package import KhenSource

/// The line that says how much was looked at and what came out.
package enum ValidationSummary {
  /// The sentence, without a line end.
  package static func text(of report: ValidationReport) -> Bilingual {
    let files = report.ruleFileCount
    let errors = report.count(of: .error) + report.problems.count
    let warnings = report.count(of: .warning)
    let hints = report.count(of: .hint)
    var vi: [String] = []
    var en: [String] = []
    if errors > 0 {
      vi.append("\(errors) lỗi")
      en.append(counted(errors, "error"))
    }
    if warnings > 0 {
      vi.append("\(warnings) cảnh báo")
      en.append(counted(warnings, "warning"))
    }
    if hints > 0 {
      vi.append("\(hints) gợi ý")
      en.append(counted(hints, "hint"))
    }
    if vi.isEmpty {
      vi.append("không có lỗi")
      en.append("no mistakes found")
    }
    if !report.silenced.isEmpty {
      vi.append("đã bỏ qua \(report.silenced.count), có lý do")
      en.append("\(report.silenced.count) silenced with a reason")
    }
    if report.undecidedCount > 0 {
      vi.append("\(report.undecidedCount) điều chưa kiểm tra xong")
      en.append("\(report.undecidedCount) left undecided")
    }
    return Bilingual(
      vi: "\(files) tệp quy tắc: " + vi.joined(separator: ", "),
      en: counted(files, "rule file") + ": " + en.joined(separator: ", ")
    )
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
