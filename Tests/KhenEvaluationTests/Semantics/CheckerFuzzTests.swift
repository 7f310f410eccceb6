import KhenSemantics
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct `Broken rule files` {
  @Test(arguments: [UInt64](1...12))
  func `checking a damaged file neither crashes nor gives a program with mistakes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sources = allClauses.map(Array.init)
    for _ in 0..<4 {
      guard var characters = sources.randomElement(using: &random) else { return }
      for _ in 0..<Int.random(in: 1...6, using: &random) { damage(&characters, &random) }
      let file = SourceFile(id: FileID(0), name: "x", text: String(characters))
      let parsed = Parser.parse(file)
      let checked = Checker.check([parsed.tree])
      let hasErrors = checked.diagnostics.contains { $0.severity == .error }
      if hasErrors { #expect(checked.program == nil, "seed \(seed)") }
      if !hasErrors, parsed.diagnostics.isEmpty { #expect(checked.program != nil, "seed \(seed)") }
    }
  }

  @Test(arguments: [
    "khái niệm a: số = b\nkhái niệm b: số = a\nkhái niệm c: số ngày = 5 ngày / a\n",
    "khái niệm a: số = 1 / a\n",
    "tham số a: số = 1 / b\ntham số b: số = 1 / a\n",
    "khái niệm a: số = \(String(repeating: "[", count: 60))1\(String(repeating: "]", count: 60))\n",
  ])
  func `a circle or a deep nest is reported in short time`(source: String) {
    #expect(!MarkedSource(source).check().found.isEmpty)
  }

  private func damage(_ characters: inout [Character], _ random: inout SplitMix64) {
    let start = Int.random(in: 0..<characters.count, using: &random)
    let end = min(characters.count, start + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<3, using: &random) {
    case 0: characters.removeSubrange(start..<end)
    case 1:
      let other = Int.random(in: 0..<characters.count, using: &random)
      characters.insert(contentsOf: characters[start..<end], at: other)
    default:
      let other = Int.random(in: 0..<characters.count, using: &random)
      characters.swapAt(start, other)
    }
  }
}
