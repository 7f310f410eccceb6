import Foundation
import KhenAnalysis
import KhenCommandLine
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource
import Testing

/// `khen bench` and the dossiers that it makes from the rules.
@Suite struct `Measuring with generated dossiers` {
  static func run(_ arguments: [String]) -> CommandLineTool.Outcome {
    CommandLineTool.run(arguments: ["bench"] + arguments)
  }

  static func generated(
    rules: String,
    date: String = "30/09/2025",
    count: Int = 60,
    seed: Int = 1
  ) -> String {
    let outcome = run([
      "--rules", `The examples`.path(rules), "--as-of", date, "--count", "\(count)",
      "--seed", "\(seed)", "--generate",
    ])
    #expect(outcome.exitCode == .done, "\(outcome.errorText)")
    return outcome.outputText
  }

  @Test func `one seed gives the same bytes, another one others`() {
    let first = Self.generated(rules: "examples/benchmark")
    #expect(first == Self.generated(rules: "examples/benchmark"))
    #expect(first != Self.generated(rules: "examples/benchmark", seed: 2))
    // The first dossiers are the same, however many there are.
    #expect(first.hasPrefix(Self.generated(rules: "examples/benchmark", count: 20)))
    #expect(first.split(separator: "\n").count == 60)
  }

  @Test(arguments: [("examples/benchmark", "kỷ_niệm_chương_mẫu"), ("rules", "kỷ_niệm_chương")])
  func `generated dossiers are read without a mistake`(rules: String, award: String) {
    let dossiers = Self.generated(rules: rules, count: 60)
    let outcome = CommandLineTool.run(
      arguments: [
        "check", "--rules", `The examples`.path(rules), "--as-of", "30/09/2025", "--award",
        award, "--format", "brief", "-",
      ],
      standardInput: Array(dossiers.utf8)
    )
    #expect(outcome.exitCode == .done, "\(outcome.outputText.prefix(2000))")
    #expect(!outcome.outputText.contains("data-error"))
  }

  @Test func `generated dossiers reach every verdict and every criterion of the example`() throws {
    let dossiers = Self.generated(rules: "examples/benchmark", date: "27/02/2025", count: 400)
    let outcome = CommandLineTool.run(
      arguments: [
        "check", "--rules", `The examples`.path("examples/benchmark"), "--as-of", "27/02/2025",
        "--format", "brief", "-",
      ],
      standardInput: Array(dossiers.utf8)
    )
    #expect(!outcome.outputText.contains("\"key\":\"#"))
    for verdict in ["eligible", "ineligible", "undetermined"] {
      #expect(outcome.outputText.contains("\"verdict\":\"\(verdict)\""), "\(verdict)")
    }
    // Each criterion refuses someone.
    for number in 3...12 {
      let name = number < 10 ? "\"C0\(number)\"" : "\"C\(number)\""
      #expect(outcome.outputText.contains(name), "\(name)")
    }
  }

  @Test func `generated dossiers reach the branches of the example, as coverage counts them`()
    throws
  {
    let file = try RepositoryFiles.text(of: "examples/benchmark/quy-tac.khen")
    let rules = RuleSetLoader.load([
      RuleSetLoader.File(path: "quy-tac.khen", bytes: Array(file.utf8))
    ])
    let program = try #require(rules.program)
    let date = CivilDate.dayNumber(year: 2025, month: 2, day: 27)
    var plan = EvaluationPlan(program, awards: EvaluationPlan.awards(of: program), date: date)
    plan.detail = .all
    let generator = DossierGenerator(program, schema: plan.schema, date: date, seed: 1)
    var evaluation = DossierEvaluation(plan)
    evaluation.recordsApplied = true
    var reader = JSONDossierReader(schema: plan.schema, promises: plan.heldPromises)
    var collector = CoverageCollector()
    for number in 1...80 {
      let bytes = Array(generator.line(number).utf8)
      let record = reader.read(bytes.span, ordinal: number, line: 1, into: &evaluation.frame)
      #expect(record.errors.isEmpty)
      _ = evaluation.results(of: record, position: number, file: "-")
      collector.note(evaluation, program)
    }
    let report = CoverageReport(program, collector)
    #expect(report.total.hundredths >= 9000, "\(report.total)")
  }

  @Test(arguments: ["vi", "en"])
  func `the table has a row for each part, and JSON their numbers`(language: String) throws {
    let arguments = [
      "--rules", `The examples`.path("examples/benchmark"), "--as-of", "27/02/2025", "--count",
      "20", "--rounds", "2", "--lang", language,
    ]
    let text = Self.run(arguments).outputText
    #expect(text.contains(language == "vi" ? "diễn giải đầy đủ" : "explain in full"))
    #expect(text.contains(language == "vi" ? "hạt giống 1" : "seed 1"))
    let outcome = Self.run(arguments + ["--json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput))
    let fields = try #require(object as? [String: Int])
    #expect(fields["dossiers"] == 20)
    #expect(fields["unreadable"] == 0)
    for part in ["read", "evaluate", "explain", "write", "full", "brief"] {
      #expect(fields[part + "NanosecondsPerDossier"] != nil)
    }
    #expect((fields["peakMemoryKiB"] ?? 0) > 0)
  }

  @Test func `wrong usage is said`() {
    #expect(Self.run(["--count", "0"]).exitCode == .wrongUsage)
    #expect(Self.run(["--generate", "--json"]).exitCode == .wrongUsage)
    #expect(Self.run(["x.ndjson"]).exitCode == .wrongUsage)
  }
}

extension EvaluationPlan {
  /// What dossiers are held to.
  fileprivate var heldPromises: DossierPromises {
    DossierPromises(program, schema: schema, date: date)
  }
}
