import KhenSemantics
import KhenSource
import KhenSyntax

/// A constant figure of the law that can be compared with another of its unit.
struct Figure {
  /// What it counts; only figures of one unit are compared.
  enum Unit: Hashable {
    case number
    case days
    case workingDays
    case period
    case money
  }
  /// What it counts.
  var unit: Unit
  /// Its size; periods in days of 30 to a month, enough to compare.
  var size: Rational
  /// Where it is written.
  var range: SourceRange

  /// The figure that an expression is on a day; nothing for what depends on a dossier.
  init?(_ expression: CheckedExpression, on day: Int?, in program: CheckedProgram) {
    switch expression.kind {
    case .constant(let constant):
      guard let (unit, size) = Figure.measured(constant) else { return nil }
      self.init(unit: unit, size: size, range: expression.range)
    case .convert(let inner):
      self.init(inner, on: day, in: program)
    case .parameter(let index):
      let version = program.parameters[index].versions.first { version in
        day.map { version.span.contains($0) } ?? (version.span.start == nil)
      }
      guard let value = version?.body.expression else { return nil }
      self.init(value, on: day, in: program)
    case .call(let definition, _, let arguments):
      let called = program.definitions[definition]
      guard arguments.isEmpty, called.exceptions.isEmpty, let value = called.body.expression else {
        return nil
      }
      self.init(value, on: day, in: program)
    case .arithmetic(.divide, let left, let right):
      guard let first = Figure(left, on: day, in: program),
        let second = Figure(right, on: day, in: program), second.unit == .number,
        let size = first.size.divided(by: second.size)
      else { return nil }
      self.init(unit: first.unit, size: size, range: expression.range)
    case .evaluationDate, .field, .variable, .function, .asOf, .list, .catalogueMembers, .not,
      .negate, .and, .or, .arithmetic, .comparison, .inRange, .membership, .orIfNone, .has,
      .unwrap, .quantified, .twoDistinct, .consecutiveYears, .aggregate, .collect, .years,
      .timeline, .match, .inYear, .round, .mustState, .meets, .isHeld, .chosen:
      return nil
    }
  }

  private init(unit: Unit, size: Rational, range: SourceRange) {
    self.unit = unit
    self.size = size
    self.range = range
  }

  private static func measured(_ constant: Constant) -> (Unit, Rational)? {
    switch constant {
    case .integer(let value): (.number, Rational(value))
    case .number(let value): (.number, value)
    case .period(let months, let days): (.period, Rational(months * 30 + days))
    case .days(let value): (.days, value)
    case .workingDays(let value): (.workingDays, Rational(value))
    case .money(let value): (.money, value)
    case .boolean, .text, .date, .year, .member: nil
    }
  }

  /// Which of two figures is the greater: 1, -1, or 0 for equal ones; nothing for other units.
  func order(to other: Figure) -> Int? {
    guard unit == other.unit else { return nil }
    return size == other.size ? 0 : other.size < size ? 1 : -1
  }

  /// Whether one of two figures is at least ten times the other.
  func isTenTimes(_ other: Figure) -> Bool {
    guard unit == other.unit, let mine = size.multiplied(by: Rational(10)),
      let theirs = other.size.multiplied(by: Rational(10))
    else { return false }
    let zero = Rational(0)
    guard zero < size, zero < other.size else { return false }
    return !(other.size < mine) || !(size < theirs)
  }
}

/// One figure over time: which value it has in which version.
struct FigureSeries {
  /// One value with the days on which it holds.
  struct Point {
    /// The days.
    var span: DaySpan
    /// The value.
    var figure: Figure
  }
  /// What it is an alternative of; series of one group are compared with each other.
  var group: String
  /// Which alternative it is: `nam`, `nhất`, an exception, a row.
  var name: String
  /// What a reader calls it.
  var title: Bilingual
  /// The values by time, the earliest first.
  var points: [Point]
}
