package import KhenEvaluation
import KhenSource

/// Reads the rows of a main table, and the rows of list tables that belong to them, into frames.
///
/// RFC 4180 with commas, semicolons or tabs. An empty cell is missing; a list is a cell of its
/// own (elements by `;`, their fields by `|` in the order of the schema, `-` for the empty list)
/// or a further table. In a further table a dossier without rows has an empty list, unless the
/// main table says otherwise in a column of the list's name.
package struct CSVDossierReader: Sendable {
  /// The schema that dossiers are read by.
  package var schema: FactSchema { filer.schema }

  var filer: FactFiler
  let tables: [CSVListTable]
  private var names: [String] = []
  private var headerLine = 1
  private(set) var separator: UInt8 = Byte.comma
  /// For each kind of dossier the meaning of the main table's columns.
  var columns: [CSVColumns] = []
  /// For each kind of dossier the list tables that belong to it.
  var joins: [[CSVJoin]] = []
  var row = CSVRow()
  var elementRow = CSVRow()
  private var nominations: [Int]?

  let promises: DossierPromises

  /// Prepares to read tables of a schema that keep its promises.
  package init(schema: FactSchema, promises: DossierPromises, lists: [CSVListTable] = []) {
    filer = FactFiler(schema)
    self.promises = promises
    tables = lists
  }

  /// Takes the header of the main table; comes before all rows.
  ///
  /// `line`: line of the file that it stands on.
  package mutating func readHeader(_ header: Span<UInt8>, line: Int = 1) {
    headerLine = line
    separator = CSVRow.separator(of: header)
    row.cut(header, separator: separator)
    names = row.cells.indices.map { row.text($0, header) }
    columns = []
    joins = []
    for top in schema.dossierKinds.indices {
      let meaning = CSVColumns(names: names, top: top, &filer)
      columns.append(meaning)
      let keyName = meaning.keyColumn.map { names[$0] }
      joins.append(tables.compactMap { CSVJoin($0, top: top, keyName: keyName, &filer) })
    }
  }

  /// Takes the header of the main table out of a batch.
  package mutating func readHeader(_ batch: RecordBatch, _ record: SplitRecord) {
    readHeader(batch.bytes.span.extracting(record.start..<record.end), line: record.line)
  }

  /// Reads one row of the main table; `ordinal` counts rows below the header from 1.
  package mutating func read(
    _ bytes: Span<UInt8>,
    ordinal: Int,
    line: Int,
    into frame: inout FactFrame
  ) -> DossierRecord {
    filer.reset()
    let kinds = schema.dossierKinds
    var result = DossierRecord(
      key: "#\(ordinal)",
      nominee: "",
      kind: kinds.first ?? 0,
      ordinal: ordinal,
      line: line,
      errors: []
    )
    row.cut(bytes, separator: separator)
    if let top = findKind(bytes), row.cells.count == names.count {
      result.kind = kinds[top]
      frame.reset(kind: kinds[top], schema: schema)
      checkRow(bytes)
      readRoles(bytes, top: top, &result)
      nominations = nil
      for column in row.cells.indices { readCell(column, bytes, top: top, &frame) }
      result.nominations = nominations
      if !joins[top].isEmpty { join(top: top, key: result.key, &frame) }
      if filer.mistakes.isEmpty { checkPromises(bytes, of: result, &frame) }
    } else {
      if !columns.isEmpty { readRoles(bytes, top: 0, &result) }
      if row.cells.count != names.count {
        filer.mistakes = []
        filer.report(.cellCount(expected: names.count, found: row.cells.count), at: 0)
      }
    }
    result.errors = filer.mistakes.map { located in
      DataError(
        located.mistake,
        at: located.place
          ?? place(of: located.mistake, at: located.offset, bytes, ordinal: ordinal, line: line)
      )
    }
    return result
  }

  /// The place of a fact of a row by its origin.
  package mutating func place(
    ofOrigin origin: UInt32,
    in bytes: Span<UInt8>,
    kind: Int,
    ordinal: Int,
    line: Int
  ) -> Place {
    guard origin & CSVDossierReader.listOrigin != 0 else {
      row.cut(bytes, separator: separator)
      return place(ofOffset: Int(origin) - 1, bytes, ordinal: ordinal, line: line)
    }
    let top = schema.dossierKinds.firstIndex(of: kind) ?? 0
    let join = Int(origin & ~CSVDossierReader.listOrigin) >> CSVDossierReader.rowBits
    let element = Int(origin) & (1 << CSVDossierReader.rowBits - 1)
    guard top < joins.count, join < joins[top].count, element < joins[top][join].table.rows.count
    else { return Place(line: line, column: 1) }
    return CSVDossierReader.place(ofRow: element, in: joins[top][join].table)
  }

  static let listOrigin: UInt32 = 1 << 31
  static let rowBits = 24

  static func place(ofRow index: Int, in table: CSVListTable) -> Place {
    Place(
      line: table.rows[index].line,
      column: 1,
      cell: Place.Cell(table: table.name, row: index + 1, column: "")
    )
  }

  /// The kind of the dossier in the row, as a position among the kinds; nothing, reported, when
  /// it is not known.
  private mutating func findKind(_ bytes: Span<UInt8>) -> Int? {
    let kinds = schema.dossierKinds
    if kinds.isEmpty { filer.report(.noKinds, at: 0) }
    if kinds.count < 2 { return kinds.indices.first }
    let names = kinds.map { schema.records[$0].name }
    let column = columns[0].targets.firstIndex { if case .kind = $0 { true } else { false } }
    guard let column, column < row.cells.count, !row.cells[column].isEmpty else {
      filer.report(.unknownKind(given: nil, kinds: names), at: 0)
      return nil
    }
    let given = row.text(column, bytes)
    if let top = filer.tables.kinds.target(of: given) { return top }
    filer.report(.unknownKind(given: given, kinds: names), at: row.cells[column].offset)
    return nil
  }

  /// Reports what is wrong with the bytes of a row as such.
  private mutating func checkRow(_ bytes: Span<UInt8>) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
    } catch {
      filer.report(.malformedText, at: error.byteOffsets.lowerBound)
    }
    for index in bytes.indices where bytes[index] == 0 {
      filer.report(.controlCharacter(0), at: index)
      break
    }
    if row.strayOffset >= 0 { filer.report(.unclosedQuote, at: row.strayOffset) }
  }

  private mutating func checkPromises(
    _ bytes: Span<UInt8>,
    of record: DossierRecord,
    _ frame: inout FactFrame
  ) {
    for broken in promises.apply(to: &frame) {
      let place = place(
        ofOrigin: max(1, broken.origin),
        in: bytes,
        kind: record.kind,
        ordinal: record.ordinal,
        line: record.line
      )
      filer.mistakes.append(
        FactFiler.Located(mistake: .brokenPromise(broken.message), offset: 0, place: place)
      )
    }
  }

  private func readRoles(_ bytes: Span<UInt8>, top: Int, _ result: inout DossierRecord) {
    var keyRank = Int.max
    var nomineeRank = Int.max
    for (column, target) in columns[top].targets.enumerated() {
      guard column < row.cells.count, !row.cells[column].isEmpty else { continue }
      switch CSVColumns.role(of: target) {
      case .plain: break
      case .key(let rank):
        guard rank < keyRank else { continue }
        keyRank = rank
        result.key = row.text(column, bytes)
      case .nominee(let rank):
        guard rank < nomineeRank else { continue }
        nomineeRank = rank
        result.nominee = row.text(column, bytes)
      }
    }
  }

  private mutating func readCell(
    _ column: Int,
    _ bytes: Span<UInt8>,
    top: Int,
    _ frame: inout FactFrame
  ) {
    let cell = row.cells[column]
    if cell.isEmpty {
      if case .field(let plan, let slot, let presences) = columns[top].targets[column],
        presences.isEmpty
      {
        filer.fileMissing(plan, slot: slot, offset: cell.offset, &frame)
      }
      return
    }
    let target = columns[top].targets[column]
    if cell.isDecoded {
      let decoded = row.decoded
      fileCell(target, names[column], decoded.span, cell, &frame)
    } else {
      fileCell(target, names[column], bytes, cell, &frame)
    }
  }

  /// Files a cell that is not empty.
  mutating func fileCell(
    _ target: CSVColumns.Target,
    _ name: String,
    _ bytes: Span<UInt8>,
    _ cell: CSVRow.Cell,
    _ frame: inout FactFrame
  ) {
    switch target {
    case .role, .kind, .ignored: break
    case .nominations:
      filer.nominate(bytes, cell.start, cell.end, offset: cell.offset, &nominations)
    case .unknown: reportUnknown(name, at: cell.offset)
    case .repeated: filer.report(.repeatedColumn(name), at: cell.offset)
    case .attestation(let group):
      fileConclusion(bytes, cell, group: group, isDocument: false, name, &frame)
    case .document(let group):
      fileConclusion(bytes, cell, group: group, isDocument: true, name, &frame)
    case .field(let plan, let slot, let presences):
      filer.enter(plan)
      for presence in presences {
        frame.set(presence, to: 1, origin: FactFiler.origin(cell.offset))
      }
      if case .list(let element) = plan.type {
        filer.fileFlatList(bytes, cell, element: element, plan, slot: slot, &frame)
      } else if case .series(let element) = plan.type {
        filer.fileFlatList(bytes, cell, element: element, plan, slot: slot, &frame)
      } else {
        filer.file(
          bytes,
          cell.start,
          cell.end,
          isNumber: false,
          plan,
          slot: slot,
          offset: cell.offset,
          &frame
        )
      }
    }
  }

  private mutating func fileConclusion(
    _ bytes: Span<UInt8>,
    _ cell: CSVRow.Cell,
    group: Int,
    isDocument: Bool,
    _ name: String,
    _ frame: inout FactFrame
  ) {
    let conclusion = filer.conclusion(
      bytes,
      cell.start,
      cell.end,
      isDocument: isDocument,
      offset: cell.offset
    )
    if let (state, until) = conclusion {
      filer.file(state, until: until, group: group, isDocument: isDocument, &frame)
    } else {
      filer.report(
        .wrongType(
          label: name,
          expected: FactFiler.conclusionForms(isDocument: isDocument),
          found: "“\(Bytes.excerpt(bytes, cell.start, cell.end))”"
        ),
        at: cell.offset
      )
    }
  }

  private mutating func reportUnknown(_ name: String, at offset: Int) {
    let suggestion = filer.tables.tops.first?.suggestion(for: name)
    filer.report(.unknownColumn(name, suggestion: suggestion), at: offset)
  }

  /// The place of a mistake in the row that was cut last, or in the header above it.
  private func place(
    of mistake: DataMistake,
    at offset: Int,
    _ bytes: Span<UInt8>,
    ordinal: Int,
    line: Int
  ) -> Place {
    var place = place(ofOffset: offset, bytes, ordinal: ordinal, line: line)
    if mistake.isInHeader {
      place.line = headerLine
      place.cell?.row = 0
    }
    return place
  }

  /// The place of a byte of the row that was cut last.
  private func place(
    ofOffset offset: Int,
    _ bytes: Span<UInt8>,
    ordinal: Int,
    line: Int
  ) -> Place {
    var place = PlaceFinder.place(ofByte: offset, in: bytes, line: line, column: 1)
    let column = row.cells.lastIndex { $0.offset <= offset }
    let name = row.cells.count == names.count ? column.map { names[$0] } : nil
    place.cell = Place.Cell(table: "", row: ordinal, column: PrintableText.of(name ?? ""))
    return place
  }
}
