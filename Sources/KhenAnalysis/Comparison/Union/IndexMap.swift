import KhenSemantics
import KhenSource

/// Where the declarations of one rule set stand in the union of two.
struct IndexMap {
  /// Catalogues.
  var catalogues: [Int] = []
  /// For each catalogue, its members.
  var members: [[Int]] = []
  /// Records.
  var records: [Int] = []
  /// For each record, its fields.
  var fields: [[Int]] = []
  /// Parameters.
  var parameters: [Int] = []
  /// Definitions.
  var definitions: [Int] = []
  /// Names of awards.
  var awards: [Name: Name] = [:]
  /// What is added to the numbers of bound variables.
  var variableOffset = 0
  /// What is added to the numbers of instruments.
  var instrumentOffset = 0
  /// What is added to the numbers of files, so that no two places of the rule sets are one.
  var fileOffset: Int32 = 0
  /// The kind of dossier that free expressions read.
  var kind = 0

  /// A type with the indices of the union.
  func type(_ type: ValueType) -> ValueType {
    switch type {
    case .catalogue(let index): .catalogue(catalogues[index])
    case .record(let index): .record(records[index])
    case .list(let element): .list(self.type(element))
    case .yearly(let element): .yearly(self.type(element))
    case .timeline(let element): .timeline(self.type(element))
    case .optional(let wrapped): .optional(self.type(wrapped))
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .period, .service, .days, .workingDays, .money:
      type
    }
  }

  /// A place with the file number of the union.
  func range(_ range: SourceRange) -> SourceRange {
    var moved = range
    moved.file.index += fileOffset
    return moved
  }

  /// Citations with the instruments of the union.
  func citations(_ references: [CheckedReference]) -> [CheckedReference] {
    references.map { reference in
      var moved = reference
      moved.instrument += instrumentOffset
      return moved
    }
  }

  /// A bound variable with its number in the union; -1 stays.
  func variable(_ id: Int) -> Int { id < 0 ? id : id + variableOffset }

  /// A bound variable with its number and type in the union.
  func variable(_ variable: CheckedVariable) -> CheckedVariable {
    CheckedVariable(
      id: self.variable(variable.id),
      name: variable.name,
      type: type(variable.type)
    )
  }

  /// A constant with the indices of the union.
  func constant(_ constant: Constant) -> Constant {
    guard case .member(let catalogue, let index) = constant else { return constant }
    return .member(catalogue: catalogues[catalogue], index: members[catalogue][index])
  }
}
