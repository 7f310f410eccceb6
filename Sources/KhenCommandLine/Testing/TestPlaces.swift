import KhenDossiers
import KhenSource

/// Where tests and mistakes stand, as reports write it.
struct TestPlaces {
  /// A place in a file, line and column from 1.
  struct Place {
    var file: String
    var line: Int
    var column: Int
  }

  let rules: LoadedRules

  /// The place of a range.
  func place(_ range: SourceRange) -> Place {
    guard let file = rules.sources[range.file] else { return Place(file: "", line: 1, column: 1) }
    let place = file.place(at: Int(range.start))
    return Place(file: file.name, line: place.line, column: place.column)
  }

  /// The name of a file.
  func name(of file: FileID) -> String { rules.sources[file]?.name ?? "" }

  /// The place as other tools write it: `rules/bo-y-te.khen:20:5`.
  func text(_ range: SourceRange) -> String { rules.place(of: range) }
}
