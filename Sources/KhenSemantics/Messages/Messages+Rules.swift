import KhenSource
import KhenSyntax

// What is said about lookups, definitions, awards and the law behind them.
extension Diagnostic {
  static func lookupGap(_ range: SourceRange, missing: [String]) -> Diagnostic {
    let names = missing.prefix(8).joined(separator: ", ")
    return Diagnostic(
      .lookupGap,
      message: missing.isEmpty
        ? Bilingual(
          vi: "bảng tra chưa có dòng cho mọi giá trị",
          en: "the lookup has no row for some values"
        )
        : Bilingual(
          vi: "bảng tra chưa có dòng cho: \(names)",
          en: "the lookup has no row for: \(names)"
        ),
      at: Label(range),
      help: Bilingual(
        vi: "thêm dòng còn thiếu, hoặc dòng “còn lại: …”",
        en: "add the missing rows, or a row “otherwise: …”"
      )
    )
  }

  static func lookupOverlap(
    _ range: SourceRange,
    first: SourceRange,
    what: String?
  ) -> Diagnostic {
    Diagnostic(
      .lookupOverlap,
      message: what.map {
        Bilingual(vi: "“\($0)” đã có dòng khác", en: "“\($0)” already has a row")
      }
        ?? Bilingual(
          vi: "dòng này trùng với một dòng khác",
          en: "this row overlaps another"
        ),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "dòng kia ở đây", en: "the other row"))]
    )
  }

  static func repeatedOtherwise(_ range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .lookupOverlap,
      message: Bilingual(vi: "“còn lại” viết hai lần", en: "“otherwise” stands twice"),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "lần đầu ở đây", en: "first here"))]
    )
  }

  static func emptyRange(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .lookupOverlap,
      message: Bilingual(vi: "khoảng này không có giá trị nào", en: "this range is empty"),
      at: Label(range),
      help: Bilingual(vi: "đổi chỗ hai đầu", en: "exchange the two ends")
    )
  }

  static func otherwiseHidesValues(_ range: SourceRange, catalogue: Name) -> Diagnostic {
    Diagnostic(
      .otherwiseHidesValues,
      severity: .warning,
      message: Bilingual(
        vi: "“còn lại” che mất giá trị mới của danh mục “\(catalogue.text)”",
        en: "“otherwise” swallows new values of catalogue “\(catalogue.text)”"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết rõ từng giá trị: nam, nữ",
        en: "write each value: nam, nữ"
      )
    )
  }

  static func otherwiseUnused(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .otherwiseUnused,
      severity: .warning,
      message: Bilingual(
        vi: "“còn lại” không còn giá trị nào",
        en: "nothing is left for “otherwise”"
      ),
      at: Label(range),
      help: Bilingual(vi: "bỏ dòng này", en: "remove this row")
    )
  }

  static func circular(_ names: [String], at range: SourceRange) -> Diagnostic {
    let path = names.joined(separator: " → ")
    return Diagnostic(
      .circularDefinition,
      message: Bilingual(
        vi: "vòng lẫn quẩn: \(path)",
        en: "it depends on itself: \(path)"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "bỏ một bước trong vòng này",
        en: "remove one step of the circle"
      )
    )
  }

  static func catalogueTooLarge(_ name: Identifier, count: Int) -> Diagnostic {
    Diagnostic(
      .catalogueTooLarge,
      message: Bilingual(
        vi: "danh mục “\(name.name.text)” có \(count) giá trị, nhiều nhất là 64",
        en: "catalogue “\(name.name.text)” has \(count) values, at most 64 are allowed"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "dùng kiểu chuỗi, hoặc tách thành nhiều danh mục",
        en: "use text, or several catalogues"
      )
    )
  }

  static func timeMeasureMissing(_ range: SourceRange, insertAt start: SourceRange) -> Diagnostic {
    Diagnostic(
      .timeMeasureMissing,
      message: Bilingual(
        vi: "chưa chọn cách tính thời gian",
        en: "no measure of accumulated time is chosen"
      ),
      at: Label(range, Bilingual(vi: "cộng dồn thời gian ở đây", en: "time adds up here")),
      help: Bilingual(
        vi: "viết “cách tính thời gian: theo lịch” hoặc “theo ngày 365/30” ở đầu tệp",
        en: "declare the measure of time at the top of a file"
      ),
      fixes: [
        Fix(
          title: Bilingual(vi: "tính theo lịch", en: "measure by the calendar"),
          edits: [Edit(start, "cách tính thời gian: theo lịch\n")]
        )
      ]
    )
  }

  static func conflictingSettings(_ range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .conflictingSettings,
      message: Bilingual(
        vi: "trái với khai báo ở nơi khác",
        en: "this contradicts another declaration"
      ),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "khai báo kia ở đây", en: "the other declaration"))],
      help: Bilingual(vi: "giữ lại một", en: "keep one of them")
    )
  }

  static func datesOutOfOrder(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .datesOutOfOrder,
      message: Bilingual(
        vi: "ngày này không sau ngày đứng trước nó",
        en: "this date is not after the one before it"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "xếp các giá trị theo ngày tăng dần",
        en: "order the values by rising date"
      )
    )
  }

  static func emptyEffect(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .datesOutOfOrder,
      message: Bilingual(
        vi: "thời gian hiệu lực kết thúc trước khi bắt đầu",
        en: "the effect ends before it starts"
      ),
      at: Label(range)
    )
  }

  static func instrumentOutOfEffect(
    _ name: Name,
    at range: SourceRange,
    severity: Severity
  ) -> Diagnostic {
    Diagnostic(
      .instrumentOutOfEffect,
      severity: severity,
      message: severity == .error
        ? Bilingual(
          vi: "“\(name.text)” không có hiệu lực vào lúc nào mà quy định này áp dụng",
          en: "“\(name.text)” is never in effect while this rule is"
        )
        : Bilingual(
          vi: "“\(name.text)” không có hiệu lực suốt thời gian quy định này áp dụng",
          en: "“\(name.text)” is not in effect all the time that this rule is"
        ),
      at: Label(range),
      help: Bilingual(
        vi: "sửa thời gian hiệu lực, hoặc căn cứ vào văn bản khác",
        en: "mend the period of effect, or cite another instrument"
      )
    )
  }

  static func overlappingVersions(
    _ name: Name,
    _ range: SourceRange,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .overlappingVersions,
      message: Bilingual(
        vi: "hai phiên bản của “\(name.text)” cùng có hiệu lực",
        en: "two versions of “\(name.text)” are in effect at once"
      ),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "phiên bản kia ở đây", en: "the other version"))],
      help: Bilingual(
        vi: "ghi “đến trước” hoặc “đến hết” cho phiên bản cũ",
        en: "end the earlier version with “before” or “through”"
      )
    )
  }

  static func versionEnds(
    _ name: Name,
    _ range: SourceRange,
    instrument: Name
  ) -> Diagnostic {
    Diagnostic(
      .versionEnds,
      severity: .warning,
      message: Bilingual(
        vi: "“\(name.text)” hết hiệu lực mà không có phiên bản sau, trong khi "
          + "“\(instrument.text)” còn hiệu lực",
        en: "“\(name.text)” ends without a successor while “\(instrument.text)” lives on"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "thêm phiên bản sau, hoặc một phiên bản “chưa có nguồn”",
        en: "add the next version, or one that is “not sourced”"
      )
    )
  }

  static func impossibleGroup(_ range: SourceRange, needed: Int, found: Int) -> Diagnostic {
    Diagnostic(
      .impossibleGroup,
      message: Bilingual(
        vi: "nhóm cần ít nhất \(needed) tiêu chuẩn nhưng có \(found)",
        en: "the group needs at least \(needed) but has \(found)"
      ),
      at: Label(range)
    )
  }

  static func notSupported(_ range: SourceRange, _ what: Bilingual) -> Diagnostic {
    Diagnostic(
      .notSupported,
      message: Bilingual(vi: "chưa hỗ trợ \(what.vi)", en: "\(what.en) is not supported yet"),
      at: Label(range)
    )
  }
}
