import KhenSemantics
import KhenSource

/// What is said of exceptions, rows and superfluous parts.
extension Finding {
  static func exceptionNeverApplies(_ exception: CheckedException) -> Finding {
    let name = exception.name.text
    return Finding(
      Diagnostic(
        .neverApplies,
        severity: .warning,
        message: Bilingual(
          vi: "ngoại lệ `\(name)` không bao giờ áp dụng",
          en: "the exception `\(name)` never applies"
        ),
        at: Label(exception.range),
        notes: [
          Bilingual(
            vi:
              "ở mọi chỗ dùng đến, điều kiện sau “khi” không hồ sơ nào đạt (ngoại lệ nằm trong ngoại lệ chỉ xét khi ngoại lệ ngoài áp dụng)",
            en: "wherever it is used, no dossier fulfils the condition after “when” (an exception"
              + " inside another counts only where the outer one applies)"
          )
        ],
        help: Bilingual(
          vi: "đối chiếu điều kiện của ngoại lệ với văn bản, hoặc bỏ ngoại lệ",
          en: "compare its condition with the text of the law, or drop the exception"
        )
      )
    )
  }

  static func exceptionAlwaysApplies(_ exception: CheckedException) -> Finding {
    let name = exception.name.text
    return Finding(
      Diagnostic(
        .alwaysApplies,
        severity: .warning,
        message: Bilingual(
          vi: "ngoại lệ `\(name)` luôn áp dụng, nên giá trị chung không bao giờ dùng đến",
          en: "the exception `\(name)` always applies, so that the general value is never used"
        ),
        at: Label(exception.range),
        help: Bilingual(
          vi:
            "đối chiếu điều kiện sau “khi” với văn bản; nếu đúng là mọi trường hợp thì đưa giá trị này thành giá trị chung",
          en: "compare the condition after “when” with the text of the law; if it holds in every"
            + " case, make this the general value"
        )
      )
    )
  }

  static func collision(
    _ first: CheckedException,
    _ second: CheckedException
  ) -> Finding {
    let names = (first.name.text, second.name.text)
    return Finding(
      Diagnostic(
        .collidingExceptions,
        severity: .warning,
        message: Bilingual(
          vi:
            "hai ngoại lệ `\(names.0)` và `\(names.1)` có thể cùng áp dụng mà cho hai giá trị khác nhau",
          en:
            "the exceptions `\(names.0)` and `\(names.1)` can apply together with different values"
        ),
        at: Label(second.range),
        related: [
          Label(first.range, Bilingual(vi: "ngoại lệ kia ở đây", en: "the other exception is here"))
        ],
        help: Bilingual(
          vi:
            "nếu luật cho một ngoại lệ được ưu tiên, viết “ngoại lệ \(names.1) ưu tiên hơn \(names.0) khi …”; hồ sơ như trên nếu không sẽ bị báo lỗi quy tắc",
          en: "if the law lets one prevail, write “exception \(names.1) prevails over \(names.0)"
            + " when …”; otherwise such a dossier gets a rule error as its result"
        )
      )
    )
  }

  static func rowNeverReached(_ range: SourceRange) -> Finding {
    Finding(
      Diagnostic(
        .rowNeverReached,
        severity: .warning,
        message: Bilingual(
          vi: "không hồ sơ nào rơi vào dòng này của bảng tra",
          en: "no dossier falls into this row of the lookup"
        ),
        at: Label(range),
        help: Bilingual(
          vi: "đối chiếu các mốc của bảng với văn bản: giá trị đem tra không bao giờ tới dòng này",
          en:
            "compare the bounds of the table with the text of the law: the value that is looked up"
            + " never gets here"
        )
      )
    )
  }

  static func holeBetweenRows(_ range: SourceRange, before: SourceRange) -> Finding {
    Finding(
      Diagnostic(
        .holeBetweenRows,
        severity: .warning,
        message: Bilingual(
          vi: "giữa dòng này và dòng trước có khoảng hở, giá trị ở đó rơi vào “còn lại”",
          en: "there is a hole between this row and the one before; values in it fall under"
            + " “otherwise”"
        ),
        at: Label(range),
        related: [
          Label(before, Bilingual(vi: "dòng trước khoảng hở", en: "the row before the hole"))
        ],
        help: Bilingual(
          vi:
            "viết mốc đầu của dòng này bằng mốc cuối của dòng trước, như “đến dưới 90” rồi “từ 90”;"
            + " nếu luật để hở thật thì viết thêm một dòng cho khoảng đó",
          en: "let this row begin where the one before ends, as in “below 90” and “from 90”; where"
            + " the law does leave a hole, write a row for it"
        )
      )
    )
  }

  static func partIsConstant(_ range: SourceRange, isTrue: Bool) -> Finding {
    Finding(
      Diagnostic(
        .constantPart,
        severity: .warning,
        message: isTrue
          ? Bilingual(
            vi: "phần này của điều kiện luôn đúng với mọi hồ sơ",
            en: "this part of the condition holds for every dossier"
          )
          : Bilingual(
            vi: "phần này của điều kiện không đúng với hồ sơ nào",
            en: "this part of the condition holds for no dossier"
          ),
        at: Label(range),
        help: Bilingual(
          vi: "đối chiếu ngưỡng, dấu so sánh và đơn vị (như 100 % và 100) với văn bản",
          en: "compare threshold, comparison sign and unit (as 100 % and 100) with the text of the"
            + " law"
        )
      )
    )
  }

  static func limbCovered(_ node: CheckedNode, by others: [CheckedNode]) -> Finding {
    let name = node.said
    let cover = Bilingual.list(others.map { $0.said })
    return Finding(
      Diagnostic(
        .coveredLimb,
        severity: .warning,
        message: Bilingual(
          vi: "ai đạt \(name.vi) cũng đạt \(cover.vi), nên nhánh này thừa",
          en: "whoever meets \(name.en) also meets \(cover.en), so that this limb is superfluous"
        ),
        at: Label(node.range),
        related: others.prefix(3).map {
          Label($0.range, Bilingual(vi: "nhánh rộng hơn", en: "the wider limb"))
        },
        help: Bilingual(
          vi:
            "đối chiếu hai nhánh với văn bản: có thể nhánh kia viết rộng quá, hoặc nhánh này chép trùng",
          en: "compare the limbs with the text of the law: the other may be too wide, or this one a"
            + " copy"
        )
      )
    )
  }

  static func criterionImplied(_ node: CheckedNode, by others: [CheckedNode]) -> Finding {
    let name = node.said
    let cover = Bilingual.list(others.map { $0.said })
    return Finding(
      Diagnostic(
        .impliedCriterion,
        severity: .warning,
        message: Bilingual(
          vi: "ai đạt \(cover.vi) cũng đạt \(name.vi), nên điều kiện này thừa",
          en: "whoever meets \(cover.en) also meets \(name.en), so that this one is superfluous"
        ),
        at: Label(node.range),
        related: others.prefix(3).map {
          Label($0.range, Bilingual(vi: "điều kiện chặt hơn", en: "the stricter one"))
        },
        help: Bilingual(
          vi:
            "đối chiếu với văn bản: có thể ngưỡng ở đây viết thấp quá, hoặc điều kiện bị chép trùng",
          en:
            "compare with the text of the law: the threshold here may be too low, or the criterion"
            + " a copy"
        )
      )
    )
  }

  static func barCovered(_ bar: CheckedBar, by others: [CheckedBar]) -> Finding {
    let name = bar.said
    let cover = Bilingual.list(others.map { $0.said })
    return Finding(
      Diagnostic(
        .coveredBar,
        severity: .warning,
        message: Bilingual(
          vi: "ai rơi vào \(name.vi) cũng rơi vào \(cover.vi), nên trường hợp này thừa",
          en:
            "whoever falls under \(name.en) also falls under \(cover.en), so that it is superfluous"
        ),
        at: Label(bar.range),
        related: others.prefix(3).map {
          Label($0.range, Bilingual(vi: "trường hợp rộng hơn", en: "the wider one"))
        },
        help: Bilingual(
          vi:
            "đối chiếu với văn bản: có thể trường hợp kia viết rộng quá, hoặc trường hợp này chép trùng",
          en: "compare with the text of the law: the other may be too wide, or this one a copy"
        )
      )
    )
  }

  static func partRedundant(_ range: SourceRange, isAny: Bool) -> Finding {
    Finding(
      Diagnostic(
        .redundantPart,
        severity: .warning,
        message: isAny
          ? Bilingual(
            vi: "vế này thừa: khi nó đúng thì vế khác của “hoặc” cũng đúng",
            en: "this part is superfluous: where it holds, another part of the “or” holds as well"
          )
          : Bilingual(
            vi: "vế này thừa: các vế khác của “và” đã bao hàm nó",
            en: "this part is superfluous: the other parts of the “and” already imply it"
          ),
        at: Label(range),
        help: Bilingual(
          vi: "đối chiếu ngưỡng và dấu so sánh với văn bản, hoặc bỏ vế này",
          en: "compare thresholds and comparison signs with the text of the law, or drop the part"
        )
      )
    )
  }

  static func monthEndMatters(_ range: SourceRange) -> Finding {
    Finding(
      Diagnostic(
        .monthEndMatters,
        // Without a declaration the end of the month is taken, as the Civil Code does.
        severity: .hint,
        message: Bilingual(
          vi:
            "kết quả ở đây tùy cách cộng tháng rơi vào ngày không có thật, mà bộ quy tắc chưa nói cách nào",
          en: "what comes out here depends on what a month without the day asked for means, and the"
            + " rules do not say"
        ),
        at: Label(range),
        help: Bilingual(
          vi:
            "khai “cuối tháng: lùi về” (Điều 148 Bộ luật Dân sự 2015) hoặc “cuối tháng: sang tháng sau” ở một tệp của bộ quy tắc",
          en:
            "declare “end of month: back” (Civil Code 2015, art. 148) or “end of month: to next month” in a file"
            + " of the rules"
        )
      )
    )
  }
}

extension Bilingual {
  /// Names one after the other.
  static func list(_ names: [Bilingual]) -> Bilingual {
    let shown = names.prefix(3)
    let rest = names.count - shown.count
    return Bilingual(
      vi: shown.map { $0.vi }.joined(separator: " và ") + (rest > 0 ? " và \(rest) mục khác" : ""),
      en: shown.map { $0.en }.joined(separator: " and ") + (rest > 0 ? " and \(rest) others" : "")
    )
  }
}
