import KhenSource

/// `khen new`: makes a rule set to begin with, or adds an award to one.
enum NewCommand {
  static let specification = CommandSpecification(
    name: "new",
    summary: Bilingual(
      vi: "tạo bộ quy tắc mới, hoặc thêm một khen thưởng",
      en: "begin a rule set, or add an award to one"
    ),
    operands: Bilingual(
      vi: "ruleset THƯ-MỤC | award \"TÊN KHEN THƯỞNG\"",
      en: "ruleset DIR | award \"NAME OF THE AWARD\""
    ),
    options: [
      SharedOptions.rules,
      .value(
        "for",
        Bilingual(vi: "LOẠI", en: "KIND"),
        Bilingual(
          vi: "loại hồ sơ mà khen thưởng dành cho; mặc định loại đầu tiên",
          en: "the kind of dossier that the award is for; the first one by default"
        )
      ),
      .value(
        "name",
        Bilingual(vi: "TÊN", en: "NAME"),
        Bilingual(
          vi: "tên dùng trong quy tắc; mặc định suy từ tên khen thưởng",
          en: "the name in rules; by default it follows from the name of the award"
        )
      ),
      .value(
        "under",
        Bilingual(vi: "VĂN-BẢN", en: "INSTRUMENT"),
        Bilingual(
          vi: "văn bản đã khai báo mà khen thưởng dựa vào; mặc định khai báo một văn bản mới",
          en: "the declared instrument that the award stands on; by default a new one is declared"
        )
      ),
      .value(
        "folder",
        Bilingual(vi: "THƯ-MỤC", en: "DIR"),
        Bilingual(
          vi: "nơi đặt tệp mới; mặc định thư mục của bộ quy tắc",
          en: "where the new files go; by default the folder of the rules"
        ),
        completion: .directory
      ),
      .choice(
        "keywords",
        Language.allCases.map(\.rawValue),
        Bilingual(
          vi: "từ khóa tiếng Việt hay tiếng Anh; mặc định như các tệp đã có",
          en: "Vietnamese or English keywords; by default as in the files that are there"
        )
      ),
    ],
    notes: [
      Bilingual(
        vi: "Tệp đã có không bao giờ bị ghi đè. Tệp mới dùng được ngay: “khen validate” và"
          + " “khen test” đều đạt; nội dung là khung để thay bằng quy định của văn bản.",
        en: "Files that are there are never overwritten. The new ones work at once: “khen validate”"
          + " and “khen test” pass; what they say is a frame, to be replaced by the law."
      )
    ],
    examples: [
      .init(
        Bilingual(
          vi: "bộ quy tắc mới trong thư mục “khen-thuong”",
          en: "a new rule set in the folder “khen-thuong”"
        ),
        "khen new ruleset khen-thuong"
      ),
      .init(
        Bilingual(
          vi: "thêm một khen thưởng vào bộ quy tắc trong “rules”",
          en: "add an award to the rules in “rules”"
        ),
        "khen new award \"Giấy khen của Giám đốc Sở\" --rules rules --folder rules/tinh"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let words = ["ruleset", "award"]
    guard let what = arguments.operands.first else {
      throw .missingOperand(Bilingual(vi: "“ruleset” hoặc “award”", en: "“ruleset” or “award”"))
    }
    guard words.contains(what) else {
      throw .unknownScaffold(what, suggestion: Suggestions.nearest(to: what, among: words).first)
    }
    let operands = Array(arguments.operands.dropFirst())
    if let extra = operands.dropFirst().first {
      throw what == "award" ? .unquotedName(operands) : .unexpectedOperand(extra)
    }
    if what == "ruleset" {
      for option in ["rules", "for", "name", "under", "folder"] where arguments.has(option) {
        throw .optionOfOther(option, command: "khen new award")
      }
      guard let directory = operands.first else {
        throw .missingOperand(
          Bilingual(vi: "thư mục của bộ quy tắc mới", en: "the folder of the new rule set")
        )
      }
      return RuleSetMaker(context).make(directory, keywords: keywords(arguments))
    }
    guard let label = operands.first else {
      throw .missingOperand(Bilingual(vi: "tên của khen thưởng", en: "the name of the award"))
    }
    return try AwardMaker(context, arguments, keywords: keywords(arguments)).make(label)
  }

  private static func keywords(_ arguments: ParsedArguments) -> Language? {
    arguments.value("keywords").flatMap { Language(rawValue: $0) }
  }
}
