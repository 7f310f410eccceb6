import Foundation

/// Texts that people read, kept in files beside the tests.
///
/// `UPDATE_GOLDEN=1` writes the files and lets the run fail, so that a recording is never mistaken
/// for a pass; the difference is then read before it is committed.
package enum Golden {
  /// Compares a text with the file `Golden/<name>` beside a test file.
  ///
  /// Returns nothing when they are equal, and what differs otherwise.
  package static func problem(
    _ actual: String,
    named name: String,
    beside testFile: String = #filePath
  ) -> String? {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      return record(actual, at: file)
    }
    guard let data = try? Data(contentsOf: file) else {
      return "there is no golden file \(name); record it with UPDATE_GOLDEN=1"
    }
    let expected = String(decoding: data, as: UTF8.self)
    // Compared by bytes: two spellings of one letter would be equal as strings.
    guard Array(expected.utf8) != Array(actual.utf8) else { return nil }
    return difference(expected, actual, name)
  }

  private static func record(_ actual: String, at file: URL) -> String {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(actual.utf8).write(to: file)
      return "recorded \(file.lastPathComponent)"
    } catch {
      return "cannot record \(file.lastPathComponent): \(error)"
    }
  }

  private static func difference(_ expected: String, _ actual: String, _ name: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let before = index < old.count ? String(old[index]) : "(end)"
      let after = index < new.count ? String(new[index]) : "(end)"
      if Array(before.utf8) != Array(after.utf8) {
        return "\(name):\(index + 1)\n  expected: \(before)\n  actual:   \(after)"
      }
    }
    return "\(name) differs in its line ends"
  }
}
