import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Compares the words of two rule sets.
package struct RuleSetComparison {
  /// The old rules.
  package let old: RuleSetSide
  /// The new rules.
  package let new: RuleSetSide
  /// Which declaration is which.
  package let matching: RuleSetMatching
  /// What means the same, with everything that it rests on.
  var shared: SharedDeclarations
  /// What was found so far.
  var changes: [RuleChange] = []
  /// What was said already, so that an award for two kinds of dossier does not say it twice.
  private var said: Set<Said> = []

  private struct Said: Hashable {
    var object: RuleChange.Object
    var action: RuleChange.Action
    var name: String
    var owner: String
    var oldRange: SourceRange?
    var newRange: SourceRange?
    var old: Bilingual?
    var new: Bilingual?
  }

  /// What a change is said about.
  struct Subject {
    var object: RuleChange.Object
    var name: String
    var label: String
    var award = ""
    var owner = ""
    var source: Bilingual?

    /// A change of it, without what it was and is.
    func change(_ action: RuleChange.Action, severity: RuleChange.Severity) -> RuleChange {
      var change = RuleChange(object, action, severity: severity, name: name, label: label)
      change.award = award
      change.owner = owner
      change.source = source
      return change
    }
  }

  /// Matches the declarations of two rule sets.
  package init(_ old: RuleSetSide, _ new: RuleSetSide) {
    self.old = old
    self.new = new
    matching = RuleSetMatching(old.program, new.program)
    shared = SharedDeclarations(old.program, new.program, matching)
  }

  /// Finds all changes; O(size of both).
  package mutating func run() -> RuleChanges {
    compareTime()
    compareInstruments()
    compareSchema()
    compareParameters()
    compareDefinitions()
    compareAwards()
    compareScorecards()
    compareSelections()
    var result = RuleChanges()
    let reach = AwardReach(old.program, new.program, matching)
    for index in changes.indices {
      changes[index].reaches = reach.awards(
        old: changes[index].oldRange,
        new: changes[index].newRange
      )
      // What no verdict rests on changes none.
      if changes[index].reaches.isEmpty, changes[index].isOfValue {
        changes[index].severity = .text
      }
    }
    result.changes = changes
    (result.testsAdded, result.testsRemoved) = compareTests()
    return result
  }

  // MARK: - What all comparisons say

  mutating func add(_ change: RuleChange) {
    let key = Said(
      object: change.object,
      action: change.action,
      name: change.name,
      owner: change.award + "\u{1}" + change.owner,
      oldRange: change.oldRange,
      newRange: change.newRange,
      old: change.old,
      new: change.new
    )
    if said.insert(key).inserted { changes.append(change) }
  }

  mutating func add(
    _ subject: Subject,
    _ action: RuleChange.Action,
    severity: RuleChange.Severity = .verdict,
    old oldText: Bilingual? = nil,
    new newText: Bilingual? = nil,
    note: Bilingual? = nil,
    at oldRange: SourceRange?,
    _ newRange: SourceRange?
  ) {
    var change = subject.change(action, severity: severity)
    change.old = oldText
    change.new = newText
    change.note = note
    change.oldRange = oldRange
    change.newRange = newRange
    add(change)
  }

  /// Says where two expressions differ.
  mutating func add(
    _ differences: [ExpressionDifference],
    _ subject: Subject,
    at oldRange: SourceRange,
    _ newRange: SourceRange,
    severity: RuleChange.Severity = .verdict
  ) {
    for difference in differences {
      var change = subject.change(difference.action, severity: severity)
      change.old = oldText(of: difference)
      change.new = newText(of: difference)
      change.context = context(of: difference)
      change.oldRange = difference.old?.range ?? difference.oldContext ?? oldRange
      change.newRange = difference.new?.range ?? difference.newContext ?? newRange
      add(change)
    }
  }

  private func oldText(of difference: ExpressionDifference) -> Bilingual? {
    if case .comparison(let before, _) = difference.kind { return .same(before.sign) }
    if difference.kind.isAboutRow { return difference.oldRow.map { old.text(ofRow: $0) } }
    guard let expression = difference.old else {
      return difference.kind.isAboutPart ? nil : CommonWords.notSourced
    }
    return difference.kind.junction + old.text(of: expression)
  }

  private func newText(of difference: ExpressionDifference) -> Bilingual? {
    if case .comparison(_, let after) = difference.kind { return .same(after.sign) }
    if difference.kind.isAboutRow { return difference.newRow.map { new.text(ofRow: $0) } }
    guard let expression = difference.new else {
      return difference.kind.isAboutPart ? nil : CommonWords.notSourced
    }
    return difference.kind.junction + new.text(of: expression)
  }

  private func context(of difference: ExpressionDifference) -> Bilingual? {
    if !difference.kind.isAboutRow, let row = difference.newRow {
      return Bilingual(vi: "dòng ", en: "the row ") + new.text(ofPatterns: row)
    }
    switch difference.kind {
    case .figure, .comparison, .replaced:
      guard let range = difference.newContext, range != difference.new?.range else { return nil }
      return quoted(new, range)
    case .partAdded, .partRemoved, .row, .rowAdded, .rowRemoved: return nil
    }
  }

  func quoted(_ side: RuleSetSide, _ range: SourceRange) -> Bilingual {
    .same("“" + side.text(of: range) + "”")
  }

  /// Says that a label changed.
  mutating func compareLabels(
    _ subject: Subject,
    _ before: String,
    _ after: String,
    at oldRange: SourceRange,
    _ newRange: SourceRange
  ) {
    guard before != after else { return }
    add(
      subject,
      .label,
      severity: .text,
      old: .same("“" + before + "”"),
      new: .same("“" + after + "”"),
      at: oldRange,
      newRange
    )
  }

  /// Says when something is in effect now and was before.
  mutating func comparePeriods(
    _ subject: Subject,
    _ before: DaySpan?,
    _ after: DaySpan?,
    at oldRange: SourceRange,
    _ newRange: SourceRange
  ) {
    guard before != after else { return }
    add(
      subject,
      .period,
      old: CommonWords.period(before),
      new: CommonWords.period(after),
      at: oldRange,
      newRange
    )
  }

  /// Says of which type a value is now and was before.
  mutating func compareTypes(
    _ subject: Subject,
    _ before: ValueType,
    _ after: ValueType,
    at oldRange: SourceRange,
    _ newRange: SourceRange
  ) {
    guard !matching.isSame(before, after) else { return }
    add(
      subject,
      .type,
      old: old.program.typeName(before),
      new: new.program.typeName(after),
      at: oldRange,
      newRange
    )
  }

  /// Says that citations changed, or only how sure they are.
  mutating func compareCitations(
    _ subject: Subject,
    _ before: [CheckedReference],
    _ after: [CheckedReference],
    at oldRange: SourceRange,
    _ newRange: SourceRange
  ) {
    let olds = before.map { CitationKey($0, matching) }
    let news = after.map { CitationKey($0) }
    if olds == news { return }
    let isCertainty = olds.map { $0.place } == news.map { $0.place }
    let oldTexts = old.words.citations(before)
    let newTexts = new.words.citations(after)
    var oldText = CommonWords.list(oldTexts)
    var newText = CommonWords.list(newTexts)
    if isCertainty {
      let changed = zip(before, after).first { $0.certainty != $1.certainty }
      oldText = changed.map { WordTable.certainty($0.0.certainty) } ?? oldText
      newText = changed.map { WordTable.certainty($0.1.certainty) } ?? newText
    }
    add(
      subject,
      isCertainty ? .certainty : .citation,
      severity: .text,
      old: oldText,
      new: newText,
      at: oldRange,
      newRange
    )
  }

  func source(_ references: [CheckedReference], _ side: RuleSetSide) -> Bilingual? {
    guard let first = side.words.citations(references).first else { return nil }
    return Bilingual(
      vi: first.placeText(in: .vietnamese),
      en: first.placeText(in: .english)
    )
  }
}

/// A citation without its place in the file.
private struct CitationKey: Hashable {
  var place: String
  var certainty: Certainty

  init(_ reference: CheckedReference) { self.init(reference, instrument: reference.instrument) }

  init(_ reference: CheckedReference, _ matching: RuleSetMatching) {
    self.init(
      reference,
      instrument: matching.instruments[reference.instrument] ?? -1 - reference.instrument
    )
  }

  private init(_ reference: CheckedReference, instrument: Int) {
    var text = "\(instrument)"
    for part in reference.parts { text += "/" + part.kind.rawValue + " " + part.label }
    place = text
    certainty = reference.certainty
  }
}

extension ExpressionDifference {
  /// What happened to the clause in which the difference is.
  fileprivate var action: RuleChange.Action {
    switch kind {
    case .figure: .figure
    case .comparison: .comparison
    case .partAdded: .partAdded
    case .partRemoved: .partRemoved
    case .row, .rowAdded, .rowRemoved: .row
    case .replaced: .content
    }
  }
}

extension ExpressionDifference.Kind {
  /// The word before a part that came or went.
  fileprivate var junction: Bilingual {
    switch self {
    case .partAdded(.and), .partRemoved(.and): Bilingual(vi: "và ", en: "and ")
    case .partAdded(.or), .partRemoved(.or): Bilingual(vi: "hoặc ", en: "or ")
    case .partAdded(.list), .partRemoved(.list), .figure, .comparison, .row, .rowAdded,
      .rowRemoved, .replaced:
      Bilingual(vi: "", en: "")
    }
  }

  /// Whether it is about a whole row of a lookup.
  fileprivate var isAboutRow: Bool {
    switch self {
    case .row, .rowAdded, .rowRemoved: true
    case .figure, .comparison, .partAdded, .partRemoved, .replaced: false
    }
  }

  /// Whether one of the two sides is not there at all.
  fileprivate var isAboutPart: Bool {
    switch self {
    case .partAdded, .partRemoved, .rowAdded, .rowRemoved: true
    case .figure, .comparison, .row, .replaced: false
    }
  }
}

extension ComparisonOperator {
  /// The sign as people read it.
  var sign: String {
    switch self {
    case .equal: "="
    case .different: "khác"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}

extension RuleChange {
  /// Whether it is about something that counts only where an award uses it.
  fileprivate var isOfValue: Bool {
    switch object {
    case .parameter, .definition, .exception, .catalogue, .catalogueValue, .field, .record: true
    case .time, .instrument, .award, .version, .criterion, .group, .attestation, .bar, .hold,
      .document, .deadline, .result, .transition, .scorecard, .scorecardItem, .selection, .tests:
      false
    }
  }
}
