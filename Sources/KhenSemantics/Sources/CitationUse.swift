package import KhenSource
import KhenSyntax

/// One place in the rules that stands on one place in an instrument.
package struct CitationUse: Hashable, Sendable {
  /// What stands there.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case award
    case criterion
    case attestation
    case bar
    case hold
    case document
    case result
    case deadline
    case definition
    case exception
    case parameter
    case catalogue
    case selection
    case scorecard
    /// Points that people give.
    case scoring
    case transition
  }
  /// What stands there.
  package var kind: Kind
  /// Its label.
  package var label: String
  /// Whether its text is known; not so where the rules say `chưa có nguồn` in its place.
  package var isSourced: Bool
  /// The place in the instrument.
  package var reference: CheckedReference
  /// The declaration.
  package var range: SourceRange
}

extension CheckedProgram {
  /// Everything that cites an instrument, by its own words or those of the group, supplement or
  /// award around it; each declaration once for each place that it cites.
  ///
  /// An award counts where it cites for itself; its criteria count where they stand on the same.
  package var citationUses: [CitationUse] {
    var collector = CitationCollector()
    for instrument in instruments {
      for residual in instrument.residuals {
        collector.add(residual.citations, .transition, instrument.label, true, residual.range)
      }
    }
    for catalogue in catalogues {
      collector.add(catalogue.citations, .catalogue, catalogue.label, true, catalogue.range)
    }
    for parameter in parameters {
      for version in parameter.versions {
        collector.add(version.body, .parameter, parameter.label)
      }
    }
    for definition in definitions {
      collector.add(definition.body, .definition, definition.label)
      collector.add(definition.exceptions, of: definition.label)
    }
    for award in awards {
      collector.add(award.citations, .award, award.label, !award.isNotSourced, award.range)
      for node in award.nodes { collector.add(node) }
      for bar in award.bars {
        let kind: CitationUse.Kind = bar.effect == .bar ? .bar : .hold
        collector.add(bar.citations, kind, bar.label, true, bar.range)
      }
      for document in award.documents {
        collector.add(document.citations, .document, document.label, true, document.range)
      }
      for result in award.results {
        let kind: CitationUse.Kind = result.isDeadline ? .deadline : .result
        let isSourced = result.body.expression != nil
        collector.add(result.citations, kind, result.label, isSourced, result.range)
        collector.add(result.body, kind, result.label)
        collector.add(result.exceptions, of: result.label)
      }
    }
    for card in scorecards {
      for item in card.items {
        let kind: CitationUse.Kind = item.scorer == nil ? .scorecard : .scoring
        let citations = item.citations.isEmpty ? card.citations : item.citations
        collector.add(citations, kind, item.label, true, item.range)
      }
    }
    for selection in selections {
      collector.add(selection.citations, .selection, selection.label, true, selection.range)
      for limit in selection.limits {
        collector.add(limit.citations, .selection, selection.label, true, limit.range)
      }
      for key in selection.keys {
        collector.add(key.citations, .selection, selection.label, true, key.range)
      }
    }
    return collector.uses
  }
}

private struct CitationCollector {
  var uses: [CitationUse] = []
  private var seen: Set<CitationUse> = []

  mutating func add(
    _ references: [CheckedReference],
    _ kind: CitationUse.Kind,
    _ label: String,
    _ isSourced: Bool,
    _ range: SourceRange
  ) {
    for reference in references {
      let use = CitationUse(
        kind: kind,
        label: label,
        isSourced: isSourced,
        reference: reference,
        range: range
      )
      // Supplements and awards for several kinds say the same thing many times.
      if seen.insert(use).inserted { uses.append(use) }
    }
  }

  mutating func add(_ body: CheckedBody, _ kind: CitationUse.Kind, _ label: String) {
    add(body.citations, kind, label, body.expression != nil, body.range)
    if let expression = body.expression { add(rowsOf: expression, kind, label) }
  }

  mutating func add(_ exceptions: [CheckedException], of label: String) {
    for exception in exceptions {
      let name = label + " – " + exception.name.text
      add(exception.body, .exception, name)
      add(exception.exceptions, of: label)
    }
  }

  mutating func add(_ node: CheckedNode) {
    switch node.kind {
    case .criterion(let condition):
      add(node.citations, .criterion, node.label, condition != nil, node.range)
      if let condition { add(rowsOf: condition, .criterion, node.label) }
    case .attestation:
      add(node.citations, .attestation, node.label, true, node.range)
    case .group(_, let nodes):
      for inner in nodes { add(inner) }
    }
  }

  /// Rows of a lookup have citations of their own.
  private mutating func add(
    rowsOf expression: CheckedExpression,
    _ kind: CitationUse.Kind,
    _ label: String
  ) {
    if case .match(_, let rows) = expression.kind {
      for row in rows {
        add(row.body.citations, kind, label, row.body.expression != nil, row.body.range)
      }
    }
    for child in expression.children { add(rowsOf: child, kind, label) }
  }
}
