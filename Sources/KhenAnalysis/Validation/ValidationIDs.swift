import KhenSemantics
package import KhenSource
import KhenSyntax

extension Validation {
  /// All ids that a finding about rule files may have.
  package static let ids: [DiagnosticID] =
    (DiagnosticPage.syntaxPages + DiagnosticPage.semanticsPages + DiagnosticPage.validationPages)
    .map { $0.id }
}

extension DiagnosticPage {
  /// Pages of what validation finds beyond the parser and the checker.
  package static let validationPages: [DiagnosticPage] =
    staticPages + silencingPages + evaluatedPages
}
