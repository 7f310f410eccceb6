import KhenEvaluation
import KhenExplanation
import KhenSource

/// The paths of a kind of dossier, for saying which facts are missing.
///
/// A path inside a list is missing when some element lacks it; no index is given.
struct MissingFacts {
  /// A path, as plain values; what is in it stands right behind it.
  private struct Node: BitwiseCopyable {
    var field: Int32
    /// Just past the last path in it.
    var end: Int32
  }

  private let schema: FlatSchema
  private let nodes: FlatStorage<Node>
  /// For each path its text, quoted as JSON.
  private let texts: [[UInt8]]

  /// Lists the paths of a kind of dossier, in the order of the schema.
  init(_ schema: FactSchema, flat: FlatSchema, kind: Int) {
    self.schema = flat
    var nodes: [Node] = []
    var texts: [[UInt8]] = []
    MissingFacts.add(schema, flat, layout: kind, prefix: "", depth: 0, &nodes, &texts)
    self.nodes = FlatStorage(repeating: Node(field: 0, end: 0), count: nodes.count)
    self.nodes.fill(nodes)
    self.texts = texts
  }

  /// Records do not contain themselves, but a limit costs nothing.
  private static let depthMax = 32

  private static func add(
    _ schema: FactSchema,
    _ flat: FlatSchema,
    layout: Int,
    prefix: String,
    depth: Int,
    _ nodes: inout [Node],
    _ texts: inout [[UInt8]]
  ) {
    guard depth < depthMax else { return }
    let first = Int(flat.layouts[layout].firstField)
    for (index, field) in schema.records[layout].fields.enumerated() {
      // The elements of a list of scalars have the path of the list.
      let isScalar = flat.layouts[layout].isScalar
      let path = isScalar ? String(prefix.dropLast()) : prefix + field.name.text
      let node = nodes.count
      nodes.append(Node(field: Int32(first + index), end: 0))
      texts.append(BriefText.quoted(path))
      let plain = flat.fields[first + index]
      switch plain.kind {
      case .record, .list:
        let inner = Int(plain.inner)
        add(schema, flat, layout: inner, prefix: path + ".", depth: depth + 1, &nodes, &texts)
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days,
        .money, .catalogue, .series:
        break
      }
      nodes[node].end = Int32(nodes.count)
    }
  }

  /// Writes the paths among some columns that a dossier lacks, separated by commas.
  ///
  /// `columns`: for each column of the schema, whether it is asked for; `last`: what was written
  /// before, nothing where nothing was.
  func append(
    _ columns: FlatArray<Bool>,
    of dossier: FlatDossier,
    after last: [UInt8]?,
    to bytes: inout [UInt8]
  ) {
    var last = last
    let nodes = nodes.array
    append(nodes, 0, nodes.count, columns, dossier, [FactFrame.root], &last, to: &bytes)
  }

  /// The same for the paths in some records; `last`: the path written last, nothing where none was.
  private func append(
    _ nodes: FlatArray<Node>,
    _ start: Int,
    _ end: Int,
    _ columns: FlatArray<Bool>,
    _ dossier: FlatDossier,
    _ bases: [Int],
    _ last: inout [UInt8]?,
    to bytes: inout [UInt8]
  ) {
    let (fields, slots) = (schema.fields, dossier.slots)
    var index = start
    while index < end {
      let node = nodes[index]
      let here = index
      index = Int(node.end)
      guard isAsked(nodes, here, columns) else { continue }
      let field = fields[Int(node.field)]
      var isMissing = false
      var inner: [Int] = []
      for base in bases {
        let slot = base + Int(field.offset)
        let raw = slots[slot]
        switch field.kind {
        case .record:
          if !field.isOptional {
            inner.append(slot)
          } else if raw == 1 {
            inner.append(slot + 1)
          } else if raw == FactFrame.unknown {
            isMissing = true
          }
        case .list, .series:
          if raw == FactFrame.unknown {
            isMissing = true
          } else if field.kind == .list {
            var element = Int(raw)
            while element > 0 {
              inner.append(element)
              element = Int(slots[element - 1])
            }
          }
        case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days,
          .money, .catalogue:
          if raw == FactFrame.unknown || raw == FactFrame.partial { isMissing = true }
        }
      }
      if isMissing, columns[Int(field.column)], last != texts[here] {
        if last != nil { bytes.append(UInt8(ascii: ",")) }
        bytes += texts[here]
        last = texts[here]
      }
      if !inner.isEmpty {
        append(nodes, here + 1, index, columns, dossier, inner, &last, to: &bytes)
      }
    }
  }

  /// Whether a path or one in it is asked for.
  private func isAsked(
    _ nodes: FlatArray<Node>,
    _ start: Int,
    _ columns: FlatArray<Bool>
  ) -> Bool {
    let fields = schema.fields
    for index in start..<Int(nodes[start].end)
    where columns[Int(fields[Int(nodes[index].field)].column)] {
      return true
    }
    return false
  }
}

/// Small pieces of JSON as bytes.
enum BriefText {
  /// A text between quotes.
  static func quoted(_ text: String) -> [UInt8] {
    var output = JSONOutput()
    output.string(text)
    return output.bytes
  }
}
