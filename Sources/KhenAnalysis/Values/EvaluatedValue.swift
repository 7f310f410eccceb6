package import KhenEvaluation
package import KhenExplanation
package import KhenSemantics
package import KhenSource

/// What `khen eval` shows of a value: known, within a range, one of several, none, or an error.
package indirect enum EvaluatedValue: Equatable, Sendable {
  /// One exact value.
  package enum Atom: Hashable, Sendable {
    case boolean(Bool)
    /// A fraction in lowest terms.
    case number(Rational)
    case text(String)
    case date(Int64)
    case period(months: Int64, days: Int64)
  }

  case known(Atom)
  /// Ends that are missing are endless.
  case range(Atom?, Atom?)
  case oneOf([Atom])
  case none
  case unknown
  case list([EvaluatedValue])
  /// Why the rules give no value: `conflict`, `ambiguous-date` or `overflow`.
  case error(String)
  /// The value, or none.
  case orNone(EvaluatedValue)

  /// Whether the value is certain.
  package var isKnown: Bool {
    switch self {
    case .known, .none, .error: true
    case .list(let elements): elements.allSatisfy { $0.isKnown }
    case .range, .oneOf, .unknown, .orNone: false
    }
  }

  /// Reads an extent of a type.
  package init(
    _ extent: Extent,
    _ type: ValueType,
    texts: TextTable,
    catalogues: [CheckedCatalogue] = []
  ) {
    let marks = extent.marks
    if !marks.contains(.value) {
      self =
        marks.contains(.conflict)
        ? .error("conflict")
        : marks.contains(.ambiguousDate)
          ? .error("ambiguous-date") : marks.contains(.overflow) ? .error("overflow") : .none
      return
    }
    let value = EvaluatedValue.value(extent, type.unwrapped, texts, catalogues)
    self = marks.contains(.none) ? .orNone(value) : value
  }

  private static func value(
    _ extent: Extent,
    _ type: ValueType,
    _ texts: TextTable,
    _ catalogues: [CheckedCatalogue]
  ) -> EvaluatedValue {
    switch type {
    case .boolean:
      if extent.canBeTrue, extent.canBeFalse { return .oneOf([.boolean(false), .boolean(true)]) }
      return .known(.boolean(extent.canBeTrue))
    case .string:
      guard extent.isPoint || extent.low == extent.high, extent.low >= 0,
        extent.low < Int64(texts.count)
      else { return .unknown }
      return .known(.text(texts[extent.low]))
    case .integer, .number, .quotient, .date, .year, .period, .service, .days, .workingDays,
      .money:
      if extent.low == extent.high {
        return atom(extent.low, extent.scale, type).map { .known($0) } ?? .unknown
      }
      let low = end(extent.low, extent.scale, type)
      let high = end(extent.high, extent.scale, type)
      if low == nil, high == nil { return .unknown }
      return .range(low, high)
    case .catalogue(let index):
      guard catalogues.indices.contains(index) else { return .unknown }
      let members = catalogues[index].members.enumerated().filter {
        extent.low >> Int64($0.offset) & 1 != 0
      }
      let atoms = members.map { Atom.text($0.element.name.text) }
      return atoms.count == 1 ? .known(atoms[0]) : .oneOf(atoms)
    case .error, .yearRange, .record, .list, .yearly, .timeline, .optional:
      return .unknown
    }
  }

  /// One end of a range; nothing where it is endless.
  private static func end(_ value: Int64, _ scale: Int64, _ type: ValueType) -> Atom? {
    // Near the limits of what can be filed an end says nothing; leaving it out is still sound.
    let limit: UInt64
    switch type {
    case .number, .quotient: limit = 900_000_000_000
    case .integer, .money: limit = 900_000_000_000_000
    case .error, .boolean, .string, .date, .year, .yearRange, .period, .service, .days,
      .workingDays, .catalogue, .record, .list, .yearly, .timeline, .optional:
      limit = .max
    }
    guard value.magnitude / UInt64(max(1, scale)) < limit else { return nil }
    return atom(value, scale, type)
  }

  /// One value; nothing where it is endless.
  private static func atom(_ value: Int64, _ scale: Int64, _ type: ValueType) -> Atom? {
    guard value != Extent.endlessLow, value != Extent.endlessHigh else { return nil }
    switch type {
    case .date:
      guard (-719_162...2_932_896).contains(value) else { return nil }
      return .date(value)
    case .period:
      let (months, days) = Period.decoded(value)
      return .period(months: months, days: days)
    case .integer, .number, .quotient, .money:
      return Rational(value, scale).map { .number($0) }
    case .year, .service, .days, .workingDays, .boolean, .string, .catalogue, .error, .yearRange,
      .record, .list, .yearly, .timeline, .optional:
      return Rational(value, scale).map { .number($0) }
    }
  }
}

// MARK: - JSON

extension EvaluatedValue {
  /// Writes the members that tell the value: `"known": …`, `"range": […]` or `"oneOf": […]`.
  package func writeMembers(to output: inout JSONOutput) {
    switch self {
    case .known(let atom):
      output.key("known")
      atom.write(to: &output)
    case .none:
      output.key("known")
      output.null()
    case .unknown:
      output.key("range")
      output.raw("[null,null]")
    case .range(let low, let high):
      output.key("range")
      output.beginArray()
      for end in [low, high] {
        if let end { end.write(to: &output) } else { output.null() }
      }
      output.endArray()
    case .oneOf(let atoms):
      output.key("oneOf")
      output.beginArray()
      for atom in atoms { atom.write(to: &output) }
      output.endArray()
    case .orNone(let value):
      value.writeMembers(to: &output)
      output.key("orNone")
      output.boolean(true)
    case .error(let code):
      output.field("error", code)
    case .list(let elements):
      output.key(isKnown ? "known" : "elements")
      output.beginArray()
      for element in elements {
        if isKnown {
          element.writeKnown(to: &output)
        } else {
          output.beginObject()
          element.writeMembers(to: &output)
          output.endObject()
        }
      }
      output.endArray()
    }
  }

  private func writeKnown(to output: inout JSONOutput) {
    switch self {
    case .known(let atom): atom.write(to: &output)
    case .list(let elements):
      output.beginArray()
      for element in elements { element.writeKnown(to: &output) }
      output.endArray()
    case .none, .unknown, .range, .oneOf, .orNone, .error: output.null()
    }
  }
}

extension EvaluatedValue.Atom {
  /// Writes the value: dates as ISO dates, periods as ISO durations, fractions that have no
  /// decimal form as texts (`"14/3"`), so that nothing is rounded.
  func write(to output: inout JSONOutput) {
    switch self {
    case .boolean(let value): output.boolean(value)
    case .text(let text): output.string(text)
    case .date(let day): output.string(DateText.iso(Int(day)))
    case .period(let months, let days):
      output.string(EvaluatedValue.Atom.isoDuration(months: months, days: days))
    case .number(let number):
      if let decimal = EvaluatedValue.Atom.decimal(number) {
        output.raw(decimal)
      } else {
        output.string("\(number.numerator)/\(number.denominator)")
      }
    }
  }

  private static func isoDuration(months: Int64, days: Int64) -> String {
    var text = "P"
    if months / 12 != 0 { text += "\(months / 12)Y" }
    if months % 12 != 0 { text += "\(months % 12)M" }
    if days != 0 { text += "\(days)D" }
    return text == "P" ? "P0D" : text
  }

  /// The exact decimal form; nothing for a fraction that has none or a very long one.
  static func decimal(_ number: Rational) -> String? {
    if number.isWhole { return "\(number.numerator)" }
    var scaled = number
    for places in 1...12 {
      guard let next = scaled.multiplied(by: Rational(10)) else { return nil }
      scaled = next
      guard scaled.isWhole else { continue }
      var digits = "\(scaled.numerator.magnitude)"
      while digits.count <= places { digits = "0" + digits }
      let sign = scaled.numerator < 0 ? "-" : ""
      return sign + digits.dropLast(places) + "." + digits.suffix(places)
    }
    return nil
  }
}

// MARK: - Text

extension EvaluatedValue {
  /// The value as people write it.
  package func text(in language: Language, type: ValueType, measure: TimeUnitWord) -> String {
    let isVietnamese = language == .vietnamese
    func say(_ atom: Atom) -> String { atom.text(in: language, type: type, measure: measure) }
    switch self {
    case .known(let atom): return say(atom)
    case .none: return isVietnamese ? "không có" : "none"
    case .unknown: return isVietnamese ? "không rõ" : "unknown"
    case .range(let low?, let high?):
      return isVietnamese ? "từ \(say(low)) đến \(say(high))" : "from \(say(low)) to \(say(high))"
    case .range(let low?, nil):
      return isVietnamese ? "từ \(say(low)) trở lên" : "\(say(low)) or more"
    case .range(nil, let high?):
      return isVietnamese ? "đến \(say(high))" : "up to \(say(high))"
    case .range(nil, nil): return isVietnamese ? "không rõ" : "unknown"
    case .oneOf(let atoms):
      return atoms.map(say).joined(separator: isVietnamese ? " hoặc " : " or ")
    case .orNone(let value):
      return value.text(in: language, type: type, measure: measure)
        + (isVietnamese ? " hoặc không có" : " or none")
    case .list(let elements):
      let texts = elements.map { $0.text(in: language, type: type, measure: measure) }
      return "[" + texts.joined(separator: ", ") + "]"
    case .error("ambiguous-date"):
      return isVietnamese
        ? "lỗi: ngày không có trong tháng (làm tròn nghiêm ngặt)"
        : "error: the month has no such day (strict rounding)"
    case .error("overflow"):
      return isVietnamese ? "lỗi: số quá lớn" : "error: the number is too large"
    case .error: return isVietnamese ? "lỗi: các ngoại lệ mâu thuẫn" : "error: exceptions conflict"
    }
  }
}

/// The unit in which accumulated time is counted.
package enum TimeUnitWord {
  case months
  case days
}

extension EvaluatedValue.Atom {
  fileprivate func text(in language: Language, type: ValueType, measure: TimeUnitWord) -> String {
    let isVietnamese = language == .vietnamese
    switch self {
    case .boolean(let value):
      return isVietnamese ? (value ? "đúng" : "sai") : (value ? "true" : "false")
    case .text(let text): return isVietnamese ? "“\(text)”" : "\"\(text)\""
    case .date(let day): return DateText.day(Int(day))
    case .period(let months, let days):
      var parts: [String] = []
      if months / 12 != 0 { parts.append("\(months / 12) " + (isVietnamese ? "năm" : "years")) }
      if months % 12 != 0 { parts.append("\(months % 12) " + (isVietnamese ? "tháng" : "months")) }
      if days != 0 || parts.isEmpty { parts.append("\(days) " + (isVietnamese ? "ngày" : "days")) }
      return parts.joined(separator: " ")
    case .number(let number):
      if let days = oddDays(type, measure) {
        let months = (number.numerator - number.numerator % number.denominator) / number.denominator
        if isVietnamese { return "\(months) tháng \(days) ngày" }
        return "\(months) month\(months == 1 ? "" : "s") \(days) day\(days == 1 ? "" : "s")"
      }
      let digits =
        EvaluatedValue.Atom.decimal(number) ?? "\(number.numerator)/\(number.denominator)"
      let isMoney = type.unwrapped == .money
      let text = EvaluatedValue.Atom.written(digits, isVietnamese, isGrouped: isMoney)
      return text + unit(type, measure, isVietnamese)
    }
  }

  /// Of accumulated time in months, the days beyond whole months, of which a month has 30; nothing
  /// where there are none, or a part of a day.
  private func oddDays(_ type: ValueType, _ measure: TimeUnitWord) -> Int64? {
    guard case .number(let number) = self, case .service = type.unwrapped, case .months = measure,
      number.numerator > 0, !number.isWhole, 30 % number.denominator == 0
    else { return nil }
    return number.numerator % number.denominator * (30 / number.denominator)
  }

  /// Digits with the decimal sign of the language, and for money in groups of three.
  private static func written(_ digits: String, _ isVietnamese: Bool, isGrouped: Bool) -> String {
    guard isGrouped, !digits.contains("/") else {
      return isVietnamese ? String(digits.map { $0 == "." ? "," : $0 }) : digits
    }
    let halves = digits.split(separator: ".")
    let whole = halves.first.map { Array($0) } ?? []
    var text = ""
    for (index, digit) in whole.enumerated() {
      let isBetween = index > 0 && whole[index - 1] != "-"
      if isBetween, (whole.count - index) % 3 == 0 { text += isVietnamese ? "." : "," }
      text.append(digit)
    }
    return halves.count > 1 ? text + (isVietnamese ? "," : ".") + halves[1] : text
  }

  private func unit(_ type: ValueType, _ measure: TimeUnitWord, _ isVietnamese: Bool) -> String {
    switch type.unwrapped {
    case .days: isVietnamese ? " ngày" : " days"
    case .workingDays: isVietnamese ? " ngày làm việc" : " working days"
    case .money: " đồng"
    case .service:
      switch measure {
      case .months: isVietnamese ? " tháng" : " months"
      case .days: isVietnamese ? " ngày" : " days"
      }
    case .list(let element): unit(element, measure, isVietnamese)
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .period, .catalogue, .record, .yearly, .timeline, .optional:
      ""
    }
  }
}
