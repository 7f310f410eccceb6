import KhenEvaluation
import KhenSemantics
import KhenSource

/// How many elements the lists that a question reads need.
///
/// Of a list that is only asked whether some element fulfils something, how many do, or for its
/// extremes, a part that keeps the elements asked for answers the same: so many elements suffice
/// for a proof.
struct ListNeeds {
  /// For each column of lists that is read, how many elements are worth trying.
  private(set) var columns: [Int: Int] = [:]
  /// For each column of lists, how many elements suffice for all dossiers; nothing where that is
  /// not known.
  private(set) var sufficientSizes: [Int: Int]?

  /// The lengths to try, rising.
  var sizes: [Int] {
    let most = columns.values.max() ?? 0
    return [1, 2, 3, 5, 8, 12].filter { $0 < most } + (most > 0 ? [most] : [])
  }

  /// Looks through programs that keep only what the question needs.
  init(_ programs: [Program]) {
    var sufficient: [Int: Int]? = [:]
    for program in programs {
      let reading = ListReading(program)
      for (column, need) in reading.needs {
        columns[column] = min(
          max(columns[column] ?? 1, need.elements),
          AnalysisLimits.listElements + 4
        )
        guard need.isSufficient else {
          sufficient = nil
          continue
        }
        sufficient?[column, default: 0] += need.elements
      }
    }
    if let sizes = sufficient, sizes.values.allSatisfy({ $0 <= AnalysisLimits.listElements }) {
      sufficientSizes = sizes.mapValues { max(1, $0) }
    }
  }
}

/// What one program asks of the lists that it reads.
private struct ListReading {
  struct Need {
    var elements = 0
    var isSufficient = true
  }

  private(set) var needs: [Int: Need] = [:]
  private let program: Program
  private var constants: [UInt32: Int64] = [:]
  /// For each handle, the columns of the lists that its elements come from.
  private var sources: [UInt32: Set<Int>] = [:]
  /// Registers of counts, with the columns counted.
  private var counts: [UInt32: Set<Int>] = [:]

  init(_ program: Program) {
    self.program = program
    for (register, constant) in zip(program.constantRegisters, program.constants) {
      if case .extent(let extent) = constant, extent.isPoint, extent.scale == 1 {
        constants[register] = extent.low
      }
    }
    var loopEnds: [Int] = []
    for (index, instruction) in program.instructions.enumerated() {
      while let end = loopEnds.last, index >= end { loopEnds.removeLast() }
      visit(instruction, isInLoop: !loopEnds.isEmpty)
      if instruction.code == .loop || instruction.code == .loopPairs {
        loopEnds.append(program.loops[Int(instruction.right)].end)
      }
    }
  }

  private mutating func visit(_ instruction: Instruction, isInLoop: Bool) {
    let operands = program.operands(of: instruction)
    let read = operands.reduce(into: Set<Int>()) { $0.formUnion(sources[$1] ?? []) }
    switch instruction.code {
    case .loadList:
      let access = program.fields[Int(instruction.right)]
      sources[instruction.target] = [access.column]
      // A series answers for each year by itself; it is a list only to what goes through it.
      if case .series = access.type { return }
      needs[access.column, default: Need()].elements += 0
      if isInLoop { add(0, to: [access.column], isSufficient: false) }
    case .loop, .restrict, .append, .distinct, .atLeastLevel:
      sources[instruction.target] = read
      if instruction.code == .distinct { add(0, to: read, isSufficient: false) }
    case .loopPairs:
      sources[instruction.target] = read
      add(2, to: read, isSufficient: !isInLoop)
    case .runWindows:
      sources[instruction.target] = read
      let count = program.runs[Int(instruction.right)].count
      add(count, to: read, isSufficient: false)
    case .someRow, .leastRow, .greatestRow, .contains:
      add(1, to: read, isSufficient: !isInLoop)
    case .hasRun:
      add(program.runs[Int(instruction.right)].count, to: read, isSufficient: !isInLoop)
    case .countRows:
      counts[instruction.target] = read
      if isInLoop { add(1, to: read, isSufficient: false) }
    case .less, .lessOrEqual, .equalNumbers:
      for (index, operand) in operands.enumerated() {
        guard let columns = counts[operand], operands.count == 2 else { continue }
        let bound = constants[operands[1 - index]].map { Int(clamping: $0) + 1 }
        add(min(max(bound ?? 2, 1), 12), to: columns, isSufficient: bound != nil && !isInLoop)
      }
    case .seriesValue: return
    default:
      for operand in operands {
        if let columns = counts[operand] {
          // A count that goes into other numbers or choices.
          add(2, to: columns, isSufficient: false)
        }
      }
      if !read.isEmpty { add(1, to: read, isSufficient: false) }
    }
  }

  private mutating func add(_ elements: Int, to columns: Set<Int>, isSufficient: Bool) {
    for column in columns {
      needs[column, default: Need()].elements += elements
      if !isSufficient { needs[column]?.isSufficient = false }
    }
  }
}
