package import Foundation
package import Testing

/// Texts that people read, kept in files beside the tests and compared as a whole.
///
/// `UPDATE_GOLDEN=1` writes what came out and makes the run fail with “recorded”, so that nobody
/// updates by accident; read the difference before committing.
package enum Golden {
  /// Compares a text with the file `Golden/NAME` beside the test file that calls.
  package static func expect(
    _ actual: String,
    equals name: String,
    testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = URL(filePath: testFile).deletingLastPathComponent()
      .appending(path: "Golden").appending(path: name)
    expect(actual, equalsFile: file, sourceLocation: sourceLocation)
  }

  /// Compares a text with a file.
  package static func expect(
    _ actual: String,
    equalsFile file: URL,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if recorded == actual { return }
    let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
    guard isUpdating || recorded == nil else {
      Issue.record(
        """
        \(file.lastPathComponent) differs \(firstDifference(recorded ?? "", actual))
        --- recorded
        \(recorded ?? "")
        --- actual
        \(actual)
        """,
        sourceLocation: sourceLocation
      )
      return
    }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(actual.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(file.path): \(error)", sourceLocation: sourceLocation)
    }
  }

  private static func firstDifference(_ recorded: String, _ actual: String) -> String {
    let left = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(left.count, right.count) {
      let old = index < left.count ? String(left[index]) : "(nothing)"
      let new = index < right.count ? String(right[index]) : "(nothing)"
      // Swift compares texts by meaning; a golden file is compared by bytes.
      if Array(old.utf8) != Array(new.utf8) {
        return "from line \(index + 1): “\(old)” became “\(new)”"
      }
    }
    return "in Unicode form only"
  }
}
