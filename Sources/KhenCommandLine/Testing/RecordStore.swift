import KhenDossiers
import KhenSemantics
import KhenSource

/// The recorded explanations of a rule set: compares, records, and finds those that no test has
/// any more.
struct RecordStore {
  /// What became of the records of a run.
  struct Changes {
    /// Records without a test, as `file: name`.
    var orphans: [String] = []
    /// Files that were written or removed.
    var files: [String] = []
    /// What could not be read or written.
    var problems: [Bilingual] = []
  }

  private let rules: LoadedRules
  /// Every test of the rule set that expects a record, whether it runs or not, by rule file.
  private var names: [FileID: [(start: UInt32, index: Int, name: String)]] = [:]
  private var files: [FileID: RecordFile] = [:]
  private var problems: [Bilingual] = []
  /// Names of the entries, made different where two are the same.
  private var nameOf: [SourceRange: [String: String]] = [:]

  /// Reads the records beside the rule files.
  init(_ entries: [TestEntry], _ rules: LoadedRules) {
    self.rules = rules
    var used: [FileID: [String: Int]] = [:]
    for (index, entry) in entries.enumerated() where entry.isRecorded {
      let file = entry.declaration.file
      let plain = RecordFile.heading(entry.name)
      let count = (used[file]?[plain] ?? 0) + 1
      used[file, default: [:]][plain] = count
      let name = count == 1 ? plain : plain + " (\(count))"
      names[file, default: []].append((entry.declaration.start, index, name))
      nameOf[entry.range, default: [:]][entry.name] = name
    }
    for index in 0..<rules.ruleFileCount {
      let file = FileID(index)
      guard let path = path(of: file) else { continue }
      do throws(FileError) {
        let bytes = try FileSystem.contents(of: path, limit: RecordFile.sizeMax)
        files[file] = RecordFile(String(decoding: bytes, as: UTF8.self))
      } catch {
        if case .missing = error { continue }
        problems.append(error.message)
      }
    }
  }

  private func path(of file: FileID) -> String? {
    rules.sources[file].map { RecordFile.path(of: $0.name) }
  }

  private func name(of entry: TestEntry) -> String {
    nameOf[entry.range]?[entry.name] ?? RecordFile.heading(entry.name)
  }

  /// Compares an outcome with its record.
  func check(_ outcome: inout TestOutcome) {
    guard let record = outcome.record, let path = path(of: outcome.entry.declaration.file) else {
      return
    }
    let recorded = files[outcome.entry.declaration.file]?[name(of: outcome.entry)]
    guard let recorded else {
      outcome.recordProblem = .missing(file: path)
      outcome.status = .failed
      return
    }
    guard recorded != record.text else { return }
    outcome.recordProblem = .different(file: path, recorded: recorded, actual: record.text)
    outcome.status = .failed
  }

  /// Records that no test has any more.
  var changes: Changes {
    var changes = Changes(problems: problems)
    for index in 0..<rules.ruleFileCount {
      let file = FileID(index)
      guard let records = files[file], let path = path(of: file) else { continue }
      let known = Set((names[file] ?? []).map { $0.name })
      for entry in records.entries where !known.contains(entry.name) {
        changes.orphans.append("\(path): \(entry.name)")
      }
    }
    return changes
  }

  /// Records what is new or different, and removes what no test has any more.
  mutating func update(_ outcomes: inout [TestOutcome], language: (FileID) -> Language) -> Changes {
    var changes = changes
    var texts: [FileID: [String: String]] = [:]
    for index in outcomes.indices {
      let file = outcomes[index].entry.declaration.file
      guard let record = outcomes[index].record else { continue }
      texts[file, default: [:]][name(of: outcomes[index].entry)] = record.text
    }
    for index in 0..<rules.ruleFileCount {
      let file = FileID(index)
      guard let path = path(of: file) else { continue }
      var new = RecordFile()
      for known in names[file] ?? [] {
        // What did not run keeps its record.
        guard let text = texts[file]?[known.name] ?? files[file]?[known.name] else { continue }
        new.entries.append(RecordFile.Entry(name: known.name, text: text))
      }
      let old = files[file]
      if old == new || (old == nil && new.entries.isEmpty) { continue }
      do throws(FileWritingError) {
        if new.entries.isEmpty {
          try FileSystem.remove(path)
        } else {
          try FileSystem.write(Array(new.text(language: language(file)).utf8), to: path)
        }
        changes.files.append(path)
        files[file] = new
      } catch {
        changes.problems.append(error.message)
      }
    }
    for index in outcomes.indices where outcomes[index].recordProblem != nil {
      outcomes[index].recordProblem = nil
      outcomes[index].status = outcomes[index].failures.isEmpty ? .recorded : .failed
    }
    return changes
  }
}
