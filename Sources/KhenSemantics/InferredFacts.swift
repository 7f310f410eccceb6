package import KhenSource

/// What is known of the fields of a dossier that has no schema, only data.
///
/// A reader fills in the hints; checking an expression fixes the types of the fields that it uses
/// and leaves a program whose last kind of dossier describes the data.
package struct InferredFacts: Sendable {
  /// What the data looks like.
  package indirect enum Hint: Hashable, Sendable {
    /// Nothing but null was seen, or an empty list's element.
    case unknown
    case boolean
    case wholeNumber
    case decimal
    case text
    /// `2012-03-31`, `31/03/2012` or `3/2012`
    case dateText
    /// `2012` in quotes.
    case yearText
    /// An object; one whose keys are all years is a yearly series.
    case record([Field])
    case list(Hint)
  }
  /// A key of an object.
  package struct Field: Hashable, Sendable {
    /// The key, blanks as `_`, so that an expression can name it.
    package var name: Name
    /// The value.
    package var hint: Hint
    /// Whether some element of the data lacks it or has null.
    package var mayBeNone: Bool

    /// Makes a field.
    package init(name: Name, hint: Hint, mayBeNone: Bool) {
      self.name = name
      self.hint = hint
      self.mayBeNone = mayBeNone
    }
  }
  /// The keys of the dossier.
  package var fields: [Field]
  /// After checking: the program with the inferred records and the variables of the expression.
  package var program: CheckedProgram?
  /// After checking: index of the kind of dossier that the names of the expression are fields of.
  package var dossier: Int?

  /// Collects what was seen.
  package init(fields: [Field]) { self.fields = fields }
}

extension InferredFacts.Hint {
  /// The hint for data that was seen twice: what both may be.
  package func joined(_ other: InferredFacts.Hint) -> InferredFacts.Hint {
    if self == other { return self }
    switch (self, other) {
    case (.unknown, let known), (let known, .unknown): return known
    case (.wholeNumber, .decimal), (.decimal, .wholeNumber): return .decimal
    case (.dateText, .yearText), (.yearText, .dateText): return .dateText
    case (.list(let first), .list(let second)): return .list(first.joined(second))
    case (.record(let first), .record(let second)):
      return .record(InferredFacts.Hint.joined(first, second))
    default: return .text
    }
  }

  private static func joined(
    _ first: [InferredFacts.Field],
    _ second: [InferredFacts.Field]
  ) -> [InferredFacts.Field] {
    var result = first
    for index in result.indices where !second.contains(where: { $0.name == result[index].name }) {
      result[index].mayBeNone = true
    }
    for field in second {
      if let index = result.firstIndex(where: { $0.name == field.name }) {
        result[index].hint = result[index].hint.joined(field.hint)
        result[index].mayBeNone = result[index].mayBeNone || field.mayBeNone
      } else {
        var added = field
        added.mayBeNone = true
        result.append(added)
      }
    }
    return result
  }

  /// The type where no use says otherwise.
  var defaultType: ValueType {
    switch self {
    case .unknown, .text, .yearText: .string
    case .boolean: .boolean
    case .wholeNumber: .integer
    case .decimal: .number
    case .dateText: .date
    case .record, .list: .error
    }
  }

  /// Whether such data can be read as a type.
  func allows(_ type: ValueType) -> Bool {
    switch (self, type) {
    case (_, .error), (_, .optional), (_, .timeline), (_, .quotient), (_, .workingDays): false
    case (.unknown, _): true
    case (.boolean, .boolean), (.text, .string), (.text, .catalogue): true
    case (.wholeNumber, .integer), (.wholeNumber, .number), (.wholeNumber, .year),
      (.wholeNumber, .days), (.wholeNumber, .money):
      true
    case (.decimal, .number), (.decimal, .days), (.decimal, .money): true
    case (.dateText, .date), (.dateText, .string): true
    case (.yearText, .date), (.yearText, .year), (.yearText, .string): true
    default: false
    }
  }
}
