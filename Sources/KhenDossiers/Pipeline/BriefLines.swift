import KhenEvaluation
import KhenExplanation
import KhenSource

/// The pieces of which the short lines of one award are put together.
struct BriefLines {
  static let opening = Array("{\"key\":\"".utf8)
  static let closing = Array("]}\n".utf8)
  private static let middle = Array("],\"missing\":[".utf8)

  /// For each verdict what stands between the key and the criteria that are not met.
  private let heads: [Verdict: [UInt8]]
  /// For each compiled version the names of its parts, quoted.
  private var names: [Int: [[UInt8]]] = [:]
  private let eligible: [UInt8]

  /// Prepares the lines of an award.
  init(award: String) {
    let name = BriefText.quoted(award)
    var heads: [Verdict: [UInt8]] = [:]
    for verdict in Verdict.allCases {
      heads[verdict] =
        Array("\",\"award\":".utf8) + name
        + Array(",\"verdict\":\"\(verdict.rawValue)\",\"failed\":[".utf8)
    }
    self.heads = heads
    eligible = (heads[.eligible] ?? []) + BriefLines.middle + BriefLines.closing
  }

  /// Prepares the names of the parts of a version.
  mutating func learn(_ parts: [BriefEvaluator.Part], version: Int) {
    names[version] = parts.map { BriefText.quoted($0.name) }
  }

  /// What follows the key where nothing failed and nothing is missing.
  func line(_ verdict: Verdict) -> [UInt8] {
    if verdict == .eligible { return eligible }
    return (heads[verdict] ?? []) + BriefLines.middle + BriefLines.closing
  }

  /// Writes what follows the key, up to the facts that are missing.
  func writeFailed(
    _ evaluator: BriefEvaluator,
    version: Int,
    _ verdict: Verdict,
    to bytes: inout [UInt8]
  ) {
    if let head = heads[verdict] { bytes += head }
    guard let names = names[version] else { return }
    var isFirst = true
    var index = 0
    while index < names.count {
      let outcome = evaluator.outcomes[index]
      if evaluator.parts[index].isGroup {
        index = outcome == .met ? evaluator.parts[index].end : index + 1
        continue
      }
      if outcome == .notMet {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes += names[index]
      }
      index += 1
    }
    bytes += BriefLines.middle
  }

  /// Writes the line of a result that was worked out with its reasons, or could not be.
  static func write(_ result: DossierResult, language: Language, to bytes: inout [UInt8]) {
    var output = JSONOutput()
    output.beginObject()
    output.field("key", result.explanation.key)
    output.field("award", result.explanation.award)
    output.field("verdict", result.explanation.verdict.rawValue)
    output.field("failed", failed(result.explanation.nodes))
    var missing: [String] = []
    for fact in result.explanation.missing {
      let path = withoutIndices(fact.path)
      if !missing.contains(path) { missing.append(path) }
    }
    output.field("missing", missing)
    if !result.dataErrors.isEmpty {
      output.field("errors", result.dataErrors.map { $0.message[language] })
    }
    output.endObject()
    output.endLine()
    bytes += output.bytes
  }

  private static func failed(_ nodes: [ExplanationNode]) -> [String] {
    var names: [String] = []
    for node in nodes where node.outcome != .met {
      if node.children.isEmpty, node.outcome == .notMet { names.append(node.name) }
      names += failed(node.children)
    }
    return names
  }

  /// `a[1].b` as `a.b`.
  private static func withoutIndices(_ path: String) -> String {
    var result = ""
    var isInside = false
    for character in path {
      if character == "[" { isInside = true }
      if !isInside { result.append(character) }
      if character == "]" { isInside = false }
    }
    return result
  }
}
