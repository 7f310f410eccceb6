import KhenEvaluation
import KhenSemantics
import KhenSource

extension FactFiler {
  /// Files a number; false when the text is none and may still be a word.
  mutating func fileNumber(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ isNumber: Bool,
    decimals: Int,
    _ plan: FieldPlan,
    _ slot: Int,
    _ offset: Int,
    _ frame: inout FactFrame
  ) -> Bool {
    if !isNumber, let middle = ValueText.rangeSeparator(bytes, start, end) {
      let low = ValueText.number(bytes, start, middle, decimals: decimals)
      let high = ValueText.number(bytes, middle + 2, end, decimals: decimals)
      guard case .value(let first) = low, case .value(let last) = high, first <= last,
        -limit(of: plan.type) <= first, last <= limit(of: plan.type)
      else { return false }
      if isWithinLimits(first, last, bytes, start, end, plan, offset) {
        frame.set(slot, low: first, high: last, origin: FactFiler.origin(offset))
      }
      return true
    }
    let number =
      isNumber
      ? ValueText.plainNumber(bytes, start, end, decimals: decimals)
      : ValueText.number(bytes, start, end, decimals: decimals)
    switch number {
    case .value(let value):
      let limit = limit(of: plan.type)
      if -limit <= value, value <= limit {
        if isWithinLimits(value, value, bytes, start, end, plan, offset) {
          frame.set(slot, to: value, origin: FactFiler.origin(offset))
        }
      } else {
        report(.numberTooLarge(label: label, text: excerpt(bytes, start, end)), at: offset)
      }
      return true
    case .tooLarge:
      report(.numberTooLarge(label: label, text: excerpt(bytes, start, end)), at: offset)
      return true
    case .tooPrecise:
      let text = excerpt(bytes, start, end)
      report(
        decimals == 0
          ? .notWhole(label: label, text: text) : .tooPrecise(label: label, text: text),
        at: offset
      )
      return true
    case .ambiguous:
      report(.ambiguousNumber(label: label, text: excerpt(bytes, start, end)), at: offset)
      return true
    case .malformed: return false
    }
  }

  /// Whether the field may hold a number; reports one that it may not.
  private mutating func isWithinLimits(
    _ low: Int64,
    _ high: Int64,
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ plan: FieldPlan,
    _ offset: Int
  ) -> Bool {
    guard let limits = plan.limits, low < limits.least || high > limits.greatest else {
      return true
    }
    let bounds = schema.records[plan.layout].fields[plan.index].bounds
    report(
      .outOfRange(
        label: label,
        text: excerpt(bytes, start, end),
        least: bounds?.least,
        greatest: bounds?.greatest
      ),
      at: offset
    )
    return false
  }

  /// Files a date or year; false when the text is none and may still be a word.
  mutating func file(
    _ moment: ValueText.Moment,
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ slot: Int,
    _ offset: Int,
    _ frame: inout FactFrame
  ) -> Bool {
    switch moment {
    case .point(let value): frame.set(slot, to: value, origin: FactFiler.origin(offset))
    case .range(let low, let high):
      frame.set(slot, low: low, high: high, origin: FactFiler.origin(offset))
    case .impossible:
      report(.impossibleDate(label: label, text: excerpt(bytes, start, end)), at: offset)
    case .shortYear:
      report(.shortYear(label: label, text: excerpt(bytes, start, end)), at: offset)
    case .malformed: return false
    }
    return true
  }

  /// Files a text; false when it is a word that stands in place of a value.
  mutating func fileString(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ slot: Int,
    _ offset: Int,
    _ frame: inout FactFrame
  ) -> Bool {
    switch tables.words.special(bytes, start, end) {
    case .unknown, .absent: return false
    case .stillRunning, nil: break
    }
    guard end - start <= DossierLimits.textBytes else {
      report(.textTooLong(label: label), at: offset)
      return true
    }
    let id = frame.texts.intern(bytes, from: start, to: end)
    frame.set(slot, to: id, origin: FactFiler.origin(offset))
    return true
  }

  /// Files a word that stands in place of a value, or reports what is wrong with the text.
  mutating func fileWord(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ plan: FieldPlan,
    slot: Int,
    offset: Int,
    _ frame: inout FactFrame
  ) {
    let mayBeNone = plan.isOptional || plan.isCompleteWhenAbsent
    switch tables.words.special(bytes, start, end) {
    case .unknown:
      fileUnknown(plan, slot: slot, offset: offset, &frame)
      return
    case .absent:
      if isList(plan.type) {
        frame.beginList(slot, origin: FactFiler.origin(offset))
      } else if mayBeNone {
        frame.set(slot, to: FactFrame.none, origin: FactFiler.origin(offset))
        if case .yearRange = plan.type {
          frame.set(slot + 1, to: FactFrame.none, origin: FactFiler.origin(offset))
        }
      } else {
        let text = excerpt(bytes, start, end)
        report(.noneForRequired(label: label, text: text), at: offset)
      }
      return
    case .stillRunning:
      if mayBeNone, plan.type == .date || plan.type == .year {
        frame.set(slot, to: FactFrame.none, origin: FactFiler.origin(offset))
        return
      }
    case nil: break
    }
    let text = excerpt(bytes, start, end)
    if case .catalogue(let catalogue) = plan.type {
      let suggestion = tables.catalogues[catalogue].suggestion(for: text)
      report(.unknownMember(label: label, text: text, suggestion: suggestion), at: offset)
    } else {
      report(
        .wrongType(label: label, expected: plan.type.description, found: "“\(text)”"),
        at: offset
      )
    }
  }

  private func excerpt(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    Bytes.excerpt(bytes, start, end)
  }

  private func isList(_ type: FactType) -> Bool {
    switch type {
    case .list, .series: true
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .record:
      false
    }
  }

  private func limit(of type: FactType) -> Int64 {
    switch type {
    case .number: DossierLimits.decimalNumber * FactSchema.decimalScale
    case .days: DossierLimits.days * FactSchema.decimalScale
    case .boolean, .integer, .string, .date, .year, .yearRange, .period, .money, .catalogue,
      .record, .list, .series:
      DossierLimits.wholeNumber
    }
  }

  /// End of the number before `đ`, `đồng` or `VND`.
  static func moneyEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    numberEnd(bytes, start, end, units: ["đ", "đồng", "vnd", "vnđ", "₫", "dong"])
  }

  /// End of the number before `ngày`.
  static func daysEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    numberEnd(bytes, start, end, units: ["ngày", "day", "days"])
  }

  private static func numberEnd(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    units: [String]
  ) -> Int {
    var index = end
    while index > start, !Byte.isDigit(bytes[index - 1]) { index -= 1 }
    guard index > start, index < end else { return end }
    let unit = Bytes.trimmed(bytes, index, end)
    let key = VietnameseText.dataKey(Bytes.text(bytes, unit.lowerBound, unit.upperBound))
    return units.contains { VietnameseText.dataKey($0) == key } ? index : end
  }
}

extension FactType {
  /// What a form asks for: `ngày (ví dụ 31/12/2025)`.
  var description: Bilingual {
    switch self {
    case .boolean: Bilingual(vi: "đúng hoặc sai (có/không)", en: "true or false")
    case .integer: Bilingual(vi: "số nguyên", en: "a whole number")
    case .number: Bilingual(vi: "số", en: "a number")
    case .string: Bilingual(vi: "văn bản", en: "a text")
    case .date:
      Bilingual(
        vi: "ngày (ví dụ 31/12/2025, 12/2025 hoặc 2025)",
        en: "a date (such as 31/12/2025, 12/2025 or 2025)"
      )
    case .year: Bilingual(vi: "năm (ví dụ 2025)", en: "a year (such as 2025)")
    case .yearRange: Bilingual(vi: "các năm (ví dụ 2022-2025)", en: "years (such as 2022-2025)")
    case .period:
      Bilingual(
        vi: "khoảng thời gian (ví dụ 1 năm 2 tháng)",
        en: "a period (such as 1 year 2 months)"
      )
    case .days: Bilingual(vi: "số ngày", en: "a number of days")
    case .money: Bilingual(vi: "số tiền (đồng)", en: "an amount of money (đồng)")
    case .catalogue: Bilingual(vi: "một giá trị của danh mục", en: "a value of the catalogue")
    case .record: Bilingual(vi: "một mục viết giữa { và }", en: "a record between { and }")
    case .list: Bilingual(vi: "danh sách viết giữa [ và ]", en: "a list between [ and ]")
    case .series:
      Bilingual(
        vi: "giá trị theo năm, viết { \"2023\": … }",
        en: "values by year, written { \"2023\": … }"
      )
    }
  }
}
