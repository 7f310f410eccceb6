import KhenEvaluation
import KhenSource

/// What the columns of a table mean.
struct CSVColumns: Sendable {
  /// What one column means.
  enum Target: Sendable {
    /// A field; `presences`: slots that say that the optional records around it are there.
    case field(FieldPlan, slot: Int, presences: [Int])
    case role(FieldRole)
    case kind
    case attestation(group: Int)
    case document(group: Int)
    case nominations
    case ignored
    case unknown
    case repeated
  }

  /// The header's cells.
  var names: [String]
  /// What they mean, in the same order.
  var targets: [Target]

  /// Whether some column holds the dossier's key.
  var keyColumn: Int? {
    var best: (rank: Int, column: Int)?
    for (column, target) in targets.enumerated() {
      if case .key(let rank) = CSVColumns.role(of: target), rank < best?.rank ?? .max {
        best = (rank, column)
      }
    }
    return best?.column
  }

  /// What a column says of the dossier besides being a fact.
  static func role(of target: Target) -> FieldRole {
    switch target {
    case .field(let plan, _, let presences): presences.isEmpty ? plan.role : .plain
    case .role(let role): role
    case .kind, .attestation, .document, .nominations, .ignored, .unknown, .repeated: .plain
    }
  }

  /// Finds the meaning of the columns of a main table for one kind of dossier.
  init(names: [String], top: Int, _ filer: inout FactFiler) {
    self.names = names
    targets = []
    for name in names {
      let target = CSVColumns.target(of: name, top: top, &filer)
      targets.append(isRepeated(target) ? .repeated : target)
    }
  }

  /// Finds the meaning of the columns of a table of list elements; their slots count from the
  /// base of an element.
  ///
  /// `listNames`: names of the list, for the value of a list of scalars.
  init(
    names: [String],
    element: Int,
    keyName: String?,
    listNames: [String],
    _ filer: inout FactFiler
  ) {
    self.names = names
    targets = []
    let plans = filer.tables.plans[element]
    let isScalar = plans.count == 1 && filer.schema.records[element].name.isEmpty
    let wanted = keyName.map { VietnameseText.dataKey($0) }
    let keyColumn =
      names.firstIndex { VietnameseText.dataKey($0) == wanted }
      ?? CSVColumns.usualKeyColumn(names, &filer.tables.fields[element])
    for (column, name) in names.enumerated() {
      var target: Target = .unknown
      if column == keyColumn {
        target = .role(.key(rank: 0))
      } else if let found = CSVColumns.elementTarget(of: name, element: element, &filer) {
        target = found
      } else if isScalar,
        (listNames + ["giá_trị", "value"]).contains(where: {
          VietnameseText.dataKey($0) == VietnameseText.dataKey(name)
        })
      {
        target = .field(plans[0], slot: plans[0].offset, presences: [])
      }
      targets.append(isRepeated(target) ? .repeated : target)
    }
  }

  /// The first column with a usual name of a key that is no field of the element.
  private static func usualKeyColumn(_ names: [String], _ fields: inout KeyTable) -> Int? {
    for keyName in SchemaTables.keyNames + ["hồ_sơ", "dossier"] {
      let wanted = VietnameseText.dataKey(keyName)
      let column = names.firstIndex {
        VietnameseText.dataKey($0) == wanted && fields.target(of: $0) == nil
      }
      if let column { return column }
    }
    return nil
  }

  private static func target(of name: String, top: Int, _ filer: inout FactFiler) -> Target {
    if name.isEmpty { return .unknown }
    let kind = filer.schema.dossierKinds[top]
    if let found = filer.tables.tops[top].target(of: name) {
      if found < SchemaTables.reservedBase {
        let plan = filer.tables.plans[kind][found]
        return .field(plan, slot: FactFrame.root + plan.offset, presences: [])
      }
      switch filer.tables.reserved[found - SchemaTables.reservedBase] {
      case .kind: return .kind
      case .schemaLink: return .ignored
      case .nominations: return .nominations
      case .role(let role): return .role(role)
      case .attestations, .documents: return .unknown
      }
    }
    guard let (head, rest) = split(name) else { return .unknown }
    guard let found = filer.tables.tops[top].target(of: head) else { return .unknown }
    if found < SchemaTables.reservedBase {
      return nested(
        filer.tables.plans[kind][found],
        rest,
        base: FactFrame.root,
        presences: [],
        &filer
      ) ?? .unknown
    }
    switch filer.tables.reserved[found - SchemaTables.reservedBase] {
    case .attestations:
      return filer.tables.attestations.names.target(of: rest).map { .attestation(group: $0) }
        ?? .unknown
    case .documents:
      return filer.tables.documents.names.target(of: rest).map { .document(group: $0) }
        ?? .unknown
    case .kind, .nominations, .schemaLink, .role: return .unknown
    }
  }

  private static func elementTarget(
    of name: String,
    element: Int,
    _ filer: inout FactFiler
  ) -> Target? {
    if let found = filer.tables.fields[element].target(of: name) {
      let plan = filer.tables.plans[element][found]
      return .field(plan, slot: plan.offset, presences: [])
    }
    guard let (head, rest) = split(name),
      let found = filer.tables.fields[element].target(of: head)
    else { return nil }
    return nested(filer.tables.plans[element][found], rest, base: 0, presences: [], &filer)
  }

  /// Follows `a.b` into records.
  private static func nested(
    _ plan: FieldPlan,
    _ rest: String,
    base: Int,
    presences: [Int],
    _ filer: inout FactFiler
  ) -> Target? {
    guard case .record(let record) = plan.type else { return nil }
    var presences = presences
    var inner = base + plan.offset
    if plan.isOptional {
      presences.append(inner)
      inner += 1
    }
    if let found = filer.tables.fields[record].target(of: rest) {
      let field = filer.tables.plans[record][found]
      return .field(field, slot: inner + field.offset, presences: presences)
    }
    guard let (head, tail) = split(rest), let found = filer.tables.fields[record].target(of: head)
    else { return nil }
    return nested(
      filer.tables.plans[record][found],
      tail,
      base: inner,
      presences: presences,
      &filer
    )
  }

  private static func split(_ name: String) -> (head: String, rest: String)? {
    guard let dot = name.utf8.firstIndex(of: Byte.dot) else { return nil }
    return (String(name[..<dot]), String(name[name.utf8.index(after: dot)...]))
  }

  private func isRepeated(_ target: Target) -> Bool {
    targets.contains { other in
      switch (target, other) {
      case (.field(_, let slot, _), .field(_, let otherSlot, _)): slot == otherSlot
      case (.role(let role), .role(let otherRole)): role == otherRole
      case (.kind, .kind), (.nominations, .nominations): true
      case (.attestation(let group), .attestation(let otherGroup)): group == otherGroup
      case (.document(let group), .document(let otherGroup)): group == otherGroup
      case (.field, _), (.role, _), (.kind, _), (.attestation, _), (.document, _),
        (.nominations, _), (.ignored, _), (.unknown, _), (.repeated, _):
        false
      }
    }
  }
}
