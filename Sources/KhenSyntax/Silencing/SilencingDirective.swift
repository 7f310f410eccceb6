package import KhenSource

/// A comment that silences findings on one line, with the reason:
/// `// bỏ qua [tên-gần-giống]: hai cụm khác nhau`, in English `// allow [similar-name]: …`.
///
/// At the end of a line it is for that line, on a line of its own for the next line with anything
/// but comments.
package struct SilencingDirective: Sendable {
  /// One kind of finding that is silenced.
  package struct Target: Sendable {
    /// The id as written.
    package var id: String
    /// Where it stands.
    package var range: SourceRange
  }

  /// What is silenced.
  package var targets: [Target]
  /// Why; empty where nothing is said.
  package var reason: String
  /// The comment, from `//`.
  package var range: SourceRange
  /// The line that it is for; nothing at the end of a file.
  package var line: Int?
  /// Whether the comment has its line to itself.
  package var hasOwnLine: Bool

  /// The directives of a file, in order.
  package static func all(in file: SourceFile, _ parsed: ParsedFile) -> [SilencingDirective] {
    var found: [SilencingDirective] = []
    for token in parsed.tokens {
      let line = token.kind == .endOfFile ? nil : file.line(at: Int(token.start))
      for comment in comments(in: file, from: Int(token.leadingStart), to: Int(token.start)) {
        // A comment at the start of a stretch may still be on the line of the token before.
        guard var directive = read(comment, in: file) else { continue }
        directive.line = line
        directive.hasOwnLine = true
        found.append(directive)
      }
      for comment in comments(in: file, from: Int(token.end), to: Int(token.trailingEnd)) {
        guard var directive = read(comment, in: file) else { continue }
        directive.line = file.line(at: Int(comment.start))
        found.append(directive)
      }
    }
    return found
  }

  /// Whether a comment means to silence something.
  static func isDirective(_ comment: String) -> Bool { head(of: comment) != nil }

  // MARK: - Reading

  /// The comments in a stretch between two tokens.
  private static func comments(
    in file: SourceFile,
    from start: Int,
    to end: Int
  ) -> [SourceRange] {
    var found: [SourceRange] = []
    var offset = start
    while offset < end {
      guard file.bytes[offset] == 0x2F else {
        offset += 1
        continue
      }
      let first = offset
      while offset < end, file.bytes[offset] != 0x0A, file.bytes[offset] != 0x0D { offset += 1 }
      found.append(SourceRange(file: file.id, start: first, end: offset))
    }
    return found
  }

  /// The words that begin a directive, with `[` after them.
  private static let openings = ["bỏ qua", "allow"]

  /// What stands before the `[` of a directive, as a count of bytes; nothing for other comments.
  private static func head(of comment: String) -> Int? {
    var rest = comment[...]
    while rest.first == "/" { rest.removeFirst() }
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    let text = VietnameseText.composed(String(rest)).lowercased()
    for opening in openings where text.hasPrefix(opening) {
      guard let bracket = comment.utf8.firstIndex(of: 0x5B) else { return nil }
      let between = text.dropFirst(opening.count).prefix { $0 != "[" }
      guard between.allSatisfy({ $0 == " " || $0 == "\t" }) else { return nil }
      return comment.utf8.distance(from: comment.utf8.startIndex, to: bracket)
    }
    return nil
  }

  private static func read(_ range: SourceRange, in file: SourceFile) -> SilencingDirective? {
    let comment = file.text(in: range)
    guard let bracket = head(of: comment) else { return nil }
    let bytes = Array(comment.utf8)
    var targets: [Target] = []
    var start = bracket + 1
    var index = start
    func add(to end: Int) {
      var (first, last) = (start, end)
      while first < last, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
      while last > first, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
      let id = String(decoding: bytes[first..<last], as: UTF8.self)
      let place = Int(range.start)
      targets.append(
        Target(
          id: id,
          range: SourceRange(file: file.id, start: place + first, end: place + last)
        )
      )
    }
    while index < bytes.count, bytes[index] != 0x5D {
      if bytes[index] == 0x2C {
        add(to: index)
        start = index + 1
      }
      index += 1
    }
    add(to: index)
    var reason = String(decoding: bytes[min(index + 1, bytes.count)...], as: UTF8.self)[...]
    while let first = reason.first, first == " " || first == "\t" || first == ":" {
      reason.removeFirst()
    }
    while let last = reason.last, last == " " || last == "\t" { reason.removeLast() }
    return SilencingDirective(
      targets: targets,
      reason: String(reason),
      range: range,
      line: nil,
      hasOwnLine: false
    )
  }
}
