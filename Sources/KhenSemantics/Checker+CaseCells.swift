import KhenSource
import KhenSyntax

// Cells of tables of cases, read for what their column is. What an office program makes of a
// value is understood: `TRUE`, a first letter in upper case, amounts without their unit.
extension Checker {
  mutating func read(_ cell: CaseTable.Cell, _ column: CaseColumn, into row: inout CaseRow) {
    switch column {
    case .wrong: break
    case .label: row.label = cell.text
    case .evaluationDate: readDate(cell, into: &row)
    case .data(let path, let type):
      let datum = datum(cell, as: type, row)
      insert(datum, at: path[...], into: &row.entries, cell.range)
    case .expectation: readExpectations(cell, into: &row)
    case .outcome(let name): readOutcome(cell, name, into: &row)
    case .value(let path, let type): readValue(cell, path, type, into: &row)
    case .version:
      let name = Identifier(name: Name(cell.text), range: cell.range)
      row.expectations.append(Expectation(kind: .version(name), range: cell.range))
    case .because: readBecause(cell, into: &row)
    }
  }

  // MARK: - Data

  private mutating func readDate(_ cell: CaseTable.Cell, into row: inout CaseRow) {
    switch datum(cell, as: .date, row) {
    case .expression(let value):
      if case .literal(.date(let date)) = value.kind {
        row.date = DateSpecification(kind: .day(date), range: cell.range)
        return
      }
    case .partialDate(let date):
      row.date = date
      return
    case .record, .list, .unknown, .none: break
    }
    report(.dateNeeded(cell))
  }

  /// A cell as data of a type; of no type where the column is an attestation or document.
  private mutating func datum(
    _ cell: CaseTable.Cell,
    as type: ValueType?,
    _ row: CaseRow
  ) -> Datum {
    let key = VietnameseText.dataKey(cell.text)
    if key == "?" || Checker.is(key, .unknown) { return .unknown(cell.range) }
    if Checker.is(key, .noneGiven) { return .none(cell.range) }
    guard let type = type?.unwrapped else {
      return boolean(key, cell) ?? parsed(cell, row)
    }
    switch type {
    case .boolean: return boolean(key, cell) ?? parsed(cell, row)
    case .string:
      if cell.text.hasPrefix("\"") || cell.text.hasPrefix("“") { return parsed(cell, row) }
      return text(cell)
    case .catalogue(let index):
      return isMember(key, program.catalogues[index]) ? text(cell) : parsed(cell, row)
    case .money:
      let datum = parsed(cell, row)
      guard case .expression(let value) = datum, case .literal(.number(let amount)) = value.kind
      else { return datum }
      return literal(.money(amount), cell)
    case .error, .integer, .number, .quotient, .date, .year, .yearRange, .period, .service, .days,
      .workingDays, .record, .list, .yearly, .timeline, .optional:
      return parsed(cell, row)
    }
  }

  private func boolean(_ key: String, _ cell: CaseTable.Cell) -> Datum? {
    if Checker.is(key, .yes) || ["true", "có", "x", "1", "yes"].contains(key) {
      return literal(.boolean(true), cell)
    }
    if Checker.is(key, .no) || ["false", "không", "0", "no"].contains(key) {
      return literal(.boolean(false), cell)
    }
    return nil
  }

  private func isMember(_ key: String, _ catalogue: CheckedCatalogue) -> Bool {
    catalogue.members.contains { member in
      ([member.name.text, member.label] + member.aliases).contains {
        VietnameseText.dataKey($0) == key
      }
    }
  }

  private func text(_ cell: CaseTable.Cell) -> Datum { literal(.text(cell.text), cell) }

  private func literal(_ literal: Literal, _ cell: CaseTable.Cell) -> Datum {
    .expression(Expression(kind: .literal(literal), range: cell.range))
  }

  private mutating func parsed(_ cell: CaseTable.Cell, _ row: CaseRow) -> Datum {
    let (datum, problems) = Parser.parseDatum(cell, of: row.table, in: row.language)
    diagnostics += problems
    return datum
  }

  /// Puts a value where a path leads, making the records on the way.
  private func insert(
    _ datum: Datum,
    at path: ArraySlice<Identifier>,
    into entries: inout [DossierData.Entry],
    _ range: SourceRange
  ) {
    guard let first = path.first else { return }
    // What is wrong with a value is reported at its cell.
    let key = Identifier(name: first.name, range: range)
    guard path.count > 1 else {
      entries.append(DossierData.Entry(key: key, value: datum))
      return
    }
    var inner: [DossierData.Entry] = []
    let index = entries.firstIndex { $0.key.name == first.name }
    if let index, case .record(let data) = entries[index].value { inner = data.entries }
    insert(datum, at: path.dropFirst(), into: &inner, range)
    let value = Datum.record(DossierData(entries: inner, range: range))
    if let index {
      entries[index].value = value
    } else {
      entries.append(DossierData.Entry(key: key, value: value))
    }
  }

  // MARK: - Expectations

  private static let verdicts: [(Keyword, Expectation.Verdict)] = [
    (.eligible, .eligible), (.ineligible, .ineligible), (.onHold, .onHold),
    (.undetermined, .undetermined), (.pending, .pending), (.notApplicable, .notApplicable),
    (.ruleError, .ruleError),
  ]

  private static let outcomes: [(Keyword, Expectation.NodeOutcome)] = [
    (.met, .met), (.notMet, .notMet), (.unclear, .unclear), (.awaiting, .awaiting),
  ]

  private mutating func readExpectations(_ cell: CaseTable.Cell, into row: inout CaseRow) {
    let key = VietnameseText.dataKey(cell.text)
    for (keyword, verdict) in Checker.verdicts where Checker.is(key, keyword) {
      row.expectations.append(Expectation(kind: .verdict(verdict), range: cell.range))
      return
    }
    let (expectations, problems) = Parser.parseExpectations(
      cell,
      of: row.table,
      in: row.language
    )
    if problems.isEmpty {
      row.expectations += expectations
    } else {
      report(.wrongExpectation(cell, row.language))
    }
  }

  private mutating func readOutcome(
    _ cell: CaseTable.Cell,
    _ name: Identifier,
    into row: inout CaseRow
  ) {
    let key = VietnameseText.dataKey(cell.text)
    for (keyword, outcome) in Checker.outcomes where Checker.is(key, keyword) {
      row.expectations.append(
        Expectation(kind: .node(outcome, name, because: []), range: cell.range)
      )
      return
    }
    guard let read = Parser.parseOutcome(cell, of: row.table, in: row.language) else {
      report(.wrongOutcome(cell, row.language))
      return
    }
    diagnostics += read.diagnostics
    row.expectations.append(
      Expectation(kind: .node(read.outcome, name, because: read.because), range: cell.range)
    )
  }

  private mutating func readValue(
    _ cell: CaseTable.Cell,
    _ path: [Identifier],
    _ type: ValueType?,
    into row: inout CaseRow
  ) {
    let key = VietnameseText.dataKey(cell.text)
    guard let name = path.first else { return }
    if Checker.is(key, .unclear) {
      row.expectations.append(
        Expectation(kind: .scorecardUnclear(path, because: []), range: cell.range)
      )
      return
    }
    let value = type == nil ? parsed(cell, row) : datum(cell, as: type, row)
    row.expectations.append(
      Expectation(
        kind: path.count == 1 ? .value(name, value) : .scorecardValue(path, value),
        range: cell.range
      )
    )
  }

  private mutating func readBecause(_ cell: CaseTable.Cell, into row: inout CaseRow) {
    let (paths, problems) = Parser.parsePaths(cell, of: row.table, in: row.language)
    diagnostics += problems
    guard let last = row.expectations.indices.last else {
      report(.reasonWithoutOutcome(cell))
      return
    }
    switch row.expectations[last].kind {
    case .node(let outcome, let name, _):
      row.expectations[last].kind = .node(outcome, name, because: paths)
    case .scorecardUnclear(let path, _):
      row.expectations[last].kind = .scorecardUnclear(path, because: paths)
    case .verdict, .value, .scorecardValue, .version, .recorded:
      report(.reasonWithoutOutcome(cell))
    }
  }
}
