import KhenAnalysis
import KhenDossiers
import KhenSource

/// `khen validate`: checks rule files beyond their form, reports in several formats, mends what is
/// safe to mend.
enum ValidateCommand {
  static let specification = CommandSpecification(
    name: "validate",
    summary: Bilingual(
      vi: "kiểm tra tệp quy tắc và báo chỗ sai",
      en: "check rule files and report what is wrong"
    ),
    operands: Bilingual(vi: "[THƯ-MỤC|TỆP…]", en: "[DIR|FILE…]"),
    operandCompletion: .directory,
    options: [
      SharedOptions.rules,
      .choice(
        "format",
        ReportFormat.allCases.map(\.rawValue),
        Bilingual(
          vi: "dạng báo cáo: đầy đủ, mỗi thông báo một dòng, JSON, SARIF 2.1.0, ghi chú của GitHub,"
            + " hay JUnit",
          en:
            "form of the report: full, one line each, JSON, SARIF 2.1.0, annotations of GitHub, or"
            + " JUnit"
        )
      ),
      .choice(
        "fail-on",
        [Severity.error, .warning, .hint].map(\.rawValue),
        Bilingual(
          vi: "mã thoát là 1 khi có thông báo từ mức này trở lên; mặc định error, tích hợp liên tục"
            + " nên dùng warning",
          en: "exit with 1 on messages of this severity or worse; error by default, continuous"
            + " integration should take warning"
        )
      ),
      .value(
        "only",
        Bilingual(vi: "MÃ", en: "ID"),
        Bilingual(
          vi:
            "chỉ báo loại này, theo tên trong ngoặc vuông; nhiều loại thì cách nhau bằng dấu phẩy",
          en: "report this kind only, by the name in square brackets; several with commas"
        ),
        isRepeatable: true
      ),
      .value(
        "skip",
        Bilingual(vi: "MÃ", en: "ID"),
        Bilingual(vi: "không báo loại này", en: "do not report this kind"),
        isRepeatable: true
      ),
      .value(
        "effort",
        Bilingual(vi: "N", en: "N"),
        Bilingual(
          vi: "tìm lâu gấp N lần ở những chỗ chưa phân định được",
          en: "search N times as long where something could not be decided"
        )
      ),
      .flag(
        "fix",
        Bilingual(
          vi: "sửa những chỗ chắc chắn chỉ có một cách hiểu, rồi kiểm tra lại",
          en: "mend what can be meant in one way only, then check again"
        )
      ),
      .flag(
        "diff",
        Bilingual(
          vi: "với --fix: in chỗ sẽ sửa (như “diff -u”), không ghi",
          en: "with --fix: print what would change (as “diff -u” does), write nothing"
        )
      ),
    ],
    notes: [
      Bilingual(
        vi: "Không nêu thư mục thì kiểm tra “rules”. Mã thoát 1 khi có lỗi (hoặc từ mức của"
          + " --fail-on), 2 khi không đọc được tệp.",
        en:
          "Without a folder, “rules” is checked. The exit code is 1 when there are errors (or what"
          + " --fail-on names), 2 when a file cannot be read."
      ),
      Bilingual(
        vi:
          "Cảnh báo, gợi ý đúng mà vẫn để nguyên thì ghi lý do, ngay trên dòng đó hoặc ở cuối dòng:"
          + " // bỏ qua [tên-trong-ngoặc-vuông]: lý do",
        en: "To leave a warning or hint as it is, say why, on the line before or at its end:"
          + " // allow [name-in-square-brackets]: reason"
      ),
    ],
    examples: [
      .init(
        Bilingual(vi: "kiểm tra bộ quy tắc trong “rules”", en: "check the rules in “rules”"),
        "khen validate"
      ),
      .init(
        Bilingual(
          vi: "mỗi thông báo một dòng, cho trình soạn thảo",
          en: "one line each, for an editor"
        ),
        "khen validate --format short rules/bo-y-te"
      ),
      .init(
        Bilingual(
          vi: "xem chỗ nào sửa được tự động, rồi sửa",
          en: "see what can be mended unasked, then mend it"
        ),
        "khen validate --fix --diff && khen validate --fix"
      ),
      .init(
        Bilingual(vi: "trong tích hợp liên tục", en: "in continuous integration"),
        "khen validate --fail-on warning --format sarif > khen.sarif"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let format = ReportFormat(rawValue: arguments.value("format") ?? "") ?? .text
    if arguments.has("diff"), !arguments.has("fix") {
      throw .missingOption("fix", Bilingual(vi: "(dùng cùng --diff)", en: "(goes with --diff)"))
    }
    var validation = Validation(today: context.today)
    validation.effort = min(try arguments.count("effort") ?? 1, 1_000)
    validation.only = try ids("only", arguments)
    validation.skipped = try ids("skip", arguments)
    let paths = arguments.list("rules") + arguments.operands
    var (files, problems) = read(paths.isEmpty ? [RuleFiles.defaultDirectory] : paths)
    var writing = ExitCode.done
    if arguments.has("fix") {
      let mending = ValidateMending(files, validation, context)
      if arguments.has("diff") { return mending.show() }
      writing = mending.write(isQuiet: format != .text)
      files = mending.files
    }
    let rules = RuleSetLoader.load(files, tables: RuleFiles.table)
    if files.isEmpty, problems.isEmpty {
      problems.append(RuleFiles.Failure.noRules(paths).problem(paths.first ?? ""))
    }
    let report = validation.report(on: rules, problems: problems)
    let severity = arguments.value("fail-on").flatMap { Severity(rawValue: $0) } ?? .error
    let exitCode: ExitCode =
      !problems.isEmpty ? .wrongUsage : report.reaches(severity) ? .findings : .done
    ValidateOutput(report, exitCode: exitCode, context).write(as: format)
    return exitCode.combined(with: writing)
  }

  /// The ids that an option names.
  private static func ids(
    _ option: String,
    _ arguments: ParsedArguments
  ) throws(UsageError) -> [DiagnosticID] {
    var found: [DiagnosticID] = []
    for word in arguments.list(option) {
      guard let id = Validation.ids.first(where: { $0.isNamed(word) }) else {
        let known = Validation.ids.flatMap { [$0.vietnamese, $0.name] }
        let near = Suggestions.nearest(to: word, among: known)
        throw .badValue(option: option, value: word, allowed: near)
      }
      found.append(id)
    }
    return found
  }

  /// Reads what can be read of some paths; what cannot is told, and the rest goes on.
  private static func read(
    _ paths: [String]
  ) -> (files: [RuleSetLoader.File], problems: [ValidationProblem]) {
    do throws(RuleFiles.Failure) {
      return (try RuleFiles.read(paths), [])
    } catch {
      if paths.count == 1 { return ([], [error.problem(paths[0])]) }
    }
    var files: [RuleSetLoader.File] = []
    var problems: [ValidationProblem] = []
    for path in paths {
      do throws(RuleFiles.Failure) {
        for file in try RuleFiles.read([path])
        where !files.contains(where: { $0.path == file.path }) {
          files.append(file)
        }
      } catch {
        problems.append(error.problem(path))
      }
    }
    return (files, problems)
  }
}

/// The forms of the report of `khen validate`.
enum ReportFormat: String, CaseIterable {
  case text
  case short
  case json
  case sarif
  case github
  case junit
}

extension RuleFiles.Failure {
  /// The failure as part of a report.
  fileprivate func problem(_ path: String) -> ValidationProblem {
    ValidationProblem(path: path, message: message, help: help)
  }
}
