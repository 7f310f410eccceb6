package import KhenEvaluation
import KhenDossiers
import KhenExplanation
import KhenSemantics
package import KhenSource

/// A witness as people and machines read it.
package struct WitnessText {
  private let schema: FactSchema

  /// Prepares to write witnesses of a schema.
  package init(_ schema: FactSchema) { self.schema = schema }

  /// The facts as the data of a test in the rules: `{ giới_tính: nữ, quá_trình: [{ … }] }`.
  ///
  /// The language is that of the rule files; it decides only how truth and numbers are written.
  package func data(_ witness: Witness, in language: Language = .vietnamese) -> String {
    var entries = self.entries(schema.records[witness.kind], witness.facts, language)
    entries += conclusions("xác_nhận", "attestations", witness.attestations, language)
    entries += conclusions("tài_liệu", "documents", witness.documents, language)
    return braces(entries)
  }

  /// One line for a note: the facts, and the day on which they are looked at.
  package func line(_ witness: Witness) -> Bilingual {
    let date = DateText.day(witness.date)
    let facts = Bilingual(vi: data(witness), en: data(witness, in: .english))
    let isEmpty = facts.vi == "{}"
    return Bilingual(
      vi: (isEmpty ? "chưa ghi dữ kiện nào" : facts.vi) + ", ngày xét \(date)",
      en: (isEmpty ? "no facts at all" : facts.en) + ", as of \(date)"
    )
  }

  /// The witness as a JSON dossier that `khen check` reads.
  package func json(_ witness: Witness, key: String? = nil, isIndented: Bool = false) -> String {
    var frame = FactFrame()
    frame.file(witness, schema: schema)
    return DossierJSONWriter(schema: schema, isIndented: isIndented).write(frame, key: key)
  }

  // MARK: Data

  private func braces(_ entries: [String]) -> String {
    entries.isEmpty ? "{}" : "{ " + entries.joined(separator: ", ") + " }"
  }

  private func entries(
    _ layout: RecordLayout,
    _ values: [FactValue],
    _ language: Language
  ) -> [String] {
    var entries: [String] = []
    for (field, value) in zip(layout.fields, values) {
      if value == PlainValues.absent(field, schema) { continue }
      entries.append("\(field.name.text): \(text(value, field, language))")
    }
    return entries
  }

  private func conclusions(
    _ vietnamese: String,
    _ english: String,
    _ filed: [FiledConclusion],
    _ language: Language
  ) -> [String] {
    let entries = filed.map { conclusion -> String in
      let words = conclusion.name.text.split(separator: ".")
      let name = words.last.map { String($0) } ?? conclusion.name.text
      switch conclusion.state {
      case .given(until: let last?): return "\(name): \(DateText.day(Int(last)))"
      case .given: return "\(name): \(truth(true, language))"
      case .refused: return "\(name): \(truth(false, language))"
      case .outstanding: return "\(name): \(unknown(language))"
      }
    }
    if entries.isEmpty { return [] }
    return ["\(language == .vietnamese ? vietnamese : english): \(braces(entries))"]
  }

  private func truth(_ value: Bool, _ language: Language) -> String {
    language == .vietnamese ? (value ? "đúng" : "sai") : (value ? "true" : "false")
  }

  private func unknown(_ language: Language) -> String {
    language == .vietnamese ? "không rõ" : "unknown"
  }

  private func text(_ value: FactValue, _ field: FieldLayout, _ language: Language) -> String {
    switch value {
    case .unknown: return unknown(language)
    case .none: return language == .vietnamese ? "không có" : "none"
    case .text(let text): return "\"\(text)\""
    case .years(let first, let last): return "[\(first), \(last)]"
    case .range(let low, let high): return range(low, high, field, language)
    case .rational(let number): return decimal(number, language)
    case .period(let months, let days): return period(months, days, language)
    case .point(let point): return self.point(point, field, language)
    case .record(let values):
      guard case .record(let record) = field.type else { return braces([]) }
      return braces(entries(schema.records[record], values, language))
    case .list(let elements):
      guard case .list(let element) = field.type else { return "[]" }
      return "[" + elements.map { self.element($0, element, language) }.joined(separator: ", ")
        + "]"
    case .series(let years):
      guard case .series(let element) = field.type else { return braces([]) }
      let valueField = schema.records[element].fields[1]
      return braces(years.map { "\($0.year): \(text($0.value, valueField, language))" })
    }
  }

  private func element(_ value: FactValue, _ element: Int, _ language: Language) -> String {
    let layout = schema.records[element]
    if case .record(let values) = value, !layout.name.isEmpty {
      return braces(entries(layout, values, language))
    }
    return text(value, layout.fields[0], language)
  }

  private func point(_ point: Int64, _ field: FieldLayout, _ language: Language) -> String {
    switch field.type {
    case .boolean: truth(point != 0, language)
    case .date: DateText.day(Int(point))
    case .catalogue(let catalogue):
      schema.catalogues[catalogue].members[Int(point)].name.text
    case .money: "\(point) " + (language == .vietnamese ? "đồng" : "dong")
    case .integer, .number, .string, .year, .yearRange, .period, .days, .record, .list, .series:
      "\(point)"
    }
  }

  /// A range as data of tests can say it: a month or a year; else its first day.
  private func range(
    _ low: Int64,
    _ high: Int64,
    _ field: FieldLayout,
    _ language: Language
  ) -> String {
    guard field.type == .date else { return unknown(language) }
    let first = CivilDate(dayNumber: Int(low))
    let last = CivilDate(dayNumber: Int(high))
    let next = CivilDate(dayNumber: Int(high) + 1)
    guard first.day == 1, next.day == 1, first.year == last.year else {
      return DateText.day(Int(low))
    }
    let isVietnamese = language == .vietnamese
    if first.month == 1, last.month == 12 {
      return (isVietnamese ? "năm " : "year ") + "\(first.year)"
    }
    guard first.month == last.month else { return DateText.day(Int(low)) }
    return (isVietnamese ? "tháng " : "month ") + "\(first.month)/\(first.year)"
  }

  private func period(_ months: Int64, _ days: Int64, _ language: Language) -> String {
    let isVietnamese = language == .vietnamese
    var parts: [String] = []
    if months >= 12 { parts.append("\(months / 12) " + (isVietnamese ? "năm" : "years")) }
    if months % 12 > 0 { parts.append("\(months % 12) " + (isVietnamese ? "tháng" : "months")) }
    if days > 0 || parts.isEmpty { parts.append("\(days) " + (isVietnamese ? "ngày" : "days")) }
    return parts.joined(separator: " ")
  }

  /// Digits in the style of the language, never such that they can be read in the other's.
  private func decimal(_ number: Rational, _ language: Language) -> String {
    guard let plain = PlainNumber.decimal(number) else { return PlainNumber.exact(number) }
    return language == .vietnamese ? WitnessText.vietnamese(plain) : plain
  }

  /// Digits with a point, as Vietnamese rule files write them.
  static func vietnamese(_ plain: String) -> String {
    var text = ""
    var places = -1
    for character in plain {
      if character == "." { places = 0 } else if places >= 0 { places += 1 }
      text.append(character == "." ? "," : character)
    }
    return places == 3 ? text + "0" : text
  }
}
