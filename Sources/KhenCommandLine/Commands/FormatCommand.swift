import KhenDossiers
import KhenExplanation
import KhenSource
import KhenSyntax

/// `khen fmt`: writes rule files in the style of the project.
enum FormatCommand {
  static let specification = CommandSpecification(
    name: "fmt",
    summary: Bilingual(
      vi: "trình bày lại tệp quy tắc theo một kiểu chung, không đổi nội dung",
      en: "lay out rule files in one style, without changing what they say"
    ),
    operands: Bilingual(vi: "[TỆP|THƯ-MỤC…|-]", en: "[FILE|DIR…|-]"),
    operandCompletion: .file,
    options: [
      .flag(
        "check",
        Bilingual(
          vi: "chỉ nêu tên các tệp chưa theo kiểu chung, không ghi; có thì mã thoát là 1",
          en: "only name the files that are not in the style, write nothing; exit code 1 if any"
        )
      ),
      .flag(
        "diff",
        Bilingual(
          vi: "in chỗ sẽ thay đổi (như “diff -u”), không ghi",
          en: "print what would change (as “diff -u” does), write nothing"
        )
      ),
      .choice(
        "keywords",
        Language.allCases.map(\.rawValue),
        Bilingual(
          vi: "viết lại từ khóa và số theo ngôn ngữ này; tên giữ nguyên",
          en: "rewrite keywords and numbers in this language; names stay"
        )
      ),
      SharedOptions.rules,
    ],
    notes: [
      Bilingual(
        vi: "Không nêu tệp thì trình bày lại “rules”; “-” đọc đầu vào chuẩn, in ra đầu ra chuẩn.",
        en: "Without a file, “rules” is laid out; “-” reads standard input and prints the result."
      ),
      Bilingual(
        vi: "Tệp có lỗi cú pháp thì giữ nguyên; các tệp khác vẫn được trình bày lại. Mã thoát khi"
          + " đó là 1.",
        en: "A file with mistakes of syntax stays as it is; the others are laid out all the same."
          + " The exit code is then 1."
      ),
    ],
    examples: [
      .init(
        Bilingual(vi: "trình bày lại bộ quy tắc trong “rules”", en: "lay out the rules in “rules”"),
        "khen fmt"
      ),
      .init(
        Bilingual(
          vi: "xem sẽ thay đổi gì trong một tệp",
          en: "see what would change in one file"
        ),
        "khen fmt --diff rules/chung/danh-muc.khen"
      ),
      .init(
        Bilingual(
          vi: "kiểm tra trước khi gộp thay đổi",
          en: "a check before a change is merged"
        ),
        "khen fmt --check rules"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let paths = arguments.list("rules") + arguments.operands
    var run = FormatRun(
      isCheck: arguments.has("check"),
      isDifference: arguments.has("diff"),
      keywords: arguments.value("keywords").flatMap { Language(rawValue: $0) },
      context: context
    )
    if paths.contains("-") {
      if let other = paths.first(where: { $0 != "-" }) { throw .unexpectedOperand(other) }
      return run.formatInput()
    }
    do throws(RuleFiles.Failure) {
      let files = try RuleFiles.read(paths.isEmpty ? [RuleFiles.defaultDirectory] : paths)
      return run.format(files)
    } catch {
      context.report(error.message, help: error.help)
      return .wrongUsage
    }
  }
}

/// One run of `khen fmt`, with what it found so far.
private struct FormatRun {
  let isCheck: Bool
  let isDifference: Bool
  let keywords: Language?
  let context: CommandContext
  private var changedCount = 0
  private var mistakenCount = 0
  private var exitCode = ExitCode.done

  init(isCheck: Bool, isDifference: Bool, keywords: Language?, context: CommandContext) {
    self.isCheck = isCheck
    self.isDifference = isDifference
    self.keywords = keywords
    self.context = context
  }

  /// Formats files, each on its own.
  mutating func format(_ files: [RuleSetLoader.File]) -> ExitCode {
    for file in files {
      guard let text = formatted(file), Array(text.utf8) != file.bytes else { continue }
      changedCount += 1
      if isCheck || isDifference {
        show(file, text)
        continue
      }
      do throws(FileWritingError) {
        try FileSystem.replaceContents(of: file.path, with: Array(text.utf8))
        context.output.write(file.path + "\n")
      } catch {
        changedCount -= 1
        context.report(error.message)
        exitCode = exitCode.combined(with: .wrongUsage)
      }
    }
    context.output.flush()
    if !isDifference || isCheck { context.errors.write(summary(of: files.count)) }
    return exitCode
  }

  /// Formats standard input.
  mutating func formatInput() -> ExitCode {
    let name = context.say("đầu vào chuẩn", "standard input")
    let file = RuleSetLoader.File(path: name, bytes: context.allInput())
    guard let text = formatted(file) else { return exitCode }
    if isCheck || isDifference {
      if Array(text.utf8) != file.bytes { show(file, text) }
    } else {
      context.output.write(text)
    }
    return exitCode
  }

  /// The new text of a file; nothing when it has mistakes, which are reported.
  private mutating func formatted(_ file: RuleSetLoader.File) -> String? {
    var sources = SourceMap()
    let (source, loading) = SourceFile.load(
      bytes: file.bytes,
      name: file.path,
      id: sources.nextID
    )
    sources.add(source)
    let outcome =
      loading.contains { $0.severity == .error }
      ? .mistakes(loading) : RuleFormatter.format(source, keywords: keywords)
    switch outcome {
    case .formatted(let text):
      return text
    case .mistakes(let diagnostics):
      context.output.flush()
      let errors = diagnostics.filter { $0.severity == .error }
      context.errors.write(DiagnosticPrinter(sources, context.errorStyle).text(errors))
      mistakenCount += 1
      exitCode = exitCode.combined(with: .findings)
    case .meaningChanged:
      context.report(
        Bilingual(
          vi: "lỗi của chương trình: bản trình bày lại của “\(file.path)” không còn đúng nghĩa cũ"
            + " nên không được ghi; tệp vẫn như cũ",
          en: "a fault of the program: “\(file.path)” laid out anew would not say the same, so it"
            + " was not written; the file is as it was"
        ),
        help: Bilingual(
          vi: "xin gửi tệp này kèm báo lỗi",
          en: "please report this together with the file"
        )
      )
      exitCode = exitCode.combined(with: .wrongUsage)
    }
    return nil
  }

  /// Shows that a file is not in the style, or what would change in it.
  private mutating func show(_ file: RuleSetLoader.File, _ text: String) {
    if isCheck { exitCode = exitCode.combined(with: .findings) }
    guard isDifference else {
      context.output.write(file.path + "\n")
      return
    }
    let difference = UnifiedDifference(
      from: String(decoding: file.bytes, as: UTF8.self),
      to: text
    )
    context.output.write(
      difference.text(
        oldName: file.path + context.say("\t(hiện có)", "\t(as it is)"),
        newName: file.path + context.say("\t(trình bày lại)", "\t(laid out)"),
        style: context.outputStyle
      )
    )
  }

  private func summary(of count: Int) -> String {
    var parts: [String] = []
    if changedCount > 0 {
      parts.append(
        isCheck || isDifference
          ? context.say(
            "\(changedCount) tệp chưa theo kiểu chung",
            "\(changedCount) not in the style"
          )
          : context.say("đã trình bày lại \(changedCount)", "\(changedCount) laid out anew")
      )
    }
    if mistakenCount > 0 {
      parts.append(
        context.say(
          "\(mistakenCount) tệp có lỗi nên giữ nguyên",
          "\(mistakenCount) with mistakes, left as they are"
        )
      )
    }
    if parts.isEmpty, exitCode == .done {
      parts.append(context.say("đều theo kiểu chung", "all in the style"))
    }
    let files = context.say(
      "\(count) tệp quy tắc",
      count == 1 ? "1 rule file" : "\(count) rule files"
    )
    guard !parts.isEmpty else { return "" }
    var help = ""
    if isCheck, changedCount > 0 {
      help = context.say("; sửa bằng: khen fmt", "; mend with: khen fmt")
    }
    return files + ": " + parts.joined(separator: ", ") + help + "\n"
  }
}
