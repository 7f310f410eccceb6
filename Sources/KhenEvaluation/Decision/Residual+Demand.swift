extension Residual {
  /// What a step is asked for by the steps above it.
  struct Demand {
    var up = false
    var down = false
    var joint: Int32 = -1
    var isObscured = false
    var times = 0

    var isEmpty: Bool { !up && !down && joint == -1 }

    mutating func add(_ other: Demand) {
      up = up || other.up
      down = down || other.down
      isObscured = isObscured || other.isObscured
      times = min(times + other.times, 1_000)
      joint = Demand.join(joint, other.joint)
    }

    static func join(_ first: Int32, _ second: Int32) -> Int32 {
      if first == -1 { return second }
      if second == -1 || first == second { return first }
      return -2
    }

    var flipped: Demand { with(up: down, down: up, joint: joint) }
    var mixed: Demand { with(up: true, down: true, joint: -2) }
    /// What the facts under one operand see of a step that reads it in no single direction: a
    /// fact under two operands is read in two ways.
    func joint(in node: Int, operand: Int = 0) -> Demand {
      guard !(up && down), joint == -1 else { return mixed }
      return with(joint: Int32(truncatingIfNeeded: node * 64 + min(operand, 63)))
    }

    private func with(up: Bool = false, down: Bool = false, joint: Int32) -> Demand {
      var result = self
      result.up = up
      result.down = down
      result.joint = joint
      return result
    }
  }
}
