import KhenEvaluation
import KhenSource

extension FactFiler {
  /// Files what is said of an attestation or document under one of its names; `until`: last day
  /// on which the paper is valid.
  mutating func file(
    _ state: ConclusionState,
    until: Int64? = nil,
    group: Int,
    isDocument: Bool,
    _ frame: inout FactFrame
  ) {
    let value: Int64
    switch state {
    case .given: value = 1
    case .refused: value = 0
    case .outstanding: value = FactFrame.unknown
    }
    let table = isDocument ? tables.documents : tables.attestations
    let rank: UInt8 = table.isQualified[group] ? 2 : 1
    for entry in table.groups[group] where raise(entry, to: rank, isDocument: isDocument) {
      if isDocument {
        frame.documents[entry] = value
        frame.documentEnds[entry] = until ?? Int64.max
      } else {
        frame.attestations[entry] = value
      }
    }
  }

  /// Reads what is said of an attestation or document from a text; a document's may be the day
  /// on which it expires.
  mutating func conclusion(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    isDocument: Bool,
    offset: Int
  ) -> (state: ConclusionState, until: Int64?)? {
    if start == end { return (.outstanding, nil) }
    if let state = tables.conclusionWords.state(bytes, start, end) { return (state, nil) }
    if let value = tables.words.boolean(bytes, start, end) {
      return (value == 1 ? .given : .refused, nil)
    }
    if tables.words.special(bytes, start, end) == .unknown { return (.outstanding, nil) }
    if isDocument, let until = lastDay(bytes, start, end, offset: offset) {
      return (.given, until)
    }
    return nil
  }

  /// Reads the last day on which a paper is valid; of a month or year its last day.
  ///
  /// An impossible day is reported and counts as read.
  mutating func lastDay(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    offset: Int
  ) -> Int64? {
    switch ValueText.date(bytes, start, end) {
    case .point(let day), .range(_, let day): return day
    case .impossible:
      report(.impossibleDate(label: "", text: Bytes.excerpt(bytes, start, end)), at: offset)
      return Int64.max
    case .shortYear:
      report(.shortYear(label: "", text: Bytes.excerpt(bytes, start, end)), at: offset)
      return Int64.max
    case .malformed: return nil
    }
  }

  /// What an attestation or document may be, for messages.
  static func conclusionForms(isDocument: Bool) -> Bilingual {
    isDocument
      ? Bilingual(
        vi: "“có”, “thiếu”, “không có” hoặc ngày hết hạn",
        en: "true, false, “missing” or the day on which the paper expires"
      )
      : Bilingual(
        vi: "“đạt”, “không đạt” hoặc “chưa có”",
        en: "true, false or null"
      )
  }
}
