import KhenEvaluation
import KhenExplanation
import KhenSource

/// The paths of a kind of dossier, for saying which facts are missing.
///
/// A path inside a list is missing when some element lacks it; no index is given.
struct MissingFacts {
  private struct Node {
    var field: Int
    /// Its text, quoted as JSON.
    var text: [UInt8]
    var inner: [Node]
  }

  private let schema: FlatSchema
  private let nodes: [Node]

  /// Lists the paths of a kind of dossier, in the order of the schema.
  init(_ schema: FactSchema, flat: FlatSchema, kind: Int) {
    self.schema = flat
    nodes = MissingFacts.nodes(schema, flat, layout: kind, prefix: "", depth: 0)
  }

  /// Records do not contain themselves, but a limit costs nothing.
  private static let depthMax = 32

  private static func nodes(
    _ schema: FactSchema,
    _ flat: FlatSchema,
    layout: Int,
    prefix: String,
    depth: Int
  ) -> [Node] {
    guard depth < depthMax else { return [] }
    let first = Int(flat.layouts[layout].firstField)
    return schema.records[layout].fields.enumerated().map { index, field in
      // The elements of a list of scalars have the path of the list.
      let isScalar = flat.layouts[layout].isScalar
      let path = isScalar ? String(prefix.dropLast()) : prefix + field.name.text
      var inner: [Node] = []
      let plain = flat.fields[first + index]
      switch plain.kind {
      case .record, .list:
        inner = nodes(
          schema,
          flat,
          layout: Int(plain.inner),
          prefix: path + ".",
          depth: depth + 1
        )
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days,
        .money, .catalogue, .series:
        break
      }
      return Node(field: first + index, text: BriefText.quoted(path), inner: inner)
    }
  }

  /// Adds the paths among some columns that a dossier lacks, separated by commas.
  func append(_ columns: [Bool], of dossier: FlatDossier, to texts: inout [[UInt8]]) {
    for node in nodes { append(node, columns, dossier, bases: [FactFrame.root], to: &texts) }
  }

  private func append(
    _ node: Node,
    _ columns: [Bool],
    _ dossier: FlatDossier,
    bases: [Int],
    to texts: inout [[UInt8]]
  ) {
    let field = schema.fields[node.field]
    let slots = dossier.slots
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
    if isMissing, columns[Int(field.column)], texts.last != node.text {
      texts.append(node.text)
    }
    if !inner.isEmpty {
      for part in node.inner { append(part, columns, dossier, bases: inner, to: &texts) }
    }
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
