import KhenExplanation
import KhenSource

/// What came out for one dossier and one award, with its reasons.
public struct AwardResult: Sendable {
  /// A mistake in the data of a dossier.
  public struct DataProblem: Hashable, Sendable {
    /// The stable name of this kind of mistake, as in the JSON results.
    public var id: String
    /// What is wrong: one sentence, first word in lower case, no full stop.
    public var message: BilingualText
    /// The line, from 1.
    public var line: Int
    /// The way to the value within the dossier, as a JSON pointer; empty for the whole dossier.
    public var pointer: String
  }

  /// Position of the dossier in the input, from 1.
  public var position: Int { result.position }
  /// Key of the dossier, as it was filed; `#3` for the third dossier when none is.
  public var key: String { result.explanation.key }
  /// Name of the nominee; empty when none is filed.
  public var nominee: String { result.explanation.nominee }
  /// Name of the award in the rules.
  public var award: String { result.explanation.award }
  /// The verdict.
  public var verdict: DossierVerdict { DossierVerdict(result.explanation.verdict) }
  /// Why it is so, the most telling first; empty for `eligible`, and where none were asked for.
  public var reasons: [BilingualText] {
    result.explanation.reasons.map { BilingualText($0.text) }
  }
  /// What is wrong with the data of the dossier; empty unless the verdict is `dataError`.
  public var dataProblems: [DataProblem] {
    result.dataErrors.map {
      DataProblem(
        id: $0.code,
        message: BilingualText($0.message),
        line: $0.place.line,
        pointer: $0.place.pointer
      )
    }
  }

  private let result: DossierResult
  private let places: PlaceTable
  private let level: ExplanationLevel

  init(_ result: DossierResult, places: PlaceTable, level: ExplanationLevel) {
    self.result = result
    self.places = places
    self.level = level
  }

  /// The whole result as one JSON object after the schema `khen-result/1`, labels in Vietnamese;
  /// the same bytes as `khen check --lang vi --format ndjson` writes.
  public var json: String { json(language: .vietnamese) }

  /// The whole result as one JSON object, labels and texts in a language; codes are the same in
  /// all.
  public func json(language: TextLanguage) -> String {
    var output = JSONOutput()
    ResultJSON(language: language.core, places: places, level: level).write(result, to: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// The result for people, as `khen check --format text` writes it, in lines of at most so many
  /// columns; ends in a line break.
  public func text(language: TextLanguage, width: Int = 100) -> String {
    let style = TextStyle(language: language.core, width: width)
    return ExplanationRenderer(style: style, places: places, level: level).render(result)
  }
}
