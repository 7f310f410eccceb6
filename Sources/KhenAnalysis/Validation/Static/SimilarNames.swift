import KhenSemantics
import KhenSource
import KhenSyntax

/// Names that come into being by being used, and that are one letter or mark from another one:
/// versions of awards, groups, and what tests file as attested.
enum SimilarNames {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    awards(context) + groups(context) + conclusions(context)
  }

  /// An award that is declared once under a name close to one with several versions or tests.
  private static func awards(_ context: StaticContext) -> [Diagnostic] {
    var counts: [Name: Int] = [:]
    var places: [Name: Identifier] = [:]
    for case .award(let award) in context.items {
      counts[award.name.name, default: 0] += 1
      places[award.name.name] = places[award.name.name] ?? award.name
    }
    var mentions: [Name: Int] = [:]
    for case .test(let test) in context.items { mentions[test.award.name, default: 0] += 1 }
    return slips(
      counts.filter { $0.value == 1 && mentions[$0.key] == nil },
      places,
      Array(counts.keys)
    )
  }

  private static func groups(_ context: StaticContext) -> [Diagnostic] {
    var counts: [Name: Int] = [:]
    var places: [Name: Identifier] = [:]
    for case .award(let award) in context.items {
      for group in award.groups {
        counts[group.name, default: 0] += 1
        places[group.name] = places[group.name] ?? group
      }
    }
    for case .supplement(let supplement) in context.items {
      for group in supplement.groups { counts[group.name, default: 0] += 1 }
    }
    return slips(counts.filter { $0.value == 1 }, places, Array(counts.keys))
  }

  private static func slips(
    _ candidates: [Name: Int],
    _ places: [Name: Identifier],
    _ known: [Name]
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (name, _) in candidates {
      guard let place = places[name] else { continue }
      let near = known.filter { $0 != name && isSlip(name.text, $0.text) }
      if let other = near.min(by: { $0.text < $1.text }) {
        findings.append(.similarName(place, other: other, declared: places[other]?.range))
      }
    }
    return findings
  }

  /// Whether one text is a slip of the hand for another: marks only, or one letter.
  private static func isSlip(_ first: String, _ second: String) -> Bool {
    if VietnameseText.withoutMarks(first) == VietnameseText.withoutMarks(second) { return true }
    let (left, right) = (Array(first), Array(second))
    guard left.count >= 6, right.count >= 6 else { return false }
    // Names that count on (`cấp_1`, `cấp_2`, `bảng_a`) differ in one letter on purpose.
    if differsInShortWord(first, second) { return false }
    return Suggestions.distance(first, second) <= 3
  }

  private static func differsInShortWord(_ first: String, _ second: String) -> Bool {
    let left = first.split(separator: "_")
    let right = second.split(separator: "_")
    guard left.count == right.count else { return false }
    return zip(left, right).contains { $0 != $1 && (min($0.count, $1.count) <= 3) }
  }

  // MARK: - Tests

  /// Attestations and papers that tests file and no award asks for.
  private static func conclusions(_ context: StaticContext) -> [Diagnostic] {
    var known: Set<Name> = []
    for award in context.program.awards {
      func add(_ name: Name) {
        known.insert(name)
        known.insert(Name(award.name.text + "." + name.text))
      }
      func add(_ node: CheckedNode) {
        switch node.kind {
        case .group(_, let nodes): for inner in nodes { add(inner) }
        case .attestation: if let name = node.name { add(name) }
        case .criterion: break
        }
      }
      for node in award.nodes { add(node) }
      for document in award.documents { add(document.name) }
    }
    var findings: [Diagnostic] = []
    for entry in filedConclusions(context) where !known.contains(entry.name) {
      let near = Suggestions.nearest(to: entry.name.text, among: known.map { $0.text }).first
      findings.append(.unknownConclusion(entry, suggestion: near))
    }
    return findings
  }

  /// The names under `xác_nhận` and `tài_liệu` in tests and sample dossiers.
  private static func filedConclusions(_ context: StaticContext) -> [Identifier] {
    var found: [Identifier] = []
    func add(_ data: DossierData?) {
      for entry in data?.entries ?? [] where entry.key.name.isOfConclusions {
        guard case .record(let inner) = entry.value else { continue }
        found += inner.entries.map { $0.key }
      }
    }
    for item in context.items {
      switch item {
      case .fixture(let fixture): add(fixture.data)
      case .test(let test):
        add(test.data)
        for row in test.cases { add(row.data) }
      case .selectionTest(let test): for entry in test.entries { add(entry.data) }
      case .timeMeasure, .monthEnd, .lastDay, .instrument, .catalogue, .record, .parameter,
        .definition, .award, .supplement, .definitionSupplement, .scorecard, .selection:
        break
      }
    }
    return found
  }
}

extension Name {
  /// Whether it is the key of what people attested or of papers.
  fileprivate var isOfConclusions: Bool {
    self == Name("xác_nhận") || self == Name("tài_liệu") || self == Name("attestations")
      || self == Name("documents")
  }
}

extension Diagnostic {
  fileprivate static func similarName(
    _ name: Identifier,
    other: Name,
    declared: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .similarName,
      severity: .warning,
      message: Bilingual(
        vi: "“\(name.name.text)” chỉ có ở đây và gần giống “\(other.text)”, có lẽ viết nhầm",
        en: "“\(name.name.text)” stands only here and is close to “\(other.text)”, probably a slip"
      ),
      at: Label(name.range),
      related: declared.map {
        [Label($0, Bilingual(vi: "“\(other.text)” ở đây", en: "“\(other.text)” is here"))]
      } ?? [],
      help: Bilingual(vi: "có phải ý là “\(other.text)”?", en: "did you mean “\(other.text)”?"),
      fixes: [
        Fix(
          title: Bilingual(vi: "đổi thành “\(other.text)”", en: "change to “\(other.text)”"),
          edits: [Edit(name.range, other.text)]
        )
      ]
    )
  }

  fileprivate static func unknownConclusion(_ name: Identifier, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .unknownConclusion,
      severity: .warning,
      message: Bilingual(
        vi: "không khen thưởng nào cần xác nhận hay tài liệu “\(name.name.text)”",
        en: "no award asks for an attestation or document “\(name.name.text)”"
      ),
      at: Label(name.range),
      help: suggestion.map {
        Bilingual(vi: "có phải ý là “\($0)”?", en: "did you mean “\($0)”?")
      }
        ?? Bilingual(
          vi: "viết đúng tên trong khen thưởng, hoặc bỏ mục này",
          en: "write the name that the award has, or remove the entry"
        ),
      fixes: suggestion.map {
        [
          Fix(
            title: Bilingual(vi: "đổi thành “\($0)”", en: "change to “\($0)”"),
            edits: [Edit(name.range, $0)]
          )
        ]
      } ?? []
    )
  }
}
