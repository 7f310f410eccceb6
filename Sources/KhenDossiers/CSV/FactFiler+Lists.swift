import KhenEvaluation

extension FactFiler {
  /// Files a list that is written in one cell: elements by `;`, their fields by `|` in the order
  /// of the schema, `-` for the empty list.
  mutating func fileFlatList(
    _ bytes: Span<UInt8>,
    _ cell: CSVRow.Cell,
    element: Int,
    _ plan: FieldPlan,
    slot: Int,
    _ frame: inout FactFrame
  ) {
    if cell.end - cell.start == 1, bytes[cell.start] == Byte.minus {
      frame.beginList(slot, origin: FactFiler.origin(cell.offset))
      return
    }
    if tables.words.special(bytes, cell.start, cell.end) != nil {
      fileWord(bytes, cell.start, cell.end, plan, slot: slot, offset: cell.offset, &frame)
      return
    }
    frame.beginList(slot, origin: FactFiler.origin(cell.offset))
    var last = 0
    var start = cell.start
    var count = 0
    while start <= cell.end {
      var end = start
      while end < cell.end, bytes[end] != Byte.semicolon { end += 1 }
      // A separator at the very end begins no element.
      if end == cell.end, Bytes.trimmed(bytes, start, end).isEmpty, count > 0 { break }
      count += 1
      guard count <= DossierLimits.listElements else {
        report(.listTooLong(label: label), at: cell.offset)
        break
      }
      last = frame.appendElement(
        toList: slot,
        after: last,
        layout: schema.records[element],
        origin: FactFiler.origin(cell.offset)
      )
      fileFlatElement(bytes, start, end, element: element, base: last, cell.offset, &frame)
      start = end + 1
    }
  }

  private mutating func fileFlatElement(
    _ bytes: Span<UInt8>,
    _ first: Int,
    _ last: Int,
    element: Int,
    base: Int,
    _ offset: Int,
    _ frame: inout FactFrame
  ) {
    var start = first
    for index in tables.plans[element].indices {
      guard start <= last else { return }
      var end = start
      while end < last, bytes[end] != Byte.bar { end += 1 }
      let range = Bytes.trimmed(bytes, start, end)
      let plan = tables.plans[element][index]
      file(
        bytes,
        range.lowerBound,
        range.upperBound,
        isNumber: false,
        plan,
        slot: base + plan.offset,
        offset: offset,
        &frame
      )
      start = end + 1
    }
    if start <= last {
      let count = (first..<last).count { bytes[$0] == Byte.bar } + 1
      report(.cellCount(expected: tables.plans[element].count, found: count), at: offset)
    }
  }
}
