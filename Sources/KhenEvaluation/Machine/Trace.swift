/// What one executed operation gave, and which other steps it read.
///
/// The trace of a run is the one source of explanations, of the facts that matter, and of what to
/// split when a result is not decided.
package struct TraceNode: Sendable, BitwiseCopyable {
  /// Index of the instruction; −1 for a step that only joins others.
  package var instruction: Int32
  /// First operand in `Trace.operands`.
  package var firstOperand: Int32
  /// How many operands there are.
  package var operandCount: Int32
  /// For operations on lists: how many operands a row takes (presence, then cells); else 0.
  package var stride: Int16
  /// Whether the bounds are reached by some completion.
  package var isAttained: Bool
  /// The shape of the extent.
  package var shape: ExtentShape
  /// The fact that is read here.
  package var fact: FactID
  /// What came out.
  package var extent: Extent
}

/// The name of a fact inside a run.
package struct FactID: Hashable, Sendable, BitwiseCopyable {
  /// What kind of fact it is.
  package enum Kind: Int64, Sendable {
    /// No fact.
    case nothing
    /// A slot of the frame.
    case slot
    /// A whole list or series, by its slot.
    case list
    /// A year of a series: slot of the series, and the year.
    case year
    /// An attestation, by its index in the schema.
    case attestation
    /// A document, by its index in the schema.
    case document
    /// A part of the law whose text is not known, by its index in the program.
    case law
  }

  /// Kind, year and index in one number.
  package var rawValue: Int64

  /// Names a fact.
  package init(_ kind: Kind, _ index: Int, year: Int = 0) {
    rawValue = kind.rawValue << 56 | Int64(year & 0xFFFF) << 40 | Int64(index)
  }

  /// No fact.
  package static let nothing = FactID(.nothing, 0)

  /// What kind of fact it is.
  package var kind: Kind { Kind(rawValue: rawValue >> 56) ?? .nothing }
  /// The slot or index.
  package var index: Int { Int(rawValue & 0xFF_FFFF_FFFF) }
  /// The year of a series.
  package var year: Int { Int((rawValue >> 40) & 0xFFFF) }
}

/// All steps of a run.
package struct Trace: Sendable {
  /// The steps, in order of execution.
  package internal(set) var nodes: [TraceNode] = []
  /// Steps read by other steps; −1 for a constant.
  package internal(set) var operands: [Int32] = []
  /// Whether steps were left out because the limit was reached.
  package internal(set) var isTruncated = false

  /// The steps that a step read; −1 for constants.
  package func operands(of node: Int) -> ArraySlice<Int32> {
    let first = Int(nodes[node].firstOperand)
    return operands[first..<first + Int(nodes[node].operandCount)]
  }

  /// Forgets the steps from a number on, with their operands.
  mutating func removeSteps(from node: Int, operandsFrom operand: Int) {
    nodes.removeSubrange(node...)
    operands.removeSubrange(operand...)
  }

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    operands.removeAll(keepingCapacity: true)
    isTruncated = false
  }
}
