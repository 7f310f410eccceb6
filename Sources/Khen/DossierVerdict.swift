import KhenEvaluation
import KhenExplanation

/// What comes out for one dossier and one award; the raw values are the codes of the JSON results.
public enum DossierVerdict: String, Hashable, Sendable, CaseIterable {
  /// Everything is met.
  case eligible
  /// Something is certainly not met.
  case ineligible
  /// Certainly refused for now: a hold applies until something is settled.
  case onHold = "on-hold"
  /// Facts or papers are missing, and the answer depends on them.
  case undetermined
  /// Only what people must attest is missing.
  case pending
  /// No version of the award is in effect for this kind of dossier on the day.
  case notApplicable = "not-applicable"
  /// The dossier has mistakes and was not evaluated.
  case dataError = "data-error"
  /// The rules contradict each other for this dossier, or leave no answer.
  case ruleError = "rule-error"

  /// The words for it: `đủ điều kiện`, `eligible`.
  public var label: BilingualText { BilingualText(WordTable.verdict(core)) }

  init(_ verdict: Verdict) {
    switch verdict {
    case .eligible: self = .eligible
    case .ineligible: self = .ineligible
    case .onHold: self = .onHold
    case .undetermined: self = .undetermined
    case .pending: self = .pending
    case .notApplicable: self = .notApplicable
    case .dataError: self = .dataError
    case .ruleError: self = .ruleError
    }
  }

  private var core: Verdict {
    switch self {
    case .eligible: .eligible
    case .ineligible: .ineligible
    case .onHold: .onHold
    case .undetermined: .undetermined
    case .pending: .pending
    case .notApplicable: .notApplicable
    case .dataError: .dataError
    case .ruleError: .ruleError
    }
  }
}
