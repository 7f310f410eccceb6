import KhenDossiers
import KhenSource
import KhenSyntax

/// Lays out new rule files in the style of the project, proves that they can be applied together
/// with what is there, and writes them.
struct ScaffoldWriter {
  let context: CommandContext
  /// The language of keywords.
  let keywords: Language

  /// Writes rule files and others; nothing is written where one of them exists, or where the rules
  /// would have mistakes.
  func write(
    _ rules: [RuleSetScaffold.File],
    others: [RuleSetScaffold.File] = [],
    beside existing: [RuleSetLoader.File] = []
  ) -> Bool {
    for file in rules + others where FileSystem.exists(file.path) {
      context.report(
        FileWritingError.exists(file.path).message,
        help: Bilingual(
          vi: "chọn tên hoặc thư mục khác, hoặc tự xóa tệp đó trước",
          en: "choose another name or folder, or remove that file yourself"
        )
      )
      return false
    }
    var files: [RuleSetLoader.File] = []
    for file in rules {
      files.append(RuleSetLoader.File(path: file.path, bytes: Array(formatted(file).utf8)))
    }
    let loaded = RuleSetLoader.load(existing + files, tables: RuleFiles.table)
    if loaded.errorCount > 0 {
      let errors = loaded.diagnostics.filter { $0.severity == .error }
      context.errors.write(DiagnosticPrinter(loaded.sources, context.errorStyle).text(errors))
      context.report(
        Bilingual(
          vi: "khung mới không dùng được cùng bộ quy tắc này nên chưa ghi gì",
          en: "the new files do not fit this rule set, so nothing was written"
        ),
        help: Bilingual(
          vi: "thường do trùng tên hoặc trùng từ khóa: đặt tên khác bằng --name",
          en: "mostly a name that is taken or a keyword: give another one with --name"
        )
      )
      return false
    }
    files += others.map { RuleSetLoader.File(path: $0.path, bytes: Array($0.text.utf8)) }
    for file in files {
      do throws(FileWritingError) {
        try FileSystem.createFile(file.path, with: file.bytes)
        context.output.write(context.say("đã tạo ", "made ") + file.path + "\n")
      } catch {
        context.report(error.message)
        return false
      }
    }
    return true
  }

  private func formatted(_ file: RuleSetScaffold.File) -> String {
    var sources = SourceMap()
    let source = SourceFile(id: sources.nextID, name: file.path, text: file.text)
    sources.add(source)
    switch RuleFormatter.format(source, keywords: keywords) {
    case .formatted(let text): return text
    // What is wrong is told when the rules are loaded.
    case .mistakes, .meaningChanged: return file.text
    }
  }
}
