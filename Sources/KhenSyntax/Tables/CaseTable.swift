package import KhenSource

/// A table of cases as an office program saves it: comma, semicolon or tab between cells, quotes
/// around those that hold such signs (RFC 4180).
///
/// Cells keep their place in the file, so that what is wrong with one is reported there.
package struct CaseTable: Sendable {
  /// One cell.
  package struct Cell: Sendable {
    /// What the cell says, without its quotes and the blanks around it.
    package var text: String
    /// Where that stands in the file; empty, but in place, for an empty cell.
    package var range: SourceRange

    /// Whether the cell says nothing.
    package var isEmpty: Bool { text.isEmpty }
  }

  /// One line of cells.
  package struct Row: Sendable {
    /// The cells, the empty ones included.
    package var cells: [Cell]
    /// The number of its line in the file.
    package var line: Int
    /// The whole row.
    package var range: SourceRange
    /// Whether something is wrong with its form; reported.
    package var isDamaged = false
  }

  /// The file.
  package var file: SourceFile
  /// The headings; empty where the file is.
  package var heading: Row
  /// The rows below the headings, those without any text left out.
  package var rows: [Row]

  /// Reads a table; never fails, linear in the length of the file.
  ///
  /// Reports quotes that are not closed, text behind a quote, and what goes beyond the limits, which
  /// is left out.
  package static func read(
    _ file: SourceFile
  ) -> (table: CaseTable, diagnostics: [Diagnostic]) {
    var reader = CaseTableReader(file)
    reader.run()
    let empty = Row(cells: [], line: 1, range: SourceRange(file: file.id, start: 0, end: 0))
    let table = CaseTable(
      file: file,
      heading: reader.rows.first ?? empty,
      rows: Array(reader.rows.dropFirst())
    )
    return (table, reader.diagnostics)
  }
}

/// The tables of cases that a rule set names, by the place that names them.
package struct CaseTables: Sendable {
  private var tables: [CaseTable] = []
  private var indices: [SourceRange: Int] = [:]
  private var neighbours: [SourceRange: [String]] = [:]

  /// Begins with no table.
  package init() {}

  /// Adds a table with the places that name it.
  package mutating func add(_ table: CaseTable, namedAt places: [SourceRange]) {
    for place in places { indices[place] = tables.count }
    tables.append(table)
  }

  /// Whether a file is one of the tables.
  package func holds(_ file: FileID) -> Bool { tables.contains { $0.file.id == file } }

  /// Says which tables there are where one that is named is not.
  package mutating func add(neighbours names: [String], at place: SourceRange) {
    neighbours[place] = names
  }

  /// The table that is named at a place; nothing where there is none.
  package func table(namedAt place: SourceRange) -> CaseTable? { indices[place].map { tables[$0] } }

  /// The names of the tables that stand where one was looked for.
  package func names(near place: SourceRange) -> [String] { neighbours[place] ?? [] }
}
