/// Tells whether the condition on a pair of elements says the same of the pair turned around.
///
/// Then only half the pairs have to be looked at.
struct PairSymmetry {
  /// Whether it does.
  let isSymmetric: Bool

  /// Looks at the body of a loop over pairs.
  init(_ program: Program, _ body: LoopBody) {
    guard let condition = body.condition, body.element.count == body.second.count else {
      isSymmetric = false
      return
    }
    var shapes = Shapes(program, body)
    let plain = shapes.number(of: condition, isTurned: false)
    isSymmetric = plain >= 0 && plain == shapes.number(of: condition, isTurned: true)
  }

  /// Numbers expressions: equal expressions have equal numbers.
  private struct Shapes {
    let program: Program
    let body: LoopBody
    private var numbers: [[Int]: Int] = [:]
    private var makers: [UInt32: Int] = [:]

    init(_ program: Program, _ body: LoopBody) {
      self.program = program
      self.body = body
      for index in body.start..<body.end { makers[program.instructions[index].target] = index }
    }

    /// The number of the expression in a register, with the two elements exchanged if `isTurned`;
    /// −1 for one that holds a loop.
    mutating func number(of register: UInt32, isTurned: Bool) -> Int {
      if let column = body.element.firstIndex(of: register) {
        return number([0, isTurned ? 1 : 0, column])
      }
      if let column = body.second.firstIndex(of: register) {
        return number([0, isTurned ? 0 : 1, column])
      }
      guard let index = makers[register] else { return number([1, Int(register)]) }
      let instruction = program.instructions[index]
      if instruction.isLoop { return -1 }
      var operands: [Int] = []
      for operand in program.registersRead(by: instruction) {
        let part = number(of: operand, isTurned: isTurned)
        if part < 0 { return -1 }
        operands.append(part)
      }
      var key = [2, Int(instruction.code.rawValue), Int(instruction.detail)]
      switch instruction.operandForm {
      case .none: key += [Int(instruction.left), Int(instruction.right)]
      case .left, .pool: key.append(Int(instruction.right))
      case .leftAndRight: break
      }
      switch instruction.code {
      case .and, .or, .equalNumbers, .equalSets, .equalTexts: operands.sort()
      default: break
      }
      return number(key + operands)
    }

    private mutating func number(_ key: [Int]) -> Int {
      if let known = numbers[key] { return known }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
  }
}
