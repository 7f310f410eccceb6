import KhenSemantics
import KhenSource
import KhenSyntax

/// Instruments, sample dossiers and groups that nothing refers to, and supplements that add to
/// nothing.
enum UnusedSources {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    instruments(context) + fixtures(context) + groups(context) + supplements(context)
  }

  private static func instruments(_ context: StaticContext) -> [Diagnostic] {
    let program = context.program
    var used: Set<Int> = []
    for use in program.citationUses { used.insert(use.reference.instrument) }
    for award in program.awards { if let index = award.instrument { used.insert(index) } }
    for (index, instrument) in program.instruments.enumerated() {
      used.formUnion(instrument.replaces)
      used.formUnion(instrument.amends.map { $0.instrument })
      // One that changes others, or says where its provisions are dealt with, is there to be read.
      if !instrument.replaces.isEmpty || !instrument.amends.isEmpty
        || !instrument.provisions.isEmpty || !instrument.residuals.isEmpty
      {
        used.insert(index)
      }
    }
    used.formUnion(sourcesOfDates(context))
    // One without a period of effect is named for reference only.
    return program.instruments.indices.filter {
      !used.contains($0) && program.instruments[$0].effect != nil
    }.map { index in
      .unusedInstrument(
        program.instruments[index],
        at: context.label(program.instruments[index].range)
      )
    }
  }

  /// Instruments that are named as the source of a date of issue.
  private static func sourcesOfDates(_ context: StaticContext) -> [Int] {
    var names: [Name] = []
    for case .instrument(let declaration) in context.items {
      names += declaration.issued.compactMap { $0.source?.name }
    }
    return names.compactMap { name in
      context.program.instruments.firstIndex { $0.name == name }
    }
  }

  private static func fixtures(_ context: StaticContext) -> [Diagnostic] {
    var used: Set<Name> = []
    for item in context.items {
      switch item {
      case .test(let test): if let fixture = test.fixture { used.insert(fixture.name) }
      case .selectionTest(let test):
        for entry in test.entries { if let fixture = entry.fixture { used.insert(fixture.name) } }
      case .timeMeasure, .monthEnd, .lastDay, .instrument, .catalogue, .record, .parameter,
        .definition, .award, .supplement, .definitionSupplement, .fixture, .scorecard, .selection:
        break
      }
    }
    var findings: [Diagnostic] = []
    for case .fixture(let fixture) in context.items where !used.contains(fixture.name.name) {
      findings.append(.unusedFixture(fixture.name))
    }
    return findings
  }

  private static func groups(_ context: StaticContext) -> [Diagnostic] {
    var named: Set<Name> = []
    for item in context.items {
      switch item {
      case .supplement(let supplement): named.formUnion(supplement.groups.map { $0.name })
      case .instrument(let instrument):
        for residual in instrument.residuals { named.formUnion(residual.groups.map { $0.name }) }
      case .timeMeasure, .monthEnd, .lastDay, .catalogue, .record, .parameter, .definition,
        .award, .definitionSupplement, .fixture, .test, .scorecard, .selection, .selectionTest:
        break
      }
    }
    var findings: [Diagnostic] = []
    var counts: [Name: Int] = [:]
    for case .award(let award) in context.items {
      for group in award.groups { counts[group.name, default: 0] += 1 }
    }
    for case .award(let award) in context.items {
      // A group of several tells a reader what they have in common.
      for group in award.groups where counts[group.name] == 1 && !named.contains(group.name) {
        findings.append(.unusedGroup(group))
      }
    }
    return findings
  }

  private static func supplements(_ context: StaticContext) -> [Diagnostic] {
    let added = StaticContext.placesOfNodes(context.program)
    var findings: [Diagnostic] = []
    for case .supplement(let supplement) in context.items {
      let places = supplement.block.compactMap { $0.place }
      guard !places.isEmpty, !places.contains(where: { added.contains($0) }) else { continue }
      findings.append(.idleSupplement(supplement))
    }
    return findings
  }
}

extension StaticContext {
  /// The declarations that some version of an award consists of.
  fileprivate static func placesOfNodes(_ program: CheckedProgram) -> Set<SourceRange> {
    var places: Set<SourceRange> = []
    for award in program.awards {
      places.formUnion(award.nodes.map { $0.range })
      places.formUnion(award.bars.map { $0.range })
      places.formUnion(award.documents.map { $0.range })
      places.formUnion(award.results.map { $0.range })
    }
    return places
  }
}

extension BlockItem {
  /// The place of what the item adds to an award; nothing for what adds no part.
  fileprivate var place: SourceRange? {
    switch self {
    case .node(.criterion(let criterion)): criterion.range
    case .node(.group(let group)): group.range
    case .node(.attestation(let attestation)): attestation.range
    case .bar(let bar): bar.range
    case .document(let document): document.range
    case .deadline(let result), .result(let result): result.range
    case .effect, .definition, .notSourced, .verdictByCriterion: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func unusedInstrument(
    _ instrument: CheckedInstrument,
    at label: Label
  ) -> Diagnostic {
    Diagnostic(
      .unusedInstrument,
      severity: .hint,
      message: Bilingual(
        vi: "không quy định nào căn cứ vào văn bản “\(instrument.name.text)”",
        en: "no rule cites the instrument “\(instrument.name.text)”"
      ),
      at: label,
      help: Bilingual(
        vi: "ghi “căn cứ \(instrument.name.text) …” ở quy định lấy từ văn bản này, hoặc bỏ văn bản",
        en: "cite it in the rule that is from it, or remove the instrument"
      )
    )
  }

  fileprivate static func unusedFixture(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .unusedFixture,
      severity: .warning,
      message: Bilingual(
        vi: "không kiểm thử nào dùng hồ sơ mẫu “\(name.name.text)”",
        en: "no test uses the sample dossier “\(name.name.text)”"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "thêm kiểm thử dựa trên hồ sơ mẫu này, hoặc bỏ nó",
        en: "add a test that starts from it, or remove it"
      )
    )
  }

  fileprivate static func unusedGroup(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .unusedGroup,
      severity: .hint,
      message: Bilingual(
        vi: "không bổ sung hay điều khoản chuyển tiếp nào nói đến nhóm “\(name.name.text)”",
        en: "no supplement and no transitional clause names the group “\(name.name.text)”"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "kiểm tra tên nhóm có viết đúng không",
        en: "check that the name of the group is spelt right"
      )
    )
  }

  fileprivate static func idleSupplement(_ supplement: SupplementDeclaration) -> Diagnostic {
    let first = (supplement.awards + supplement.groups).first?.range
    let start = SourceRange(
      file: supplement.range.file,
      start: Int(supplement.range.start),
      end: min(Int(supplement.range.start) + 7, Int(supplement.range.end))
    )
    return Diagnostic(
      .idleSupplement,
      severity: .warning,
      message: Bilingual(
        vi:
          "bổ sung này không thêm gì: không phiên bản khen thưởng nào có hiệu lực cùng lúc với nó",
        en: "this supplement adds nothing: no version of an award is in effect while it is"
      ),
      at: Label(first ?? start),
      help: Bilingual(
        vi: "kiểm tra thời gian hiệu lực của bổ sung và của khen thưởng",
        en: "check the periods of effect of the supplement and of the awards"
      )
    )
  }
}
