import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Results made by hand; all people and places are fictional.
enum Samples {
  static let medal = "Kỷ niệm chương “Vì sức khỏe nhân dân”"

  static let places = PlaceTable(
    dataPlace: { origin in
      origin == 0
        ? nil : DataPlace(file: "ho-so.ndjson", line: Int(origin), pointer: "/quá_trình/0/từ")
    },
    rulePlace: { "rules/bo-y-te.khen:\($0.start)" }
  )

  /// One result for each verdict.
  static let all: [DossierResult] = [
    eligible, ineligible, undetermined, onHold, pending, unreadable, notApplicable, conflicting,
  ]

  static let eligible = DossierResult(
    position: 1,
    explanation: base("HS-0001", "Nguyễn Thị A", .eligible)
  )

  static let ineligible: DossierResult = {
    var explanation = base("HS-0002", "Trần Văn B", .ineligible)
    explanation.reasons = [
      Reason(
        node: "thâm_niên",
        subject: serviceLabel,
        text: Bilingual(
          vi: "Thời gian công tác 18 năm 8 tháng, cần 20 năm (Điều 8 khoản 1);"
            + " đủ từ 01/02/2026 nếu tiếp tục công tác",
          en: "Service 18 years 8 months, 20 years needed (Article 8 clause 1);"
            + " met from 01/02/2026 if service goes on"
        )
      )
    ]
    explanation.eligibleFrom = day(2026, 2, 1)
    explanation.nodes = [serviceNode, achievements, discipline, conduct, statement]
    explanation.results = [
      ResultText(
        name: "hạn_nộp",
        label: "Hạn nộp hồ sơ",
        isDeadline: true,
        value: Bilingual(vi: "15/01/2025", en: "15/01/2025"),
        citations: [citation("9", "1")]
      )
    ]
    explanation.uncertainSources = [citation("8", "2", certainty: .requoted)]
    return DossierResult(position: 2, explanation: explanation)
  }()

  static let undetermined: DossierResult = {
    var explanation = base("HS-0003", "Lê Thị C", .undetermined)
    let gender = FactUse(
      cause: .fact,
      path: "giới_tính",
      label: Bilingual(vi: "Giới tính", en: "Giới tính"),
      value: Bilingual(vi: "không rõ", en: "unknown"),
      origin: 0
    )
    let start = FactUse(
      cause: .fact,
      path: "quá_trình[1].từ",
      label: Bilingual(
        vi: "Từ (Quá trình công tác, dòng 1: TYT xã X)",
        en: "Từ (Quá trình công tác, row 1: TYT xã X)"
      ),
      value: Bilingual(vi: "tháng 9/1998", en: "September 1998"),
      origin: 3
    )
    explanation.missing = [gender, start]
    explanation.reasons = [
      Reason(
        node: "",
        subject: Bilingual(vi: "thiếu giới tính", en: "missing: giới tính"),
        text: Bilingual(
          vi: "thiếu: Giới tính; Từ (TYT xã X)",
          en: "missing: Giới tính; Từ (TYT xã X)"
        )
      )
    ]
    var node = ExplanationNode(
      kind: .criterion,
      name: "thâm_niên",
      label: serviceLabel.vi,
      outcome: .undetermined,
      citations: [citation("8", "1")]
    )
    node.missing = [gender, start]
    node.lawGaps = ["Điều 8 khoản 2 (dân số)"]
    explanation.nodes = [node]
    explanation.lawGaps = ["Điều 8 khoản 2 (dân số)"]
    explanation.isIncomplete = true
    return DossierResult(position: 3, explanation: explanation)
  }()

  static let onHold: DossierResult = {
    var explanation = base("HS-0004", "Phạm D", .onHold)
    explanation.reasons = [
      Reason(
        node: "đang_xem_xét",
        subject: Bilingual(vi: "đang xem xét kỷ luật", en: "discipline"),
        text: Bilingual(
          vi: "đang xem xét kỷ luật từ 12/08/2024 (NĐ 152/2025 Điều 4 khoản 4)",
          en: "discipline under consideration since 12/08/2024 (NĐ 152/2025 Article 4 clause 4)"
        )
      )
    ]
    return DossierResult(position: 4, explanation: explanation)
  }()

  static let pending: DossierResult = {
    var explanation = base("HS-0005", "Hoàng E", .pending)
    explanation.awaiting = ["Giữ gìn y đức, gương mẫu chấp hành pháp luật"]
    explanation.reasons = [
      Reason(
        node: "y_đức",
        subject: Bilingual(vi: "chờ xác nhận y đức", en: "awaiting y đức"),
        text: Bilingual(
          vi: "Hội đồng cơ sở chưa xác nhận: chấp hành pháp luật, y đức",
          en: "not yet attested by the council: chấp hành pháp luật, y đức"
        )
      )
    ]
    return DossierResult(position: 5, explanation: explanation)
  }()

  static let unreadable = DossierResult(
    position: 6,
    explanation: base("HS-0006", "", .dataError),
    dataErrors: [
      DataErrorText(
        code: "impossible-date",
        message: Bilingual(
          vi: "ngày sinh “31/02/1975” không có thật",
          en: "“31/02/1975” is not a date that exists"
        ),
        place: DataPlace(file: "ho-so.csv", line: 6, row: 5, column: "ngày_sinh")
      )
    ],
    place: DataPlace(file: "ho-so.csv", line: 6)
  )

  static let notApplicable: DossierResult = {
    var explanation = base("HS-0007", "Trạm y tế xã Y", .notApplicable)
    explanation.version = nil
    return DossierResult(position: 7, explanation: explanation)
  }()

  static let conflicting: DossierResult = {
    var explanation = base("HS-0008", "Đỗ G", .ruleError)
    var node = ExplanationNode(
      kind: .criterion,
      name: "thâm_niên",
      label: serviceLabel.vi,
      outcome: .error,
      citations: [citation("8", "1")]
    )
    node.conflicts = [
      SourceRange(file: FileID(0), start: 20, end: 25),
      SourceRange(file: FileID(0), start: 21, end: 30),
    ]
    explanation.nodes = [node]
    return DossierResult(position: 8, explanation: explanation)
  }()

  // MARK: - Parts

  private static let serviceLabel = Bilingual(
    vi: "Đủ thời gian công tác trong ngành Y tế",
    en: "Đủ thời gian công tác trong ngành Y tế"
  )

  private static let serviceNode: ExplanationNode = {
    var node = ExplanationNode(
      kind: .criterion,
      name: "thâm_niên",
      label: serviceLabel.vi,
      outcome: .notMet,
      citations: [citation("8", "1")]
    )
    node.statement = Bilingual(
      vi: "có 18 năm 8 tháng < cần 20 năm",
      en: "18 years 8 months < 20 years needed"
    )
    node.shortfall = Shortfall(
      text: Bilingual(vi: "thiếu 1 năm 4 tháng", en: "1 year 4 months short"),
      metFrom: day(2026, 2, 1)
    )
    node.details = [
      Detail(
        text: Bilingual(
          vi: "BV Đa khoa tỉnh, khoa Nội: 01/09/2004 – 31/08/2014, 10 năm",
          en: "BV Đa khoa tỉnh, khoa Nội: 01/09/2004 – 31/08/2014, 10 years"
        ),
        children: [Detail(text: Bilingual(vi: "hệ số 1", en: "weight 1"))]
      ),
      Detail(
        text: Bilingual(
          vi: "BV Tâm thần: 01/09/2014 – 31/12/2020, 6 năm 4 tháng × 14/12 = 7 năm 4 tháng 20 ngày",
          en: "BV Tâm thần: 01/09/2014 – 31/12/2020, 6 years 4 months × 14/12 = 7 years 4 months"
            + " 20 days"
        ),
        outcome: .met,
        citations: [citation("8", "1", point: "b")]
      ),
    ]
    node.facts = [
      FactUse(
        cause: .fact,
        path: "giới_tính",
        label: Bilingual(vi: "Giới tính", en: "Giới tính"),
        value: Bilingual(vi: "nam", en: "nam"),
        origin: 2
      )
    ]
    return node
  }()

  private static let achievements: ExplanationNode = {
    var node = ExplanationNode(
      kind: .group(.atLeast(2)),
      name: "",
      label: "Thành tích",
      outcome: .met,
      citations: []
    )
    node.children = [
      ExplanationNode(
        kind: .criterion,
        name: "sáng_kiến",
        label: "Có sáng kiến, đề tài nghiên cứu khoa học được công nhận và áp dụng có hiệu quả",
        outcome: .met,
        citations: [citation("8", "2", certainty: .requoted)]
      ),
      ExplanationNode(
        kind: .criterion,
        name: "bằng_khen",
        label: "Bằng khen cấp Bộ",
        outcome: .notMet,
        citations: []
      ),
    ]
    return node
  }()

  private static let discipline = ExplanationNode(
    kind: .bar,
    name: "kỷ_luật",
    label: "Đang trong thời gian chấp hành kỷ luật",
    outcome: .met,
    citations: [citation("4", "3")]
  )

  private static let conduct = ExplanationNode(
    kind: .attestation(by: "Hội đồng Thi đua - Khen thưởng cơ sở"),
    name: "y_đức",
    label: "Giữ gìn y đức",
    outcome: .awaiting,
    citations: []
  )

  private static let statement = ExplanationNode(
    kind: .document,
    name: "tờ_trình",
    label: "Tờ trình kèm danh sách",
    outcome: .undetermined,
    citations: []
  )

  private static func base(_ key: String, _ nominee: String, _ verdict: Verdict) -> Explanation {
    Explanation(
      award: "kỷ_niệm_chương",
      awardLabel: medal,
      version: VersionText(
        instrument: "TT_25_2023",
        label: "TT 25/2023/TT-BYT",
        effect: DaySpan(start: day(2024, 2, 15), end: nil)
      ),
      key: key,
      nominee: nominee,
      evaluationDate: day(2024, 10, 1),
      verdict: verdict
    )
  }

  private static func citation(
    _ article: String,
    _ clause: String,
    point: String? = nil,
    certainty: Certainty = .verified
  ) -> CitationText {
    var parts = [
      CitationPart(kind: .article, label: article), CitationPart(kind: .clause, label: clause),
    ]
    if let point { parts.append(CitationPart(kind: .point, label: point)) }
    return CitationText(
      instrument: "TT_25_2023",
      instrumentLabel: "TT 25/2023/TT-BYT",
      parts: parts,
      certainty: certainty
    )
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CivilDate.dayNumber(year: year, month: month, day: day)
  }
}
