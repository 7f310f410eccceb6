import KhenEvaluation
import KhenSource

extension JSONDossierReader {
  /// Reads what the dossier is proposed for: an award, or a list of them.
  mutating func readNominations(_ bytes: Span<UInt8>) throws(Stop) {
    guard bytes[position] == Byte.openBracket else {
      try readNomination(bytes)
      return
    }
    try open()
    var isFirst = true
    while try nextItem(bytes, close: Byte.closeBracket, isFirst: isFirst) {
      isFirst = false
      try readNomination(bytes)
    }
  }

  private mutating func readNomination(_ bytes: Span<UInt8>) throws(Stop) {
    let offset = position
    let first = bytes[position]
    guard first == Byte.quote else {
      try skipValue(bytes)
      // Null says nothing.
      if first != UInt8(ascii: "n") {
        filer.report(
          .wrongType(
            label: SchemaTables.nominationNames[0],
            expected: FactType.string.description,
            found: JSONDossierReader.kindOfValue(first)
          ),
          at: offset
        )
      }
      return
    }
    let written = try readText(bytes)
    let text = trimmedBytes(written, bytes)
    filer.nominate(text.span, 0, text.count, offset: offset, &nominations)
  }
}
