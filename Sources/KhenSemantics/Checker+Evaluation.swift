package import KhenSource
package import KhenSyntax

// One expression outside of any rule file, for `khen eval`.
extension Checker {
  /// Checks an expression over a declared kind of dossier, or over data without a schema.
  ///
  /// Without `dossier` the names are fields of `facts`; afterwards `facts.program` is the program
  /// to evaluate in, and `facts.dossier` the kind of dossier to read the data as.
  ///
  /// - Complexity: the expression is checked once more for each type that it fixes.
  package static func checkExpression(
    _ expression: Expression,
    in program: CheckedProgram,
    dossier: Int?,
    inferring facts: inout InferredFacts
  ) -> (CheckedExpression?, [Diagnostic]) {
    var base = program
    var open: OpenFacts?
    if dossier == nil {
      open = InferenceBuilder.open(facts.fields, in: &base, at: expression.range)
    }
    let kind = dossier ?? open?.dossier
    while true {
      var checker = Checker(program: base)
      checker.openFacts = open
      checker.openFacts?.elements = [:]
      checker.openFacts?.hasChanged = false
      if program.time.measure == nil, program.awards.isEmpty {
        // There is no file in which the measure could be chosen.
        checker.program.time.measure = .calendar
      }
      var scope = Scope()
      scope.kind = kind
      var checked = checker.check(expression, in: scope)
      if checker.openFacts?.hasChanged == true {
        // What was checked before the type was fixed is checked again with it.
        base.records = checker.program.records
        open = checker.openFacts
        continue
      }
      if base.closeOpenLists() { continue }
      if checked.type == .quotient {
        // Shown as it is, a quotient is a number or none.
        checked.range = expression.range
      }
      let diagnostics = Checker.sorted(checker.diagnostics)
      let hasErrors = checker.hasMissingParts || diagnostics.contains { $0.severity == .error }
      facts.program = checker.program
      facts.dossier = kind
      return (hasErrors ? nil : checked, diagnostics)
    }
  }

  /// A checker over a program that is there already.
  private init(program: CheckedProgram) {
    self.init(trees: [])
    self.program = program
    for (index, value) in program.instruments.enumerated() { instruments[value.name] = index }
    for (index, value) in program.catalogues.enumerated() { catalogues[value.name] = index }
    for (index, value) in program.records.enumerated() { records[value.name] = index }
    for (index, value) in program.parameters.enumerated() { parameters[value.name] = index }
    for (index, value) in program.scorecards.enumerated() { scorecards[value.name] = index }
    for award in program.awards { awardNames[award.name] = award.range }
    kindCatalogue = catalogues[Name("loại_hồ_sơ")]
    // Global definitions come first in a program, so the first of a name is the one that counts.
    for (index, value) in program.definitions.enumerated() {
      if let record = value.receiver {
        let key = MemberKey(record: record, name: value.name)
        recordDefinitions[key] = recordDefinitions[key] ?? index
      } else {
        freeDefinitions[value.name] = freeDefinitions[value.name] ?? index
      }
    }
  }
}

extension CheckedProgram {
  /// Makes lists of which nothing was seen or asked lists of texts; false when there are none.
  fileprivate mutating func closeOpenLists() -> Bool {
    var hasChanged = false
    for record in records.indices {
      for field in records[record].fields.indices
      where records[record].fields[field].type.unwrapped == .list(.error) {
        records[record].fields[field].type = .list(.string)
        hasChanged = true
      }
    }
    return hasChanged
  }
}

/// Turns hints into records.
enum InferenceBuilder {
  static func open(
    _ fields: [InferredFacts.Field],
    in program: inout CheckedProgram,
    at range: SourceRange
  ) -> OpenFacts {
    var open = OpenFacts()
    open.dossier = record(
      named: Name("hồ_sơ"),
      fields,
      isDossier: true,
      in: &program,
      &open,
      at: range
    )
    return open
  }

  private static func record(
    named name: Name,
    _ fields: [InferredFacts.Field],
    isDossier: Bool,
    in program: inout CheckedProgram,
    _ open: inout OpenFacts,
    at range: SourceRange
  ) -> Int {
    let index = program.records.count
    program.records.append(
      CheckedRecord(
        name: name,
        label: name.text,
        isDossier: isDossier,
        fields: [],
        constraints: [],
        constraintVariable: -1,
        range: range
      )
    )
    for (position, field) in fields.enumerated() {
      let type = type(of: field.hint, named: field.name, in: &program, &open, at: range)
      program.records[index].fields.append(
        CheckedRecord.Field(
          name: field.name,
          type: type,
          label: field.name.text,
          aliases: [],
          evidence: nil,
          isCompleteWhenAbsent: false,
          range: range
        )
      )
      if !type.holdsRecord {
        open.entries[OpenFacts.Place(record: index, field: position)] = OpenFacts.Entry(
          hint: field.hint,
          mayBeNone: field.mayBeNone || field.hint == .unknown
        )
      }
    }
    return index
  }

  private static func type(
    of hint: InferredFacts.Hint,
    named name: Name,
    in program: inout CheckedProgram,
    _ open: inout OpenFacts,
    at range: SourceRange
  ) -> ValueType {
    switch hint {
    case .unknown, .boolean, .wholeNumber, .decimal, .text, .dateText, .yearText:
      return hint.defaultType
    case .list(let element):
      return .list(type(of: element, named: name, in: &program, &open, at: range))
    case .record(let fields):
      let years = fields.allSatisfy {
        Int($0.name.text).map { (1000...9999).contains($0) } ?? false
      }
      if years, !fields.isEmpty {
        let element = fields.reduce(.unknown) { $0.joined($1.hint) } as InferredFacts.Hint
        let mayBeNone = fields.contains { $0.mayBeNone && $0.hint == .unknown }
        let type = type(of: element, named: name, in: &program, &open, at: range)
        return .yearly(mayBeNone ? .optional(type) : type)
      }
      return .record(
        record(named: name, fields, isDossier: false, in: &program, &open, at: range)
      )
    }
  }
}

extension ValueType {
  /// Whether a record is inside; its fields are open by themselves.
  fileprivate var holdsRecord: Bool {
    switch self {
    case .record: true
    case .list(let inner), .yearly(let inner), .timeline(let inner), .optional(let inner):
      inner.holdsRecord
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .period, .service, .days, .workingDays, .money, .catalogue:
      false
    }
  }
}
