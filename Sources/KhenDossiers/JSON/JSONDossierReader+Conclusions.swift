import KhenEvaluation
import KhenSource

extension JSONDossierReader {
  /// Reads the section of attestations or documents at the position, or what one award asks for.
  mutating func readConclusions(
    _ bytes: Span<UInt8>,
    isDocument: Bool,
    award: Int?,
    _ frame: inout FactFrame
  ) throws(Stop) {
    let first = bytes[position]
    guard first == Byte.openBrace else {
      let offset = position
      try skipValue(bytes)
      if first != UInt8(ascii: "n") {
        filer.report(
          .wrongType(
            label: "",
            expected: FactType.record(0).description,
            found: JSONDossierReader.kindOfValue(first)
          ),
          at: offset
        )
      }
      return
    }
    try open()
    var isFirst = true
    var seen: [Int] = []
    while try nextField(bytes, isFirst: isFirst) {
      isFirst = false
      let keyOffset = position
      let text = try readText(bytes)
      try expectColon(bytes)
      let name = keyText(text, bytes)
      if let group = conclusionGroup(name, isDocument: isDocument, award: award) {
        if seen.contains(group) {
          filer.report(.repeatedField(name), at: keyOffset)
          try skipValue(bytes)
          continue
        }
        seen.append(group)
        try readConclusion(bytes, group: group, isDocument: isDocument, &frame)
      } else if award == nil, bytes[position] == Byte.openBrace,
        let award = conclusionAward(name, isDocument: isDocument)
      {
        try readConclusions(bytes, isDocument: isDocument, award: award, &frame)
      } else {
        let tables = conclusionTables(isDocument)
        let suggestion = (award.map { tables.byAward[$0] } ?? tables.names).suggestion(for: name)
        filer.report(
          .unknownConclusion(name, isDocument: isDocument, suggestion: suggestion),
          at: keyOffset
        )
        try skipValue(bytes)
      }
    }
  }

  private mutating func conclusionTables(_ isDocument: Bool) -> ConclusionTables {
    isDocument ? filer.tables.documents : filer.tables.attestations
  }

  private mutating func conclusionGroup(_ name: String, isDocument: Bool, award: Int?) -> Int? {
    isDocument
      ? filer.tables.documents.group(name, award: award)
      : filer.tables.attestations.group(name, award: award)
  }

  private mutating func conclusionAward(_ name: String, isDocument: Bool) -> Int? {
    isDocument
      ? filer.tables.documents.awards.target(of: name)
      : filer.tables.attestations.awards.target(of: name)
  }

  private mutating func readConclusion(
    _ bytes: Span<UInt8>,
    group: Int,
    isDocument: Bool,
    _ frame: inout FactFrame
  ) throws(Stop) {
    if bytes[position] == Byte.openBrace {
      try readConclusionObject(bytes, group: group, isDocument: isDocument, &frame)
    } else if let (state, until) = try readState(bytes, isDocument: isDocument) {
      filer.file(state, until: until, group: group, isDocument: isDocument, &frame)
    }
  }

  /// Reads what is said of a conclusion at the position; nothing, reported, when it makes no
  /// sense.
  private mutating func readState(
    _ bytes: Span<UInt8>,
    isDocument: Bool
  ) throws(Stop) -> (state: ConclusionState, until: Int64?)? {
    let offset = position
    let first = bytes[position]
    switch first {
    case UInt8(ascii: "t"):
      try readLiteral(bytes)
      return (.given, nil)
    case UInt8(ascii: "f"):
      try readLiteral(bytes)
      return (.refused, nil)
    case UInt8(ascii: "n"):
      try readLiteral(bytes)
      return (.outstanding, nil)
    case Byte.quote:
      let written = try readText(bytes)
      let value = trimmedBytes(written, bytes)
      let conclusion = filer.conclusion(
        value.span,
        0,
        value.count,
        isDocument: isDocument,
        offset: offset
      )
      if let conclusion { return conclusion }
      reportConclusion(String(decoding: value, as: UTF8.self), isDocument: isDocument, at: offset)
      return nil
    case Byte.zero...Byte.nine, Byte.minus:
      skipNumber(bytes)
      if let value = filer.tables.words.boolean(bytes, offset, position) {
        return (value == 1 ? .given : .refused, nil)
      }
      reportConclusion(
        Bytes.excerpt(bytes, offset, position),
        isDocument: isDocument,
        at: offset
      )
      return nil
    default:
      try skipValue(bytes)
      reportConclusion(
        JSONDossierReader.kindOfValue(first),
        isDocument: isDocument,
        at: offset
      )
      return nil
    }
  }

  /// Reads `{ "kết_luận": true, "bởi": …, "ngày": … }` or `{ "có": true, "hết_hạn": … }`.
  private mutating func readConclusionObject(
    _ bytes: Span<UInt8>,
    group: Int,
    isDocument: Bool,
    _ frame: inout FactFrame
  ) throws(Stop) {
    try open()
    var isFirst = true
    var state: ConclusionState?
    var until: Int64?
    var seenState = false
    var seenExpiry = false
    var isWrong = false
    while try nextField(bytes, isFirst: isFirst) {
      isFirst = false
      let keyOffset = position
      let text = try readText(bytes)
      try expectColon(bytes)
      let name = keyText(text, bytes)
      let nameBytes = Array(name.utf8)
      switch filer.tables.conclusionWords.key(nameBytes.span, 0, nameBytes.count) {
      case .state where !seenState:
        seenState = true
        if let read = try readState(bytes, isDocument: isDocument) {
          state = read.state
          until = until ?? read.until
        } else {
          isWrong = true
        }
      case .expiry where isDocument && !seenExpiry:
        seenExpiry = true
        let offset = position
        if bytes[position] == Byte.quote {
          let written = try readText(bytes)
          let value = trimmedBytes(written, bytes)
          until = filer.lastDay(value.span, 0, value.count, offset: offset)
        } else if bytes[position] == UInt8(ascii: "n") {
          try readLiteral(bytes)
          continue
        } else {
          try skipValue(bytes)
        }
        if until == nil {
          isWrong = true
          filer.report(
            .wrongType(
              label: name,
              expected: FactType.date.description,
              found: "“\(Bytes.excerpt(bytes, offset, position))”"
            ),
            at: offset
          )
        }
      case .expiry where !isDocument, .remark: try skipValue(bytes)
      case .state, .expiry:
        filer.report(.repeatedField(name), at: keyOffset)
        try skipValue(bytes)
      case nil:
        filer.report(.unknownField(name, suggestion: nil), at: keyOffset)
        try skipValue(bytes)
      }
    }
    if isWrong { return }
    // A paper with a day of expiry is there.
    let known = state ?? (until == nil ? .outstanding : .given)
    filer.file(known, until: until, group: group, isDocument: isDocument, &frame)
  }

  /// The bytes of a text without blanks at its ends.
  ///
  /// The text is read in a statement of its own before: the reader keeps what it decoded.
  func trimmedBytes(_ text: Text, _ bytes: Span<UInt8>) -> [UInt8] {
    var value: [UInt8] = []
    if text.isDecoded {
      value = decoded
    } else {
      for index in text.start..<text.end { value.append(bytes[index]) }
    }
    let range = Bytes.trimmed(value.span, 0, value.count)
    return Array(value[range])
  }

  private mutating func reportConclusion(_ text: String, isDocument: Bool, at offset: Int) {
    filer.report(
      .wrongType(
        label: "",
        expected: FactFiler.conclusionForms(isDocument: isDocument),
        found: text.hasPrefix("“") ? text : "“\(text)”"
      ),
      at: offset
    )
  }
}
