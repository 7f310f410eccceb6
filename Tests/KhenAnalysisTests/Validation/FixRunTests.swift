import KhenAnalysis
import KhenDossiers
import KhenSource
import Testing

@Suite struct `Mending what is safe` {
  private func mended(_ texts: [String]) -> FixRun {
    let files = texts.enumerated().map { index, text in
      RuleSetLoader.File(path: "rules/\(index).khen", bytes: Array(text.utf8))
    }
    return FixRun(files) { rules in
      Validation(today: today).report(on: rules).findings.map(\.diagnostic)
    }
  }

  private func text(_ run: FixRun, _ index: Int = 0) -> String {
    String(decoding: run.files[index].bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("điều kiện a { điểm == 5 }", "điều kiện a { điểm = 5 }"),
    ("điều kiện a { tốt && giỏi }", "điều kiện a { tốt và giỏi }"),
    ("điều kiện a { tốt&&giỏi }", "điều kiện a { tốt và giỏi }"),
    ("điều kiện a { tốt and giỏi }", "điều kiện a { tốt và giỏi }"),
    ("điều kiện a { !tốt }", "điều kiện a { không tốt }"),
    ("điều kiên a { tốt }", "điều kiện a { tốt }"),
    ("điều kiện a { 3 <= điểm <= 5 }", "điều kiện a { 3 <= điểm và điểm <= 5 }"),
    ("điều kiện a 'Nhãn' { tốt }", "điều kiện a \"Nhãn\" { tốt }"),
    ("điều kiện a { điểm >= 0.6 }", "điều kiện a { điểm >= 0,6 }"),
    ("điều kiện a { điểm >= 3 } // bỏ qua [trùng-nhãn]: cũ", "điều kiện a { điểm >= 3 }"),
  ])
  func `one slip has one mending`(wrong: String, right: String) {
    func rules(_ criterion: String) -> String {
      "hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai; điểm: số }\n"
        + "khen thưởng giấy_khen cho cá_nhân {\n  \(criterion)\n}\n"
    }
    let run = mended([rules(wrong)])
    #expect(text(run) == rules(right))
    #expect(run.applied.count == 1)
    #expect(run.refused.isEmpty)
  }

  @Test func `several slips in several files are mended, round by round`() {
    let run = mended([
      "hồ sơ cá_nhân { tốt: đúng_sai, giỏi: đúng_sai }\n",
      "khen thưởng giấy_khen cho cá_nhân {\n  // allow [same-label]: was\n"
        + "  điều kiện a { tốt == đúng && giỏi == đúng }\n}\n",
    ])
    #expect(text(run) == "hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }\n")
    #expect(
      text(run, 1)
        == "khen thưởng giấy_khen cho cá_nhân {\n  điều kiện a { tốt = đúng và giỏi = đúng }\n}\n"
    )
  }

  @Test(arguments: [
    // Two readings.
    "điều kiện a { tốt và giỏi hoặc khá }", "điều kiện a { điểm >= 1,500 }",
    // A guess at a name.
    "điều kiện a { tôt }",
    // A guess at what was meant.
    "điều kiện a { 2 g trong năm mà g > 5 }", "điều kiện a { tốt", "điều kiện a { tốt } }",
  ])
  func `what could be meant otherwise stays`(criterion: String) {
    let text =
      "hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai; khá: đúng_sai; điểm: số; năm: danh sách số }\n"
      + "khen thưởng giấy_khen cho cá_nhân {\n  \(criterion)\n}\n"
    let run = mended([text])
    #expect(self.text(run) == text)
    #expect(run.applied.isEmpty)
  }

  @Test func `a byte order mark and line ends stay`() {
    let text = "\u{FEFF}hồ sơ cá_nhân { tốt: đúng_sai, giỏi: đúng_sai }\r\n"
    let run = mended([text])
    #expect(Array(self.text(run).utf8) == Array(text.replacingFirst(",", with: ";").utf8))
  }

  @Test func `a file that is not UTF-8 is left alone`() {
    var bytes = Array("hồ sơ cá_nhân { tốt: đúng_sai, giỏi: đúng_sai }\n".utf8)
    bytes.append(0xFF)
    let run = FixRun([RuleSetLoader.File(path: "a.khen", bytes: bytes)]) { $0.diagnostics }
    #expect(run.files[0].bytes == bytes)
    #expect(run.applied.isEmpty)
  }

  @Test func `a mending that brings new mistakes is refused`() {
    let text = "hồ sơ cá_nhân { tốt: đúng_sai }\n"
    let files = [RuleSetLoader.File(path: "a.khen", bytes: Array(text.utf8))]
    let run = FixRun(files) { rules in
      guard let file = rules.sources.files.first else { return [] }
      let range = SourceRange(file: file.id, start: 0, end: 3)
      let fix = Fix(
        title: Bilingual(vi: "làm hỏng", en: "break it"),
        edits: [Edit(range, "{{{")],
        isSafe: true
      )
      return [
        Diagnostic(.sameLabel, message: Bilingual(vi: "x", en: "x"), at: Label(range), fixes: [fix])
      ]
    }
    #expect(run.files[0].bytes == Array(text.utf8))
    #expect(run.applied.isEmpty)
    #expect(run.refused.map(\.title.en) == ["break it"])
  }

  @Test func `mending ends`() {
    // A fix that makes the finding come again.
    let text = "// x\n"
    let run = FixRun([RuleSetLoader.File(path: "a.khen", bytes: Array(text.utf8))]) { rules in
      guard let file = rules.sources.files.first else { return [] }
      let range = SourceRange(file: file.id, start: 3, end: 3)
      let fix = Fix(
        title: Bilingual(vi: "thêm", en: "add"),
        edits: [Edit(range, "y")],
        isSafe: true
      )
      return [
        Diagnostic(.sameLabel, message: Bilingual(vi: "x", en: "x"), at: Label(range), fixes: [fix])
      ]
    }
    #expect(run.applied.count == FixRun.roundsMax)
  }
}

extension String {
  fileprivate func replacingFirst(_ old: Character, with new: Character) -> String {
    guard let index = firstIndex(of: old) else { return self }
    var text = self
    text.replaceSubrange(index...index, with: [new])
    return text
  }
}
