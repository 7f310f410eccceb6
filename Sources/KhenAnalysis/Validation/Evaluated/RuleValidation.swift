package import KhenSemantics
import KhenEvaluation
import KhenSource

/// What can be found wrong with a rule set by evaluating it over all dossiers that its schema
/// allows (design of evaluation, 6.2).
///
/// A claim that something never or always happens is a proof. What the budget left open is said
/// as such. Parameters that are true or false are switches between readings of the law: both
/// readings count.
package struct RuleValidation {
  /// What was found, in no particular order.
  package private(set) var findings: [Finding] = []
  /// Runs of programs that it took.
  package var runs: Int { asker.runs }

  let program: CheckedProgram
  var asker: ValidationAsker
  /// Questions that were left open.
  var openQuestions: [OpenQuestion] = []
  /// What is being asked about.
  private var asked = OpenQuestion.Kind.condition
  /// Places about which something was said already: what follows from it is not said again.
  var explained: Set<SourceRange> = []

  /// Checks a rule set; `effort` multiplies what searches may take.
  package init(_ program: CheckedProgram, effort: Int = 1) {
    self.program = program
    asker = ValidationAsker(program.withOpenSwitches, effort: effort)
    for kind in OpenQuestion.Kind.allCases {
      asked = kind
      switch kind {
      case .condition: checkNodes()
      case .bar: checkBars()
      case .award: checkAwards()
      case .document: checkDocuments()
      case .exception: checkExceptions()
      case .collision: checkCollisions()
      case .row: checkRows()
      case .limb: checkCovers()
      case .part: checkRedundantParts()
      case .monthEnd: checkMonthEnds()
      }
    }
    if !openQuestions.isEmpty { findings.append(.undecided(openQuestions, effort: effort)) }
  }

  /// Adds a finding; what is said of a place explains what would be said of what it holds.
  mutating func report(_ finding: Finding) {
    explained.insert(finding.diagnostic.primary.range)
    findings.append(finding)
  }

  /// Adds a finding with a dossier that shows it, where one of the questions has one: the first
  /// question that has says most.
  mutating func report(_ finding: Finding, shownBy examples: [(ValidationQuestion, Bilingual)]) {
    var finding = finding
    for (question, shows) in examples {
      guard let witness = asker.witness(question) else { continue }
      finding.example = Finding.Example(witness, shows: shows)
      break
    }
    report(finding)
  }

  /// Notes that a question about a place stays open.
  mutating func leaveOpen(_ place: SourceRange) {
    let question = OpenQuestion(kind: asked, place: place)
    if !openQuestions.contains(question) { openQuestions.append(question) }
  }

  /// Whether a question about a place stayed open.
  func isOpen(_ place: SourceRange) -> Bool { openQuestions.contains { $0.place == place } }

  /// Whether something cannot happen; an open question is noted.
  mutating func isNever(_ question: ValidationQuestion, at place: SourceRange) -> Bool {
    isNever(asker.ask(question), at: place)
  }

  /// Whether an answer is that something cannot happen; an open question is noted.
  mutating func isNever(_ answer: ValidationQuestion.Answer, at place: SourceRange) -> Bool {
    switch answer {
    case .never: return true
    case .possible: return false
    case .undecided:
      leaveOpen(place)
      return false
    }
  }
}

/// A question that the budget of a validation did not decide.
struct OpenQuestion: Hashable {
  /// What is asked about, in the order of asking.
  enum Kind: CaseIterable {
    case condition
    case bar
    case award
    case document
    case exception
    case collision
    case row
    case limb
    case part
    case monthEnd

    /// So many of them, as messages name them.
    func said(_ count: Int) -> Bilingual {
      let (vi, one, many) = names
      return Bilingual(vi: "\(count) \(vi)", en: "\(count) \(count == 1 ? one : many)")
    }

    private var names: (String, String, String) {
      switch self {
      case .condition: ("điều kiện", "criterion", "criteria")
      case .bar: ("trường hợp loại trừ", "bar", "bars")
      case .award: ("khen thưởng", "award", "awards")
      case .document: ("tài liệu", "document", "documents")
      case .exception: ("ngoại lệ", "exception", "exceptions")
      case .collision: ("cặp ngoại lệ", "pair of exceptions", "pairs of exceptions")
      case .row: ("dòng tra", "row of a lookup", "rows of lookups")
      case .limb:
        ("nhánh có thể thừa", "limb that may be superfluous", "limbs that may be superfluous")
      case .part:
        ("vế có thể thừa", "part that may be superfluous", "parts that may be superfluous")
      case .monthEnd: ("chỗ cộng tháng", "addition of months", "additions of months")
      }
    }
  }

  /// What is asked about.
  var kind: Kind
  /// Where it stands.
  var place: SourceRange
}

extension CheckedProgram {
  /// The same rules where every parameter that is true or false may be either.
  var withOpenSwitches: CheckedProgram {
    var result = self
    for index in parameters.indices where parameters[index].type == .boolean {
      for version in parameters[index].versions.indices {
        result.parameters[index].versions[version].body.expression = nil
      }
    }
    return result
  }
}
