package import KhenSource

/// A part of the rules that tests are to reach.
package struct CoveragePoint: Sendable {
  /// Why a way of coming out is not demanded.
  package enum Excuse: String, Hashable, Sendable {
    /// The text of the law is not known.
    case notSourced = "not-sourced"
    /// Proved: nothing that can be missing changes it on any day.
    case neverOpen = "never-undetermined"
    /// Proved: it is certain on every dossier.
    case never = "never"

    /// The reason, as one sentence.
    package var text: Bilingual {
      switch self {
      case .notSourced:
        Bilingual(vi: "văn bản chưa có nguồn", en: "the text of the law is not sourced")
      case .neverOpen:
        Bilingual(
          vi: "không thể chưa rõ: chỉ dựa vào ngày, hoặc thiếu gì cũng vậy",
          en: "cannot be undetermined: rests on the date only, or is so whatever is missing"
        )
      case .never:
        Bilingual(
          vi: "không hồ sơ nào ra như vậy (xem khen validate)",
          en: "comes out so on no dossier (see khen validate)"
        )
      }
    }
  }

  /// What it is.
  package var kind: CoverageKind
  /// Where it is written.
  package var range: SourceRange
  /// Its name or label, for people.
  package var label: String
  /// The name of what it belongs to: of the award, definition, instrument.
  package var owner: String
  /// What tests must show of it.
  package var demanded: CoverageSides
  /// What need not be shown, with the reason.
  package var excused: [(side: CoverageSides, reason: Excuse)] = []
  /// What tests have shown of it.
  package var seen: CoverageSides = []
  /// Fields whose absence would leave it open, as paths; empty where that is not known.
  package var openFacts: [String] = []
  /// For a part of an award, the version that it belongs to.
  package var version: SourceRange?

  /// What was demanded and not shown.
  package var missing: CoverageSides { demanded.subtracting(seen) }
  /// What was demanded and shown.
  package var covered: CoverageSides { demanded.intersection(seen) }
}
