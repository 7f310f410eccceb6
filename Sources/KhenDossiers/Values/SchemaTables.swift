import KhenEvaluation
import KhenSemantics
import KhenSource

/// A field as the readers need it; a trivial value.
struct FieldPlan: Sendable {
  /// What it holds.
  var type: FactType
  /// Distance of its first slot from the base of the record.
  var offset: Int
  /// Whether it may be none.
  var isOptional: Bool
  /// Whether absent says none.
  var isCompleteWhenAbsent: Bool
  /// What numbers it may hold, in millionths; nothing where any may stand.
  var limits: (least: Int64, greatest: Int64)?
  /// Layout that it belongs to.
  var layout: Int
  /// Its number in the layout.
  var index: Int
  /// What it says of the dossier besides being a fact.
  var role: FieldRole
}

/// What a field says of the dossier besides being a fact.
enum FieldRole: Equatable, Sendable {
  case plain
  /// The dossier's key; of several that are filed the one with the least rank counts.
  case key(rank: Int)
  /// The nominee's name; of several the least rank.
  case nominee(rank: Int)
}

/// Words at the top of a dossier that no schema needs to declare.
enum ReservedField: Equatable, Sendable {
  case kind
  case attestations
  case documents
  /// The awards that the nominee is proposed for.
  case nominations
  /// A link to the JSON Schema, for editors.
  case schemaLink
  case role(FieldRole)
}

/// Attestations or documents by the names under which they are filed.
struct ConclusionTables: Sendable {
  /// Local names, labels, and names qualified by the award, to `groups`.
  var names = KeyTable()
  /// Entries of the schema that a name stands for; a local name stands for those of all awards.
  var groups: [[Int]] = []
  /// Whether a group was named together with its award; that counts more than a local name.
  var isQualified: [Bool] = []
  /// Names of awards, to `byAward`.
  var awards = KeyTable()
  /// For each award its local names, to `groups`.
  var byAward: [KeyTable] = []

  /// Builds the tables.
  init(_ layouts: [ConclusionLayout]) {
    var localGroups: [Name: Int] = [:]
    var awardIndices: [Name: Int] = [:]
    for (entry, layout) in layouts.enumerated() {
      if let same = localGroups[layout.name] {
        groups[same].append(entry)
      } else {
        localGroups[layout.name] = groups.count
        groups.append([entry])
        isQualified.append(false)
      }
      if awardIndices[layout.award] == nil {
        awardIndices[layout.award] = byAward.count
        awards.add(layout.award.text, target: byAward.count)
        byAward.append(KeyTable())
      }
    }
    let localCount = groups.count
    for (entry, layout) in layouts.enumerated() {
      groups.append([entry])
      isQualified.append(true)
      names.add("\(layout.award.text).\(layout.name.text)", target: groups.count - 1)
      if let award = awardIndices[layout.award] {
        byAward[award].add(layout.name.text, target: groups.count - 1)
        byAward[award].add(layout.label, target: groups.count - 1)
      }
    }
    for group in 0..<localCount { names.add(layouts[groups[group][0]].name.text, target: group) }
    for group in 0..<localCount {
      for entry in groups[group] { names.add(layouts[entry].label, target: group) }
    }
  }

  /// The entries that a name stands for, or a local name of an award, as an index of `groups`.
  mutating func group(_ name: String, award: Int?) -> Int? {
    guard let award else { return names.target(of: name) }
    return byAward[award].target(of: name)
  }
}

/// All spellings of a schema, ready to be found in bytes.
struct SchemaTables: Sendable {
  /// For each layout its fields.
  var plans: [[FieldPlan]] = []
  /// For each layout the spellings of its fields.
  var fields: [KeyTable] = []
  /// For each kind of dossier (by position in `dossierKinds`) the spellings at its top; targets
  /// from `reservedBase` on are `reserved`.
  var tops: [KeyTable] = []
  /// What reserved spellings mean.
  var reserved: [ReservedField] = []
  /// First target that is not a field.
  static let reservedBase = 1 << 20
  /// For each catalogue the spellings of its members.
  var catalogues: [KeyTable] = []
  /// Names and labels of the kinds of dossier, to positions in `dossierKinds`.
  var kinds = KeyTable()
  /// Names and labels of awards, to positions in `FactSchema.awards`.
  var awards = KeyTable()
  /// The attestations; made when a dossier first files one.
  lazy var attestations = ConclusionTables(attestationLayouts)
  /// The documents; as well.
  lazy var documents = ConclusionTables(documentLayouts)
  private let attestationLayouts: [ConclusionLayout]
  private let documentLayouts: [ConclusionLayout]
  /// Fixed words.
  var words = WordTables()
  /// Fixed words of attestations and documents.
  var conclusionWords = ConclusionWords()

  /// Fields that hold the dossier's key, the most telling first.
  static let keyNames = [
    "id", "mã", "mã_hồ_sơ", "số_hồ_sơ", "key", "dossier_id", "cccd", "số_cccd", "số_định_danh",
    "số_định_danh_cá_nhân", "căn_cước_công_dân", "cmnd",
  ]
  /// Fields that hold the nominee's name, the most telling first.
  static let nomineeNames = [
    "họ_tên", "họ_và_tên", "tên", "tên_tập_thể", "tên_đơn_vị", "full_name", "name", "nominee",
  ]

  /// Fields that say what the nominee is proposed for.
  static let nominationNames = ["đề_nghị", "nominated_for", "khen_thưởng_đề_nghị"]

  /// Builds the tables of a schema.
  init(_ schema: FactSchema) {
    attestationLayouts = schema.attestations
    documentLayouts = schema.documents
    for catalogue in schema.catalogues {
      var table = KeyTable()
      for (index, member) in catalogue.members.enumerated() {
        table.add(member.name.text, target: index)
      }
      for (index, member) in catalogue.members.enumerated() {
        table.add(member.label, target: index)
        for alias in member.aliases { table.add(alias, target: index) }
      }
      catalogues.append(table)
    }
    for (index, record) in schema.records.enumerated() { addLayout(record, index) }
    for (position, kind) in schema.dossierKinds.enumerated() {
      kinds.add(schema.records[kind].name, target: position)
      tops.append(fields[kind])
    }
    for (position, kind) in schema.dossierKinds.enumerated() {
      kinds.add(schema.records[kind].label, target: position)
    }
    addReserved(.kind, ["loại_hồ_sơ", "dossier_kind"])
    addReserved(.attestations, ["xác_nhận", "attestations"])
    addReserved(.documents, ["tài_liệu", "documents"])
    for (position, award) in schema.awards.enumerated() {
      awards.add(award.name.text, target: position)
    }
    for (position, award) in schema.awards.enumerated() {
      for label in award.labels { awards.add(label, target: position) }
    }
    addReserved(.nominations, SchemaTables.nominationNames)
    addReserved(.schemaLink, ["$schema"])
    for (rank, name) in SchemaTables.keyNames.enumerated() {
      addReserved(.role(.key(rank: rank)), [name])
    }
    for (rank, name) in SchemaTables.nomineeNames.enumerated() {
      addReserved(.role(.nominee(rank: rank)), [name])
    }
  }

  private mutating func addLayout(_ record: RecordLayout, _ layout: Int) {
    var table = KeyTable()
    // Names first, so that the entry of a field's name has the field's number.
    for (index, field) in record.fields.enumerated() { table.add(field.name.text, target: index) }
    for (index, field) in record.fields.enumerated() {
      table.add(field.label, target: index)
      for alias in field.aliases { table.add(alias, target: index) }
    }
    if record.name.isEmpty, record.fields.count == 2 {
      table.add("year", target: 0)
      table.add("value", target: 1)
    }
    fields.append(table)
    plans.append(
      record.fields.enumerated().map { index, field in
        FieldPlan(
          type: field.type,
          offset: field.offset,
          isOptional: field.isOptional,
          isCompleteWhenAbsent: field.isCompleteWhenAbsent,
          limits: field.bounds.map { SchemaTables.limits($0) },
          layout: layout,
          index: index,
          role: SchemaTables.role(of: field)
        )
      }
    )
  }

  /// Bounds in the unit in which numbers are filed.
  private static func limits(_ bounds: NumberBounds) -> (least: Int64, greatest: Int64) {
    let scale = Rational(FactSchema.decimalScale)
    return (
      bounds.least.flatMap { $0.multiplied(by: scale) }?.ceiling ?? Int64.min,
      bounds.greatest.flatMap { $0.multiplied(by: scale) }?.floor ?? Int64.max
    )
  }

  private mutating func addReserved(_ meaning: ReservedField, _ spellings: [String]) {
    reserved.append(meaning)
    for top in tops.indices {
      for spelling in spellings {
        tops[top].add(spelling, target: SchemaTables.reservedBase + reserved.count - 1)
      }
    }
  }

  private static func role(of field: FieldLayout) -> FieldRole {
    switch field.type {
    case .string, .integer: break
    case .boolean, .number, .date, .year, .yearRange, .period, .days, .money, .catalogue, .record,
      .list, .series:
      return .plain
    }
    for spelling in [field.name.text, field.label] + field.aliases {
      if let role = roles[Name(VietnameseText.dataKey(spelling))] { return role }
    }
    return .plain
  }

  /// What fields of well-known names say, by the keys of the names.
  private static let roles: [Name: FieldRole] = {
    var roles: [Name: FieldRole] = [:]
    func add(_ names: [String], _ role: (Int) -> FieldRole) {
      for (rank, name) in names.enumerated() {
        let key = Name(VietnameseText.dataKey(name))
        if roles[key] == nil { roles[key] = role(rank) }
      }
    }
    add(keyNames) { .key(rank: $0) }
    add(nomineeNames) { .nominee(rank: $0) }
    return roles
  }()
}

/// What is said of an attestation or a document.
enum ConclusionState: Int, Sendable {
  case refused = 0
  case given = 1
  case outstanding = 2
}

/// The part that a key plays inside the object of an attestation or document.
enum ConclusionKey: Int, Sendable {
  case state
  case expiry
  /// Kept with the paper, not looked at.
  case remark
}

/// Fixed words of attestations and documents.
struct ConclusionWords: Sendable {
  private var states = KeyTable()
  private var keys = KeyTable()

  /// Builds the tables.
  init() {
    for word in ["chưa", "chưa có", "chưa nộp", "thiếu", "chờ", "missing", "pending"] {
      states.add(word, target: ConclusionState.outstanding.rawValue)
    }
    for word in ["đạt", "đồng ý", "đủ", "đã có", "đã nộp", "present", "given"] {
      states.add(word, target: ConclusionState.given.rawValue)
    }
    for word in ["không đạt", "không đồng ý", "không có", "refused", "none"] {
      states.add(word, target: ConclusionState.refused.rawValue)
    }
    for word in ["kết_luận", "có", "trạng_thái", "conclusion", "present", "state"] {
      keys.add(word, target: ConclusionKey.state.rawValue)
    }
    for word in ["hết_hạn", "có_giá_trị_đến", "ngày_hết_hạn", "expires", "valid_until"] {
      keys.add(word, target: ConclusionKey.expiry.rawValue)
    }
    for word in [
      "bởi", "by", "ngày", "date", "văn_bản", "paper", "số", "number", "ghi_chú", "note", "tệp",
      "file", "số_bản", "copies",
    ] {
      keys.add(word, target: ConclusionKey.remark.rawValue)
    }
  }

  /// Reads a state.
  mutating func state(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ConclusionState? {
    guard end - start <= 24 else { return nil }
    return states.find(bytes, start, end).flatMap(ConclusionState.init)
  }

  /// Reads a key inside the object of a conclusion.
  mutating func key(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ConclusionKey? {
    keys.find(bytes, start, end).flatMap(ConclusionKey.init)
  }
}
