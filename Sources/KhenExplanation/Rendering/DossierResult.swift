package import KhenSource

/// One line of output: what came out for one dossier and one award, with its data errors.
package struct DossierResult: Sendable {
  /// Position of the dossier among all dossiers read, from 1.
  package var position: Int
  /// The result with its reasons; for a dossier that could not be read it carries the verdict
  /// `dataError` and no nodes.
  package var explanation: Explanation
  /// Whether the dossier names the award as one that it is proposed for.
  package var isNominated = false
  /// What is wrong with the dossier's data.
  package var dataErrors: [DataErrorText]
  /// Where the dossier begins.
  package var place: DataPlace?

  /// Makes a result.
  package init(
    position: Int,
    explanation: Explanation,
    dataErrors: [DataErrorText] = [],
    place: DataPlace? = nil
  ) {
    self.position = position
    self.explanation = explanation
    self.dataErrors = dataErrors
    self.place = place
  }
}

/// One mistake in the data of a dossier, as people and machines read it.
package struct DataErrorText: Hashable, Sendable {
  /// Stable kebab-case name of the kind of mistake.
  package var code: String
  /// One sentence, first word in lower case, no full stop.
  package var message: Bilingual
  /// Where it is.
  package var place: DataPlace

  /// Makes an error.
  package init(code: String, message: Bilingual, place: DataPlace) {
    self.code = code
    self.message = message
    self.place = place
  }
}

/// A place in a file of dossiers.
package struct DataPlace: Hashable, Sendable {
  /// Name of the file as it was given; `-` for standard input.
  package var file: String
  /// Line, from 1; 0 where it is not known.
  package var line: Int
  /// Path to the value as a JSON pointer; empty for the whole dossier and for tables.
  package var pointer: String
  /// Row of a table below its header, from 1; 0 elsewhere.
  package var row: Int
  /// Heading of the column of a table; empty elsewhere.
  package var column: String

  /// Makes a place.
  package init(
    file: String,
    line: Int,
    pointer: String = "",
    row: Int = 0,
    column: String = ""
  ) {
    self.file = file
    self.line = line
    self.pointer = pointer
    self.row = row
    self.column = column
  }

  /// The place within its file: `dòng 6, cột “ngày_sinh”`; empty where nothing is known.
  package func text(in language: Language) -> String {
    var parts: [String] = []
    if line > 0 { parts.append(language == .vietnamese ? "dòng \(line)" : "line \(line)") }
    return TextLayout.joined(parts + detail(in: language), by: ", ")
  }

  /// The place seen from another: its file is named where it is another one, as for a row of a list
  /// table.
  package func text(seenFrom other: DataPlace?, in language: Language) -> String {
    guard let other, other.file != file else { return text(in: language) }
    return textWithFile(in: language)
  }

  /// The place with its file, as other tools write it: `hồ-sơ.csv:6, cột “ngày_sinh”`.
  package func textWithFile(in language: Language) -> String {
    let head = line > 0 ? "\(file):\(line)" : file
    return TextLayout.joined([head] + detail(in: language), by: ", ")
  }

  private func detail(in language: Language) -> [String] {
    var parts: [String] = []
    if !column.isEmpty {
      parts.append(language == .vietnamese ? "cột “\(column)”" : "column “\(column)”")
    }
    if !pointer.isEmpty { parts.append(pointer) }
    return parts
  }
}

/// How the places that a result mentions are turned into words.
///
/// Results hold numbers only: facts the reader's number of the place, conflicts ranges of rule
/// files.
package struct PlaceTable: Sendable {
  /// The place of a fact in its dossier; nothing where it is not known.
  package var dataPlace: @Sendable (UInt32) -> DataPlace?
  /// The place of a range in the rules: `rules/bo-y-te.khen:20:5`.
  package var rulePlace: @Sendable (SourceRange) -> String

  /// Makes a table from the two look-ups.
  package init(
    dataPlace: @escaping @Sendable (UInt32) -> DataPlace? = { _ in nil },
    rulePlace: @escaping @Sendable (SourceRange) -> String = { _ in "" }
  ) {
    self.dataPlace = dataPlace
    self.rulePlace = rulePlace
  }
}
