import KhenAnalysis
import KhenDossiers
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen test`: runs the tests written in rule files.
enum TestCommand {
  static let specification = CommandSpecification(
    name: "test",
    summary: Bilingual(
      vi: "chạy các kiểm thử viết trong tệp quy tắc",
      en: "run the tests written in rule files"
    ),
    operands: SharedOptions.directories,
    operandCompletion: .directory,
    options: [
      SharedOptions.rules,
      .value(
        "filter",
        Bilingual(vi: "CHỮ", en: "TEXT"),
        Bilingual(
          vi: "chỉ chạy kiểm thử có tên chứa chữ này",
          en: "run only the tests whose name has this text"
        )
      ),
    ] + MutationTesting.options + BoundaryTesting.options,
    notes: [
      Bilingual(
        vi: "Kiểm thử không đạt thì in điều mong đợi, điều xảy ra và diễn giải; mã thoát là 1.",
        en: "A test that fails shows what was expected, what came out, and why; the exit code is 1."
      )
    ],
    examples: [
      .init(
        Bilingual(vi: "chạy mọi kiểm thử trong “rules”", en: "run all tests in “rules”"),
        "khen test"
      ),
      .init(
        Bilingual(
          vi: "chỉ các kiểm thử về thâm niên",
          en: "only the tests about length of service"
        ),
        "khen test --filter \"thâm niên\" rules"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let paths = arguments.list("rules") + arguments.operands
    if arguments.has("boundaries") { return try BoundaryTesting.run(arguments, context) }
    if arguments.has("mutate") { return try MutationTesting.run(arguments, context) }
    guard let (rules, program) = context.loadRules(paths) else { return .wrongUsage }
    var runner = RuleTestRunner(program)
    let wanted = arguments.value("filter").map { VietnameseText.dataKey($0) }
    var count = 0
    var failedCount = 0
    for test in program.tests {
      if let wanted {
        let key = VietnameseText.dataKey(test.label + " " + (test.caseLabel ?? ""))
        guard key.contains(wanted) else { continue }
      }
      count += 1
      let report = runner.run(test)
      guard !report.failures.isEmpty else { continue }
      failedCount += 1
      context.output.write(text(of: report, test, rules, context))
    }
    let selectionRunner = SelectionTestRunner(program)
    for test in program.selectionTests {
      if let wanted, !VietnameseText.dataKey(test.label).contains(wanted) { continue }
      count += 1
      let report = selectionRunner.run(test)
      guard !report.failures.isEmpty else { continue }
      failedCount += 1
      context.output.write(text(of: report, test, rules, context))
    }
    context.output.write(summary(count: count, failedCount: failedCount, context))
    return failedCount > 0 ? .findings : .done
  }

  private static func text(
    of report: RuleTestRunner.Report,
    _ test: CheckedTest,
    _ rules: LoadedRules,
    _ context: CommandContext
  ) -> String {
    let style = context.outputStyle
    var name = "“" + test.label + "”"
    if let row = test.caseLabel {
      name += context.say(", trường hợp “", ", case “") + row + "”"
    }
    var text =
      style.painted(context.say("✗ không đạt: ", "✗ failed: "), .red) + name + "  "
      + rules.place(of: test.range) + "\n"
    text += self.text(of: report.failures, rules, context)
    if let result = report.result {
      let renderer = ExplanationRenderer(
        style: style,
        places: PlaceTable(rulePlace: { rules.place(of: $0) })
      )
      text += renderer.renderNodes(result, indent: "    ")
    }
    return text + "\n"
  }

  private static func text(
    of report: SelectionTestRunner.Report,
    _ test: CheckedSelectionTest,
    _ rules: LoadedRules,
    _ context: CommandContext
  ) -> String {
    let style = context.outputStyle
    var text =
      style.painted(context.say("✗ không đạt: ", "✗ failed: "), .red) + "“" + test.label + "”  "
      + rules.place(of: test.range) + "\n"
    text += self.text(of: report.failures, rules, context)
    if let report = report.report { text += "\n" + SelectionText(report, style: style).text() }
    return text + "\n"
  }

  private static func text(
    of failures: [RuleTestRunner.Failure],
    _ rules: LoadedRules,
    _ context: CommandContext
  ) -> String {
    var text = ""
    for failure in failures {
      text += context.say("    mong đợi: ", "    expected: ") + failure.expected[context.language]
      text += "  (" + rules.place(of: failure.range) + ")\n"
      text +=
        context.say("    thực tế:  ", "    actual:   ") + failure.actual[context.language] + "\n"
    }
    return text
  }

  private static func summary(
    count: Int,
    failedCount: Int,
    _ context: CommandContext
  ) -> String {
    guard count > 0 else { return context.say("không có kiểm thử nào", "no tests") + "\n" }
    let passed = count - failedCount
    return context.say(
      "\(count) kiểm thử: \(passed) đạt, \(failedCount) không đạt",
      "\(count) tests: \(passed) passed, \(failedCount) failed"
    ) + "\n"
  }
}
