package import KhenSource

/// The ways in which one part of the rules can come out, as a set.
package struct CoverageSides: OptionSet, Hashable, Sendable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Met; of a bar or exception: applied; of a row: chosen; of a version: used.
  package static let yes = CoverageSides(rawValue: 1)
  /// Not met, not applied, not chosen.
  package static let no = CoverageSides(rawValue: 2)
  /// Not decided: facts, papers or attestations were missing.
  package static let open = CoverageSides(rawValue: 4)

  /// All ways, in the order in which they are shown.
  package static let each: [CoverageSides] = [.yes, .no, .open]

  /// How many ways the set holds.
  package var count: Int { CoverageSides.each.count { contains($0) } }

  /// The ways in the set, one by one.
  package var parts: [CoverageSides] { CoverageSides.each.filter { contains($0) } }
}

/// The kinds of parts of rules that tests are to reach.
package enum CoverageKind: String, Hashable, Sendable, CaseIterable {
  case criterion
  /// A member of a group of which some will do.
  case limb
  case group
  case attestation
  case bar
  case hold
  /// Whether a paper is required.
  case paper
  case exception
  /// A row of a lookup: a band, a case.
  case row
  case version
  /// A value of a parameter in its time.
  case parameter
  /// A transitional clause.
  case transition
  /// An item of a scorecard.
  case item
  case selection

  /// Its name, for tables.
  package var name: Bilingual {
    switch self {
    case .criterion: Bilingual(vi: "điều kiện", en: "criteria")
    case .limb: Bilingual(vi: "nhánh của nhóm", en: "limbs of groups")
    case .group: Bilingual(vi: "nhóm", en: "groups")
    case .attestation: Bilingual(vi: "xác nhận", en: "attestations")
    case .bar: Bilingual(vi: "loại trừ", en: "bars")
    case .hold: Bilingual(vi: "tạm dừng", en: "holds")
    case .paper: Bilingual(vi: "điều kiện của tài liệu", en: "conditions of papers")
    case .exception: Bilingual(vi: "ngoại lệ", en: "exceptions")
    case .row: Bilingual(vi: "dòng của phép tra", en: "rows of lookups")
    case .version: Bilingual(vi: "bản khen thưởng", en: "versions of awards")
    case .parameter: Bilingual(vi: "mức của tham số", en: "values of parameters")
    case .transition: Bilingual(vi: "điều khoản chuyển tiếp", en: "transitional clauses")
    case .item: Bilingual(vi: "tiêu chí của bảng điểm", en: "items of scorecards")
    case .selection: Bilingual(vi: "xét chọn", en: "selections")
    }
  }

  /// What tests must show of such a part, where nothing excuses it.
  package var demanded: CoverageSides {
    switch self {
    case .criterion, .limb, .group, .attestation, .bar, .hold, .paper, .exception, .selection:
      [.yes, .no, .open]
    case .row: [.yes, .no]
    case .version, .parameter: .yes
    case .transition: [.yes, .no, .open]
    case .item: [.yes, .open]
    }
  }

  /// How a way of coming out is called for this kind.
  package func word(_ side: CoverageSides) -> Bilingual {
    switch self {
    case .criterion, .limb, .group, .attestation:
      side == .yes
        ? Bilingual(vi: "đạt", en: "met")
        : side == .no
          ? Bilingual(vi: "không đạt", en: "not met") : CoverageKind.openWord
    case .bar, .hold, .exception, .transition:
      side == .yes
        ? Bilingual(vi: "áp dụng", en: "applied")
        : side == .no
          ? Bilingual(vi: "không áp dụng", en: "not applied") : CoverageKind.openWord
    case .paper:
      side == .yes
        ? Bilingual(vi: "phải có", en: "required")
        : side == .no
          ? Bilingual(vi: "không cần", en: "not required") : CoverageKind.openWord
    case .row:
      side == .yes
        ? Bilingual(vi: "được chọn", en: "chosen")
        : Bilingual(vi: "không được chọn", en: "not chosen")
    case .version, .parameter: Bilingual(vi: "được dùng", en: "used")
    case .item:
      side == .yes ? Bilingual(vi: "có điểm", en: "scored") : CoverageKind.openWord
    case .selection:
      side == .yes
        ? Bilingual(vi: "được chọn", en: "chosen")
        : side == .no
          ? Bilingual(vi: "không được chọn", en: "not chosen") : CoverageKind.openWord
    }
  }

  private static let openWord = Bilingual(vi: "chưa rõ", en: "undetermined")
}
