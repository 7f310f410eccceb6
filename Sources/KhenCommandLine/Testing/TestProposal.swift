import KhenAnalysis
import KhenDossiers
import KhenSemantics
import KhenSource
import KhenSyntax

/// Writing proposed tests to a file: laid out, checked together with the rules, and green.
struct TestProposal {
  let rules: LoadedRules
  let program: CheckedProgram
  let writer: WrittenTestFile

  /// Writes a test for each survivor that a dossier tells.
  func write(
    killers report: MutationReport,
    to path: String,
    _ context: CommandContext
  ) -> ExitCode {
    let tests = report.survivors.compactMap { entry -> WrittenTest? in
      let label = "\(entry.mutation.owner.vi): \(entry.mutation.text.vi)"
      if let killer = entry.cohortKiller { return WrittenTest(killer, label: label) }
      return entry.killer.map { WrittenTest($0, label: label) }
    }
    return write(
      tests,
      head: [
        "Kiểm thử do “khen test --mutate” đề xuất. Mọi hồ sơ ở đây là hư cấu; kết quả là theo quy tắc",
        "hiện có: đối chiếu từng kết quả với văn bản rồi mới giữ lại.",
      ],
      to: path,
      context
    )
  }

  /// Writes tests that hold; says how many, and how many had to be left out.
  func write(
    _ tests: [WrittenTest],
    head: [String],
    to path: String,
    _ context: CommandContext
  ) -> ExitCode {
    var kept: [WrittenTest] = []
    for test in distinct(tests) where isGreen([test]) { kept.append(test) }
    guard !kept.isEmpty, let text = laidOut(kept, head: head, path) else {
      context.report(
        Bilingual(vi: "không có kiểm thử nào để ghi", en: "there is no test to write")
      )
      return .done
    }
    do throws(FileWritingError) {
      try FileSystem.createFile(path, with: Array(text.utf8))
    } catch {
      context.report(error.message)
      return .wrongUsage
    }
    let dropped = distinct(tests).count - kept.count
    context.output.write(
      context.say(
        "đã ghi \(kept.count) kiểm thử vào \(path); đọc lại từng kết quả trước khi giữ\n",
        "wrote \(kept.count) tests to \(path); read each outcome before you keep it\n"
      )
    )
    if dropped > 0 {
      context.output.write(
        context.say(
          "\(dropped) kiểm thử không ghi được bằng ngôn ngữ quy tắc nên bị bỏ\n",
          "\(dropped) tests cannot be said in the language of the rules and were left out\n"
        )
      )
    }
    return .done
  }

  /// The tests with other dossiers or expectations than those before them.
  private func distinct(_ tests: [WrittenTest]) -> [WrittenTest] {
    var seen: Set<String> = []
    return tests.filter { test in
      guard !test.expectations.isEmpty else { return false }
      let text =
        test.award.text + "\(test.witness.date)" + writer.cohort(test)
        + test.expectations.joined(separator: ";")
      return seen.insert(text).inserted
    }
  }

  private func laidOut(_ tests: [WrittenTest], head: [String], _ path: String) -> String? {
    let source = SourceFile(
      id: rules.sources.nextID,
      name: path,
      text: writer.text(tests, head: head)
    )
    switch RuleFormatter.format(source) {
    case .formatted(let text): return text
    case .mistakes, .meaningChanged: return nil
    }
  }

  /// Whether tests are understood and hold under the rules.
  private func isGreen(_ tests: [WrittenTest]) -> Bool {
    let source = SourceFile(
      id: rules.sources.nextID,
      name: "",
      text: writer.text(tests, head: [])
    )
    let parsed = Parser.parse(source)
    guard !parsed.diagnostics.contains(where: { $0.severity == .error }),
      let checked = Checker.check(rules.treesWithoutTests + [parsed.tree]).program
    else { return false }
    var runner = RuleTestRunner(checked)
    var selectionRunner = SelectionTestRunner(checked)
    return checked.tests.allSatisfy { runner.run($0).failures.isEmpty }
      && checked.selectionTests.allSatisfy { selectionRunner.run($0).failures.isEmpty }
  }
}

extension LoadedRules {
  /// What was read, without the tests.
  var treesWithoutTests: [SyntaxTree] {
    trees.map { tree in
      var kept = tree
      kept.items = tree.items.filter { item in
        switch item {
        case .test, .selectionTest: false
        case .timeMeasure, .monthEnd, .lastDay, .instrument, .catalogue, .record, .parameter,
          .definition, .award, .supplement, .definitionSupplement, .fixture, .scorecard,
          .selection:
          true
        }
      }
      return kept
    }
  }
}
