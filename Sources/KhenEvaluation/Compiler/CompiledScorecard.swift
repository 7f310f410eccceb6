package import KhenSemantics
import KhenSource
import KhenSyntax

/// A scorecard, ready to run on dossiers of its kind.
package struct CompiledScorecard: Sendable {
  /// Where the values of one item are.
  package struct Item: Sendable {
    /// The points before they are limited.
    package var raw: UInt32
    /// The most that counts.
    package var maximum: UInt32
    /// The points that count.
    package var points: UInt32
  }

  /// The card.
  package var card: CheckedScorecard
  /// The code.
  package var program: Program
  /// In the order of `card.items`.
  package var items: [Item]
  /// The total.
  package var total: UInt32
  /// The class; nothing where the card gives none.
  package var classification: UInt32?
  /// For each member of a catalogue that classes are from, whether it is the class.
  package var isClass: [UInt32]

  /// Compiles a card.
  package init(_ card: CheckedScorecard, of checked: CheckedProgram, schema: FactSchema) {
    self.card = card
    var compiler = Compiler(checked, schema: schema, kind: card.kind)
    let context = compiler.topContext(lawDate: nil)
    func value(_ definition: Int) -> CheckedExpression {
      CheckedExpression(
        kind: .call(definition: definition, receiver: nil, arguments: []),
        type: checked.definitions[definition].type,
        range: card.range
      )
    }
    items = card.items.map { item in
      let points = compiler.scalar(value(item.definition), context)
      return Item(
        raw: compiler.scalar(item.raw, context),
        maximum: compiler.scalar(item.maximum, context),
        points: points
      )
    }
    total = compiler.scalar(value(card.total), context)
    isClass = []
    if let definition = card.classification {
      let register = compiler.scalar(value(definition), context)
      classification = register
      if case .catalogue(let catalogue) = checked.definitions[definition].type {
        isClass = checked.catalogues[catalogue].members.indices.map { member in
          compiler.builder.emit(
            .isMember,
            register,
            compiler.builder.set(1 << Int64(member)),
            shape: .boolean
          )
        }
      }
    }
    program = compiler.builder.finish()
  }
}
