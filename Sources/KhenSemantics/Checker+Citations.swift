import KhenSource
import KhenSyntax

// Where rules are from.
extension Checker {
  mutating func instrument(_ identifier: Identifier) -> Int? {
    if let index = instruments[identifier.name] { return index }
    report(
      .unknownInstrument(
        identifier,
        suggestion: Suggestion.nearest(to: identifier.name, in: Array(instruments.keys))
      )
    )
    return nil
  }

  mutating func reference(_ reference: Reference) -> CheckedReference? {
    guard let index = instrument(reference.instrument) else { return nil }
    let parts = Checker.widestFirst(reference.parts)
    reportUnlistedProvision(parts, of: index, at: reference.range)
    return CheckedReference(
      instrument: index,
      parts: parts,
      certainty: reference.certainty ?? .verified,
      range: reference.range
    )
  }

  mutating func references(_ citation: Citation?) -> [CheckedReference] {
    citation?.references.compactMap { reference($0) } ?? []
  }

  /// Own citations, or those of what encloses.
  mutating func references(
    _ citation: Citation?,
    else inherited: [CheckedReference]
  ) -> [CheckedReference] {
    let own = references(citation)
    return own.isEmpty ? inherited : own
  }

  static func widestFirst(_ parts: [CitationPart]) -> [CitationPart] {
    guard parts.count > 1 else { return parts }
    let order = CitationPart.Kind.allCases
    return parts.enumerated().sorted { left, right in
      let first = order.firstIndex(of: left.element.kind) ?? 0
      let second = order.firstIndex(of: right.element.kind) ?? 0
      return (first, left.offset) < (second, right.offset)
    }.map({ $0.element })
  }

  /// An instrument that lists its provisions lists them all, down to the depth it goes to.
  private mutating func reportUnlistedProvision(
    _ parts: [CitationPart],
    of index: Int,
    at range: SourceRange
  ) {
    guard let article = parts.first(where: { $0.kind == .article }) else { return }
    let articles = listedArticles(of: index)
    guard !articles.isEmpty, !articles.contains(where: { $0.label == article.label }) else {
      return
    }
    report(
      .unlistedProvision(
        article,
        of: program.instruments[index].name,
        listed: articles,
        at: range
      )
    )
  }

  /// The articles of the provisions that an instrument lists.
  private mutating func listedArticles(of index: Int) -> [CitationPart] {
    if let known = listedArticles[index] { return known }
    let articles = program.instruments[index].provisions.compactMap {
      $0.parts.first { $0.kind == .article }
    }
    listedArticles[index] = articles
    return articles
  }

  /// Reports references to instruments that are not in effect while the rule is.
  mutating func compareEffect(
    of references: [CheckedReference],
    with span: DaySpan
  ) {
    // A rule that says nothing of its own period takes that of what it cites.
    guard span.start != nil || span.end != nil else { return }
    for reference in references {
      guard let effect = program.instruments[reference.instrument].effect else { continue }
      let name = program.instruments[reference.instrument].name
      if !effect.overlaps(span) {
        report(.instrumentOutOfEffect(name, at: reference.range, severity: .error))
      } else if !effect.covers(span) {
        report(.instrumentOutOfEffect(name, at: reference.range, severity: .warning))
      }
    }
  }
}

extension DaySpan {
  /// Whether another span lies within this one.
  func covers(_ other: DaySpan) -> Bool {
    let startsInside = start.map { start in other.start.map { $0 >= start } ?? false } ?? true
    let endsInside = end.map { end in other.end.map { $0 <= end } ?? false } ?? true
    return startsInside && endsInside
  }

  /// The days that both spans have.
  func intersection(_ other: DaySpan) -> DaySpan {
    DaySpan(
      start: [start, other.start].compactMap { $0 }.max(),
      end: [end, other.end].compactMap { $0 }.min()
    )
  }
}
