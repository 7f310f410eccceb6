import KhenDossiers
import Testing

/// Lines that end too early, at every byte: nothing but the line that is cut is lost.
@Suite struct CutLineTests {
  /// A line with all that can stand before a cut: texts that look like structure, escapes, blanks,
  /// letters of several bytes, objects and lists one inside the other.
  private static let varied =
    #"{"id":"cắt", "họ_tên" : "Lê \"{a}: [\\\" Ả:","#
    + #""địa_chỉ":{"tỉnh":"Đắk Lắk","xã": {"tên":"B}"} },"#
    + #""năm_đạt":[2020, 2021,{"năm":2022}],"x":[[],{}],"#
    + #""y":null,"z":-1.5e3,"w":true,"v":"\u1ea2{\"id\":\"giả\"}"}"#

  private static let good = [
    #"{"id":"1","họ_tên":"Võ: {Thị}","năm_đạt":[2020,2021]}"#,
    #"{ "họ_tên":"đảo khoá","địa_chỉ":{"tỉnh":"a"},"id":"2"}"#,
    #"{"id":"3"}"#,
    #"{"năm_đạt":[{"năm":1}],"id":"4"}"#,
    #"{"id":"5","địa_chỉ":{}}"#,
  ]

  /// A record as it was found.
  private struct Found: Equatable, CustomStringConvertible {
    var text: String
    var line: Int
    var description: String { "\(line): \(text)" }
  }

  private func split(_ bytes: [UInt8], chunk: Int) -> [Found] {
    var splitter = RecordSplitter(format: .json)
    var found: [Found] = []
    var start = 0
    repeat {
      let end = min(start + chunk, bytes.count)
      splitter.append(Array(bytes[start..<end]))
      start = end
      if start == bytes.count { splitter.finish() }
      let batch = splitter.takeBatch()
      for record in batch.records {
        let text = String(decoding: batch.bytes[record.start..<record.end], as: UTF8.self)
        found.append(Found(text: text, line: record.line))
      }
    } while start < bytes.count
    return found
  }

  private func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return bytes
  }

  /// Lines before and behind the one that is cut.
  struct Surroundings: CustomTestStringConvertible, Sendable {
    var before: Int
    var behind: [Int]
    var lineEnd = "\n"
    var endsWithLineBreak = true
    var testDescription: String {
      "\(before) before, \(behind) behind, \(lineEnd.utf8.count), \(endsWithLineBreak)"
    }
  }

  static let surroundings = [
    Surroundings(before: 0, behind: [0]),
    Surroundings(before: 0, behind: [1], endsWithLineBreak: false),
    Surroundings(before: 0, behind: [3, 1, 0, 2]),
    Surroundings(before: 0, behind: [0, 1, 2, 3, 4], lineEnd: "\r\n"),
    Surroundings(before: 1, behind: [1]),
    Surroundings(before: 1, behind: [2], endsWithLineBreak: false),
    Surroundings(before: 2, behind: [3, 2, 4]),
    Surroundings(before: 3, behind: []),
  ]

  @Test(arguments: surroundings)
  func `a line cut at any byte costs itself alone`(_ around: Surroundings) {
    let line = Array(CutLineTests.varied.utf8)
    for length in 1..<line.count {
      let cut = trimmed(Array(line[..<length]))
      var lines = CutLineTests.good[..<around.before].map { Array($0.utf8) }
      lines.append(cut)
      for index in around.behind { lines.append(Array(CutLineTests.good[index].utf8)) }
      let expected = lines.enumerated().map { number, line in
        Found(text: String(decoding: line, as: UTF8.self), line: number + 1)
      }
      var input = Array(lines.joined(separator: around.lineEnd.utf8))
      if around.endsWithLineBreak { input += around.lineEnd.utf8 }
      for chunk in [1, 7, 64, .max / 2] {
        let found = split(input, chunk: min(chunk, input.count))
        #expect(found == expected, "cut to \(length) bytes, chunks of \(chunk)")
        if found != expected { return }
      }
    }
  }

  @Test func `a cut line is told with its place, and the others are read`() {
    let line = Array(CutLineTests.varied.utf8)
    let good = ["1", "2", "3"].map { #"{"id":"\#($0)"}"# }
    for place in 0...2 {
      for length in 1..<line.count {
        var lines = good.map { Array($0.utf8) }
        lines.insert(Array(line[..<length]), at: place)
        let input = Array(lines.joined(separator: "\n".utf8))
        for chunk in [3, input.count] {
          let records = readAll(input, chunk: chunk).map(\.record)
          #expect(records.map(\.line) == [1, 2, 3, 4], "cut to \(length) bytes at \(place)")
          guard records.count == 4 else { return }
          #expect(!records[place].errors.isEmpty, "cut to \(length) bytes at \(place)")
          var others = records
          others.remove(at: place)
          #expect(others.map(\.key) == ["1", "2", "3"], "cut to \(length) bytes at \(place)")
          #expect(others.allSatisfy { $0.errors.isEmpty }, "cut to \(length) bytes at \(place)")
        }
      }
    }
  }

  @Test func `several lines cut one after the other are each told`() {
    let line = Array(CutLineTests.varied.utf8)
    let cuts = line.indices.dropFirst(2).filter { line[$0 - 1] == UInt8(ascii: ":") }
    for first in cuts {
      for second in cuts {
        let lines = [Array(line[..<first]), Array(line[..<second]), Array(#"{"id":"1"}"#.utf8)]
        let input = Array(lines.joined(separator: "\n".utf8))
        let expected = lines.enumerated().map { number, line in
          Found(text: String(decoding: line, as: UTF8.self), line: number + 1)
        }
        for chunk in [5, input.count] { #expect(split(input, chunk: chunk) == expected) }
      }
    }
  }

  /// Inputs of which each has as many records as it should.
  static let laidOut: [(text: String, count: Int)] = [
    ("{\"id\":\"1\",\"a\":\n{\"b\":1}\n}\n{\"id\":\"2\"}\n", 2),
    ("{\"id\":\"1\",\"a\":\n{\"b\":1},\n\"c\":2}\n{\"id\":\"2\"}\n", 2),
    ("{\"id\":\"1\",\"a\":\n{\"b\":1} ,\r\n \"c\":2}\n{\"id\":\"2\"}\n", 2),
    ("{\"id\":\"1\",\"a\":\n{\"id\":1}}\n{\"id\":\"2\"}\n", 2),
    ("{\n\"id\":\"1\",\n\"a\":\n{\n\"b\":1\n}\n}\n{\n\"id\":\"2\"\n}\n", 2),
    ("{\n  \"id\": \"1\",\n  \"a\":\n  {\n    \"b\": 1\n  }\n}\n{\n  \"id\": \"2\"\n}\n", 2),
    ("{\"id\":\"0\"}\n{\"id\":\"1\",\"a\":\n{\"b\":1}\n}\n{\"id\":\"2\"}\n", 3),
    ("[\n{\"id\":\"1\",\"a\":\n{\"b\":1}},\n{\"id\":\"2\"}\n]\n", 2),
    ("[\n{\"id\":\"1\",\"a\":\n{\"b\":1},\n\"c\":\n{\"id\":3}\n},\n{\"id\":\"2\"}\n]\n", 2),
    // A list whose first dossier is cut.
    ("[\n{\"id\":\"1\",\"a\":\n{\"họ_tên\":\"x\",\"id\":\"2\"},\n{\"id\":\"3\"}\n]\n", 3),
    ("[\n{\"id\":\"1\",\"a\":\n{\"họ_tên\":\"x\",\"id\":\"2\"}\n]\n", 2),
    // One dossier over several lines that is cut behind a value stays one.
    ("{\n\"id\":\"1\",\n\"a\":\n{\"b\":1}\n", 1),
  ]

  @Test(arguments: laidOut)
  func `a value on a line of its own stays a value`(_ text: String, _ count: Int) {
    let bytes = Array(text.utf8)
    let whole = split(bytes, chunk: bytes.count)
    #expect(whole.count == count)
    for chunk in 1..<40 { #expect(split(bytes, chunk: chunk) == whole, "chunks of \(chunk)") }
  }
}
