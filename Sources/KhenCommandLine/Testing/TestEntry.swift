import KhenExplanation
import KhenSemantics
import KhenSource

/// One test of a rule set: a dossier with what must come out of it, or a cohort.
struct TestEntry {
  /// What is run.
  enum Subject {
    case dossier(CheckedTest)
    case cohort(CheckedSelectionTest)
  }

  /// What is run.
  var subject: Subject
  /// Label of the test.
  var label: String
  /// Label of the row; nothing for the base.
  var caseLabel: String?
  /// The test in its rule file.
  var declaration: SourceRange
  /// The test or row.
  var range: SourceRange

  /// The name by which reports call it: `quanh ngày tròn năm › trước một ngày`.
  var name: String { caseLabel.map { label + " › " + $0 } ?? label }

  /// All tests of a rule set in the order of its files.
  static func all(_ program: CheckedProgram) -> [TestEntry] {
    var entries: [TestEntry] = []
    for test in program.tests {
      entries.append(
        TestEntry(
          subject: .dossier(test),
          label: test.label,
          caseLabel: test.caseLabel,
          declaration: test.declaration,
          range: test.range
        )
      )
    }
    for test in program.selectionTests {
      entries.append(
        TestEntry(
          subject: .cohort(test),
          label: test.label,
          caseLabel: nil,
          declaration: test.range,
          range: test.range
        )
      )
    }
    // Rows of a table stand behind the others of their test.
    return entries.enumerated().sorted { left, right in
      let (first, second) = (left.element.declaration, right.element.declaration)
      return (first.file.index, first.start, UInt32(left.offset))
        < (second.file.index, second.start, UInt32(right.offset))
    }.map { $0.element }
  }

  /// Whether the name has a text, as people compare.
  func matches(_ wanted: String) -> Bool {
    VietnameseText.dataKey(label + " " + (caseLabel ?? "")).contains(VietnameseText.dataKey(wanted))
      || VietnameseText.dataKey(name).contains(VietnameseText.dataKey(wanted))
  }

  /// The expectation that the explanation is as recorded.
  var isRecorded: Bool {
    guard case .dossier(let test) = subject else { return false }
    return test.expectations.contains {
      if case .recorded = $0.expected { true } else { false }
    }
  }
}

/// What came out of one test.
struct TestOutcome {
  /// How it ended.
  enum Status: String {
    case passed
    case failed
    /// The explanation was recorded just now, so nothing was compared.
    case recorded
  }

  /// How an explanation differs from the one that was recorded.
  enum RecordProblem {
    /// There is none.
    case missing(file: String)
    /// Another one was recorded.
    case different(file: String, recorded: String, actual: String)
  }

  /// The test.
  var entry: TestEntry
  /// The expectations that were not met.
  var failures: [TestFailure]
  /// What is wrong with the record; nothing where it is right.
  var recordProblem: RecordProblem?
  /// The result with its reasons, of a dossier whose test did not pass.
  var result: DossierResult?
  /// The outcome of a cohort whose test did not pass.
  var selection: SelectionReport?
  /// The explanation to compare or record, and where that is expected.
  var record: (text: String, range: SourceRange)?
  /// How it ended.
  var status: Status
}

/// An expectation that was not met.
struct TestFailure {
  /// Where it is written.
  var range: SourceRange
  /// What was expected.
  var expected: Bilingual
  /// What came out.
  var actual: Bilingual
  /// The name of the part of the award that it is about; empty for the award as a whole.
  var node: String
}
