import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// What a command works out for each dossier.
protocol DossierPlan: Sendable {
  /// The working memory of one thread.
  associatedtype Memory: DossierMemory
  /// The rules.
  var program: CheckedProgram { get }
  /// The schema that dossiers are read by.
  var schema: FactSchema { get }
  /// Day number of the evaluation date.
  var date: Int { get }
  /// Prepares the working memory of a thread.
  func makeMemory() -> Memory
}

extension DossierPlan {
  /// What every dossier is held to while it is read.
  var promises: DossierPromises { DossierPromises(program, schema: schema, date: date) }
}

/// The working memory of one thread: the facts of a dossier, and what works out its results.
protocol DossierMemory {
  /// One result of one dossier.
  associatedtype Result: Sendable
  /// The facts of the dossier that is being evaluated.
  var frame: FactFrame { get set }
  /// The results of the dossier in the frame, or what is wrong with it.
  mutating func results(of record: DossierRecord, position: Int, file: String) -> [Result]
}

/// How results are written; a value that every thread has a copy of.
protocol DossierOutput: Sendable {
  /// One result of one dossier.
  associatedtype Result: Sendable
  /// What is counted of the results and laid out in their order.
  associatedtype Collector: DossierCollector where Collector.Result == Result
  /// What stands before the first result.
  var opening: [UInt8] { get }
  /// What stands between two results.
  var separator: [UInt8] { get }
  /// What stands behind the last result.
  func closing(isEmpty: Bool) -> [UInt8]
  /// One result; of the row of a table what stands below it.
  func rendered(
    _ result: Result,
    dataPlace: @escaping @Sendable (UInt32) -> DataPlace?
  ) -> [UInt8]
  /// Starts to count.
  func makeCollector() -> Collector
}

/// What is counted of the results, in their order, on one thread.
protocol DossierCollector {
  /// One result of one dossier.
  associatedtype Result: Sendable
  /// Counts the results of a dossier; answers with the text of a table that is ready, nothing where
  /// the rendered bytes are what is written.
  mutating func add(_ results: [Result], rendered: [[UInt8]]) -> String?
  /// The rest of the table.
  mutating func finish() -> String
}

extension EvaluationPlan: DossierPlan {
  func makeMemory() -> DossierEvaluation { DossierEvaluation(self) }
}

extension DossierEvaluation: DossierMemory {}

/// What `khen check` and `khen explain` count.
struct VerdictCollector: DossierCollector {
  /// How the results of a dossier are laid out.
  enum Layout: Sendable {
    /// A row for each result.
    case table
    /// A short table of all awards for each dossier.
    case overview
    /// As they were rendered.
    case rendered
  }

  private let layout: Layout
  private let style: TextStyle
  private var table: ResultTable
  private var hasWritten = false
  /// The verdicts that came out.
  private(set) var verdicts: Set<Verdict> = []
  /// The counts under a table.
  private(set) var summary = ResultSummary()

  init(layout: Layout, style: TextStyle) {
    self.layout = layout
    self.style = style
    table = ResultTable(style: style)
  }

  mutating func add(_ results: [DossierResult], rendered: [[UInt8]]) -> String? {
    for result in results { verdicts.insert(result.explanation.verdict) }
    switch layout {
    case .rendered: return nil
    case .overview:
      count(AwardOverview.counted(results))
      defer { hasWritten = true }
      return (hasWritten ? "\n" : "") + AwardOverview(style: style).render(results)
    case .table:
      count(results)
      var text = ""
      for (result, tree) in zip(results, rendered) {
        var row = ResultTable.row(result, in: style.language)
        row.tree = String(decoding: tree, as: UTF8.self)
        text += table.add(row)
      }
      return text
    }
  }

  mutating func finish() -> String { table.finish() }

  private mutating func count(_ results: [DossierResult]) {
    for (index, result) in results.enumerated() {
      summary.add(result.explanation, isNewDossier: index == 0)
    }
  }
}
