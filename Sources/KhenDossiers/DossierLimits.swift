import KhenEvaluation

/// Limits of what is read; each is generous for a dossier and small for a machine.
package enum DossierLimits {
  /// Greatest size of one record, in bytes.
  package static let recordBytes = 64 << 20
  /// Deepest nesting of objects and arrays in one record.
  package static let nesting = 256
  /// Greatest number of elements of one list.
  package static let listElements = EvaluationLimits.listElements
  /// Longest text, in bytes.
  package static let textBytes = 64 << 10
  /// How many mistakes of one dossier are told.
  package static let errorsPerDossier = 20
  /// Greatest magnitude of a whole number or an amount of money.
  package static let wholeNumber: Int64 = 1_000_000_000_000_000
  /// Greatest magnitude of a decimal number, in units.
  package static let decimalNumber: Int64 = 1_000_000_000_000
  /// Greatest number of days of a period or a count of days.
  package static let days: Int64 = 4_000_000
  /// Greatest number of months of a period.
  package static let months: Int64 = 1_000_000
}
