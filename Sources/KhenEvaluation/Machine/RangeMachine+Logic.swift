import KhenSemantics
import KhenSource

/// Logic, comparisons and choices.
extension RangeMachine {
  mutating func executeLogic(_ instruction: Instruction, at position: Int) {
    if case .pool = instruction.operandForm {
      executeJunction(instruction, at: position)
      return
    }
    let left = registers[Int(instruction.left)]
    switch instruction.code {
    case .not:
      finish(instruction, at: position, left.negatedBoolean, one: true)
    case .hasValue:
      finish(
        instruction,
        at: position,
        Extent.boolean(
          canBeFalse: left.marks.contains(.none),
          canBeTrue: left.marks.contains(.value)
        ).withErrors(of: left),
        one: true
      )
    case .orIfNone:
      let right = registers[Int(instruction.right)]
      let shape = ExtentShape(rawValue: UInt8(instruction.detail)) ?? .interval
      let extent =
        left.marks.contains(.none) ? shape.join(left.unwrapped, right) : left
      finish(instruction, at: position, extent, one: false)
    case .unwrap:
      finish(instruction, at: position, left.unwrapped, one: true)
    case .endlessOr:
      let comparison = registers[Int(instruction.right)]
      var extent = Extent(low: 0, high: 0, marks: left.marks.intersection(.errors))
      if left.marks.contains(.value) { extent = ExtentShape.boolean.join(extent, comparison) }
      if left.marks.contains(.none) { extent = ExtentShape.boolean.join(extent, .certainlyTrue) }
      finish(instruction, at: position, extent, one: false)
    case .mustState:
      let shape = ExtentShape(rawValue: UInt8(instruction.detail)) ?? .interval
      let isStated = shape.isPoint(left) || left.marks == .none
      finish(
        instruction,
        at: position,
        isStated ? .certainlyTrue : .eitherBoolean,
        one: true
      )
    case .less, .lessOrEqual:
      executeOrder(instruction, at: position)
    case .equalNumbers:
      let right = registers[Int(instruction.right)]
      let extent =
        isSameValue(instruction) ? left.comparedWithItself : Extent.isEqual(left, right)
      finish(instruction, at: position, extent, one: false)
    case .equalSets:
      finish(
        instruction,
        at: position,
        isSameValue(instruction)
          ? left.comparedWithItself
          : Extent.areEqualSets(left, registers[Int(instruction.right)]),
        one: false
      )
    case .equalTexts:
      finish(
        instruction,
        at: position,
        isSameValue(instruction)
          ? left.comparedWithItself
          : Extent.areEqualTexts(left, registers[Int(instruction.right)]),
        one: false
      )
    case .isMember:
      let bits = program.sets[Int(instruction.right)]
      let extent =
        left.marks.contains(.value)
        ? Extent.boolean(canBeFalse: left.low & ~bits != 0, canBeTrue: left.low & bits != 0)
          .withErrors(of: left)
        : Extent.withoutValues(left, left)
      finish(instruction, at: position, extent, one: true)
    default:
      finish(
        instruction,
        at: position,
        Extent(
          low: Int64(left.leastMember),
          high: Int64(left.greatestMember),
          marks: left.marks
        ),
        one: true
      )
    }
  }

  private func isSameValue(_ instruction: Instruction) -> Bool {
    instruction.left == instruction.right
  }

  private mutating func executeOrder(_ instruction: Instruction, at position: Int) {
    let left = registers[Int(instruction.left)]
    let right = registers[Int(instruction.right)]
    let orEqual = instruction.code == .lessOrEqual
    var extent = Extent.isLess(left, right, orEqual: orEqual)
    if isSameValue(instruction), left.marks.contains(.value) {
      extent = Extent.boolean(orEqual).withErrors(of: left)
    }
    finish(instruction, at: position, extent, one: false)
  }

  private mutating func executeJunction(_ instruction: Instruction, at position: Int) {
    let operands = pooled(instruction, Int(instruction.right))
    var extent: Extent
    switch instruction.code {
    case .and:
      var all = Extent.Conjunction()
      for operand in operands { all.add(registers[Int(operand)]) }
      extent = all.result
    case .or:
      var none = Extent.Conjunction()
      for operand in operands { none.add(registers[Int(operand)].negatedBoolean) }
      extent = none.result.negatedBoolean
    default:
      extent = Extent.atLeast(Int(instruction.detail), of: operands.map { registers[Int($0)] })
    }
    // A condition and its opposite: one of them holds, whatever the condition rests on.
    if instruction.code != .atLeast, !extent.canBeError, !extent.isOneOutcome,
      operands.contains(where: { program.opposites[$0].map { operands.contains($0) } ?? false })
    {
      extent = .boolean(instruction.code == .or)
    }
    finish(instruction, at: position, extent, registers: operands)
  }

  // MARK: Choices

  mutating func executeChoice(_ instruction: Instruction, at position: Int) {
    switch instruction.code {
    case .named:
      finish(instruction, at: position, registers[Int(instruction.left)], one: true)
    case .byDate: executeByDate(instruction, at: position)
    case .match: executeMatch(instruction, at: position)
    default: executeExceptions(instruction, at: position)
    }
  }

  private mutating func executeByDate(_ instruction: Instruction, at position: Int) {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let spans = program.dated[Int(instruction.right)].spans
    let shape = program.shapes[Int(instruction.target)]
    let date = registers[Int(operands[0])]
    var extent = Extent(low: 0, high: 0, marks: date.marks.intersection(.errors))
    var read = [origins[Int(operands[0])]]
    var uncovered = date.low
    for (index, span) in spans.enumerated() {
      let start = span.start.map { Int64($0) } ?? Extent.endlessLow
      let end = span.end.map { Int64($0) } ?? Extent.endlessHigh
      guard date.low < end, date.high >= start else { continue }
      extent = shape.join(extent, registers[Int(operands[index + 1])])
      read.append(origins[Int(operands[index + 1])])
      // Spans rise: what lies before a span and after the one before it is not covered.
      if start <= uncovered, end > uncovered { uncovered = end }
    }
    if uncovered <= date.high, let last = operands.last {
      extent = shape.join(extent, registers[Int(last)])
      read.append(origins[Int(last)])
    }
    finish(instruction, at: position, extent, operands: read)
    if recordsChoices { recordChoice(at: position, RangeMachine.states(of: spans, on: date)) }
  }

  private mutating func executeMatch(_ instruction: Instruction, at position: Int) {
    let operands = Array(pooled(instruction, Int(instruction.right)))
    let shape = program.shapes[Int(instruction.target)]
    let subject = registers[Int(operands[0])]
    var extent = Extent(low: 0, high: 0, marks: subject.marks.intersection(.errors))
    var read = [origins[Int(operands[0])]]
    var states: [ChoiceRecord.State] = []
    var row = 1
    while row + 1 < operands.count {
      let test = registers[Int(operands[row])]
      if recordsChoices { states.append(ChoiceRecord.State(test)) }
      if test.canBeTrue {
        extent = shape.join(extent, registers[Int(operands[row + 1])])
        read.append(origins[Int(operands[row + 1])])
      }
      if test.isCertainlyTrue { break }
      row += 2
    }
    finish(instruction, at: position, extent, operands: read)
    if recordsChoices {
      // Rows behind the one that certainly applies do not: rows exclude each other.
      while states.count < (operands.count - 1) / 2 { states.append(.no) }
      recordChoice(at: position, states)
    }
  }

  /// A definition with exceptions (design of evaluation, section 4): the sure ones must agree, the
  /// possible ones may add their values, and two that can differ are a possible conflict.
  private mutating func executeExceptions(_ instruction: Instruction, at position: Int) {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let table = program.choices[Int(instruction.right)]
    let shape = program.shapes[Int(instruction.target)]
    let count = (operands.count - 1) / 2
    func condition(_ index: Int) -> Extent { registers[Int(operands[1 + 2 * index])] }
    func value(_ index: Int) -> Extent { registers[Int(operands[2 + 2 * index])] }

    var guardErrors = Extent.Marks()
    var applies: [(index: Int, isSure: Bool)] = []
    for index in 0..<count {
      let condition = condition(index)
      guardErrors.formUnion(condition.marks.intersection(.errors))
      guard condition.canBeTrue else { continue }
      // One that another prevails over counts only where the other does not apply.
      var isSure = condition.isCertainlyTrue
      var isBeaten = false
      for other in 0..<count where table.prevailsOver[other].contains(index) {
        let stronger = self.registers[Int(operands[1 + 2 * other])]
        if stronger.isCertainlyTrue { isBeaten = true }
        if stronger.canBeTrue { isSure = false }
      }
      if !isBeaten { applies.append((index, isSure)) }
    }
    let sure = applies.filter { $0.isSure }
    var extent = Extent(low: 0, high: 0, marks: guardErrors)
    if let first = sure.first {
      var common: Extent? = value(first.index)
      for other in sure.dropFirst() {
        common = common.flatMap { shape.meet($0, value(other.index)) }
      }
      extent = common.map { shape.join(extent, $0) } ?? extent
      for (position, one) in applies.enumerated() where one.isSure {
        for (otherPosition, other) in applies.enumerated()
        where other.index != one.index && (!other.isSure || otherPosition > position) {
          if !prevails(table, one.index, other.index),
            !shape.areSamePoint(value(one.index), value(other.index))
          {
            extent.marks.insert(.conflict)
          }
        }
      }
      // A possible one that prevails over a sure one can still replace its value.
      for other in applies
      where !other.isSure
        && sure.contains(where: { table.prevailsOver[other.index].contains($0.index) })
      {
        extent = shape.join(extent, value(other.index))
      }
    } else {
      // Where one that is beaten is certain and its better only possible, the base is out of reach.
      if !hasCertainGuard(count, operands) {
        extent = shape.join(extent, registers[Int(operands[0])])
      }
      for (position, one) in applies.enumerated() {
        extent = shape.join(extent, value(one.index))
        for other in applies[(position + 1)...]
        where !prevails(table, one.index, other.index)
          && !shape.areSamePoint(value(one.index), value(other.index))
        {
          extent.marks.insert(.conflict)
        }
      }
    }
    let isBaseRead = sure.isEmpty && !hasCertainGuard(count, operands)
    var states: [ChoiceRecord.State] = []
    var read = [isBaseRead ? origins[Int(operands[0])] : -1]
    for index in 0..<count {
      // Whether one applies that another certainly replaces does not matter.
      let isReplaced = (0..<count).contains { other in
        table.prevailsOver[other].contains(index) && condition(other).isCertainlyTrue
      }
      let isRead = !isReplaced || condition(index).canBeError
      read.append(isRead ? origins[Int(operands[1 + 2 * index])] : -1)
      if recordsChoices {
        states.append(isReplaced ? .skipped : ChoiceRecord.State(condition(index)))
      }
      read.append(
        applies.contains { $0.index == index } ? origins[Int(operands[2 + 2 * index])] : -1
      )
    }
    finish(instruction, at: position, extent, operands: read)
    if recordsChoices { recordChoice(at: position, states) }
  }

  private func hasCertainGuard(_ count: Int, _ operands: [UInt32]) -> Bool {
    (0..<count).contains { registers[Int(operands[1 + 2 * $0])].isCertainlyTrue }
  }

  private func prevails(_ table: ChoiceTable, _ one: Int, _ other: Int) -> Bool {
    table.prevailsOver[one].contains(other) || table.prevailsOver[other].contains(one)
  }
}
