package import KhenSource

/// An expression, with the bytes it was read from.
package struct Expression: Sendable {
  /// What it is.
  package var kind: Kind
  /// Where it stands.
  package var range: SourceRange

  /// Makes an expression.
  package init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of an expression.
  package indirect enum Kind: Sendable {
    /// What could not be read; reported already.
    case missing
    case literal(Literal)
    case name(Identifier)
    /// `k.từ`
    case member(Expression, Identifier)
    /// `f(x)` or `k.f(x)`
    case call(Expression, arguments: [Expression])
    /// `s năm n`: the value of a yearly series
    case inYear(Expression, year: Expression)
    /// `e tại d`
    case asOf(Expression, date: Expression)
    /// `[a, b]`
    case list([Expression])
    /// `không e`
    case not(Expression)
    /// `-e`
    case negate(Expression)
    /// `a và b và c`
    case and([Expression])
    /// `a hoặc b hoặc c`
    case or([Expression])
    case arithmetic(ArithmeticOperator, Expression, Expression, operatorRange: SourceRange)
    case comparison(ComparisonOperator, Expression, Expression, operatorRange: SourceRange)
    /// `x từ a đến dưới b`
    case inRange(Expression, RangePattern)
    /// `x trong L`
    case membership(Expression, list: Expression)
    /// `x nếu không có thì y`
    case orIfNone(Expression, Expression)
    /// `có x`
    case has(Expression)
    case quantified(Quantified)
    /// `có hai p, q khác nhau trong L mà P`
    case twoDistinct(Identifier, Identifier, list: Expression, condition: Expression)
    case consecutiveYears(ConsecutiveYears)
    case aggregate(Aggregate)
    /// `các [khác nhau] x trong L [mà P]`, `các [khác nhau] e với x trong L [mà P]`
    case collect(Collect)
    /// `các năm từ a đến hết b`
    case years(from: Expression, to: Expression, includesLast: Bool)
    case timeline(Timeline)
    case match(Match)
    /// `70 % của x`
    case percentOf(DecimalLiteral, Expression)
    /// `làm tròn lên x đến m`
    case round(RoundingDirection, Expression, toMultipleOf: Expression)
    /// `phải kê khai x`
    case mustState(Expression)
    /// `[t] đủ tiêu chuẩn AWARD`
    case meets(subject: Expression?, award: Identifier)
  }
}

/// One of `+ - * /`.
package enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

/// One of `= khác < <= > >=`.
package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case different = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// The direction of `làm tròn lên | xuống`.
package enum RoundingDirection: String, Hashable, Sendable, CaseIterable {
  case up
  case down
}

/// An exact decimal: `numerator / 10^decimals`.
package struct DecimalLiteral: Hashable, Sendable {
  /// All digits, without the mark.
  package var numerator: Int64
  /// How many digits stand after the mark, 0…18.
  package var decimals: Int

  /// Makes a decimal.
  package init(numerator: Int64, decimals: Int) {
    self.numerator = numerator
    self.decimals = decimals
  }
}

/// A constant as written.
package enum Literal: Sendable {
  case boolean(Bool)
  case number(DecimalLiteral)
  /// `70 %`
  case percent(DecimalLiteral)
  case text(String)
  case date(CivilDate)
  /// `1 năm 2 tháng 3 ngày`, each part at most once, in this order; a sole `ngày` is a number of
  /// days, and may have decimals.
  case duration(years: DecimalLiteral?, months: DecimalLiteral?, days: DecimalLiteral?)
  /// `10 ngày làm việc`
  case workingDays(DecimalLiteral)
  /// `2.340.000 đồng`
  case money(DecimalLiteral)
}

/// A range after a value (`x từ 5 năm đến dưới 10 năm`) or in a row of `tra`.
package indirect enum RangePattern: Sendable {
  /// `từ a trở lên`
  case atLeast(Expression)
  /// `từ a đến dưới b`, `từ a đến trước b`: a included, b not.
  case fromUntil(Expression, Expression)
  /// `từ a đến hết b`: both included.
  case fromThrough(Expression, Expression)
  /// `dưới b`
  case below(Expression)
  /// `trên a`
  case above(Expression)
}

/// `có [ít nhất N | không quá N | đúng N] x trong L mà P`; `mọi x trong L [mà Q] đều P`.
package struct Quantified: Sendable {
  /// How many elements must satisfy the condition.
  package enum Kind: Sendable {
    case some
    case every
    case atLeast(Expression)
    case atMost(Expression)
    case exactly(Expression)
  }
  /// How many.
  package var kind: Kind
  /// The bound variable.
  package var variable: Identifier
  /// The list.
  package var list: Expression
  /// With `mọi`, the elements meant.
  package var filter: Expression?
  /// What they must satisfy.
  package var condition: Expression

  /// Makes a quantifier.
  package init(
    kind: Kind,
    variable: Identifier,
    list: Expression,
    filter: Expression?,
    condition: Expression
  ) {
    self.kind = kind
    self.variable = variable
    self.list = list
    self.filter = filter
    self.condition = condition
  }
}

/// `có [ít nhất] N năm liên tiếp T trong K [kết thúc tại y] [mà P]`.
package struct ConsecutiveYears: Sendable {
  /// N.
  package var count: Expression
  /// Whether longer runs do (`ít nhất`).
  package var allowsLonger: Bool
  /// T, bound to the years of the run.
  package var variable: Identifier
  /// K, the years.
  package var list: Expression
  /// The year in which the run must end.
  package var endingIn: Expression?
  /// What the run must satisfy.
  package var condition: Expression?

  /// Makes a run.
  package init(
    count: Expression,
    allowsLonger: Bool,
    variable: Identifier,
    list: Expression,
    endingIn: Expression?,
    condition: Expression?
  ) {
    self.count = count
    self.allowsLonger = allowsLonger
    self.variable = variable
    self.list = list
    self.endingIn = endingIn
    self.condition = condition
  }
}

/// `đếm | tỷ lệ x trong L [mà P]`; `tổng | lớn nhất | nhỏ nhất e với x trong L [mà P]`.
package struct Aggregate: Sendable {
  /// What is computed.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case count
    case share
    case sum
    case greatest
    case least
  }
  /// What is computed.
  package var kind: Kind
  /// The value; nothing for `đếm`, `tỷ lệ`.
  package var value: Expression?
  /// The bound variable.
  package var variable: Identifier
  /// The list.
  package var list: Expression
  /// The elements meant.
  package var filter: Expression?

  /// Makes an aggregate.
  package init(
    kind: Kind,
    value: Expression?,
    variable: Identifier,
    list: Expression,
    filter: Expression?
  ) {
    self.kind = kind
    self.value = value
    self.variable = variable
    self.list = list
    self.filter = filter
  }
}

/// A filtered or mapped list.
package struct Collect: Sendable {
  /// Whether equal values count once (`khác nhau`).
  package var isDistinct: Bool
  /// The value of each element; nothing for the element itself.
  package var value: Expression?
  /// The bound variable.
  package var variable: Identifier
  /// The list.
  package var list: Expression
  /// The elements meant.
  package var filter: Expression?

  /// Makes a list.
  package init(
    isDistinct: Bool,
    value: Expression?,
    variable: Identifier,
    list: Expression,
    filter: Expression?
  ) {
    self.isDistinct = isDistinct
    self.value = value
    self.variable = variable
    self.list = list
    self.filter = filter
  }
}

/// `dòng v từ a [đến hết b | đến trước b] với x trong L [mà P] trùng nhau lấy cao nhất | cộng dồn`.
package struct Timeline: Sendable {
  /// What holds on a day that several elements cover.
  package enum Overlap: String, Hashable, Sendable, CaseIterable {
    /// `lấy cao nhất`
    case highest
    /// `cộng dồn`
    case add
  }
  /// The value of an element.
  package var value: Expression
  /// Its first day.
  package var start: Expression
  /// Its end; nothing, or none, is still running.
  package var end: Expression?
  /// Whether the end itself counts (`đến hết`).
  package var includesEnd: Bool
  /// The bound variable.
  package var variable: Identifier
  /// The list.
  package var list: Expression
  /// The elements meant.
  package var filter: Expression?
  /// What holds where elements overlap.
  package var overlap: Overlap

  /// Makes a timeline.
  package init(
    value: Expression,
    start: Expression,
    end: Expression?,
    includesEnd: Bool,
    variable: Identifier,
    list: Expression,
    filter: Expression?,
    overlap: Overlap
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

/// `tra x { p: v; q, r: v; còn lại: v }`.
package struct Match: Sendable {
  /// What a row is for.
  package enum Pattern: Sendable {
    case value(Expression)
    case range(RangePattern, SourceRange)
    /// `còn lại`
    case otherwise(SourceRange)
  }
  /// One row.
  package struct Row: Sendable {
    /// The patterns, any of which will do.
    package var patterns: [Pattern]
    /// The value of the row.
    package var body: Body
    /// The whole row.
    package var range: SourceRange

    /// Makes a row.
    package init(patterns: [Pattern], body: Body, range: SourceRange) {
      self.patterns = patterns
      self.body = body
      self.range = range
    }
  }
  /// What is looked up.
  package var subject: Expression
  /// The rows.
  package var rows: [Row]

  /// Makes a lookup.
  package init(subject: Expression, rows: [Row]) {
    self.subject = subject
    self.rows = rows
  }
}
