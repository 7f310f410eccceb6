import KhenSource
import KhenSyntax

// Settings, instruments and catalogues: what stands on nothing else.
extension Checker {
  mutating func collectTimeSettings() {
    var measure: TimeMeasureDeclaration?
    var monthEnd: MonthEndDeclaration?
    for item in items {
      switch item {
      case .timeMeasure(let declaration):
        if let first = measure, first.measure != declaration.measure {
          report(.conflictingSettings(declaration.range, first: first.range))
        }
        measure = measure ?? declaration
      case .monthEnd(let declaration):
        if let first = monthEnd, first.rounding != declaration.rounding {
          report(.conflictingSettings(declaration.range, first: first.range))
        }
        monthEnd = monthEnd ?? declaration
      case .lastDay: program.time.countsLastDay = false
      case .instrument, .catalogue, .record, .parameter, .definition, .award, .supplement,
        .definitionSupplement, .fixture, .test, .scorecard, .selection, .selectionTest:
        break
      }
    }
    program.time.measure = measure?.measure
    if let monthEnd {
      program.time.monthEnd = monthEnd.rounding
      program.time.declaresMonthEnd = true
    }
  }

  mutating func collectInstruments() {
    var declarations: [InstrumentDeclaration] = []
    for case .instrument(let declaration) in items {
      if let first = instruments[declaration.name.name] {
        report(.duplicate(declaration.name, first: declarations[first].name.range))
        continue
      }
      instruments[declaration.name.name] = declarations.count
      declarations.append(declaration)
    }
    // Two passes: an instrument may name one that is declared after it.
    program.instruments = declarations.map(Checker.header)
    for (index, declaration) in declarations.enumerated() {
      let replaced = declaration.replaces.compactMap { instrument($0) }
      let amended = declaration.amends.compactMap { reference($0) }
      for issue in declaration.issued { if let source = issue.source { _ = instrument(source) } }
      program.instruments[index].replaces = replaced
      program.instruments[index].amends = amended
      if let effect = declaration.effect, let end = effect.end,
        end.exclusiveEnd <= effect.start.firstDay
      {
        report(.emptyEffect(effect.range))
      }
    }
  }

  private static func header(_ declaration: InstrumentDeclaration) -> CheckedInstrument {
    let first = declaration.issued.map({ $0.date.firstDay }).min()
    let last = declaration.issued.map({ $0.date.lastDay }).max()
    return CheckedInstrument(
      name: declaration.name.name,
      label: declaration.label?.value ?? declaration.name.name.text,
      number: declaration.number?.value,
      issued: first.map { DaySpan(start: $0, end: last.map { $0 + 1 }) },
      hasConflictingDates: Set(declaration.issued.map({ $0.date.kind })).count > 1,
      effect: declaration.effect.map(Checker.span),
      replaces: [],
      amends: [],
      provisions: declaration.provisions.map { provision in
        var ordered = provision
        ordered.parts = Checker.widestFirst(provision.parts)
        return ordered
      },
      range: declaration.range
    )
  }

  static func span(_ effect: EffectPeriod) -> DaySpan {
    DaySpan(start: effect.start.firstDay, end: effect.end?.exclusiveEnd)
  }

  mutating func collectCatalogues() {
    for case .catalogue(let declaration) in items {
      if let first = catalogues[declaration.name.name] {
        report(
          .duplicate(declaration.name, first: program.catalogues[first].range)
        )
        merge(declaration, into: first)
        continue
      }
      if declaration.members.count > 64 {
        report(
          .catalogueTooLarge(declaration.name, count: declaration.members.count)
        )
      }
      var seen: [Name: SourceRange] = [:]
      var members: [CheckedCatalogue.Member] = []
      for member in declaration.members {
        if let first = seen[member.name.name] {
          report(.duplicate(member.name, first: first))
          continue
        }
        seen[member.name.name] = member.name.range
        members.append(Checker.member(member))
      }
      var catalogue = CheckedCatalogue(
        name: declaration.name.name,
        label: declaration.label?.value ?? declaration.name.name.text,
        members: members,
        isOrdered: declaration.isOrdered,
        range: declaration.range
      )
      catalogue.citations = references(declaration.citation)
      catalogues[declaration.name.name] = program.catalogues.count
      program.catalogues.append(catalogue)
    }
  }

  private static func member(
    _ member: CatalogueDeclaration.Member
  ) -> CheckedCatalogue.Member {
    CheckedCatalogue.Member(
      name: member.name.name,
      label: member.label?.value ?? member.name.name.text,
      aliases: member.aliases.map({ $0.value })
    )
  }

  /// Adds the values of a second declaration: nobody can tell which of the two the rules mean, so
  /// a value of either is not reported again.
  private mutating func merge(_ declaration: CatalogueDeclaration, into index: Int) {
    ambiguousCatalogues.insert(index)
    for member in declaration.members
    where !program.catalogues[index].members.contains(where: { $0.name == member.name.name }) {
      program.catalogues[index].members.append(Checker.member(member))
    }
    if declaration.isOrdered { program.catalogues[index].isOrdered = true }
  }

  /// The catalogue behind `loại_hồ_sơ`, made when a rule first asks for it.
  mutating func catalogueOfKinds() -> Int {
    if let kindCatalogue { return kindCatalogue }
    let index = program.catalogues.count
    let members = dossierKinds.map { kind in
      CheckedCatalogue.Member(
        name: program.records[kind].name,
        label: program.records[kind].label,
        aliases: []
      )
    }
    let range = dossierKinds.first.map { program.records[$0].range }
    program.catalogues.append(
      CheckedCatalogue(
        name: Name("loại_hồ_sơ"),
        label: "Loại hồ sơ",
        members: members,
        isOrdered: false,
        range: range ?? SourceRange(file: FileID(0), start: 0, end: 0)
      )
    )
    kindCatalogue = index
    return index
  }
}
