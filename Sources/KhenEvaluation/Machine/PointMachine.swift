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
    init(_ value: Int64, scale: Int64 = 1) {
      self.value = value
      self.scale = scale
    }

    /// Not decided here.
    package static let open = Point(0, scale: 0)
    /// Known to be none.
    package static let none = Point(0, scale: -1)

    init(_ value: Bool) { self.init(value ? 1 : 0) }

    /// Whether it is a value.
    package var isValue: Bool { scale > 0 }
    var isOpen: Bool { scale == 0 }
    var isTrue: Bool { scale > 0 && value != 0 }
    var isFalse: Bool { scale > 0 && value == 0 }
  }

  struct Table {
    var first: Int
    var count: Int
    var width: Int
    /// Whether there may be rows beside those that are there.
    var isOpen: Bool
    /// Slot of a list that was filed; 0.
    var slot: Int
  }

  /// The program that is run.
  package let program: Program
  var registers: [Point]
  var tables: [Table] = []
  var cells: [Point] = []
  /// Whether attestations that are outstanding count as given.
  package var grantsAttestations = false

  /// Makes a machine that runs on frames with these texts.
  package init(_ program: Program, texts: inout TextTable) {
    self.program = program
    registers = [Point](repeating: .open, count: program.registerCount)
    registers[Int(Program.rootRegister)] = Point(Int64(FactFrame.root))
    for (index, register) in program.constantRegisters.enumerated() {
      switch program.constants[index] {
      case .extent(let extent):
        registers[Int(register)] = Point(extent, shape: program.shapes[Int(register)])
      case .text(let text): registers[Int(register)] = Point(texts.intern(text))
      }
    }
  }

  /// Runs the program.
  package mutating func run(_ frame: FactFrame, date: Int) {
    tables.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    registers[Int(Program.dateRegister)] = Point(Int64(date))
    execute(0, program.instructions.count, frame)
  }

  /// The value of a register after a run.
  package func result(_ register: UInt32) -> Point { registers[Int(register)] }

  mutating func execute(_ start: Int, _ end: Int, _ frame: FactFrame) {
    var position = start
    while position < end {
      let instruction = program.instructions[position]
      if instruction.code == .loop || instruction.code == .loopPairs {
        let body = program.loops[Int(instruction.right)]
        executeLoop(instruction, body, frame)
        position = body.end
        continue
      }
      registers[Int(instruction.target)] = value(of: instruction, frame)
      position += 1
    }
  }

  private mutating func value(of instruction: Instruction, _ frame: FactFrame) -> Point {
    switch instruction.code {
    case .loadFact, .recordBase, .loadAttestation, .loadDocument, .lawUnknown:
      load(instruction, frame)
    case .loadList: loadList(instruction, frame)
    case .not, .and, .or, .atLeast, .hasValue, .orIfNone, .unwrap, .endlessOr, .mustState,
      .less, .lessOrEqual, .equalNumbers, .equalSets, .equalTexts, .isMember, .memberRank:
      logic(instruction)
    case .add, .subtract, .multiply, .divide, .negate, .least, .greatest, .roundUp, .roundDown:
      arithmetic(instruction)
    case .periodRank, .periodToService, .datePlusPeriod, .dateMinusPeriod, .datePlusDays,
      .datePlusWorkingDays, .yearOf, .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear,
      .lastDayOfYear, .monthsBetween, .yearsBetween, .periodBetween:
      time(instruction)
    case .byDate, .match, .choose, .named: choice(instruction)
    case .loop, .loopPairs, .makeList, .years, .distinct, .restrict, .append, .countRows,
      .someRow, .sumRows, .leastRow, .greatestRow, .contains:
      list(instruction)
    case .seriesValue, .runWindows, .hasRun, .atLeastLevel, .coverage:
      yearsAndTimelines(instruction)
    }
  }

  func pooled(_ instruction: Instruction, _ count: Int) -> ArraySlice<UInt32> {
    program.pool[Int(instruction.left)..<Int(instruction.left) + count]
  }

  // MARK: Facts

  private func load(_ instruction: Instruction, _ frame: FactFrame) -> Point {
    switch instruction.code {
    case .recordBase:
      return Point(registers[Int(instruction.left)].value + Int64(instruction.right))
    case .loadFact:
      let access = program.fields[Int(instruction.right)]
      return fact(
        access,
        slot: Int(registers[Int(instruction.left)].value) + access.offset,
        frame
      )
    case .loadAttestation:
      let state = frame.attestations[Int(instruction.right)]
      if state != FactFrame.unknown { return Point(state != 0) }
      return grantsAttestations ? Point(true) : .open
    case .loadDocument:
      let index = Int(instruction.right)
      let isExpired =
        frame.documents[index] == 1
        && frame.documentEnds[index] < registers[Int(Program.dateRegister)].value
      let state = frame.documents[index]
      return state == FactFrame.unknown || isExpired ? .open : Point(state != 0)
    default: return .open
    }
  }

  func fact(_ access: FieldAccess, slot: Int, _ frame: FactFrame) -> Point {
    let raw = frame.slots[slot]
    if raw <= FactFrame.partial {
      return raw == FactFrame.none ? .none : .open
    }
    if access.isPresence { return Point(true) }
    switch access.type {
    case .number, .days:
      return Point(raw, scale: FactSchema.decimalScale).reduced
    case .boolean, .catalogue, .integer, .string, .date, .year, .yearRange, .period, .money,
      .record, .list, .series:
      return Point(raw)
    }
  }

  private mutating func loadList(_ instruction: Instruction, _ frame: FactFrame) -> Point {
    let access = program.fields[Int(instruction.right)]
    let slot = Int(registers[Int(instruction.left)].value) + access.offset
    var table = Table(first: cells.count, count: 0, width: 1, isOpen: false, slot: slot)
    if frame.slots[slot] == FactFrame.unknown {
      table.isOpen = true
      return keep(table)
    }
    var elements: [FieldAccess] = []
    switch access.type {
    case .list(let element), .series(let element):
      elements = program.elementFields[element] ?? []
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .record:
      break
    }
    var base = Int(frame.slots[slot])
    while base > 0 {
      if elements.isEmpty {
        cells.append(Point(Int64(base)))
      } else {
        table.width = 0
        for element in elements {
          table.width += 1
          cells.append(fact(element, slot: base + element.offset, frame))
          if element.type == .yearRange, elements.count == 1 {
            table.width += 1
            cells.append(fact(element, slot: base + element.offset + 1, frame))
          }
        }
      }
      table.count += 1
      base = Int(frame.slots[base - 1])
    }
    return keep(table)
  }

  mutating func keep(_ table: Table) -> Point {
    tables.append(table)
    return Point(Int64(tables.count - 1))
  }

  func table(_ register: UInt32) -> Table { tables[Int(registers[Int(register)].value)] }
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
