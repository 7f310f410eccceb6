import KhenSemantics
import KhenSource
import KhenSyntax

/// All parts of a rule set that tests are to reach, each place once, in the order of the files.
struct CoverageUniverse {
  private(set) var points: [CoveragePoint] = []
  private var indices: [SourceRange: Int] = [:]

  init(_ program: CheckedProgram) {
    for award in program.awards { add(award) }
    for card in program.scorecards { add(card, program) }
    for definition in program.definitions {
      add(definition.body, owner: definition.name.text)
      add(definition.exceptions, owner: definition.name.text)
    }
    for parameter in program.parameters {
      for (index, version) in parameter.versions.enumerated() {
        let label = parameter.versions.count > 1 ? "\(parameter.name.text) (\(index + 1))" : nil
        add(.parameter, version.body.range, label ?? parameter.name.text, parameter.name.text)
        add(version.body, owner: parameter.name.text)
      }
    }
    for instrument in program.instruments {
      for residual in instrument.residuals {
        add(.transition, residual.range, instrument.name.text, instrument.name.text)
        if let condition = residual.condition {
          add(condition, owner: instrument.name.text)
        } else {
          demand(.yes, at: residual.range)
        }
      }
    }
    for selection in program.selections {
      add(.selection, selection.range, selection.name.text, selection.name.text)
      // Who only ranks, leaves nobody out and has nobody wait: all are chosen while it is in effect.
      let isRanking =
        selection.kinds.allSatisfy { $0.conditions.isEmpty }
        && !selection.limits.contains { $0.kind == .atMost }
      guard isRanking else { continue }
      excuse(.open, .neverOpen, at: selection.range)
      if selection.effect == DaySpan(start: nil, end: nil) {
        excuse(.no, .never, at: selection.range)
      }
    }
    points.sort {
      ($0.range.file.index, $0.range.start) < ($1.range.file.index, $1.range.start)
    }
  }

  // MARK: - Awards

  private mutating func add(_ award: CheckedAward) {
    let owner = award.name.text
    add(.version, award.range, owner, owner)
    for node in award.nodes { add(node, in: nil, award) }
    for bar in award.bars {
      let kind: CoverageKind =
        switch bar.effect {
        case .bar: .bar
        case .hold: .hold
        }
      add(kind, bar.range, bar.name.text, owner, version: award.range)
      add(bar.condition, owner: owner)
    }
    for document in award.documents {
      guard case .when(let condition) = document.requirement else { continue }
      add(.paper, document.range, document.name.text, owner, version: award.range)
      add(condition, owner: owner)
    }
    for result in award.results {
      add(result.body, owner: owner)
      add(result.exceptions, owner: owner)
    }
  }

  private mutating func add(
    _ node: CheckedNode,
    in group: GroupDeclaration.Requirement?,
    _ award: CheckedAward
  ) {
    var kind: CoverageKind
    switch node.kind {
    case .criterion: kind = .criterion
    case .group: kind = .group
    case .attestation: kind = .attestation
    }
    switch group {
    case .any, .atLeast: kind = .limb
    case .all, nil: break
    }
    let label = node.name?.text ?? node.label
    add(kind, node.range, label, award.name.text, version: award.range)
    switch node.kind {
    case .criterion(let condition):
      if let condition {
        add(condition, owner: award.name.text)
      } else {
        excuse([.yes, .no, .open], .notSourced, at: node.range)
      }
    case .group(let requirement, let nodes):
      for child in nodes { add(child, in: requirement, award) }
    case .attestation: break
    }
  }

  private mutating func add(_ card: CheckedScorecard, _ program: CheckedProgram) {
    for item in card.items {
      add(.item, item.range, item.name.text, card.name.text)
      add(item.raw, owner: card.name.text)
      add(item.maximum, owner: card.name.text)
    }
    if let classification = card.classification {
      add(program.definitions[classification].body, owner: card.name.text)
    }
  }

  // MARK: - Values

  private mutating func add(_ exceptions: [CheckedException], owner: String) {
    for exception in exceptions {
      add(.exception, exception.range, exception.name.text, owner)
      add(exception.condition, owner: owner)
      add(exception.body, owner: owner)
      add(exception.exceptions, owner: owner)
    }
  }

  private mutating func add(_ body: CheckedBody, owner: String) {
    if let expression = body.expression { add(expression, owner: owner) }
  }

  private mutating func add(_ expression: CheckedExpression, owner: String) {
    if case .match(_, let rows) = expression.kind, CoverageUniverse.isMeasured(expression.type) {
      for row in rows { add(.row, row.body.range, "", owner) }
      // A single row is a lookup without choice.
      if rows.count == 1 { demand(.yes, at: rows[0].body.range) }
    }
    for child in expression.children { add(child, owner: owner) }
  }

  /// Whether choices between values of a type are one step; of lists each alternative is a step.
  private static func isMeasured(_ type: ValueType) -> Bool {
    switch type.unwrapped {
    case .list, .yearly, .timeline, .record, .yearRange, .error: false
    case .boolean, .integer, .number, .string, .date, .year, .period, .service, .days, .money,
      .catalogue, .workingDays, .quotient, .optional:
      true
    }
  }

  private mutating func add(
    _ kind: CoverageKind,
    _ range: SourceRange,
    _ label: String,
    _ owner: String,
    version: SourceRange? = nil
  ) {
    guard indices[range] == nil else { return }
    indices[range] = points.count
    var point = CoveragePoint(
      kind: kind,
      range: range,
      label: label,
      owner: owner,
      demanded: kind.demanded
    )
    point.version = version
    points.append(point)
  }

  private mutating func demand(_ sides: CoverageSides, at range: SourceRange) {
    if let index = indices[range] { points[index].demanded = sides }
  }

  private mutating func excuse(
    _ sides: CoverageSides,
    _ reason: CoveragePoint.Excuse,
    at range: SourceRange
  ) {
    guard let index = indices[range] else { return }
    points[index].demanded.subtract(sides)
    for side in sides.parts { points[index].excused.append((side, reason)) }
  }
}
