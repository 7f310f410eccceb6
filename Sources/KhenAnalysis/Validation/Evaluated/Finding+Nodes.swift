import KhenSemantics
import KhenSource
import KhenSyntax

/// What is said of criteria, groups, bars and papers that are always or never met.
extension Finding {
  static func neverMet(_ node: CheckedNode) -> Finding {
    let name = node.said
    let isGroup = !node.children.isEmpty
    return Finding(
      Diagnostic(
        .neverMet,
        severity: .warning,
        message: Bilingual(
          vi: "không hồ sơ nào đạt được \(name.vi)",
          en: "no dossier can meet \(name.en)"
        ),
        at: Label(node.range),
        notes: [
          isGroup
            ? Bilingual(
              vi: "từng mục trong nhóm đều có thể đạt, nhưng không thể đạt cùng lúc như nhóm đòi",
              en: "each part of the group can be met, but not together as the group asks"
            )
            : Bilingual(
              vi:
                "các vế của điều kiện loại trừ lẫn nhau, hoặc ngưỡng nằm ngoài giá trị mà hồ sơ có thể có",
              en: "the parts of the condition exclude each other, or a threshold lies beyond what"
                + " dossiers can hold"
            )
        ],
        help: Bilingual(
          vi: "đối chiếu ngưỡng, dấu so sánh và mốc thời gian với văn bản",
          en: "compare thresholds, comparison signs and dates with the text of the law"
        )
      )
    )
  }

  static func alwaysMet(_ node: CheckedNode) -> Finding {
    let name = node.said
    return Finding(
      Diagnostic(
        .alwaysMet,
        severity: .warning,
        message: Bilingual(
          vi: "hồ sơ nào cũng đạt \(name.vi)",
          en: "every dossier meets \(name.en)"
        ),
        at: Label(node.range),
        notes: [
          Bilingual(
            vi: "điều kiện không loại được ai, nên không kiểm tra gì",
            en: "the condition turns nobody away, so it checks nothing"
          )
        ],
        help: Bilingual(
          vi:
            "đối chiếu ngưỡng và dấu so sánh với văn bản; nếu đúng là ai cũng đạt thì bỏ điều kiện này",
          en: "compare thresholds and comparison signs with the text of the law; if everybody is"
            + " meant to meet it, drop the condition"
        )
      )
    )
  }

  static func nobodyEligible(_ award: CheckedAward) -> Finding {
    Finding(
      Diagnostic(
        .nobodyEligible,
        severity: .warning,
        message: Bilingual(
          vi: "không hồ sơ nào đủ điều kiện “\(award.label)” theo phiên bản này",
          en: "no dossier can be eligible for “\(award.label)” under this version"
        ),
        at: Label(award.range),
        notes: [
          Bilingual(
            vi:
              "từng điều kiện đều có thể đạt, nhưng các điều kiện và trường hợp loại trừ không để ai qua được tất cả",
            en: "each criterion can be met, but the criteria and bars let nobody pass all of them"
          )
        ],
        help: Bilingual(
          vi: "tìm hai điều kiện trái nhau, hoặc loại trừ trúng chính người mà điều kiện đòi",
          en: "look for two criteria that exclude each other, or a bar that hits those whom a"
            + " criterion asks for"
        )
      )
    )
  }

  static func barNeverApplies(_ bar: CheckedBar) -> Finding {
    let name = bar.said
    return Finding(
      Diagnostic(
        .neverApplies,
        severity: .warning,
        message: Bilingual(
          vi: "\(name.vi) không bao giờ áp dụng",
          en: "\(name.en) never applies"
        ),
        at: Label(bar.range),
        help: Bilingual(
          vi: "đối chiếu điều kiện sau “khi” với văn bản: có hồ sơ nào rơi vào đó không",
          en:
            "compare the condition after “when” with the text of the law: no dossier falls under it"
        )
      )
    )
  }

  static func barAlwaysApplies(_ bar: CheckedBar) -> Finding {
    let name = bar.said
    return Finding(
      Diagnostic(
        .alwaysApplies,
        severity: .warning,
        message: Bilingual(
          vi: "\(name.vi) áp dụng với mọi hồ sơ",
          en: "\(name.en) applies to every dossier"
        ),
        at: Label(bar.range),
        help: Bilingual(
          vi: "đối chiếu điều kiện sau “khi” với văn bản: như đang viết thì không ai qua được",
          en:
            "compare the condition after “when” with the text of the law: as written nobody passes"
        )
      )
    )
  }

  static func documentNeverNeeded(_ document: CheckedDocument, at range: SourceRange) -> Finding {
    Finding(
      Diagnostic(
        .neverApplies,
        severity: .warning,
        message: Bilingual(
          vi: "tài liệu “\(document.label)” không bao giờ phải nộp",
          en: "the document “\(document.label)” is never required"
        ),
        at: Label(range),
        help: Bilingual(
          vi: "xem lại điều kiện sau “bắt buộc khi”: không hồ sơ nào rơi vào đó",
          en: "look at the condition after “required when”: no dossier falls under it"
        )
      )
    )
  }

  static func documentAlwaysNeeded(_ document: CheckedDocument, at range: SourceRange) -> Finding {
    Finding(
      Diagnostic(
        .alwaysApplies,
        severity: .warning,
        message: Bilingual(
          vi: "tài liệu “\(document.label)” hồ sơ nào cũng phải nộp",
          en: "the document “\(document.label)” is required of every dossier"
        ),
        at: Label(range),
        help: Bilingual(
          vi: "nếu đúng vậy thì viết “bắt buộc”, bỏ phần “khi”; nếu không, xem lại điều kiện",
          en: "if that is meant, write “required” without “when”; if not, look at the condition"
        )
      )
    )
  }

  static func undecided(_ questions: [OpenQuestion], effort: Int) -> Finding {
    let kinds = OpenQuestion.Kind.allCases.compactMap { kind -> Bilingual? in
      let count = questions.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) }
      return count > 0 ? kind.said(count) : nil
    }
    let all = (
      vi: kinds.map { $0.vi }.joined(separator: ", "),
      en: kinds.map { $0.en }.joined(separator: ", ")
    )
    var places: [SourceRange] = []
    for question in questions where !places.contains(question.place) {
      places.append(question.place)
    }
    return Finding(
      Diagnostic(
        .undecidedByValidation,
        severity: .hint,
        message: Bilingual(
          vi: "chưa phân định được \(all.vi): không chứng minh được là sai hay đúng",
          en: "\(all.en) left open: neither a mistake nor its absence was proved"
        ),
        at: Label(places[0]),
        related: places.dropFirst().prefix(9).map { Label($0) },
        notes: [
          Bilingual(
            vi: "những chỗ này chưa được kiểm tra xong; những chỗ khác thì xong",
            en: "the check of these places is not complete; that of all others is"
          )
        ],
        help: Bilingual(
          vi:
            "viết kiểm thử cho những chỗ này, hoặc cho tìm lâu hơn: khen validate --effort \(effort * 10)",
          en:
            "write tests for these places, or let it search longer: khen validate --effort \(effort * 10)"
        )
      ),
      isUndecided: true
    )
  }
}

extension CheckedNode {
  /// The node as messages name it.
  var said: Bilingual {
    switch kind {
    case .criterion:
      Bilingual(vi: "điều kiện “\(label)”", en: "the criterion “\(label)”")
    case .group:
      label.isEmpty
        ? Bilingual(vi: "nhóm điều kiện này", en: "this group")
        : Bilingual(vi: "nhóm “\(label)”", en: "the group “\(label)”")
    case .attestation: Bilingual(vi: "xác nhận “\(label)”", en: "the attestation “\(label)”")
    }
  }
}

extension CheckedBar {
  /// The bar as messages name it.
  var said: Bilingual {
    switch effect {
    case .bar: Bilingual(vi: "trường hợp loại trừ “\(label)”", en: "the bar “\(label)”")
    case .hold: Bilingual(vi: "trường hợp tạm dừng “\(label)”", en: "the hold “\(label)”")
    }
  }
}
