import KhenSource
import KhenSyntax

/// Reading facts from the frame.
extension RangeMachine {
  mutating func load(_ instruction: Instruction, at position: Int, _ frame: FactFrame) {
    switch instruction.code {
    case .recordBase:
      let base = registers[Int(instruction.left)].low
      registers[Int(instruction.target)] = .point(base + Int64(instruction.right))
      origins[Int(instruction.target)] = -1
    case .loadFact:
      let access = program.fields[Int(instruction.right)]
      let slot = Int(registers[Int(instruction.left)].low) + access.offset
      let extent = fact(access, slot: slot, frame)
      finish(
        instruction,
        at: position,
        extent,
        operands: [],
        fact: FactID(.slot, slot)
      )
    case .loadList:
      let access = program.fields[Int(instruction.right)]
      let slot = Int(registers[Int(instruction.left)].low) + access.offset
      loadList(instruction, at: position, access, slot: slot, frame)
    case .loadAttestation:
      let index = Int(instruction.right)
      let id = FactID(.attestation, index)
      let extent = conclusion(frame.attestations[index], id, isGranted: grantsAttestations)
      finish(instruction, at: position, extent, operands: [], fact: id)
    case .loadDocument:
      let index = Int(instruction.right)
      let id = FactID(.document, index)
      var state = frame.documents[index]
      // A paper that has expired can be filed anew.
      if state == 1, frame.documentEnds[index] < registers[Int(Program.dateRegister)].high {
        state = FactFrame.unknown
      }
      let extent = conclusion(state, id, isGranted: false)
      finish(instruction, at: position, extent, operands: [], fact: id)
    default:
      let id = FactID(.law, Int(instruction.right))
      let extent = assumed(id) ?? program.lawGaps[Int(instruction.right)].widest
      finish(instruction, at: position, extent, operands: [], fact: id)
    }
  }

  private func conclusion(_ state: Int64, _ id: FactID, isGranted: Bool) -> Extent {
    if state != FactFrame.unknown { return .boolean(state != 0) }
    if isGranted { return .certainlyTrue }
    return assumed(id) ?? .eitherBoolean
  }

  /// What is assumed of a fact, whatever the frame holds.
  func assumed(_ fact: FactID) -> Extent? {
    for assumption in assumptions.reversed() where assumption.fact == fact {
      return assumption.extent
    }
    return boxes.isEmpty ? nil : boxes[fact]
  }

  /// What is known of a fact.
  func fact(_ access: FieldAccess, slot: Int, _ frame: FactFrame) -> Extent {
    if let extent = assumed(FactID(.slot, slot)) { return extent }
    let raw = frame.slots[slot]
    switch raw {
    case FactFrame.none: return .certainlyNone
    case FactFrame.unknown: return widest(access)
    case FactFrame.partial:
      guard let range = frame.range(of: slot) else { return widest(access) }
      // Not reduced: the parts of a decimal fact are whole multiples of one millionth.
      return Extent(low: range.low, high: range.high, scale: scale(of: access))
    default:
      if access.isPresence { return .certainlyTrue }
      switch access.type {
      case .boolean: return .boolean(raw != 0)
      case .catalogue: return .set(Int64(1) << raw)
      case .number, .days:
        return Extent(low: raw, high: raw, scale: FactSchema.decimalScale).reduced
      case .integer, .string, .date, .year, .yearRange, .period, .money, .record, .list, .series:
        return .point(raw)
      }
    }
  }

  private func scale(of access: FieldAccess) -> Int64 {
    access.type == .number || access.type == .days ? FactSchema.decimalScale : 1
  }

  /// Everything that a fact of which nothing was filed can be.
  private func widest(_ access: FieldAccess) -> Extent {
    let date = Int(registers[Int(Program.dateRegister)].high)
    var extent: Extent
    if access.isPresence {
      extent = .certainlyTrue
    } else {
      switch access.type {
      case .boolean: extent = .eitherBoolean
      case .catalogue(let catalogue):
        extent = .set(program.memberSets[catalogue])
      case .date, .year, .integer, .money, .number, .days:
        let (low, high) = FactFrame.widest(access.type, date: date)
        extent = Extent(low: low, high: high, scale: scale(of: access))
      case .yearRange:
        let (low, high) = FactFrame.widest(.year, date: date)
        extent = Extent(low: low, high: high)
      case .period:
        extent = Extent(low: 0, high: Period.encoded(months: 1_000_000, days: 0))
      case .string, .record, .list, .series: extent = .anything
      }
    }
    if access.isOptional { extent.marks.insert(.none) }
    return extent
  }

  // MARK: Lists

  private mutating func loadList(
    _ instruction: Instruction,
    at position: Int,
    _ access: FieldAccess,
    slot: Int,
    _ frame: FactFrame
  ) {
    let id = FactID(.list, slot)
    var isUnknown = frame.slots[slot] == FactFrame.unknown
    var isEmpty = false
    var hasElements = false
    if isUnknown, let assumption = assumed(id) {
      isEmpty = assumption.isCertainlyFalse
      hasElements = !isEmpty
      isUnknown = hasElements
    }
    // The step of a list that was not filed is open; the register holds the handle in any case.
    let origin = record(
      instruction: position,
      isUnknown
        ? (hasElements ? .someElements : .anything) : .point(Int64(tables.count)),
      shape: .handle,
      operands: [],
      fact: id
    )
    registers[Int(instruction.target)] = .point(Int64(tables.count))
    origins[Int(instruction.target)] = origin
    var table = Table(
      first: cells.count,
      count: 0,
      width: 2,
      isUnknown: isUnknown,
      origin: origin,
      slot: slot,
      hasElements: hasElements
    )
    if !isUnknown, !isEmpty {
      var base = Int(frame.slots[slot])
      while base > 0 {
        appendPresence(ofElementAt: base, at: position)
        appendElement(access, base: base, at: position, table: &table, frame)
        table.count += 1
        base = Int(frame.slots[base - 1])
      }
    }
    tables.append(table)
  }

  /// Adds whether an element is in the list; certain unless a search leaves it open.
  private mutating func appendPresence(ofElementAt base: Int, at position: Int) {
    let id = FactID(.slot, base - 1)
    guard !boxes.isEmpty, let extent = boxes[id] else {
      appendCell(.certainlyTrue, -1)
      return
    }
    let origin = record(instruction: position, extent, shape: .boolean, operands: [], fact: id)
    appendCell(extent, origin)
  }

  /// Adds the cells of an element: a record is its base, other elements are their values.
  private mutating func appendElement(
    _ access: FieldAccess,
    base: Int,
    at position: Int,
    table: inout Table,
    _ frame: FactFrame
  ) {
    switch access.type {
    case .list(let element):
      guard let value = program.elementFields[element]?.first else {
        appendCell(.point(Int64(base)), -1)
        return
      }
      appendFact(value, base: base, at: position, frame)
      if value.type == .yearRange {
        table.width = 3
        var second = value
        second.isSecondSlot = true
        second.offset += 1
        appendFact(second, base: base, at: position, frame)
      }
    case .series(let element):
      table.width = 3
      for field in program.elementFields[element] ?? [] {
        appendFact(field, base: base, at: position, frame)
      }
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .record:
      appendCell(.point(Int64(base)), -1)
    }
  }

  private mutating func appendFact(
    _ access: FieldAccess,
    base: Int,
    at position: Int,
    _ frame: FactFrame
  ) {
    let slot = base + access.offset
    let extent = fact(access, slot: slot, frame)
    let shape: ExtentShape =
      switch access.type {
      case .boolean: .boolean
      case .catalogue: .members
      case .string: .text
      case .integer, .number, .date, .year, .yearRange, .period, .days, .money, .record, .list,
        .series:
        .interval
      }
    let origin = record(
      instruction: position,
      extent,
      shape: shape,
      operands: [],
      fact: FactID(.slot, slot)
    )
    appendCell(extent, origin)
  }

  mutating func appendCell(_ extent: Extent, _ origin: Int32) {
    cells.append(extent)
    cellOrigins.append(origin)
  }
}
