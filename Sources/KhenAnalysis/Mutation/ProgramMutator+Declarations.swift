import KhenSemantics
import KhenSource
import KhenSyntax

// Mutations of figures, definitions, scorecards and transitional clauses.
extension ProgramMutator {
  mutating func rewrite(_ parameter: CheckedParameter) -> CheckedParameter {
    var result = parameter
    let owner = ProgramMutator.named("tham số", "parameter", parameter.label)
    for (index, version) in parameter.versions.enumerated() {
      result.versions[index].body = within(owner, version.body.citations) {
        $0.rewrite(version.body)
      }
      guard let start = version.span.start, !isInherited(start, by: version, at: index) else {
        continue
      }
      let moved: Int? = within(owner, version.body.citations) {
        $0.choose(.figureDate, version.body.range) { ProgramMutator.days(around: start) }
      }
      guard let moved else { continue }
      result.versions[index].span.start = moved
      for other in parameter.versions.indices where parameter.versions[other].span.end == start {
        result.versions[other].span.end = moved
      }
    }
    return result
  }

  /// Whether a first day is not written but that of the instrument that the figure is from.
  private func isInherited(_ day: Int, by version: CheckedParameter.Version, at index: Int) -> Bool
  {
    index == 0
      && version.body.citations.contains { program.instruments[$0.instrument].effect?.start == day }
  }

  mutating func rewrite(_ definition: CheckedDefinition) -> CheckedDefinition {
    var result = definition
    let owner = ProgramMutator.named("khái niệm", "definition", definition.label)
    let citations = definition.body.citations
    (result.body, result.exceptions) = within(owner, citations) { mutator in
      (mutator.rewrite(definition.body), mutator.rewrite(definition.exceptions))
    }
    return result
  }

  mutating func rewrite(_ body: CheckedBody) -> CheckedBody {
    citing(body.citations) {
      CheckedBody(
        expression: $0.rewrite(body.expression),
        citations: body.citations,
        range: body.range
      )
    }
  }

  // MARK: - Exceptions

  mutating func rewrite(_ exceptions: [CheckedException]) -> [CheckedException] {
    var result = exceptions
    for (index, exception) in exceptions.enumerated() {
      result[index] = citing(exception.body.citations) { $0.rewrite(exception) }
      for winner in exception.prevailsOver where exceptions.indices.contains(winner) {
        let other = exceptions[winner].name.text
        let pair = Bilingual(
          vi: "“\(exception.name.text)” ưu tiên hơn “\(other)”",
          en: "“\(exception.name.text)” prevails over “\(other)”"
        )
        let isInverted: Bool? = choose(
          .priority,
          SourceRange(
            file: exception.range.file,
            start: Int(exception.range.start),
            end: Int(exception.range.start) + winner
          )
        ) {
          let inverse = Bilingual(
            vi: "“\(other)” ưu tiên hơn “\(exception.name.text)”",
            en: "“\(other)” prevails over “\(exception.name.text)”"
          )
          return [Variant(false, without: pair), Variant(true, pair, inverse)]
        }
        guard let isInverted else { continue }
        result[index].prevailsOver.removeAll { $0 == winner }
        if isInverted { result[winner].prevailsOver.append(index) }
      }
    }
    return result
  }

  private mutating func rewrite(_ exception: CheckedException) -> CheckedException {
    var result = exception
    let isDropped: Bool? = choose(.exception, exception.range) {
      [
        Variant(
          true,
          without: Bilingual(
            vi: "bỏ “\(exception.name.text)”",
            en: "“\(exception.name.text)” left out"
          )
        )
      ]
    }
    if isDropped == true {
      result.condition = ProgramMutator.boolean(false, at: exception.condition.range)
      return result
    }
    result.condition = rewriteCondition(exception.condition)
    result.body = rewrite(exception.body)
    result.exceptions = rewrite(exception.exceptions)
    return result
  }

  // MARK: - Scorecards

  /// The items of a card; the definitions that others read hold the same expressions.
  mutating func rewrite(_ card: CheckedScorecard) -> CheckedScorecard {
    var result = card
    for (index, item) in card.items.enumerated() {
      let owner = ProgramMutator.named("tiêu chí", "item", item.label)
      (result.items[index].raw, result.items[index].maximum) =
        within(owner, item.citations) { mutator in
          (mutator.rewrite(item.raw), mutator.rewrite(item.maximum))
        }
    }
    return result
  }

  // MARK: - Transitional clauses

  mutating func rewrite(_ instrument: CheckedInstrument) -> CheckedInstrument {
    var result = instrument
    let owner = Bilingual(
      vi: "quy định chuyển tiếp của “\(instrument.label)”",
      en: "transitional clause of “\(instrument.label)”"
    )
    for (index, residual) in instrument.residuals.enumerated() {
      result.residuals[index] = within(owner, residual.citations) { $0.rewrite(residual) }
    }
    return result
  }

  private mutating func rewrite(_ residual: CheckedResidual) -> CheckedResidual {
    var result = residual
    let changed: CheckedResidual? = choose(.transition, residual.range) {
      var variants: [Variant<CheckedResidual>] = []
      var dropped = residual
      dropped.condition = ProgramMutator.boolean(false, at: residual.range)
      variants.append(
        Variant(
          dropped,
          without: Bilingual(vi: "bỏ quy định “còn áp dụng”", en: "“still applies” left out")
        )
      )
      if let end = residual.end {
        for day in ProgramMutator.days(around: end) {
          var moved = residual
          moved.end = day.value
          variants.append(Variant(moved, day.before, day.after))
        }
      }
      var other = residual
      other.yieldsToMoreFavourable.toggle()
      let words = ProgramMutator.keyword(
        "trừ khi bản mới có lợi hơn",
        "unless the later is more favourable"
      )
      variants.append(
        residual.yieldsToMoreFavourable
          ? Variant(other, without: words)
          : Variant(other, without: words, title: Bilingual(vi: "thêm", en: "added"))
      )
      return variants
    }
    if let changed { return changed }
    result.condition = residual.condition.map { rewriteCondition($0) }
    return result
  }

  // MARK: - Days

  /// The day before and the day after, as changes.
  static func days(around day: Int) -> [Variant<Int>] {
    [day - 1, day + 1].map { other in
      Variant(other, same(DayWords.text(day)), same(DayWords.text(other)))
    }
  }
}

/// Days as `dd/MM/yyyy`.
enum DayWords {
  static func text(_ day: Int) -> String {
    let date = CivilDate(dayNumber: day)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return padded(date.day) + "/" + padded(date.month) + "/\(date.year)"
  }
}
