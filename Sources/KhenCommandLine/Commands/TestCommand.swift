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
    ],
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
    .done
  }
}
