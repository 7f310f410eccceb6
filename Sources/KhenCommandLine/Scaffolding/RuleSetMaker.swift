import KhenSource

/// Makes a new rule set in a folder.
struct RuleSetMaker {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// Makes the rule set, and says what to do next.
  func make(_ path: String, keywords: Language?) -> ExitCode {
    var directory = path
    while directory.count > 1, directory.hasSuffix("/") { directory.removeLast() }
    let year = CivilDate(dayNumber: context.today).year
    func located(_ file: RuleSetScaffold.File) -> RuleSetScaffold.File {
      RuleSetScaffold.File(path: directory + "/" + file.path, text: file.text)
    }
    let writer = ScaffoldWriter(context: context, keywords: keywords ?? .vietnamese)
    let isWritten = writer.write(
      RuleSetScaffold.rules(year: year).map(located),
      others: RuleSetScaffold.others(directory: directory, year: year).map(located)
    )
    guard isWritten else { return .wrongUsage }
    context.output.write(
      context.say(
        "\nTiếp theo:\n  khen validate \(directory)/rules\n  khen test \(directory)/rules\n"
          + "  khen check --rules \(directory)/rules --as-of 01/06/\(year)"
          + " \(directory)/ho-so-mau.ndjson\n"
          + "rồi sửa \(directory)/rules theo văn bản của đơn vị.\n",
        "\nNext:\n  khen validate \(directory)/rules\n  khen test \(directory)/rules\n"
          + "  khen check --rules \(directory)/rules --as-of 01/06/\(year)"
          + " \(directory)/ho-so-mau.ndjson\n"
          + "then edit \(directory)/rules after your own instruments.\n"
      )
    )
    return .done
  }
}
