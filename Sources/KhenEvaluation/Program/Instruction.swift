/// One operation of a compiled program: 16 bytes, in one flat array.
///
/// Every operation is total: it gives a value, none or an error of the rules for all operands, so
/// a program is straight-line code but for its loops, and both interpreters run the same code.
package struct Instruction: Hashable, Sendable, BitwiseCopyable {
  /// What is done.
  package var code: OperationCode
  /// A small operand of the code: a shape, a flag or a count.
  package var detail: UInt16
  /// The register that takes the result.
  package var target: UInt32
  /// A register, or where `pool` is used the first index of the operands in it.
  package var left: UInt32
  /// A register, a count of operands in the pool, or an index of a table of the program.
  package var right: UInt32
}

extension Instruction {
  /// Where the operands of an instruction stand.
  enum OperandForm {
    case none
    case left
    case leftAndRight
    case pool(count: Int)
  }

  /// Where the operands stand: the one place that knows, for the builder and the analysis of
  /// dependencies alike.
  var operandForm: OperandForm {
    switch code {
    case .loadAttestation, .loadDocument, .lawUnknown: .none
    case .loadFact, .loadList, .recordBase, .not, .hasValue, .unwrap, .mustState, .isMember,
      .memberRank, .negate, .periodRank, .periodToService, .yearOf, .firstDayOfMonth,
      .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear, .named, .loop, .loopPairs, .distinct,
      .countRows, .someRow, .sumRows, .leastRow, .greatestRow:
      .left
    case .orIfNone, .endlessOr, .less, .lessOrEqual, .equalNumbers, .equalSets, .equalTexts, .add,
      .subtract, .multiply, .divide, .least, .greatest, .roundUp, .roundDown, .datePlusPeriod,
      .dateMinusPeriod, .datePlusDays, .monthsBetween, .yearsBetween,
      .periodBetween, .years, .restrict, .append, .contains, .seriesValue, .atLeastLevel:
      .leftAndRight
    case .and, .or, .atLeast, .match, .makeList, .datePlusWorkingDays: .pool(count: Int(right))
    case .byDate, .choose, .runWindows, .hasRun, .coverage: .pool(count: Int(detail))
    }
  }
}

/// The operations.
package enum OperationCode: UInt16, Sendable, BitwiseCopyable {
  // Facts. `left`: register with the base of a record; `right`: index in `fields`.
  case loadFact
  case loadList
  /// `right`: distance from the base in `left`.
  case recordBase
  /// `right`: index of the attestation in the schema.
  case loadAttestation
  /// `right`: index of the document in the schema.
  case loadDocument
  /// `right`: index in `lawGaps`.
  case lawUnknown

  // Logic.
  case not
  /// Pool.
  case and
  /// Pool.
  case or
  /// Pool; `detail`: how many must hold.
  case atLeast
  case hasValue
  /// `left` nếu không có thì `right`.
  case orIfNone
  case unwrap
  /// `left`: a bound, `right`: the comparison with it; none is endless, so true.
  case endlessOr
  case mustState

  // Comparison.
  case less
  case lessOrEqual
  case equalNumbers
  case equalSets
  case equalTexts
  /// `right`: index in `sets`.
  case isMember
  case memberRank

  // Numbers.
  case add
  case subtract
  case multiply
  case divide
  case negate
  case least
  case greatest
  case roundUp
  case roundDown

  // Time.
  case periodRank
  case periodToService
  case datePlusPeriod
  case dateMinusPeriod
  case datePlusDays
  /// Pool: the date, how many, and the list of days off where there is one.
  case datePlusWorkingDays
  case yearOf
  case firstDayOfMonth
  case lastDayOfMonth
  case firstDayOfYear
  case lastDayOfYear
  case monthsBetween
  case yearsBetween
  case periodBetween

  // Choice.
  /// `left`: first of the pool (date, the values, and what holds outside of all spans), `detail`
  /// of them; `right`: index in `dated`.
  case byDate
  /// `left`: first of the pool (subject, then test and value for each row); `right`: count.
  case match
  /// `left`: first of the pool (base, then guard and value for each exception), `detail`
  /// of them; `right`: index in `choices`.
  case choose
  /// The value in `left` under the name of a definition; see `notes`.
  case named

  // Lists.
  /// Pool; `detail`: cells of an element.
  case makeList
  /// `detail`: 1 when the last year is included.
  case years
  /// `left`: list; `right`: index in `loops`.
  case loop
  /// As `loop`, over ordered pairs of different elements.
  case loopPairs
  case distinct
  /// `left`: list; `right`: boolean that every element needs.
  case restrict
  case append
  /// `detail`: 1 for a quantifier, which other elements can decide where one is an error.
  case countRows
  case someRow
  case sumRows
  case leastRow
  case greatestRow
  /// `left`: value; `right`: list.
  case contains
  /// `left`: series; `right`: year; `detail`: index in `series`.
  case seriesValue
  /// `left`: first of the pool (list, then the year in which to end), `detail` of
  /// them; `right`: index in `runs`.
  case runWindows
  case hasRun

  // Timelines: lists of (start, end, value).
  /// `left`: timeline; `right`: least value.
  case atLeastLevel
  /// `left`: first of the pool (timeline, then those removed), `detail` of them;
  /// `right`: index in `coverages`.
  case coverage
}
