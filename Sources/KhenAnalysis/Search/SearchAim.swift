package import KhenEvaluation

/// A condition of a compiled program and how it is to come out.
///
/// All programs of one search are compiled over the same schema, for the same kind of dossier.
package struct SearchAim: Sendable {
  /// How a condition is to come out.
  package enum Wanted: Hashable, Sendable {
    /// True in every completion.
    case met
    /// False in every completion.
    case notMet
    /// An error of the rules in every completion.
    case error
  }

  /// The program that computes the condition.
  package var program: Program
  /// The register of its boolean; for `error` of any value.
  package var register: UInt32
  /// How it is to come out.
  package var wanted: Wanted

  /// Makes an aim.
  package init(_ program: Program, _ register: UInt32, _ wanted: Wanted) {
    self.program = program
    self.register = register
    self.wanted = wanted
  }
}

/// What a search came to.
package enum SearchAnswer: Sendable {
  /// A dossier on which all aims certainly hold.
  case found(Witness)
  /// Proved: no dossier of the kind, on no day asked about, fulfils all aims.
  case impossible
  /// Neither found nor ruled out: the budget ran out, or only lists of some length were tried.
  case undecided
}
