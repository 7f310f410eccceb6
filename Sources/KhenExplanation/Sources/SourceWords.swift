package import KhenSemantics
package import KhenSource

/// The words for where rules are from.
package enum SourceWords {
  /// What becomes of a provision.
  package static func status(_ status: SourceCoverage.Status) -> Bilingual {
    switch status {
    case .encoded: Bilingual(vi: "tự tính", en: "decided by rule")
    case .attested: Bilingual(vi: "người xác nhận", en: "attested by people")
    case .delegated: Bilingual(vi: "giao cơ quan khác", en: "delegated")
    case .notDecidable:
      Bilingual(vi: "không quyết định bằng quy tắc", en: "not decidable by rule")
    case .notSourced: Bilingual(vi: "chưa có nguồn", en: "not sourced")
    case .unused: Bilingual(vi: "chưa đưa vào quy tắc", en: "not in the rules yet")
    }
  }

  /// The sign that repeats a status.
  package static func symbol(_ status: SourceCoverage.Status) -> String {
    switch status {
    case .encoded: "✓"
    case .attested: "…"
    case .delegated: "→"
    case .notDecidable: "–"
    case .notSourced: "?"
    case .unused: "!"
    }
  }

  /// The colour that repeats a status.
  package static func paint(_ status: SourceCoverage.Status) -> TextStyle.Paint {
    switch status {
    case .encoded: .green
    case .attested: .cyan
    case .delegated, .notDecidable: .dim
    case .notSourced: .yellow
    case .unused: .red
    }
  }

  /// What in the rules cites a provision.
  package static func kind(_ kind: CitationUse.Kind) -> Bilingual {
    switch kind {
    case .award: Bilingual(vi: "khen thưởng", en: "award")
    case .criterion: Bilingual(vi: "điều kiện", en: "criterion")
    case .attestation: Bilingual(vi: "xác nhận", en: "attestation")
    case .bar: Bilingual(vi: "loại trừ", en: "bar")
    case .hold: Bilingual(vi: "tạm dừng", en: "hold")
    case .document: Bilingual(vi: "tài liệu", en: "document")
    case .result: Bilingual(vi: "kết quả", en: "result")
    case .deadline: Bilingual(vi: "hạn", en: "deadline")
    case .definition: Bilingual(vi: "khái niệm", en: "definition")
    case .exception: Bilingual(vi: "ngoại lệ", en: "exception")
    case .parameter: Bilingual(vi: "tham số", en: "parameter")
    case .catalogue: Bilingual(vi: "danh mục", en: "catalogue")
    case .selection: Bilingual(vi: "xét chọn", en: "selection")
    case .scorecard: Bilingual(vi: "bảng điểm", en: "scorecard")
    case .scoring: Bilingual(vi: "chấm điểm", en: "scoring")
    case .transition: Bilingual(vi: "chuyển tiếp", en: "transition")
    }
  }

  /// Whether a period holds on a day: `đang có hiệu lực`.
  package static func state(_ effect: DaySpan?, on day: Int) -> Bilingual {
    guard let effect else {
      return Bilingual(vi: "chưa rõ ngày có hiệu lực", en: "period of effect not known")
    }
    if let start = effect.start, day < start {
      return Bilingual(vi: "chưa có hiệu lực", en: "not yet in effect")
    }
    if let end = effect.end, day >= end {
      return Bilingual(vi: "đã hết hiệu lực", en: "no longer in effect")
    }
    return Bilingual(vi: "đang có hiệu lực", en: "in effect")
  }

  /// When an instrument was issued, with what is not sure about it; nothing when not said.
  package static func issued(_ instrument: CheckedInstrument) -> Bilingual? {
    guard let span = instrument.issued, let first = span.start, let end = span.end else {
      return nil
    }
    let last = end - 1
    if first == last {
      let day = DateText.day(first)
      return Bilingual(vi: "ban hành \(day)", en: "issued \(day)")
    }
    if instrument.hasConflictingDates {
      return Bilingual(
        vi: "ban hành, các nguồn ghi khác nhau: \(DateText.day(first)) – \(DateText.day(last))",
        en: "issued, sources differ: \(DateText.day(first)) – \(DateText.day(last))"
      )
    }
    return Bilingual(
      vi: "ban hành trong khoảng \(DateText.day(first)) – \(DateText.day(last))",
      en: "issued between \(DateText.day(first)) and \(DateText.day(last))"
    )
  }
}
