import Foundation
import KhenCommandLine
import Testing

/// The public data of dates-calc (Apache-2.0), where a copy lies beside the checkout.
@Suite struct `Dates of others` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/suites/dates-calc")

  @Test func `all 94 assertions hold`() throws {
    guard FileManager.default.fileExists(atPath: Self.folder.path) else {
      try Test.cancel("the suite dates-calc is not beside this checkout")
    }
    var count = 0
    for row in try rows("exact_computations.csv") {
      for rounding in ["down", "up", "strict"] {
        check("\(row[0]) + \(try period(row[1]))", rounding, row[2])
        count += 1
      }
    }
    for row in try rows("ambiguous_computations.csv") {
      let sum = "\(row[0]) + \(try period(row[1]))"
      check(sum, "up", row[2])
      check(sum, "down", row[3])
      check(sum, "strict", nil)
      count += 3
    }
    for row in try rows("first_last_day_of_month.csv") {
      check("ngày_đầu_tháng(\(row[0]))", "down", row[1])
      check("ngày_cuối_tháng(\(row[0]))", "down", row[2])
      count += 2
    }
    #expect(count == 94)
  }

  private func check(_ expression: String, _ rounding: String, _ expected: String?) {
    let outcome = CommandLineTool.run(
      arguments: ["eval", "--json", "--rounding", rounding, "--", expression])
    let json = expected.map { "{\"known\":\"\($0)\"}\n" } ?? "{\"error\":\"ambiguous-date\"}\n"
    #expect(outcome.outputText == json, "\(expression) \(rounding) \(outcome.errorText)")
  }

  private func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// `[0 years, 3 months, 10 days]` in the words of the language.
  private func period(_ text: String) throws -> String {
    let numbers = text.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
    try #require(numbers.count == 3)
    let parts = zip(numbers, ["năm", "tháng", "ngày"]).filter { $0.0 != 0 }
    return parts.isEmpty ? "0 ngày" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
