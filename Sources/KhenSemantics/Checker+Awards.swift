import KhenSource
import KhenSyntax

// Awards: versions, kinds of dossier, supplements.
extension Checker {
  mutating func collectAwardNames() {
    for case .award(let declaration) in items {
      if awardNames[declaration.name.name] == nil {
        awardNames[declaration.name.name] = declaration.name.range
      }
      for group in declaration.groups { awardGroups.insert(group.name) }
    }
  }

  mutating func reportUnknownAward(_ award: Identifier) {
    guard awardNames[award.name] == nil else { return }
    report(
      .unknownAward(
        award,
        suggestion: Suggestion.nearest(to: award.name, in: Array(awardNames.keys))
      )
    )
  }

  mutating func checkAwards() {
    let supplements = checkedSupplements()
    for case .award(let declaration) in items {
      checkAward(declaration, supplements: supplements)
    }
    reportOverlappingVersions()
  }

  /// A supplement with what it cites and when it is in effect.
  struct Supplement {
    var declaration: SupplementDeclaration
    var citations: [CheckedReference]
    var effect: DaySpan
  }

  private mutating func checkedSupplements() -> [Supplement] {
    var result: [Supplement] = []
    for case .supplement(let supplement) in items {
      for award in supplement.awards + supplement.except { reportUnknownAward(award) }
      for group in supplement.groups where !awardGroups.contains(group.name) {
        report(
          .unknownGroup(
            group,
            suggestion: Suggestion.nearest(to: group.name, in: Array(awardGroups))
          )
        )
      }
      let citations = references(supplement.citation)
      result.append(
        Supplement(
          declaration: supplement,
          citations: citations,
          effect: effect(of: supplement, citing: citations)
        )
      )
    }
    return result
  }

  private mutating func checkAward(
    _ declaration: AwardDeclaration,
    supplements: [Supplement]
  ) {
    let instrumentIndex = declaration.instrument.flatMap { instrument($0) }
    let citations = references(declaration.citation)
    let effect = effect(of: declaration, instrument: instrumentIndex)
    if let instrumentIndex {
      let reference = CheckedReference(
        instrument: instrumentIndex,
        parts: [],
        certainty: .verified,
        range: declaration.instrument?.range ?? declaration.range
      )
      compareEffect(of: [reference], with: effect)
    }
    let subjects = subjects(of: declaration)
    // Fields have other places in other kinds, so each kind has a version of its own.
    for subject in subjects {
      for part in parts(of: declaration, effect: effect, supplements: supplements) {
        var builder = AwardBuilder(effect: effect)
        builder.scope.kind = subject
        builder.scope.subjects = subjects
        builder.declareLocals(
          [declaration.block] + part.supplements.map { $0.declaration.block },
          in: &self
        )
        builder.add(declaration.block, inheriting: citations, in: &self)
        for supplement in part.supplements {
          // A supplement stands on what is in effect in its own time.
          builder.effect = supplement.effect.intersection(effect)
          builder.add(
            supplement.declaration.block,
            inheriting: supplement.citations.isEmpty ? citations : supplement.citations,
            in: &self
          )
        }
        var award = CheckedAward(
          name: declaration.name.name,
          label: declaration.label?.value ?? declaration.name.name.text,
          instrument: instrumentIndex,
          subjects: [subject],
          groups: declaration.groups.map({ $0.name }),
          citations: citations,
          effect: effect,
          isNotSourced: builder.isNotSourced,
          nodes: builder.nodes,
          bars: builder.bars,
          documents: builder.documents,
          results: builder.results,
          range: declaration.range
        )
        award.applies = part.applies
        award.decidesByCriterion = builder.decidesByCriterion
        program.awards.append(award)
      }
    }
  }

  private mutating func subjects(of declaration: AwardDeclaration) -> [Int] {
    var subjects: [Int] = []
    for subject in declaration.subjects {
      if let record = records[subject.name], program.records[record].isDossier {
        if !subjects.contains(record) { subjects.append(record) }
      } else {
        let known = dossierKinds.map { program.records[$0].name }
        report(
          .unknownKind(subject, suggestion: Suggestion.nearest(to: subject.name, in: known))
        )
      }
    }
    return subjects
  }

  /// A version is cut where the supplements that cover it begin and end, so that each part has
  /// exactly those in effect in it.
  private func parts(
    of declaration: AwardDeclaration,
    effect: DaySpan,
    supplements: [Supplement]
  ) -> [(applies: DaySpan, supplements: [Supplement])] {
    // By index: they are not copied where they do not belong to the award.
    let added = supplements.indices.filter {
      covers(supplements[$0].declaration, declaration) && supplements[$0].effect.overlaps(effect)
    }.map { supplements[$0] }
    let cuts = added.flatMap { [$0.effect.start, $0.effect.end] }.compactMap { $0 }.filter {
      day in
      (effect.start.map { $0 < day } ?? true) && (effect.end.map { day < $0 } ?? true)
    }
    var parts: [(applies: DaySpan, supplements: [Supplement])] = []
    var start = effect.start
    for end in Set(cuts).sorted().map(Optional.some) + [effect.end] {
      let applies = DaySpan(start: start, end: end)
      parts.append((applies, added.filter { $0.effect.covers(applies) }))
      start = end
    }
    return parts
  }

  private func covers(
    _ supplement: SupplementDeclaration,
    _ award: AwardDeclaration
  ) -> Bool {
    if supplement.except.contains(where: { $0.name == award.name.name }) { return false }
    if !supplement.coversAll { return supplement.awards.contains { $0.name == award.name.name } }
    if supplement.groups.isEmpty { return true }
    return supplement.groups.contains { group in
      award.groups.contains { $0.name == group.name }
    }
  }

  private func effect(of declaration: AwardDeclaration, instrument: Int?) -> DaySpan {
    for case .effect(let period) in declaration.block { return Checker.span(period) }
    return instrument.flatMap { program.instruments[$0].effect } ?? DaySpan(start: nil, end: nil)
  }

  private func effect(
    of supplement: SupplementDeclaration,
    citing references: [CheckedReference]
  ) -> DaySpan {
    for case .effect(let period) in supplement.block { return Checker.span(period) }
    return references.first.flatMap { program.instruments[$0.instrument].effect }
      ?? DaySpan(start: nil, end: nil)
  }

  // MARK: - Versions

  private mutating func reportOverlappingVersions() {
    let awards = program.awards
    var versions: [Name: [Int]] = [:]
    for index in awards.indices { versions[awards[index].name, default: []].append(index) }
    for index in awards.indices {
      let award = awards[index]
      let others = versions[award.name] ?? []
      for earlier in others
      where earlier < index && awards[earlier].subjects == award.subjects
        && awards[earlier].range != award.range && awards[earlier].effect.overlaps(award.effect)
      {
        report(.overlappingVersions(award.name, award.range, first: awards[earlier].range))
      }
      guard let end = award.effect.end, let instrument = award.instrument else { continue }
      let lives = program.instruments[instrument].effect.map { span in
        span.end.map { $0 > end } ?? true
      }
      let hasSuccessor = others.contains { (awards[$0].effect.start ?? Int.min) >= end }
      if lives == true, !hasSuccessor {
        report(
          .versionEnds(award.name, award.range, instrument: program.instruments[instrument].name)
        )
      }
    }
  }
}
