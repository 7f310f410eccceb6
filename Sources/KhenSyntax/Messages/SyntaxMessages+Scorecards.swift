import KhenSource

extension SyntaxMessages {
  static func itemWithoutPoints(
    _ name: String,
    scoredBy: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .itemWithoutPoints,
      message: Bilingual(
        vi: "chưa nói điểm của “\(name)” từ đâu ra",
        en: "where the points of “\(name)” come from is not said"
      ),
      at: Label(range, Bilingual(vi: "ở đây", en: "here")),
      help: Bilingual(
        vi: "viết “= …” nếu tính được từ hồ sơ, hoặc “\(scoredBy) …” nếu có người chấm",
        en:
          "write “= …” if it is worked out from the dossier, or “\(scoredBy) …” if people score it"
      )
    )
  }

  static func repeatedClassification(at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .repeatedClause,
      message: Bilingual(
        vi: "“xếp loại” đã ghi ở trên",
        en: "“classification” is stated twice"
      ),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "lần đầu ở đây", en: "first here"))]
    )
  }

  static func totalOutsideScorecard(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .totalOutsideScorecard,
      message: Bilingual(
        vi: "“\(text)” đứng một mình chỉ dùng trong “xếp loại” của bảng điểm",
        en: "“\(text)” by itself is used only in the “classification” of a scorecard"
      ),
      at: Label(range, Bilingual(vi: "tổng của cái gì?", en: "the total of what?")),
      help: Bilingual(
        vi: "nơi khác viết “tên_bảng_điểm.tổng”; cộng một danh sách: “tổng x.… với x trong …”",
        en: "elsewhere write “name_of_scorecard.total”; for a list: “sum x.… for x in …”"
      )
    )
  }
}
