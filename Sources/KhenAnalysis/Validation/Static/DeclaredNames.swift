import KhenSource
import KhenSyntax

/// Where the names of declarations stand, by the range of the whole declaration.
///
/// The checked program keeps whole declarations; what is said about one is said at its name.
struct DeclaredNames {
  private var names: [SourceRange: SourceRange] = [:]

  /// Goes through the trees of a rule set.
  init(_ trees: [SyntaxTree]) {
    for item in trees.flatMap({ $0.items }) { add(item) }
  }

  /// The name in a declaration; the declaration where it has none.
  func range(in declaration: SourceRange) -> SourceRange { names[declaration] ?? declaration }

  private mutating func add(_ item: Item) {
    switch item {
    case .instrument(let instrument): names[instrument.range] = instrument.name.range
    case .catalogue(let catalogue): names[catalogue.range] = catalogue.name.range
    case .record(let record):
      if let name = record.name { names[record.range] = name.range }
      for field in record.fields { names[field.range] = field.name.range }
    case .parameter(let parameter): names[parameter.range] = parameter.name.range
    case .definition(let definition): names[definition.range] = definition.name.range
    case .award(let award):
      names[award.range] = award.name.range
      add(award.block)
    case .supplement(let supplement): add(supplement.block)
    case .scorecard(let card):
      names[card.range] = card.name.range
      for item in card.items { names[item.range] = item.name.range }
    case .selection(let selection): names[selection.range] = selection.name.range
    case .fixture(let fixture): names[fixture.range] = fixture.name.range
    case .timeMeasure, .monthEnd, .lastDay, .definitionSupplement, .test, .selectionTest: break
    }
  }

  private mutating func add(_ block: [BlockItem]) {
    for item in block {
      switch item {
      case .definition(let definition): names[definition.range] = definition.name.range
      case .node(let node): add(node)
      case .bar(let bar): names[bar.range] = bar.name.range
      case .document(let document): names[document.range] = document.name.range
      case .deadline(let result), .result(let result): names[result.range] = result.name.range
      case .effect, .notSourced, .verdictByCriterion: break
      }
    }
  }

  private mutating func add(_ node: AwardNode) {
    switch node {
    case .criterion(let criterion): names[criterion.range] = criterion.name.range
    case .group(let group):
      if let name = group.name { names[group.range] = name.range }
      for inner in group.nodes { add(inner) }
    case .attestation(let attestation): names[attestation.range] = attestation.name.range
    }
  }
}
