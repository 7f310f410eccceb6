package import KhenSource
import KhenSyntax

extension DiagnosticID {
  package static let silencingWithoutReason = DiagnosticID(
    "silencing-without-reason",
    "bỏ-qua-không-lý-do"
  )
  package static let unknownSilencing = DiagnosticID("unknown-silencing", "bỏ-qua-mã-lạ")
  package static let unusedSilencing = DiagnosticID("unused-silencing", "bỏ-qua-thừa")
  package static let silencedError = DiagnosticID("silenced-error", "bỏ-qua-lỗi")
}

// What is said about comments that silence findings.
extension Diagnostic {
  static func silencingWithoutReason(_ directive: SilencingDirective) -> Diagnostic {
    let ids = directive.targets.map { $0.id }.joined(separator: ", ")
    return Diagnostic(
      .silencingWithoutReason,
      severity: .warning,
      message: Bilingual(
        vi: "bỏ qua một thông báo thì phải ghi lý do, nên dòng này chưa bỏ qua gì",
        en: "silencing needs a reason, so this line silences nothing yet"
      ),
      at: Label(directive.range),
      help: Bilingual(
        vi: "viết: // bỏ qua [\(ids)]: lý do",
        en: "write: // allow [\(ids)]: reason"
      )
    )
  }

  static func unknownSilencing(
    _ target: SilencingDirective.Target,
    suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      .unknownSilencing,
      severity: .warning,
      message: target.id.isEmpty
        ? Bilingual(
          vi: "chưa ghi bỏ qua thông báo nào",
          en: "what is to be silenced is not named"
        )
        : Bilingual(
          vi: "không có thông báo nào tên “\(target.id)”",
          en: "no message has the id “\(target.id)”"
        ),
      at: Label(target.range),
      help: suggestion.map {
        Bilingual(vi: "có phải ý là “\($0)”?", en: "did you mean “\($0)”?")
      }
        ?? Bilingual(
          vi: "chép tên trong ngoặc vuông của thông báo; xem tất cả: khen help",
          en: "copy the name in the square brackets of the message; for all of them: khen help"
        ),
      fixes: suggestion.map {
        [
          Fix(
            title: Bilingual(vi: "đổi thành “\($0)”", en: "change to “\($0)”"),
            edits: [Edit(target.range, $0)]
          )
        ]
      } ?? []
    )
  }

  static func unusedSilencing(
    _ target: SilencingDirective.Target,
    of directive: SilencingDirective,
    in sources: SourceMap
  ) -> Diagnostic {
    Diagnostic(
      .unusedSilencing,
      severity: .warning,
      message: Bilingual(
        vi: "không còn thông báo “\(target.id)” nào ở dòng này để bỏ qua",
        en: "there is no “\(target.id)” on the line that could be silenced"
      ),
      at: Label(target.range),
      help: Bilingual(
        vi: "bỏ ghi chú này; nếu thông báo ở dòng khác thì đặt ghi chú ngay trên dòng đó",
        en: "remove the comment; if the message is on another line, put it right above that line"
      ),
      // What else the comment silences stays.
      fixes: directive.targets.count > 1 ? [] : [removal(of: directive, in: sources)]
    )
  }

  static func silencedError(_ directive: SilencingDirective) -> Diagnostic {
    Diagnostic(
      .silencedError,
      severity: .warning,
      message: Bilingual(
        vi: "lỗi thì không bỏ qua được, chỉ cảnh báo và gợi ý",
        en: "errors cannot be silenced, only warnings and hints"
      ),
      at: Label(directive.range),
      help: Bilingual(
        vi: "sửa lỗi, rồi bỏ ghi chú này",
        en: "mend the error, then remove the comment"
      )
    )
  }

  /// Removes a comment, with its line where it has one to itself.
  private static func removal(of directive: SilencingDirective, in sources: SourceMap) -> Fix {
    var start = Int(directive.range.start)
    var end = Int(directive.range.end)
    if let file = sources[directive.range.file] {
      while start > 0, file.bytes[start - 1] == 0x20 || file.bytes[start - 1] == 0x09 { start -= 1 }
      if directive.hasOwnLine {
        if end < file.bytes.count, file.bytes[end] == 0x0D { end += 1 }
        if end < file.bytes.count, file.bytes[end] == 0x0A { end += 1 }
      }
    }
    return Fix(
      title: Bilingual(vi: "bỏ ghi chú", en: "remove the comment"),
      edits: [Edit(SourceRange(file: directive.range.file, start: start, end: end), "")],
      isSafe: true
    )
  }
}
