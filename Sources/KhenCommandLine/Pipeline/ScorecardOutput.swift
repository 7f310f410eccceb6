import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

extension ScorecardPlan: DossierPlan {
  func makeMemory() -> ScorecardEvaluation { ScorecardEvaluation(self) }
}

extension ScorecardEvaluation: DossierMemory {}

/// Turns results of scorecards into the bytes of one format.
struct ScorecardOutput: DossierOutput {
  let format: ResultOutput.Format
  let style: TextStyle
  /// Whether several cards are worked out, so that each row says which.
  let hasSeveralCards: Bool
  /// The rules, for the places of conflicts.
  let rules: LoadedRules

  var opening: [UInt8] {
    format.opening { ScorecardCSV(language: style.language).writeHeader(to: &$0) }
  }
  var separator: [UInt8] { format.separator }
  func closing(isEmpty: Bool) -> [UInt8] { format.closing(isEmpty: isEmpty) }

  func rendered(
    _ result: ScorecardText,
    dataPlace: @escaping @Sendable (UInt32) -> DataPlace?
  ) -> [UInt8] {
    let places = PlaceTable(dataPlace: dataPlace, rulePlace: { rules.place(of: $0) })
    switch format {
    case .table: return []
    case .text: return Array(ScorecardRenderer(style: style, places: places).render(result).utf8)
    case .json, .ndjson:
      var output = JSONOutput()
      ScorecardJSON(language: style.language, places: places).write(result, to: &output)
      if format == .ndjson { output.endLine() }
      return output.bytes
    case .csv:
      var bytes: [UInt8] = []
      ScorecardCSV(language: style.language).write(result, to: &bytes)
      return bytes
    }
  }

  func makeCollector() -> ScorecardCollector {
    ScorecardCollector(isTable: format == .table, style: style, showsCard: hasSeveralCards)
  }
}

/// What `khen score` counts.
struct ScorecardCollector: DossierCollector {
  private let isTable: Bool
  private var table: ScorecardTable
  /// The counts under a table.
  private(set) var summary = ScorecardSummary()

  init(isTable: Bool, style: TextStyle, showsCard: Bool) {
    self.isTable = isTable
    table = ScorecardTable(style: style, showsCard: showsCard)
  }

  mutating func add(_ results: [ScorecardText], rendered: [[UInt8]]) -> String? {
    guard isTable else { return nil }
    var text = ""
    for (index, result) in results.enumerated() {
      summary.add(result, isNewDossier: index == 0)
      text += table.add(result)
    }
    return text
  }

  mutating func finish() -> String { table.finish() }
}
