package import KhenEvaluation
package import KhenSource

/// How it came that one version of an award was applied and not another, where transitional
/// clauses keep earlier versions alive.
package struct VersionChoiceText: Sendable {
  /// A clause by which an earlier version may still apply.
  package struct Clause: Sendable {
    /// The earlier version.
    package var version: VersionText
    /// Whether the clause applies to this dossier.
    package var applicability: VersionChoice.Applicability
    /// Its condition with the values that it had; nothing where it has none.
    package var condition: Bilingual?
    /// Last day on which it applies; endless where nothing is said.
    package var through: Int?
    /// Whether a more favourable later version goes before.
    package var yields: Bool
    /// Where it is from.
    package var citations: [CitationText]
    /// Facts that its condition rests on, with their place.
    package var facts: [FactUse]

    /// Makes a clause.
    package init(
      version: VersionText,
      applicability: VersionChoice.Applicability,
      condition: Bilingual?,
      through: Int?,
      yields: Bool,
      citations: [CitationText],
      facts: [FactUse] = []
    ) {
      self.version = version
      self.applicability = applicability
      self.condition = condition
      self.through = through
      self.yields = yields
      self.citations = citations
      self.facts = facts
    }
  }

  /// A version that was evaluated beside others, with what came out of it.
  package struct Evaluated: Sendable {
    /// The version; nothing where none is in effect.
    package var version: VersionText?
    /// What came out under it alone.
    package var verdict: Verdict
    /// Whether it gave the verdict; its nodes are then those of the result.
    package var isDecisive: Bool
    /// Why, one line each.
    package var reasons: [Reason]
    /// Its parts; empty for the one that gave the verdict.
    package var nodes: [ExplanationNode]
  }

  /// The clauses that were looked at, in the order of the rules.
  package var clauses: [Clause]
  /// The versions that were evaluated, where there was more than one; else empty.
  package var evaluated: [Evaluated]
  /// Whether it is open which of them decides.
  package var isOpen: Bool
  /// Whether an earlier version gave the verdict.
  package var isEarlier: Bool

  /// That it is open which version decides, with what each gives.
  package var openText: Bilingual {
    let sides = Bilingual.joined(evaluated.map { $0.text }, by: .same("; "))
    return Bilingual(vi: "chưa rõ áp dụng bản nào (", en: "not known which version applies (")
      + sides + ")"
  }
}

extension VersionChoiceText.Clause {
  /// The clause and why it applies or not, in one line that begins with a small letter.
  package var text: Bilingual {
    switch applicability {
    case .applies: Bilingual(vi: "áp dụng ", en: "applied: ") + rest
    case .doesNotApply: Bilingual(vi: "không áp dụng ", en: "not applied: ") + rest
    case .open: Bilingual(vi: "chưa rõ có áp dụng ", en: "not known whether to apply ") + rest
    case .error: Bilingual(vi: "quy tắc mâu thuẫn về ", en: "the rules contradict on ") + rest
    }
  }

  /// The same as a sentence of its own.
  package var sentence: Bilingual {
    switch applicability {
    case .applies: Bilingual(vi: "Áp dụng ", en: "Applied: ") + rest
    case .doesNotApply: Bilingual(vi: "Không áp dụng ", en: "Not applied: ") + rest
    case .open: Bilingual(vi: "Chưa rõ có áp dụng ", en: "Not known whether to apply ") + rest
    case .error: Bilingual(vi: "Quy tắc mâu thuẫn về ", en: "The rules contradict on ") + rest
    }
  }

  /// The version, why, until when, and where that is from.
  private var rest: Bilingual {
    var text = Bilingual.same(version.label)
    if let through {
      let day = DateText.day(through)
      text = text + Bilingual(vi: " đến hết " + day, en: " through " + day)
    }
    if let condition { text = text + Bilingual(vi: ": ", en: " – ") + condition }
    if yields, applicability != .doesNotApply {
      text =
        text
        + Bilingual(
          vi: ", trừ khi bản mới có lợi hơn",
          en: ", unless the later version is more favourable"
        )
    }
    guard !citations.isEmpty else { return text }
    var vi: [String] = []
    var en: [String] = []
    for citation in citations {
      vi.append(citation.text(in: .vietnamese))
      en.append(citation.text(in: .english))
    }
    return text
      + Bilingual(
        vi: " (" + TextLayout.joined(vi, by: "; ") + ")",
        en: " (" + TextLayout.joined(en, by: "; ") + ")"
      )
  }
}

extension VersionChoiceText.Evaluated {
  /// The version and its verdict: `theo 98/2023/NĐ-CP: đủ điều kiện`.
  package var text: Bilingual {
    guard let version else {
      return Bilingual(vi: "không có bản nào có hiệu lực", en: "no version is in effect") + words
    }
    return Bilingual(vi: "theo ", en: "under ") + version.label + words
  }

  /// The same as the beginning of a line.
  package var sentence: Bilingual {
    guard let version else {
      return Bilingual(vi: "Không có bản nào có hiệu lực", en: "No version is in effect") + words
    }
    return Bilingual(vi: "Theo ", en: "Under ") + version.label + words
  }

  private var words: Bilingual { .same(": ") + WordTable.verdict(verdict) }
}

extension VersionChoice.Applicability {
  /// The stable word for machines.
  var code: String {
    switch self {
    case .applies: "applies"
    case .doesNotApply: "does-not-apply"
    case .open: "open"
    case .error: "error"
    }
  }
}
