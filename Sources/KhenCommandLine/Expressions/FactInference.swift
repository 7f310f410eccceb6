import KhenSemantics
import KhenSource

/// Looks at JSON facts that have no schema, and says what their fields look like.
///
/// Deliberately lenient: what is malformed is reported by the reader of dossiers, which reads the
/// same bytes afterwards.
struct FactInference {
  private let bytes: [UInt8]
  private var position = 0
  private static let nestingMax = 256

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The fields of an object.
  static func fields(of json: [UInt8]) -> [InferredFacts.Field] {
    var inference = FactInference(json)
    guard case .record(let fields) = inference.value(depth: 0) else { return [] }
    return fields
  }

  private mutating func value(depth: Int) -> InferredFacts.Hint {
    skipBlanks()
    guard position < bytes.count, depth < FactInference.nestingMax else { return .unknown }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return FactInference.hint(of: string())
    default:
      let word = bareWord()
      switch word {
      case "true", "false": return .boolean
      case "null", "": return .unknown
      default: return Int64(word) == nil ? .decimal : .wholeNumber
      }
    }
  }

  private mutating func object(depth: Int) -> InferredFacts.Hint {
    position += 1
    var fields: [InferredFacts.Field] = []
    while true {
      skipBlanks()
      guard position < bytes.count, bytes[position] != UInt8(ascii: "}") else { break }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        continue
      }
      guard bytes[position] == UInt8(ascii: "\"") else { break }
      let key = string()
      skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { break }
      position += 1
      let start = position
      let hint = value(depth: depth + 1)
      let name = Name(String(key.map { $0 == " " ? "_" : $0 }))
      let written = bytes[start..<position].drop(while: FactInference.isBlank)
      let isNull = hint == .unknown && written.first == UInt8(ascii: "n")
      if !fields.contains(where: { $0.name == name }) {
        fields.append(InferredFacts.Field(name: name, hint: hint, mayBeNone: isNull))
      }
      guard position > start else { break }
    }
    if position < bytes.count { position += 1 }
    return .record(fields)
  }

  private mutating func array(depth: Int) -> InferredFacts.Hint {
    position += 1
    var element = InferredFacts.Hint.unknown
    while true {
      skipBlanks()
      guard position < bytes.count, bytes[position] != UInt8(ascii: "]") else { break }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        continue
      }
      let start = position
      element = element.joined(value(depth: depth + 1))
      guard position > start else { break }
    }
    if position < bytes.count { position += 1 }
    return .list(element)
  }

  /// The text of a string; escapes other than of quotes stay as they are, which is enough to
  /// recognise dates and names.
  private mutating func string() -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count { position += 1 }
      text.append(bytes[position])
      position += 1
    }
    position = min(position + 1, bytes.count)
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func bareWord() -> String {
    let start = position
    while position < bytes.count, !FactInference.endsWord(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, FactInference.isBlank(bytes[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":")
  }

  /// The words by which dossiers say that something is not known.
  private static let unknownWords: Set<String> = Set(
    ["", "?", "không rõ", "khong ro", "unknown"].map { VietnameseText.dataKey($0) }
  )

  /// What a text looks like: a date in any of the forms of dossiers, a year, or a text.
  private static func hint(of text: String) -> InferredFacts.Hint {
    if unknownWords.contains(VietnameseText.dataKey(text)) { return .unknown }
    let separators: [Character] = ["-", "/"]
    for separator in separators {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count) else { continue }
      if parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }),
        parts.contains(where: { $0.count == 4 })
      {
        return .dateText
      }
    }
    return text.count == 4 && text.allSatisfy(\.isASCIIDigit) ? .yearText : .text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
