import KhenSource

extension TestCommand {
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
      .flag(
        "list",
        Bilingual(vi: "nêu tên các kiểm thử mà không chạy", en: "name the tests, run none")
      ),
      .choice(
        "format",
        ["text", "json", "junit", "tap", "lcov"],
        Bilingual(
          vi: "dạng kết quả; lcov chỉ có độ phủ",
          en: "form of the output; lcov is coverage only"
        )
      ),
      .flag(
        "update",
        Bilingual(
          vi: "ghi lại diễn giải của các kiểm thử “mong đợi như đã ghi”",
          en: "record the explanations of tests that “expect as recorded”"
        )
      ),
      .flag(
        "coverage",
        Bilingual(
          vi: "cho biết kiểm thử chạm tới đâu trong quy tắc, còn thiếu gì",
          en: "tell what of the rules the tests show, and what lacks"
        )
      ),
      .value(
        "min-coverage",
        Bilingual(vi: "%", en: "%"),
        Bilingual(
          vi: "không đạt nếu độ phủ thấp hơn, ví dụ 100 hay 97,5",
          en: "fail when coverage is below, such as 100 or 97.5"
        )
      ),
      .flag(
        "fail-fast",
        Bilingual(vi: "dừng ở kiểm thử đầu tiên không đạt", en: "stop at the first test that fails")
      ),
      .value(
        "jobs",
        Bilingual(vi: "N", en: "N"),
        Bilingual(
          vi: "số luồng cùng chạy; kết quả không phụ thuộc vào số này",
          en: "threads to use; the results do not depend on it"
        )
      ),
      .flag(
        "watch",
        Bilingual(
          vi: "chạy lại mỗi khi tệp quy tắc hay bảng thay đổi; Ctrl-C để dừng",
          en: "run again when a rule file or table changes; Ctrl-C stops"
        )
      ),
    ] + MutationTesting.options + BoundaryTesting.options,
    notes: [
      Bilingual(
        vi: "Kiểm thử không đạt thì in điều mong đợi, điều xảy ra, hồ sơ và diễn giải; mã thoát là"
          + " 1. Ghi lại diễn giải (--update) cũng thoát với mã 1, để người xem lại.",
        en: "A test that fails shows what was expected, what came out, of which dossier, and why;"
          + " the exit code is 1. Recording (--update) ends with 1 as well, so that people look."
      ),
      Bilingual(
        vi: "Trường hợp của một kiểm thử có thể để trong bảng CSV cạnh tệp quy tắc: “trường hợp"
          + " theo \"nguong.csv\"”.",
        en: "Cases of a test may stand in a CSV table beside the rule file: “cases from"
          + " \"limits.csv\"”."
      ),
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
      .init(
        Bilingual(
          vi: "kiểm thử phải chạm tới mọi khả năng của quy tắc",
          en: "tests must show every way in which the rules can come out"
        ),
        "khen test --coverage --min-coverage 100 rules"
      ),
      .init(
        Bilingual(vi: "báo cáo cho máy chủ tích hợp", en: "a report for continuous integration"),
        "khen test --format junit rules > khen-test.xml"
      ),
    ]
  )
}
