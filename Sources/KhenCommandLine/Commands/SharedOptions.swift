import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource

/// Options that several commands take.
enum SharedOptions {
  static let rules = OptionSpecification.value(
    "rules",
    Bilingual(vi: "THƯ-MỤC", en: "DIR"),
    Bilingual(
      vi: "thư mục của bộ quy tắc, gồm cả thư mục con; mặc định “rules”",
      en: "folder of the rules, subfolders included; “rules” by default"
    ),
    completion: .directory
  )

  static let award = OptionSpecification.value(
    "award",
    Bilingual(vi: "TÊN", en: "NAME"),
    Bilingual(
      vi:
        "chỉ xét khen thưởng này; ghi lại nhiều lần được; mặc định theo “đề_nghị” trong hồ sơ, nếu"
        + " không ghi thì mọi khen thưởng dành cho loại hồ sơ đó",
      en: "apply this award only; may be repeated; by default what the dossier is nominated for,"
        + " else all awards for its kind"
    ),
    isRepeatable: true
  )

  static let allAwards = OptionSpecification.flag(
    "all-awards",
    Bilingual(
      vi: "xét mọi khen thưởng của bộ quy tắc, mỗi hồ sơ một bảng ngắn; không theo “đề_nghị”",
      en: "apply every award of the rules, a short table for each dossier; nominations aside"
    )
  )

  static let asOf = OptionSpecification.value(
    "as-of",
    Bilingual(vi: "NGÀY", en: "DATE"),
    Bilingual(
      vi: "ngày xét, như 01/10/2024; mặc định hôm nay",
      en: "evaluation date, such as 01/10/2024; today by default"
    )
  )

  static let directories = Bilingual(vi: "[THƯ-MỤC…]", en: "[DIR…]")
  static let files = Bilingual(vi: "TỆP…|-", en: "FILE…|-")

  /// What operands of commands that read dossiers are called when they are missing.
  static let dossierFile = Bilingual(
    vi: "tệp hồ sơ (hoặc “-” để đọc đầu vào chuẩn)",
    en: "a file of dossiers (or “-” for standard input)"
  )

  /// More threads than this help nobody.
  static let jobsMax = 256

  /// How many threads are asked for; those of the machine where nothing is said.
  static func jobs(_ arguments: ParsedArguments) throws(UsageError) -> Int {
    min(try arguments.count("jobs") ?? SystemProcessors.count, jobsMax)
  }

  /// What is to be done with each dossier: the awards of `--award`, every award with
  /// `--all-awards`, else what the dossiers are nominated for.
  static func plan(
    _ arguments: ParsedArguments,
    _ program: CheckedProgram,
    date: Int
  ) throws(UsageError) -> EvaluationPlan {
    if arguments.has("award"), arguments.has("all-awards") {
      throw .conflictingOptions("award", "all-awards")
    }
    var plan = EvaluationPlan(program, awards: try awards(arguments, in: program), date: date)
    plan.followsNominations = !arguments.has("award") && !arguments.has("all-awards")
    return plan
  }

  /// The awards that `--award` names, all without it.
  static func awards(
    _ arguments: ParsedArguments,
    in program: CheckedProgram
  ) throws(UsageError) -> [Name] {
    let known = EvaluationPlan.awards(of: program)
    if known.isEmpty { throw .noAwards }
    guard arguments.has("award") else { return known }
    return try names("award", in: arguments, among: known) { .unknownAward($0, known: $1) }
  }

  /// The names that an option gives, each once; what is not among the known ones is an error.
  static func names(
    _ option: String,
    in arguments: ParsedArguments,
    among known: [Name],
    otherwise error: (_ word: String, _ known: [String]) -> UsageError
  ) throws(UsageError) -> [Name] {
    var chosen: [Name] = []
    for word in arguments.list(option) {
      guard let name = known.first(where: { $0 == Name(word) }) else {
        throw error(word, known.map(\.text))
      }
      if !chosen.contains(name) { chosen.append(name) }
    }
    return chosen
  }
}

extension CommandContext {
  /// Opens files of dossiers; reports and returns nothing when one cannot be read.
  func open(_ paths: [String], _ plan: EvaluationPlan) -> DossierInput? {
    open(paths, schema: plan.schema)
  }

  /// Opens files of dossiers of a schema; reports and returns nothing when one cannot be read.
  func open(_ paths: [String], schema: FactSchema) -> DossierInput? {
    do throws(FileError) {
      return try DossierInput(paths, schema: schema, self)
    } catch {
      report(error.message)
      return nil
    }
  }

  /// Reports packed files that could not be read to their end; whether there were any.
  func reportProblems(of input: DossierInput) -> Bool {
    let problems = input.problems
    if !problems.isEmpty { output.flush() }
    for problem in problems {
      report(
        problem.message,
        help: Bilingual(
          vi: "tạo lại tệp nén rồi chạy lại, để không sót hồ sơ nào",
          en: "pack the file again and repeat, so that no dossier is left out"
        )
      )
    }
    return !problems.isEmpty
  }

  /// Reports the keys that no dossier had; whether there were any.
  func reportAbsent(_ keys: Set<String>, among dossierCount: Int) -> Bool {
    for key in keys.sorted() {
      report(
        Bilingual(
          vi: "không có hồ sơ mã “\(key)” trong \(dossierCount) hồ sơ đã đọc",
          en: "no dossier “\(key)” among the \(dossierCount) read"
        ),
        help: Bilingual(
          vi: "mã được viết đúng như trong tệp, kể cả số 0 ở đầu",
          en: "write the key as the file has it, leading zeros included"
        )
      )
    }
    return !keys.isEmpty
  }
}
