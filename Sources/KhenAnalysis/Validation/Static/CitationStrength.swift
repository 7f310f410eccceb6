import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Citations that claim to be surer of a text than the rule set is elsewhere.
enum CitationStrength {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    let claims = Claims(context.program)
    return contradictions(context, claims) + weakGrounds(context, claims)
  }

  /// A place cited as read in full, and less surely elsewhere; each place of the law once.
  private static func contradictions(_ context: StaticContext, _ claims: Claims) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for place in claims.places {
      guard let strong = place.references.first(where: { $0.certainty == .verified }) else {
        continue
      }
      let weak = place.references.filter { $0.certainty != .verified }
      let listed = context.program.instruments[strong.instrument].provisions.first {
        $0.status == .notSourced && $0.parts == strong.parts
      }
      guard !weak.isEmpty || listed != nil else { continue }
      findings.append(
        .citationsDiffer(strong, weak: weak, listed: listed?.range, in: context.program)
      )
    }
    return findings
  }

  /// Criteria that claim a text read in full for a figure or definition that is not.
  private static func weakGrounds(_ context: StaticContext, _ claims: Claims) -> [Diagnostic] {
    let program = context.program
    var findings: [Diagnostic] = []
    func look(at node: CheckedNode, kind: Int?) {
      switch node.kind {
      case .group(_, let nodes): for inner in nodes { look(at: inner, kind: kind) }
      case .attestation: break
      case .criterion(let condition):
        guard let condition, !node.citations.isEmpty,
          node.citations.allSatisfy({ $0.certainty == .verified }),
          // What the criterion inherits is a claim about the award, not about it.
          node.citations.contains(where: { node.range.contains($0.range) })
        else { return }
        guard
          let ground = Grounds(condition, kind: kind, of: node, in: program).weakest,
          // A place that is cited in two ways is told as such.
          !claims.isContradicted(ground.reference)
        else { return }
        let place = node.citations.first { node.range.contains($0.range) }
        findings.append(.weakGround(ground, at: place?.range ?? node.range, of: node, in: program))
      }
    }
    for award in program.awards {
      for node in award.nodes { look(at: node, kind: award.subjects.first) }
    }
    return findings.distinct
  }
}

/// All citations of a rule set by the place of the law that they name.
private struct Claims {
  struct Place {
    var references: [CheckedReference]
  }
  private(set) var places: [Place] = []
  private var contradicted: Set<Key> = []

  private struct Key: Hashable {
    var instrument: Int
    var parts: [CitationPart]
  }

  init(_ program: CheckedProgram) {
    var index: [Key: Int] = [:]
    var seen: Set<SourceRange> = []
    // Where the rules say that the text is not known, a citation claims nothing.
    for use in program.citationUses
    where use.isSourced && seen.insert(use.reference.range).inserted {
      let key = Key(instrument: use.reference.instrument, parts: use.reference.parts)
      if let place = index[key] {
        places[place].references.append(use.reference)
      } else {
        index[key] = places.count
        places.append(Place(references: [use.reference]))
      }
    }
    for place in places {
      let certainties = Set(place.references.map { $0.certainty })
      guard certainties.count > 1, certainties.contains(.verified), let one = place.references.first
      else { continue }
      contradicted.insert(Key(instrument: one.instrument, parts: one.parts))
    }
  }

  func isContradicted(_ reference: CheckedReference) -> Bool {
    contradicted.contains(Key(instrument: reference.instrument, parts: reference.parts))
  }
}

/// What a criterion rests on, through definitions and figures, in the instruments that it cites.
private struct Grounds {
  struct Ground {
    var name: Name
    var reference: CheckedReference
  }
  private(set) var weakest: Ground?

  init(
    _ condition: CheckedExpression,
    kind: Int?,
    of node: CheckedNode,
    in program: CheckedProgram
  ) {
    let instruments = Set(node.citations.map { $0.instrument })
    var found: [Ground] = []
    func add(_ body: CheckedBody, _ name: Name) {
      for reference in body.allCitations
      where reference.certainty != .verified && instruments.contains(reference.instrument) {
        found.append(Ground(name: name, reference: reference))
      }
    }
    func add(_ exceptions: [CheckedException], _ name: Name) {
      for exception in exceptions {
        add(exception.body, name)
        add(exception.exceptions, name)
      }
    }
    var uses = ExpressionUses()
    uses.add(condition, kind: kind, in: program)
    var waiting = Array(uses.definitions)
    var seen = uses.definitions
    var parameters = uses.parameters
    while let next = waiting.popLast() {
      let definition = program.definitions[next.index]
      add(definition.body, definition.name)
      add(definition.exceptions, definition.name)
      var inner = ExpressionUses()
      inner.add(definition.body, kind: definition.receiver, in: program)
      inner.add(definition.exceptions, kind: definition.receiver, in: program)
      parameters.formUnion(inner.parameters)
      for used in inner.definitions where seen.insert(used).inserted { waiting.append(used) }
    }
    for used in parameters {
      let parameter = program.parameters[used.index]
      for version in parameter.versions { add(version.body, parameter.name) }
    }
    weakest = found.min { left, right in
      (left.reference.range.file.index, left.reference.range.start)
        < (right.reference.range.file.index, right.reference.range.start)
    }
  }
}

extension SourceRange {
  /// Whether another range lies within this one.
  func contains(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}

extension CheckedProgram {
  /// A place of the law as a rule file writes it: `TT_25 khoản 1 Điều 8`.
  func place(_ instrument: Int, _ parts: [CitationPart]) -> Bilingual {
    let citation = CitationText(
      instrument: instruments[instrument].name.text,
      instrumentLabel: instruments[instrument].name.text,
      parts: parts,
      certainty: .verified
    )
    return Bilingual(vi: citation.text(in: .vietnamese), en: citation.text(in: .english))
  }
}

extension Diagnostic {
  fileprivate static func citationsDiffer(
    _ strong: CheckedReference,
    weak: [CheckedReference],
    listed: SourceRange?,
    in program: CheckedProgram
  ) -> Diagnostic {
    let place = program.place(strong.instrument, strong.parts)
    let certainty = WordTable.certainty(weak.first?.certainty ?? .notSourced)
    var related = weak.prefix(4).map { reference in
      let word = WordTable.certainty(reference.certainty)
      return Label(
        reference.range,
        Bilingual(vi: "ở đây là “\(word.vi)”", en: "here it is “\(word.en)”")
      )
    }
    if let listed {
      related.append(
        Label(
          listed,
          Bilingual(
            vi: "văn bản liệt kê là chưa có nguồn",
            en: "the instrument lists it as not sourced"
          )
        )
      )
    }
    return Diagnostic(
      .citationsDiffer,
      severity: .warning,
      message: Bilingual(
        vi:
          "\(place.vi) ở đây được căn cứ như đã đối chiếu đủ, ở nơi khác lại là “\(certainty.vi)”",
        en: "\(place.en) is cited here as read in full, elsewhere as “\(certainty.en)”"
      ),
      at: Label(strong.range),
      related: related,
      help: Bilingual(
        vi: "ghi cùng một mức ở mọi nơi; chưa đọc đủ nguyên văn thì ghi mức thấp hơn",
        en: "say the same everywhere; the weaker one where the text was not read in full"
      )
    )
  }

  fileprivate static func weakGround(
    _ ground: Grounds.Ground,
    at range: SourceRange,
    of node: CheckedNode,
    in program: CheckedProgram
  ) -> Diagnostic {
    let place = program.place(ground.reference.instrument, ground.reference.parts)
    let certainty = WordTable.certainty(ground.reference.certainty)
    return Diagnostic(
      .weakGround,
      severity: .warning,
      message: Bilingual(
        vi: "điều kiện này căn cứ như đã đối chiếu đủ, nhưng “\(ground.name.text)” mà nó dùng chỉ"
          + " dựa trên \(place.vi) (\(certainty.vi))",
        en: "this criterion cites its text as read in full, but “\(ground.name.text)” rests on"
          + " \(place.en) (\(certainty.en))"
      ),
      at: Label(range),
      related: [
        Label(
          ground.reference.range,
          Bilingual(vi: "căn cứ yếu hơn ở đây", en: "the weaker citation is here")
        )
      ],
      help: Bilingual(
        vi: "ghi “(\(certainty.vi))” ở căn cứ của điều kiện, hoặc đối chiếu lại nguồn kia",
        en: "write “(\(certainty.en))” at the citation of the criterion, or read the other source"
      )
    )
  }
}
