import KhenSource

/// `khen version`: prints the version, as `khen --version` does.
enum VersionCommand {
  static let specification = CommandSpecification(
    name: "version",
    summary: Bilingual(vi: "in phiên bản", en: "print the version"),
    examples: [
      .init(
        Bilingual(vi: "phiên bản đang dùng", en: "the version in use"),
        "khen version"
      ),
      .init(
        Bilingual(vi: "cũng vậy, viết như tùy chọn", en: "the same, as an option"),
        "khen --version"
      ),
    ]
  )

  static func run(_ context: CommandContext) -> ExitCode {
    context.output.write("khen \(CommandLineTool.version)\n")
    return .done
  }
}
