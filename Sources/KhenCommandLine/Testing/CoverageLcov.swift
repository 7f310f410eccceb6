import KhenAnalysis
import KhenSource

/// Writes what tests show of the rules in the tracefile format of lcov, which `genhtml` and editors
/// read: a line is hit where a part on it was reached, a branch is a way in which a part can come
/// out.
struct CoverageLcov {
  let coverage: CoverageReport
  let places: TestPlaces

  /// The whole text.
  func text() -> String {
    var text = ""
    for file in coverage.files {
      let points = coverage.points.filter { $0.range.file == file && !$0.demanded.isEmpty }
      if points.isEmpty { continue }
      text += "TN:\nSF:" + places.name(of: file) + "\n"
      text += branches(points) + lines(points) + "end_of_record\n"
    }
    return text
  }

  private func branches(_ points: [CoveragePoint]) -> String {
    var text = ""
    var (found, hit) = (0, 0)
    for (block, point) in points.enumerated() {
      let line = places.place(point.range).line
      for (branch, side) in point.demanded.parts.enumerated() {
        let isSeen = point.seen.contains(side)
        found += 1
        if isSeen { hit += 1 }
        let taken = point.seen.isEmpty ? "-" : isSeen ? "1" : "0"
        text += "BRDA:\(line),\(block),\(branch),\(taken)\n"
      }
    }
    return text + "BRF:\(found)\nBRH:\(hit)\n"
  }

  private func lines(_ points: [CoveragePoint]) -> String {
    var hits: [Int: Bool] = [:]
    for point in points {
      let line = places.place(point.range).line
      hits[line] = (hits[line] ?? false) || !point.seen.isEmpty
    }
    var text = ""
    for line in hits.keys.sorted() { text += "DA:\(line),\(hits[line] == true ? 1 : 0)\n" }
    return text + "LF:\(hits.count)\nLH:\(hits.values.count { $0 })\n"
  }
}
