import KhenEvaluation
import KhenSource

extension JSONDossierReader {
  /// Reads the object at the position into the slots of a record.
  mutating func readFields(
    _ bytes: Span<UInt8>,
    layout: Int,
    base: Int,
    isTop: Bool,
    _ frame: inout FactFrame
  ) throws(Stop) {
    try open()
    var seen = FieldSet()
    var expected = 0
    var isFirst = true
    while try nextField(bytes, isFirst: isFirst) {
      isFirst = false
      let keyOffset = position
      let text = try readText(bytes)
      try expectColon(bytes)
      let target = find(text, bytes, layout: layout, isTop: isTop, expected: expected)
      guard let target else {
        let name = keyText(text, bytes)
        let table = isTop ? filer.tables.tops[currentTop] : filer.tables.fields[layout]
        filer.report(.unknownField(name, suggestion: table.suggestion(for: name)), at: keyOffset)
        try skipValue(bytes)
        continue
      }
      let isReserved = target >= SchemaTables.reservedBase
      let number =
        isReserved
        ? filer.tables.plans[layout].count + target - SchemaTables.reservedBase : target
      guard seen.insert(number) else {
        filer.report(.repeatedField(keyText(text, bytes)), at: keyOffset)
        try skipValue(bytes)
        continue
      }
      if isReserved {
        let field = filer.tables.reserved[target - SchemaTables.reservedBase]
        try readReserved(field, bytes, &frame)
        continue
      }
      expected = target + 1
      let plan = filer.tables.plans[layout][target]
      if isTop, plan.role != .plain { try take(plan.role, bytes) }
      filer.enter(plan)
      try readValue(bytes, plan, slot: base + plan.offset, &frame)
    }
  }

  /// Reads the value at the position into the slots of a field.
  mutating func readValue(
    _ bytes: Span<UInt8>,
    _ plan: FieldPlan,
    slot: Int,
    _ frame: inout FactFrame
  ) throws(Stop) {
    let offset = position
    let first = bytes[position]
    switch first {
    case Byte.quote:
      let text = try readText(bytes)
      if text.isDecoded {
        let copy = decoded
        let range = Bytes.trimmed(copy.span, 0, copy.count)
        filer.file(
          copy.span,
          range.lowerBound,
          range.upperBound,
          isNumber: false,
          plan,
          slot: slot,
          offset: offset,
          &frame
        )
      } else {
        let range = Bytes.trimmed(bytes, text.start, text.end)
        filer.file(
          bytes,
          range.lowerBound,
          range.upperBound,
          isNumber: false,
          plan,
          slot: slot,
          offset: offset,
          &frame
        )
      }
    case Byte.zero...Byte.nine, Byte.minus:
      skipNumber(bytes)
      filer.file(
        bytes,
        offset,
        position,
        isNumber: true,
        plan,
        slot: slot,
        offset: offset,
        &frame
      )
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      try readLiteral(bytes)
      filer.file(first == UInt8(ascii: "t"), plan, slot: slot, offset: offset, &frame)
    case UInt8(ascii: "n"):
      try readLiteral(bytes)
      filer.fileMissing(plan, slot: slot, offset: offset, &frame)
    case Byte.openBrace: try readObject(bytes, plan, slot: slot, &frame)
    case Byte.openBracket: try readArray(bytes, plan, slot: slot, &frame)
    default: try failValue(bytes)
    }
  }

  private mutating func readObject(
    _ bytes: Span<UInt8>,
    _ plan: FieldPlan,
    slot: Int,
    _ frame: inout FactFrame
  ) throws(Stop) {
    switch plan.type {
    case .record(let record):
      if plan.isOptional {
        frame.set(slot, to: 1, origin: FactFiler.origin(position))
        try readFields(bytes, layout: record, base: slot + 1, isTop: false, &frame)
      } else {
        try readFields(bytes, layout: record, base: slot, isTop: false, &frame)
      }
    case .series(let element): try readSeries(bytes, element: element, slot: slot, &frame)
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .list:
      reportWrongType(plan, found: Byte.openBrace)
      try skipValue(bytes)
    }
  }

  private mutating func readArray(
    _ bytes: Span<UInt8>,
    _ plan: FieldPlan,
    slot: Int,
    _ frame: inout FactFrame
  ) throws(Stop) {
    let element: Int
    switch plan.type {
    case .list(let layout), .series(let layout): element = layout
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .record:
      reportWrongType(plan, found: Byte.openBracket)
      try skipValue(bytes)
      return
    }
    let isScalar = filer.tables.plans[element].count == 1 && schema.records[element].name.isEmpty
    frame.beginList(slot, origin: FactFiler.origin(position))
    let offset = position
    try open()
    var last = 0
    var count = 0
    while try nextItem(bytes, close: Byte.closeBracket, isFirst: count == 0) {
      count += 1
      guard count <= DossierLimits.listElements else {
        if count == DossierLimits.listElements + 1 {
          filer.report(.listTooLong(label: filer.label), at: offset)
        }
        try skipValue(bytes)
        continue
      }
      last = frame.appendElement(
        toList: slot,
        after: last,
        layout: schema.records[element],
        origin: FactFiler.origin(position)
      )
      if isScalar {
        let value = filer.tables.plans[element][0]
        try readValue(bytes, value, slot: last + value.offset, &frame)
      } else if bytes[position] == Byte.openBrace {
        try readFields(bytes, layout: element, base: last, isTop: false, &frame)
        filer.enter(plan)
      } else if bytes[position] == UInt8(ascii: "n") {
        // An entry of which nothing is known.
        try readLiteral(bytes)
      } else {
        let offset = position
        try skipValue(bytes)
        reportElement(bytes, from: offset)
      }
    }
  }

  /// Reads `{ "2023": value }`; years may stand in any order, each once.
  private mutating func readSeries(
    _ bytes: Span<UInt8>,
    element: Int,
    slot: Int,
    _ frame: inout FactFrame
  ) throws(Stop) {
    let year = filer.tables.plans[element][0]
    let value = filer.tables.plans[element][1]
    frame.beginList(slot, origin: FactFiler.origin(position))
    try open()
    var last = 0
    var years: [Int64] = []
    while try nextField(bytes, isFirst: last == 0) {
      let keyOffset = position
      let text = try readText(bytes)
      try expectColon(bytes)
      last = frame.appendElement(
        toList: slot,
        after: last,
        layout: schema.records[element],
        origin: FactFiler.origin(keyOffset)
      )
      let name = keyText(text, bytes)
      let nameBytes = Array(name.utf8)
      let trimmed = Bytes.trimmed(nameBytes.span, 0, nameBytes.count)
      switch ValueText.year(nameBytes.span, trimmed.lowerBound, trimmed.upperBound) {
      case .point(let number):
        if years.contains(number) { filer.report(.repeatedField(name), at: keyOffset) }
        years.append(number)
        frame.set(last + year.offset, to: number, origin: FactFiler.origin(keyOffset))
      case .range, .impossible, .shortYear, .malformed:
        filer.report(
          .wrongType(
            label: filer.label,
            expected: FactType.year.description,
            found: "“\(name)”"
          ),
          at: keyOffset
        )
      }
      if years.count > DossierLimits.listElements {
        filer.report(.listTooLong(label: filer.label), at: keyOffset)
        throw Stop()
      }
      try readValue(bytes, value, slot: last + value.offset, &frame)
    }
  }

  /// The target of a key: the field after the last one in most cases.
  @inline(__always)
  private mutating func find(
    _ text: Text,
    _ bytes: Span<UInt8>,
    layout: Int,
    isTop: Bool,
    expected: Int
  ) -> Int? {
    if !text.isDecoded, expected < filer.tables.plans[layout].count,
      filer.tables.fields[layout].matches(entry: expected, bytes, text.start, text.end)
    {
      return expected
    }
    if isTop { return find(text, bytes, inTop: currentTop) }
    if text.isDecoded {
      let copy = decoded
      return filer.tables.fields[layout].find(copy.span, 0, copy.count)
    }
    return filer.tables.fields[layout].find(bytes, text.start, text.end)
  }

  /// A key as text, for messages.
  func keyText(_ text: Text, _ bytes: Span<UInt8>) -> String {
    text.isDecoded
      ? Bytes.excerpt(decoded.span, 0, decoded.count)
      : Bytes.excerpt(bytes, text.start, text.end)
  }

  private mutating func reportWrongType(_ plan: FieldPlan, found: UInt8) {
    filer.report(
      .wrongType(
        label: filer.label,
        expected: plan.type.description,
        found: JSONDossierReader.kindOfValue(found)
      ),
      at: position
    )
  }

  private mutating func reportElement(_ bytes: Span<UInt8>, from offset: Int) {
    filer.report(
      .wrongType(
        label: filer.label,
        expected: FactType.record(0).description,
        found: "“\(Bytes.excerpt(bytes, offset, position))”"
      ),
      at: offset
    )
  }
}

/// A set of the numbers of fields; no allocation for the first 64.
struct FieldSet {
  private var low: UInt64 = 0
  private var high: [Int] = []

  /// Adds a number; false when it was there.
  mutating func insert(_ number: Int) -> Bool {
    guard number < 64 else {
      if high.contains(number) { return false }
      high.append(number)
      return true
    }
    let bit: UInt64 = 1 << UInt64(number)
    guard low & bit == 0 else { return false }
    low |= bit
    return true
  }
}
