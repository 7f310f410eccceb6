import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen select`: who is chosen from a cohort, with a reason for each.
enum SelectCommand {
  /// What `--fail-on` can name.
  private enum Finding: String, CaseIterable {
    /// A minimum is certainly not met.
    case shortage
    /// Someone waits for a decision, or facts are missing.
    case undecided
  }

  static let specification = CommandSpecification(
    name: "select",
    summary: Bilingual(
      vi: "xét chọn trong một đợt: ai được chọn, ai dự bị, vì sao",
      en: "choose within a cohort: who is chosen, who is next, and why"
    ),
    operands: Bilingual(vi: "[XÉT-CHỌN TỆP…|-]", en: "[SELECTION FILE…|-]"),
    operandCompletion: .file,
    options: [
      SharedOptions.rules,
      SharedOptions.asOf,
      .choice(
        "format",
        ["table", "text", "json", "csv"],
        Bilingual(
          vi: "dạng kết quả; mặc định là bảng",
          en: "form of the results; a table by default"
        )
      ),
      .value(
        "fail-on",
        Bilingual(vi: "ĐIỀU", en: "FINDING"),
        Bilingual(
          vi: "mã thoát 1 khi: shortage (có nhóm thiếu), undecided (còn chờ hoặc chưa rõ); "
            + "ghi lại nhiều lần được",
          en: "exit with 1 on: shortage (a minimum is not met), undecided (someone waits or is "
            + "undetermined); may be repeated"
        ),
        completion: .choices(Finding.allCases.map(\.rawValue)),
        isRepeatable: true
      ),
    ],
    notes: [
      Bilingual(
        vi: "Đợt gồm mọi hồ sơ đọc được thuộc loại ghi ở “cho”. Không ghi tên xét chọn thì liệt kê "
          + "các xét chọn của bộ quy tắc.",
        en: "The cohort is every dossier read of the kinds that the selection is for. Without a "
          + "selection, those of the rules are listed."
      )
    ],
    examples: [
      .init(
        Bilingual(vi: "liệt kê các xét chọn", en: "the selections of the rules"),
        "khen select"
      ),
      .init(
        Bilingual(
          vi: "xét tập thể dẫn đầu từng cụm",
          en: "the leading collective of each cluster"
        ),
        "khen select dẫn_đầu_cụm --as-of 01/12/2025 tập-thể.csv"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let date = try arguments.day("as-of") ?? context.today
    guard let (rules, program) = context.loadRules(arguments, for: .verdicts) else {
      return .wrongUsage
    }
    guard let name = arguments.operands.first else {
      list(program, rules, context)
      return .done
    }
    let selections = program.selections
    guard let index = selections.firstIndex(where: { $0.name == Name(name) }) else {
      throw .unknownSelection(name, known: selections.map { $0.name.text })
    }
    let paths = Array(arguments.operands.dropFirst())
    guard !paths.isEmpty else { throw .missingOperand(SharedOptions.dossierFile) }
    guard selections[index].effect.contains(date) else {
      reportOutOfEffect(selections[index], date, context)
      return .wrongUsage
    }
    let plan = SelectionPlan(program, selection: index, date: date)
    guard let input = context.open(paths, schema: plan.schema) else { return .wrongUsage }
    let pipeline = DossierPipeline(plan: plan, output: CohortOutput(), jobs: 1, context: context)
    let progress = Progress(totalBytes: input.size, context)
    pipeline.onProgress = { progress.update(dossiers: $0, bytes: $1) }
    let cohort = pipeline.run(input).collected
    progress.finish()
    // Who is chosen depends on everybody: of a part of the cohort nothing can be said.
    if context.reportProblems(of: input) { return .unreadableDossiers }
    do throws(SelectionFailure) {
      var report = try SelectionReporter(plan, cohort.profiles).report()
      report.dataErrors = cohort.unread
      write(report, arguments.value("format") ?? "table", context)
      return exitCode(report, arguments)
    } catch {
      switch error {
      case .tooManyGroups(let count):
        context.report(
          Bilingual(
            vi: "chia thành \(count) nhóm, nhiều nhất là \(SelectionLimits.groups)",
            en: "there are \(count) groups, at most \(SelectionLimits.groups) are possible"
          ),
          help: Bilingual(
            vi: "bớt khóa ở “nhóm theo”, hoặc chia hồ sơ thành nhiều đợt",
            en: "group by less, or split the dossiers into several cohorts"
          )
        )
      }
      return .wrongUsage
    }
  }

  private static func write(
    _ report: SelectionReport,
    _ format: String,
    _ context: CommandContext
  ) {
    let text = SelectionText(report, style: context.outputStyle)
    switch format {
    case "json":
      var output = JSONOutput(isIndented: true)
      SelectionJSON(language: context.language).write(report, to: &output)
      output.endLine()
      context.output.write(output.bytes)
    case "csv": context.output.write(SelectionCSV(language: context.language).bytes(report))
    case "text": context.output.write(text.text())
    default: context.output.write(text.table())
    }
  }

  private static func exitCode(
    _ report: SelectionReport,
    _ arguments: ParsedArguments
  ) -> ExitCode {
    var exitCode = ExitCode.done
    for word in arguments.list("fail-on") {
      let isFound: Bool
      switch Finding(rawValue: word) {
      case .shortage: isFound = report.allLimits.contains { $0.state == .notMet }
      case .undecided:
        isFound =
          report.allLimits.contains { $0.state == .unclear }
          || report.groups.contains { group in
            group.entries.contains { $0.status == .awaitingDecision || $0.status == .undetermined }
          }
      case nil: isFound = false
      }
      if isFound { exitCode = exitCode.combined(with: .findings) }
    }
    if !report.dataErrors.isEmpty { exitCode = exitCode.combined(with: .unreadableDossiers) }
    return exitCode
  }

  private static func reportOutOfEffect(
    _ selection: CheckedSelection,
    _ date: Int,
    _ context: CommandContext
  ) {
    let day = DateText.day(date)
    let effect = DateText.effect(selection.effect, in: context.language)
    context.report(
      Bilingual(
        vi: "“\(selection.label)” không có hiệu lực ngày \(day): \(effect)",
        en: "“\(selection.label)” is not in effect on \(day): \(effect)"
      ),
      help: Bilingual(
        vi: "chọn ngày xét khác: --as-of NGÀY",
        en: "choose another evaluation date: --as-of DATE"
      )
    )
  }

  private static func list(
    _ program: CheckedProgram,
    _ rules: LoadedRules,
    _ context: CommandContext
  ) {
    guard !program.selections.isEmpty else {
      context.output.write(
        context.say("bộ quy tắc chưa có xét chọn nào", "the rules declare no selection") + "\n"
      )
      return
    }
    var width = 0
    for selection in program.selections {
      width = max(width, TextLayout.width(selection.name.text))
    }
    for selection in program.selections {
      let kinds = selection.kinds.map { program.records[$0.record].name.text }
      context.output.write(
        TextLayout.padded(selection.name.text, to: width) + "  " + selection.label
          + context.say(" · cho ", " · for ") + kinds.joined(separator: ", ") + "  ("
          + rules.place(of: selection.range) + ")\n"
      )
    }
  }
}
