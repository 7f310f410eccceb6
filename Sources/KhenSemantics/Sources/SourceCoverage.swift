package import KhenSource
package import KhenSyntax

/// What becomes of each provision of an instrument: what its declaration says, and what the rules
/// show by citing it.
package struct SourceCoverage: Sendable {
  /// What is true of a provision.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    /// Rules decide it.
    case encoded
    /// People attest it.
    case attested
    /// Left to another authority.
    case delegated
    /// Nothing that a rule could decide.
    case notDecidable = "not-decidable"
    /// The text is not known.
    case notSourced = "not-sourced"
    /// Said to be decided by rules, but no rule cites it.
    case unused
  }

  /// One provision, listed by the instrument or only cited by rules.
  package struct Provision: Sendable {
    /// Its place, widest part first; empty for the instrument as a whole.
    package var parts: [CitationPart]
    /// A few words of the instrument's own list.
    package var label: String
    /// What the list of the instrument says; nothing where rules cite what is not listed.
    package var declared: InstrumentDeclaration.ProvisionStatus?
    /// What is true of it.
    package var status: Status
    /// What in the rules stands on it.
    package var uses: [CitationUse]
    /// The line that lists it; nothing where it is only cited.
    package var range: SourceRange?

    /// How sure the text is: the least sure of the citations whose text is known, of all where
    /// none is; nothing without any.
    package var certainty: Certainty? {
      let known = uses.filter { $0.isKnown }
      let certainties = (known.isEmpty ? uses : known).map { $0.reference.certainty }
      return certainties.max { $0.doubt < $1.doubt }
    }

    /// Whether rules decide a part of it while the text of another part is not known.
    package var isPartlyOpen: Bool {
      uses.contains { $0.isKnown } && uses.contains { !$0.isKnown }
    }

    /// Whether the list says that rules decide it, and they do not.
    package var isPromisedOnly: Bool { declared == .encoded && status != .encoded }
  }

  /// Index of the instrument in the program.
  package var instrument: Int
  /// The provisions: as listed, then what is only cited, in order of citation.
  package var provisions: [Provision]

  /// How many provisions have a status.
  package func count(of status: Status) -> Int {
    provisions.reduce(0) { $0 + ($1.status == status ? 1 : 0) }
  }

  /// The coverage of every instrument of a program, in order of declaration.
  ///
  /// A citation belongs to the deepest listed provision that it lies in; linear in citations times
  /// provisions of the instrument.
  package static func all(of program: CheckedProgram) -> [SourceCoverage] {
    var usesOfInstrument: [[CitationUse]] = program.instruments.map { _ in [] }
    for use in program.citationUses { usesOfInstrument[use.reference.instrument].append(use) }
    return program.instruments.indices.map { index in
      SourceCoverage(
        instrument: index,
        listed: program.instruments[index].provisions,
        uses: usesOfInstrument[index]
      )
    }
  }

  private init(
    instrument: Int,
    listed: [InstrumentDeclaration.Provision],
    uses: [CitationUse]
  ) {
    self.instrument = instrument
    provisions = listed.map { provision in
      Provision(
        parts: Checker.widestFirst(provision.parts),
        label: provision.label?.value ?? "",
        declared: provision.status,
        status: .unused,
        uses: [],
        range: provision.range
      )
    }
    for use in uses {
      let parts = use.reference.parts
      let holders = provisions.indices.filter {
        provisions[$0].declared != nil && provisions[$0].parts.isPrefix(of: parts)
      }
      if let holder = holders.max(by: {
        provisions[$0].parts.count < provisions[$1].parts.count
      }) {
        provisions[holder].uses.append(use)
      } else if let known = provisions.firstIndex(where: {
        $0.declared == nil && $0.parts == parts
      }) {
        provisions[known].uses.append(use)
      } else {
        provisions.append(
          Provision(
            parts: parts,
            label: "",
            declared: nil,
            status: .notSourced,
            uses: [use],
            range: nil
          )
        )
      }
    }
    for index in provisions.indices { provisions[index].settle() }
  }
}

extension SourceCoverage.Provision {
  /// What rules show overrides what was said: a list must not claim more than there is.
  fileprivate mutating func settle() {
    let known = uses.filter { $0.isKnown }
    if known.contains(where: { !$0.kind.isOfPeople && $0.kind != .award }) {
      status = .encoded
    } else if known.contains(where: { $0.kind.isOfPeople }) {
      status = .attested
    } else {
      switch declared {
      // An award as a whole may stand on what its criteria do not name again.
      case .encoded: status = known.isEmpty ? .unused : .encoded
      case nil: status = known.isEmpty ? .notSourced : .encoded
      case .attested: status = .attested
      case .delegated: status = .delegated
      case .notDecidable: status = .notDecidable
      case .notSourced: status = .notSourced
      }
    }
  }
}

extension CitationUse.Kind {
  /// Whether people say what comes out.
  fileprivate var isOfPeople: Bool { self == .attestation || self == .scoring }
}

extension CitationUse {
  /// Whether the text that it stands on is known.
  fileprivate var isKnown: Bool { isSourced && reference.certainty != .notSourced }
}

extension [CitationPart] {
  fileprivate func isPrefix(of other: [CitationPart]) -> Bool {
    count <= other.count && zip(self, other).allSatisfy { $0 == $1 }
  }
}

extension Certainty {
  /// The greater, the less sure.
  fileprivate var doubt: Int {
    switch self {
    case .verified: 0
    case .requoted: 1
    case .partial: 2
    case .notSourced: 3
    }
  }
}
