import KhenSemantics
import KhenSource
import KhenSyntax

/// Citations against the list of provisions that an instrument gives, and criteria without any.
enum CitationLists {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    promised(context) + unlisted(context) + uncited(context)
  }

  /// Provisions that the list says rules decide, and no rule cites.
  private static func promised(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for coverage in SourceCoverage.all(of: context.program) {
      for provision in coverage.provisions where provision.isPromisedOnly {
        guard let range = provision.range else { continue }
        // A wider provision is dealt with where its parts are.
        let hasParts = coverage.provisions.contains {
          $0.parts.count > provision.parts.count && !$0.uses.isEmpty
            && Array($0.parts.prefix(provision.parts.count)) == provision.parts
        }
        guard !hasParts else { continue }
        let place = context.program.place(coverage.instrument, provision.parts)
        findings.append(.provisionNotEncoded(place, provision.status, at: range))
      }
    }
    return findings
  }

  /// Places below an article of which the list names others, but not these.
  private static func unlisted(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var seen: Set<SourceRange> = []
    for use in context.program.citationUses where seen.insert(use.reference.range).inserted {
      let reference = use.reference
      let listed = context.program.instruments[reference.instrument].provisions.map { $0.parts }
      // An entry that is the place itself, or a wider or narrower one, speaks for it.
      guard !reference.parts.isEmpty, !listed.isEmpty,
        !listed.contains(where: {
          $0.isPrefix(of: reference.parts) || reference.parts.isPrefix(of: $0)
        })
      else { continue }
      let siblings = listed.filter { entry in
        entry.count == reference.parts.count
          && Array(entry.dropLast()) == Array(reference.parts.dropLast())
          && entry.last?.kind == reference.parts.last?.kind
      }
      guard reference.parts.count > 1, !siblings.isEmpty else { continue }
      let names = siblings.compactMap { $0.last?.label }
      findings.append(
        .provisionNotListed(
          context.program.place(reference.instrument, reference.parts),
          listed: names,
          at: reference.range
        )
      )
    }
    return findings
  }

  /// Criteria of whose ground neither they nor anything around them says a word.
  private static func uncited(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func look(at node: CheckedNode, of award: CheckedAward) {
      switch node.kind {
      case .group(_, let nodes): for inner in nodes { look(at: inner, of: award) }
      case .attestation: break
      case .criterion:
        if node.citations.isEmpty, let name = node.name {
          findings.append(.criterionWithoutCitation(name, at: context.label(node.range)))
        }
      }
    }
    // Where no instrument is declared, the rule set does not deal in citations.
    guard !context.program.instruments.isEmpty else { return [] }
    for award in context.program.awards {
      for node in award.nodes { look(at: node, of: award) }
    }
    return findings.distinct
  }
}

extension [CitationPart] {
  fileprivate func isPrefix(of other: [CitationPart]) -> Bool {
    count <= other.count && Array(other.prefix(count)) == self
  }
}

extension Diagnostic {
  fileprivate static func provisionNotEncoded(
    _ place: Bilingual,
    _ status: SourceCoverage.Status,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .provisionNotEncoded,
      severity: .warning,
      message: status == .attested
        ? Bilingual(
          vi: "văn bản ghi \(place.vi) là “tự tính”, nhưng mọi quy định căn cứ vào đó là do người"
            + " xác nhận",
          en: "\(place.en) is listed as “encoded”, but all that cites it is attested by people"
        )
        : Bilingual(
          vi: "văn bản ghi \(place.vi) là “tự tính”, nhưng không quy định nào căn cứ vào đó",
          en: "\(place.en) is listed as “encoded”, but no rule cites it"
        ),
      at: Label(range),
      help: Bilingual(
        vi: "viết quy định còn thiếu kèm căn cứ, hoặc sửa điều gì xảy ra với điều khoản này",
        en: "write the missing rule with its citation, or mend what becomes of the provision"
      )
    )
  }

  fileprivate static func provisionNotListed(
    _ place: Bilingual,
    listed: [String],
    at range: SourceRange
  ) -> Diagnostic {
    let names = listed.prefix(12).joined(separator: ", ")
    return Diagnostic(
      .provisionNotListed,
      severity: .warning,
      message: Bilingual(
        vi: "danh sách của văn bản không có \(place.vi)",
        en: "the list of the instrument does not have \(place.en)"
      ),
      at: Label(range),
      notes: [Bilingual(vi: "ở đó có: \(names)", en: "listed there: \(names)")],
      help: Bilingual(
        vi: "kiểm tra số khoản, điểm; nếu đúng thì thêm vào danh sách của văn bản",
        en: "check the number; if it is right, add it to the list of the instrument"
      )
    )
  }

  fileprivate static func criterionWithoutCitation(_ name: Name, at label: Label) -> Diagnostic {
    Diagnostic(
      .criterionWithoutCitation,
      severity: .hint,
      message: Bilingual(
        vi: "điều kiện “\(name.text)” không có căn cứ, khen thưởng chứa nó cũng không",
        en: "the criterion “\(name.text)” has no citation, nor has the award around it"
      ),
      at: label,
      help: Bilingual(
        vi: "ghi “căn cứ …” ở điều kiện, ở nhóm hoặc ở khen thưởng",
        en: "cite at the criterion, the group or the award"
      )
    )
  }
}
