package import KhenSemantics
package import KhenSource

/// Where each fact of a dossier lives in a `FactFrame`.
///
/// Records lie in consecutive slots, nested records inline. Elements of lists are chained: the
/// slot before an element holds the base of the next one, so that elements can be added while
/// the lists inside them are still being read.
package struct FactSchema: Sendable {
  /// Layouts by index: first those of `CheckedProgram.records` in the same order, then one for
  /// the elements of each list of scalars and each yearly series.
  package var records: [RecordLayout] = []
  /// The catalogues that `FactType.catalogue` refers to.
  package var catalogues: [CheckedCatalogue] = []
  /// Indices of the records that are kinds of dossier.
  package var dossierKinds: [Int] = []
  /// The awards that a dossier can be nominated for, each once, in the order of the rules.
  package var awards: [NominatedAward] = []
  /// Attestations of all awards; the same name in two awards is two entries.
  package var attestations: [ConclusionLayout] = []
  /// Documents of all awards; the same name in two awards is two entries.
  package var documents: [ConclusionLayout] = []
  /// How many columns the schema has; `FieldLayout.column` is below it.
  package var columnCount = 0
  /// The attestations of the rules by what dossiers call them.
  var attestationNumbers = ConclusionNumbers([])
  /// The documents of the rules by what dossiers call them.
  var documentNumbers = ConclusionNumbers([])

  /// Decimal facts (`số`, `số ngày`) are whole multiples of one millionth.
  package static let decimalScale: Int64 = 1_000_000
}

/// An award as dossiers name it.
package struct NominatedAward: Sendable {
  /// Its name in rules.
  package var name: Name
  /// The labels of its versions, each once.
  package var labels: [String]

  /// Makes an entry.
  package init(name: Name, labels: [String]) {
    self.name = name
    self.labels = labels
  }
}

/// An attestation or a document as dossiers file it.
package struct ConclusionLayout: Sendable {
  /// The award that asks for it.
  package var award: Name
  /// Its local name.
  package var name: Name
  /// Its label.
  package var label: String
  /// Its name with that of the award, for where two awards use one name for different things.
  package let qualifiedName: Name

  /// Makes an entry.
  package init(award: Name, name: Name, label: String) {
    self.award = award
    self.name = name
    self.label = label
    qualifiedName = Name(award.text + "." + name.text)
  }
}

/// Finds attestations or documents by what dossiers call them, without asking each.
struct ConclusionNumbers: Sendable {
  /// The entries of a local name: several where awards share it.
  private(set) var local: [Name: [Int]] = [:]
  /// The entry of a name with that of its award.
  private(set) var qualified: [Name: [Int]] = [:]

  init(_ entries: [ConclusionLayout]) {
    for (index, entry) in entries.enumerated() {
      local[entry.name, default: []].append(index)
      qualified[entry.qualifiedName, default: []].append(index)
    }
  }
}

/// The fields of a record and their offsets.
package struct RecordLayout: Sendable {
  /// Its name; empty for the elements of lists of scalars and of series.
  package var name: String
  /// Its label.
  package var label: String
  /// The fields; for the elements of a list of scalars the only field is the value, for those of
  /// a series the fields are the year and the value.
  package var fields: [FieldLayout]
  /// How many slots a record takes.
  package var size: Int
  /// The slots of a record of which nothing was filed: unknown, none or empty as declared.
  package var template: [Int64]
}

/// One field of a record.
package struct FieldLayout: Sendable {
  /// Its name.
  package var name: Name
  /// Its label on the form.
  package var label: String
  /// Other spellings accepted in data.
  package var aliases: [String]
  /// What it holds.
  package var type: FactType
  /// Distance of its first slot from the base of the record.
  package var offset: Int
  /// Whether absent or null says *none*.
  package var isOptional: Bool
  /// Whether absent says none or empty instead of unknown.
  package var isCompleteWhenAbsent: Bool
  /// What numbers it may hold, beyond those of its type.
  package var bounds: NumberBounds?
  /// Number of the column in the whole schema, for sets of facts; an inlined record counts once
  /// for each place in which it is inlined.
  package var column: Int
}

/// What a slot of a fact holds.
package enum FactType: Hashable, Sendable {
  /// 0 or 1.
  case boolean
  /// A whole number within ±10^15.
  case integer
  /// Millionths, within ±10^12 units.
  case number
  /// An id given by `FactFrame.intern`.
  case string
  /// A day number.
  case date
  /// A calendar year, 1…9999.
  case year
  /// Two slots: first and last year.
  case yearRange
  /// `Period.encoded`.
  case period
  /// Millionths of a day.
  case days
  /// Đồng.
  case money
  /// Index of a member of the catalogue.
  case catalogue(Int)
  /// The record's slots inline; an optional one is preceded by a slot that is 1 (present), `none`
  /// or `unknown`.
  case record(Int)
  /// Two slots: base of the first element (0 when empty, `unknown` when not filed) and count.
  case list(element: Int)
  /// As a list; elements are (year, value).
  case series(element: Int)
}

/// A period as one ordered number: months and days side by side.
package enum Period {
  /// `months · 2^32 + days`; sums of periods are sums of codes.
  package static func encoded(months: Int64, days: Int64) -> Int64 { months << 32 &+ days }

  /// The months and days of a code.
  package static func decoded(_ code: Int64) -> (months: Int64, days: Int64) {
    let days = Int64(Int32(truncatingIfNeeded: code))
    return ((code &- days) >> 32, days)
  }
}
