import KhenAnalysis
import KhenDossiers
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen test`: runs the tests written in rule files.
enum TestCommand {
  /// The formats of `--format`.
  enum Format: String {
    case text
    case json
    case junit
    case tap
    case lcov
  }

  /// What one run is asked for.
  private struct Request {
    var paths: [String]
    var format: Format
    var filter: String?
    var jobs: Int
    var updates: Bool
    var failsFast: Bool
    var lists: Bool
    var collectsCoverage: Bool
    /// In hundredths of a per cent.
    var coverageMin: Int?
  }

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    if arguments.has("boundaries") { return try BoundaryTesting.run(arguments, context) }
    if arguments.has("mutate") { return try MutationTesting.run(arguments, context) }
    let request = try request(arguments)
    guard arguments.has("watch") else { return run(request, context) }
    let directories = request.paths.isEmpty ? [RuleFiles.defaultDirectory] : request.paths
    let watch = TestWatch(paths: directories, wait: context.waitForChange)
    func announce() {
      context.errors.write(
        context.say(
          "đang theo dõi các tệp quy tắc; nhấn Ctrl-C để dừng",
          "watching the rule files; press Ctrl-C to stop"
        ) + "\n"
      )
    }
    return watch.run {
      let code = run(request, context)
      context.output.flush()
      announce()
      return code
    } onChange: { files in
      let names = files.prefix(3).joined(separator: ", ") + (files.count > 3 ? ", …" : "")
      context.errors.write(
        "\n" + context.say("\(names) đã thay đổi; chạy lại", "\(names) changed; running again")
          + "\n\n"
      )
    }
  }

  private static func request(_ arguments: ParsedArguments) throws(UsageError) -> Request {
    let format = Format(rawValue: arguments.value("format") ?? "") ?? .text
    let coverageMin = try arguments.percentage("min-coverage")
    let collectsCoverage = arguments.has("coverage") || coverageMin != nil
    if format == .lcov, !collectsCoverage {
      throw .optionOfOther("format lcov", command: "--coverage")
    }
    if collectsCoverage, format == .junit || format == .tap {
      throw .conflictingOptions("coverage", "format \(format.rawValue)")
    }
    // What the rest of the tests would show is not known then.
    if collectsCoverage, arguments.has("fail-fast") {
      throw .conflictingOptions("coverage", "fail-fast")
    }
    if arguments.has("watch"), format != .text { throw .conflictingOptions("watch", "format") }
    let jobs = try SharedOptions.jobs(arguments)
    return Request(
      paths: arguments.list("rules") + arguments.operands,
      format: format,
      filter: arguments.value("filter"),
      jobs: jobs,
      updates: arguments.has("update"),
      failsFast: arguments.has("fail-fast"),
      lists: arguments.has("list"),
      collectsCoverage: collectsCoverage,
      coverageMin: coverageMin
    )
  }

  // MARK: - One run

  private static func run(_ request: Request, _ context: CommandContext) -> ExitCode {
    let start = SystemClock.seconds()
    guard let rules = context.readRules(request.paths) else { return .wrongUsage }
    guard let program = rules.program else {
      let report = TestReport(
        rules: rules,
        errors: rules.diagnostics.filter { $0.severity == .error },
        outcomes: [],
        language: context.language
      )
      write(report, request, context)
      context.reportUnusable(rules)
      return .wrongUsage
    }
    let all = TestEntry.all(program)
    let entries = request.filter.map { text in all.filter { $0.matches(text) } } ?? all
    if request.lists {
      list(entries, rules, context)
      return .done
    }
    var store = RecordStore(all, rules)
    let run = TestRun(
      entries,
      program,
      jobs: request.jobs,
      collectsCoverage: request.collectsCoverage,
      stopsAtFailure: request.failsFast
    ) { store.check(&$0) }
    var report = TestReport(
      rules: rules,
      errors: rules.tableErrors,
      outcomes: run.outcomes,
      language: context.language
    )
    let languages = program.recordLanguages
    let changes =
      request.updates
      ? store.update(&report.outcomes) { languages[$0] ?? .vietnamese } : store.changes
    report.coverage = run.coverage.map { CoverageReport(program, $0) }
    write(report, request, context)
    if request.format == .text {
      writeEnd(report, changes, request, selected: entries.count, context)
      if context.terminal.isOutput {
        let tenths = Int((SystemClock.seconds() - start) * 10)
        let sign = context.say(",", ".")
        context.output.write(
          context.say("hết ", "took ") + "\(tenths / 10)\(sign)\(tenths % 10)"
            + context.say(" giây", " s") + "\n"
        )
      }
    }
    for problem in changes.problems { context.report(problem) }
    return exitCode(report, changes, request, context)
  }

  private static func exitCode(
    _ report: TestReport,
    _ changes: RecordStore.Changes,
    _ request: Request,
    _ context: CommandContext
  ) -> ExitCode {
    var isFound = report.failureCount > 0 || !report.errors.isEmpty || !changes.problems.isEmpty
    if let least = request.coverageMin, let total = report.coverage?.total,
      total.hundredths < least
    {
      isFound = true
      let wanted = CoverageReport.percent(least, in: context.language)
      let shown = total.percent(in: context.language)
      context.report(
        Bilingual(
          vi: "độ phủ \(shown) %, thấp hơn mức \(wanted) % đã đặt",
          en: "coverage is \(shown) %, below the \(wanted) % asked for"
        ),
        help: Bilingual(
          vi: "chỗ còn thiếu và cách bổ sung: khen test --coverage",
          en: "what lacks and what would add it: khen test --coverage"
        )
      )
    }
    return isFound ? .findings : .done
  }

  // MARK: - Output

  private static func write(
    _ report: TestReport,
    _ request: Request,
    _ context: CommandContext
  ) {
    switch request.format {
    case .text: writeFailures(report, context.output, context.outputStyle)
    case .json: context.output.write(TestJSON(report: report).text())
    case .junit: context.output.write(TestJUnit(report: report).text())
    case .tap: context.output.write(TestTAP(report: report).text())
    case .lcov:
      // The tracefile alone goes to standard output.
      writeFailures(report, context.errors, context.errorStyle)
      if let coverage = report.coverage {
        context.output.write(CoverageLcov(coverage: coverage, places: report.places).text())
      }
    }
  }

  private static func writeFailures(
    _ report: TestReport,
    _ sink: ByteSink,
    _ style: TextStyle
  ) {
    // Without a program the errors are told on standard error, with the next step.
    if report.rules.program != nil {
      sink.write(DiagnosticPrinter(report.rules.sources, style).text(report.errors))
    }
    let writer = TestText(places: report.places, style: style)
    for outcome in report.outcomes where outcome.status != .passed {
      sink.write(writer.text(of: outcome))
    }
  }

  private static func writeEnd(
    _ report: TestReport,
    _ changes: RecordStore.Changes,
    _ request: Request,
    selected: Int,
    _ context: CommandContext
  ) {
    let style = context.outputStyle
    let writer = TestText(places: report.places, style: style)
    if let coverage = report.coverage {
      context.output.write(
        CoverageText(coverage: coverage, places: report.places, style: style).text()
      )
    }
    for orphan in changes.orphans {
      context.output.write(
        (request.updates
          ? context.say("đã bỏ bản ghi không còn kiểm thử: ", "removed a record without a test: ")
          : context.say("bản ghi không còn kiểm thử: ", "a record without a test: "))
          + orphan + "\n"
      )
    }
    if !changes.orphans.isEmpty, !request.updates {
      context.output.write(
        context.say("  bỏ đi bằng: khen test --update\n", "  remove with: khen test --update\n")
      )
    }
    for file in changes.files {
      context.output.write(context.say("đã ghi: ", "written: ") + file + "\n")
    }
    if report.outcomes.contains(where: { $0.status == .recorded }) {
      context.output.write(
        context.say(
          "đọc lại phần vừa ghi (git diff), rồi chạy lại khen test\n",
          "read what was recorded (git diff), then run khen test again\n"
        )
      )
    }
    context.output.write(writer.summary(report.outcomes, total: selected))
    let count = report.errors.count
    if count > 0 {
      context.output.write(
        context.say(
          "\(count) lỗi trong bảng trường hợp; các dòng có lỗi không chạy\n",
          count == 1
            ? "1 mistake in tables of cases; its row did not run\n"
            : "\(count) mistakes in tables of cases; their rows did not run\n"
        )
      )
    }
  }

  private static func list(
    _ entries: [TestEntry],
    _ rules: LoadedRules,
    _ context: CommandContext
  ) {
    for entry in entries {
      context.output.write(rules.place(of: entry.range) + "  " + entry.name + "\n")
    }
  }
}

extension CheckedProgram {
  /// The language of the rule files whose explanations are recorded.
  fileprivate var recordLanguages: [FileID: Language] {
    var languages: [FileID: Language] = [:]
    for test in tests {
      for expectation in test.expectations {
        if case .recorded(let language) = expectation.expected {
          languages[test.declaration.file] = language
        }
      }
    }
    return languages
  }
}
