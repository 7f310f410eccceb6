package import KhenSource
package import KhenSyntax

/// A typed expression; conversions are explicit, names are indices.
package struct CheckedExpression: Sendable {
  /// What it is.
  package var kind: Kind
  /// The type of its value.
  package var type: ValueType
  /// Where it was read from.
  package var range: SourceRange

  /// Makes an expression.
  package init(kind: Kind, type: ValueType, range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }

  /// The forms of a checked expression.
  ///
  /// "Some" is `quantified(.some)`; comparisons of optional values do not occur except as
  /// `inRange` bounds, where none is endless, and for `quotient`, where none is "not met".
  package indirect enum Kind: Sendable {
    case constant(Constant)
    /// `ngày_xét`
    case evaluationDate
    /// A field of the dossier (`of` is nothing) or of a record.
    case field(of: CheckedExpression?, index: Int)
    /// A bound variable or argument, by id.
    case variable(Int)
    /// A parameter as of the law date (`ngày_xét`, or the date of the enclosing `asOf`).
    case parameter(Int)
    /// A definition; `receiver` is nothing for a dossier's or a free definition.
    case call(definition: Int, receiver: CheckedExpression?, arguments: [CheckedExpression])
    case function(BuiltinFunction, [CheckedExpression])
    /// Value of the operand with parameters in force on the date.
    case asOf(CheckedExpression, date: CheckedExpression)
    case list([CheckedExpression])
    /// All members of an ordered catalogue, in order (`với b trong bậc_chức_vụ`).
    case catalogueMembers(Int)
    /// Same value in a wider type: integer → number, period → service, period (days only) → days,
    /// year range → list of years, T → T?, quotient stays.
    case convert(CheckedExpression)
    case not(CheckedExpression)
    case negate(CheckedExpression)
    case and([CheckedExpression])
    case or([CheckedExpression])
    case arithmetic(ArithmeticOperator, CheckedExpression, CheckedExpression)
    case comparison(ComparisonOperator, CheckedExpression, CheckedExpression)
    /// `lower`/`upper` may be optional typed: none is endless.
    case inRange(CheckedExpression, lower: RangeEnd?, upper: RangeEnd?)
    case membership(CheckedExpression, list: CheckedExpression)
    /// `x nếu không có thì y`; `x` is optional or a quotient.
    case orIfNone(CheckedExpression, CheckedExpression)
    /// `có x`; `x` is optional. (`có x` over a list is `quantified(.some)`.)
    case has(CheckedExpression)
    /// The optional in a place where it is known to have a value.
    case unwrap(CheckedExpression)
    case quantified(
      Quantifier,
      CheckedVariable,
      list: CheckedExpression,
      filter: CheckedExpression?,
      condition: CheckedExpression
    )
    case twoDistinct(
      CheckedVariable,
      CheckedVariable,
      list: CheckedExpression,
      condition: CheckedExpression
    )
    /// `count` is a constant above zero; `variable` is a `yearRange`.
    case consecutiveYears(
      count: Int,
      allowsLonger: Bool,
      variable: CheckedVariable,
      list: CheckedExpression,
      endingIn: CheckedExpression?,
      condition: CheckedExpression?
    )
    /// `value` is nothing for count and share. `greatest`/`least` are optional typed.
    case aggregate(
      Aggregate.Kind,
      value: CheckedExpression?,
      CheckedVariable,
      list: CheckedExpression,
      filter: CheckedExpression?
    )
    case collect(
      isDistinct: Bool,
      value: CheckedExpression?,
      CheckedVariable,
      list: CheckedExpression,
      filter: CheckedExpression?
    )
    case years(from: CheckedExpression, to: CheckedExpression, includesLast: Bool)
    case timeline(CheckedTimeline)
    /// Rows in order; the checker has proved that they do not overlap and leave no gap (a last
    /// row without patterns is `còn lại`).
    case match(CheckedExpression, [MatchRow])
    /// Value of a yearly series in a year; optional typed when the series' element is.
    case inYear(CheckedExpression, year: CheckedExpression)
    /// `làm tròn lên x đến m`; `m` is a constant above zero of the same type.
    case round(RoundingDirection, CheckedExpression, toMultipleOf: CheckedExpression)
    /// True, but unknown while the fact is not filed.
    case mustState(CheckedExpression)
    /// Whether this dossier meets an award, by name; resolved to the version in effect.
    case meets(award: Name)
    /// Whether a hold of an award applies to this dossier; in selections only.
    case isHeld(award: Name)
    /// Whether this dossier is chosen in a selection, by index; in selections only.
    case chosen(selection: Int)
  }

  /// How many elements must satisfy the condition.
  package enum Quantifier: Sendable {
    case some
    case every
    /// Integer typed.
    case atLeast(CheckedExpression)
    /// Integer typed.
    case atMost(CheckedExpression)
    /// Integer typed.
    case exactly(CheckedExpression)
  }
}

/// One end of a range test.
package struct RangeEnd: Sendable {
  /// The bound, of the tested value's type, possibly optional (none is endless).
  package var bound: CheckedExpression
  /// Whether the bound itself is in the range.
  package var isIncluded: Bool

  /// Makes an end.
  package init(bound: CheckedExpression, isIncluded: Bool) {
    self.bound = bound
    self.isIncluded = isIncluded
  }
}

/// A constant value.
package enum Constant: Hashable, Sendable {
  case boolean(Bool)
  case integer(Int64)
  case number(Rational)
  case text(String)
  /// Day number.
  case date(Int64)
  case year(Int64)
  /// Months and days have the same sign.
  case period(months: Int64, days: Int64)
  case days(Rational)
  case workingDays(Int64)
  /// Đồng.
  case money(Rational)
  case member(catalogue: Int, index: Int)
}

/// A weighted timeline.
package struct CheckedTimeline: Sendable {
  /// Number (weights), or ordered catalogue (levels).
  package var value: CheckedExpression
  /// Date, first day.
  package var start: CheckedExpression
  /// Date or optional date; nothing is still running.
  package var end: CheckedExpression?
  /// Whether the end itself counts (`đến hết`).
  package var includesEnd: Bool
  /// The bound variable.
  package var variable: CheckedVariable
  /// The list.
  package var list: CheckedExpression
  /// The elements meant.
  package var filter: CheckedExpression?
  /// What holds where elements overlap.
  package var overlap: Timeline.Overlap

  /// Makes a timeline.
  package init(
    value: CheckedExpression,
    start: CheckedExpression,
    end: CheckedExpression?,
    includesEnd: Bool,
    variable: CheckedVariable,
    list: CheckedExpression,
    filter: CheckedExpression?,
    overlap: Timeline.Overlap
  ) {
    self.value = value
    self.start = start
    self.end = end
    self.includesEnd = includesEnd
    self.variable = variable
    self.list = list
    self.filter = filter
    self.overlap = overlap
  }
}

/// One row of a lookup.
package struct MatchRow: Sendable {
  /// What the row is for.
  package enum Pattern: Sendable {
    case value(Constant)
    case range(lower: RangeEnd?, upper: RangeEnd?)
  }
  /// Any of which will do; empty for `còn lại`.
  package var patterns: [Pattern]
  /// The value.
  package var body: CheckedBody

  /// Makes a row.
  package init(patterns: [Pattern], body: CheckedBody) {
    self.patterns = patterns
    self.body = body
  }
}

/// Functions with a fixed meaning; names in both languages are in the checker's table.
package enum BuiltinFunction: String, Hashable, Sendable, CaseIterable {
  /// `nhỏ_nhất(a, b, …)`: the least of values of one ordered type.
  case least
  /// `lớn_nhất(a, b, …)`
  case greatest
  /// `năm_của(d)`: calendar year of a date.
  case yearOf
  /// `ngày_đầu_tháng(d)`
  case firstDayOfMonth
  /// `ngày_cuối_tháng(d)`
  case lastDayOfMonth
  /// `số_tháng_giữa(a, b)`: whole months, integer.
  case monthsBetween
  /// `số_năm_giữa(a, b)`: whole years, integer; age.
  case yearsBetween
  /// `khoảng_cách(a, b)`: period of whole months and remaining days (at most 29).
  case periodBetween
  /// `đầu_năm(n)`, first day of a year.
  case firstDayOfYear
  /// `cuối_năm(n)`, last day of a year.
  case lastDayOfYear
  /// `độ_dài(D)`, `thời_gian(D)`: length of a timeline as accumulated time.
  case serviceOf
  /// `số_ngày(D)`: length of a timeline in days.
  case daysOf
  /// `quy_đổi(D)`: length × value as accumulated time.
  case weightedServiceOf
  /// `quy_đổi_ngày(D)`: length × value in days.
  case weightedDaysOf
  /// `từ_mức(D, v)`: the days with at least that value.
  case atLeastLevel
  /// `bỏ_bớt(D, E)`: D without the days of E.
  case without
}
