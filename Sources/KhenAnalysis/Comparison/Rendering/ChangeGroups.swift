package import KhenSource

/// The changes of two rule sets, in the order in which people read them: by award, then what all
/// awards share.
package struct ChangeGroups: Sendable {
  /// Changes under one heading.
  package struct Group: Sendable {
    /// What they belong to.
    package var title: Bilingual
    /// The changes.
    package var changes: [RuleChange]
  }

  /// The groups, none of them empty.
  package private(set) var groups: [Group] = []

  /// Sorts changes into groups; those that can change a verdict stand first in each.
  package init(_ changes: [RuleChange]) {
    var titles: [String: Int] = [:]
    func add(_ change: RuleChange, _ title: Bilingual) {
      if let index = titles[title.vi] {
        groups[index].changes.append(change)
      } else {
        titles[title.vi] = groups.count
        groups.append(Group(title: title, changes: [change]))
      }
    }
    for change in changes where !change.award.isEmpty {
      let label = change.owner.isEmpty || change.object == .exception ? change.label : change.owner
      add(change, .same(ChangeGroups.title(of: change, label, in: changes)))
    }
    for change in changes where change.award.isEmpty {
      add(change, ChangeGroups.title(of: change.object))
    }
    for index in groups.indices {
      let verdicts = groups[index].changes.filter { $0.severity == .verdict }
      groups[index].changes = verdicts + groups[index].changes.filter { $0.severity == .text }
    }
  }

  /// The label of the award; exceptions name what they belong to, not their award.
  private static func title(
    of change: RuleChange,
    _ label: String,
    in changes: [RuleChange]
  ) -> String {
    guard change.object == .exception else { return label }
    let other = changes.first { $0.award == change.award && $0.object != .exception }
    return other.map { $0.owner.isEmpty ? $0.label : $0.owner } ?? change.award
  }

  private static func title(of object: RuleChange.Object) -> Bilingual {
    switch object {
    case .time: Bilingual(vi: "Cách tính thời gian", en: "Counting of time")
    case .instrument, .transition: Bilingual(vi: "Văn bản", en: "Instruments")
    case .catalogue, .catalogueValue: Bilingual(vi: "Danh mục", en: "Catalogues")
    case .record, .field: Bilingual(vi: "Hồ sơ và bản ghi", en: "Dossiers and records")
    case .parameter: Bilingual(vi: "Tham số", en: "Parameters")
    case .definition, .exception: Bilingual(vi: "Khái niệm dùng chung", en: "Shared definitions")
    case .scorecard, .scorecardItem: Bilingual(vi: "Bảng điểm", en: "Scorecards")
    case .selection: Bilingual(vi: "Xét chọn", en: "Selections")
    case .tests: Bilingual(vi: "Kiểm thử", en: "Tests")
    case .award, .version, .criterion, .group, .attestation, .bar, .hold, .document, .deadline,
      .result:
      Bilingual(vi: "Khen thưởng", en: "Awards")
    }
  }
}
