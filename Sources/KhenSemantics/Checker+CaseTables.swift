import KhenSource
import KhenSyntax

// Tables of cases: each row becomes one dossier with what must come out of it, as a row that is
// written in the test.
extension Checker {
  /// What the cells of a column are.
  enum CaseColumn {
    /// What the case is about.
    case label
    case evaluationDate
    /// A value of the dossier: the keys that lead to it, and its type where it is a field.
    case data(path: [Identifier], ValueType?)
    /// `mong đợi`: whatever can stand behind it.
    case expectation
    /// `mong đợi NODE`
    case outcome(Identifier)
    /// `mong đợi NAME =`, of a scorecard `mong đợi CARD.NAME =`
    case value(path: [Identifier], ValueType?)
    /// `mong đợi theo`
    case version
    /// `vì`, of the column before it.
    case because
    /// Reported.
    case wrong
  }

  mutating func checkTable(_ name: TextLiteral, _ context: TestContext) {
    guard let table = tables.table(namedAt: name.range) else {
      report(.missingTable(name, known: tables.names(near: name.range)))
      return
    }
    guard !table.heading.cells.isEmpty, !table.rows.isEmpty else {
      report(.emptyTable(name))
      return
    }
    let columns = columns(of: table, context)
    for row in table.rows where !row.isDamaged { checkRow(row, columns, table, context) }
  }

  // MARK: - Headings

  private mutating func columns(of table: CaseTable, _ context: TestContext) -> [CaseColumn] {
    var columns: [CaseColumn] = []
    var seen: [String: SourceRange] = [:]
    for cell in table.heading.cells {
      let key = VietnameseText.dataKey(cell.text)
      if cell.isEmpty {
        columns.append(.wrong)
        continue
      }
      let column = column(cell, key, table, context)
      if let first = seen[key], !isBecause(column) {
        report(.repeatedColumn(cell, first: first))
        columns.append(.wrong)
        continue
      }
      seen[key] = cell.range
      columns.append(column)
    }
    return columns
  }

  private func isBecause(_ column: CaseColumn) -> Bool {
    if case .because = column { return true }
    return false
  }

  private mutating func column(
    _ cell: CaseTable.Cell,
    _ key: String,
    _ table: CaseTable,
    _ context: TestContext
  ) -> CaseColumn {
    if Checker.is(key, .testCase) { return .label }
    if Checker.is(key, .because) { return .because }
    if let rest = expectedPart(of: cell) { return expectation(rest, cell, table, context) }
    if Builtins.isEvaluationDate(Name(key)) || Checker.is(key, .evaluationDate) {
      return .evaluationDate
    }
    return dataColumn(cell, context)
  }

  /// Whether a heading says a keyword, in either language.
  static func `is`(_ key: String, _ keyword: Keyword) -> Bool {
    Language.allCases.contains { VietnameseText.dataKey(keyword.spelling(in: $0)) == key }
  }

  /// What stands behind `mong đợi` in a heading; nothing where the heading says nothing of it.
  private func expectedPart(of cell: CaseTable.Cell) -> String? {
    for language in Language.allCases {
      let word = VietnameseText.composed(Keyword.expect.spelling(in: language))
      let text = VietnameseText.composed(cell.text)
      let head = String(text.prefix(word.count))
      guard VietnameseText.dataKey(head) == VietnameseText.dataKey(word) else { continue }
      let rest = text.dropFirst(word.count)
      guard rest.first.map({ $0.isWhitespace || $0 == ":" }) ?? true else { continue }
      return Checker.trimmed(String(rest.drop { $0.isWhitespace || $0 == ":" }))
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private mutating func expectation(
    _ rest: String,
    _ cell: CaseTable.Cell,
    _ table: CaseTable,
    _ context: TestContext
  ) -> CaseColumn {
    if rest.isEmpty { return .expectation }
    if Checker.is(VietnameseText.dataKey(rest), .expectVersion) { return .version }
    if rest.hasSuffix("=") {
      let path = Checker.path(Checker.trimmed(String(rest.dropLast())), at: cell.range)
      guard path.count == 1, let name = path.first,
        scorecards[context.test.award.name] == nil
      else { return .value(path: path, nil) }
      let errors = diagnostics.count
      let type = valueType(of: name, award: context.test.award.name, kind: context.kind)
      return type == nil && diagnostics.count > errors ? .wrong : .value(path: path, type)
    }
    return .outcome(Identifier(name: Name(rest), range: cell.range))
  }

  private mutating func dataColumn(
    _ cell: CaseTable.Cell,
    _ context: TestContext
  ) -> CaseColumn {
    let path = Checker.path(cell.text, at: cell.range)
    guard let first = path.first else { return .wrong }
    let fields = program.records[context.kind].fields
    if let index = Checker.field(first, in: fields) {
      let type = fields[index].type
      return .data(path: path, path.count == 1 ? type : inner(type, path.dropFirst()))
    }
    let whole = Identifier(name: Name(cell.text), range: cell.range)
    if let index = Checker.field(whole, in: fields) {
      return .data(path: [whole], fields[index].type)
    }
    if path.count == 2, Checker.isConclusion(first.name) { return .data(path: path, nil) }
    if Builtins.isDossierKind(first.name) { return .data(path: path, nil) }
    report(
      .unknownColumn(
        cell,
        of: program.records[context.kind],
        suggestion: Suggestion.nearest(to: first.name, in: fields.map({ $0.name }))
      )
    )
    return .wrong
  }

  /// The type of what a path leads to inside a record or series; nothing where that is not known.
  private func inner(_ type: ValueType, _ path: ArraySlice<Identifier>) -> ValueType? {
    guard let next = path.first else { return type }
    switch type.unwrapped {
    case .record(let record):
      let fields = program.records[record].fields
      return Checker.field(next, in: fields).flatMap {
        inner(fields[$0].type, path.dropFirst())
      }
    case .yearly(let element): return inner(element, path.dropFirst())
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .period, .service, .days, .workingDays, .money, .catalogue, .list, .timeline, .optional:
      return nil
    }
  }

  private static func path(_ text: String, at range: SourceRange) -> [Identifier] {
    text.split(separator: ".", omittingEmptySubsequences: true).map {
      Identifier(name: Name(trimmed(String($0.drop { $0.isWhitespace }))), range: range)
    }
  }

  // MARK: - Rows

  private mutating func checkRow(
    _ row: CaseTable.Row,
    _ columns: [CaseColumn],
    _ table: CaseTable,
    _ context: TestContext
  ) {
    let errors = diagnostics.count
    for cell in row.cells.dropFirst(columns.count) where !cell.isEmpty {
      report(.cellWithoutColumn(cell))
    }
    var reader = CaseRow(table: table, row: row, language: context.language)
    for (cell, column) in zip(row.cells, columns) where !cell.isEmpty {
      read(cell, column, into: &reader)
    }
    let label = reader.label ?? Checker.lineLabel(row.line, context.language)
    let isWrong = diagnostics[errors...].contains { $0.severity == .error }
    if reader.expectations.isEmpty {
      if !isWrong, !columns.contains(where: { if case .wrong = $0 { true } else { false } }) {
        report(.nothingExpectedInRow(row.range))
      }
      return
    }
    guard !isWrong else { return }
    append(
      context,
      caseLabel: label,
      changes: DossierData(entries: reader.entries, range: row.range),
      date: reader.date ?? context.test.evaluationDate,
      expectations: reader.expectations,
      range: row.range
    )
  }

  /// What a row is called that has no label.
  private static func lineLabel(_ line: Int, _ language: Language) -> String {
    language == .vietnamese ? "dòng \(line)" : "row \(line)"
  }
}

/// What was read of a row of a table.
struct CaseRow {
  let table: CaseTable
  let row: CaseTable.Row
  let language: Language
  var label: String?
  var date: DateSpecification?
  var entries: [DossierData.Entry] = []
  var expectations: [Expectation] = []
}
