package import KhenSource

/// One mistake in a dossier; it costs that dossier its verdict and nothing else.
package struct DataError: Hashable, Sendable {
  /// Which kind of mistake it is.
  package var id: DiagnosticID
  /// One sentence, first word in lower case, no full stop.
  package var message: Bilingual
  /// Where it is.
  package var place: Place

  /// Makes an error.
  package init(id: DiagnosticID, message: Bilingual, place: Place) {
    self.id = id
    self.message = message
    self.place = place
  }

  /// Places a mistake.
  package init(_ mistake: DataMistake, at place: Place) {
    self.init(id: mistake.id, message: mistake.message, place: place)
  }
}

/// A place in a file of dossiers; the file itself is known to the caller.
package struct Place: Hashable, Sendable {
  /// Line, from 1.
  package var line: Int
  /// Column in letters as people count them, from 1; combining marks are not counted.
  package var column: Int
  /// JSON pointer within the dossier (`/quá_trình/0/từ`); empty for the whole dossier.
  package var pointer: String
  /// The cell, for tables.
  package var cell: Cell?

  /// A cell of a table.
  package struct Cell: Hashable, Sendable {
    /// Name of the table; empty for the main table.
    package var table: String
    /// Row below the header, from 1.
    package var row: Int
    /// Column as the header names it; empty for the whole row.
    package var column: String

    /// Makes a cell.
    package init(table: String, row: Int, column: String) {
      self.table = table
      self.row = row
      self.column = column
    }
  }

  /// Makes a place.
  package init(line: Int, column: Int, pointer: String = "", cell: Cell? = nil) {
    self.line = line
    self.column = column
    self.pointer = pointer
    self.cell = cell
  }
}

/// What the readers say of one dossier besides its facts.
package struct DossierRecord: Hashable, Sendable {
  /// The dossier's key as it was written, leading zeros included; `#3` for the third dossier
  /// when none is filed.
  package var key: String
  /// Name of the nominee; empty when not filed.
  package var nominee: String
  /// Index of the record that is the dossier's kind.
  package var kind: Int
  /// Position among the dossiers of the input, from 1.
  package var ordinal: Int
  /// Line on which the dossier begins.
  package var line: Int
  /// The awards that the nominee is proposed for, as positions in `FactSchema.awards`, each once;
  /// nothing where the dossier does not say.
  package var nominations: [Int]?
  /// The mistakes, in the order in which they were found; the frame counts only if there are none.
  package var errors: [DataError]

  /// Makes a record.
  package init(
    key: String,
    nominee: String,
    kind: Int,
    ordinal: Int,
    line: Int,
    nominations: [Int]? = nil,
    errors: [DataError]
  ) {
    self.nominations = nominations
    self.key = key
    self.nominee = nominee
    self.kind = kind
    self.ordinal = ordinal
    self.line = line
    self.errors = errors
  }
}
