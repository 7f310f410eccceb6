import Dispatch
import KhenAnalysis
import KhenDossiers
import KhenSemantics
import KhenSource

/// `khen test --boundaries`: the dossiers just before, on and just after each threshold.
enum BoundaryTesting {
  static let options: [OptionSpecification] = [
    .flag(
      "boundaries",
      Bilingual(
        vi: "tạo hồ sơ ngay trước, đúng và ngay sau mỗi ngưỡng, cho biết kết quả",
        en: "make dossiers just before, on and just after each threshold; show what comes out"
      )
    )
  ]

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let jobs = try SharedOptions.jobs(arguments)
    let paths = arguments.list("rules") + arguments.operands
    guard let (rules, program) = context.loadRules(paths) else { return .wrongUsage }
    var plan = MutationPlan(program, trees: rules.trees)
    try MutationTesting.restrict(&plan, arguments, rules, program)
    let finder = BoundaryFinder(plan)
    let boundaries = MutationRun(plan, jobs: jobs, timeout: nil).boundaries(finder)
    context.output.write(
      BoundaryText(boundaries, program, context.language) { rules.place(of: $0) }.text
    )
    guard let path = arguments.value("write") else { return .done }
    let writer = WrittenTestFile(program, FixtureTable(program, trees: rules.trees))
    let proposal = TestProposal(rules: rules, program: program, writer: writer)
    return proposal.write(
      boundaries.flatMap { WrittenTest.tests(of: $0) },
      head: [
        "Kiểm thử do “khen test --boundaries” đề xuất. Mọi hồ sơ ở đây là hư cấu; kết quả là theo quy",
        "tắc hiện có: đối chiếu từng kết quả với văn bản rồi mới giữ lại.",
      ],
      to: path,
      context
    )
  }
}
