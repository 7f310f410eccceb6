import KhenSemantics
import KhenSource

/// The neighbours of constants: one unit of their type up and down.
enum ConstantVariants {
  /// The constants next to one; empty where its type has no unit.
  static func neighbours(of constant: Constant, in program: CheckedProgram) -> [Constant] {
    switch constant {
    case .integer(let value): return [.integer(value &- 1), .integer(value &+ 1)]
    case .year(let value): return [.year(value &- 1), .year(value &+ 1)]
    case .date(let value): return [.date(value &- 1), .date(value &+ 1)]
    case .workingDays(let value): return [.workingDays(value &- 1), .workingDays(value &+ 1)]
    case .number(let value):
      guard let step = step(of: value) else { return [] }
      return [value.adding(step.negated), value.adding(step)].compactMap { $0 }.map { .number($0) }
    case .days(let value):
      return [value.adding(Rational(-1)), value.adding(Rational(1))].compactMap { $0 }
        .map { .days($0) }
    case .money(let value):
      return [value.adding(Rational(-1)), value.adding(Rational(1))].compactMap { $0 }
        .map { .money($0) }
    case .period(let months, let days): return periods(months, days)
    case .member(let catalogue, let index):
      guard program.catalogues[catalogue].isOrdered else { return [] }
      return [index - 1, index + 1].filter {
        program.catalogues[catalogue].members.indices.contains($0)
      }.map { .member(catalogue: catalogue, index: $0) }
    case .boolean, .text: return []
    }
  }

  /// One for a whole number, one hundredth for a share; nothing for another fraction, which is a
  /// factor.
  private static func step(of value: Rational) -> Rational? {
    if value.isWhole { return Rational(1) }
    return 1000 % value.denominator == 0 ? Rational(1, 100) : nil
  }

  /// One year, one month and one day less and more; whole years and months keep their form.
  private static func periods(_ months: Int64, _ days: Int64) -> [Constant] {
    guard months >= 0, days >= 0 else { return [] }
    var result: [Constant] = []
    if months >= 12, months % 12 == 0, days == 0 {
      result += [
        .period(months: months - 12, days: 0), .period(months: months + 12, days: 0),
      ]
    }
    if months > 0, days == 0 {
      result += [.period(months: months - 1, days: 0), .period(months: months + 1, days: 0)]
      // A day less than whole months: 29 days are the most that stand beside months.
      result.append(.period(months: months - 1, days: 29))
    } else {
      result.append(.period(months: months, days: days - 1))
    }
    result.append(.period(months: months, days: days + 1))
    return result
  }
}
