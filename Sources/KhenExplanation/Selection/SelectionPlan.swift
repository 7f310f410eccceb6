package import KhenEvaluation
package import KhenSemantics
package import KhenSource
import KhenSyntax

/// A selection and all that it reads, compiled for a date.
package struct SelectionPlan: Sendable {
  /// The rules.
  package let program: CheckedProgram
  /// The schema of the rules.
  package let schema: FactSchema
  /// Day number of the evaluation date.
  package let date: Int
  /// Indices of selections; each stands behind those that it reads, the one asked for is last.
  package let order: [Int]
  /// In the order of `order`.
  package let compiled: [CompiledSelection]
  /// The awards that conditions speak of, by name, with their version for each kind.
  package let awards: [Name: [Int: CompiledAward]]

  /// Whether the runs over dossiers and limits are kept, for coverage.
  package var recordsRuns = false

  /// Compiles a selection.
  package init(_ program: CheckedProgram, selection: Int, date: Int) {
    self.program = program
    self.date = date
    let schema = FactSchema(program)
    self.schema = schema
    var order: [Int] = []
    SelectionPlan.visit(selection, program, &order)
    self.order = order
    compiled = order.map { CompiledSelection(program.selections[$0], of: program, schema: schema) }
    var awards: [Name: [Int: CompiledAward]] = [:]
    for index in order {
      for kind in program.selections[index].kinds {
        for name in SelectionPlan.awardNames(kind.conditions) {
          guard awards[name]?[kind.record] == nil,
            let version = program.version(of: name, on: date, kind: kind.record)
          else { continue }
          awards[name, default: [:]][kind.record] = CompiledAward(
            program.awards[version],
            kind: kind.record,
            of: program,
            schema: schema
          )
        }
      }
    }
    self.awards = awards
  }

  /// The selection that was asked for.
  package var selection: CheckedSelection { program.selections[order[order.count - 1]] }

  private static func visit(_ index: Int, _ program: CheckedProgram, _ order: inout [Int]) {
    if order.contains(index) { return }
    for read in program.selections[index].reads { visit(read, program, &order) }
    order.append(index)
  }

  /// The awards that conditions ask about.
  private static func awardNames(_ conditions: [CheckedExpression]) -> [Name] {
    var names: [Name] = []
    var waiting = conditions
    while let expression = waiting.popLast() {
      if case .meets(let award) = expression.kind, !names.contains(award) { names.append(award) }
      waiting += expression.children
    }
    return names
  }
}
