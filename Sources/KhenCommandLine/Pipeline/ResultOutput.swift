import KhenDossiers
import KhenExplanation
import KhenSource

/// Turns results into the bytes of one format; a value that every thread has a copy of.
struct ResultOutput: DossierOutput {
  /// The forms of `--format`.
  enum Format: String, Sendable, CaseIterable {
    case table
    case text
    case json
    case ndjson
    case csv

    /// What stands before the first result; `heading` writes the first row of a CSV file.
    func opening(heading: (inout [UInt8]) -> Void) -> [UInt8] {
      switch self {
      case .table, .text, .ndjson: return []
      case .json: return Array("[\n".utf8)
      case .csv:
        var bytes: [UInt8] = []
        heading(&bytes)
        return bytes
      }
    }

    /// What stands between two results.
    var separator: [UInt8] {
      switch self {
      case .table, .ndjson, .csv: []
      case .text: Array("\n".utf8)
      case .json: Array(",\n".utf8)
      }
    }

    /// What stands behind the last result.
    func closing(isEmpty: Bool) -> [UInt8] {
      switch self {
      case .table, .text, .ndjson, .csv: []
      case .json: Array((isEmpty ? "]\n" : "\n]\n").utf8)
      }
    }
  }

  let format: Format
  let level: ExplanationLevel
  let style: TextStyle
  /// Whether a table is a short one of all awards for each dossier.
  var isOverview = false
  /// The rules, for the places of conflicts.
  let rules: LoadedRules

  /// Makes an output; without a level, what the format shows by default.
  init(format: Format, level: ExplanationLevel?, style: TextStyle, rules: LoadedRules) {
    self.format = format
    self.style = style
    self.rules = rules
    switch format {
    case .table, .csv: self.level = level ?? .none
    case .text, .json, .ndjson: self.level = level ?? .all
    }
  }

  var opening: [UInt8] {
    format.opening { ResultCSV(language: style.language).writeHeader(to: &$0) }
  }
  var separator: [UInt8] { format.separator }
  func closing(isEmpty: Bool) -> [UInt8] { format.closing(isEmpty: isEmpty) }

  /// How much has to be worked out of each result: people are always told the reasons, machines
  /// what they ask for.
  var detail: ExplanationLevel {
    switch format {
    case .table, .csv, .text: level == .none ? .failed : level
    case .json, .ndjson: level
    }
  }

  func rendered(
    _ result: DossierResult,
    dataPlace: @escaping @Sendable (UInt32) -> DataPlace?
  ) -> [UInt8] {
    format == .table
      ? Array(treeBelowRow(result, dataPlace: dataPlace).utf8)
      : bytes(result, dataPlace: dataPlace)
  }

  func makeCollector() -> VerdictCollector {
    VerdictCollector(
      layout: isOverview ? .overview : format == .table ? .table : .rendered,
      style: style
    )
  }

  /// One result; nothing for a table, whose rows depend on each other.
  func bytes(
    _ result: DossierResult,
    dataPlace: @escaping @Sendable (UInt32) -> DataPlace?
  )
    -> [UInt8]
  {
    switch format {
    case .table:
      return []
    case .text:
      let renderer = ExplanationRenderer(style: style, places: places(dataPlace), level: level)
      return Array(renderer.render(result).utf8)
    case .json, .ndjson:
      var output = JSONOutput()
      ResultJSON(language: style.language, places: places(dataPlace), level: level)
        .write(result, to: &output)
      if format == .ndjson { output.endLine() }
      return output.bytes
    case .csv:
      var bytes: [UInt8] = []
      ResultCSV(language: style.language).write(result, to: &bytes)
      return bytes
    }
  }

  /// The tree under a row of a table, indented; empty where `--explain` asks for none.
  func treeBelowRow(
    _ result: DossierResult,
    dataPlace: @escaping @Sendable (UInt32) -> DataPlace?
  ) -> String {
    guard level != .none else { return "" }
    let renderer = ExplanationRenderer(style: style, places: places(dataPlace), level: level)
    return renderer.renderNodes(result, indent: "   ")
  }

  private func places(_ dataPlace: @escaping @Sendable (UInt32) -> DataPlace?) -> PlaceTable {
    PlaceTable(dataPlace: dataPlace, rulePlace: { rules.place(of: $0) })
  }
}
