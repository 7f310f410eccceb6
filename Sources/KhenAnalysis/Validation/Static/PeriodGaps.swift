import KhenSemantics
import KhenSource

/// Days between two versions of an award, and days on which an award needs a figure that no
/// version of a parameter gives.
enum PeriodGaps {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    let versions = versionGaps(in: context.program).map { gap in
      Diagnostic.versionGap(
        gap.award.name,
        DaySpan(start: gap.days.lowerBound, end: gap.days.upperBound),
        at: context.label(gap.award.range),
        earlier: context.names.range(in: gap.earlier.range)
      )
    }
    let figures = figureGaps(in: context.program, context.uses).map { gap in
      Diagnostic.figureGap(gap.parameter.name, gap.days, at: context.label(gap.parameter.range))
    }
    return versions.distinct + figures
  }

  /// Days between two versions of an award.
  struct VersionGap {
    /// The version that begins after them.
    var award: CheckedAward
    /// The version that ends before them.
    var earlier: CheckedAward
    /// The days without a version, with both ends.
    var days: Range<Int>
  }

  /// Days on which an award needs a figure that a parameter does not have.
  struct FigureGap {
    /// The parameter.
    var parameter: CheckedParameter
    /// The days.
    var days: DaySpan
  }

  /// The gaps between versions; an award for several kinds of dossiers has one for each.
  static func versionGaps(in program: CheckedProgram) -> [VersionGap] {
    let awards = program.awards
    var gaps: [VersionGap] = []
    for award in awards {
      guard let start = award.effect.start, award.applies.start == start else { continue }
      let others = awards.filter {
        $0.name == award.name && $0.subjects == award.subjects && $0.range != award.range
      }
      // The version that ends last before this one begins.
      let ended = others.filter { ($0.effect.end ?? Int.max) <= start }
      guard let earlier = ended.max(by: { ($0.effect.end ?? 0) < ($1.effect.end ?? 0) }),
        let end = earlier.effect.end, end < start,
        !others.contains(where: { $0.effect.contains(start - 1) })
      else { continue }
      gaps.append(VersionGap(award: award, earlier: earlier, days: end..<start))
    }
    return gaps
  }

  /// The first gap of each parameter.
  static func figureGaps(in program: CheckedProgram, _ uses: RuleUses) -> [FigureGap] {
    var gaps: [FigureGap] = []
    for (index, parameter) in program.parameters.enumerated() {
      let versions = parameter.versions.map { $0.span }
      guard let first = versions.first, let last = versions.last else { continue }
      for used in DayGaps.joined(uses.daysOfParameters[index].spans) {
        // What is used on every day is asked only between its first and its last value.
        let asked = DaySpan(
          start: used.start ?? first.start,
          end: used.end ?? (used.start == nil ? last.end : nil)
        )
        guard let gap = DayGaps.first(in: asked, without: versions) else { continue }
        gaps.append(FigureGap(parameter: parameter, days: gap))
        break
      }
    }
    return gaps
  }
}

/// Days of a period that other periods leave out.
enum DayGaps {
  /// The same days in as few periods as they need; those that have always been stay apart.
  static func joined(_ spans: [DaySpan]) -> [DaySpan] {
    var result: [DaySpan] = []
    for span in spans.sorted(by: { ($0.start ?? Int.min) < ($1.start ?? Int.min) }) {
      guard let last = result.last, last.start != nil, let start = span.start,
        last.end.map({ start <= $0 }) ?? true
      else {
        result.append(span)
        continue
      }
      if let end = last.end { result[result.count - 1].end = span.end.map { max(end, $0) } }
    }
    return result
  }

  /// The first stretch of a period that no other one covers.
  static func first(in span: DaySpan, without others: [DaySpan]) -> DaySpan? {
    var start = span.start
    var isInside = true
    while isInside {
      isInside = false
      for other in others where covers(start, other) {
        guard let end = other.end else { return nil }
        if let limit = span.end, end >= limit { return nil }
        if start.map({ end > $0 }) ?? true {
          start = end
          isInside = true
        }
      }
    }
    let next = others.compactMap { $0.start }.filter { later in start.map { later > $0 } ?? true }
      .min()
    let end = [next, span.end].compactMap { $0 }.min()
    return DaySpan(start: start, end: end)
  }

  private static func covers(_ day: Int?, _ span: DaySpan) -> Bool {
    guard let day else { return span.start == nil }
    return span.contains(day)
  }
}

extension [Diagnostic] {
  /// The diagnostics, each place and id once: an award for several kinds says the same again.
  var distinct: [Diagnostic] {
    var kept: [Diagnostic] = []
    for diagnostic in self
    where !kept.contains(where: {
      $0.id == diagnostic.id && $0.primary.range == diagnostic.primary.range
    }) {
      kept.append(diagnostic)
    }
    return kept
  }
}

extension Diagnostic {
  fileprivate static func versionGap(
    _ name: Name,
    _ gap: DaySpan,
    at label: Label,
    earlier: SourceRange
  ) -> Diagnostic {
    let period = PeriodText.of(gap)
    return Diagnostic(
      .versionGap,
      severity: .warning,
      message: Bilingual(
        vi: "\(period.vi) không có phiên bản nào của “\(name.text)”",
        en: "\(period.en) there is no version of “\(name.text)”"
      ),
      at: label,
      related: [
        Label(earlier, Bilingual(vi: "phiên bản trước ở đây", en: "the version before is here"))
      ],
      notes: [
        Bilingual(
          vi: "hồ sơ xét trong những ngày đó được trả lời là không thuộc đối tượng",
          en: "dossiers of those days are answered as not applicable"
        )
      ],
      help: Bilingual(
        vi: "sửa ngày hiệu lực của hai phiên bản, hoặc thêm một phiên bản “chưa có nguồn”",
        en: "mend the dates of effect, or add a version that is “not sourced”"
      )
    )
  }

  fileprivate static func figureGap(_ name: Name, _ gap: DaySpan, at label: Label) -> Diagnostic {
    let period = PeriodText.of(gap)
    return Diagnostic(
      .figureGap,
      severity: .warning,
      message: Bilingual(
        vi: "\(period.vi) “\(name.text)” không có trị số nào, trong khi có khen thưởng cần đến",
        en: "\(period.en) “\(name.text)” has no value, while an award needs one"
      ),
      at: label,
      notes: [
        Bilingual(
          vi: "trị số hết hiệu lực cùng văn bản mà nó căn cứ",
          en: "a value ends together with the instrument that it cites"
        )
      ],
      help: Bilingual(
        vi: "thêm trị số từ ngày đó, hoặc ghi “chưa có nguồn”",
        en: "add the value from that day, or write “not sourced”"
      )
    )
  }
}
