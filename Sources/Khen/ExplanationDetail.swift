import KhenExplanation

/// How much of each result is explained; more takes more time.
public enum ExplanationDetail: String, Hashable, Sendable, CaseIterable {
  /// The verdict, and what is missing for it; no reasons.
  case none
  /// Also the reasons, and the parts of the award that stand in the way.
  case failed
  /// Also every other part, with its facts, figures and sources.
  case all

  /// The same level, as the core names it.
  var core: ExplanationLevel {
    switch self {
    case .none: .none
    case .failed: .failed
    case .all: .all
    }
  }
}
