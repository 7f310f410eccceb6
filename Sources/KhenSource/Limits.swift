/// The limits that keep a bad file from harming anyone, all in one place.
///
/// Going over one is a diagnostic, never a crash; each has a test at the limit and one above.
package enum Limits {
  /// Size of a rule file, in bytes (4 MiB).
  package static let ruleFileSize = 4 * 1024 * 1024
  /// How deep brackets, blocks and operators may nest in a rule file.
  package static let nestingDepth = 256
  /// Tokens of one rule file.
  package static let tokensPerFile = 1_000_000
  /// Length of a quoted text, in bytes (64 KiB).
  package static let textLength = 64 * 1024
  /// Length of a name, in bytes.
  package static let nameLength = 1024
  /// Size of a table of cases beside a rule file, in bytes (4 MiB).
  package static let caseTableSize = 4 * 1024 * 1024
  /// Rows of a table of cases, without its heading.
  package static let caseTableRows = 10_000
  /// Columns of a table of cases.
  package static let caseTableColumns = 256
  /// Tables of cases of one rule set.
  package static let caseTables = 1_000
  /// Diagnostics shown at once; the rest is counted.
  package static let diagnosticsShown = 100
}
