import KhenCommandLine
import KhenExplanation
import KhenSource
import KhenTestSupport
import Testing

@Suite struct LineDifferenceTests {
  @Test func `edits make the new list of the old one, with as few as there can be`() {
    let seed: UInt64 = 77
    var random = SplitMix64(seed: seed)
    for round in 0..<400 {
      func lines(_ random: inout SplitMix64) -> [String] {
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          ["a", "b", "c"][Int.random(in: 0...2, using: &random)]
        }
      }
      let (old, new) = (lines(&random), lines(&random))
      let edits = LineDifference(from: old, to: new).edits
      var rebuilt: [String] = []
      var kept: [String] = []
      var same = 0
      for edit in edits {
        switch edit {
        case .same(let left, let right):
          #expect(old[left] == new[right])
          kept.append(old[left])
          rebuilt.append(new[right])
          same += 1
        case .removed(let index): kept.append(old[index])
        case .added(let index): rebuilt.append(new[index])
        }
      }
      #expect(kept == old && rebuilt == new, "seed \(seed), round \(round)")
      #expect(same == longestCommon(old, new), "seed \(seed), round \(round): \(old) \(new)")
    }
  }

  /// The length of the longest common subsequence, by the table of the textbook.
  private func longestCommon(_ old: [String], _ new: [String]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for (row, left) in old.enumerated() {
      for (column, right) in new.enumerated() {
        table[row + 1][column + 1] =
          left == right
          ? table[row][column] + 1 : max(table[row][column + 1], table[row + 1][column])
      }
    }
    return table[old.count][new.count]
  }

  @Test func `lists too different to compare count as replaced`() {
    let old = (0..<5000).map { "a\($0)" }
    let new = (0..<5000).map { "b\($0)" }
    let edits = LineDifference(from: ["x"] + old, to: ["x"] + new).edits
    #expect(edits.count == 10_001)
    #expect(edits.first == .same(old: 0, new: 0))
  }

  @Test(arguments: [
    ("", "", ""),
    ("a\n", "a\n", ""),
    ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
    ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"),
    ("a", "a\n", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
      "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"
    ),
  ])
  func `differences are written as diff -u writes them`(old: String, new: String, hunk: String) {
    let text = UnifiedDifference(from: old, to: new)
      .text(oldName: "o", newName: "n", style: TextStyle(language: .english))
    #expect(text == (hunk.isEmpty ? "" : "--- o\n+++ n\n" + hunk))
  }
}
