import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// The groups of a cohort: of a catalogue all values, also those that no dossier has; of all else
/// the values that some dossier is known to have.
struct GroupTable {
  /// The groups, as one value for each key.
  private(set) var groups: [[GroupValue]] = []
  /// For each dossier, the groups in which it may be.
  private(set) var groupsOfCase: [[Int]] = []

  init(
    _ cases: [NomineeCase],
    _ selection: CheckedSelection,
    _ program: CheckedProgram
  ) throws(SelectionFailure) {
    let domains = selection.groups.enumerated().map { index, group in
      GroupTable.domain(index, group.type, cases, selection, program)
    }
    var count = 1
    for domain in domains {
      let (product, overflow) = count.multipliedReportingOverflow(by: domain.count)
      if overflow || product > SelectionLimits.groups {
        throw .tooManyGroups(overflow ? Int.max : product)
      }
      count = product
    }
    groups = [[]]
    for domain in domains {
      groups = groups.flatMap { prefix in domain.map { prefix + [$0] } }
    }
    for nominee in cases {
      var indices = [0]
      for (domain, possible) in zip(domains, nominee.groups) {
        let positions = domain.indices.filter { possible?.contains(domain[$0]) ?? true }
        indices = indices.flatMap { index in positions.map { index * domain.count + $0 } }
      }
      groupsOfCase.append(indices)
    }
  }

  private static func domain(
    _ index: Int,
    _ type: ValueType,
    _ cases: [NomineeCase],
    _ selection: CheckedSelection,
    _ program: CheckedProgram
  ) -> [GroupValue] {
    var seen: Set<GroupValue> = []
    var canBeAnything = false
    for nominee in cases {
      guard let possible = nominee.groups[index] else {
        canBeAnything = true
        continue
      }
      for value in possible { seen.insert(value) }
    }
    var domain: [GroupValue] = []
    switch type.unwrapped {
    case .catalogue(let catalogue):
      let members = program.catalogues[catalogue].members
      let isOfKinds = program.catalogues[catalogue].name == Name("loại_hồ_sơ")
      for (member, value) in members.enumerated() {
        // Only the kinds of the cohort can be there.
        let isOfCohort = selection.kinds.contains { program.records[$0.record].name == value.name }
        if !isOfKinds || isOfCohort { domain.append(.member(member)) }
      }
    case .boolean: domain = [.member(1), .member(0)]
    default:
      domain = seen.filter { $0 != .none }.sorted { GroupTable.isBefore($0, $1) }
      if canBeAnything { domain.append(.unlisted) }
    }
    if seen.contains(.none) { domain.append(.none) }
    return domain
  }

  private static func isBefore(_ first: GroupValue, _ second: GroupValue) -> Bool {
    switch (first, second) {
    case (.number(let left), .number(let right)): left < right
    case (.text(let left), .text(let right)): left < right
    default: false
    }
  }
}
