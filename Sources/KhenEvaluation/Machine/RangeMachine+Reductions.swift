import KhenSource

/// Counts, sums and extremes of lists.
extension RangeMachine {
  mutating func executeReduction(_ instruction: Instruction, at position: Int) {
    let input = table(instruction.left)
    var sure: [Extent] = []
    var possible: [Extent] = []
    var errors = Extent.Marks()
    var isFaulty = false
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let presence = cells[first]
      errors.formUnion(presence.marks.intersection(.errors))
      isFaulty = isFaulty || presence.isCertainlyError
      guard presence.canBeTrue else { continue }
      let cell = input.width > 1 ? cells[first + 1] : .certainlyTrue
      if presence.isCertainlyTrue {
        sure.append(cell)
      } else {
        possible.append(instruction.code == .someRow ? presence : cell)
      }
    }
    var extent: Extent
    switch instruction.code {
    case .countRows:
      extent = Extent(
        low: Int64(sure.count),
        high: Int64(sure.count + possible.count)
      )
      if input.hasElements { extent.low = max(extent.low, 1) }
      if input.isUnknown { extent.high = Int64(EvaluationLimits.listElements) }
    case .someRow:
      extent = Extent.boolean(
        canBeFalse: sure.isEmpty && !isFaulty && possible.allSatisfy { $0.canBeFalse },
        canBeTrue: !sure.isEmpty || !possible.isEmpty || input.isUnknown
      )
      if !sure.isEmpty { errors = [] }
    case .sumRows:
      extent = sum(sure, possible)
      if input.isUnknown { extent = .anything }
    default:
      extent = extreme(
        sure,
        possible,
        shape: ExtentShape(rawValue: UInt8(instruction.detail)) ?? .interval,
        isGreatest: instruction.code == .greatestRow,
        isUnknown: input.isUnknown
      )
    }
    extent.marks.formUnion(errors)
    // A quantifier can be decided by other elements; a number can not.
    if isFaulty, instruction.code != .someRow,
      instruction.code != .countRows || instruction.detail == 0
    {
      extent.marks.remove(.value)
      extent.marks.remove(.none)
    }
    finish(
      instruction,
      at: position,
      extent,
      operands: steps(of: input),
      stride: input.width
    )
  }

  private func sum(_ sure: [Extent], _ possible: [Extent]) -> Extent {
    var total = Extent.point(0)
    for value in sure { total = .sum(total, value) }
    for value in possible {
      total = .sum(total, ExtentShape.interval.join(value, .point(0)))
    }
    return total
  }

  /// The greatest (or least) of rows some of which may be absent; none when all may be.
  private func extreme(
    _ sure: [Extent],
    _ possible: [Extent],
    shape: ExtentShape,
    isGreatest: Bool,
    isUnknown: Bool
  ) -> Extent {
    func combine(_ first: Extent, _ second: Extent) -> Extent {
      shape == .members
        ? .extremeMember(first, second, greatest: isGreatest)
        : .extreme(first, second, greatest: isGreatest)
    }
    var result: Extent?
    for value in sure { result = result.map { combine($0, value) } ?? value }
    if let known = result {
      var joined = known
      for value in possible { joined = shape.join(joined, combine(known, value)) }
      result = joined
      // Several possible rows together reach no further than each alone at their far ends, and no
      // nearer than the sure rows at theirs.
    } else {
      for value in possible { result = result.map { shape.join($0, value) } ?? value }
      if result != nil { result?.marks.insert(.none) }
    }
    guard isUnknown else { return result ?? .certainlyNone }
    var widest = shape == .members ? Extent.set(-1) : Extent.anything
    if shape == .interval, let known = result, !sure.isEmpty {
      widest.scale = known.scale
      if isGreatest { widest.low = known.low } else { widest.high = known.high }
    }
    if sure.isEmpty { widest.marks.insert(.none) }
    return widest
  }
}

extension ExtentShape {
  /// Whether two values of this shape are the same.
  func areEqual(_ first: Extent, _ second: Extent) -> Extent {
    switch self {
    case .boolean, .members: .areEqualSets(first, second)
    case .text: .areEqualTexts(first, second)
    case .interval, .handle: .isEqual(first, second)
    }
  }
}
