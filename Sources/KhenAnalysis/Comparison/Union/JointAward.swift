package import KhenEvaluation
package import KhenSemantics
import KhenSource

/// An old and a new version of an award, compiled over one schema.
package struct JointAward: Sendable {
  /// Where the outcomes of one version are.
  package struct Side: Sendable {
    /// The program that computes them.
    package var program: Program
    /// Criteria met, documents in order, no bar.
    package var isMet: UInt32
    /// Met, and no hold applies.
    package var isClear: UInt32
  }

  /// The old version.
  package let old: Side
  /// The new version.
  package let new: Side
  /// What a dossier must satisfy to be readable under both rule sets; nothing where all are.
  package let isReadable: UInt32?
  /// Whether both versions are the same code: no dossier can tell them apart.
  package let isIdentical: Bool
  /// Whether what the rules leave open takes part, so that an outcome may be open where the search
  /// would call it impossible.
  package let hasLawGaps: Bool

  /// Compiles two versions over the union of their rule sets; a version that is not there is never
  /// met.
  package init(_ old: CheckedAward?, _ new: CheckedAward?, in union: inout UnionProgram) {
    let range = new?.range ?? old?.range ?? union.program.records[union.kind].range
    let never = union.never(at: range)
    let before = old.map { union.conditions(of: $0, .old) } ?? never
    let after = new.map { union.conditions(of: $0, .new) } ?? never
    let readable = union.readableConditions()
    let program = union.program
    let schema = FactSchema(program)
    func compile(_ checked: CheckedProgram) -> CompiledAward {
      var nodes = [
        JointAward.clear(after.met, after.held, union),
        JointAward.clear(before.met, before.held, union),
      ]
      if !readable.isEmpty {
        nodes.append(union.group(readable.map { union.criterion($0) }, at: range))
      }
      let award = CheckedAward(
        name: Name(""),
        label: "",
        instrument: nil,
        subjects: [union.kind],
        groups: [],
        citations: [],
        effect: DaySpan(start: nil, end: nil),
        isNotSourced: false,
        nodes: nodes,
        bars: [],
        documents: [],
        results: [],
        range: range
      )
      return CompiledAward(award, kind: union.kind, of: checked, schema: schema)
    }
    let compiled = compile(program)
    self.new = JointAward.side(compiled, 0)
    var oldCompiled = compiled
    if union.old.time != union.new.time {
      // The code carries the way in which time is counted.
      var other = program
      other.time = union.old.time
      oldCompiled = compile(other)
    }
    self.old = JointAward.side(oldCompiled, 1)
    isReadable = compiled.nodes.count > 2 ? compiled.nodes[2].register : nil
    isIdentical =
      union.old.time == union.new.time && !union.isInexact && self.old.isMet == self.new.isMet
      && self.old.isClear == self.new.isClear
    hasLawGaps = !compiled.program.lawGaps.isEmpty
  }

  /// The dossier can be read under both rule sets, where not every dossier can.
  package var readableAims: [SearchAim] {
    isReadable.map { [SearchAim(new.program, $0, .met)] } ?? []
  }

  private static func clear(
    _ met: CheckedNode,
    _ held: CheckedExpression,
    _ union: UnionProgram
  ) -> CheckedNode {
    let isFree = CheckedExpression(kind: .not(held), type: .boolean, range: held.range)
    return union.group([met, union.criterion(isFree)], at: met.range)
  }

  private static func side(_ compiled: CompiledAward, _ index: Int) -> Side {
    let node = compiled.nodes[index]
    return Side(
      program: compiled.program,
      isMet: node.children[0].register,
      isClear: node.register
    )
  }
}

extension UnionProgram {
  /// The conditions of a version that is not there.
  func never(at range: SourceRange) -> (met: CheckedNode, held: CheckedExpression) {
    let never = constant(false, at: range)
    return (group([criterion(never)], at: range), never)
  }

  /// That no fact has a value which only one of the rule sets knows.
  func readableConditions() -> [CheckedExpression] {
    readable(kind, of: nil)
  }

  private func readable(_ record: Int, of owner: CheckedExpression?) -> [CheckedExpression] {
    let range = program.records[record].range
    var result: [CheckedExpression] = []
    for (index, field) in program.records[record].fields.enumerated() {
      let value = CheckedExpression(
        kind: .field(of: owner, index: index),
        type: field.type,
        range: range
      )
      switch field.type {
      case .catalogue(let catalogue):
        if let condition = isKnown(value, catalogue, range) { result.append(condition) }
      case .optional(.catalogue(let catalogue)):
        let inner = CheckedExpression(
          kind: .unwrap(value),
          type: .catalogue(catalogue),
          range: range
        )
        guard let condition = isKnown(inner, catalogue, range) else { continue }
        let isThere = CheckedExpression(kind: .has(value), type: .boolean, range: range)
        let isNone = CheckedExpression(kind: .not(isThere), type: .boolean, range: range)
        result.append(
          CheckedExpression(kind: .or([isNone, condition]), type: .boolean, range: range)
        )
      case .list(.record(let element)):
        result += readableElements(value, element, range)
      case .list(.catalogue(let catalogue)):
        guard commonMembers(of: catalogue) != nil else { continue }
        let variable = self.variable(catalogue, .catalogue(catalogue))
        let each = CheckedExpression(
          kind: .variable(variable.id),
          type: variable.type,
          range: range
        )
        if let condition = isKnown(each, catalogue, range) {
          result.append(every(variable, value, condition, range))
        }
      default: continue
      }
    }
    return result
  }

  private func readableElements(
    _ list: CheckedExpression,
    _ element: Int,
    _ range: SourceRange
  ) -> [CheckedExpression] {
    let variable = self.variable(program.catalogues.count + element, .record(element))
    let each = CheckedExpression(kind: .variable(variable.id), type: variable.type, range: range)
    let conditions = readable(element, of: each)
    if conditions.isEmpty { return [] }
    let all =
      conditions.count == 1
      ? conditions[0]
      : CheckedExpression(kind: .and(conditions), type: .boolean, range: range)
    return [every(variable, list, all, range)]
  }

  /// A variable that no expression of the rules binds.
  private func variable(_ number: Int, _ type: ValueType) -> CheckedVariable {
    CheckedVariable(id: program.variableCount + number, name: Name("x"), type: type)
  }

  private func every(
    _ variable: CheckedVariable,
    _ list: CheckedExpression,
    _ condition: CheckedExpression,
    _ range: SourceRange
  ) -> CheckedExpression {
    CheckedExpression(
      kind: .quantified(.every, variable, list: list, filter: nil, condition: condition),
      type: .boolean,
      range: range
    )
  }

  private func isKnown(
    _ value: CheckedExpression,
    _ catalogue: Int,
    _ range: SourceRange
  ) -> CheckedExpression? {
    guard let common = commonMembers(of: catalogue) else { return nil }
    let members = common.map {
      CheckedExpression(
        kind: .constant(.member(catalogue: catalogue, index: $0)),
        type: .catalogue(catalogue),
        range: range
      )
    }
    let list = CheckedExpression(
      kind: .list(members),
      type: .list(.catalogue(catalogue)),
      range: range
    )
    return CheckedExpression(
      kind: .membership(value, list: list),
      type: .boolean,
      range: range
    )
  }
}
