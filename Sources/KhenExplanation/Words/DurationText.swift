import KhenSource
import KhenSyntax

/// Stretches of time as people say them: years, months and days.
enum DurationText {
  /// Which way an odd part of a day is rounded: down for what somebody has, up for what is needed
  /// or lacking, so that a figure never says more than is true.
  enum Rounding {
    case down
    case up
  }

  /// A period as law writes it.
  static func period(months: Int64, days: Int64) -> Bilingual {
    if months == 0, days == 0 { return Bilingual(vi: "0 ngày", en: "0 days") }
    var text = Bilingual.same(months < 0 || days < 0 ? "−" : "")
    var isFirst = true
    func append(_ count: UInt64, vi: String, en: String) {
      guard count != 0 else { return }
      text = text + (isFirst ? "\(count) " : " \(count) ") + Bilingual(vi: vi, en: en)
      if count != 1 { text.en += "s" }
      isFirst = false
    }
    append(months.magnitude / 12, vi: "năm", en: "year")
    append(months.magnitude % 12, vi: "tháng", en: "month")
    append(days.magnitude, vi: "ngày", en: "day")
    return text
  }

  /// Accumulated time in the measure of a rule set: months, or days under 365/30.
  static func service(
    _ numerator: Int64,
    _ denominator: Int64,
    measure: TimeMeasureDeclaration.Measure?,
    rounding: Rounding
  ) -> Bilingual {
    switch measure {
    case .days365:
      let days = rounded(numerator, denominator, rounding)
      let count = Int64(clamping: days.magnitude)
      let rest = count % 365
      // A year of 365 days is not twelve months of 30: the last months run on to the year's end.
      let months = min(rest / 30, 11)
      return signed(
        days < 0,
        period(months: count / 365 * 12 + months, days: rest - 30 * months)
      )
    case .calendar, .monthsTouched, .monthsHalf, .monthsWhole, nil:
      let (scaled, overflow) = numerator.multipliedReportingOverflow(by: 30)
      if overflow { return period(months: numerator / denominator, days: 0) }
      let thirtieths = rounded(scaled, denominator, rounding)
      let size = Int64(clamping: thirtieths.magnitude)
      return signed(thirtieths < 0, period(months: size / 30, days: size % 30))
    }
  }

  /// A number of days; a long one also in years, as nobody reads 6.804 days.
  static func days(_ numerator: Int64, _ denominator: Int64) -> Bilingual {
    let number = NumberText.exact(numerator, denominator)
    let isOne = numerator == denominator
    let text = Bilingual(vi: number.vi + " ngày", en: number.en + (isOne ? " day" : " days"))
    let whole = numerator / max(1, denominator)
    guard whole.magnitude > 365 else { return text }
    let about = service(whole, 1, measure: .days365, rounding: .down)
    return Bilingual(
      vi: text.vi + " (khoảng " + about.vi + ")",
      en: text.en + " (about " + about.en + ")"
    )
  }

  private static func signed(_ isNegative: Bool, _ text: Bilingual) -> Bilingual {
    isNegative ? .same("−") + text : text
  }

  private static func rounded(
    _ numerator: Int64,
    _ denominator: Int64,
    _ rounding: Rounding
  ) -> Int64 {
    guard let number = Rational(numerator, denominator) else { return numerator }
    switch rounding {
    case .down: return number.floor
    case .up: return number.ceiling
    }
  }
}
