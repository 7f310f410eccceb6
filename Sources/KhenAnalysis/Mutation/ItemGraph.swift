import KhenSemantics
import KhenSource

/// Which declarations a declaration reads, directly or through others.
struct ItemGraph: Sendable {
  /// A set of declarations.
  struct Items: Sendable {
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    /// Adds a member; whether it was new.
    mutating func insert(_ index: Int) -> Bool {
      let bit = UInt64(1) << UInt64(index % 64)
      let isNew = words[index / 64] & bit == 0
      words[index / 64] |= bit
      return isNew
    }

    func contains(_ index: Int) -> Bool {
      words[index / 64] & UInt64(1) << UInt64(index % 64) != 0
    }

    /// Whether one of some declarations is a member.
    func containsAny(_ indices: [Int]) -> Bool { indices.contains { contains($0) } }

    mutating func formUnion(_ other: Items) {
      for index in words.indices { words[index] |= other.words[index] }
    }
  }

  let program: CheckedProgram
  /// How many declarations there are.
  let count: Int
  /// The parameter that holds the days off.
  let daysOff: Int?
  private let offsets: [Int]
  private var direct: [[Int]] = []

  /// Looks through a program; linear in its size.
  init(_ program: CheckedProgram) {
    self.program = program
    daysOff = program.parameters.firstIndex {
      ($0.name == Name("ngày_nghỉ") || $0.name == Name("days_off")) && $0.type == .list(.date)
    }
    var offsets = [0]
    for size in [
      program.instruments.count, program.parameters.count, program.definitions.count,
      program.awards.count, program.scorecards.count, program.selections.count,
    ] {
      offsets.append((offsets.last ?? 0) + size)
    }
    self.offsets = offsets
    count = offsets.last ?? 0
    for instrument in program.instruments {
      direct.append(reads(instrument.residuals.compactMap { $0.condition }))
    }
    for parameter in program.parameters {
      direct.append(reads(parameter.versions.compactMap { $0.body.expression }))
    }
    for definition in program.definitions {
      direct.append(reads(expressions(of: definition.body, definition.exceptions)))
    }
    for award in program.awards { direct.append(reads(expressions(of: award))) }
    for card in program.scorecards {
      let definitions =
        card.items.map { $0.definition }
        + [card.total, card.classification]
        .compactMap { $0 }
      direct.append(
        reads(card.items.flatMap { [$0.raw, $0.maximum] })
          + definitions.map { index(of: .definition($0)) }
      )
    }
    for selection in program.selections { direct.append(reads(expressions(of: selection))) }
  }

  /// The number of a declaration.
  func index(of item: ProgramItem) -> Int {
    switch item {
    case .instrument(let index): offsets[0] + index
    case .parameter(let index): offsets[1] + index
    case .definition(let index): offsets[2] + index
    case .award(let index): offsets[3] + index
    case .scorecard(let index): offsets[4] + index
    case .selection(let index): offsets[5] + index
    }
  }

  /// Whether a declaration is or reads one of some.
  func rests(_ item: ProgramItem, on items: [ProgramItem]) -> Bool {
    closure(of: [item]).containsAny(items.map { index(of: $0) })
  }

  /// Some declarations with all that they read.
  func closure(of items: [ProgramItem]) -> Items {
    var result = Items(count: count)
    var waiting = items.map { index(of: $0) }
    while let next = waiting.popLast() {
      guard result.insert(next) else { continue }
      waiting += direct[next]
    }
    return result
  }

  /// The declarations that an expression reads.
  func closure(of expression: CheckedExpression) -> Items {
    var result = Items(count: count)
    var waiting = reads([expression])
    while let next = waiting.popLast() {
      guard result.insert(next) else { continue }
      waiting += direct[next]
    }
    return result
  }

  // MARK: - Direct reads

  private func reads(_ expressions: [CheckedExpression]) -> [Int] {
    var result: [Int] = []
    var waiting = expressions
    while let next = waiting.popLast() {
      // Working days are counted over the days off, which nobody names.
      if next.type == .workingDays, let daysOff { result.append(index(of: .parameter(daysOff))) }
      switch next.kind {
      case .call(let definition, _, _): result.append(index(of: .definition(definition)))
      case .parameter(let parameter): result.append(index(of: .parameter(parameter)))
      case .meets(let name), .isHeld(let name):
        for award in program.awards.indices where program.awards[award].name == name {
          result.append(index(of: .award(award)))
        }
      case .chosen(let selection): result.append(index(of: .selection(selection)))
      case .constant, .evaluationDate, .field, .variable, .function, .asOf, .list,
        .catalogueMembers, .convert, .not, .negate, .and, .or, .arithmetic, .comparison, .inRange,
        .membership, .orIfNone, .has, .unwrap, .quantified, .twoDistinct, .consecutiveYears,
        .aggregate, .collect, .years, .timeline, .match, .inYear, .round, .mustState:
        break
      }
      waiting += next.children
    }
    return result
  }

  private func expressions(
    of body: CheckedBody,
    _ exceptions: [CheckedException]
  ) -> [CheckedExpression] {
    var result = [body.expression].compactMap { $0 }
    for exception in exceptions {
      result.append(exception.condition)
      result += expressions(of: exception.body, exception.exceptions)
    }
    return result
  }

  private func expressions(of award: CheckedAward) -> [CheckedExpression] {
    var result = award.nodes.flatMap { expressions(of: $0) }
    result += award.bars.map { $0.condition }
    for case .when(let condition) in (award.documents.map { $0.requirement }) {
      result.append(condition)
    }
    for value in award.results { result += expressions(of: value.body, value.exceptions) }
    return result
  }

  /// The conditions of a part and of those inside of it.
  func expressions(of node: CheckedNode) -> [CheckedExpression] {
    switch node.kind {
    case .criterion(let condition): [condition].compactMap { $0 }
    case .attestation: []
    case .group(_, let nodes): nodes.flatMap { expressions(of: $0) }
    }
  }

  private func expressions(of selection: CheckedSelection) -> [CheckedExpression] {
    selection.kinds.flatMap { $0.conditions + $0.groups + $0.keys + $0.counted }
      + selection.limits.map { $0.bound }
  }
}
