import KhenEvaluation
package import KhenSource

/// The words for what real dossiers get under two rule sets.
package enum FlipWords {
  /// How many dossiers get another result.
  package static func summary(_ flips: DossierFlips) -> Bilingual {
    var vi = "\(flips.dossierCount) hồ sơ, \(flips.resultCount) kết quả: "
    var en =
      (flips.dossierCount == 1 ? "1 dossier" : "\(flips.dossierCount) dossiers") + ", "
      + (flips.resultCount == 1 ? "1 result: " : "\(flips.resultCount) results: ")
    if flips.flipCount == 0 {
      vi += "không hồ sơ nào đổi kết luận"
      en += "none gets another verdict"
    } else {
      vi += "\(flips.flippedDossierCount) hồ sơ đổi kết luận (\(flips.flipCount) kết quả)"
      en +=
        flips.flippedDossierCount == 1
        ? "1 dossier gets another verdict (\(flips.flipCount) results)"
        : "\(flips.flippedDossierCount) dossiers get another verdict (\(flips.flipCount) results)"
    }
    if flips.unreadableCount > 0 {
      vi += "; \(flips.unreadableCount) hồ sơ không đọc được theo cả hai bộ quy tắc"
      en += "; \(flips.unreadableCount) cannot be read under either rule set"
    }
    return Bilingual(vi: vi, en: en)
  }

  /// A clause with the award it belongs to.
  package static func clause(_ count: DossierFlips.ClauseCount) -> Bilingual {
    let clause = count.clause
    let label = clause.label.isEmpty ? clause.name : clause.label
    var text = Bilingual.same("“" + label + "”")
    if let source = clause.source, !source.vi.isEmpty {
      text = text + .same(" (") + source + .same(")")
    }
    return text + .same(" · " + count.awardLabel)
  }
}
