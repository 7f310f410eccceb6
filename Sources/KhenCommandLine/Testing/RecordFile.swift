import KhenSource

/// The recorded explanations of the tests of one rule file: one text file beside it, a heading for
/// each test, so that a change reads well in a pull request.
struct RecordFile: Equatable {
  /// One record.
  struct Entry: Equatable {
    /// The name of the test.
    var name: String
    /// The explanation.
    var text: String
  }

  /// The ending of the files.
  static let suffix = ".ghi-lai.txt"
  /// Records of one file; more are not read.
  static let sizeMax = 64 << 20

  /// The records, in order.
  var entries: [Entry] = []

  private static let mark = "=== "
  private static let endMark = " ==="

  /// The path of the records of a rule file.
  static func path(of ruleFile: String) -> String {
    let stem = ruleFile.hasSuffix(".khen") ? String(ruleFile.dropLast(5)) : ruleFile
    return stem + suffix
  }

  /// The record of a name.
  subscript(name: String) -> String? { entries.first { $0.name == name }?.text }

  /// Begins without a record.
  init() {}

  /// Reads a file; what stands before the first heading is for people.
  init(_ text: String) {
    var name: String?
    var lines: [Substring] = []
    func finished(_ lines: [Substring]) -> String {
      var lines = lines
      while lines.last?.isEmpty == true { lines.removeLast() }
      while lines.first?.isEmpty == true { lines.removeFirst() }
      return lines.map { $0.hasPrefix("\\") ? String($0.dropFirst()) : String($0) }
        .joined(separator: "\n") + "\n"
    }
    for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      // A file may have been checked out with the line ends of another system.
      let line = Substring(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
      if line.hasPrefix(RecordFile.mark), line.hasSuffix(RecordFile.endMark) {
        if let name { entries.append(Entry(name: name, text: finished(lines))) }
        name = String(line.dropFirst(RecordFile.mark.count).dropLast(RecordFile.endMark.count))
        lines = []
      } else {
        lines.append(line)
      }
    }
    if let name { entries.append(Entry(name: name, text: finished(lines))) }
  }

  /// The text of the file, with what it is in the language of messages of the rule file.
  func text(language: Language) -> String {
    var output =
      language == .vietnamese
      ? "Diễn giải đã ghi của các kiểm thử “mong đợi như đã ghi”; không sửa tay.\n"
        + "Ghi lại bằng: khen test --update\n"
      : "Recorded explanations of the tests “expect as recorded”; not to be edited.\n"
        + "Record them again with: khen test --update\n"
    for entry in entries {
      output += "\n" + RecordFile.mark + entry.name + RecordFile.endMark + "\n\n"
      for line in entry.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let isMarked = line.hasPrefix("\\") || line.hasPrefix(RecordFile.mark)
        output += (isMarked ? "\\" : "") + line + "\n"
      }
    }
    return output
  }

  /// A name as a heading: on one line.
  static func heading(_ name: String) -> String {
    String(name.map { $0.isNewline ? " " : $0 })
  }
}
