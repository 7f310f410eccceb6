import KhenDossiers
import KhenEvaluation
import KhenSource
import KhenTestSupport
import Testing

/// Cutting inputs into records, whatever is wrong with them.
@Suite struct RecordSplitterTests {
  /// An input and the keys and error ids of the dossiers that come out.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var input: String
    /// `key` or `key!id` for each result.
    var expected: [String]
    var testDescription: String { name }

    init(_ name: String, _ input: String, _ expected: [String]) {
      self.name = name
      self.input = input
      self.expected = expected
    }
  }

  static let cases: [Case] = [
    Case("empty", "", []),
    Case("blank", " \n\r\n ", []),
    Case("byte order mark only", "\u{FEFF}", []),
    Case("one line", "{\"id\":\"1\"}", ["1"]),
    Case("lines", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n", ["1", "2"]),
    Case(
      "lines with CRLF, blank lines and BOM",
      "\u{FEFF}{\"id\":\"1\"}\r\n\r\n  {\"id\":\"2\"}\r\n",
      ["1", "2"]
    ),
    Case("array", "[{\"id\":\"1\"},{\"id\":\"2\"}]", ["1", "2"]),
    Case("array over lines", "[\n  {\n\"id\":\"1\"\n},\n  {\"id\":\"2\"}\n]\n", ["1", "2"]),
    Case("empty array", "[ ]", []),
    Case("one pretty object", "{\n  \"id\": \"1\",\n  \"địa_chỉ\": {}\n}", ["1"]),
    Case("pretty objects", "{\n  \"id\": \"1\"\n}\n{\n  \"id\": \"2\"\n}\n", ["1", "2"]),
    Case("objects side by side", "{\"id\":\"1\"}{\"id\":\"2\"} {\"id\":\"3\"}", ["1", "2", "3"]),
    Case("a line, then a pretty object", "{\"id\":\"1\"}\n{\n \"id\": \"2\"\n}", ["1", "2"]),
    Case(
      "truncated last line",
      "{\"id\":\"1\"}\n{\"id\":\"2\"",
      ["1", "2!truncated-dossier"]
    ),
    Case(
      "truncated first line",
      "{\"id\":\"1\",\"x\n{\"id\":\"2\"}\n{\"id\":\"3\"}",
      ["1!truncated-dossier", "2", "3"]
    ),
    Case(
      "truncated line in the middle",
      "{\"id\":\"1\"}\n{\"id\":\"2\",\"quá_trình\":[\n{\"id\":\"3\"}\n",
      ["1", "2!truncated-dossier", "3"]
    ),
    Case(
      "truncated in a text",
      "{\"id\":\"1\",\"họ_tên\":\"Nguyễn",
      ["1!truncated-dossier"]
    ),
    Case(
      "garbage lines",
      "{\"id\":\"1\"}\nxin chào\n{\"id\":\"2\"}",
      ["1", "#2!not-a-dossier", "2"]
    ),
    Case("garbage first", "xin chào\n{\"id\":\"2\"}", ["#1!not-a-dossier", "2"]),
    Case(
      "garbage after a record",
      "{\"id\":\"1\"}\n{\"id\":\"2\"} xong\n{\"id\":\"3\"}",
      ["1", "2!extra-content", "3"]
    ),
    Case(
      "garbage in an array",
      "[{\"id\":\"1\"}, 5, \"a,b\", {\"id\":\"2\"} rác, {\"id\":\"3\"}]",
      ["1", "#2!not-a-dossier", "#3!not-a-dossier", "2", "#5!not-a-dossier", "3"]
    ),
    Case(
      "array without its end",
      "[{\"id\":\"1\"},\n{\"id\":\"2\"}",
      ["1", "2", "#3!truncated-list-of-dossiers"]
    ),
    Case(
      "array cut within a dossier",
      "[{\"id\":\"1\"},\n{\"id\":\"2\", \"họ",
      ["1", "2!truncated-dossier"]
    ),
    Case(
      "broken dossier in an array of lines",
      "[\n {\"id\":\"1\"},\n {\"id\":\"2\",\"quá_trình\":[},\n {\"id\":\"3\"}\n]",
      ["1", "2!malformed-json", "3"]
    ),
    Case(
      "unclosed dossier in an array of lines",
      "[\n {\"id\":\"1\",\n {\"id\":\"2\"},\n {\"id\":\"3\"}\n]",
      ["1!truncated-dossier", "2", "3"]
    ),
    Case(
      "broken dossier in an array on one line",
      "[{\"id\":\"1\"},{\"id\":\"2\",\"năm_đạt\":[},{\"id\":\"3\"}]",
      ["1", "2!malformed-json", "3"]
    ),
    Case(
      "broken pretty dossier",
      "{\n  \"id\": \"1\"\n}\n{\n  \"id\": \"2\",\n  \"địa_chỉ\": {\n}\n{\n  \"id\": \"3\"\n}\n",
      ["1", "2!truncated-dossier", "3"]
    ),
    Case("repeated dossier", "{\"id\":\"1\"}\n{\"id\":\"1\"}", ["1", "1!repeated-dossier"]),
  ]

  private func summary(_ dossiers: [ReadDossier]) -> [String] {
    dossiers.map { dossier in
      dossier.record.key + dossier.record.errors.prefix(1).map { "!" + $0.id.name }.joined()
    }
  }

  @Test(arguments: cases)
  func `every dossier gives one result`(_ test: Case) {
    #expect(summary(readAll(test.input)) == test.expected)
  }

  @Test(arguments: cases)
  func `chunks of any size give the same results`(_ test: Case) {
    let whole = readAll(test.input)
    for chunk in [1, 2, 3, 5, 7, 11, 16, 30] {
      let pieces = readAll(test.input, chunk: chunk)
      #expect(pieces.map(\.record) == whole.map(\.record), "chunks of \(chunk)")
      #expect(pieces.map(\.frame.slots) == whole.map(\.frame.slots), "chunks of \(chunk)")
    }
  }

  @Test func `offsets and lines are those of the file`() {
    var splitter = RecordSplitter(format: .json)
    splitter.append(Array("\u{FEFF}\n{\"id\":1}\n\n  {\"id\":2}\n".utf8))
    splitter.finish()
    let records = splitter.takeBatch().records
    #expect(records.map(\.offset) == [4, 16])
    #expect(records.map(\.line) == [2, 4])
    #expect(records.map(\.column) == [1, 3])
  }

  @Test func `lines of any length end at their line break`() {
    var random = SplitMix64(seed: 64)
    var texts: [String] = []
    for _ in 0..<400 {
      let count = Int.random(in: 0..<260, using: &random)
      texts.append("{\"id\":\"" + String(repeating: "ế", count: count) + "\"}")
    }
    let bytes = Array(texts.joined(separator: "\n").utf8)
    var splitter = RecordSplitter(format: .json)
    var spare: [UInt8] = []
    var found: [String] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + Int.random(in: 1..<2000, using: &random), bytes.count)
      let hasMore = splitter.append { buffer in
        buffer += bytes[start..<end]
        return true
      }
      #expect(hasMore)
      start = end
      if start == bytes.count { splitter.finish() }
      var batch = splitter.takeBatch(reusing: &spare)
      for record in batch.records {
        found.append(String(decoding: batch.bytes[record.start..<record.end], as: UTF8.self))
      }
      // As when a block is done with: its memory takes the next bytes.
      swap(&spare, &batch.bytes)
    }
    #expect(found == texts)
  }

  @Test func `a line of 200 MB costs its own dossier only, and little memory`() {
    var splitter = RecordSplitter(format: .json)
    splitter.append(Array("{\"id\":\"1\"}\n{\"id\":\"2\",\"họ_tên\":\"".utf8))
    let chunk = [UInt8](repeating: UInt8(ascii: "a"), count: 4 << 20)
    var records: [SplitRecord] = []
    var largest = 0
    for _ in 0..<50 {
      splitter.append(chunk)
      let batch = splitter.takeBatch()
      largest = max(largest, batch.bytes.count)
      records += batch.records
    }
    splitter.append(Array("\"}\n{\"id\":\"3\"}".utf8))
    splitter.finish()
    records += splitter.takeBatch().records
    #expect(records.map(\.failure) == [nil, .tooLong, nil])
    #expect(records.map(\.line) == [1, 2, 3])
    #expect(largest < DossierLimits.recordBytes + 3 * chunk.count)
  }

  @Test func `a dossier too long in an array is passed over`() {
    var splitter = RecordSplitter(format: .json)
    splitter.append(Array("[\n {\"id\":\"1\"},\n {\"id\":\"2\",\"kỷ_luật\":[".utf8))
    let piece = Array("\"khiển trách\",\n".utf8)
    var chunk: [UInt8] = []
    while chunk.count < 4 << 20 { chunk += piece }
    var failures: [SplitRecord.Failure?] = []
    for _ in 0..<20 {
      splitter.append(chunk)
      failures += splitter.takeBatch().records.map(\.failure)
    }
    splitter.append(Array("\"x\"]},\n {\"id\":\"3\"}\n]\n".utf8))
    splitter.finish()
    failures += splitter.takeBatch().records.map(\.failure)
    #expect(failures == [nil, .tooLong, nil])
  }

  @Test func `a mutated line loses no other line`() throws {
    let seed: UInt64 = 20_261_121
    var random = SplitMix64(seed: seed)
    let lines = (0..<20).map {
      "{\"id\":\"k\($0)\",\"họ_tên\":\"Lê Thị Ả\",\"năm_đạt\":[2020,2021]}"
    }
    for round in 0..<300 {
      var bytes = lines.map { Array($0.utf8) }
      let victim = Int.random(in: 0..<20, using: &random)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = bytes[victim].indices.randomElement(using: &random) ?? 0
        // A line break would make two lines; everything else stays within the line.
        let byte = UInt8.random(in: 11...255, using: &random)
        if Bool.random(using: &random) {
          bytes[victim][index] = byte
        } else if bytes[victim].count > 1 {
          bytes[victim].remove(at: index)
        }
      }
      let input = Array(bytes.joined(separator: [10]))
      let dossiers = readAll(input, chunk: Int.random(in: 1...200, using: &random))
      let good = Set(dossiers.filter { $0.record.errors.isEmpty }.map(\.record.key))
      for index in 0..<20 where index != victim {
        #expect(good.contains("k\(index)"), "seed \(seed), round \(round), line \(index)")
      }
    }
  }

  @Test func `random bytes never crash and do not depend on chunks`() {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    let alphabet = Array("{}[]\":,\\\n 01axnte-.\u{1EC7}".utf8) + [0, 0xFF, 0xC3]
    for round in 0..<2000 {
      let count = Int.random(in: 0..<80, using: &random)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let whole = readAll(bytes).map(\.record)
      let chunk = Int.random(in: 1...9, using: &random)
      let pieces = readAll(bytes, chunk: chunk).map(\.record)
      #expect(whole == pieces, "seed \(seed), round \(round), chunk \(chunk): \(bytes)")
    }
  }
}
