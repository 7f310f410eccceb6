import KhenSemantics
import KhenSource
import KhenSyntax

/// Gives the verdict of one version of an award and what came out of each of its parts, for
/// dossier after dossier, without reasons.
///
/// The same verdicts and outcomes as `AwardEvaluator` gives. What is known is computed on points.
/// What rests on open facts is tried on a few completions: two that come out differently prove a
/// part undetermined, and a part that reads a single open fact is known when all its values were
/// tried. Only what is left is decided over ranges, each part by the piece of the program that it
/// needs. A class, because it is large and stays where it is.
package final class BriefEvaluator {
  /// A criterion, group, attestation, bar, hold or document, in the order of the award.
  package struct Part {
    /// The register of its boolean.
    var register: UInt32
    /// Of a document, the register that says whether it is required.
    var required: UInt32?
    /// Whether it is a bar or hold, which should not apply.
    var isBar: Bool
    /// Whether its children follow, up to `end`.
    package var isGroup: Bool
    /// Index of the first part that does not belong to it.
    package var end: Int
    /// Whether the award itself asks for it, and not a group.
    package var isTop: Bool
    /// Whether it suspends instead of refusing.
    package var isHold: Bool
    /// Whether it is an attestation or a document.
    package var isPaper: Bool
    /// Its name, or the label where it has none.
    package var name: String
  }

  /// What the loops over the parts of dossier after dossier ask, as plain values.
  package struct PlainPart: BitwiseCopyable {
    /// `Part.register`.
    var register: Int32
    /// `Part.required`; −1 for none.
    var required: Int32
    /// `Part.end`.
    package var end: Int32
    /// `Part.isBar`.
    var isBar: Bool
    /// `Part.isGroup`.
    package var isGroup: Bool
    /// `Part.isTop`.
    var isTop: Bool
    /// `Part.isHold`.
    var isHold: Bool
    /// `Part.isPaper`.
    package var isPaper: Bool

    static let none = PlainPart(
      register: 0,
      required: -1,
      end: 0,
      isBar: false,
      isGroup: false,
      isTop: false,
      isHold: false,
      isPaper: false
    )
  }

  /// What is worked out of a part when it is open for the first time.
  private final class Detail {
    /// For each column of the schema, whether the part rests on it.
    let columns: [Bool]
    /// Computes it alone, on points.
    var points: PointMachine
    /// Decides it alone, over ranges.
    var decider: Decider

    init(_ register: UInt32, of program: Program, columnCount: Int, texts: inout TextTable) {
      var columns = [Bool](repeating: false, count: columnCount)
      for column in program.columns(of: register) { columns[column] = true }
      self.columns = columns
      // The texts of the program are among those of the frame already.
      points = PointMachine(program, texts: &texts, needed: [register])
      decider = Decider(RangeMachine(program.sliced(to: [register]), texts: &texts))
    }
  }

  /// The parts.
  package let parts: [Part]
  /// The same parts for loops.
  package var plainParts: FlatArray<PlainPart> { plainStorage.array }
  private let plainStorage: FlatStorage<PlainPart>
  /// What came out of each part.
  package var outcomes: FlatArray<Outcome> { outcomeStorage.array }
  private let outcomeStorage: FlatStorage<Outcome>
  private var evaluator: AwardEvaluator
  private var points: PointMachine
  private let completions: Completions
  /// For each part, what was worked out of it.
  private var details: [Detail?]
  private let schema: FactSchema
  private let date: Int
  private let isDecidedByPart: Bool
  private let isNotSourced: Bool
  private let isMet: Int
  private let isHeld: Int
  /// Whether what is known did not settle every part of the last dossier.
  package private(set) var hasOpenParts = false
  /// A part that is tried on completions: what came out of it first.
  private struct Trial {
    var part: Int
    var first: Int64
    var isDone: Bool
  }
  private var waiting: [Trial] = []
  /// Positions of the parts whose outcome is open yet.
  private var open: [Int] = []

  /// Makes an evaluator that runs on dossiers with these texts.
  package init(
    _ evaluator: AwardEvaluator,
    schema: FactSchema,
    flat: FlatSchema,
    date: Int,
    texts: inout TextTable
  ) {
    let compiled = evaluator.compiled
    self.evaluator = evaluator
    // Which facts matter is not asked here, and takes most of the time where many are missing.
    self.evaluator.decider.findsCandidates = false
    self.schema = schema
    self.date = date
    let parts = BriefEvaluator.parts(of: compiled)
    self.parts = parts
    let plain = parts.map { part in
      PlainPart(
        register: Int32(part.register),
        required: part.required.map { Int32($0) } ?? -1,
        end: Int32(part.end),
        isBar: part.isBar,
        isGroup: part.isGroup,
        isTop: part.isTop,
        isHold: part.isHold,
        isPaper: part.isPaper
      )
    }
    plainStorage = FlatStorage(repeating: PlainPart.none, count: plain.count)
    plainStorage.fill(plain)
    outcomeStorage = FlatStorage(repeating: .undetermined, count: parts.count)
    isDecidedByPart = compiled.award.decidesByCriterion
    isNotSourced = compiled.award.isNotSourced
    isMet = Int(compiled.isMet)
    isHeld = Int(compiled.isHeld)
    let registers = parts.map { $0.register } + parts.compactMap { $0.required }
    points = PointMachine(
      compiled.program,
      texts: &texts,
      needed: registers + [compiled.isMet, compiled.isHeld]
    )
    details = [Detail?](repeating: nil, count: parts.count)
    completions = Completions(flat, program: compiled.program, date: date)
  }

  /// Evaluates the dossier; its outcomes are then in `outcomes`.
  ///
  /// - Parameters:
  ///   - dossier: the facts.
  ///   - frame: takes the facts where they are needed there.
  ///   - isFiled: whether the facts are in the frame already.
  /// - Returns: the verdict.
  package func evaluate(
    _ dossier: FlatDossier,
    _ frame: inout FactFrame,
    isFiled: inout Bool
  ) -> Verdict {
    points.run(dossier.facts, date: date)
    let outcomes = outcomes
    let results = points.results
    let parts = plainParts
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
    var hasOpenParts = false
    var index = 0
    while index < parts.count {
      let part = parts[index]
      let point = results[Int(part.register)]
      if part.required >= 0, results[Int(part.required)].isFalse {
        outcomes[index] = .notNeeded
      } else if point.isValue {
        outcomes[index] = (point.value != 0) != part.isBar ? .met : .notMet
      } else {
        open.append(index)
        hasOpenParts = true
      }
      index += 1
    }
    let known = knownVerdict(results)
    if self.hasOpenParts != hasOpenParts { self.hasOpenParts = hasOpenParts }
    if hasOpenParts { decideOpenParts(dossier, &frame, isFiled: &isFiled) }
    if let verdict = known ?? verdictOfParts { return verdict }
    file(dossier, &frame, &isFiled)
    return evaluator.evaluate(frame, date: date).verdict
  }

  /// Marks the columns of the schema that a part rests on whose outcome was open at first.
  package func mark(columnsOf part: Int, in columns: FlatArray<Bool>) {
    guard let detail = details[part] else { return }
    for (column, isRead) in detail.columns.enumerated() where isRead { columns[column] = true }
  }

  private func file(_ dossier: FlatDossier, _ frame: inout FactFrame, _ isFiled: inout Bool) {
    if isFiled { return }
    frame.adopt(dossier, schema: schema)
    isFiled = true
  }

  // MARK: Verdict

  private func knownVerdict(_ results: FlatArray<PointMachine.Point>) -> Verdict? {
    let met = results[isMet]
    if met.isFalse { return .ineligible }
    let held = results[isHeld]
    guard met.isValue, held.isValue else { return nil }
    return held.value == 0 ? .eligible : .onHold
  }

  /// The verdict where the outcomes of the parts settle it.
  private var verdictOfParts: Verdict? {
    if isNotSourced { return nil }
    var undetermined = 0
    var hasFailed = false
    let (parts, outcomes) = (plainParts, outcomes)
    for index in 0..<parts.count where parts[index].isTop {
      switch outcomes[index] {
      case .met, .notNeeded: break
      case .notMet:
        if parts[index].isHold { return nil }
        hasFailed = true
      case .undetermined:
        if parts[index].isHold { return nil }
        undetermined += 1
      case .awaiting, .error: return nil
      }
    }
    if hasFailed { return .ineligible }
    if undetermined == 0 { return .eligible }
    // Several parts that are open can exclude each other.
    return isDecidedByPart || undetermined == 1 ? .undetermined : nil
  }

  // MARK: Open parts

  private func decideOpenParts(
    _ dossier: FlatDossier,
    _ frame: inout FactFrame,
    isFiled: inout Bool
  ) {
    for index in open where details[index] == nil {
      details[index] = Detail(
        parts[index].register,
        of: evaluator.compiled.program,
        columnCount: schema.columnCount,
        texts: &frame.texts
      )
    }
    tryCompletions(dossier, frame, isFiled: isFiled)
    for index in open {
      file(dossier, &frame, &isFiled)
      if let required = parts[index].required {
        evaluator.decider.reset()
        let needed = evaluator.decider.decide(required, frame, date: .point(Int64(date)))
        if needed.extent.isCertainlyFalse {
          outcomes[index] = .notNeeded
          continue
        }
      }
      details[index]?.decider.reset()
      outcomes[index] =
        details[index]?.decider.outcomeAlone(
          of: parts[index].register,
          isBar: parts[index].isBar,
          frame,
          date: date
        ) ?? .undetermined
    }
  }

  /// Settles what a few completions settle, and takes it out of `open`.
  private func tryCompletions(
    _ dossier: FlatDossier,
    _ frame: FactFrame,
    isFiled: Bool
  ) {
    guard completions.prepare(dossier, isFiled ? frame.partials : []) else { return }
    // Taken out, so that it is not asked whether it is shared at every step.
    var waiting = self.waiting
    self.waiting = []
    defer { self.waiting = waiting }
    waiting.removeAll(keepingCapacity: true)
    for index in open where parts[index].required == nil {
      waiting.append(Trial(part: index, first: 0, isDone: false))
    }
    for round in 0..<Completions.roundsMax {
      let facts = completions.fill(round)
      var isAnyLeft = false
      for index in waiting.indices where !waiting[index].isDone {
        let part = waiting[index].part
        guard let detail = details[part] else { continue }
        detail.points.run(facts, date: date)
        let point = detail.points.result(parts[part].register)
        waiting[index].isDone = true
        guard point.isValue else { continue }
        if round == 0 {
          waiting[index].first = point.value
        } else if point.value != waiting[index].first {
          settle(part, .undetermined)
          continue
        } else {
          let values = completions.valuesIfOneFact(of: detail.columns)
          if values > 0, round + 1 >= values {
            settle(part, (point.value != 0) != parts[part].isBar ? .met : .notMet)
            continue
          }
        }
        waiting[index].isDone = false
        isAnyLeft = true
      }
      if !isAnyLeft { return }
    }
  }

  private func settle(_ part: Int, _ outcome: Outcome) {
    outcomes[part] = outcome
    open.removeAll { $0 == part }
  }
}

// MARK: - Parts

extension BriefEvaluator {
  private static func parts(of compiled: CompiledAward) -> [Part] {
    var parts: [Part] = []
    for (node, register) in zip(compiled.award.nodes, compiled.nodes) {
      append(node, register, isTop: true, to: &parts)
    }
    for (bar, register) in zip(compiled.award.bars, compiled.bars) {
      var part = plain(register, bar.name.text, end: parts.count + 1)
      part.isBar = true
      part.isHold = bar.effect == .hold
      part.isTop = true
      parts.append(part)
    }
    for (index, document) in compiled.award.documents.enumerated() {
      var part = plain(
        compiled.documents[index],
        document.name.text,
        end: parts.count + 1
      )
      part.required = compiled.documentsRequired[index]
      part.isPaper = true
      part.isTop = true
      parts.append(part)
    }
    return parts
  }

  private static func append(
    _ node: CheckedNode,
    _ compiled: CompiledAward.Node,
    isTop: Bool,
    to parts: inout [Part]
  ) {
    let index = parts.count
    let name = node.name?.text ?? node.label
    parts.append(plain(compiled.register, name, end: index + 1))
    parts[index].isTop = isTop
    if case .attestation = node.kind { parts[index].isPaper = true }
    guard case .group(_, let nodes) = node.kind else { return }
    parts[index].isGroup = true
    for (inner, register) in zip(nodes, compiled.children) {
      append(inner, register, isTop: false, to: &parts)
    }
    parts[index].end = parts.count
  }

  private static func plain(
    _ register: UInt32,
    _ name: String,
    end: Int
  ) -> Part {
    Part(
      register: register,
      required: nil,
      isBar: false,
      isGroup: false,
      end: end,
      isTop: false,
      isHold: false,
      isPaper: false,
      name: name
    )
  }
}
