import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

@Suite struct `Options of the command line` {
  private let command = CommandSpecification(
    name: "try",
    summary: Bilingual(vi: "", en: ""),
    options: [
      .value("rules", Bilingual(vi: "THƯ-MỤC", en: "DIR"), Bilingual(vi: "", en: "")),
      .value(
        "award",
        Bilingual(vi: "TÊN", en: "NAME"),
        Bilingual(vi: "", en: ""),
        isRepeatable: true
      ),
      .choice("format", ["table", "json"], Bilingual(vi: "", en: "")),
      .flag("json", Bilingual(vi: "", en: "")),
      .value("as-of", Bilingual(vi: "NGÀY", en: "DATE"), Bilingual(vi: "", en: "")),
      .value("jobs", Bilingual(vi: "N", en: "N"), Bilingual(vi: "", en: "")),
    ],
    examples: []
  )

  @Test func `values stand behind a blank or an equals sign`() throws {
    let parsed = try ParsedArguments(
      ["--rules", "a", "--format=json", "b", "--json"],
      for: command
    )
    #expect(parsed.value("rules") == "a")
    #expect(parsed.value("format") == "json")
    #expect(parsed.has("json"))
    #expect(parsed.operands == ["b"])
  }

  @Test func `repeated values keep their order, commas separate them`() throws {
    let parsed = try ParsedArguments(["--award", "x,y", "--award=z"], for: command)
    #expect(parsed.list("award") == ["x", "y", "z"])
  }

  @Test func `two dashes end the options and one dash is a file`() throws {
    let parsed = try ParsedArguments(["-", "--", "--rules", "-h"], for: command)
    #expect(parsed.operands == ["-", "--rules", "-h"])
    #expect(!parsed.has("rules"))
  }

  @Test func `a value may begin with a single dash or hold an equals sign`() throws {
    let parsed = try ParsedArguments(["--rules", "-x", "--award=a=b"], for: command)
    #expect(parsed.value("rules") == "-x")
    #expect(parsed.list("award") == ["a=b"])
  }

  @Test(
    arguments: [
      (["--ruls", "a"], "không có tùy chọn “--ruls”", "có phải ý là “--rules”?"),
      (["--rules"], "tùy chọn --rules cần một giá trị: --rules THƯ-MỤC", nil),
      (["--rules="], "tùy chọn --rules cần một giá trị: --rules THƯ-MỤC", nil),
      (["--rules", "--json"], "tùy chọn --rules cần một giá trị: --rules THƯ-MỤC", nil),
      (["--json=1"], "tùy chọn --json không nhận giá trị", nil),
      (["--format", "jsn"], "--format không nhận “jsn”", "có phải ý là “json”?"),
      (["--format", "qqqq"], "--format không nhận “qqqq”", "chọn một trong: table, json"),
      (["--rules", "a", "--rules", "b"], "tùy chọn --rules chỉ được ghi một lần", nil),
      (["--zzzzzzzz"], "không có tùy chọn “--zzzzzzzz”", nil),
      (["-x"], "không có tùy chọn “-x”", nil),
    ] as [([String], String, String?)]
  )
  func `a mistake is said with the next step`(
    words: [String],
    message: String,
    help: String?
  ) {
    do throws(UsageError) {
      _ = try ParsedArguments(words, for: command)
      Issue.record("\(words) was accepted")
    } catch {
      #expect(error.message.vi == message)
      #expect(error.help?.vi == help)
    }
  }

  @Test(
    arguments: [
      ("01/10/2024", 19_997), ("1/10/2024", 19_997), ("2024-10-01", 19_997),
      ("29/02/2023", nil), ("31/02/2020", nil), ("2024-1-1-1", nil), ("10/2024", nil),
      ("1/1/24", nil), ("24-01-01", nil), ("0/1/2024", nil), ("", nil), ("+1/10/2024", nil),
    ] as [(String, Int?)]
  )
  func `a date is day, month, year or ISO, and must exist`(text: String, day: Int?) {
    #expect(OptionDate.dayNumber(text) == day)
  }

  @Test(arguments: ["0", "-1", "x", "1.5", "99999999999999999999"])
  func `a count is a number from 1 up`(text: String) throws {
    let parsed = try ParsedArguments(["--jobs=" + text], for: command)
    #expect(throws: UsageError.self) { try parsed.count("jobs") }
  }

  @Test(
    arguments: [
      ([:], .vietnamese),
      (["LANG": "en_US.UTF-8"], .english),
      (["LANG": "vi_VN.UTF-8"], .vietnamese),
      (["LANG": "C.UTF-8"], .vietnamese),
      (["LC_ALL": "POSIX", "LANG": "fr_FR"], .vietnamese),
      (["LC_ALL": "", "LC_MESSAGES": "fr_FR", "LANG": "vi_VN"], .english),
      (["KHEN_LANG": "vi", "LANG": "en_US"], .vietnamese),
      (["KHEN_LANG": "en", "LANG": "vi_VN"], .english),
    ] as [([String: String], Language)]
  )
  func `the environment chooses the language`(
    environment: [String: String],
    language: Language
  ) {
    #expect(LanguageChoice.language(of: environment) == language)
  }
}
