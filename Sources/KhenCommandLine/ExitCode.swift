package import KhenSource

/// How a command ends, for scripts; the numbers are part of the promise and never change.
///
/// Where several apply, the highest one wins.
package enum ExitCode: Int32, Sendable, CaseIterable {
  /// Everything was done.
  case done = 0
  /// Rules or tests have findings, or a verdict of `--fail-on` came out.
  case findings = 1
  /// The command line is wrong, a file is missing, or the rules have errors.
  case wrongUsage = 2
  /// Some dossiers could not be read; all others have their result.
  case unreadableDossiers = 3

  /// What the code means, as `khen help exit-codes` says it.
  package var meaning: Bilingual {
    switch self {
    case .done:
      Bilingual(vi: "đã làm xong", en: "done")
    case .findings:
      Bilingual(
        vi: "có điều cần sửa: “validate” thấy lỗi, “test” có phép thử không đạt, “fmt” gặp tệp có"
          + " lỗi hoặc “fmt --check” gặp tệp chưa theo kiểu chung, “diff” thấy thay đổi, hoặc có kết"
          + " luận nêu ở --fail-on",
        en: "findings: “validate” found mistakes, a test of “test” failed, “fmt” met a file with"
          + " mistakes or “fmt --check” one not in the style, “diff” found changes, or a verdict named"
          + " by --fail-on came out"
      )
    case .wrongUsage:
      Bilingual(
        vi: "dùng lệnh sai, không mở được tệp, hoặc bộ quy tắc có lỗi nên không xét được",
        en: "wrong usage, a file cannot be opened, or the rules have errors and cannot be applied"
      )
    case .unreadableDossiers:
      Bilingual(
        vi: "có hồ sơ không đọc được; các hồ sơ khác vẫn có kết quả",
        en: "some dossiers could not be read; all others have their result"
      )
    }
  }

  /// The code that wins over another.
  package func combined(with other: ExitCode) -> ExitCode {
    other.rawValue > rawValue ? other : self
  }
}
