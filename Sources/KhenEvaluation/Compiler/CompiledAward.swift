package import KhenSemantics
import KhenSource
import KhenSyntax

/// A version of an award, ready to run on dossiers of one kind.
package struct CompiledAward: Sendable {
  /// Where the value of one node of the award is, in the shape of the award.
  package struct Node: Sendable {
    /// The register of the node's boolean.
    package var register: UInt32
    /// The nodes of a group.
    package var children: [Node]
  }

  /// The award.
  package var award: CheckedAward
  /// The kind of dossier, an index of records.
  package var kind: Int
  /// The code.
  package var program: Program
  /// In the order of `award.nodes`.
  package var nodes: [Node]
  /// Conditions, in the order of `award.bars`.
  package var bars: [UInt32]
  /// Whether each document is in order, in the order of `award.documents`.
  package var documents: [UInt32]
  /// Whether each document is required.
  package var documentsRequired: [UInt32]
  /// Values, in the order of `award.results`.
  package var results: [UInt32]
  /// Criteria met, documents in order, no bar.
  package var isMet: UInt32
  /// Some hold applies.
  package var isHeld: UInt32
  /// Met and not held.
  package var isClear: UInt32
  /// What is decided at once to know whether the award is met: all of it, or each part by itself.
  package var metParts: [UInt32]
  /// The same, to know whether it is met and not held.
  package var clearParts: [UInt32]

  /// Compiles a version for a kind of dossier.
  ///
  /// With a law date, parameters, definitions and other awards are those in effect on that day,
  /// whatever the evaluation date is.
  package init(
    _ award: CheckedAward,
    kind: Int,
    of checked: CheckedProgram,
    schema: FactSchema,
    lawDate: Int? = nil
  ) {
    var compiler = Compiler(checked, schema: schema, kind: kind)
    var context = compiler.topContext(lawDate: lawDate)
    context.owner = award.subjects.first ?? kind
    self.award = award
    self.kind = kind
    nodes = award.nodes.map { compiler.compileNode($0, award: award.name, context) }
    bars = award.bars.map { compiler.scalar($0.condition, context) }
    documents = []
    documentsRequired = []
    for document in award.documents {
      let (inOrder, required) = compiler.compileDocument(document, award: award.name, context)
      documents.append(inOrder)
      documentsRequired.append(required)
    }
    results = award.results.map { result in
      let value = compiler.compileChoice(
        result.body,
        result.exceptions,
        type: result.type,
        label: result.label,
        definition: -1,
        context
      )
      if case .scalar(let register) = value { return register }
      return Program.dateRegister
    }
    var met = nodes.map { $0.register } + documents
    var held: [UInt32] = []
    for (bar, register) in zip(award.bars, bars) {
      switch bar.effect {
      case .bar: met.append(compiler.builder.emit(.not, register, shape: .boolean))
      case .hold: held.append(register)
      }
    }
    if award.isNotSourced {
      met.append(
        compiler.lawGap(
          type: .boolean,
          label: award.label,
          citations: award.citations,
          range: award.range
        )
      )
    }
    isMet = compiler.junction(.and, met)
    isHeld = compiler.junction(.or, held)
    let isFree = compiler.builder.emit(.not, isHeld, shape: .boolean)
    isClear = compiler.junction(.and, [isMet, isFree])
    metParts = award.decidesByCriterion ? met : [isMet]
    clearParts = award.decidesByCriterion ? met + [isFree] : [isClear]
    program = compiler.builder.finish()
  }
}

extension Compiler {
  mutating func compileNode(
    _ node: CheckedNode,
    award: Name,
    _ context: CompilationContext
  ) -> CompiledAward.Node {
    switch node.kind {
    case .criterion(let condition):
      let register =
        condition.map { scalar($0, context) }
        ?? lawGap(
          type: .boolean,
          label: node.label,
          citations: node.citations,
          range: node.range
        )
      return CompiledAward.Node(register: register, children: [])
    case .group(let requirement, let nodes):
      let children = nodes.map { compileNode($0, award: award, context) }
      let registers = children.map { $0.register }
      let register: UInt32
      switch requirement {
      case .all: register = junction(.and, registers)
      case .any: register = junction(.or, registers)
      case .atLeast(let count):
        register = builder.emitPooled(
          .atLeast,
          registers,
          shape: .boolean,
          detail: UInt16(clamping: count)
        )
      }
      return CompiledAward.Node(register: register, children: children)
    case .attestation:
      let index =
        schema.attestations.firstIndex { $0.award == award && $0.name == node.name } ?? 0
      return CompiledAward.Node(
        register: builder.emit(
          .loadAttestation,
          0,
          UInt32(index),
          shape: .boolean,
          readsLeft: false
        ),
        children: []
      )
    }
  }

  mutating func compileDocument(
    _ document: CheckedDocument,
    award: Name,
    _ context: CompilationContext
  ) -> (inOrder: UInt32, required: UInt32) {
    let index =
      schema.documents.firstIndex { $0.award == award && $0.name == document.name } ?? 0
    let always = builder.constant(.boolean(true), shape: .boolean)
    let never = builder.constant(.boolean(false), shape: .boolean)
    switch document.requirement {
    case .optional: return (always, never)
    case .always:
      return (
        builder.emit(.loadDocument, 0, UInt32(index), shape: .boolean, readsLeft: false), always
      )
    case .when(let condition):
      let filed = builder.emit(
        .loadDocument,
        0,
        UInt32(index),
        shape: .boolean,
        readsLeft: false
      )
      let required = scalar(condition, context)
      let notRequired = builder.emit(.not, required, shape: .boolean)
      return (junction(.or, [notRequired, filed]), required)
    }
  }
}

/// A single expression, ready to run.
package struct CompiledExpression: Sendable {
  /// The code.
  package var program: Program
  /// What the expression gives.
  package var result: Result

  /// Where the value is.
  package enum Result: Sendable {
    /// An extent of a type in a register.
    case scalar(UInt32, ValueType)
    /// Registers of the first and last year.
    case years(UInt32, UInt32)
    /// A list and the type of its elements; the register holds its handle.
    case list(UInt32, ValueType)
    /// Something that cannot be shown (a timeline, a record).
    case other
  }

  /// Compiles an expression over the facts of a kind of dossier; with a law date, with what was in
  /// effect on that day.
  package init(
    _ expression: CheckedExpression,
    kind: Int,
    of checked: CheckedProgram,
    schema: FactSchema,
    lawDate: Int? = nil
  ) {
    var compiler = Compiler(checked, schema: schema, kind: kind)
    let value = compiler.compile(expression, compiler.topContext(lawDate: lawDate))
    switch value {
    case .scalar(let register): result = .scalar(register, expression.type)
    case .years(let from, let to): result = .years(from, to)
    case .list(let register, _):
      if case .list(let element) = expression.type.unwrapped {
        result = .list(register, element)
      } else {
        result = .other
      }
    case .record, .series, .timeline: result = .other
    }
    program = compiler.builder.finish()
  }
}
