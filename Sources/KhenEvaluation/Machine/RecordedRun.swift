/// A run that was kept with its trace and choices, and what was asked of it; for coverage.
package struct RecordedRun: Sendable {
  /// The machine after the run.
  package var machine: RangeMachine
  /// The registers that were asked for.
  package var registers: [UInt32]

  /// Keeps a run.
  package init(machine: RangeMachine, registers: [UInt32]) {
    self.machine = machine
    self.registers = registers
  }
}
