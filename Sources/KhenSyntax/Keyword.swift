package import KhenSource

/// A keyword of the language: a word, or several words with blanks between them.
///
/// A case is one meaning. Two meanings may share a spelling where the grammar keeps them apart
/// (`năm` is a type, a unit and an index); the Vietnamese and English spellings stand in
/// `Keyword.entry`, the only table of keywords.
package enum Keyword: UInt8, Hashable, Sendable, CaseIterable {
  // Declarations at the top of a file.
  case instrument
  case catalogue
  case record
  case dossier
  case commonDossier
  case sampleDossier
  case parameter
  case definition
  case award
  case supplementFor
  case supplementDefinition
  case test
  case timeMeasure
  case monthEnd
  case lastDayExcluded
  case use
  case scorecard
  case selection
  // Values of settings.
  case byCalendar
  case byDays
  case byMonthsTouched
  case byMonthsFrom
  case byMonthsWhole
  case monthEndBack
  case monthEndForward
  case monthEndStrict
  // Clauses of an instrument.
  case numbered
  case notGiven
  case issued
  case inEffectFrom
  case replaces
  case amends
  case stillApplies
  case toGroup
  case unlessMoreFavourable
  case computed
  case attestedByPeople
  case delegated
  case notDecidable
  case notSourced
  // Citations.
  case cite
  case article
  case clause
  case point
  case section
  case part
  case bullet
  case appendix
  case verified
  case requoted
  case quotedInPart
  // Clauses of records and catalogues.
  case alsoCalled
  case evidence
  case absentMeansNone
  case constraint
  // Types.
  case booleanType
  case integerType
  case numberType
  case textType
  case dateType
  case yearType
  case yearRangeType
  case periodType
  case serviceType
  case daysType
  case moneyType
  case listOf
  case yearly
  case timelineOf
  // Words in the head of declarations.
  case per
  case forKinds
  case inGroup
  case except
  case everyAward
  case exception
  case prevailsOver
  case when
  // What stands in the braces of an award.
  case criterion
  case allOf
  case anyOf
  case groupOf
  case attestation
  case bar
  case hold
  case document
  case deadline
  case result
  case verdictByCriterion
  // Options of papers and attestations.
  case attestedBy
  case required
  case ifAny
  case form
  case copies
  // Expressions.
  case and
  case or
  case not
  case differs
  case from
  case orMore
  case toUnder
  case through
  case before
  case to
  case below
  case above
  case isIn
  case orIfNone
  case has
  case count
  case share
  case sum
  case greatest
  case least
  case over
  case collect
  case distinct
  case yearsFrom
  case timeline
  case overlapping
  case takeHighest
  case takeSum
  case match
  case otherwise
  case ofBase
  case roundUp
  case roundDown
  case mustState
  case meets
  case asOf
  case inYear
  case yes
  case no
  // Quantifiers.
  case some
  case someTwo
  case distinctIn
  case consecutiveYears
  case endingIn
  case atLeast
  case atMost
  case exactly
  case such
  case every
  case satisfies
  // Units after a number.
  case years
  case months
  case days
  case workingDays
  case dong
  // Imprecise dates.
  case monthOf
  case yearOf
  // Tests.
  case evaluationDate
  case isKind
  case unknown
  case noneGiven
  case modified
  case testCase
  case casesFrom
  case expect
  case expectVersion
  case asRecorded
  case met
  case notMet
  case unclear
  case awaiting
  case because
  case eligible
  case ineligible
  case onHold
  case undetermined
  case pending
  case notApplicable
  case ruleError
  case chosen
  case notChosen
  // What stands in the braces of a scorecard.
  case scoredItem
  case bonus
  case deduction
  case classification
  case upTo
  case scoredBy
  case scorecardTotal
  case awaitingDecision
  case cohort
  case shortBy
  case enough
  case inGroupOf
  // Clauses of a selection.
  case among
  case groupedBy
  case perGroup
  case rankedBy
  case descending
  case ascending
  case preferring
  case tiesShared
  case tiesDecidedBy
  case decides
}

extension Keyword {
  /// Where in the grammar a keyword is looked for; one spelling means one keyword in each place.
  package enum Place: String, Hashable, Sendable, CaseIterable {
    /// Declarations at the top of a file.
    case item
    /// Values of settings.
    case setting
    /// Clauses of an instrument.
    case instrument
    /// Citations.
    case citation
    /// Clauses of records and catalogues.
    case schema
    /// Types.
    case type
    /// Words in the head of declarations.
    case declaration
    /// What stands in the braces of an award.
    case block
    /// Options of papers and attestations.
    case option
    /// Expressions.
    case expression
    /// Quantifiers.
    case quantifier
    /// Units after a number.
    case unit
    /// Imprecise dates.
    case date
    /// Tests.
    case test
    /// What stands in the braces of a scorecard.
    case scorecard
    /// Clauses of a selection.
    case selection
  }

  /// The spellings of a keyword and its place.
  package struct Entry: Sendable {
    /// The Vietnamese spelling, words separated by one blank.
    package let vietnamese: String
    /// The English spelling, words separated by one blank.
    package let english: String
    /// Another English spelling that is read as well (the singular of a unit).
    package let englishAlternative: String?
    /// Where it is looked for.
    package let place: Place

    fileprivate init(
      _ vietnamese: String,
      _ english: String,
      _ place: Place,
      or alternative: String? = nil
    ) {
      self.vietnamese = vietnamese
      self.english = english
      self.place = place
      englishAlternative = alternative
    }
  }

  /// The table of keywords: both spellings of each, and its place.
  package var entry: Entry {
    switch self {
    case .instrument: Entry("văn bản", "instrument", .item)
    case .catalogue: Entry("danh mục", "catalogue", .item)
    case .record: Entry("bản ghi", "record", .item)
    case .dossier: Entry("hồ sơ", "dossier", .item)
    case .commonDossier: Entry("hồ sơ chung", "common dossier", .item)
    case .sampleDossier: Entry("hồ sơ mẫu", "sample dossier", .item)
    case .parameter: Entry("tham số", "parameter", .item)
    case .definition: Entry("khái niệm", "definition", .item)
    case .award: Entry("khen thưởng", "award", .item)
    case .supplementFor: Entry("bổ sung cho", "supplement for", .item)
    case .supplementDefinition: Entry("bổ sung khái niệm", "supplement definition", .item)
    case .test: Entry("kiểm thử", "test", .item)
    case .timeMeasure: Entry("cách tính thời gian", "time measure", .item)
    case .monthEnd: Entry("cuối tháng", "end of month", .item)
    case .lastDayExcluded: Entry("không tính ngày cuối", "last day not counted", .item)
    case .use: Entry("dùng", "use", .item)
    case .scorecard: Entry("bảng điểm", "scorecard", .item)
    case .selection: Entry("xét chọn", "selection", .item)
    case .byCalendar: Entry("theo lịch", "by calendar", .setting)
    case .byDays: Entry("theo ngày", "by days", .setting)
    case .byMonthsTouched: Entry("theo tháng có làm", "by months touched", .setting)
    case .byMonthsFrom: Entry("theo tháng từ", "by months of at least", .setting)
    case .byMonthsWhole: Entry("theo tháng trọn", "by whole months", .setting)
    case .monthEndBack: Entry("lùi về", "back", .setting)
    case .monthEndForward: Entry("sang tháng sau", "to next month", .setting)
    case .monthEndStrict: Entry("nghiêm ngặt", "strict", .setting)
    case .numbered: Entry("số hiệu", "number", .instrument)
    case .notGiven: Entry("chưa ghi", "not given", .instrument)
    case .issued: Entry("ban hành", "issued", .instrument)
    case .inEffectFrom: Entry("hiệu lực từ", "in effect from", .instrument)
    case .replaces: Entry("thay thế", "replaces", .instrument)
    case .amends: Entry("sửa đổi", "amends", .instrument)
    case .stillApplies: Entry("còn áp dụng", "still applies", .instrument)
    case .toGroup: Entry("cho nhóm", "to group", .instrument)
    case .unlessMoreFavourable:
      Entry("trừ khi bản mới có lợi hơn", "unless the later is more favourable", .instrument)
    case .computed: Entry("tự tính", "computed", .instrument)
    case .attestedByPeople: Entry("người xác nhận", "attested by people", .instrument)
    case .delegated: Entry("giao cơ quan khác", "delegated", .instrument)
    case .notDecidable: Entry("không quyết định bằng quy tắc", "not decidable by rule", .instrument)
    case .notSourced: Entry("chưa có nguồn", "not sourced", .instrument)
    case .cite: Entry("căn cứ", "under", .citation)
    case .article: Entry("điều", "article", .citation)
    case .clause: Entry("khoản", "clause", .citation)
    case .point: Entry("điểm", "point", .citation)
    case .section: Entry("mục", "section", .citation)
    case .part: Entry("phần", "part", .citation)
    case .bullet: Entry("gạch", "bullet", .citation)
    case .appendix: Entry("phụ lục", "appendix", .citation)
    case .verified: Entry("đã đối chiếu", "verified", .citation)
    case .requoted: Entry("trích lại", "requoted", .citation)
    case .quotedInPart: Entry("trích thiếu", "quoted in part", .citation)
    case .alsoCalled: Entry("còn gọi", "also called", .schema)
    case .evidence: Entry("minh chứng", "proved by", .schema)
    case .absentMeansNone: Entry("không kê khai là không có", "absent means none", .schema)
    case .constraint: Entry("ràng buộc", "constraint", .schema)
    case .booleanType: Entry("đúng_sai", "boolean", .type)
    case .integerType: Entry("số nguyên", "integer", .type)
    case .numberType: Entry("số", "number", .type)
    case .textType: Entry("chuỗi", "text", .type)
    case .dateType: Entry("ngày", "date", .type)
    case .yearType: Entry("năm", "year", .type)
    case .yearRangeType: Entry("khoảng năm", "year range", .type)
    case .periodType: Entry("thời hạn", "period", .type)
    case .serviceType: Entry("thời gian", "accumulated time", .type)
    case .daysType: Entry("số ngày", "number of days", .type)
    case .moneyType: Entry("tiền", "money", .type)
    case .listOf: Entry("danh sách", "list of", .type)
    case .yearly: Entry("theo năm", "yearly", .type)
    case .timelineOf: Entry("dòng thời gian", "timeline of", .type)
    case .per: Entry("theo", "under", .declaration)
    case .forKinds: Entry("cho", "for", .declaration)
    case .inGroup: Entry("nhóm", "in group", .declaration)
    case .except: Entry("trừ", "except", .declaration)
    case .everyAward: Entry("mọi khen thưởng", "every award", .declaration)
    case .exception: Entry("ngoại lệ", "exception", .declaration)
    case .prevailsOver: Entry("ưu tiên hơn", "prevails over", .declaration)
    case .when: Entry("khi", "when", .declaration)
    case .criterion: Entry("điều kiện", "criterion", .block)
    case .allOf: Entry("tất cả", "all of", .block)
    case .anyOf: Entry("một trong", "any of", .block)
    case .groupOf: Entry("trong", "of", .block)
    case .attestation: Entry("xác nhận", "attestation", .block)
    case .bar: Entry("loại trừ", "bar", .block)
    case .hold: Entry("tạm dừng", "hold", .block)
    case .document: Entry("tài liệu", "document", .block)
    case .deadline: Entry("hạn", "deadline", .block)
    case .result: Entry("kết quả", "result", .block)
    case .verdictByCriterion:
      Entry("kết luận theo từng điều kiện", "verdict by criterion", .block)
    case .attestedBy: Entry("bởi", "by", .option)
    case .required: Entry("bắt buộc", "required", .option)
    case .ifAny: Entry("nếu có", "if any", .option)
    case .form: Entry("mẫu", "form", .option)
    case .copies: Entry("số bản", "copies", .option)
    case .and: Entry("và", "and", .expression)
    case .or: Entry("hoặc", "or", .expression)
    case .not: Entry("không", "not", .expression)
    case .differs: Entry("khác", "differs from", .expression)
    case .from: Entry("từ", "from", .expression)
    case .orMore: Entry("trở lên", "upward", .expression)
    case .toUnder: Entry("đến dưới", "to under", .expression)
    case .through: Entry("đến hết", "through", .expression)
    case .before: Entry("đến trước", "before", .expression)
    case .to: Entry("đến", "to", .expression)
    case .below: Entry("dưới", "below", .expression)
    case .above: Entry("trên", "above", .expression)
    case .isIn: Entry("trong", "in", .expression)
    case .orIfNone: Entry("nếu không có thì", "or if none", .expression)
    case .has: Entry("có", "has", .expression)
    case .count: Entry("đếm", "count", .expression)
    case .share: Entry("tỷ lệ", "share of", .expression)
    case .sum: Entry("tổng", "sum", .expression)
    case .greatest: Entry("lớn nhất", "greatest", .expression)
    case .least: Entry("nhỏ nhất", "least", .expression)
    case .over: Entry("với", "for", .expression)
    case .collect: Entry("các", "all", .expression)
    case .distinct: Entry("khác nhau", "distinct", .expression)
    case .yearsFrom: Entry("các năm từ", "years from", .expression)
    case .timeline: Entry("dòng", "timeline", .expression)
    case .overlapping: Entry("trùng nhau", "overlaps", .expression)
    case .takeHighest: Entry("lấy cao nhất", "take highest", .expression)
    case .takeSum: Entry("cộng dồn", "add", .expression)
    case .match: Entry("tra", "match", .expression)
    case .otherwise: Entry("còn lại", "otherwise", .expression)
    case .ofBase: Entry("của", "of", .expression)
    case .roundUp: Entry("làm tròn lên", "round up", .expression)
    case .roundDown: Entry("làm tròn xuống", "round down", .expression)
    case .mustState: Entry("phải kê khai", "must state", .expression)
    case .meets: Entry("đủ tiêu chuẩn", "meets", .expression)
    case .asOf: Entry("tại", "as of", .expression)
    case .inYear: Entry("năm", "in year", .expression)
    case .yes: Entry("đúng", "true", .expression)
    case .no: Entry("sai", "false", .expression)
    case .some: Entry("có", "some", .quantifier)
    case .someTwo: Entry("có hai", "some two", .quantifier)
    case .distinctIn: Entry("khác nhau trong", "distinct in", .quantifier)
    case .consecutiveYears: Entry("năm liên tiếp", "consecutive years", .quantifier)
    case .endingIn: Entry("kết thúc tại", "ending in", .quantifier)
    case .atLeast: Entry("ít nhất", "at least", .quantifier)
    case .atMost: Entry("không quá", "at most", .quantifier)
    case .exactly: Entry("đúng", "exactly", .quantifier)
    case .such: Entry("mà", "where", .quantifier)
    case .every: Entry("mọi", "every", .quantifier)
    case .satisfies: Entry("đều", "satisfies", .quantifier)
    case .years: Entry("năm", "years", .unit, or: "year")
    case .months: Entry("tháng", "months", .unit, or: "month")
    case .days: Entry("ngày", "days", .unit, or: "day")
    case .workingDays: Entry("ngày làm việc", "working days", .unit, or: "working day")
    case .dong: Entry("đồng", "dong", .unit)
    case .monthOf: Entry("tháng", "month", .date)
    case .yearOf: Entry("năm", "year", .date)
    case .evaluationDate: Entry("ngày_xét", "evaluation_date", .test)
    case .isKind: Entry("là", "is", .test)
    case .unknown: Entry("không rõ", "unknown", .test)
    case .noneGiven: Entry("không có", "none", .test)
    case .modified: Entry("sửa", "with", .test)
    case .testCase: Entry("trường hợp", "case", .test)
    case .casesFrom: Entry("trường hợp theo", "cases from", .test)
    case .expect: Entry("mong đợi", "expect", .test)
    case .expectVersion: Entry("theo", "under", .test)
    case .asRecorded: Entry("như đã ghi", "as recorded", .test)
    case .met: Entry("đạt", "met", .test)
    case .notMet: Entry("không đạt", "not met", .test)
    case .unclear: Entry("chưa rõ", "unclear", .test)
    case .awaiting: Entry("chờ", "awaiting", .test)
    case .because: Entry("vì", "because", .test)
    case .eligible: Entry("đủ điều kiện", "eligible", .test)
    case .ineligible: Entry("không đủ điều kiện", "ineligible", .test)
    case .onHold: Entry("chưa xét", "on hold", .test)
    case .undetermined: Entry("chưa đủ căn cứ", "undetermined", .test)
    case .pending: Entry("chờ xác nhận", "pending", .test)
    case .notApplicable: Entry("không thuộc đối tượng", "not applicable", .test)
    case .ruleError: Entry("lỗi quy tắc", "rule error", .test)
    case .scoredItem: Entry("tiêu chí", "item", .scorecard)
    case .bonus: Entry("cộng", "bonus", .scorecard)
    case .deduction: Entry("trừ", "deduction", .scorecard)
    case .classification: Entry("xếp loại", "classification", .scorecard)
    case .upTo: Entry("tối đa", "up to", .scorecard)
    case .scoredBy: Entry("chấm bởi", "scored by", .scorecard)
    case .scorecardTotal: Entry("tổng", "total", .scorecard)
    case .chosen: Entry("được chọn", "chosen", .test)
    case .notChosen: Entry("không được chọn", "not chosen", .test)
    case .awaitingDecision: Entry("chờ quyết định", "awaiting decision", .test)
    case .cohort: Entry("đợt", "cohort", .test)
    case .shortBy: Entry("thiếu", "short by", .test)
    case .enough: Entry("đủ số lượng", "enough", .test)
    case .inGroupOf: Entry("trong nhóm", "in group", .test)
    case .among: Entry("trong số", "among", .selection)
    case .groupedBy: Entry("nhóm theo", "grouped by", .selection)
    case .perGroup: Entry("mỗi nhóm", "per group", .selection)
    case .rankedBy: Entry("xếp theo", "ranked by", .selection)
    case .descending: Entry("giảm dần", "descending", .selection)
    case .ascending: Entry("tăng dần", "ascending", .selection)
    case .preferring: Entry("ưu tiên", "preferring", .selection)
    case .tiesShared: Entry("bằng nhau cùng hạng", "ties share a rank", .selection)
    case .tiesDecidedBy: Entry("bằng nhau do", "ties decided by", .selection)
    case .decides: Entry("quyết định", "decides", .selection)
    }
  }

  /// The spelling in one language.
  package func spelling(in language: Language) -> String {
    language == .vietnamese ? entry.vietnamese : entry.english
  }

  /// Whether the words cannot be a name where a value is expected.
  ///
  /// The other keywords are looked for only where nothing else can stand, so that fields and
  /// definitions may be called `điểm`, `mục` or `số` and be used without quotes.
  package var isReserved: Bool {
    switch entry.place {
    case .item, .declaration, .block, .expression, .quantifier: true
    case .citation: self == .cite
    case .setting, .instrument, .schema, .type, .option, .unit, .date, .test, .scorecard,
      .selection:
      false
    }
  }
}
