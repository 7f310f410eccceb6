import KhenEvaluation
import KhenSemantics

/// Ranges that no value lies in, whatever their ends are: `từ d + 12 tháng đến trước d`.
///
/// Splitting facts never proves that, since both ends move together.
extension Program {
  /// The program where a junction that asks for a value in such a range is false.
  var withEmptyRangesFalse: Program {
    var definers: [UInt32: Instruction] = [:]
    for instruction in instructions { definers[instruction.target] = instruction }
    let empty = instructions.indices.filter { index in
      instructions[index].code == .and
        && isContradiction(operands(of: instructions[index]), definers)
    }
    guard !empty.isEmpty else { return self }
    var result = self
    let opposite = result.addConstant(true)
    for index in empty {
      result.instructions[index].code = .not
      result.instructions[index].left = opposite
    }
    return result
  }

  /// Adds a truth value; its register.
  mutating func addConstant(_ value: Bool) -> UInt32 {
    let register = UInt32(registerCount)
    registerCount += 1
    shapes.append(.boolean)
    constants.append(.extent(.boolean(value)))
    constantRegisters.append(register)
    return register
  }

  /// Whether some of the conditions exclude each other because of how their ends are written.
  private func isContradiction(_ conditions: [UInt32], _ definers: [UInt32: Instruction]) -> Bool {
    let comparisons = conditions.compactMap { definers[$0] }
      .filter { $0.code == .less || $0.code == .lessOrEqual }
    for from in comparisons {
      for through in comparisons where from.right == through.left {
        let start = RangePoint(from.left, self, definers)
        let end = RangePoint(through.right, self, definers)
        guard start.base == end.base else { continue }
        let isBefore = end.months <= start.months && end.days <= start.days
        let isSame = end.months == start.months && end.days == start.days
        if isSame ? from.code == .less || through.code == .less : isBefore { return true }
      }
    }
    return false
  }
}

/// A value as another one and a period after it.
private struct RangePoint {
  var base: UInt32
  var months: Int64 = 0
  var days: Int64 = 0

  init(_ register: UInt32, _ program: Program, _ definers: [UInt32: Instruction]) {
    base = register
    guard let instruction = definers[register], instruction.code == .datePlusPeriod,
      let index = program.constantRegisters.firstIndex(of: instruction.right),
      case .extent(let extent) = program.constants[index]
    else { return }
    base = instruction.left
    (months, days) = Period.decoded(extent.low)
  }
}
