import KhenSemantics
import KhenSource
import KhenSyntax

/// Runs a program over the facts that are known, as plain numbers: the fast path.
///
/// The other interpreter of the same instructions is `RangeMachine`. What rests on a fact that is
/// missing or imprecise, on an attestation that is outstanding, or on an error of the rules comes
/// out as `Point.open`; the caller then asks the other interpreter. Records nothing.
package struct PointMachine: Sendable {
  /// One value: a number over a denominator, or one of three marks.
  package struct Point: Hashable, Sendable, BitwiseCopyable {
    /// Numerator; 0 or 1 for booleans, the index for members, the id for texts.
    package var value: Int64
    /// Denominator, at least 1; below 1 a mark.
    package var scale: Int64

    /// Makes a point.
    @inline(__always)
    init(_ value: Int64, scale: Int64 = 1) {
      self.value = value
      self.scale = scale
    }

    /// Not decided here.
    package static let open = Point(0, scale: 0)
    /// Known to be none.
    package static let none = Point(0, scale: -1)

    @inline(__always)
    init(_ value: Bool) { self.init(value ? 1 : 0) }

    /// Whether it is a value.
    package var isValue: Bool { scale > 0 }
    var isOpen: Bool { scale == 0 }
    /// Whether it is a value other than 0, as a condition that holds.
    package var isTrue: Bool { scale > 0 && value != 0 }
    /// Whether it is 0, as a condition that does not hold.
    package var isFalse: Bool { scale > 0 && value == 0 }
  }

  private let code: PointCode
  private var memory: PointMemory
  /// The day that the registers of `code.fixedCount` were computed for.
  private var date: Int?
  /// Whether attestations that are outstanding count as given.
  package var grantsAttestations = false
  /// Rows of lists that are looked at in one run.
  package var rowLimit = EvaluationLimits.rowsOfRun
  /// Rows of lists that were looked at in the last run.
  private(set) var rowCount = 0

  /// Makes a machine that runs on frames with these texts.
  ///
  /// With `needed`, only the values of those registers are asked for after a run, and nothing else
  /// is computed.
  package init(_ program: Program, texts: inout TextTable, needed: [UInt32]? = nil) {
    code = PointCode(program, needed: needed)
    memory = PointMemory(registerCount: program.registerCount)
    let registers = memory.registers.array
    registers[Int(Program.rootRegister)] = Point(Int64(FactFrame.root))
    for (index, register) in program.constantRegisters.enumerated() {
      switch program.constants[index] {
      case .extent(let extent):
        registers[Int(register)] = Point(extent, shape: program.shapes[Int(register)])
      case .text(let text): registers[Int(register)] = Point(texts.intern(text))
      }
    }
  }

  /// A machine that computes only what some registers of another one's program rest on.
  init(_ other: PointMachine, needed: [UInt32]) {
    code = PointCode(other.program, needed: needed)
    memory = other.memory.copy()
    rowLimit = other.rowLimit
  }

  /// The program that is run.
  package var program: Program { code.program }

  /// Runs the program.
  package mutating func run(_ frame: FactFrame, date: Int) {
    frame.withFacts { facts in run(facts, date: date) }
  }

  /// Runs the program.
  package mutating func run(_ facts: FlatFacts, date: Int) {
    if !isKnownUniquelyReferenced(&memory) { memory = memory.copy() }
    var run = PointRun(
      code,
      memory,
      facts,
      grantsAttestations: grantsAttestations,
      rowLimit: rowLimit
    )
    if self.date != date {
      self.date = date
      run.registers[Int(Program.dateRegister)] = Point(Int64(date))
      run.execute(0, code.fixedCount)
    }
    run.execute(code.fixedCount, code.instructions.count)
    rowCount = run.rowCount
  }

  /// The values of all registers; hold until the machine is copied.
  @inline(__always)
  var results: FlatArray<Point> { memory.registers.array }

  /// The value of a register after a run.
  @inline(__always)
  package func result(_ register: UInt32) -> Point { memory.registers.array[Int(register)] }
}

/// The facts of a dossier as flat arrays; hold as long as what they were taken from.
package struct FlatFacts {
  /// As `FactFrame.slots`.
  package var slots: FlatArray<Int64>
  /// As `FactFrame.attestations`.
  package var attestations: FlatArray<Int64>
  /// As `FactFrame.documents`.
  package var documents: FlatArray<Int64>
  /// As `FactFrame.documentEnds`.
  package var documentEnds: FlatArray<Int64>

  /// Puts facts together.
  package init(
    slots: FlatArray<Int64>,
    attestations: FlatArray<Int64>,
    documents: FlatArray<Int64>,
    documentEnds: FlatArray<Int64>
  ) {
    self.slots = slots
    self.attestations = attestations
    self.documents = documents
    self.documentEnds = documentEnds
  }
}

extension FactFrame {
  /// Looks at the facts as flat arrays; they are only read, and not kept.
  func withFacts(_ body: (FlatFacts) -> Void) {
    FlatArray.with(slots) { slots in
      FlatArray.with(attestations) { attestations in
        FlatArray.with(documents) { documents in
          FlatArray.with(documentEnds) { ends in
            body(
              FlatFacts(
                slots: slots,
                attestations: attestations,
                documents: documents,
                documentEnds: ends
              )
            )
          }
        }
      }
    }
  }
}

/// What a machine writes to in a run.
final class PointMemory: @unchecked Sendable {
  /// A list in a run.
  struct Table: BitwiseCopyable {
    var first: Int
    var count: Int
    var width: Int
    /// Whether there may be rows beside those that are there.
    var isOpen: Bool
    /// Slot of a list that was filed; 0.
    var slot: Int
  }

  let registers: FlatStorage<PointMachine.Point>
  var cells: FlatStorage<PointMachine.Point>
  var tables: FlatStorage<Table>

  convenience init(registerCount: Int) {
    self.init(FlatStorage(repeating: .open, count: registerCount))
  }

  private init(_ registers: FlatStorage<PointMachine.Point>) {
    self.registers = registers
    cells = FlatStorage(repeating: .open, count: 256)
    tables = FlatStorage(repeating: PointMemory.noTable, count: 64)
  }

  private static let noTable = Table(first: 0, count: 0, width: 1, isOpen: true, slot: 0)

  /// The same, for another machine; cells and tables do not outlive a run.
  func copy() -> PointMemory {
    PointMemory(registers.grown(to: registers.count, filling: .open))
  }

  func growCells() { cells = cells.grown(to: cells.count * 2, filling: .open) }

  func growTables() {
    tables = tables.grown(to: tables.count * 2, filling: PointMemory.noTable)
  }
}

extension PointMachine.Point {
  /// The one value of an extent; open when it is not one.
  init(_ extent: Extent, shape: ExtentShape) {
    if extent.marks == .none {
      self = .none
    } else if !shape.isPoint(extent) {
      self = .open
    } else {
      switch shape {
      case .boolean: self.init(extent.low == 2)
      case .members: self.init(Int64(extent.low.trailingZeroBitCount))
      case .interval, .text, .handle: self.init(extent.low, scale: extent.scale)
      }
    }
  }

  /// The fraction in lowest terms.
  var reduced: PointMachine.Point {
    guard scale > 1 else { return self }
    let divisor = Rational.greatestCommonDivisor(Int64(clamping: value.magnitude), scale)
    return PointMachine.Point(value / divisor, scale: scale / divisor)
  }

  /// The extent of one value.
  var extent: Extent { Extent.point(value, scale: scale) }
}
