import KhenSemantics
import KhenSource
import KhenSyntax

/// Yearly series and consecutive years.
extension RangeMachine {
  mutating func executeYears(_ instruction: Instruction, at position: Int) {
    if finishFaulty(instruction, at: position) { return }
    switch instruction.code {
    case .seriesValue: executeSeriesValue(instruction, at: position)
    case .runWindows: executeWindows(instruction, at: position)
    default: executeRun(instruction, at: position)
    }
  }

  // MARK: Series

  private mutating func executeSeriesValue(_ instruction: Instruction, at position: Int) {
    let input = table(instruction.left)
    let year = registers[Int(instruction.right)]
    let access = program.series[Int(instruction.detail)]
    let yearOrigin = origins[Int(instruction.right)]
    rowCount += input.count
    var extent = Extent(low: 0, high: 0, marks: year.marks.intersection(.errors))
    var operands = [yearOrigin]
    guard year.marks.contains(.value) else {
      finish(instruction, at: position, extent, operands: operands)
      return
    }
    var first = year.low
    let last = min(year.high, first + Int64(EvaluationLimits.yearSpan))
    while first <= last {
      let (value, steps) = value(
        of: input,
        in: first,
        access,
        at: position
      )
      extent = access.shape.join(extent, value)
      operands += steps
      first += 1
    }
    if last < year.high { extent = access.shape.join(extent, access.widest) }
    finish(
      instruction,
      at: position,
      extent,
      operands: operands,
      isAttained: year.low == year.high
    )
  }

  /// The value of a series in one year, and the steps that it was read from.
  private mutating func value(
    of input: Table,
    in year: Int64,
    _ access: SeriesAccess,
    at position: Int
  ) -> (Extent, [Int32]) {
    var extent = Extent(low: 0, high: 0, marks: [])
    var steps: [Int32] = []
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let known = cells[first + 1]
      if known.isPoint, known.scale == 1, known.low != year { continue }
      let match = Extent.conjunction([
        cells[first], .isEqual(cells[first + 1], .point(year)),
      ])
      guard match.canBeTrue else { continue }
      extent = access.shape.join(extent, cells[first + 2])
      steps.append(cellOrigins[first + 2])
      if match.isCertainlyTrue { return (extent, steps) }
      steps += [cellOrigins[first], cellOrigins[first + 1]]
    }
    if access.isCompleteWhenAbsent, !input.isUnknown {
      return (access.shape.join(extent, .certainlyNone), steps)
    }
    let fact = input.slot > 0 ? FactID(.year, input.slot, year: Int(year)) : .nothing
    var missing = access.widest
    if fact.kind == .year, let extent = assumed(fact) { missing = extent }
    steps.append(
      record(
        instruction: position,
        missing,
        shape: access.shape,
        operands: input.origin >= 0 && fact.kind == .nothing ? [input.origin] : [],
        isAttained: fact.kind == .year,
        fact: fact
      )
    )
    return (access.shape.join(extent, missing), steps)
  }

  // MARK: Consecutive years

  private func years(of input: Table, holdsRanges: Bool) -> (series: YearSeries, isExact: Bool) {
    var elements: [YearElement] = []
    var isExact = true
    func clamped(_ year: Int64) -> Int { Int(min(max(year, 1), 9999)) }
    for row in 0..<input.count {
      let first = input.first + row * input.width
      guard cells[first].canBeTrue, cells[first + 1].marks.contains(.value) else { continue }
      let presence: Presence = cells[first].isCertainlyTrue ? .certain : .possible
      let from = cells[first + 1]
      guard holdsRanges else {
        elements.append(
          YearElement(low: clamped(from.low), high: clamped(from.high), presence: presence)
        )
        continue
      }
      let to = cells[first + 2]
      if from.low != from.high || to.low != to.high { isExact = false }
      guard from.low <= to.high, to.high - from.low <= Int64(EvaluationLimits.yearSpan) else {
        isExact = false
        continue
      }
      var year = from.low
      while year <= to.high {
        let isSure = presence == .certain && from.high <= year && year <= to.low
        elements.append(
          YearElement(
            low: clamped(year),
            high: clamped(year),
            presence: isSure ? .certain : .possible
          )
        )
        year += 1
      }
    }
    return (YearSeries(elements), isExact)
  }

  private mutating func executeRun(_ instruction: Instruction, at position: Int) {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let request = program.runs[Int(instruction.right)]
    let input = table(operands[0])
    let (series, isExact) = years(of: input, holdsRanges: request.holdsRanges)
    var truth: Truth
    if request.hasEnd {
      let end = registers[Int(operands[1])]
      let low = Int(min(max(end.low, 1), 9999))
      let high = Int(min(max(end.high, 1), 9999))
      truth =
        end.marks.contains(.value) && high - low <= EvaluationLimits.yearSpan
        ? series.hasRun(of: request.count, endingIn: low...high)
        : [.canBeFalse, .canBeTrue]
    } else {
      truth = series.hasRun(of: request.count)
    }
    if input.isUnknown { truth.insert(.canBeTrue) }
    let (errors, isFaulty) = errors(in: input)
    var extent = Extent.boolean(
      canBeFalse: truth.contains(.canBeFalse),
      canBeTrue: truth.contains(.canBeTrue)
    )
    extent.marks.formUnion(errors)
    if isFaulty { extent = .error(errors) }
    finish(
      instruction,
      at: position,
      extent,
      operands: operands.dropFirst().map { origins[Int($0)] } + steps(of: input),
      stride: input.width,
      isAttained: isExact
    )
  }

  /// The stretches of years that may all be in the list, as rows (present, first, last).
  private mutating func executeWindows(_ instruction: Instruction, at position: Int) {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let request = program.runs[Int(instruction.right)]
    let input = table(operands[0])
    let (series, isExact) = years(of: input, holdsRanges: request.holdsRanges)
    let end = request.hasEnd ? registers[Int(operands[1])] : .anything
    let read = operands.dropFirst().map { origins[Int($0)] } + steps(of: input)
    var table = Table(
      first: cells.count,
      count: 0,
      width: 3,
      isUnknown: input.isUnknown,
      origin: input.origin,
      slot: 0,
      fault: input.fault
    )
    let (errors, isFaulty) = errors(in: input)
    if !errors.isEmpty {
      var presence = Extent.error(errors)
      if !isFaulty { presence = ExtentShape.boolean.join(presence, .certainlyFalse) }
      appendFaultyWindow(presence, read: Array(read), at: position, to: &table)
    }
    let candidates = series.possible
    let first = candidates.map { $0.low }.min() ?? 1
    let last = candidates.map { $0.high }.max() ?? 0
    var looked = 0
    // What each window rests on is all of the list.
    let limit = min(
      limits.windows,
      max(1, EvaluationLimits.yearWindowElements / max(1, read.count))
    )
    outer: for start in stride(from: first, through: last, by: 1) {
      var length = request.count
      while start + length - 1 <= last {
        looked += 1
        if looked > limit {
          table.isUnknown = true
          table.origin = record(
            instruction: position,
            .eitherBoolean,
            shape: .boolean,
            operands: Array(read),
            isAttained: false
          )
          break outer
        }
        let finish = start + length - 1
        let truth = series.everyYear(of: start...finish)
        guard truth.isPossible else { break }
        appendWindow(
          start,
          finish,
          truth,
          end: end,
          read: Array(read),
          stride: input.width,
          isExact: isExact,
          at: position,
          to: &table
        )
        guard request.allowsLonger else { break }
        length += 1
      }
    }
    keep(table, instruction)
  }

  /// A row that is no window, but an error or nothing.
  private mutating func appendFaultyWindow(
    _ presence: Extent,
    read: [Int32],
    at position: Int,
    to table: inout Table
  ) {
    let origin = record(
      instruction: position,
      presence,
      shape: .boolean,
      operands: read,
      isAttained: false
    )
    appendCell(presence, origin)
    appendCell(.point(1), -1)
    appendCell(.point(1), -1)
    table.count += 1
  }

  private mutating func appendWindow(
    _ start: Int,
    _ finish: Int,
    _ truth: Truth,
    end: Extent,
    read: [Int32],
    stride: Int,
    isExact: Bool,
    at position: Int,
    to table: inout Table
  ) {
    var presence = Extent.boolean(
      canBeFalse: truth.contains(.canBeFalse),
      canBeTrue: truth.contains(.canBeTrue)
    )
    if end != .anything {
      presence = Extent.conjunction([presence, .isEqual(end, .point(Int64(finish)))])
    }
    guard presence.canBeTrue else { return }
    // One window at a time loses what several windows share, unless all is certain.
    let origin = record(
      instruction: position,
      presence,
      shape: .boolean,
      operands: read,
      stride: stride,
      isAttained: isExact && presence.isCertainlyTrue
    )
    appendCell(presence, origin)
    appendCell(.point(Int64(start)), -1)
    appendCell(.point(Int64(finish)), -1)
    table.count += 1
  }
}
