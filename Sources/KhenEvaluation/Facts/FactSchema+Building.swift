package import KhenSemantics
import KhenSource

extension FactSchema {
  /// Lays out the records of a checked program.
  package init(_ program: CheckedProgram) {
    catalogues = program.catalogues
    records = program.records.map {
      RecordLayout(name: $0.name.text, label: $0.label, fields: [], size: 0, template: [])
    }
    dossierKinds = program.records.indices.filter { program.records[$0].isDossier }
    var isLaidOut = [Bool](repeating: false, count: program.records.count)
    for index in program.records.indices {
      layOut(index, of: program, isLaidOut: &isLaidOut)
    }
    var positions: [Name: Int] = [:]
    var conclusions = Conclusions()
    for award in program.awards {
      let position = positions[award.name] ?? awards.count
      if position == awards.count {
        positions[award.name] = position
        awards.append(NominatedAward(name: award.name, labels: []))
      }
      if !awards[position].labels.contains(award.label) {
        awards[position].labels.append(award.label)
      }
      for node in award.nodes { conclusions.collectAttestations(node, of: award.name) }
      for document in award.documents {
        conclusions.addDocument(document.name, document.label, of: award.name)
      }
    }
    attestations = conclusions.attestations
    documents = conclusions.documents
    attestationNumbers = ConclusionNumbers(attestations)
    documentNumbers = ConclusionNumbers(documents)
  }

  private mutating func layOut(
    _ index: Int,
    of program: CheckedProgram,
    isLaidOut: inout [Bool]
  ) {
    guard !isLaidOut[index] else { return }
    isLaidOut[index] = true
    var layout = records[index]
    for field in program.records[index].fields {
      append(
        field.type,
        name: field.name,
        label: field.label,
        aliases: field.aliases,
        isCompleteWhenAbsent: field.isCompleteWhenAbsent,
        bounds: field.bounds,
        to: &layout,
        of: program,
        isLaidOut: &isLaidOut
      )
    }
    records[index] = layout
  }

  private mutating func append(
    _ type: ValueType,
    name: Name,
    label: String,
    aliases: [String],
    isCompleteWhenAbsent: Bool,
    bounds: NumberBounds? = nil,
    to layout: inout RecordLayout,
    of program: CheckedProgram,
    isLaidOut: inout [Bool]
  ) {
    let factType = self.factType(type.unwrapped, of: program, isLaidOut: &isLaidOut)
    let offset = layout.size
    var slots: [Int64]
    switch factType {
    case .boolean, .integer, .number, .string, .date, .year, .period, .days, .money, .catalogue:
      slots = [type.isOptional || isCompleteWhenAbsent ? FactFrame.none : FactFrame.unknown]
    case .yearRange:
      let absent = type.isOptional || isCompleteWhenAbsent ? FactFrame.none : FactFrame.unknown
      slots = [absent, absent]
    case .record(let record):
      slots = type.isOptional ? [FactFrame.none] : []
      slots += records[record].template
    case .list, .series:
      slots = [isCompleteWhenAbsent || type.isOptional ? 0 : FactFrame.unknown, 0]
    }
    layout.fields.append(
      FieldLayout(
        name: name,
        label: label,
        aliases: aliases,
        type: factType,
        offset: offset,
        isOptional: type.isOptional,
        isCompleteWhenAbsent: isCompleteWhenAbsent,
        bounds: bounds,
        column: columnCount
      )
    )
    columnCount += 1
    layout.template += slots
    layout.size += slots.count
  }

  private mutating func factType(
    _ type: ValueType,
    of program: CheckedProgram,
    isLaidOut: inout [Bool]
  ) -> FactType {
    switch type {
    case .boolean: return .boolean
    case .integer: return .integer
    case .number: return .number
    case .string: return .string
    case .date: return .date
    case .year: return .year
    case .yearRange: return .yearRange
    case .period: return .period
    case .days: return .days
    case .money: return .money
    case .catalogue(let catalogue): return .catalogue(catalogue)
    case .record(let record):
      layOut(record, of: program, isLaidOut: &isLaidOut)
      return .record(record)
    case .list(.record(let record)):
      layOut(record, of: program, isLaidOut: &isLaidOut)
      return .list(element: record)
    case .list(let element):
      return .list(
        element: appendElementLayout(
          [(Name(""), element)],
          of: program,
          isLaidOut: &isLaidOut
        )
      )
    case .yearly(let element):
      return .series(
        element: appendElementLayout(
          [(Name("năm"), .year), (Name("giá_trị"), element)],
          of: program,
          isLaidOut: &isLaidOut
        )
      )
    case .error, .quotient, .service, .workingDays, .timeline, .optional:
      preconditionFailure("the checker lets no field have a type that cannot be filed")
    }
  }

  private mutating func appendElementLayout(
    _ fields: [(Name, ValueType)],
    of program: CheckedProgram,
    isLaidOut: inout [Bool]
  ) -> Int {
    var layout = RecordLayout(name: "", label: "", fields: [], size: 0, template: [])
    for (name, type) in fields {
      append(
        type,
        name: name,
        label: name.text,
        aliases: [],
        isCompleteWhenAbsent: false,
        to: &layout,
        of: program,
        isLaidOut: &isLaidOut
      )
    }
    records.append(layout)
    return records.count - 1
  }
}

/// The attestations and documents of awards, each once.
private struct Conclusions {
  private(set) var attestations: [ConclusionLayout] = []
  private(set) var documents: [ConclusionLayout] = []
  private var seenAttestations: [Name: Set<Name>] = [:]
  private var seenDocuments: [Name: Set<Name>] = [:]

  mutating func addDocument(_ name: Name, _ label: String, of award: Name) {
    guard seenDocuments[award, default: []].insert(name).inserted else { return }
    documents.append(ConclusionLayout(award: award, name: name, label: label))
  }

  mutating func collectAttestations(_ node: CheckedNode, of award: Name) {
    switch node.kind {
    case .criterion: break
    case .group(_, let nodes):
      for inner in nodes { collectAttestations(inner, of: award) }
    case .attestation:
      guard let name = node.name, seenAttestations[award, default: []].insert(name).inserted else {
        return
      }
      attestations.append(ConclusionLayout(award: award, name: name, label: node.label))
    }
  }
}
