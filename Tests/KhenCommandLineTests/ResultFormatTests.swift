import Foundation
import KhenCommandLine
import KhenEvaluation
import KhenExplanation
import KhenSource
import KhenTestSupport
import Testing

@Suite struct `Results for machines` {
  @Test(arguments: Language.allCases)
  func `JSON reads as recorded`(language: Language) {
    var output = JSONOutput(isIndented: true)
    writer(language).write(Samples.ineligible, to: &output)
    let text = String(decoding: output.bytes, as: UTF8.self) + "\n"
    Golden.expect(text, equals: "result.\(language.rawValue).json")
  }

  @Test(arguments: ExplanationLevel.allCases)
  func `every result is valid by the published schema`(level: ExplanationLevel) throws {
    let validator = try JSONSchemaValidator(schema: ResultSchema.text)
    for language in Language.allCases {
      for result in Samples.all {
        var output = JSONOutput()
        writer(language, level).write(result, to: &output)
        let problems = try validator.problems(in: output.bytes)
        #expect(problems.isEmpty, "\(result.explanation.key): \(problems)")
      }
    }
  }

  @Test(arguments: [
    (#""verdict":"eligible""#, #""verdict":"yes""#),
    (#""position":1"#, #""position":0"#),
    (#""schema":"khen-result/1""#, #""schema":"khen-result/2""#),
    (#""evaluationDate":"2024-10-01""#, #""evaluationDate":"01/10/2024""#),
    (#""incomplete":false,"#, ""),
    (#""nodes":[]"#, #""nodes":[{}],"more":1"#),
  ])
  func `the schema refuses what is not a result`(part: String, replacement: String) throws {
    var output = JSONOutput()
    writer(.english).write(Samples.eligible, to: &output)
    let text = String(decoding: output.bytes, as: UTF8.self)
    let damaged = text.replacingOccurrences(of: part, with: replacement)
    #expect(damaged != text)
    let validator = try JSONSchemaValidator(schema: ResultSchema.text)
    #expect(try !validator.problems(in: Array(damaged.utf8)).isEmpty)
  }

  @Test func `a copy of a JSON text goes on by itself`() {
    var one = JSONOutput()
    one.beginArray()
    one.string(String(repeating: "ế", count: 400))
    var other = one
    one.string("một\n\"\u{1}")
    other.string("hai")
    for (output, end) in [(one, #","một\n\"\u0001""#), (other, #","hai""#)] {
      let text = String(decoding: output.bytes, as: UTF8.self)
      #expect(text == "[\"" + String(repeating: "ế", count: 400) + "\"" + end)
    }
  }

  @Test func `the schema in the documentation is the one that is printed`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent(
      "Sources/Khen/Khen.docc/Resources/khen-result-1.schema.json"
    )
    let published = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(published == ResultSchema.text)
    let outcome = CommandLineTool.run(arguments: ["schema", "--format", "result-schema"])
    #expect(outcome.outputText == published)
    #expect(outcome.exitCode == .done)
  }

  @Test func `levels leave out nodes and nothing else`() {
    #expect(ExplanationLevel.none.nodes(of: Samples.ineligible.explanation).isEmpty)
    let failed = ExplanationLevel.failed.nodes(of: Samples.ineligible.explanation)
    #expect(failed.map(\.name) == ["thâm_niên", "y_đức", "tờ_trình"])
    #expect(ExplanationLevel.all.nodes(of: Samples.ineligible.explanation).count == 5)
  }

  @Test func `CSV reads as recorded and quotes what it must`() {
    var bytes: [UInt8] = []
    let csv = ResultCSV(language: .vietnamese)
    csv.writeHeader(to: &bytes)
    for result in Samples.all { csv.write(result, to: &bytes) }
    var odd = Samples.eligible
    odd.explanation.nominee = "A, \"B\"\nC"
    csv.write(odd, to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("1,HS-0001,\"A, \"\"B\"\"\nC\",kỷ_niệm_chương,"))
    Golden.expect(text, equals: "results.vi.csv")
  }

  @Test func `texts with control characters stay valid JSON`() throws {
    var output = JSONOutput()
    let text = "a\u{0}\u{1F}\"\\\n\t\u{7F}đ😀"
    output.beginArray()
    output.string(text)
    output.endArray()
    let parsed = try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String]
    #expect(parsed == [text])
  }

  private func writer(
    _ language: Language,
    _ level: ExplanationLevel = .all
  ) -> ResultJSON {
    ResultJSON(language: language, places: Samples.places, level: level)
  }
}
