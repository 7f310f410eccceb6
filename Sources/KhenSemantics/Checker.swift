package import KhenSource
package import KhenSyntax

/// The phase that gives a rule set its meaning: names become indices, types become explicit, and
/// whatever an official could not have meant is reported.
///
/// Declarations are collected first, so that files may be read in any order; bodies are checked
/// afterwards, definitions on demand. One mistake gives one error: what could not be typed has the
/// type `.error`, which fits everywhere.
package struct Checker {
  /// What a rule set is checked for.
  package enum Purpose: Sendable {
    /// To find all that is wrong in it, and to run its tests.
    case wholeRuleSet
    /// To apply it: its tests are left alone, and the program has none; nothing is warned of that
    /// takes time of its own.
    case verdicts
  }

  /// Checks a rule set; there is a program exactly when no error was found in it but in tables of
  /// cases.
  ///
  /// - Parameters:
  ///   - trees: the files of the rule set.
  ///   - tables: the tables of cases that its tests name.
  ///   - purpose: what it is checked for.
  /// - Returns: the program, and what is wrong.
  package static func check(
    _ trees: [SyntaxTree],
    tables: CaseTables = CaseTables(),
    for purpose: Purpose = .wholeRuleSet
  ) -> (program: CheckedProgram?, diagnostics: [Diagnostic]) {
    var checker = Checker(trees: trees)
    checker.tables = tables
    checker.checkRuleSet(for: purpose)
    return checker.finish()
  }

  let trees: [SyntaxTree]
  /// The declarations of all files.
  let items: [Item]
  /// The tables of cases that tests name.
  var tables = CaseTables()
  /// Selections, by name, as indices of `selectionSources`.
  var selections: [Name: Int] = [:]
  var selectionSources: [SelectionDeclaration] = []
  /// What the limit that is being checked may count; nothing outside of limits.
  var cohort: CohortContext?
  var program = CheckedProgram()
  var diagnostics: [Diagnostic] = []
  /// A tree had holes where the parser reported a mistake; there is no program then.
  var hasMissingParts = false

  var instruments: [Name: Int] = [:]
  /// For instruments that were cited, the articles of the provisions that they list.
  var listedArticles: [Int: [CitationPart]] = [:]
  var catalogues: [Name: Int] = [:]
  /// Catalogues that were declared twice; they hold the values of both declarations.
  var ambiguousCatalogues: Set<Int> = []
  var records: [Name: Int] = [:]
  /// Records and kinds of dossier that were declared twice; they have the fields of both.
  var ambiguousRecords: Set<Int> = []
  var parameters: [Name: Int] = [:]
  var freeDefinitions: [Name: Int] = [:]
  var recordDefinitions: [MemberKey: Int] = [:]
  var awardNames: [Name: SourceRange] = [:]
  var awardGroups: Set<Name> = []
  /// Field types of `hồ sơ chung`; they are the first fields of every kind of dossier.
  var commonFields: [CheckedRecord.Field] = []
  /// Index of the synthetic catalogue behind `loại_hồ_sơ`, once it is needed.
  var kindCatalogue: Int?

  var scorecards: [Name: Int] = [:]
  var scorecardSources: [ScorecardSource] = []
  /// Cards whose class was looked at.
  var checkedClassifications: Set<Int> = []
  var definitionSources: [DefinitionSource] = []
  var parameterSources: [ParameterDeclaration] = []
  /// Definitions asked for as divisors, with whether they are never zero.
  var nonZeroDefinitions: [Int: Bool] = [:]
  var visitedParameters: Set<Int> = []
  /// With `khen eval`, the fields whose types are still open.
  var openFacts: OpenFacts?

  init(trees: [SyntaxTree]) {
    self.trees = trees
    items = trees.flatMap({ $0.items })
  }

  private mutating func checkRuleSet(for purpose: Purpose) {
    collectTimeSettings()
    collectInstruments()
    collectCatalogues()
    collectRecords()
    collectScorecards()
    declareParameters()
    declareDefinitions()
    collectAwardNames()
    declareScorecards()
    collectSelectionNames()
    checkConstraints()
    checkParameters()
    checkDefinitions()
    checkScorecards()
    checkAwards()
    checkSelections()
    checkResiduals()
    reportCycles()
    switch purpose {
    case .wholeRuleSet:
      checkTests()
      warnAboutMarks()
    case .verdicts: break
    }
  }

  private mutating func finish() -> (program: CheckedProgram?, diagnostics: [Diagnostic]) {
    let sorted = Checker.sorted(diagnostics)
    let hasErrors = hasMissingParts || sorted.contains { isBlocking($0) }
    return (hasErrors ? nil : program, sorted)
  }

  /// Whether there is no program because of a mistake: a case of a table that is wrong is left out,
  /// and all else can be run.
  private func isBlocking(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .error && diagnostic.id != .caseTable
      && !tables.holds(diagnostic.primary.range.file)
  }

  /// The diagnostics by place, each said once: a version for two kinds of dossier is checked
  /// twice.
  static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<DiagnosticPlace> = []
    let distinct = diagnostics.filter {
      seen.insert(DiagnosticPlace(id: $0.id, range: $0.primary.range)).inserted
    }
    return distinct.enumerated().sorted { left, right in
      let (first, second) = (left.element.primary.range, right.element.primary.range)
      return (first.file.index, first.start, UInt32(left.offset))
        < (second.file.index, second.start, UInt32(right.offset))
    }.map({ $0.element })
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func newVariable(_ name: Name, _ type: ValueType) -> CheckedVariable {
    defer { program.variableCount += 1 }
    return CheckedVariable(id: program.variableCount, name: name, type: type)
  }

  var dossierKinds: [Int] { program.records.indices.filter { program.records[$0].isDossier } }
}

/// A derived field or a field, by its record.
struct MemberKey: Hashable {
  var record: Int
  var name: Name
}

private struct DiagnosticPlace: Hashable {
  var id: DiagnosticID
  var range: SourceRange
}

/// A definition with what is needed to check its body on demand.
struct DefinitionSource {
  enum State {
    case waiting
    case running
    case done
  }
  var declaration: DefinitionDeclaration
  var scope: Scope
  var state = State.waiting
}
