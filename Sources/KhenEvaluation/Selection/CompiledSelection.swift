package import KhenSemantics
package import KhenSource
import KhenSyntax

/// A selection, ready to run: what is asked of each dossier, and the limits as figures of counts.
package struct CompiledSelection: Sendable {
  /// The selection.
  package var selection: CheckedSelection
  /// For each kind of the selection, its conditions as criteria, and as results its groups, its
  /// keys and what it counts, in that order.
  package var awards: [CompiledAward]
  /// For each limit, its figure, over a record of the counts.
  package var bounds: [CompiledExpression]
  /// The schema of that record.
  package var countSchema: FactSchema
  /// The index of that record.
  package var countKind: Int

  /// Compiles a selection.
  package init(_ selection: CheckedSelection, of checked: CheckedProgram, schema: FactSchema) {
    self.selection = selection
    awards = selection.kinds.map { kind in
      CompiledAward(
        CompiledSelection.award(selection, kind),
        kind: kind.record,
        of: checked,
        schema: schema
      )
    }
    var extended = checked
    countKind = extended.records.count
    extended.records.append(CompiledSelection.countRecord(selection))
    let countSchema = FactSchema(extended)
    self.countSchema = countSchema
    bounds = []
    for limit in selection.limits {
      bounds.append(
        CompiledExpression(limit.bound, kind: countKind, of: extended, schema: countSchema)
      )
    }
  }

  /// The name of the criterion that a condition becomes.
  package static func name(ofCondition index: Int) -> Name { Name("c\(index)") }

  private static func award(
    _ selection: CheckedSelection,
    _ kind: CheckedSelection.Kind
  ) -> CheckedAward {
    let nodes = kind.conditions.enumerated().map { index, condition in
      CheckedNode(
        kind: .criterion(condition),
        name: name(ofCondition: index),
        label: "",
        citations: selection.citations,
        range: condition.range
      )
    }
    let results = (kind.groups + kind.keys + kind.counted).map { value in
      CheckedResult(
        isDeadline: false,
        name: selection.name,
        label: "",
        type: value.type,
        citations: [],
        body: CheckedBody(expression: value, citations: [], range: value.range),
        exceptions: [],
        range: value.range
      )
    }
    return CheckedAward(
      name: selection.name,
      label: selection.label,
      instrument: nil,
      subjects: [kind.record],
      groups: [],
      citations: selection.citations,
      effect: selection.effect,
      isNotSourced: false,
      nodes: nodes,
      bars: [],
      documents: [],
      results: results,
      range: selection.range
    )
  }

  /// A record whose fields are the counts of the limits.
  private static func countRecord(_ selection: CheckedSelection) -> CheckedRecord {
    CheckedRecord(
      name: selection.name,
      label: selection.label,
      isDossier: false,
      fields: selection.counts.enumerated().map { index, count in
        CheckedRecord.Field(
          name: Name("c\(index)"),
          type: .integer,
          label: "",
          aliases: [],
          evidence: nil,
          isCompleteWhenAbsent: false,
          range: count.range
        )
      },
      constraints: [],
      constraintVariable: -1,
      range: selection.range
    )
  }
}

/// The figure of a limit, as far as the counts are known.
package struct LimitBound: Hashable, Sendable {
  /// Everything that it can be; endless where the rules cannot compute it.
  package var extent: Extent

  /// Makes a figure.
  package init(extent: Extent) { self.extent = extent }

  /// The most that may be chosen, at least and at most: the figure without what is left over.
  package var cap: ClosedRange<Int> {
    let high = extent.high == Extent.endlessHigh ? Int.max : floor(extent.high)
    let low = extent.low == Extent.endlessLow ? 0 : floor(extent.low)
    return max(0, low)...max(0, low, high)
  }

  /// The fewest that must be chosen, at least and at most: the figure, rounded up to a whole
  /// nominee.
  package var minimum: ClosedRange<Int> {
    let high = extent.high == Extent.endlessHigh ? Int.max : ceiling(extent.high)
    let low = extent.low == Extent.endlessLow ? 0 : ceiling(extent.low)
    return max(0, low)...max(0, low, high)
  }

  private func ceiling(_ numerator: Int64) -> Int {
    let quotient = numerator / extent.scale
    let isAbove = numerator > 0 && numerator % extent.scale != 0
    return Int(clamping: isAbove ? quotient + 1 : quotient)
  }

  private func floor(_ numerator: Int64) -> Int {
    let quotient = numerator / extent.scale
    let isBelow = numerator < 0 && numerator % extent.scale != 0
    return Int(clamping: isBelow ? quotient - 1 : quotient)
  }
}

/// Computes the figures of the limits of a selection; holds the working memory.
package struct LimitEvaluator: Sendable {
  /// The runs, where they are recorded.
  package private(set) var runs: [RecordedRun] = []
  private var machines: [RangeMachine] = []
  private var frame = FactFrame()
  private let compiled: CompiledSelection
  private let recordsRuns: Bool

  /// Prepares the working memory.
  package init(_ compiled: CompiledSelection, recordsRuns: Bool = false) {
    self.compiled = compiled
    self.recordsRuns = recordsRuns
    for bound in compiled.bounds {
      var machine = RangeMachine(bound.program, texts: &frame.texts)
      machine.recordsChoices = recordsRuns
      machines.append(machine)
    }
    frame.texts.keepConstants()
  }

  /// The figure of a limit, where each count lies in a range.
  package mutating func bound(
    _ limit: Int,
    counts: [ClosedRange<Int>],
    date: Int
  ) -> LimitBound {
    frame.reset(kind: compiled.countKind, schema: compiled.countSchema)
    let layout = compiled.countSchema.records[compiled.countKind]
    for (field, count) in zip(layout.fields, counts) {
      frame.set(
        FactFrame.root + field.offset,
        low: Int64(count.lowerBound),
        high: Int64(count.upperBound)
      )
    }
    machines[limit].run(frame, date: .point(Int64(date)))
    guard case .scalar(let register, _) = compiled.bounds[limit].result else {
      return LimitBound(extent: .anything)
    }
    if recordsRuns { runs.append(RecordedRun(machine: machines[limit], registers: [register])) }
    let extent = machines[limit].result(register).extent
    return LimitBound(extent: extent.marks == .value ? extent : .anything)
  }
}
