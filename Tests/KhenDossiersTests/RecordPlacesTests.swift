import KhenDossiers
import KhenExplanation
import KhenSource
import Testing

@Suite struct `Places of facts in a record` {
  /// The places of all bytes of a record, by the index of its values and by looking at one byte.
  private static func expectSame(_ text: String) {
    var splitter = RecordSplitter(format: .json)
    splitter.append(Array(("{}\n" + text + "\n").utf8))
    splitter.finish()
    let batch = splitter.takeBatch()
    for (index, record) in batch.records.enumerated() {
      let places = RecordPlaces(batch, at: index, file: "a.json")
      let bytes = Array(batch.bytes[record.start..<record.end])
      for offset in bytes.indices {
        let place = PlaceFinder.place(ofOffset: offset, in: bytes.span, line: record.line)
        #expect(
          places.place(ofOrigin: UInt32(offset + 1)) == DataPlace(place, file: "a.json"),
          "byte \(offset) of \(text)"
        )
      }
    }
  }

  @Test(arguments: [
    "{}",
    #"{"a":1,"b":[true,null,{"c":"x"}],"d":{"e":[[1],[2,3]]}}"#,
    #"{"quá trình" : [ {"từ":"2001-02-03"} , {"từ": "x, y: {z}"} ] , "đến":-1.5e3}"#,
    #"{"a/b":1,"~":{"":2},"\"q\"":"\\"}"#,
    "{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ]\n}",
    #"[[[[[[[[[[[[[[[{"a":[1,{"b":2}]}]]]]]]]]]]]]]]]"#,
    // Broken records have no facts, but must do no harm.
    #"{"a":[1,2"#, #"{"a"#, "", "{]},:}", #"{"a":1}}{"b":2}"#,
  ])
  func `are the same however they are found`(_ text: String) { Self.expectSame(text) }

  @Test func `of very long keys are shortened`() {
    let key = String(repeating: "rất dài ", count: 20)
    Self.expectSame("{\"\(key)\":1,\"b\":{\"\(key)\":[2]}}")
  }
}
