extension DiagnosticID {
  /// A file that is not UTF-8.
  package static let malformedText = DiagnosticID("malformed-text", "chữ-hỏng")
  /// A file in UTF-16.
  package static let wideText = DiagnosticID("utf-16-text", "tệp-utf-16")
  /// A zero byte, which no text has.
  package static let nullByte = DiagnosticID("null-byte", "byte-không")
  /// A file over `Limits.ruleFileSize`.
  package static let fileTooLarge = DiagnosticID("file-too-large", "tệp-quá-lớn")
}

extension SourceFile {
  /// Reads the bytes of a file: skips a byte order mark, replaces what is not UTF-8, and reports.
  ///
  /// The file can always be read further: bytes that are no text are replaced by U+FFFD, and a
  /// file over the limit is read as empty.
  package static func load(
    bytes: [UInt8],
    name: String,
    id: FileID
  ) -> (file: SourceFile, diagnostics: [Diagnostic]) {
    guard bytes.count <= Limits.ruleFileSize else {
      let empty = SourceFile(id: id, name: name, text: "")
      return (empty, [LoadingMessages.tooLarge(at: empty.range)])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let empty = SourceFile(id: id, name: name, text: "")
      return (empty, [LoadingMessages.wideText(at: empty.range)])
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let body = hasMark ? Array(bytes.dropFirst(3)) : bytes
    var diagnostics: [Diagnostic] = []
    var kept = body
    var scan = TextScan(body)
    if let offset = scan.malformedOffset {
      kept = Array(String(decoding: body, as: UTF8.self).utf8)
      scan = TextScan(kept)
      let range = SourceRange(file: id, start: offset, end: min(offset + 3, kept.count))
      diagnostics.append(LoadingMessages.malformed(byte: body[offset], at: range))
    }
    if let offset = scan.nullOffset {
      let range = SourceRange(file: id, start: offset, end: offset + 1)
      diagnostics.append(LoadingMessages.null(at: range))
      kept = kept.map { $0 == 0 ? 0x20 : $0 }
    }
    let file = SourceFile(
      id: id,
      name: name,
      bytes: kept,
      hasByteOrderMark: hasMark,
      lineStarts: scan.lineStarts
    )
    return (file, diagnostics)
  }
}

/// What is to be known of the bytes of a file, found in one pass.
struct TextScan {
  /// The offset of the first byte that begins no well-formed sequence of UTF-8 (Unicode 15, table
  /// 3-7); the pass ends there.
  private(set) var malformedOffset: Int?
  /// The offset of the first zero byte.
  private(set) var nullOffset: Int?
  /// Offsets of the first byte of every line; the first is 0.
  private(set) var lineStarts: [UInt32] = [0]

  init(_ bytes: [UInt8]) {
    let bytes = bytes.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // Most bytes by far.
      if byte >= 0x20, byte < 0x80 {
        index += 1
        continue
      }
      switch byte {
      case 0x0A: addLine(index + 1)
      case 0x0D:
        // A CR that an LF follows is half of a line end.
        if !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) { addLine(index + 1) }
      case 0: nullOffset = nullOffset ?? index
      case 0x80...0xFF:
        let length = TextScan.sequenceLength(bytes, at: index)
        if length == 0 {
          malformedOffset = index
          return
        }
        index += length - 1
      default: break
      }
      index += 1
    }
  }

  private mutating func addLine(_ start: Int) {
    lineStarts.append(UInt32(truncatingIfNeeded: start))
  }

  /// How many bytes a sequence has; 0 where none begins.
  private static func sequenceLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.count && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEC, 0xEE, 0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}

private enum LoadingMessages {
  static func malformed(byte: UInt8, at range: SourceRange) -> Diagnostic {
    let hexadecimal = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .malformedText,
      message: Bilingual(
        vi: "tệp không phải là chữ Unicode (UTF-8)",
        en: "the file is not Unicode text (UTF-8)"
      ),
      at: Label(
        range,
        Bilingual(
          vi: "byte đầu tiên không đọc được: \(hexadecimal)",
          en: "first byte that cannot be read: \(hexadecimal)"
        )
      ),
      help: Bilingual(
        vi: "mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8",
        en: "open the file in an editor and save it again as UTF-8"
      )
    )
  }

  static func wideText(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wideText,
      message: Bilingual(
        vi: "tệp dùng bảng mã UTF-16 nên không được đọc",
        en: "the file is in UTF-16 and was not read"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8",
        en: "open the file in an editor and save it again as UTF-8"
      )
    )
  }

  static func null(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .nullByte,
      message: Bilingual(
        vi: "tệp có byte 0, không phải là tệp chữ",
        en: "the file has a zero byte, so it is no text"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "kiểm tra xem có chọn nhầm tệp không",
        en: "check that this is the file you meant"
      )
    )
  }

  static func tooLarge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .fileTooLarge,
      message: Bilingual(
        vi: "tệp quy tắc lớn hơn 4 MiB nên không được đọc",
        en: "the rule file is over 4 MiB and was not read"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "chia thành nhiều tệp trong cùng thư mục",
        en: "split it into files of one folder"
      )
    )
  }
}
