import KhenSemantics
import KhenSource
import KhenSyntax

/// Timelines and their length.
extension RangeMachine {
  mutating func executeTimeline(_ instruction: Instruction, at position: Int) {
    if finishFaulty(instruction, at: position) { return }
    guard instruction.code == .atLeastLevel else {
      executeCoverage(instruction, at: position)
      return
    }
    let input = table(instruction.left)
    let level = registers[Int(instruction.right)]
    var result = input
    result.first = cells.count
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let reached = Extent.isLess(level, cells[first + 3], orEqual: true)
      let presence = Extent.conjunction([cells[first], reached])
      let origin = record(
        instruction: position,
        presence,
        shape: .boolean,
        operands: [
          cellOrigins[first], cellOrigins[first + 3], origins[Int(instruction.right)],
        ]
      )
      appendCell(presence, origin)
      appendCell(cells[first + 1], cellOrigins[first + 1])
      appendCell(cells[first + 2], cellOrigins[first + 2])
      appendCell(.point(1), -1)
    }
    keep(result, instruction)
  }

  private mutating func executeCoverage(_ instruction: Instruction, at position: Int) {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let request = program.coverages[Int(instruction.right)]
    let input = table(operands[0])
    let date = registers[Int(operands[1])]
    let scale = request.isWeighted ? weightScale(of: input) : 1
    // Measuring a row takes as long as looking at several.
    rowCount += 4 * input.count
    var spells: [Spell] = []
    let (errors, isFaulty) = errors(in: input)
    var isKnown = scale != nil
    for row in 0..<input.count {
      if let spell = spell(
        input,
        row: row,
        request,
        date: date,
        scale: request.isWeighted ? scale ?? 1 : 0
      ) {
        spells.append(spell)
      } else {
        isKnown = false
      }
    }
    var removed: [Spell] = []
    for register in operands.dropFirst(2) {
      let table = table(register)
      for row in 0..<table.count {
        if let spell = spell(table, row: row, request, date: date, scale: 0) {
          removed.append(spell)
        }
      }
      if table.isUnknown { isKnown = false }
    }
    var extent: Extent
    var isAttained = true
    var segments: [CoverageSegment] = []
    if isKnown,
      let bounds = Coverage.measure(
        spells,
        removing: removed,
        request,
        measure: program.time.measure
      )
    {
      segments = bounds.segments
      extent =
        Extent(
          low: bounds.low,
          high: bounds.high,
          scale: (scale ?? 1) * Coverage.unitScale(request, measure: program.time.measure)
        ).reduced
      // What is taken away counts the other way round, and can be the same fact.
      isAttained = bounds.isAttained && removed.allSatisfy { $0.isKnown }
    } else {
      extent = Extent(low: 0, high: Extent.endlessHigh, marks: isKnown ? [.overflow] : .value)
    }
    if input.isUnknown || (request.isWeighted && hasEndlessWeight(input)) {
      extent.high = Extent.endlessHigh
      if input.isUnknown, !removed.isEmpty { extent.low = 0 }
    }
    extent.marks.formUnion(errors)
    if isFaulty { extent = .error(errors) }
    // A spell that cannot change the length is not among what it rests on.
    let irrelevant =
      removed.isEmpty
      ? Set(
        Coverage.irrelevantSpells(spells, overlap: request.isWeighted ? request.overlap : .highest)
      ) : []
    var read: [Int32] = []
    for row in 0..<input.count {
      let first = input.first + row * input.width
      for column in 0..<input.width {
        read.append(
          irrelevant.contains(row) && spells.count == input.count
            ? -1 : cellOrigins[first + column]
        )
      }
    }
    if input.isUnknown { read.append(input.origin) }
    for register in operands.dropFirst(2) { read += steps(of: table(register)) }
    finish(
      instruction,
      at: position,
      extent,
      operands: read,
      stride: input.width,
      isAttained: isAttained
    )
    let node = Int(origins[Int(instruction.target)])
    if recordsSegments, node >= 0 {
      coverages.append(
        CoverageRecord(
          node: node,
          rowCount: input.count,
          segments: segments,
          weightScale: scale ?? 1,
          lengthScale: Coverage.unitScale(request, measure: program.time.measure)
        )
      )
    }
  }

  /// The errors that the rows of a list may bring, and whether some row certainly is one.
  func errors(in input: Table) -> (marks: Extent.Marks, isFaulty: Bool) {
    var marks = Extent.Marks()
    var isFaulty = false
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let presence = cells[first]
      marks.formUnion(presence.marks.intersection(.errors))
      isFaulty = isFaulty || presence.isCertainlyError
      guard presence.canBeTrue else { continue }
      for column in 1..<max(1, input.width) {
        let cell = cells[first + column]
        marks.formUnion(cell.marks.intersection(.errors))
        isFaulty = isFaulty || (presence.isCertainlyTrue && cell.isCertainlyError)
      }
    }
    return (marks, isFaulty)
  }

  /// Whether some row that may take part has a value without an upper bound.
  private func hasEndlessWeight(_ input: Table) -> Bool {
    (0..<input.count).contains { row in
      let first = input.first + row * input.width
      return cells[first].canBeTrue && cells[first + 3].high == Extent.endlessHigh
    }
  }

  /// A common denominator of the values of a timeline.
  private func weightScale(of input: Table) -> Int64? {
    var scale: Int64 = 1
    for row in 0..<input.count {
      let cell = cells[input.first + row * input.width + 3]
      let divisor = Rational.greatestCommonDivisor(scale, cell.scale)
      let (product, overflow) = scale.multipliedReportingOverflow(by: cell.scale / divisor)
      if overflow { return nil }
      scale = product
    }
    return scale
  }

  /// A row of a timeline as a half-open spell, cut at the evaluation date; `scale` 0 for weight 1.
  private func spell(
    _ input: Table,
    row: Int,
    _ request: CoverageRequest,
    date: Extent,
    scale: Int64
  ) -> Spell? {
    let first = input.first + row * input.width
    let presence: Presence =
      cells[first].isCertainlyTrue ? .certain : (cells[first].canBeTrue ? .possible : .absent)
    let start = cells[first + 1]
    let end = cells[first + 2]
    let weight = cells[first + 3]
    let countsLastDay = program.time.countsLastDay
    let cut = Int64(countsLastDay ? 1 : 0)
    let extra: Int64 = request.includesEnd && countsLastDay ? 1 : 0
    func clamped(_ day: Int64) -> Int {
      Int(min(max(day, Int64(CalendarLimits.dayMin)), Int64(CalendarLimits.dayMax)))
    }
    guard start.marks.contains(.value) || presence == .absent else { return nil }
    var endLow = Int64.max
    var endHigh = Int64.min
    if end.marks.contains(.value) {
      endLow = Int64(clamped(end.low)) + extra
      endHigh = Int64(clamped(end.high)) + extra
    }
    if end.marks.contains(.none) || !end.marks.contains(.value) {
      endLow = min(endLow, date.low + cut)
      endHigh = max(endHigh, date.high + cut)
    }
    var low: Int64 = 1
    var high: Int64 = 1
    if scale > 0, presence != .absent {
      // A value without an upper bound counts with its least; the caller knows that it may be more.
      let factor = scale / weight.scale
      let least = weight.low == Extent.endlessLow ? 0 : max(0, weight.low)
      let greatest = weight.high == Extent.endlessHigh ? least : max(0, weight.high)
      let (scaledLow, overflowLow) = least.multipliedReportingOverflow(by: factor)
      let (scaledHigh, overflowHigh) = greatest.multipliedReportingOverflow(by: factor)
      if overflowLow || overflowHigh { return nil }
      (low, high) = (scaledLow, scaledHigh)
    }
    let filed = Spell(
      startLow: clamped(start.low),
      startHigh: clamped(start.high),
      endLow: Int(endLow),
      endHigh: Int(endHigh),
      weightLow: low,
      weightHigh: high,
      presence: presence,
      isInclusive: request.promisesDay && extra == 1 && end.marks == .value
    )
    return filed.clipped(
      fromLow: CalendarLimits.dayMin,
      fromHigh: CalendarLimits.dayMin,
      toLow: Int(date.low + cut),
      toHigh: Int(date.high + cut)
    )
  }
}

extension Coverage {
  /// The length of a timeline in the unit asked for.
  static func measure(
    _ spells: [Spell],
    removing removed: [Spell],
    _ request: CoverageRequest,
    measure: TimeMeasureDeclaration.Measure?
  ) -> CoverageBounds? {
    // The length of a timeline counts a day once, however many spells cover it.
    let overlap = request.isWeighted ? request.overlap : .highest
    guard request.unit == .service else {
      return days(spells, removing: removed, overlap: overlap)
    }
    switch measure {
    case .days365: return days(spells, removing: removed, overlap: overlap)
    case .calendar, nil:
      return calendarMonths(spells, removing: removed, overlap: overlap)
    case .monthsTouched:
      return monthsCounted(spells, removing: removed, overlap: overlap, rule: .touched)
    case .monthsHalf:
      return monthsCounted(spells, removing: removed, overlap: overlap, rule: .half)
    case .monthsWhole:
      return monthsCounted(spells, removing: removed, overlap: overlap, rule: .whole)
    }
  }

  /// How many of the numerators that `measure` returns make one unit of accumulated time or days.
  static func unitScale(
    _ request: CoverageRequest,
    measure: TimeMeasureDeclaration.Measure?
  ) -> Int64 {
    guard request.unit == .service else { return 1 }
    switch measure {
    case .calendar, nil: return 30
    case .days365, .monthsTouched, .monthsHalf, .monthsWhole: return 1
    }
  }
}
