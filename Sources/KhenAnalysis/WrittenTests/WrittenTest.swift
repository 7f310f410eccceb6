package import KhenEvaluation
import KhenExplanation
package import KhenSemantics
package import KhenSource
import KhenSyntax

/// A test that the tool proposes: a fictional dossier with what comes out of it.
///
/// What is expected is what the rules as they are give; a person compares it with the law before
/// the test is kept.
package struct WrittenTest: Sendable {
  /// What it is about, without quotes.
  package var label: String
  /// The award.
  package var award: Name
  /// The dossier; in the test of a selection, the first one, for its day.
  package var witness: Witness
  /// The dossiers of a cohort, in the test of a selection.
  package var cohort: [(key: String, witness: Witness)] = []
  /// What is expected, each as a clause without `mong đợi`.
  package var expectations: [String]

  /// Makes a test.
  package init(label: String, award: Name, witness: Witness, expectations: [String]) {
    self.label = label
    self.award = award
    self.witness = witness
    self.expectations = expectations
  }
}

/// Writes proposed tests as a rule file, not yet laid out.
package struct WrittenTestFile {
  private let program: CheckedProgram
  private let schema: FactSchema
  private let fixtures: FixtureTable
  private let data: WitnessText

  /// Prepares to write tests of a rule set.
  package init(_ program: CheckedProgram, _ fixtures: FixtureTable) {
    self.program = program
    schema = FactSchema(program)
    self.fixtures = fixtures
    data = WitnessText(schema)
  }

  /// The file; `head` says where the tests are from.
  package func text(_ tests: [WrittenTest], head: [String]) -> String {
    var text = head.map { "// " + $0 + "\n" }.joined()
    var labels: Set<String> = []
    for test in tests {
      var label = WrittenTestFile.plain(test.label)
      var number = 2
      while !labels.insert(label + test.award.text).inserted {
        label = WrittenTestFile.plain(test.label) + " (\(number))"
        number += 1
      }
      text += "\nkiểm thử \"\(label)\" cho \(test.award.text) {\n"
      text += "    ngày_xét: \(DayWords.text(test.witness.date))\n"
      text += test.cohort.isEmpty ? "    hồ sơ \(dossier(test.witness))\n" : cohort(test)
      for expectation in test.expectations { text += "    mong đợi \(expectation)\n" }
      text += "}\n"
    }
    return text
  }

  /// The dossiers of a test of a selection, or the one of another test, as the test says them.
  package func cohort(_ test: WrittenTest) -> String {
    if test.cohort.isEmpty { return dossier(test.witness) }
    let entries = test.cohort.map { "        \"\($0.key)\": \(dossier($0.witness))\n" }
    return "    đợt {\n" + entries.joined() + "    }\n"
  }

  /// The dossier as a test says it: a sample dossier with what differs, or all of its facts.
  package func dossier(_ witness: Witness) -> String {
    guard let fixture = fixtures.nearest(to: witness) else {
      let kinds = program.records.count { $0.isDossier }
      let text = data.data(witness)
      guard kinds > 1 else { return text }
      let kind = "loại_hồ_sơ: \(program.records[witness.kind].name.text)"
      return text == "{}" ? "{ \(kind) }" : "{ \(kind), " + text.dropFirst(2)
    }
    let changes = changes(from: fixture, to: witness)
    return changes.isEmpty
      ? fixture.name.text : "\(fixture.name.text) sửa { " + changes.joined(separator: ", ") + " }"
  }

  /// The dossier as `khen check` reads it.
  package func json(_ witness: Witness) -> String { data.json(witness) }

  /// The fields in which a dossier differs from a sample dossier, as data.
  private func changes(from fixture: FixtureTable.Fixture, to witness: Witness) -> [String] {
    var changes: [String] = []
    let fields = schema.records[witness.kind].fields
    for (index, field) in fields.enumerated() where fixture.facts[index] != witness.facts[index] {
      let absent = PlainValues.absent(field, schema)
      if witness.facts[index] == absent {
        changes.append("\(field.name.text): " + WrittenTestFile.text(ofAbsent: absent))
        continue
      }
      var only = witness
      only.facts = fields.map { PlainValues.absent($0, schema) }
      only.facts[index] = witness.facts[index]
      only.attestations = []
      only.documents = []
      // Without the braces around it.
      changes.append(String(data.data(only).dropFirst(2).dropLast(2)))
    }
    changes += conclusions("xác_nhận", fixture.attestations, witness.attestations)
    changes += conclusions("tài_liệu", fixture.documents, witness.documents)
    return changes
  }

  private func conclusions(
    _ key: String,
    _ before: [FiledConclusion],
    _ after: [FiledConclusion]
  ) -> [String] {
    if before == after { return [] }
    var entries: [String] = []
    for conclusion in after {
      let name = conclusion.name.text
      let word =
        switch conclusion.state {
        case .given(let until?): DayWords.text(Int(until))
        case .given: "đúng"
        case .refused: "sai"
        case .outstanding: "không rõ"
        }
      entries.append("\(name): \(word)")
    }
    return ["\(key): { " + entries.joined(separator: ", ") + " }"]
  }

  private static func text(ofAbsent value: FactValue) -> String {
    switch value {
    case .none: "không có"
    case .list: "[]"
    case .series: "{}"
    case .point, .rational, .period, .text, .years, .range, .unknown, .record: "không rõ"
    }
  }

  /// A label without what would end it.
  private static func plain(_ label: String) -> String {
    String(label.map { $0 == "\"" || $0 == "\n" || $0 == "\\" ? " " : $0 })
  }
}

extension WrittenTest {
  /// The clause that expects a verdict.
  package static func clause(_ verdict: Verdict) -> String? {
    switch verdict {
    case .eligible: "đủ điều kiện"
    case .ineligible: "không đủ điều kiện"
    case .onHold: "chưa xét"
    case .undetermined: "chưa đủ căn cứ"
    case .pending: "chờ xác nhận"
    case .notApplicable: "không thuộc đối tượng"
    case .ruleError: "lỗi quy tắc"
    case .dataError: nil
    }
  }

  /// The clause that expects an outcome of a part.
  static func clause(_ outcome: Outcome, of name: Name) -> String? {
    switch outcome {
    case .met: "đạt \(name.text)"
    case .notMet: "không đạt \(name.text)"
    case .undetermined: "chưa rõ \(name.text)"
    case .awaiting: "chờ \(name.text)"
    case .error, .notNeeded: nil
    }
  }

  /// The clause that expects a value that is known; nothing for a value that rules cannot write.
  static func clause(_ value: EvaluatedValue, _ type: ValueType, of name: Name) -> String? {
    guard case .known(let atom) = value else { return nil }
    switch (type.unwrapped, atom) {
    case (.boolean, .boolean(let truth)): return "\(name.text) = \(truth ? "đúng" : "sai")"
    case (.date, .date(let day)): return "\(name.text) = \(DayWords.text(Int(day)))"
    case (.integer, .number(let number)), (.year, .number(let number)):
      return "\(name.text) = \(number.numerator)"
    case (.number, .number(let number)):
      return PlainNumber.decimal(number).map { "\(name.text) = \(WitnessText.vietnamese($0))" }
    case (.money, .number(let number)) where number.isWhole:
      return "\(name.text) = \(number.numerator) đồng"
    case (.catalogue, .text(let member)): return "\(name.text) = \(member)"
    default: return nil
    }
  }

  /// The test that a cohort makes; nothing for one without dossiers.
  package init?(_ killer: CohortKiller, label: String) {
    let date = killer.cohort.evaluationDate
    let cohort = killer.cohort.entries.map { ($0.key, Witness($0, on: date)) }
    guard let first = cohort.first else { return nil }
    self.init(
      label: label,
      award: killer.selection,
      witness: first.1,
      expectations: killer.nominees.prefix(3).map { "\($0.before.word.vi) \"\($0.key)\"" }
    )
    self.cohort = cohort
  }

  /// The test that a killer makes.
  package init(_ killer: Killer, label: String) {
    self.init(label: label, award: killer.award, witness: killer.witness, expectations: [])
    if let clause = killer.verdict.flatMap({ WrittenTest.clause($0) }) {
      expectations.append(clause)
    }
    guard killer.verdict == killer.otherVerdict else { return }
    if let instrument = killer.instrument { expectations.append("theo \(instrument.text)") }
    let clauses = killer.parts.compactMap { part -> String? in
      switch part.before {
      case .outcome(let outcome): WrittenTest.clause(outcome, of: part.name)
      case .value(let value, let type): WrittenTest.clause(value, type, of: part.name)
      }
    }
    expectations += clauses.prefix(3)
  }
}
