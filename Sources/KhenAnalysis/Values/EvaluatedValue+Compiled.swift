package import KhenEvaluation
package import KhenSemantics
import KhenSource
import KhenSyntax

extension EvaluatedValue {
  /// Reads what an expression gave in the last run of a machine.
  package init(
    _ compiled: CompiledExpression,
    _ machine: RangeMachine,
    texts: TextTable,
    catalogues: [CheckedCatalogue]
  ) {
    switch compiled.result {
    case .scalar(let register, let type):
      self.init(machine.result(register).extent, type, texts: texts, catalogues: catalogues)
    case .years(let first, let last)
    where machine.result(first).extent.isPoint && machine.result(last).extent.isPoint:
      let from = machine.result(first).extent.low
      let to = min(machine.result(last).extent.low, from + 10_000)
      self = .list(
        from <= to ? (from...to).map { .known(.number(Rational($0))) } : []
      )
    case .years(let first, let last):
      self = .list(
        [first, last].map {
          EvaluatedValue(machine.result($0).extent, .year, texts: texts)
        }
      )
    case .list(let register, let element):
      self = EvaluatedValue.list(register, element, machine, texts, catalogues)
    case .other:
      self = .unknown
    }
  }

  private static func list(
    _ register: UInt32,
    _ element: ValueType,
    _ machine: RangeMachine,
    _ texts: TextTable,
    _ catalogues: [CheckedCatalogue]
  ) -> EvaluatedValue {
    let handle = Int(clamping: machine.result(register).extent.low)
    guard machine.tables.indices.contains(handle) else { return .unknown }
    let table = machine.tables[handle]
    if table.isUnknown { return .unknown }
    var elements: [EvaluatedValue] = []
    for row in 0..<table.count {
      let first = table.first + row * table.width
      guard table.width >= 2, first + 1 < machine.cells.count else { return .unknown }
      let presence = machine.cells[first]
      if presence.isCertainlyFalse { continue }
      let value = EvaluatedValue(
        machine.cells[first + 1],
        element,
        texts: texts,
        catalogues: catalogues
      )
      elements.append(presence.isCertainlyTrue ? value : .orNone(value))
    }
    return .list(elements)
  }
}
