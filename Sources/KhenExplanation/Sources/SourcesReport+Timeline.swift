import KhenSemantics
import KhenSource

extension SourcesReport {
  /// One line for each instrument with a known period: a bar over the years, the day marked.
  func timeline(_ style: TextStyle) -> [String] {
    let shown = coverage.compactMap { entry -> (label: String, effect: DaySpan)? in
      let instrument = program.instruments[entry.instrument]
      guard let effect = instrument.effect, effect.start != nil else { return nil }
      return (instrument.number ?? instrument.label, effect)
    }.enumerated().sorted { left, right in
      (left.element.effect.start ?? 0, left.offset) < (
        right.element.effect.start ?? 0, right.offset
      )
    }.map({ $0.element })
    guard let first = shown.first?.effect.start, shown.count > 1 else { return [] }
    let labels = min(24, shown.map { TextLayout.width($0.label) }.max() ?? 0)
    let ends = shown.compactMap { $0.effect.end } + [day + 1]
    let firstYear = CivilDate(dayNumber: first).year
    let lastYear = CivilDate(dayNumber: ends.max() ?? day).year
    let columns = max(10, min(60, style.width - labels - 30))
    let start = CivilDate.dayNumber(year: firstYear, month: 1, day: 1)
    let end = CivilDate.dayNumber(year: lastYear + 1, month: 1, day: 1)
    let scale = Scale(start: start, end: end, columns: columns)
    let language = style.language
    var lines = [say("Hiệu lực theo thời gian", "Periods of effect", language)]
    let today = scale.column(of: day)
    for entry in shown {
      var bar = ""
      let from = scale.column(of: entry.effect.start ?? start)
      let to = entry.effect.end.map { max(from, scale.column(of: $0 - 1)) } ?? columns - 1
      for column in 0..<columns {
        let isInside = column >= from && column <= to
        bar += column == today ? (isInside ? "╋" : "┃") : (isInside ? "━" : "·")
      }
      let label = TextLayout.wrapped(entry.label, to: labels).first ?? ""
      let span =
        DateText.day(entry.effect.start ?? start)
        + (entry.effect.end.map { " – " + DateText.day($0 - 1) } ?? " –")
      lines.append("  " + TextLayout.padded(label, to: labels) + "  " + bar + "  " + span)
    }
    let scaleText = TextLayout.padded("\(firstYear)", to: max(5, columns - 4)) + "\(lastYear)"
    lines.append("  " + TextLayout.padded("", to: labels) + "  " + scaleText)
    return lines
  }
}

/// Days laid on the columns of a line.
private struct Scale {
  var start: Int
  var end: Int
  var columns: Int

  func column(of day: Int) -> Int {
    guard end > start else { return 0 }
    return min(columns - 1, max(0, (day - start) * columns / (end - start)))
  }
}
