import KhenSource

/// Guesses at what name was meant.
enum Suggestion {
  /// The closest name, when it is close enough to be what was meant.
  static func nearest(to name: Name, in candidates: [Name]) -> Name? {
    Suggestions.nearest(to: name.text, among: candidates.map { $0.text }).first.map { Name($0) }
  }
}
