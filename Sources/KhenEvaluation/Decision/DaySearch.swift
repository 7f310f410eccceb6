import KhenSource

/// Looks for the first day of one condition, with no more of a program than the condition rests on.
///
/// Guesses the day with the fast interpreter, which knows single days only, and proves with ranges
/// that there is none before it; holds the working memory of both.
struct DaySearch: Sendable {
  private let register: UInt32
  private var decider: Decider
  private var points: PointMachine
  /// Whether the condition can change with the days at all, where it is known.
  private let readsDate: Bool

  /// Prepares a search; both machines are of the program that has the register.
  init(_ register: UInt32, _ machine: RangeMachine, _ points: PointMachine) {
    self.register = register
    let machine = machine.sliced(to: [register])
    readsDate = machine.program.readsDate
    decider = Decider(machine)
    self.points = PointMachine(points, needed: [register])
  }

  /// Looks for the first day on which the condition is certainly as wanted; see `WhenSearch`.
  mutating func search(
    wanted: Bool,
    _ frame: FactFrame,
    from start: Int,
    through last: Int
  ) -> WhenSearch.Answer {
    guard start <= last else { return .never }
    if !readsDate, let isTrue = knownValue(frame, on: start) {
      return isTrue == wanted ? .day(start) : .never
    }
    decider.reset()
    let guess = self.guess(wanted: wanted, frame, from: start, through: last)
    let answer = WhenSearch.search(
      register,
      wanted: wanted,
      frame,
      from: start,
      through: guess.map { $0 - 1 } ?? last,
      in: &decider
    )
    if answer == .never, let guess { return .day(guess) }
    return answer
  }

  /// A day on which the condition is as wanted and the day before is not, or the first day; nothing
  /// where it is not so on the last day.
  private mutating func guess(
    wanted: Bool,
    _ frame: FactFrame,
    from start: Int,
    through last: Int
  ) -> Int? {
    guard knownValue(frame, on: last) == wanted else { return nil }
    var (before, day) = (start - 1, last)
    var rows = 0
    while day - before > 1 {
      rows += points.rowCount
      guard rows <= EvaluationLimits.rowsOfQuestion else { return nil }
      let middle = before + (day - before) / 2
      if knownValue(frame, on: middle) == wanted { day = middle } else { before = middle }
    }
    return day
  }

  /// Whether the condition holds on a day; nothing where what is known does not tell.
  private mutating func knownValue(_ frame: FactFrame, on day: Int) -> Bool? {
    points.run(frame, date: day)
    let point = points.result(register)
    return point.isTrue ? true : point.isFalse ? false : nil
  }
}
