// Random programs with random dossiers.
//
// API: `RandomCase(seed:options:)` makes the same case from the same seed. `verdict()` runs the
// reference over its completions. `shrunk(while:)` looks for a smaller case that still fails.
import KhenSemantics
import KhenSource
import KhenSyntax
import KhenTestSupport

/// What random programs may contain.
struct RandomOptions: Sendable {
  /// Greatest depth of a boolean expression.
  var depthMax = 4
  /// Greatest number of completions of a case.
  var completionsMax = 48
  /// Chance, of 100, that a fact is not fully known.
  var unknownPercent = 60
  /// Exceptions that can collide, and strict rounding.
  var allowsFailures = true
  /// Optional dates that are wholly unknown and lists that are not filed.
  ///
  /// The small domains of the case are then only a part of what they can be: the reference is a
  /// part of the truth.
  var allowsUnboundedUnknowns = true
  /// `từ <= đến` declared in the record.
  var allowsConstraints = false
  /// Timelines; the calendar measure is only sound for unknown spells.
  var measures: [TimeMeasureDeclaration.Measure] = [
    .calendar, .days365, .monthsTouched, .monthsHalf, .monthsWhole,
  ]
}

/// One program with one award and one dossier.
struct RandomCase: Sendable {
  /// The seed that it was made from.
  var seed: UInt64
  /// The program; its last record is the kind of dossier, its only award the one to decide.
  var program = CheckedProgram()
  /// Day number of the evaluation date.
  var evaluationDate = 0
  /// One value for each field of the kind.
  var dossier: [FactValue] = []
  /// What each field can be, for the reference.
  var domains: [ReferenceDomain] = []
  /// What is attested.
  var attestations: [FiledConclusion] = []
  /// What papers are filed.
  var documents: [FiledConclusion] = []
  /// Whether the domains are all that the unknown facts can be; else only soundness can be
  /// compared.
  var domainsAreExact = true

  /// Makes the case of a seed.
  init(seed: UInt64, options: RandomOptions = RandomOptions()) {
    self.seed = seed
    var generator = RandomProgram(seed: seed, options: options)
    generator.makeProgram()
    program = generator.program
    evaluationDate = generator.evaluationDate
    dossier = generator.makeDossier()
    domains = generator.domains
    domainsAreExact = generator.domainsAreExact
    (attestations, documents) = generator.makeConclusions()
    generator.narrow(&self)
  }

  /// The index of the kind of dossier.
  var kind: Int { program.records.count - 1 }

  /// The award.
  var award: CheckedAward {
    get { program.awards[0] }
    set { program.awards[0] = newValue }
  }

  /// The completions; nothing when there are too many.
  func completions(countMax: Int = 5_000) -> Completions? {
    Completions(
      dossier: dossier,
      domains: domains,
      award: award,
      attestations: attestations,
      documents: documents,
      evaluationDate: evaluationDate,
      countMax: countMax
    )
  }

  /// What the reference says; nothing when there are too many completions.
  func verdict() -> ReferenceVerdict? {
    completions().map {
      ReferenceVerdict(
        program: program,
        award: award,
        kind: kind,
        evaluationDate: evaluationDate,
        completions: $0
      )
    }
  }
}

/// The generator: a schema, definitions, an award.
struct RandomProgram {
  /// What can be named where an expression stands.
  struct Source {
    var expression: CheckedExpression
    /// Chosen more often once it was chosen.
    var uses = 0
  }

  var random: SplitMix64
  let options: RandomOptions
  var program = CheckedProgram()
  var evaluationDate = 0
  var domains: [ReferenceDomain] = []
  var domainsAreExact = true
  /// The day around which all dates lie.
  var centre = 0
  /// Facts and variables in scope.
  var sources: [Source] = []
  /// The field that is the list of records, and the series.
  var listField: Int?
  var seriesField: Int?

  /// The years that titles and series are in.
  static let years = 2020...2024
  static let (colours, grades) = (0, 1)
  static let elementRecord = 0
  /// Fields of an element: a flag, a grade, an amount, first and last day, a year.
  enum ElementField: Int, CaseIterable {
    case flag, grade, amount, from, to, year
    var type: ValueType {
      switch self {
      case .flag: .boolean
      case .grade: .catalogue(RandomProgram.grades)
      case .amount: .integer
      case .from: .date
      case .to: .optional(.date)
      case .year: .year
      }
    }
  }

  init(seed: UInt64, options: RandomOptions) {
    random = SplitMix64(seed: seed)
    self.options = options
  }

  mutating func makeProgram() {
    makeSettings()
    makeSchema()
    makeParameters()
    for _ in 0..<int(1...3) { makeDefinition() }
    makeAward()
  }

  // MARK: - Choices

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[int(0...choices.count - 1)]
  }

  /// A day at most 20 days from the centre, oftener near it.
  mutating func nearbyDay() -> Int { centre + (chance(60) ? int(-4...4) : int(-20...20)) }

  /// The index of a choice, by weight.
  mutating func weighted(_ weights: [Int]) -> Int {
    var left = int(1...weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left <= 0 { return index }
    }
    return 0
  }

  mutating func variable(_ type: ValueType) -> CheckedVariable {
    let variable = CheckedVariable(
      id: program.variableCount,
      name: Self.variableName,
      type: type
    )
    program.variableCount += 1
    return variable
  }

  private static let variableName = Name("x")

  // MARK: - Schema

  private mutating func makeSettings() {
    program.time.measure = pick(options.measures)
    program.time.monthEnd =
      chance(60) ? .down : chance(60) || !options.allowsFailures ? .up : .strict
    program.time.countsLastDay = chance(80)
    let centres = [(2024, 2, 29), (2023, 2, 28), (2023, 1, 31), (2024, 4, 30), (2024, 12, 31)]
    let chosen = pick(centres)
    centre = CivilDate.dayNumber(year: chosen.0, month: chosen.1, day: chosen.2)
    evaluationDate = centre + int(-5...20)
  }

  private mutating func makeSchema() {
    program.catalogues = Self.catalogues
    var element = Self.element
    if options.allowsConstraints, chance(50) {
      let record = variable(.record(Self.elementRecord))
      let to = CheckedExpression.variable(record).field(
        ElementField.to.rawValue,
        ElementField.to.type
      )
      let from = CheckedExpression.variable(record).field(
        ElementField.from.rawValue,
        ElementField.from.type
      )
      element.constraintVariable = record.id
      element.constraints = [
        .any([to.isPresent.negated, from.compared(.lessOrEqual, to.unwrapped)])
      ]
    }
    var fields: [CheckedRecord.Field] = []
    func add(_ type: ValueType, isComplete: Bool = false) {
      fields.append(
        CheckedRecord.Field(
          Self.fieldNames[fields.count],
          type,
          isCompleteWhenAbsent: isComplete
        )
      )
    }
    let hasList = chance(65)
    let hasSeries = chance(25)
    for _ in 0..<int(3...6) - (hasList ? 1 : 0) - (hasSeries ? 1 : 0) {
      add(
        pick([
          .boolean, .boolean, .catalogue(Self.colours), .catalogue(Self.grades), .integer, .date,
          .optional(.date),
        ])
      )
    }
    if hasList {
      listField = fields.count
      add(.list(.record(Self.elementRecord)))
    }
    if hasSeries {
      seriesField = fields.count
      let isOptional = chance(50)
      let grade = ValueType.catalogue(Self.grades)
      add(.yearly(isOptional ? .optional(grade) : grade), isComplete: isOptional && chance(50))
    }
    program.records = [element, CheckedRecord("hồ_sơ", isDossier: true, fields: fields)]
    domains = fields.map { domain($0.type, isComplete: $0.isCompleteWhenAbsent) }
    sources = fields.indices.map { Source(expression: .field($0, fields[$0].type)) }
  }

  func domain(_ type: ValueType, isComplete: Bool = false) -> ReferenceDomain {
    switch type {
    case .boolean: .boolean
    case .catalogue: .members(3)
    case .integer: .integers(0...6)
    case .date: .dates(centre - 4...centre + 4)
    case .year: .values(Self.years.map { .year($0) })
    case .optional(let wrapped): .optional(domain(wrapped))
    case .list:
      .list(.record(ElementField.allCases.map { domain($0.type) }), countMax: 3)
    case .yearly(let element):
      .series(domain(element), years: Self.years, isComplete: isComplete)
    case .error, .number, .quotient, .string, .yearRange, .period, .service, .days, .workingDays,
      .money, .record, .timeline:
      .values([])
    }
  }

  private mutating func makeParameters() {
    let change = centre + int(-5...5)
    let versions = [
      CheckedParameter.Version(
        span: DaySpan(start: nil, end: change),
        body: CheckedBody(.integer(int(0...4)))
      ),
      CheckedParameter.Version(
        span: DaySpan(start: change, end: nil),
        body: CheckedBody(.integer(int(0...4)))
      ),
    ]
    program.parameters = [
      CheckedParameter(
        name: Self.parameterName,
        type: .integer,
        label: "",
        versions: versions,
        range: .test
      )
    ]
  }

  private static let parameterName = Name("mức")
  private static let fieldNames = ["a", "b", "c", "d", "e", "f", "g", "h"]
  private static let catalogues = [
    CheckedCatalogue("màu", ["đỏ", "xanh", "vàng"], isOrdered: false),
    CheckedCatalogue("hạng", ["ba", "nhì", "nhất"], isOrdered: true),
  ]
  private static let element = CheckedRecord(
    "giai_đoạn",
    isDossier: false,
    fields: zip(["cờ", "hạng", "lượng", "từ", "đến", "năm"], ElementField.allCases).map {
      CheckedRecord.Field($0, $1.type)
    }
  )
}
