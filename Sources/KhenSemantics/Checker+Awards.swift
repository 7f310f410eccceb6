import KhenSource
import KhenSyntax

// Awards: versions, kinds of dossier, supplements.
extension Checker {
  mutating func collectAwardNames() {
    for case .award(let declaration) in trees.flatMap({ $0.items }) {
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
    for case .award(let declaration) in trees.flatMap({ $0.items }) {
      checkAward(declaration, supplements: supplements)
    }
    reportOverlappingVersions()
  }

  private mutating func checkedSupplements() -> [SupplementDeclaration] {
    var result: [SupplementDeclaration] = []
    for case .supplement(let supplement) in trees.flatMap({ $0.items }) {
      for award in supplement.awards + supplement.except { reportUnknownAward(award) }
      for group in supplement.groups where !awardGroups.contains(group.name) {
        report(
          .unknownGroup(
            group,
            suggestion: Suggestion.nearest(to: group.name, in: Array(awardGroups))
          )
        )
      }
      result.append(supplement)
    }
    return result
  }

  private mutating func checkAward(
    _ declaration: AwardDeclaration,
    supplements: [SupplementDeclaration]
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
    var blocks: [(items: [BlockItem], citations: [CheckedReference])] = [
      (declaration.block, citations)
    ]
    for supplement in supplements where covers(supplement, declaration) {
      let own = references(supplement.citation)
      // A supplement of another time has nothing to add to this version.
      guard self.effect(of: supplement, citing: own).overlaps(effect) else { continue }
      blocks.append((supplement.block, own.isEmpty ? citations : own))
    }
    // Fields have other places in other kinds, so each kind has a version of its own.
    for subject in subjects {
      var builder = AwardBuilder(effect: effect)
      builder.scope.kind = subject
      builder.scope.subjects = subjects
      builder.declareLocals(blocks.map({ $0.items }), in: &self)
      for block in blocks { builder.add(block.items, inheriting: block.citations, in: &self) }
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
      award.decidesByCriterion = builder.decidesByCriterion
      program.awards.append(award)
    }
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
    for (index, award) in awards.enumerated() {
      for earlier in awards[..<index]
      where earlier.name == award.name && earlier.subjects == award.subjects
        && earlier.effect.overlaps(award.effect)
      {
        report(.overlappingVersions(award.name, award.range, first: earlier.range))
      }
      guard let end = award.effect.end, let instrument = award.instrument else { continue }
      let lives = program.instruments[instrument].effect.map { span in
        span.end.map { $0 > end } ?? true
      }
      let hasSuccessor = awards.contains {
        $0.name == award.name && ($0.effect.start ?? Int.min) >= end
      }
      if lives == true, !hasSuccessor {
        report(
          .versionEnds(award.name, award.range, instrument: program.instruments[instrument].name)
        )
      }
    }
  }
}
