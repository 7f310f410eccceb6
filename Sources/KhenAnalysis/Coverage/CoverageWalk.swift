import KhenEvaluation
import KhenSemantics
import KhenSource

/// Walks the trace of a run from what was asked for down to the facts, and notes what became of
/// the exceptions, rows and dated values on the way.
///
/// What was computed but not looked at is not noted: an exception inside one that does not apply,
/// a definition that only a row uses that was not chosen.
struct CoverageWalk {
  private(set) var collector = CoverageCollector()
  private let machine: RangeMachine
  private let program: CheckedProgram
  private var visited: [Bool]
  /// For each step, its record; −1.
  private var records: [Int]

  /// Prepares to walk the last run of a machine, which recorded its choices.
  init(_ machine: RangeMachine, _ program: CheckedProgram) {
    self.machine = machine
    self.program = program
    let count = machine.trace.nodes.count
    visited = [Bool](repeating: false, count: count)
    records = [Int](repeating: -1, count: count)
    for (index, record) in machine.choiceRecords.enumerated() where record.node >= 0 {
      records[Int(record.node)] = index
    }
  }

  /// Visits all that a version asks for.
  mutating func visit(_ compiled: CompiledAward) {
    visit(compiled.nodes.map { $0.register })
    visit(compiled.bars)
    visit(compiled.documents)
    visit(compiled.documentsRequired)
    visit(compiled.results)
    noteLists()
  }

  /// Notes the lists that parameters are: they are made step by step, and what reads them does not
  /// say where they came from.
  private mutating func noteLists() {
    for record in machine.choiceRecords {
      let instruction = machine.program.instructions[Int(record.instruction)]
      guard instruction.code == .byDate else { continue }
      let parameter = machine.program.dated[Int(instruction.right)].parameter
      guard parameter >= 0, case .list = program.parameters[parameter].type else { continue }
      note(record)
    }
  }

  /// Visits what some registers rest on.
  mutating func visit(_ registers: [UInt32]) {
    var open: [Int] = []
    for register in registers { open.append(machine.result(register).node) }
    while let node = open.popLast() {
      guard node >= 0, node < visited.count, !visited[node] else { continue }
      visited[node] = true
      if records[node] >= 0 { note(machine.choiceRecords[records[node]]) }
      for operand in machine.trace.operands(of: node) { open.append(Int(operand)) }
    }
  }

  private mutating func note(_ record: ChoiceRecord) {
    let places = CoverageWalk.places(
      of: Int(record.instruction),
      in: machine.program,
      program
    )
    let isParameter = machine.program.instructions[Int(record.instruction)].code == .byDate
    for (place, state) in zip(places, record.states) {
      guard let place else { continue }
      switch state {
      case .certain: collector.note(place, .yes)
      case .no: if !isParameter { collector.note(place, .no) }
      case .possible: collector.note(place, .open)
      case .skipped: break
      }
    }
  }

  /// Where in the rules the alternatives of a choice stand, in their order.
  static func places(
    of index: Int,
    in compiled: Program,
    _ program: CheckedProgram
  ) -> [SourceRange?] {
    let instruction = compiled.instructions[index]
    switch instruction.code {
    case .choose:
      var places: [SourceRange?] = []
      for place in compiled.choices[Int(instruction.right)].places { places.append(place) }
      return places
    case .byDate:
      let table = compiled.dated[Int(instruction.right)]
      guard table.parameter >= 0 else { return [] }
      let versions = program.parameters[table.parameter].versions
      return table.spans.map { span in
        versions.first { $0.span == span }?.body.range
      }
    case .match:
      let note = Int(compiled.noteOfInstruction[index])
      guard note >= 0, case .expression(let expression) = compiled.notes[note],
        case .match(_, let rows) = expression.kind
      else { return [] }
      return rows.map { $0.body.range }
    default: return []
    }
  }
}
