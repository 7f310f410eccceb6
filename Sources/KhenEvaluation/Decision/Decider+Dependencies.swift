extension Decider {
  /// The facts that a value rests on where it is not known exactly; for values that are no
  /// conditions, whose every fact matters.
  package mutating func dependencies(
    of register: UInt32,
    _ frame: FactFrame,
    date: Extent
  ) -> [FactID] {
    machine.run(frame, date: date)
    let (_, node) = machine.result(register)
    return node < 0 ? [] : Residual(of: node, in: machine).facts
  }
}
