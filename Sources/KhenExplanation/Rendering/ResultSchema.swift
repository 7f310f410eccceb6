/// The published JSON Schema of results.
package enum ResultSchema {
  /// The schema `khen-result/1` as JSON.
  package static let text = ""
}
