import KhenSource

/// Which pairs of a list a condition on pairs can hold for at all, told from comparisons between a
/// value of one element and values of the other: so that a long list need not be looked at pair by
/// pair.
///
/// “One begins while the other lasts” is such a condition: the beginning is looked for among the
/// sorted beginnings of the others. A pair that is left out certainly does not meet the condition.
struct PairFilter: Sendable {
  /// A value that another one is compared with.
  struct Bound: Hashable, Sendable {
    /// Its register.
    var register: UInt32
    /// A register that, where it may hold nothing, makes the bound no bound.
    var optional: UInt32?
  }

  /// One way in which the condition may hold: a value of one element lies between values of the
  /// other.
  struct Window: Sendable {
    /// The register of the value.
    var key: UInt32
    /// Whether it is of the second element.
    var isKeyOfSecond: Bool
    /// What it is not below.
    var least: [Bound] = []
    /// What it is not above.
    var greatest: [Bound] = []
  }

  /// Where the condition holds, one of them does.
  let windows: [Window]

  /// Finds the windows of the condition of a loop over pairs; nothing where it has none.
  init?(_ program: Program, _ body: LoopBody) {
    guard let condition = body.condition else { return nil }
    var finder = Finder(program, body)
    guard let windows = finder.windows(of: condition, depth: 0), !windows.isEmpty,
      windows.count <= PairFilter.windowsMax
    else { return nil }
    self.windows = windows
    var registers: [UInt32] = []
    func note(_ register: UInt32) {
      if !registers.contains(register) { registers.append(register) }
    }
    for window in windows {
      note(window.key)
      for bound in window.least + window.greatest {
        note(bound.register)
        if let optional = bound.optional { note(optional) }
      }
    }
    self.registers = registers
  }

  /// More ways than this are not told apart.
  private static let windowsMax = 8

  /// What is known of one value, as whole numbers around it.
  struct Reach {
    var low: Int64
    var high: Int64

    /// Of a value of which nothing is known.
    static let all = Reach(low: .min, high: .max)
  }

  /// The registers that the windows speak of.
  let registers: [UInt32]

  /// More pairs than this are not listed before they are looked at.
  private static let listedMax = 1 << 22

  /// Finds the pairs that lie in some window.
  ///
  /// - Parameters:
  ///   - count: how many elements there are.
  ///   - reaches: for each element, what is known of each of `registers` with both elements of the
  ///     pair bound to it.
  /// - Returns: the first and the second element of each pair in one number, rising, each pair once;
  ///   nothing where there are too many to be worth listing. O(n log n) beside what is found, where
  ///   values are known.
  func pairs(of count: Int, _ reaches: [Reach]) -> [UInt64]? {
    var places: [UInt32: Int] = [:]
    for (place, register) in registers.enumerated() { places[register] = place }
    func reach(_ row: Int, _ register: UInt32) -> Reach {
      reaches[row * registers.count + (places[register] ?? 0)]
    }
    var result: [UInt64] = []
    for window in windows {
      var keys: [(reach: Reach, row: Int)] = []
      keys.reserveCapacity(count)
      for row in 0..<count { keys.append((reach(row, window.key), row)) }
      keys.sort { ($0.reach.low, $0.row) < ($1.reach.low, $1.row) }
      // The greatest end of the keys up to each: looking back stops where none reaches further.
      var farthest: [Int64] = []
      farthest.reserveCapacity(count)
      for key in keys { farthest.append(max(farthest.last ?? .min, key.reach.high)) }
      for other in 0..<count {
        var (least, greatest) = (Int64.min, Int64.max)
        for bound in window.least where !isIdle(bound, other, reach) {
          least = max(least, reach(other, bound.register).low)
        }
        for bound in window.greatest where !isIdle(bound, other, reach) {
          greatest = min(greatest, reach(other, bound.register).high)
        }
        var index = keys.partitioningIndex(where: { $0.reach.low > greatest }) - 1
        while index >= 0, farthest[index] >= least {
          if keys[index].reach.high >= least, keys[index].row != other {
            guard result.count < PairFilter.listedMax else { return nil }
            let row = UInt64(keys[index].row)
            let second = UInt64(other)
            result.append(window.isKeyOfSecond ? second << 32 | row : row << 32 | second)
          }
          index -= 1
        }
      }
    }
    result.sort()
    var last = UInt64.max
    result.removeAll { pair in
      defer { last = pair }
      return pair == last
    }
    return result
  }

  /// The first and the second element of a pair that was found.
  static func elements(of pair: UInt64) -> (first: Int, second: Int) {
    (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
  }

  private func isIdle(
    _ bound: Bound,
    _ row: Int,
    _ reach: (_ row: Int, _ register: UInt32) -> Reach
  ) -> Bool {
    guard let optional = bound.optional else { return false }
    let value = reach(row, optional)
    return value.low == .min && value.high == .max
  }
}

extension PairFilter {
  /// Reads the condition.
  private struct Finder {
    let program: Program
    let body: LoopBody
    private var makers: [UInt32: Instruction] = [:]
    /// For each register of the body, whether it rests on the first element (1), the second (2).
    private var elements: [UInt32: UInt8] = [:]

    init(_ program: Program, _ body: LoopBody) {
      self.program = program
      self.body = body
      for register in body.element { elements[register, default: 0] |= 1 }
      for register in body.second { elements[register, default: 0] |= 2 }
      for index in body.start..<body.end {
        let instruction = program.instructions[index]
        makers[instruction.target] = instruction
        var mask: UInt8 = instruction.isLoop ? 3 : 0
        for register in program.registersRead(by: instruction) {
          mask |= elements[register] ?? 0
        }
        elements[instruction.target, default: 0] |= mask
      }
    }

    /// The windows of one of which a condition needs to lie in some; nothing where it has none.
    mutating func windows(of register: UInt32, depth: Int) -> [Window]? {
      guard depth < 12, let instruction = makers[register] else { return nil }
      switch instruction.code {
      case .or:
        var result: [Window] = []
        for part in program.registersRead(by: instruction) {
          guard let windows = windows(of: part, depth: depth + 1) else { return nil }
          result += windows
        }
        return result
      case .named, .unwrap: return windows(of: instruction.left, depth: depth + 1)
      case .and, .less, .lessOrEqual, .equalNumbers, .equalSets, .equalTexts, .endlessOr:
        var found: [Window] = []
        var others: [UInt32] = []
        collect(register, optional: nil, &found, &others, depth)
        if let best = found.first(where: { !$0.least.isEmpty && !$0.greatest.isEmpty }) {
          return [best]
        }
        for other in others {
          if let windows = windows(of: other, depth: depth + 1) { return windows }
        }
        return nil
      default: return nil
      }
    }

    /// The comparisons that all have to hold, put together by what is compared; the conditions that
    /// are no comparisons.
    private func collect(
      _ register: UInt32,
      optional: UInt32?,
      _ found: inout [Window],
      _ others: inout [UInt32],
      _ depth: Int
    ) {
      guard depth < 12, let instruction = makers[register] else { return }
      switch instruction.code {
      case .and:
        for part in program.registersRead(by: instruction) {
          collect(part, optional: nil, &found, &others, depth + 1)
        }
      case .less, .lessOrEqual:
        note(instruction.left, below: instruction.right, optional, &found)
      case .equalNumbers, .equalSets, .equalTexts:
        note(instruction.left, below: instruction.right, optional, &found)
        note(instruction.right, below: instruction.left, optional, &found)
      case .endlessOr:
        // Where there is no end the comparison with it holds.
        guard optional == nil else { return }
        collect(instruction.right, optional: instruction.left, &found, &others, depth + 1)
      default: others.append(register)
      }
    }

    /// Notes that one value is not above another; each of the two can be the key.
    private func note(
      _ low: UInt32,
      below high: UInt32,
      _ optional: UInt32?,
      _ found: inout [Window]
    ) {
      let (lowElement, highElement) = (elements[low] ?? 0, elements[high] ?? 0)
      guard lowElement | highElement == 3, lowElement & highElement == 0 else { return }
      // What makes the comparison idle must be of the element of the bound.
      let optionalElement = optional.flatMap { elements[$0] } ?? 0
      if lowElement != 0, optionalElement & lowElement == 0 {
        let index = window(low, isSecond: lowElement == 2, &found)
        found[index].greatest.append(Bound(register: high, optional: optional))
      }
      if highElement != 0, optionalElement & highElement == 0 {
        let index = window(high, isSecond: highElement == 2, &found)
        found[index].least.append(Bound(register: low, optional: optional))
      }
    }

    private func window(_ key: UInt32, isSecond: Bool, _ found: inout [Window]) -> Int {
      if let index = found.firstIndex(where: { $0.key == key }) { return index }
      found.append(Window(key: key, isKeyOfSecond: isSecond))
      return found.count - 1
    }
  }
}

extension PairFilter.Reach {
  /// What an extent reaches, of a register of a shape; all where it may be anything else than a
  /// value.
  init(_ extent: Extent, _ shape: ExtentShape) {
    self = .all
    guard extent.marks == .value, extent.scale > 0 else { return }
    switch shape {
    case .interval:
      low =
        extent.low == Extent.endlessLow ? .min : PairFilter.Reach.floor(extent.low, extent.scale)
      high =
        extent.high == Extent.endlessHigh
        ? .max : PairFilter.Reach.ceiling(extent.high, extent.scale)
    case .boolean, .members:
      guard extent.low != 0 else { return }
      low = Int64(extent.low.trailingZeroBitCount)
      high = Int64(63 - extent.low.leadingZeroBitCount)
    case .text:
      // Texts below zero are some that no rule names: any two of them may be the same.
      guard extent.low == extent.high, extent.low >= 0 else { return }
      low = extent.low
      high = extent.high
    case .handle: break
    }
  }

  /// What a point reaches.
  init(_ point: PointMachine.Point, _ shape: ExtentShape) {
    self = .all
    guard point.isValue, shape != .text || point.value >= 0, shape != .handle else { return }
    low = PairFilter.Reach.floor(point.value, point.scale)
    high = PairFilter.Reach.ceiling(point.value, point.scale)
  }

  private static func floor(_ value: Int64, _ scale: Int64) -> Int64 {
    if scale == 1 { return value }
    let quotient = value / scale
    return value < 0 && quotient * scale != value ? quotient - 1 : quotient
  }

  private static func ceiling(_ value: Int64, _ scale: Int64) -> Int64 {
    if scale == 1 { return value }
    let quotient = value / scale
    return value > 0 && quotient * scale != value ? quotient + 1 : quotient
  }
}
