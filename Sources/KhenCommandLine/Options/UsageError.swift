package import KhenSource

/// A mistake in a command line.
package enum UsageError: Error, Sendable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String, placeholder: Bilingual)
  case unexpectedValue(option: String)
  case badValue(option: String, value: String, allowed: [String])
  case badDate(option: String, value: String)
  case badCount(option: String, value: String)
  case badPercentage(option: String, value: String)
  case repeatedOption(String)
  case conflictingOptions(String, String)
  case unexpectedOperand(String)
  case missingOperand(Bilingual)
  case missingOption(String, Bilingual)
  case unknownAward(String, known: [String])
  case noAwards
  case unknownSelection(String, known: [String])
  case unknownInstrument(String, known: [String])
  case unknownScorecard(String, known: [String])
  case noScorecards
  case unknownTopic(String, suggestion: String?)
  /// What `khen new` cannot make.
  case unknownScaffold(String, suggestion: String?)
  /// A name of several words that was not put in quotation marks.
  case unquotedName([String])
  /// An option that belongs to another form of the command.
  case optionOfOther(String, command: String)
  /// A name without a letter.
  case emptyName(String)
  case takenName(String, place: String)
  case reservedName(String)
  case notAName(String, suggestion: String)
  case unknownDossierKind(String, known: [String])
  case noDossierKinds

  /// What is wrong, as one sentence.
  package var message: Bilingual {
    switch self {
    case .unknownCommand(let word, _):
      Bilingual(vi: "không có lệnh “\(word)”", en: "there is no command “\(word)”")
    case .unknownOption(let word, _):
      Bilingual(vi: "không có tùy chọn “\(word)”", en: "there is no option “\(word)”")
    case .missingValue(let option, let placeholder):
      Bilingual(
        vi: "tùy chọn --\(option) cần một giá trị: --\(option) \(placeholder.vi)",
        en: "option --\(option) needs a value: --\(option) \(placeholder.en)"
      )
    case .unexpectedValue(let option):
      Bilingual(
        vi: "tùy chọn --\(option) không nhận giá trị",
        en: "option --\(option) takes no value"
      )
    case .badValue(let option, let value, _):
      Bilingual(
        vi: "--\(option) không nhận “\(value)”",
        en: "--\(option) does not take “\(value)”"
      )
    case .badDate(let option, let value):
      Bilingual(
        vi: "--\(option): “\(value)” không phải là một ngày có thật",
        en: "--\(option): “\(value)” is not a date that exists"
      )
    case .badCount(let option, let value):
      Bilingual(
        vi: "--\(option): “\(value)” không phải là một số từ 1 trở lên",
        en: "--\(option): “\(value)” is not a number from 1 up"
      )
    case .badPercentage(let option, let value):
      Bilingual(
        vi: "--\(option): “\(value)” không phải là một tỷ lệ từ 0 đến 100",
        en: "--\(option): “\(value)” is not a percentage from 0 to 100"
      )
    case .repeatedOption(let option):
      Bilingual(
        vi: "tùy chọn --\(option) chỉ được ghi một lần",
        en: "option --\(option) is given twice"
      )
    case .conflictingOptions(let first, let second):
      Bilingual(
        vi: "không dùng --\(first) cùng với --\(second)",
        en: "--\(first) and --\(second) cannot be given together"
      )
    case .unexpectedOperand(let word):
      Bilingual(vi: "thừa “\(word)”", en: "unexpected “\(word)”")
    case .missingOperand(let what):
      Bilingual(vi: "thiếu \(what.vi)", en: "missing \(what.en)")
    case .missingOption(let option, let placeholder):
      Bilingual(
        vi: "thiếu tùy chọn --\(option) \(placeholder.vi)",
        en: "missing option --\(option) \(placeholder.en)"
      )
    case .unknownAward(let name, _):
      Bilingual(
        vi: "bộ quy tắc không có khen thưởng “\(name)”",
        en: "the rules have no award “\(name)”"
      )
    case .unknownSelection(let name, _):
      Bilingual(
        vi: "bộ quy tắc không có xét chọn “\(name)”",
        en: "the rules have no selection “\(name)”"
      )
    case .unknownInstrument(let name, _):
      Bilingual(
        vi: "bộ quy tắc không có văn bản “\(name)”",
        en: "the rules have no instrument “\(name)”"
      )
    case .noAwards:
      Bilingual(
        vi: "bộ quy tắc chưa khai báo khen thưởng nào",
        en: "the rules declare no award"
      )
    case .unknownScorecard(let name, _):
      Bilingual(
        vi: "bộ quy tắc không có bảng điểm “\(name)”",
        en: "the rules have no scorecard “\(name)”"
      )
    case .noScorecards:
      Bilingual(
        vi: "bộ quy tắc chưa khai báo bảng điểm nào",
        en: "the rules declare no scorecard"
      )
    case .unknownScaffold(let word, _):
      Bilingual(
        vi:
          "khen new không tạo “\(word)”, chỉ tạo “ruleset” (bộ quy tắc) hoặc “award” (khen thưởng)",
        en: "khen new makes no “\(word)”, only “ruleset” or “award”"
      )
    case .unquotedName(let words):
      Bilingual(
        vi: "tên gồm nhiều chữ phải đặt trong ngoặc kép: \"\(words.joined(separator: " "))\"",
        en: "a name of several words needs quotation marks: \"\(words.joined(separator: " "))\""
      )
    case .optionOfOther(let option, let command):
      Bilingual(
        vi: "--\(option) chỉ dùng với “\(command)”",
        en: "--\(option) goes with “\(command)” only"
      )
    case .emptyName(let text):
      Bilingual(
        vi: "“\(text)” không có chữ cái nào để đặt tên",
        en: "“\(text)” has no letter to make a name of"
      )
    case .reservedName(let name):
      Bilingual(
        vi: "“\(name)” là từ khóa nên không dùng làm tên được",
        en: "“\(name)” is a keyword and cannot be a name"
      )
    case .notAName(let name, _):
      Bilingual(
        vi: "“\(name)” không dùng làm tên được: tên chỉ có chữ, số và “_”, bắt đầu bằng chữ",
        en:
          "“\(name)” cannot be a name: names have letters, digits and “_”, and begin with a letter"
      )
    case .takenName(let name, let place):
      Bilingual(
        vi: "đã có khen thưởng “\(name)” (\(place))",
        en: "there is an award “\(name)” already (\(place))"
      )
    case .unknownDossierKind(let name, _):
      Bilingual(
        vi: "bộ quy tắc không có loại hồ sơ “\(name)”",
        en: "the rules have no kind of dossier “\(name)”"
      )
    case .noDossierKinds:
      Bilingual(
        vi: "bộ quy tắc chưa khai báo loại hồ sơ nào",
        en: "the rules declare no kind of dossier"
      )
    case .unknownTopic(let word, _):
      Bilingual(vi: "không có mục hướng dẫn “\(word)”", en: "there is no help on “\(word)”")
    }
  }

  /// The next step, where one can be named.
  package var help: Bilingual? {
    switch self {
    case .unknownCommand(_, let suggestion), .unknownOption(_, let suggestion),
      .unknownTopic(_, let suggestion), .unknownScaffold(_, let suggestion):
      suggestion.map {
        Bilingual(vi: "có phải ý là “\($0)”?", en: "did you mean “\($0)”?")
      }
    case .badValue(_, let value, let allowed):
      UsageError.choices(allowed, meant: value)
    case .unknownAward(let name, let known), .unknownInstrument(let name, let known),
      .unknownScorecard(let name, let known), .unknownDossierKind(let name, let known):
      UsageError.choices(known, meant: name)
    case .notAName(_, let suggestion):
      Bilingual(vi: "có thể viết “\(suggestion)”", en: "“\(suggestion)” would do")
    case .reservedName:
      Bilingual(
        vi: "đặt tên khác bằng --name, như --name khen_thưởng_mới",
        en: "give another one with --name, such as --name khen_thưởng_mới"
      )
    case .takenName:
      Bilingual(
        vi:
          "đặt tên khác bằng --name; phiên bản mới của khen thưởng đã có thì viết cạnh bản cũ, theo"
          + " văn bản mới",
        en: "give another one with --name; a new version of that award is written beside the old"
          + " one, under the new instrument"
      )
    case .unknownSelection(let name, let known):
      UsageError.choices(known, meant: name)
        ?? Bilingual(
          vi: "khai báo bằng “xét chọn …” trong bộ quy tắc; xem: khen help",
          en: "declare one with “selection …” in the rules; see: khen help"
        )
    case .badDate:
      Bilingual(
        vi: "viết ngày như 01/10/2024 hoặc 2024-10-01",
        en: "write the date as 01/10/2024 or 2024-10-01"
      )
    case .noAwards, .noScorecards:
      Bilingual(
        vi: "chỉ ra thư mục của bộ quy tắc: --rules THƯ-MỤC",
        en: "name the folder of the rules: --rules DIR"
      )
    case .missingValue, .unexpectedValue, .badCount, .repeatedOption, .conflictingOptions,
      .unexpectedOperand, .missingOperand, .missingOption, .unquotedName, .optionOfOther,
      .emptyName, .noDossierKinds, .badPercentage:
      nil
    }
  }

  private static func choices(_ allowed: [String], meant word: String) -> Bilingual? {
    if let closest = Suggestions.nearest(to: word, among: allowed).first {
      return Bilingual(vi: "có phải ý là “\(closest)”?", en: "did you mean “\(closest)”?")
    }
    guard !allowed.isEmpty else { return nil }
    let list = allowed.joined(separator: ", ")
    return Bilingual(vi: "chọn một trong: \(list)", en: "choose one of: \(list)")
  }
}
