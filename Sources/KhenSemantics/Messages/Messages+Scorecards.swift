import KhenSource
import KhenSyntax

// What is said about scorecards.
extension Diagnostic {
  static func scorecardWithoutItems(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .scorecardWithoutItems,
      message: Bilingual(
        vi: "bảng điểm “\(name.name.text)” chưa có tiêu chí nào",
        en: "the scorecard “\(name.name.text)” has no items"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "thêm ít nhất một “tiêu chí … tối đa … chấm bởi \"…\"” hoặc “= …”",
        en: "add at least one “item … up to … scored by \"…\"” or “= …”"
      )
    )
  }

  static func reservedScorecardName(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .reservedName,
      message: Bilingual(
        vi: "“\(name.name.text)” là tên có sẵn của mọi bảng điểm",
        en: "“\(name.name.text)” is a name that every scorecard has already"
      ),
      at: Label(name.range),
      help: Bilingual(vi: "đặt tên khác cho tiêu chí", en: "give the item another name")
    )
  }

  static func maximumNotPositive(_ name: Identifier, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .maximumNotPositive,
      message: Bilingual(
        vi: "điểm tối đa của “\(name.name.text)” phải lớn hơn 0",
        en: "the maximum of “\(name.name.text)” must be above 0"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "điểm trừ cũng ghi số dương, “trừ” đã nói là lấy đi",
        en: "a deduction is a positive number too: “deduction” says that it is taken away"
      )
    )
  }

  static func scorecardOfOtherKind(
    _ range: SourceRange,
    card: CheckedScorecard,
    kind: CheckedRecord
  ) -> Diagnostic {
    Diagnostic(
      .scorecardOfOtherKind,
      message: Bilingual(
        vi: "bảng điểm “\(card.name.text)” chấm “\(kind.name.text)”, ở đây không xét loại đó",
        en: "the scorecard “\(card.name.text)” is for “\(kind.name.text)”, which is not what"
          + " is considered here"
      ),
      at: Label(range),
      related: [Label(card.range, Bilingual(vi: "khai báo ở đây", en: "declared here"))],
      help: Bilingual(
        vi: "chỉ dùng trong khen thưởng hoặc khái niệm “cho \(kind.name.text)”",
        en: "use it in an award or definition “for \(kind.name.text)”"
      )
    )
  }

  static func scorecardWithoutClass(_ name: Identifier, of card: CheckedScorecard) -> Diagnostic {
    Diagnostic(
      .unknownField,
      message: Bilingual(
        vi: "bảng điểm “\(card.name.text)” chưa khai “xếp loại”",
        en: "the scorecard “\(card.name.text)” states no “classification”"
      ),
      at: Label(name.range),
      related: [Label(card.range, Bilingual(vi: "khai báo ở đây", en: "declared here"))]
    )
  }

  static func unknownScorecardItem(
    _ name: Identifier,
    of card: CheckedScorecard,
    suggestion: Name?
  ) -> Diagnostic {
    let items = card.items.prefix(8).map { $0.name.text }.joined(separator: ", ")
    return Diagnostic(
      .unknownField,
      message: Bilingual(
        vi: "bảng điểm “\(card.name.text)” không có mục “\(name.name.text)”",
        en: "the scorecard “\(card.name.text)” has no “\(name.name.text)”"
      ),
      at: Label(name.range),
      related: [Label(card.range, Bilingual(vi: "khai báo ở đây", en: "declared here"))],
      notes: [
        Bilingual(
          vi: "có: tổng, xếp_loại, \(items)",
          en: "there are: total, classification, \(items)"
        )
      ],
      help: suggestion.map {
        Bilingual(vi: "có phải ý là “\($0.text)”?", en: "did you mean “\($0.text)”?")
      },
      fixes: suggestion.map {
        [
          Fix(
            title: Bilingual(vi: "đổi thành “\($0.text)”", en: "change to “\($0.text)”"),
            edits: [Edit(name.range, $0.text)]
          )
        ]
      } ?? []
    )
  }

  static func scoreOutOfRange(
    _ name: Name,
    _ bounds: NumberBounds,
    at range: SourceRange
  ) -> Diagnostic {
    let greatest = bounds.greatest.map { points($0) }
    return Diagnostic(
      .wrongData,
      message: Bilingual(
        vi: greatest.map { "“\(name.text)” phải từ 0 đến \($0) điểm" }
          ?? "“\(name.text)” không được âm",
        en: greatest.map { "“\(name.text)” must be from 0 to \($0) points" }
          ?? "“\(name.text)” cannot be negative"
      ),
      at: Label(range)
    )
  }

  /// A maximum as people write it, by whole numbers or hundredths; else as a fraction.
  private static func points(_ value: Rational) -> String {
    if value.isWhole { return "\(value.numerator)" }
    guard let hundredths = value.multiplied(by: Rational(100)), hundredths.isWhole else {
      return "\(value.numerator)/\(value.denominator)"
    }
    let (whole, rest) = hundredths.numerator.quotientAndRemainder(dividingBy: 100)
    return "\(whole)," + (rest < 10 ? "0" : "") + "\(rest)"
  }

  static func unknownScorecard(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    Diagnostic(
      .unknownName,
      message: Bilingual(
        vi: "không tìm thấy bảng điểm “\(name.name.text)”",
        en: "there is no scorecard “\(name.name.text)”"
      ),
      at: Label(name.range, Bilingual(vi: "chưa khai báo", en: "not declared")),
      help: suggestion.map {
        Bilingual(vi: "có phải ý là “\($0.text)”?", en: "did you mean “\($0.text)”?")
      }
    )
  }

  static func scorecardAsValue(_ name: Identifier, _ card: CheckedScorecard) -> Diagnostic {
    Diagnostic(
      .unknownName,
      message: Bilingual(
        vi: "“\(name.name.text)” là bảng điểm, không phải một giá trị",
        en: "“\(name.name.text)” is a scorecard, not a value"
      ),
      at: Label(name.range),
      related: [Label(card.range, Bilingual(vi: "khai báo ở đây", en: "declared here"))],
      help: Bilingual(
        vi: "viết “\(name.name.text).tổng”, “\(name.name.text).xếp_loại” hoặc một tiêu chí của nó",
        en:
          "write “\(name.name.text).total”, “\(name.name.text).classification” or one of its items"
      )
    )
  }

  static func totalWithoutScorecard(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .totalOutsideScorecard,
      message: Bilingual(
        vi: "chưa nói “\(name.name.text)” của bảng điểm nào",
        en: "which scorecard's “\(name.name.text)” is meant is not said"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "viết “tên_bảng_điểm.\(name.name.text)”, hoặc kiểm thử “cho” chính bảng điểm",
        en: "write “name_of_scorecard.\(name.name.text)”, or make the test “for” the scorecard"
      )
    )
  }

  static func scorecardExpectation(_ card: CheckedScorecard, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .scorecardExpectation,
      message: Bilingual(
        vi: "“\(card.name.text)” là bảng điểm: không có kết luận, chỉ có điểm và xếp loại",
        en: "“\(card.name.text)” is a scorecard: it gives points and a class, no verdict"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết “mong đợi tổng = 87”, “mong đợi xếp_loại = …” hoặc “mong đợi chưa rõ tổng”",
        en: "write “expect total = 87”, “expect classification = …” or “expect unclear total”"
      )
    )
  }
}
