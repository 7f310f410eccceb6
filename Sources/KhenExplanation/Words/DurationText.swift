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
    let sign = months < 0 || days < 0 ? "−" : ""
    let months = months.magnitude
    let parts = [
      counted(Int64(clamping: months / 12), vi: "năm", en: "year"),
      counted(Int64(clamping: months % 12), vi: "tháng", en: "month"),
      counted(Int64(clamping: days.magnitude), vi: "ngày", en: "day"),
    ].compactMap { $0 }
    if parts.isEmpty { return Bilingual(vi: "0 ngày", en: "0 days") }
    let text = Bilingual.joined(parts, by: .same(" "))
    return Bilingual(vi: sign + text.vi, en: sign + text.en)
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
      let sign = days < 0 ? "−" : ""
      let count = Int64(clamping: days.magnitude)
      let rest = count % 365
      // A year of 365 days is not twelve months of 30: the last months run on to the year's end.
      let months = min(rest / 30, 11)
      let text = period(months: count / 365 * 12 + months, days: rest - 30 * months)
      return Bilingual(vi: sign + text.vi, en: sign + text.en)
    case .calendar, .monthsTouched, .monthsHalf, .monthsWhole, nil:
      let (scaled, overflow) = numerator.multipliedReportingOverflow(by: 30)
      if overflow { return period(months: numerator / denominator, days: 0) }
      let thirtieths = rounded(scaled, denominator, rounding)
      let sign = thirtieths < 0 ? "−" : ""
      let size = Int64(clamping: thirtieths.magnitude)
      let text = period(months: size / 30, days: size % 30)
      return Bilingual(vi: sign + text.vi, en: sign + text.en)
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

  private static func counted(_ count: Int64, vi: String, en: String) -> Bilingual? {
    count == 0
      ? nil : Bilingual(vi: "\(count) " + vi, en: "\(count) " + en + (count == 1 ? "" : "s"))
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
