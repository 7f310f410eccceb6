package import KhenSource

/// The words of one change: what it is about, and what happened.
package enum ChangeWords {
  /// The whole change in one sentence, without its place and reach.
  package static func sentence(_ change: RuleChange) -> Bilingual {
    let subject = subject(change)
    let action = action(change)
    return Bilingual(vi: subject.vi + ": " + action.vi, en: subject.en + ": " + action.en)
  }

  /// What a change is about: `điều kiện “Đủ thời gian công tác” (Thông tư 25/2023/TT-BYT Điều 8)`.
  package static func subject(_ change: RuleChange) -> Bilingual {
    var vi = object(change.object).vi
    var en = object(change.object).en
    let label = change.label.isEmpty ? change.name : change.label
    if !label.isEmpty {
      vi += " “" + label + "”"
      en += " “" + label + "”"
    }
    // Whatever belongs to an award is listed below its heading.
    if !change.owner.isEmpty, change.award.isEmpty || change.object == .exception {
      vi += " của “" + change.owner + "”"
      en += " of “" + change.owner + "”"
    }
    if let source = change.source, !source.vi.isEmpty {
      vi += " (" + source.vi + ")"
      en += " (" + source.en + ")"
    }
    return Bilingual(vi: vi, en: en)
  }

  /// What happened: `ngưỡng 20 năm → 25 năm`.
  package static func action(_ change: RuleChange) -> Bilingual {
    var text = verb(change)
    if let values = values(change) {
      text = text.vi.isEmpty ? values : text + .same(" ") + values
    }
    if let context = change.context { text = text + Words.inside + context }
    if let note = change.note { text = text + .same("; ") + note }
    return text
  }

  /// What happened without the values: `mức`.
  package static func heading(_ change: RuleChange) -> Bilingual {
    let verb = verb(change)
    guard verb.vi.hasSuffix(":") else { return verb }
    return Bilingual(vi: String(verb.vi.dropLast()), en: String(verb.en.dropLast()))
  }

  /// The old and the new value: `20 năm → 25 năm`.
  private static func values(_ change: RuleChange) -> Bilingual? {
    switch (change.old, change.new) {
    case (nil, nil): nil
    case (let old?, nil): old
    case (nil, let new?): new
    case (let old?, let new?): old + .same(" → ") + new
    }
  }

  /// The word for a kind of declaration.
  package static func object(_ object: RuleChange.Object) -> Bilingual {
    switch object {
    case .time: Bilingual(vi: "cách tính thời gian", en: "counting of time")
    case .instrument: Bilingual(vi: "văn bản", en: "instrument")
    case .catalogue: Bilingual(vi: "danh mục", en: "catalogue")
    case .catalogueValue: Bilingual(vi: "giá trị", en: "value")
    case .record: Bilingual(vi: "bản ghi", en: "record")
    case .field: Bilingual(vi: "dữ kiện", en: "field")
    case .parameter: Bilingual(vi: "tham số", en: "parameter")
    case .definition: Bilingual(vi: "khái niệm", en: "definition")
    case .exception: Bilingual(vi: "ngoại lệ", en: "exception")
    case .award: Bilingual(vi: "khen thưởng", en: "award")
    case .version: Bilingual(vi: "bản quy định", en: "version")
    case .criterion: Bilingual(vi: "điều kiện", en: "criterion")
    case .group: Bilingual(vi: "nhóm", en: "group")
    case .attestation: Bilingual(vi: "xác nhận", en: "attestation")
    case .bar: Bilingual(vi: "loại trừ", en: "bar")
    case .hold: Bilingual(vi: "tạm dừng", en: "hold")
    case .document: Bilingual(vi: "tài liệu", en: "document")
    case .deadline: Bilingual(vi: "hạn", en: "deadline")
    case .result: Bilingual(vi: "kết quả", en: "result")
    case .transition: Bilingual(vi: "điều khoản chuyển tiếp", en: "transitional clause")
    case .scorecard: Bilingual(vi: "bảng điểm", en: "scorecard")
    case .scorecardItem: Bilingual(vi: "mục điểm", en: "scorecard item")
    case .selection: Bilingual(vi: "xét chọn", en: "selection")
    case .tests: Bilingual(vi: "kiểm thử", en: "tests")
    }
  }

  private static func verb(_ change: RuleChange) -> Bilingual {
    switch change.action {
    case .added: ended(Bilingual(vi: "thêm mới", en: "added"), change)
    case .removed: ended(Bilingual(vi: "bãi bỏ", en: "removed"), change)
    case .renamed: Bilingual(vi: "đổi tên trong quy tắc:", en: "another name in the rules:")
    case .renumbered: Bilingual(vi: "số hiệu", en: "number")
    case .moved: Bilingual(vi: "chuyển chỗ:", en: "moved:")
    case .period:
      change.object == .parameter
        ? Bilingual(vi: "đổi ngày áp dụng:", en: "another day:")
        : Bilingual(vi: "hiệu lực", en: "in effect")
    case .figure: figure(change.object)
    case .comparison: Bilingual(vi: "phép so sánh", en: "comparison")
    case .partAdded: part(change, Bilingual(vi: "thêm", en: "adds"))
    case .partRemoved: part(change, Bilingual(vi: "bỏ", en: "drops"))
    case .row: row(change)
    case .content: Bilingual(vi: "", en: "")
    case .requirement: Bilingual(vi: "yêu cầu:", en: "requirement:")
    case .priority: Bilingual(vi: "thứ tự ưu tiên:", en: "priority:")
    case .type: Bilingual(vi: "kiểu", en: "type")
    case .details, .subjects, .relation: Bilingual(vi: "", en: "")
    case .label: Bilingual(vi: "tên gọi:", en: "label:")
    case .citation: Bilingual(vi: "căn cứ:", en: "source:")
    case .certainty: Bilingual(vi: "độ chắc của nguồn:", en: "certainty of the source:")
    }
  }

  private static func ended(_ verb: Bilingual, _ change: RuleChange) -> Bilingual {
    values(change) == nil ? verb : verb + .same(":")
  }

  private static func figure(_ object: RuleChange.Object) -> Bilingual {
    switch object {
    case .parameter: Bilingual(vi: "giá trị", en: "value")
    case .field: Bilingual(vi: "giới hạn", en: "bounds")
    case .scorecardItem, .scorecard: Bilingual(vi: "điểm", en: "points")
    case .selection: Bilingual(vi: "số lượng", en: "number")
    case .time, .instrument, .catalogue, .catalogueValue, .record, .definition, .exception, .award,
      .version, .criterion, .group, .attestation, .bar, .hold, .document, .deadline, .result,
      .transition, .tests:
      Bilingual(vi: "mức", en: "figure")
    }
  }

  private static func part(_ change: RuleChange, _ verb: Bilingual) -> Bilingual {
    let what: Bilingual
    switch change.object {
    case .parameter: what = Bilingual(vi: "mức", en: "the value")
    case .record, .field: what = Bilingual(vi: "ràng buộc", en: "the constraint")
    case .scorecard, .selection: what = Bilingual(vi: "phần", en: "the part")
    case .time, .instrument, .catalogue, .catalogueValue, .definition, .exception, .award, .version,
      .criterion, .group, .attestation, .bar, .hold, .document, .deadline, .result, .transition,
      .scorecardItem, .tests:
      what = Bilingual(vi: "phần", en: "the part")
    }
    return verb + .same(" ") + what
  }

  private static func row(_ change: RuleChange) -> Bilingual {
    if change.old == nil { return Bilingual(vi: "thêm dòng", en: "adds the row") }
    if change.new == nil { return Bilingual(vi: "bỏ dòng", en: "drops the row") }
    return Bilingual(vi: "dòng", en: "row")
  }

  private enum Words {
    static let inside = Bilingual(vi: ", trong ", en: ", in ")
  }
}
