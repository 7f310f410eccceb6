/// What comes out for one dossier and one award (language reference, "Verdicts").
///
/// The last two are results but not verdicts.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// `đủ điều kiện`
  case eligible
  /// `không đủ điều kiện`
  case ineligible
  /// `chưa xét`
  case onHold = "on-hold"
  /// `chưa đủ căn cứ`
  case undetermined
  /// `chờ xác nhận`
  case pending
  /// `không thuộc đối tượng`
  case notApplicable = "not-applicable"
  /// `lỗi dữ liệu`: the dossier could not be read.
  case dataError = "data-error"
  /// `lỗi quy tắc`: exceptions certainly collide, a date is ambiguous under strict rounding, or a
  /// number grew beyond its limit.
  case ruleError = "rule-error"
}

/// What comes out of one criterion, group, bar, hold, attestation or document, seen from the
/// nominee: a bar that does not apply is `met`.
package enum Outcome: String, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case met
  case notMet = "not-met"
  /// Facts, papers or the law's text are missing.
  case undetermined
  /// Only attestations are missing.
  case awaiting
  /// The rules contradict each other here.
  case error
  /// A document that is not required, or a node of an award that does not apply.
  case notNeeded = "not-needed"
}
