import KhenEvaluation
import KhenSource

/// A further table: the elements of one list of all dossiers, joined to them by their key.
///
/// The table is held in memory as a whole, with two numbers and one entry of an index for each
/// row; only the main table is read as it comes.
package struct CSVListTable: Sendable {
  /// Name of the table: its file name without ending.
  package var name: String
  /// The field that the rows are elements of; the table's name where nothing else is said.
  package var field: String

  /// Bytes of the whole table.
  let bytes: [UInt8]
  /// The rows below the header.
  private(set) var rows: [SplitRecord] = []
  let separator: UInt8
  /// The header's cells.
  private(set) var names: [String] = []

  /// Takes a table from its bytes; `field`: name of the list, when the file is named otherwise.
  package init(name: String, field: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.field = field ?? name
    var splitter = RecordSplitter(format: .rows)
    splitter.append(bytes)
    splitter.finish()
    let batch = splitter.takeBatch()
    self.bytes = batch.bytes
    guard let header = batch.records.first else {
      separator = Byte.comma
      return
    }
    let headerBytes = batch.bytes.span.extracting(header.start..<header.end)
    separator = CSVRow.separator(of: headerBytes)
    var row = CSVRow()
    row.cut(headerBytes, separator: separator)
    names = row.cells.indices.map { row.text($0, headerBytes) }
    rows = Array(batch.records.dropFirst())
  }
}

/// A list table as one schema sees it.
struct CSVJoin: Sendable {
  var table: CSVListTable
  /// What the columns mean.
  var columns: CSVColumns
  /// Slot of the list in the dossier.
  var slot: Int
  /// The list.
  var plan: FieldPlan
  /// Layout of its elements.
  var element: Int
  /// Column of the dossier's key; nothing when the table has none.
  var keyColumn: Int?
  /// Key of each row; empty where it cannot be read.
  var keys: [String] = []
  private var firstRow: [String: Int] = [:]
  private var nextRow: [Int] = []

  /// Finds the list of a table and indexes its rows; nothing when no field is named so.
  init?(_ table: CSVListTable, top: Int, keyName: String?, _ filer: inout FactFiler) {
    let kind = filer.schema.dossierKinds[top]
    guard let found = filer.tables.fields[kind].target(of: table.field) else { return nil }
    plan = filer.tables.plans[kind][found]
    switch plan.type {
    case .list(let layout), .series(let layout): element = layout
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .record:
      return nil
    }
    slot = FactFrame.root + plan.offset
    self.table = table
    let field = filer.schema.records[kind].fields[found]
    columns = CSVColumns(
      names: table.names,
      element: element,
      keyName: keyName,
      listNames: [field.name.text, field.label],
      &filer
    )
    keyColumn = columns.keyColumn
    indexRows()
  }

  /// The rows of a dossier, in order.
  func rows(of key: String) -> [Int] {
    var rows: [Int] = []
    var row = firstRow[key] ?? -1
    while row >= 0 {
      rows.append(row)
      row = nextRow[row]
    }
    return rows
  }

  private mutating func indexRows() {
    guard let keyColumn else { return }
    let held = table
    var lastRow: [String: Int] = [:]
    var cells = CSVRow()
    nextRow = [Int](repeating: -1, count: table.rows.count)
    for (index, row) in held.rows.enumerated() {
      let bytes = held.bytes.span.extracting(row.start..<row.end)
      cells.cut(bytes, separator: held.separator)
      let key = keyColumn < cells.cells.count ? cells.text(keyColumn, bytes) : ""
      keys.append(key)
      if let last = lastRow[key] { nextRow[last] = index } else { firstRow[key] = index }
      lastRow[key] = index
    }
  }
}
