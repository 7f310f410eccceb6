package import KhenEvaluation
import KhenSource

/// Reads rows of a main table that are written in the usual way; declines all others.
///
/// To `CSVDossierReader` what `FastJSONReader` is to `JSONDossierReader`.
package struct FastTableReader {
  /// What a column holds.
  private enum Target {
    case field(Int, slot: Int)
    case key(rank: Int32)
    /// Read with care where it is not empty.
    case other
  }

  private var filer: FastFiler
  private let targets: [Target]
  private let separator: UInt8
  /// First and last byte of each cell, without quotes and blanks.
  private let cells: FlatStorage<Int>
  /// A row whose doubled quotes were made single.
  private var scratch = FlatStorage<UInt8>(repeating: 0, count: 1 << 16)

  /// Prepares to read the rows below a header; nothing where the table is not a plain one.
  ///
  /// `careful`: the reader of what this one declines, which has read the header.
  package init?(
    _ careful: CSVDossierReader,
    flat: FlatSchema,
    dossier: FlatDossier,
    columnsRead: Set<Int>,
    constants: [String]
  ) {
    guard careful.columns.count == 1, careful.joins.allSatisfy({ $0.isEmpty }),
      FastSchema.kind(of: careful.schema) != nil
    else { return nil }
    let schema = FastSchema(
      careful.schema,
      flat,
      plans: careful.filer.tables.plans,
      columnsRead: columnsRead
    )
    filer = FastFiler(schema, dossier, constants: constants)
    targets = careful.columns[0].targets.map { FastTableReader.target($0, schema) }
    separator = careful.separator
    cells = FlatStorage(repeating: 0, count: 2 * targets.count)
  }

  private static func target(_ target: CSVColumns.Target, _ schema: FastSchema) -> Target {
    switch target {
    case .field(let plan, let slot, let presences) where presences.isEmpty:
      .field(Int(schema.flatLayouts[plan.layout].firstField) + plan.index, slot: slot)
    case .role(.key(let rank)): .key(rank: Int32(rank))
    case .field, .role, .kind, .attestation, .document, .nominations, .ignored, .unknown,
      .repeated:
      .other
    }
  }

  /// Reads the row in a range of bytes; nothing where it is not written in the usual way.
  ///
  /// The facts are then in the dossier. O(length of the row).
  package mutating func read(
    _ bytes: FlatArray<UInt8>,
    from start: Int,
    to end: Int
  ) -> FastJSONReader.Result? {
    guard let kind = filer.schema.kind, end + 8 <= bytes.count, start < end else { return nil }
    switch cut(bytes, start, end) {
    case .plain: return readCells(bytes, kind: kind)
    case .hasDoubledQuotes:
      guard copy(bytes, start, end) else { return nil }
      return readCells(scratch.array, kind: kind)
    case .unusual: return nil
    }
  }

  private mutating func readCells(
    _ bytes: FlatArray<UInt8>,
    kind: Int
  ) -> FastJSONReader.Result? {
    guard filer.begin(kind: kind) else { return nil }
    let cells = cells.array
    for column in targets.indices {
      let (start, end) = (cells[2 * column], cells[2 * column + 1])
      if start == end { continue }
      switch targets[column] {
      case .field(let field, let slot):
        guard read(bytes, start, end, field: field, slot: slot) else { return nil }
      case .key(let rank): filer.takeKey(start..<end, rank: rank)
      case .other: return nil
      }
    }
    // What would have to be escaped in JSON, or is no text at all.
    for index in filer.key {
      let byte = bytes[index]
      if byte < 0x20 || byte >= 0x80 || byte == Byte.quote || byte == Byte.backslash {
        return nil
      }
    }
    filer.finish(kind: kind)
    return FastJSONReader.Result(key: filer.key, bytes: bytes)
  }

  private mutating func read(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int,
    field index: Int,
    slot: Int
  ) -> Bool {
    let field = filer.schema.flatFields[index]
    guard field.kind == .list else {
      return filer.file(bytes, start, end, field: index, slot: slot)
    }
    return readList(bytes, start, end, layout: Int(field.inner), slot: slot)
  }

  /// Reads a list in one cell: elements by `;`, their fields by `|`, `-` for the empty list.
  private mutating func readList(
    _ bytes: FlatArray<UInt8>,
    _ first: Int,
    _ end: Int,
    layout index: Int,
    slot: Int
  ) -> Bool {
    let slots = filer.slots
    slots[slot] = 0
    slots[slot + 1] = 0
    if end - first == 1, bytes[first] == Byte.minus { return true }
    guard !FastText.mayBeSpecial(bytes, first, end) else { return false }
    let layout = filer.schema.flatLayouts[index]
    var last = 0
    var count = 0
    var start = first
    // A separator at the very end begins no element.
    while start < end {
      count += 1
      guard count <= DossierLimits.listElements else { return false }
      let element = filer.appendElement(layout: index)
      guard element > 0 else { return false }
      slots[last == 0 ? slot : last - 1] = Int64(element)
      last = element
      var number = 0
      while true {
        let stop = FastTableReader.partEnd(bytes, start, end)
        guard number < Int(layout.fieldCount) else { return false }
        if start < stop {
          guard !FastText.hasOuterBlanks(bytes, start, stop) else { return false }
          let field = Int(layout.firstField) + number
          let inner = element + Int(filer.schema.flatFields[field].offset)
          guard filer.file(bytes, start, stop, field: field, slot: inner) else { return false }
        }
        number += 1
        start = stop + 1
        if stop >= end || bytes[stop] == Byte.semicolon { break }
      }
    }
    slots[slot + 1] = Int64(count)
    return true
  }

  /// The first `;` or `|` from a position on; `end` for none.
  @inline(__always)
  private static func partEnd(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end {
      let word = bytes.word(at: position)
      let found =
        FastText.zeroBytes(word ^ (FastText.ones &* 0x3B))
        | FastText.zeroBytes(word ^ (FastText.ones &* 0x7C))
      if found != 0 { return min(end, position + found.trailingZeroBitCount / 8) }
      position += 8
    }
    return end
  }

  // MARK: Cells

  private enum Cut {
    case plain
    case hasDoubledQuotes
    case unusual
  }

  /// Finds the cells of a row.
  private func cut(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Cut {
    let cells = cells.array
    var position = start
    var column = 0
    while true {
      guard column < targets.count else { return .unusual }
      var (first, last) = (position, position)
      if position < end, bytes[position] == Byte.quote {
        first = position + 1
        last = FastTableReader.find(Byte.quote, bytes, first, end)
        guard last < end else { return .unusual }
        position = last + 1
        if position < end, bytes[position] == Byte.quote { return .hasDoubledQuotes }
        guard position == end || bytes[position] == separator else { return .unusual }
      } else {
        last = FastTableReader.find(separator, bytes, position, end)
        position = last
      }
      // Blanks at the ends are trimmed with care.
      if first < last, FastText.hasOuterBlanks(bytes, first, last) { return .unusual }
      cells[2 * column] = first
      cells[2 * column + 1] = last
      column += 1
      if position >= end { break }
      position += 1
    }
    return column == targets.count ? .plain : .unusual
  }

  /// The first byte of a value from a position on; `end` for none.
  @inline(__always)
  private static func find(
    _ byte: UInt8,
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    let pattern = FastText.ones &* UInt64(byte)
    var position = start
    while position < end {
      let found = FastText.zeroBytes(bytes.word(at: position) ^ pattern)
      if found != 0 { return min(end, position + found.trailingZeroBitCount / 8) }
      position += 8
    }
    return end
  }

  /// Copies the cells of a row with doubled quotes to `scratch`; false to decline.
  @inline(never)
  private func copy(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let (cells, scratch) = (cells.array, scratch.array)
    guard end - start + 8 <= scratch.count else { return false }
    var position = start
    var column = 0
    var target = 0
    while true {
      guard column < targets.count else { return false }
      let first = target
      if position < end, bytes[position] == Byte.quote {
        position += 1
        while true {
          guard position < end else { return false }
          if bytes[position] == Byte.quote {
            position += 1
            guard position < end, bytes[position] == Byte.quote else { break }
          }
          scratch[target] = bytes[position]
          target += 1
          position += 1
        }
        guard position == end || bytes[position] == separator else { return false }
      } else {
        while position < end, bytes[position] != separator {
          scratch[target] = bytes[position]
          target += 1
          position += 1
        }
      }
      if first < target, FastText.hasOuterBlanks(scratch, first, target) { return false }
      cells[2 * column] = first
      cells[2 * column + 1] = target
      column += 1
      if position >= end { break }
      position += 1
    }
    return column == targets.count
  }
}
