import KhenAnalysis
import KhenDossiers
import KhenExplanation
import KhenSource

/// All that a run of tests has to tell, for the formats that machines read.
///
/// Without times and counts of threads: the same rules give the same bytes.
struct TestReport {
  /// The rules.
  var rules: LoadedRules
  /// What is wrong with rule files or tables; each stands for a test that failed.
  var errors: [Diagnostic]
  /// What came out of the tests, in their order.
  var outcomes: [TestOutcome]
  /// What the tests show of the rules, where it was asked for.
  var coverage: CoverageReport?
  /// The language of what people read.
  var language: Language

  var places: TestPlaces { TestPlaces(rules: rules) }

  /// The words for people, without colours, as wide as records.
  var text: TestText {
    TestText(places: places, style: TextStyle(language: language, width: TestRun.recordWidth))
  }

  /// How many tests did not pass.
  var failureCount: Int { outcomes.count { $0.status != .passed } }

  /// What is wrong with a test, a line for each expectation.
  func message(_ outcome: TestOutcome) -> String {
    var lines: [String] = []
    for failure in outcome.failures {
      lines.append(
        language == .vietnamese
          ? "mong đợi \(failure.expected.vi), thực tế \(failure.actual.vi)"
          : "expected \(failure.expected.en), actual \(failure.actual.en)"
      )
    }
    if let problem = recordMessage(outcome) { lines.append(problem) }
    return lines.joined(separator: "; ")
  }

  /// What is wrong with the record of a test, in one line.
  func recordMessage(_ outcome: TestOutcome) -> String? {
    if outcome.status == .recorded {
      return language == .vietnamese
        ? "diễn giải vừa được ghi, chưa so sánh" : "the explanation was recorded just now"
    }
    switch outcome.recordProblem {
    case nil: return nil
    case .missing:
      return language == .vietnamese
        ? "chưa có bản ghi diễn giải" : "no explanation is recorded"
    case .different:
      return language == .vietnamese
        ? "diễn giải khác bản đã ghi" : "the explanation differs from the record"
    }
  }
}
