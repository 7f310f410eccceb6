package import KhenSemantics
import KhenSource
import KhenSyntax

/// Under which version of an award a dossier is decided, where transitional clauses keep earlier
/// versions alive (`còn áp dụng`), and what verdict comes out.
///
/// Pure: what came out of the conditions of the clauses and of each version is asked elsewhere.
package struct VersionChoice: Sendable {
  /// A version that may decide.
  package enum Version: Hashable, Sendable {
    /// The one in effect on the evaluation date, or that there is none.
    case current
    /// One that has ended, by a number of the caller.
    case earlier(Int)
  }

  /// What came out of the condition of a clause.
  package enum Applicability: Hashable, Sendable {
    case applies
    case doesNotApply
    /// Facts are missing that decide it.
    case open
    /// The rules contradict themselves in it.
    case error
  }

  /// A transitional clause, applied to one dossier.
  package struct Clause: Sendable {
    /// The earlier version that it keeps alive.
    package var version: Int
    /// Whether it applies.
    package var applicability: Applicability
    /// Whether a more favourable current version goes before.
    package var yields: Bool

    /// Makes a clause.
    package init(version: Int, applicability: Applicability, yields: Bool) {
      self.version = version
      self.applicability = applicability
      self.yields = yields
    }
  }

  /// What came out of all versions together.
  package struct Combination: Hashable, Sendable {
    /// The verdict.
    package var verdict: Verdict
    /// The version that gave it; nothing where it is open which one decides.
    package var decidedBy: Version?
    /// The versions whose own causes are causes of the verdict.
    package var causes: [Version]
    /// Whether it matters that the conditions of clauses are open.
    package var isChoiceOpen: Bool
  }

  /// One way in which the dossier may be decided: by the best of some versions.
  private struct Way: Hashable {
    var versions: [Version]
  }

  private var ways: [Way] = []
  private let hasError: Bool

  /// Finds what may decide; clauses in the order in which they are declared.
  ///
  /// The first clause that certainly applies decides. One before it whose condition is open may
  /// decide as well; where none certainly applies, so may the current version.
  package init(_ clauses: [Clause]) {
    var isSettled = false
    var fails = false
    for clause in clauses where !isSettled {
      var way = Way(versions: [.earlier(clause.version)])
      if clause.yields { way.versions.append(.current) }
      switch clause.applicability {
      case .applies:
        isSettled = true
        if !ways.contains(way) { ways.append(way) }
      case .open: if !ways.contains(way) { ways.append(way) }
      case .doesNotApply: break
      case .error:
        fails = true
        isSettled = true
      }
    }
    if !isSettled { ways.append(Way(versions: [.current])) }
    hasError = fails
  }

  /// The versions that have to be evaluated, each once.
  package var versions: [Version] {
    var result: [Version] = []
    for version in ways.flatMap({ $0.versions }) where !result.contains(version) {
      result.append(version)
    }
    return result
  }

  /// The verdict of all ways: theirs where it is one, else undetermined.
  package func combine(_ verdict: (Version) -> Verdict) -> Combination {
    if hasError {
      return Combination(verdict: .ruleError, decidedBy: nil, causes: [], isChoiceOpen: false)
    }
    var verdicts: [Verdict] = []
    var deciders: [Version] = []
    var causes: [Version] = []
    for way in ways {
      let best = way.versions.map { verdict($0) }.max { $0.favour < $1.favour } ?? .notApplicable
      let equal = way.versions.filter { verdict($0) == best }
      if !verdicts.contains(best) { verdicts.append(best) }
      // Of two that are alike the earlier one decides: the later was to be more favourable.
      if let first = equal.first, !deciders.contains(first) { deciders.append(first) }
      for version in equal where !causes.contains(version) { causes.append(version) }
    }
    if verdicts.count == 1, let only = verdicts.first {
      let isUndetermined = only == .undetermined
      return Combination(
        verdict: only,
        decidedBy: deciders.count == 1 ? deciders.first : nil,
        causes: causes,
        isChoiceOpen: isUndetermined && deciders.count > 1
      )
    }
    return Combination(
      verdict: .undetermined,
      decidedBy: nil,
      causes: causes.filter { verdict($0) == .undetermined },
      isChoiceOpen: true
    )
  }
}

extension Verdict {
  /// How favourable a verdict is to the nominee, the higher the more.
  ///
  /// A contradiction in the rules may hide an eligible nominee, and is not hidden by less.
  fileprivate var favour: Int {
    switch self {
    case .eligible: 7
    case .pending: 6
    case .ruleError: 5
    case .undetermined: 4
    case .onHold: 3
    case .ineligible: 2
    case .notApplicable: 1
    case .dataError: 0
    }
  }
}

extension CompiledAward {
  /// Compiles the condition of a transitional clause for a kind of dossier: as an award that is
  /// refused exactly where the clause applies.
  package init(
    condition: CheckedExpression,
    of residual: CheckedResidual,
    kind: Int,
    of checked: CheckedProgram,
    schema: FactSchema
  ) {
    let clause = CheckedBar(
      effect: .bar,
      name: Name(""),
      label: "",
      citations: residual.citations,
      condition: condition,
      range: residual.range
    )
    let award = CheckedAward(
      name: Name(""),
      label: "",
      instrument: nil,
      subjects: [kind],
      groups: [],
      citations: residual.citations,
      effect: DaySpan(start: nil, end: nil),
      isNotSourced: false,
      nodes: [],
      bars: [clause],
      documents: [],
      results: [],
      range: residual.range
    )
    self.init(award, kind: kind, of: checked, schema: schema)
  }
}

extension VersionChoice.Applicability {
  /// What the verdict of a condition that was compiled as an award says of its clause.
  package init(_ verdict: Verdict) {
    switch verdict {
    case .ineligible: self = .applies
    case .eligible: self = .doesNotApply
    case .ruleError, .dataError: self = .error
    case .undetermined, .pending, .onHold, .notApplicable: self = .open
    }
  }
}
