import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Takes a condition apart: its parts, the definitions and parameters behind its values with their
/// own articles, the elements of its lists, the segments of its timelines.
struct DetailBuilder {
  /// How deep lines are nested.
  static let depthLimit = 4
  /// How many lines stand under one.
  static let lineLimit = 12

  let statements: StatementBuilder
  var reader: StepReader { statements.reader }

  init(_ statements: StatementBuilder) { self.statements = statements }

  /// The lines under a condition.
  func details(_ node: Int) -> [Detail] { limited(lines(node, depth: 0)) }

  /// Lines for what a step is made of; nothing for a plain fact, whose value is said above it.
  private func lines(_ node: Int, depth: Int) -> [Detail] {
    guard node >= 0, depth <= DetailBuilder.depthLimit * 4,
      let instruction = reader.instruction(node)
    else { return [] }
    let operands = reader.operandNodes(node)
    switch instruction.code {
    case .and, .or:
      if case .inRange = reader.expression(node)?.kind { return all(operands, depth) }
      let parts = telling(node, operands)
      // One part alone is what the line above says.
      if parts.count == 1 { return lines(parts[0], depth: depth) }
      return parts.compactMap { condition($0, depth) }
    case .not, .unwrap, .periodRank, .periodToService, .memberRank, .hasValue, .mustState,
      .endlessOr, .less, .lessOrEqual, .equalNumbers, .equalSets, .equalTexts, .isMember, .add,
      .subtract, .multiply, .divide, .negate, .least, .greatest, .roundUp, .roundDown,
      .datePlusPeriod, .dateMinusPeriod, .datePlusDays, .datePlusWorkingDays, .yearOf,
      .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear, .monthsBetween,
      .yearsBetween, .periodBetween, .orIfNone, .atLeast:
      return all(operands, depth)
    case .named: return named(node, depth)
    case .choose: return chosen(node, depth)
    case .byDate: return parameter(node)
    case .match: return all(Array(operands.dropFirst()), depth)
    case .coverage: return segments(node)
    case .countRows, .sumRows, .greatestRow, .leastRow: return elements(node)
    case .someRow:
      if reader.extent(node).isCertainlyTrue { return [] }
      let rows = limited(elements(node))
      // One row that may decide is what the line above says.
      return rows.count == 1 ? [] : rows
    case .loadFact, .loadList, .recordBase, .loadAttestation, .loadDocument, .lawUnknown,
      .makeList, .years, .loop, .loopPairs, .distinct, .restrict, .append, .contains, .seriesValue,
      .hasRun, .runWindows, .atLeastLevel:
      return []
    }
  }

  private func all(_ nodes: [Int], _ depth: Int) -> [Detail] {
    nodes.flatMap { lines($0, depth: depth) }
  }

  /// The parts of a junction that tell something: of an "and" not those that only ask for a value
  /// that another part reads, nor a test of the evaluation date that holds.
  private func telling(_ node: Int, _ operands: [Int]) -> [Int] {
    guard reader.instruction(node)?.code == .and else { return operands }
    let parts = statements.withoutNarrowing(operands.filter { $0 >= 0 })
    let told = parts.filter {
      !reader.extent($0).isCertainlyTrue || !reader.slots(below: $0, limit: 1).isEmpty
    }
    return told.isEmpty ? parts : told
  }

  /// A part of a junction with its outcome.
  private func condition(_ node: Int, _ depth: Int) -> Detail? {
    guard node >= 0, depth < DetailBuilder.depthLimit,
      let text = statements.statement(node)
    else { return nil }
    let extent = reader.extent(node)
    let outcome: Outcome? =
      statements.isBar
      ? nil
      : extent.isCertainlyTrue
        ? .met
        : extent.isCertainlyFalse ? .notMet : extent.isCertainlyError ? .error : .undetermined
    return Detail(
      text: text,
      outcome: outcome,
      children: limited(lines(node, depth: depth + 1))
    )
  }

  /// A definition with its value; below it, what it is computed from.
  private func named(_ node: Int, _ depth: Int) -> [Detail] {
    guard case .definition(let index) = reader.note(node) else { return [] }
    let definition = reader.checked.definitions[index]
    let inner = reader.firstOperand(node)
    guard depth < DetailBuilder.depthLimit else { return [] }
    // A condition says what it found in its own words.
    if case .boolean = definition.type { return lines(inner, depth: depth + 1) }
    let value = valueText(node, definition.type) + scoreNote(index, inner)
    return [
      Detail(
        text: .same(definition.label + ": ") + value,
        citations: reader.checked.citations(baseReferences(node, inner)),
        children: limited(lines(inner, depth: depth + 1))
      )
    ]
  }

  /// The citations of a definition itself; those of its exceptions stand beside them.
  private func baseReferences(_ node: Int, _ inner: Int) -> [CheckedReference] {
    if inner >= 0, case .exceptions = reader.note(inner) {
      return reader.exceptionsTaken(inner).isEmpty ? reader.references(inner) : []
    }
    return reader.references(node)
  }

  private func valueText(_ node: Int, _ type: ValueType) -> Bilingual {
    let extent = reader.extent(node)
    let alternatives = reader.alternatives(node, statements.phrases)
    guard statements.isOpen, !extent.isPoint, !alternatives.isEmpty else {
      return reader.values.text(extent, type)
    }
    return .either(
      alternatives.map { reader.values.text($0.extent, type) + " (" + $0.label + ")" }
    )
  }

  /// The exception that applies, with its own article; else what the base is computed from.
  private func chosen(_ node: Int, _ depth: Int) -> [Detail] {
    guard let instruction = reader.instruction(node) else { return [] }
    let table = reader.program.choices[Int(instruction.right)]
    let operands = reader.operandNodes(node)
    let taken = reader.exceptionsTaken(node)
    if taken.isEmpty { return lines(operands.first ?? -1, depth: depth) }
    return taken.map { exception in
      let name = reader.readable(table.names[exception.index])
      let guardNode =
        1 + 2 * exception.index < operands.count ? operands[1 + 2 * exception.index] : -1
      let valueNode =
        2 + 2 * exception.index < operands.count ? operands[2 + 2 * exception.index] : -1
      var text = Bilingual(
        vi: (exception.isCertain ? "ngoại lệ “" : "ngoại lệ có thể áp dụng “") + name + "”",
        en: (exception.isCertain ? "exception “" : "exception that may apply “") + name + "”"
      )
      if exception.isCertain || statements.isOpen, let why = statements.facts(of: guardNode) {
        text = text + ": " + why
      }
      return Detail(
        text: text,
        citations: reader.checked.citations(table.citations[exception.index]),
        children: limited(lines(valueNode, depth: depth + 1))
      )
    }
  }

  /// A parameter with the version in force.
  private func parameter(_ node: Int) -> [Detail] {
    guard case .parameter(let index) = reader.note(node) else { return [] }
    let parameter = reader.checked.parameters[index]
    var text =
      Bilingual.same(parameter.label + ": ")
      + reader.values.text(reader.extent(node), parameter.type)
    let versions = reader.versionsRead(node, parameter)
    if versions.count == 1, parameter.versions.count > 1, let start = versions[0].span.start {
      let day = DateText.day(start)
      text = text + Bilingual(vi: " (từ " + day + ")", en: " (from " + day + ")")
    }
    return [
      Detail(text: text, citations: reader.checked.citations(reader.references(node)))
    ]
  }

  // MARK: - Lists

  /// The segments of a timeline: whose, from when to when, how long, with what weight.
  private func segments(_ node: Int) -> [Detail] {
    guard let instruction = reader.instruction(node),
      let record = reader.machine.coverages.first(where: { $0.node == node })
    else { return [] }
    let request = reader.program.coverages[Int(instruction.right)]
    let rows = reader.rows(node)
    return record.segments.map { segment in
      let type: ValueType = request.unit == .service ? .service : .days
      let length = reader.values.point(segment.length, record.lengthScale, type)
      var text = Bilingual.empty
      var children: [Detail] = []
      if segment.spell < record.rowCount, segment.spell < rows.count {
        let row = rows[segment.spell]
        text = title(of: [row.presenceNode] + row.cells)
        // What gives a segment its weight is said where the weight is not the usual one.
        if request.isWeighted, segment.weight != record.weightScale, row.cells.count == 3 {
          children = weight(row.cells[2])
        }
      }
      if !text.isEmpty { text = text + ", " }
      let first = DateText.day(segment.start)
      let last = DateText.day(segment.end - 1)
      text = text + .same(first + " – " + last + ": ") + length
      if request.isWeighted, segment.weight != record.weightScale {
        text = text + " × " + NumberText.exact(segment.weight, record.weightScale)
        let (product, overflow) = segment.length.multipliedReportingOverflow(by: segment.weight)
        let (scale, scaleOverflow) = record.lengthScale.multipliedReportingOverflow(
          by: record.weightScale
        )
        if !overflow, !scaleOverflow {
          text = text + " = " + reader.values.point(product, scale, type)
        }
      }
      return Detail(text: text, children: children)
    }
  }

  private func weight(_ node: Int) -> [Detail] {
    guard node >= 0 else { return [] }
    let inner = reader.behindNames(node)
    guard inner >= 0, reader.instruction(inner)?.code == .choose else { return [] }
    return chosen(inner, DetailBuilder.depthLimit - 1)
  }

  /// The elements that count, or may.
  private func elements(_ node: Int) -> [Detail] {
    reader.rows(node).filter { $0.presence.canBeTrue }.compactMap { row in
      let text = statements.rowText(row)
      if text.isEmpty { return nil }
      return Detail(
        text: row.presence.isCertainlyTrue
          ? text : text + Bilingual(vi: " – chưa chắc chắn", en: " – not certain")
      )
    }
  }

  /// What an element is called: its list, number and first text.
  private func title(of nodes: [Int]) -> Bilingual {
    for node in nodes where node >= 0 {
      for slot in reader.slots(below: node) {
        guard let fact = reader.names.fact(slot), fact.element >= 0 else { continue }
        let element = reader.names.elements[fact.element]
        return element.title.isEmpty ? element.text : .same(element.title)
      }
    }
    return .empty
  }

  /// A value that is compared twice is told once.
  private static func toldOnce(_ all: [Detail]) -> [Detail] {
    // Hashing texts with marks takes longer than comparing a few of them.
    if all.count <= 16 {
      var details: [Detail] = []
      for detail in all where !details.contains(where: { $0.text == detail.text }) {
        details.append(detail)
      }
      return details
    }
    var told: Set<Bilingual> = []
    return all.filter { told.insert($0.text).inserted }
  }

  private func limited(_ all: [Detail]) -> [Detail] {
    let details = DetailBuilder.toldOnce(all)
    let limit = DetailBuilder.lineLimit
    guard details.count > limit else { return details }
    let rest = details.count - limit
    return details.prefix(limit)
      + [Detail(text: Bilingual(vi: "… và \(rest) dòng nữa", en: "… and \(rest) more"))]
  }
}

extension StatementBuilder {
  /// The facts that a guard read, without what they were compared with.
  func facts(of node: Int) -> Bilingual? {
    guard node >= 0 else { return nil }
    var texts: [Bilingual] = []
    for fact in reader.decisiveFacts(of: node).facts where fact.kind == .slot {
      guard let named = reader.names.fact(fact.index) else { continue }
      let value = reader.names.value(of: fact.index, reader.frame, reader.values)
      texts.append(.same(named.label + ": ") + value)
    }
    return limited(texts)
  }
}
