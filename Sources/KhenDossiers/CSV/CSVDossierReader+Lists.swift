import KhenEvaluation
import KhenSemantics
import KhenSource

extension CSVDossierReader {
  /// One result for each row of a list table whose dossier the main table does not have, and for
  /// each table that belongs to no list; `ordinal`: number of the last result so far.
  package func orphans(keys: DossierKeySet, after ordinal: Int) -> [DossierRecord] {
    var results: [DossierRecord] = []
    func add(_ key: String, _ mistake: DataMistake, _ place: Place) {
      results.append(
        DossierRecord(
          key: key,
          nominee: "",
          kind: schema.dossierKinds.first ?? 0,
          ordinal: ordinal + results.count + 1,
          line: place.line,
          errors: [DataError(mistake, at: place)]
        )
      )
    }
    for table in tables {
      let views = joins.flatMap { $0 }.filter { $0.table.name == table.name }
      let header = Place(
        line: 1,
        column: 1,
        cell: Place.Cell(table: table.name, row: 0, column: "")
      )
      guard let view = views.first else {
        let lists = schema.dossierKinds.flatMap { schema.records[$0].fields }.filter {
          if case .list = $0.type { true } else { false }
        }
        let suggestion = Suggestions.nearest(to: table.field, among: lists.map { $0.name.text })
          .first
        add("\(table.name)", .unknownField(table.field, suggestion: suggestion), header)
        continue
      }
      guard view.keyColumn != nil else {
        add("\(table.name)", .missingKeyColumn, header)
        continue
      }
      for (index, key) in view.keys.enumerated() where !keys.contains(key) {
        add(
          key.isEmpty ? "\(table.name)#\(index + 1)" : key,
          .rowWithoutDossier(key: key),
          CSVDossierReader.place(ofRow: index, in: table)
        )
      }
    }
    return results
  }

  /// Files the elements that list tables have for the dossier.
  mutating func join(top: Int, key: String, _ frame: inout FactFrame) {
    for number in joins[top].indices {
      let join = joins[top][number]
      guard columns[top].keyColumn != nil else {
        filer.report(.missingKeyColumn, at: 0)
        return
      }
      let rows = join.rows(of: key)
      // A word in the main table ("?", "-") stands when there are no rows.
      if rows.isEmpty, frame.origins[join.slot] != 0, isFiled(join, top: top) { continue }
      let origin = CSVDossierReader.listOrigin | UInt32(number << CSVDossierReader.rowBits)
      frame.beginList(join.slot, origin: origin)
      var last = 0
      for (position, index) in rows.enumerated() {
        guard position < DossierLimits.listElements else {
          filer.enter(join.plan)
          filer.report(.listTooLong(label: filer.label), at: 0)
          break
        }
        last = frame.appendElement(
          toList: join.slot,
          after: last,
          layout: schema.records[join.element],
          origin: origin | UInt32(index & (1 << CSVDossierReader.rowBits - 1))
        )
        readElement(join, index, base: last, &frame)
      }
    }
  }

  /// Whether the main table has a cell for the list that is not empty in this row.
  private func isFiled(_ join: CSVJoin, top: Int) -> Bool {
    for (column, target) in columns[top].targets.enumerated() {
      if case .field(_, join.slot, _) = target { return !row.cells[column].isEmpty }
    }
    return false
  }

  private mutating func readElement(
    _ join: CSVJoin,
    _ index: Int,
    base: Int,
    _ frame: inout FactFrame
  ) {
    let record = join.table.rows[index]
    let bytes = join.table.bytes.span.extracting(record.start..<record.end)
    elementRow.cut(bytes, separator: join.table.separator)
    let cells = elementRow.cells
    let decoded = elementRow.decoded
    let before = filer.mistakes.count
    if let failure = record.failure {
      filer.report(failure.mistake, at: 0)
    } else if cells.count != join.table.names.count {
      filer.report(.cellCount(expected: join.table.names.count, found: cells.count), at: 0)
    } else {
      let origin = frame.origins[base]
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        let first = filer.mistakes.count
        var target = join.columns.targets[column]
        if case .field(let plan, let slot, let presences) = target {
          target = .field(plan, slot: base + slot, presences: presences.map { base + $0 })
        }
        let name = join.table.names[column]
        if cell.isDecoded {
          fileCell(target, name, decoded.span, cell, &frame)
        } else {
          fileCell(target, name, bytes, cell, &frame)
        }
        if case .field(_, let slot, let presences) = target {
          for filed in presences + [slot] { frame.set(originOf: filed, to: origin) }
        }
        locate(from: first, in: join.table, row: index, column: name)
      }
    }
    locate(from: before, in: join.table, row: index, column: "")
  }

  /// Says of new mistakes that they are in a row of a list table.
  private mutating func locate(
    from first: Int,
    in table: CSVListTable,
    row index: Int,
    column: String
  ) {
    for number in first..<max(first, filer.mistakes.count)
    where filer.mistakes[number].place == nil {
      var place = PlaceFinder.place(
        ofByte: filer.mistakes[number].offset,
        in: table.bytes.span.extracting(table.rows[index].start..<table.rows[index].end),
        line: table.rows[index].line,
        column: 1
      )
      place.cell = Place.Cell(table: table.name, row: index + 1, column: column)
      if filer.mistakes[number].mistake.isInHeader {
        place.line = 1
        place.cell?.row = 0
      }
      filer.mistakes[number].place = place
    }
  }
}
