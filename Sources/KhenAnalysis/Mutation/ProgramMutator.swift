import KhenExplanation
package import KhenSemantics
import KhenSource
import KhenSyntax

/// Walks through a checked program and finds every mutation of it, or makes one of them.
///
/// Finding and making are one walk: a place offers its changes in a fixed order, so a key that was
/// found names the same change when it is made.
package struct ProgramMutator {
  private enum Mode {
    case finding
    case making(MutationKey)
    case renumbering(definitions: [Int: Int], parameters: [Int: Int])
  }

  let program: CheckedProgram
  private let mode: Mode
  private var item = ProgramItem.parameter(0)
  private var found: [Mutation] = []
  private var positions: [MutationKey: Int] = [:]
  /// What is around the place that is looked at.
  private var owner = Bilingual(vi: "", en: "")
  private var citations: [CheckedReference] = []
  /// Places of expressions that nobody wrote.
  var silent: Set<SourceRange> = []

  private init(_ program: CheckedProgram, _ mode: Mode) {
    self.program = program
    self.mode = mode
    // The points of an item, and their total, are put together by the checker.
    for card in program.scorecards {
      silent.insert(card.range)
      for item in card.items {
        silent.insert(item.range)
        silent.insert(item.name.text.isEmpty ? card.range : item.range)
      }
    }
  }

  /// Every mutation of a program, by place; linear in the size of the program.
  package static func mutations(of program: CheckedProgram) -> [Mutation] {
    var mutator = ProgramMutator(program, .finding)
    for index in program.instruments.indices { mutator.walk(.instrument(index)) }
    for index in program.parameters.indices { mutator.walk(.parameter(index)) }
    for index in program.definitions.indices { mutator.walk(.definition(index)) }
    for index in program.awards.indices { mutator.walk(.award(index)) }
    for index in program.scorecards.indices { mutator.walk(.scorecard(index)) }
    for index in program.selections.indices { mutator.walk(.selection(index)) }
    return mutator.found.enumerated().sorted { left, right in
      let (first, second) = (left.element.key.site, right.element.key.site)
      return (first.file.index, first.start, first.end, left.offset)
        < (second.file.index, second.start, second.end, right.offset)
    }.map { $0.element }
  }

  /// The program with a mutation made; time is linear in the declarations that change.
  package static func apply(_ mutation: Mutation, to program: CheckedProgram) -> CheckedProgram {
    var mutator = ProgramMutator(program, .making(mutation.key))
    var result = program
    for item in mutation.items { mutator.rewrite(item, in: &result) }
    return result
  }

  /// A walk that gives definitions and parameters other numbers.
  static func renumbering(
    _ program: CheckedProgram,
    definitions: [Int: Int],
    parameters: [Int: Int]
  ) -> ProgramMutator {
    ProgramMutator(program, .renumbering(definitions: definitions, parameters: parameters))
  }

  /// The new number of what an expression names, in a walk that gives new numbers.
  func renumbered(_ kind: CheckedExpression.Kind) -> CheckedExpression.Kind {
    guard case .renumbering(let definitions, let parameters) = mode else { return kind }
    switch kind {
    case .call(let definition, let receiver, let arguments):
      return .call(
        definition: definitions[definition] ?? definition,
        receiver: receiver,
        arguments: arguments
      )
    case .parameter(let parameter): return .parameter(parameters[parameter] ?? parameter)
    default: return kind
    }
  }

  private mutating func walk(_ item: ProgramItem) {
    self.item = item
    var program = program
    rewrite(item, in: &program)
  }

  private mutating func rewrite(_ item: ProgramItem, in result: inout CheckedProgram) {
    switch item {
    case .instrument(let index): result.instruments[index] = rewrite(program.instruments[index])
    case .parameter(let index): result.parameters[index] = rewrite(program.parameters[index])
    case .definition(let index): result.definitions[index] = rewrite(program.definitions[index])
    case .award(let index): result.awards[index] = rewrite(program.awards[index])
    case .scorecard(let index): result.scorecards[index] = rewrite(program.scorecards[index])
    case .selection(let index): result.selections[index] = rewrite(program.selections[index])
    }
  }

  /// Offers the changes of a place: notes them, or gives the one that is to be made.
  mutating func choose<Value>(
    _ form: MutationForm,
    _ site: SourceRange,
    _ variants: () -> [Variant<Value>]
  ) -> Value? {
    switch mode {
    case .renumbering: return nil
    case .making(let key):
      guard key.form == form, key.site == site else { return nil }
      let offered = variants()
      return offered.indices.contains(key.variant) ? offered[key.variant].value : nil
    case .finding:
      if silent.contains(site), form != .criterion, form != .group { return nil }
      for (index, variant) in variants().enumerated() {
        let key = MutationKey(form: form, site: site, variant: index)
        if let position = positions[key] {
          if !found[position].items.contains(item) { found[position].items.append(item) }
          continue
        }
        positions[key] = found.count
        found.append(
          Mutation(
            key: key,
            title: variant.title ?? form.title,
            before: variant.before,
            after: variant.after,
            owner: owner,
            citations: citations,
            items: [item]
          )
        )
      }
      return nil
    }
  }

  /// Rewrites what stands in a declaration, with its words and citations around it.
  mutating func within<Value>(
    _ owner: Bilingual,
    _ citations: [CheckedReference],
    _ rewrite: (inout ProgramMutator) -> Value
  ) -> Value {
    let (outer, outerCitations) = (self.owner, self.citations)
    self.owner = owner
    if !citations.isEmpty { self.citations = citations }
    defer {
      self.owner = outer
      self.citations = outerCitations
    }
    return rewrite(&self)
  }

  /// Rewrites what has citations of its own in the declaration that is looked at.
  mutating func citing<Value>(
    _ citations: [CheckedReference],
    _ rewrite: (inout ProgramMutator) -> Value
  ) -> Value {
    within(owner, citations, rewrite)
  }

  /// What is needed to say what is changed.
  var wording: Wording { Wording(program: program) }

  struct Wording {
    let program: CheckedProgram

    /// The words of a constant.
    func words(_ constant: Constant) -> Bilingual { RuleWords.constant(constant, in: program) }

    /// The constants next to one.
    func neighbours(of constant: Constant) -> [Constant] {
      ConstantVariants.neighbours(of: constant, in: program)
    }

    /// The kind and number of an instrument.
    func instrument(_ index: Int) -> Bilingual {
      ProgramMutator.same(RuleWords.instrument(index, in: program))
    }

    /// The instruments that the other versions of an award stand on, as changes.
    func otherInstruments(of award: CheckedAward) -> [Variant<Int>] {
      guard let own = award.instrument else { return [] }
      let other = program.awards.first {
        $0.name == award.name && $0.instrument != nil && $0.instrument != own
      }
      guard let other = other?.instrument else { return [] }
      return [Variant(other, instrument(own), instrument(other))]
    }
  }
}

extension ProgramMutator {
  /// A keyword in both languages.
  static func keyword(_ vi: String, _ en: String) -> Bilingual {
    Bilingual(vi: "“" + vi + "”", en: "“" + en + "”")
  }

  /// The kind of a declaration with its label: `điều kiện “…”`.
  static func named(_ vi: String, _ en: String, _ label: String) -> Bilingual {
    label.isEmpty
      ? Bilingual(vi: vi, en: en)
      : Bilingual(vi: vi + " “" + label + "”", en: en + " “" + label + "”")
  }

  /// Words that are the same in both languages.
  static func same(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }
}
