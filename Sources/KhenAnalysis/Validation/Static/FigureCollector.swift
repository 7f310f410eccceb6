import KhenSemantics
import KhenSource
import KhenSyntax

/// Finds the figures of a rule set that stand for each other: parameters whose names differ in
/// one word, rows of a lookup, a value and its exceptions, the same place of the same criterion
/// in several versions of an award or in awards whose names differ in one word.
struct FigureCollector {
  /// The series found; one figure may be in several groups.
  private(set) var series: [FigureSeries] = []
  private let program: CheckedProgram
  /// Series of places that several versions have, under construction.
  private var places: [Place: Int] = [:]

  private struct Place: Hashable {
    var group: String
    var name: String
  }

  /// Collects all series of a program.
  init(_ program: CheckedProgram) {
    self.program = program
    addParameters()
    addDefinitions()
    addAwards()
    for index in series.indices {
      series[index].points.sort { ($0.span.start ?? Int.min) < ($1.span.start ?? Int.min) }
    }
  }

  // MARK: - Parameters

  private mutating func addParameters() {
    for parameter in program.parameters {
      var points: [FigureSeries.Point] = []
      for version in parameter.versions {
        guard let value = version.body.expression,
          let figure = Figure(value, on: version.span.start, in: program)
        else { continue }
        points.append(FigureSeries.Point(span: version.span, figure: figure))
      }
      let title = Bilingual(vi: "“\(parameter.name.text)”", en: "“\(parameter.name.text)”")
      series.append(
        FigureSeries(
          group: "parameter " + parameter.name.key,
          name: "",
          title: title,
          points: points
        )
      )
      for (masked, word) in FigureCollector.masks(of: parameter.name) {
        series.append(
          FigureSeries(group: "parameters " + masked, name: word, title: title, points: points)
        )
      }
    }
  }

  /// The name with each of its words left out in turn, and the word; names of one word have none.
  private static func masks(of name: Name) -> [(masked: String, word: String)] {
    let words = name.key.split(separator: "_").map { String($0) }
    guard words.count > 1 else { return [] }
    return words.indices.map { index in
      var masked = words
      masked[index] = "*"
      return (masked.joined(separator: "_"), words[index])
    }
  }

  // MARK: - Definitions

  private mutating func addDefinitions() {
    for definition in program.definitions {
      let award = program.awards.first { $0.range.contains(definition.range) }
      let owner = (award.map { $0.name.key + "." } ?? "") + definition.name.key
      let kind = definition.receiver.map { program.records[$0].name.key } ?? ""
      for span in spans(of: definition, in: award) {
        var alternatives = Alternatives(owner: owner + " " + kind, span: span)
        add(definition.body, definition.exceptions, &alternatives)
      }
    }
  }

  private static var base: Bilingual { Bilingual(vi: "mức chung", en: "the general figure") }

  /// The days of a definition: those of its award, cut where a figure that it reads changes.
  private func spans(of definition: CheckedDefinition, in award: CheckedAward?) -> [DaySpan] {
    var uses = ExpressionUses()
    uses.add(definition.body, kind: nil, in: program)
    uses.add(definition.exceptions, kind: nil, in: program)
    var waiting = uses.definitions.map { $0.index }
    var seen = Set(waiting)
    var parameters = uses.parameters
    while let next = waiting.popLast() {
      var inner = ExpressionUses()
      inner.add(program.definitions[next].body, kind: nil, in: program)
      parameters.formUnion(inner.parameters)
      for used in inner.definitions where seen.insert(used.index).inserted {
        waiting.append(used.index)
      }
    }
    let whole = award?.applies ?? DaySpan(start: nil, end: nil)
    var cuts: Set<Int> = []
    for used in parameters {
      for version in program.parameters[used.index].versions {
        for cut in [version.span.start, version.span.end].compactMap({ $0 })
        where whole.contains(cut) && cut != whole.start {
          cuts.insert(cut)
        }
      }
    }
    var spans: [DaySpan] = []
    var start = whole.start
    for cut in cuts.sorted() {
      spans.append(DaySpan(start: start, end: cut))
      start = cut
    }
    spans.append(DaySpan(start: start, end: whole.end))
    return spans
  }

  /// Where alternatives are found: in what, and on which days.
  private struct Alternatives {
    var owner: String
    var span: DaySpan
    var lookupCount = 0

    init(owner: String, span: DaySpan) {
      self.owner = owner
      self.span = span
    }
  }

  private mutating func add(
    _ body: CheckedBody,
    _ exceptions: [CheckedException],
    _ alternatives: inout Alternatives
  ) {
    if let value = body.expression {
      addLookups(in: value, &alternatives)
      if !exceptions.isEmpty {
        enter(
          value,
          group: alternatives.owner + " exceptions",
          name: "",
          title: FigureCollector.base,
          alternatives.span
        )
      }
    }
    for exception in exceptions {
      guard let value = exception.body.expression else { continue }
      enter(
        value,
        group: alternatives.owner + " exceptions",
        name: exception.name.key,
        title: Bilingual(
          vi: "ngoại lệ “\(exception.name.text)”",
          en: "the exception “\(exception.name.text)”"
        ),
        alternatives.span
      )
      var inner = alternatives
      inner.owner += " " + exception.name.key
      add(exception.body, exception.exceptions, &inner)
    }
  }

  private mutating func addLookups(
    in expression: CheckedExpression,
    _ alternatives: inout Alternatives
  ) {
    if case .match(_, let rows) = expression.kind {
      alternatives.lookupCount += 1
      let group = "\(alternatives.owner) lookup \(alternatives.lookupCount)"
      for row in rows {
        guard let member = member(of: row), let value = row.body.expression else { continue }
        enter(
          value,
          group: group,
          name: member.name.key,
          title: Bilingual(
            vi: "dòng “\(member.name.text)”",
            en: "the row “\(member.name.text)”"
          ),
          alternatives.span
        )
      }
    }
    for child in expression.children { addLookups(in: child, &alternatives) }
  }

  /// The value that a row is for, where it is for one value of a catalogue.
  private func member(of row: MatchRow) -> CheckedCatalogue.Member? {
    guard row.patterns.count == 1, case .value(.member(let catalogue, let index)) = row.patterns[0]
    else { return nil }
    return program.catalogues[catalogue].members[index]
  }

  private mutating func enter(
    _ value: CheckedExpression,
    group: String,
    name: String,
    title: Bilingual,
    _ span: DaySpan
  ) {
    guard let figure = Figure(value, on: span.start, in: program) else { return }
    let place = Place(group: group, name: name)
    let index = places[place] ?? series.count
    if index == series.count {
      places[place] = index
      series.append(FigureSeries(group: group, name: name, title: title, points: []))
    }
    series[index].points.append(FigureSeries.Point(span: span, figure: figure))
  }

  // MARK: - Awards

  private mutating func addAwards() {
    let masks = Set(program.awards.map { $0.name }).flatMap { FigureCollector.masks(of: $0) }
    var counts: [String: Int] = [:]
    for mask in masks { counts[mask.masked, default: 0] += 1 }
    for award in program.awards {
      var names = [(masked: award.name.key, word: "")]
      names += FigureCollector.masks(of: award.name).filter { (counts[$0.masked] ?? 0) > 1 }
      for node in award.nodes { add(node, names, of: award) }
    }
  }

  private mutating func add(
    _ node: CheckedNode,
    _ names: [(masked: String, word: String)],
    of award: CheckedAward
  ) {
    switch node.kind {
    case .group(_, let nodes): for inner in nodes { add(inner, names, of: award) }
    case .attestation: break
    case .criterion(let condition):
      guard let condition, let name = node.name else { return }
      var shape = ExpressionShape(program)
      shape.add(condition)
      for (position, constant) in shape.constants.enumerated() {
        for (masked, word) in names {
          let group = "criterion \(masked).\(name.key) \(shape.text) \(position)"
          let title = Bilingual(vi: "“\(award.name.text)”", en: "“\(award.name.text)”")
          enter(constant, group: group, name: word, title: title, award.applies)
        }
      }
    }
  }
}
