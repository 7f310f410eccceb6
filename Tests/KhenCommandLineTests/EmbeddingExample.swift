import Foundation
import Khen

/// The verdicts on all dossiers of a file: a line for each dossier and award, and its reasons.
func verdictLines(rules folder: URL, dossiers file: URL, asOf day: EvaluationDay) throws -> [String]
{
  let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  var files: [RuleFile] = []
  for name in names where name.hasSuffix(".khen") {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    files.append(RuleFile(path: name, bytes: bytes))
  }

  let rules: RuleSet
  do {
    rules = try RuleSet(files)
  } catch {
    // The same messages as those of `khen validate`, with the lines of the files.
    return error.problems.map { $0.rendered[.vietnamese] }
  }

  let dossiers = [UInt8](try Data(contentsOf: file))
  var lines: [String] = []
  for result in try rules.results(of: dossiers, asOf: day) {
    lines.append("\(result.key) \(result.award): \(result.verdict.label[.vietnamese])")
    for reason in result.reasons { lines.append("  \(reason[.vietnamese])") }
  }
  return lines
}
