package import KhenEvaluation
import KhenSource

/// The paths of the facts of a frame, by slot: `quá_trình[2].từ`.
package struct FactPaths {
  private var paths: [Int: String] = [:]
  private let schema: FactSchema

  package init(_ frame: FactFrame, _ schema: FactSchema) {
    self.schema = schema
    add(schema.records[frame.kind], base: FactFrame.root, prefix: "", frame, schema)
  }

  /// The path of a fact.
  package func path(of fact: FactID) -> String {
    switch fact.kind {
    case .nothing, .law: ""
    case .slot, .list: paths[fact.index] ?? ""
    case .year: (paths[fact.index] ?? "") + "[\(fact.year)]"
    case .attestation: schema.attestations[fact.index].name.text
    case .document: schema.documents[fact.index].name.text
    }
  }

  /// The path without the numbers of elements: `quá_trình.từ`.
  package func generalPath(of fact: FactID) -> String {
    var path = ""
    var isInBrackets = false
    for character in self.path(of: fact) {
      if character == "[" { isInBrackets = true }
      if !isInBrackets { path.append(character) }
      if character == "]" { isInBrackets = false }
    }
    return path
  }

  private mutating func add(
    _ layout: RecordLayout,
    base: Int,
    prefix: String,
    _ frame: FactFrame,
    _ schema: FactSchema
  ) {
    for field in layout.fields {
      let slot = base + field.offset
      let path = prefix.isEmpty ? field.name.text : prefix + "." + field.name.text
      let fieldPath = field.name.text.isEmpty ? prefix : path
      paths[slot] = fieldPath
      switch field.type {
      case .record(let record):
        let inner = slot + (field.isOptional ? 1 : 0)
        add(schema.records[record], base: inner, prefix: fieldPath, frame, schema)
      case .list(let record), .series(let record):
        var element = Int(clamping: max(0, frame.slots[slot]))
        var number = 0
        while element > 0, element < frame.slots.count {
          number += 1
          add(
            schema.records[record],
            base: element,
            prefix: "\(fieldPath)[\(number)]",
            frame,
            schema
          )
          element = Int(clamping: frame.slots[element - 1])
        }
      case .yearRange: paths[slot + 1] = fieldPath
      case .boolean, .integer, .number, .string, .date, .year, .period, .days, .money, .catalogue:
        break
      }
    }
  }
}
