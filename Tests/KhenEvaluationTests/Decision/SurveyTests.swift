import Foundation
import KhenEvaluation
import KhenSyntax
import Testing

@Suite struct Survey {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SURVEY"] != nil), arguments: 0..<2)
  func survey(_ part: Int) {
    let count = UInt64(ProcessInfo.processInfo.environment["SURVEY"] ?? "") ?? 0
    var lines = ""
    var exact = 0
    var total = 0
    for seed in stride(from: UInt64(part), to: count, by: 2) {
      let randomCase = RandomCase(seed: seed)
      guard randomCase.domainsAreExact, let reference = randomCase.verdict()?.verdict else { continue }
      total += 1
      let evaluated = AgainstReference(randomCase)
      if evaluated.result.verdict.rawValue != reference.rawValue {
        lines += "blunt \(seed): \(evaluated.result.verdict) truth \(reference) incomplete \(evaluated.result.isIncomplete)\n"
        let small = randomCase.shrunk(triesMax: 800) {
          guard $0.domainsAreExact, let expected = $0.verdict()?.verdict, expected == reference else { return false }
          return AgainstReference($0).result.verdict == evaluated.result.verdict
        }
        lines += "\(small)\n"
      } else {
        exact += 1
        if let mistake = MatteringFacts.mistake(randomCase) {
          lines += "matter \(seed): \(mistake)\n"
          let small = randomCase.shrunk(triesMax: 800) { MatteringFacts.mistake($0) != nil }
          lines += "   \(MatteringFacts.mistake(small) ?? "")\n\(small)\n"
        }
        let doubtful = evaluated.result.missing.filter(\.isDoubtful).count
        if doubtful > 0 { lines += "doubtful \(seed): \(doubtful)\n" }
      }
    }
    lines += "exact \(exact) of \(total)\n"
    try? lines.write(toFile: "/tmp/survey-\(part).txt", atomically: true, encoding: .utf8)
  }
}
