import KhenSemantics

/// Which of its alternatives one executed choice looked at: the exceptions of a definition, the
/// rows of a lookup, the versions of a parameter.
///
/// The trace keeps only the values that came into question; which alternative they belong to
/// cannot be told from it where values are constants. Recorded on demand, for coverage.
package struct ChoiceRecord: Sendable {
  /// What became of one alternative.
  package enum State: UInt8, Sendable {
    /// It certainly does not apply.
    case no
    /// It may apply.
    case possible
    /// It certainly applies.
    case certain
    /// It was not looked at: one before it certainly applies, or prevails over it.
    case skipped
  }

  /// The step of the trace; −1 where steps were left out.
  package var node: Int32
  /// Index of the instruction.
  package var instruction: Int32
  /// For each alternative, in the order of the rules.
  package var states: [State]
}

extension ChoiceRecord.State {
  /// What a condition says of the alternative it stands before; an error decides nothing.
  init(_ condition: Extent) {
    if condition.isCertainlyTrue {
      self = .certain
    } else if condition.isCertainlyFalse {
      self = .no
    } else {
      self = condition.canBeTrue ? .possible : .skipped
    }
  }
}

extension RangeMachine {
  /// Records what became of the alternatives of the step that was just finished.
  mutating func recordChoice(at position: Int, _ states: [ChoiceRecord.State]) {
    let target = Int(program.instructions[position].target)
    choiceRecords.append(
      ChoiceRecord(node: origins[target], instruction: Int32(position), states: states)
    )
  }

  /// What became of the spans of a dated figure on a date, or range of dates.
  static func states(of spans: [DaySpan], on date: Extent) -> [ChoiceRecord.State] {
    spans.map { span in
      let start = span.start.map { Int64($0) } ?? Extent.endlessLow
      let end = span.end.map { Int64($0) } ?? Extent.endlessHigh
      if date.low >= end || date.high < start { return .no }
      return date.low >= start && date.high < end ? .certain : .possible
    }
  }
}
