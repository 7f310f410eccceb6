import KhenSemantics
import KhenSource

/// Figures that change from one version to the next in a way that is probably a slip: the order
/// of two alternatives turns round, or one becomes ten times what it was.
enum ThresholdOrder {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    let series = FigureCollector(context.program).series
    let orders = turns(series).map { Diagnostic.orderTurns($0, in: context) }
    return (orders + leaps(series, context)).distinct
  }

  // MARK: - Order

  /// The figures whose order turns round from one version to the next.
  static func turns(_ series: [FigureSeries]) -> [Turn] {
    var groups: [String: [FigureSeries]] = [:]
    for one in series where one.points.count > 1 { groups[one.group, default: []].append(one) }
    var turns: [Turn] = []
    for name in groups.keys.sorted() {
      let group = (groups[name] ?? []).sorted { $0.name < $1.name }
      for (index, left) in group.enumerated() {
        for right in group[(index + 1)...] where left.name != right.name {
          if let turn = turn(left, right) { turns.append(turn) }
        }
      }
    }
    return turns
  }

  /// Two figures that changed places.
  struct Turn {
    var before: (left: FigureSeries.Point, right: FigureSeries.Point)
    var after: (left: FigureSeries.Point, right: FigureSeries.Point)
    /// What the two are called.
    var titles: (left: Bilingual, right: Bilingual)
    /// Whether it is the left figure that changed, or the right one.
    var isLeft: Bool

    /// The figure that changed, after the change, and the other one.
    var changed: (FigureSeries.Point, other: FigureSeries.Point) {
      isLeft ? (after.left, after.right) : (after.right, after.left)
    }
  }

  /// The first change after which two figures stand the other way round.
  private static func turn(_ left: FigureSeries, _ right: FigureSeries) -> Turn? {
    var last: (order: Int, left: FigureSeries.Point, right: FigureSeries.Point)?
    for (first, second) in pairs(left, right) {
      guard let order = first.figure.order(to: second.figure), order != 0 else { continue }
      if let before = last, before.order == -order {
        return Turn(
          before: (before.left, before.right),
          after: (first, second),
          titles: (left.title, right.title),
          isLeft: before.left.figure.size != first.figure.size
        )
      }
      last = (order, first, second)
    }
    return nil
  }

  /// The pairs of figures that hold at once, in order of time.
  private static func pairs(
    _ left: FigureSeries,
    _ right: FigureSeries
  ) -> [(FigureSeries.Point, FigureSeries.Point)] {
    var pairs: [(FigureSeries.Point, FigureSeries.Point)] = []
    for first in left.points {
      for second in right.points where first.span.overlaps(second.span) {
        pairs.append((first, second))
      }
    }
    return pairs.sorted { one, other in
      let first = max(one.0.span.start ?? Int.min, one.1.span.start ?? Int.min)
      let second = max(other.0.span.start ?? Int.min, other.1.span.start ?? Int.min)
      return first < second
    }
  }

  // MARK: - Size

  private static func leaps(_ series: [FigureSeries], _ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for one in series {
      for (earlier, later) in zip(one.points, one.points.dropFirst())
      where later.figure.isTenTimes(earlier.figure)
        && earlier.figure.range != later.figure.range
      {
        findings.append(.tenTimes(earlier, later, in: context))
      }
    }
    return findings
  }
}

extension Diagnostic {
  fileprivate static func orderTurns(
    _ turn: ThresholdOrder.Turn,
    in context: StaticContext
  ) -> Diagnostic {
    func text(_ point: FigureSeries.Point) -> String {
      context.sources[point.figure.range.file]?.text(in: point.figure.range) ?? ""
    }
    let (changed, other) = turn.changed
    let (formerly, otherFormerly) =
      turn.isLeft
      ? (turn.before.left, turn.before.right) : (turn.before.right, turn.before.left)
    let (title, otherTitle) =
      turn.isLeft
      ? (turn.titles.left, turn.titles.right) : (turn.titles.right, turn.titles.left)
    let isMore = changed.figure.order(to: other.figure) == 1
    let now = (isMore ? "cao" : "thấp", isMore ? "higher" : "lower")
    let before = (isMore ? "thấp" : "cao", isMore ? "lower" : "higher")
    let day = changed.span.start.map { PeriodText.day($0) }
    return Diagnostic(
      .thresholdOrder,
      severity: .warning,
      message: Bilingual(
        vi: "\(title.vi)\(day.map { " từ \($0)" } ?? "") \(now.0) hơn \(otherTitle.vi)"
          + " (\(text(changed)) so với \(text(other))), trước đó thì \(before.0) hơn"
          + " (\(text(formerly)) so với \(text(otherFormerly)))",
        en: "\(title.en)\(day.map { " from \($0) on" } ?? "") is \(now.1) than \(otherTitle.en)"
          + " (\(text(changed)) to \(text(other))), before it was \(before.1)"
          + " (\(text(formerly)) to \(text(otherFormerly)))"
      ),
      at: Label(changed.figure.range),
      related: [
        Label(other.figure.range, Bilingual(vi: "mức kia", en: "the other figure")),
        Label(formerly.figure.range, Bilingual(vi: "mức này trước đó", en: "what it was before")),
      ],
      help: Bilingual(
        vi: "đối chiếu lại con số với văn bản; đúng như vậy thì ghi lý do bỏ qua cảnh báo",
        en: "compare the figure with the instrument; if it is so, silence this with the reason"
      )
    )
  }

  fileprivate static func tenTimes(
    _ earlier: FigureSeries.Point,
    _ later: FigureSeries.Point,
    in context: StaticContext
  ) -> Diagnostic {
    func text(_ point: FigureSeries.Point) -> String {
      context.sources[point.figure.range.file]?.text(in: point.figure.range) ?? ""
    }
    return Diagnostic(
      .figureLeap,
      severity: .warning,
      message: Bilingual(
        vi: "từ \(text(earlier)) thành \(text(later)), chênh từ mười lần trở lên: có lẽ thừa hoặc"
          + " thiếu một chữ số",
        en: "from \(text(earlier)) to \(text(later)), ten times or more: probably a digit too many"
          + " or too few"
      ),
      at: Label(later.figure.range),
      related: [
        Label(earlier.figure.range, Bilingual(vi: "trị số trước đó", en: "the value before"))
      ],
      help: Bilingual(
        vi: "đối chiếu lại con số với văn bản",
        en: "compare the figure with the instrument"
      )
    )
  }
}
