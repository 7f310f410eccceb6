import KhenEvaluation
import KhenExplanation
import KhenSource

/// The pieces of which the short lines of one award are put together, side by side in flat memory.
///
/// A class, because a thread learns names as it goes; each has its own.
final class BriefLines {
  private static let opening = Array("{\"key\":\"".utf8)
  private static let closing = Array("]}\n".utf8)
  private static let middle = Array("],\"missing\":[".utf8)

  /// Where a piece is.
  private struct Piece: BitwiseCopyable {
    var start: Int
    var end: Int

    static let none = Piece(start: 0, end: 0)
    var range: Range<Int> { start..<end }
  }

  /// All pieces.
  private var pieces: FlatStorage<UInt8>
  /// For each verdict, in the order of `Verdict.allCases`, what stands between the key and the
  /// criteria that are not met; then what stands before the facts that are missing, what stands
  /// behind them, what follows the key of a dossier that is eligible, and what stands before a key.
  private let fixed: FlatStorage<Piece>
  /// For each compiled version, the first of the names of its parts in `names`; −1 before they are
  /// known.
  private var firstNames: [Int]
  /// The names of parts, quoted.
  private var names: FlatStorage<Piece>

  private static let middleIndex = Verdict.allCases.count
  private static let closingIndex = middleIndex + 1
  private static let eligibleIndex = middleIndex + 2
  private static let openingIndex = middleIndex + 3

  /// Prepares the lines of an award; `versionCount`: how many compiled versions there are of all.
  init(award: String, versionCount: Int) {
    let name = BriefText.quoted(award)
    var fixed = Verdict.allCases.map { verdict in
      Array("\",\"award\":".utf8) + name
        + Array(",\"verdict\":\"\(verdict.rawValue)\",\"failed\":[".utf8)
    }
    let eligible = fixed[BriefLines.index(of: .eligible)]
    fixed += [
      BriefLines.middle, BriefLines.closing,
      eligible + BriefLines.middle + BriefLines.closing, BriefLines.opening,
    ]
    var bytes: [UInt8] = []
    self.fixed = FlatStorage(repeating: Piece.none, count: fixed.count)
    self.fixed.fill(BriefLines.place(fixed, behind: &bytes))
    pieces = FlatStorage(bytes)
    firstNames = [Int](repeating: -1, count: versionCount)
    names = FlatStorage(repeating: Piece.none, count: 0)
  }

  private static func place(_ texts: [[UInt8]], behind bytes: inout [UInt8]) -> [Piece] {
    var result: [Piece] = []
    for text in texts {
      result.append(Piece(start: bytes.count, end: bytes.count + text.count))
      bytes += text
    }
    return result
  }

  private static func index(of verdict: Verdict) -> Int {
    switch verdict {
    case .eligible: 0
    case .ineligible: 1
    case .onHold: 2
    case .undetermined: 3
    case .pending: 4
    case .notApplicable: 5
    case .dataError: 6
    case .ruleError: 7
    }
  }

  /// Prepares the names of the parts of a version.
  func learn(_ parts: [BriefEvaluator.Part], version: Int) {
    var bytes: [UInt8] = []
    pieces.array.append(0..<pieces.count, to: &bytes)
    firstNames[version] = names.count
    let new = BriefLines.place(parts.map { BriefText.quoted($0.name) }, behind: &bytes)
    pieces = FlatStorage(bytes)
    let old = names
    names = FlatStorage(repeating: Piece.none, count: old.count + new.count)
    names.array.copy(from: old.array, at: 0, count: old.count, to: 0)
    for (index, piece) in new.enumerated() { names.array[old.count + index] = piece }
  }

  /// Writes what stands before the key.
  func writeOpening(to bytes: inout [UInt8]) {
    pieces.array.append(fixed.array[BriefLines.openingIndex].range, to: &bytes)
  }

  /// Writes what follows the key where nothing failed and nothing is missing.
  func write(_ verdict: Verdict, to bytes: inout [UInt8]) {
    let (pieces, fixed) = (pieces.array, fixed.array)
    if verdict == .eligible {
      pieces.append(fixed[BriefLines.eligibleIndex].range, to: &bytes)
      return
    }
    pieces.append(fixed[BriefLines.index(of: verdict)].range, to: &bytes)
    pieces.append(fixed[BriefLines.middleIndex].range, to: &bytes)
    pieces.append(fixed[BriefLines.closingIndex].range, to: &bytes)
  }

  /// Writes what follows the facts that are missing.
  func writeEnd(to bytes: inout [UInt8]) {
    pieces.array.append(fixed.array[BriefLines.closingIndex].range, to: &bytes)
  }

  /// Writes what follows the key, up to the facts that are missing.
  func writeFailed(
    _ evaluator: BriefEvaluator,
    version: Int,
    _ verdict: Verdict,
    to bytes: inout [UInt8]
  ) {
    let (pieces, fixed, names) = (pieces.array, fixed.array, names.array)
    let (parts, outcomes) = (evaluator.plainParts, evaluator.outcomes)
    let firstName = firstNames[version]
    pieces.append(fixed[BriefLines.index(of: verdict)].range, to: &bytes)
    var isFirst = true
    var index = 0
    while index < parts.count {
      let outcome = outcomes[index]
      if parts[index].isGroup {
        index = outcome == .met ? Int(parts[index].end) : index + 1
        continue
      }
      if outcome == .notMet {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        pieces.append(names[firstName + index].range, to: &bytes)
      }
      index += 1
    }
    pieces.append(fixed[BriefLines.middleIndex].range, to: &bytes)
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
