// A small schema for the tests of the reference: a person with a career and titles.
import KhenSemantics
import KhenSource
import KhenSyntax

/// A person: sex, career, titles, two booleans.
struct ReferenceFixture {
  /// Fields of the dossier, in order.
  enum Field: Int { case sex, career, titles, first, second }

  var program = CheckedProgram()
  var evaluationDate = Self.day(2025, 3, 1)
  var dossier: [FactValue] = [.point(0), .list([]), .list([]), .point(0), .point(0)]
  var domains: [ReferenceDomain] = []

  static let career = CheckedVariable(id: 0, name: Name("g"), type: .record(0))
  static let title = CheckedVariable(id: 1, name: Name("d"), type: .record(1))
  static let window = CheckedVariable(id: 2, name: Name("T"), type: .yearRange)
  static let year = CheckedVariable(id: 3, name: Name("n"), type: .year)
  static let sex = CheckedExpression.field(Field.sex.rawValue, .catalogue(0))
  static let first = CheckedExpression.field(Field.first.rawValue, .boolean)
  static let second = CheckedExpression.field(Field.second.rawValue, .boolean)
  static let titles = CheckedExpression.field(Field.titles.rawValue, .list(.record(1)))
  static let male = CheckedExpression.member(0, 0)
  static let female = CheckedExpression.member(0, 1)

  init(measure: TimeMeasureDeclaration.Measure = .calendar) {
    program.time.measure = measure
    program.catalogues = [CheckedCatalogue("giới", ["nam", "nữ"], isOrdered: false)]
    program.records = [
      CheckedRecord(
        "giai_đoạn",
        isDossier: false,
        fields: [
          .init("đặc_thù", .boolean), .init("từ", .date), .init("đến", .optional(.date)),
        ]
      ),
      CheckedRecord("danh_hiệu", isDossier: false, fields: [.init("năm", .year)]),
      CheckedRecord(
        "cá_nhân",
        isDossier: true,
        fields: [
          .init("giới_tính", .catalogue(0)), .init("quá_trình", .list(.record(0))),
          .init("danh_hiệu", .list(.record(1))), .init("p", .boolean), .init("q", .boolean),
        ]
      ),
    ]
    program.variableCount = 4
    let day = ReferenceDomain.dates(0...1)
    domains = [
      .members(2), .list(.record([.boolean, day, .optional(day)]), countMax: 1),
      .list(.record([.values((2020...2025).map { .year($0) })]), countMax: 2), .boolean, .boolean,
    ]
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CivilDate.dayNumber(year: year, month: month, day: day)
  }

  /// A known day as a fact.
  static func date(_ year: Int, _ month: Int, _ day: Int) -> FactValue {
    .point(Int64(Self.day(year, month, day)))
  }

  /// A month as a fact.
  static func month(_ year: Int, _ month: Int) -> FactValue {
    let first = Self.day(year, month, 1)
    return .range(
      Int64(first),
      Int64(first + CivilDate.daysInMonth(year: year, month: month) - 1)
    )
  }

  /// The career, as weighted timeline.
  static var timeline: CheckedExpression {
    let element = CheckedExpression.variable(career)
    let weight = CheckedExpression(
      .match(
        element.field(0, .boolean),
        [
          MatchRow(patterns: [.value(.boolean(true))], body: CheckedBody(.number(14, 12))),
          MatchRow(patterns: [], body: CheckedBody(.number(1))),
        ]
      ),
      .number
    )
    return CheckedExpression(
      .timeline(
        CheckedTimeline(
          value: weight,
          start: element.field(1, .date),
          end: element.field(2, .optional(.date)),
          includesEnd: true,
          variable: career,
          list: .field(Field.career.rawValue, .list(.record(0))),
          filter: nil,
          overlap: .highest
        )
      ),
      .timeline(.number)
    )
  }

  /// 20 years for men, 15 for women, as accumulated time.
  static var threshold: CheckedExpression {
    CheckedExpression(
      .match(
        sex,
        [
          MatchRow(
            patterns: [.value(.member(catalogue: 0, index: 0))],
            body: CheckedBody(.period(years: 20))
          ),
          MatchRow(
            patterns: [.value(.member(catalogue: 0, index: 1))],
            body: CheckedBody(.period(years: 15))
          ),
        ]
      ),
      .period
    ).converted(to: .service)
  }

  /// Enough service.
  static var enough: CheckedExpression {
    timeline.applying(.weightedServiceOf, .service).compared(.greaterOrEqual, threshold)
  }

  /// A spell of the career.
  static func spell(_ from: FactValue, _ to: FactValue, special: Bool = false) -> FactValue {
    .record([.point(special ? 1 : 0), from, to])
  }

  mutating func set(_ field: Field, _ value: FactValue) { dossier[field.rawValue] = value }

  /// The years of the titles.
  mutating func setTitles(_ years: ClosedRange<Int64>...) {
    set(
      .titles,
      .list(
        years.map {
          .record([$0.count == 1 ? .point($0.lowerBound) : .range($0.lowerBound, $0.upperBound)])
        }
      )
    )
  }

  static var titleYears: CheckedExpression {
    CheckedExpression(
      .collect(
        isDistinct: true,
        value: CheckedExpression.variable(title).field(0, .year),
        title,
        list: titles,
        filter: nil
      ),
      .list(.year)
    )
  }

  /// The values of an expression in all completions, and the unknown facts that matter.
  func values(_ expression: CheckedExpression) -> (Set<ReferenceValue>, [UncertainFact.Place]) {
    guard let completions = Completions(dossier: dossier, domains: domains) else { return ([], []) }
    let values = (0..<completions.count).map { index -> ReferenceValue? in
      var evaluator = ReferenceEvaluator(
        program: program,
        kind: 2,
        dossier: completions.dossier(at: index).facts,
        evaluationDate: evaluationDate
      )
      return evaluator.keepsConstraints() ? evaluator.evaluate(expression) : nil
    }
    return (
      Set(values.compactMap { $0 }),
      completions.mattering(of: values).map { completions.facts[$0].place }
    )
  }

  /// What a boolean expression can be.
  func truth(_ expression: CheckedExpression) -> ReferenceOutcomeSet {
    ReferenceOutcomeSet(values(expression).0.map { ReferenceOutcome($0) })
  }

  /// The verdict of an award on this dossier.
  func verdict(
    _ nodes: [CheckedNode],
    bars: [CheckedBar] = [],
    documents: [CheckedDocument] = [],
    attestations: [FiledConclusion] = [],
    filed: [FiledConclusion] = []
  ) -> ReferenceVerdict? {
    let award = CheckedAward("thưởng", for: 2, nodes: nodes, bars: bars, documents: documents)
    let completions = Completions(
      dossier: dossier,
      domains: domains,
      award: award,
      attestations: attestations,
      documents: filed,
      evaluationDate: evaluationDate
    )
    return completions.map {
      ReferenceVerdict(
        program: program,
        award: award,
        kind: 2,
        evaluationDate: evaluationDate,
        completions: $0
      )
    }
  }
}
