import KhenSource

/// Runs tests again whenever a rule file, a table or a record changes, until somebody stops it.
struct TestWatch {
  /// Folders and files of the rules.
  let paths: [String]
  /// Waits until it is time to look again; false to stop.
  let wait: () -> Bool

  /// Runs, and runs again after every change.
  ///
  /// - Parameters:
  ///   - run: runs the tests once.
  ///   - onChange: called with the files that changed, before the tests run again.
  /// - Returns: what the last run gave.
  func run(_ run: () -> ExitCode, onChange: ([String]) -> Void) -> ExitCode {
    var last = run()
    // What the run itself recorded is no change.
    var known = snapshot()
    while wait() {
      let now = snapshot()
      guard now != known else { continue }
      onChange(Set(now.keys).union(known.keys).filter { now[$0] != known[$0] }.sorted())
      last = run()
      known = snapshot()
    }
    return last
  }

  /// The rule files and what stands beside them, with what tells them from what they were.
  private func snapshot() -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    var folders: Set<String> = []
    for path in (try? RuleFiles.find(paths)) ?? [] {
      stamps[path] = FileSystem.stamp(of: path)
      folders.insert(path.lastIndex(of: "/").map { String(path[...$0]) } ?? "")
    }
    for folder in folders {
      let names = (try? FileSystem.names(inDirectory: folder.isEmpty ? "." : folder)) ?? []
      for name in names
      where name.lowercased().hasSuffix(".csv") || name.hasSuffix(RecordFile.suffix) {
        stamps[folder + name] = FileSystem.stamp(of: folder + name)
      }
    }
    return stamps
  }
}
