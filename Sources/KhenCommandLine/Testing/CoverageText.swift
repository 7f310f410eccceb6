import KhenAnalysis
import KhenDossiers
import KhenExplanation
import KhenSource

/// Writes what tests show of the rules for people: the lines of the rules that lack something, with
/// the reason, then how much there is of each kind and in each file.
struct CoverageText {
  let coverage: CoverageReport
  let places: TestPlaces
  let style: TextStyle

  private var language: Language { style.language }

  private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

  /// The whole text.
  func text() -> String {
    var text = ""
    for file in coverage.files { text += lines(of: file) }
    return text + table() + total()
  }

  // MARK: - Lines

  /// The lines of a file that hold parts of rules, marked; nothing where all is shown.
  private func lines(of file: FileID) -> String {
    let points = coverage.points.filter { $0.range.file == file }
    guard points.contains(where: { !$0.missing.isEmpty }), let source = places.rules.sources[file]
    else { return "" }
    var byLine: [Int: [CoveragePoint]] = [:]
    for point in points { byLine[places.place(point.range).line, default: []].append(point) }
    let numbers = byLine.keys.sorted()
    let width = "\(numbers.last ?? 0)".count
    var text = style.painted(source.name, .bold) + "\n"
    for number in numbers {
      let held = byLine[number] ?? []
      let bounds = source.bounds(ofLine: number)
      let mark = CoverageText.mark(held)
      text += String(repeating: " ", count: max(0, width - "\(number)".count)) + "\(number) "
      text += style.painted(mark.sign, mark.paint) + " │ "
      text += source.text(from: bounds.start, to: bounds.end) + "\n"
      for point in held where !point.missing.isEmpty {
        text += String(repeating: " ", count: width + 3) + "│   " + explained(point) + "\n"
      }
    }
    return text + "\n"
  }

  /// Why a part lacks something: `điều kiện đủ_năm: mới chỉ đạt; …`.
  private func explained(_ point: CoveragePoint) -> String {
    let name = point.label.isEmpty ? "" : " " + point.label
    let kind = CoverageText.singular(point.kind)[language]
    return style.painted("↳ " + kind + name + ": ", .dim) + coverage.reason(point)[language]
  }

  private static func mark(_ points: [CoveragePoint]) -> (sign: String, paint: TextStyle.Paint) {
    if points.allSatisfy({ $0.demanded.isEmpty }) { return ("·", .dim) }
    if points.allSatisfy({ $0.missing.isEmpty }) { return ("✓", .green) }
    if points.allSatisfy({ $0.seen.isEmpty }) { return ("✗", .red) }
    return ("~", .yellow)
  }

  private static func singular(_ kind: CoverageKind) -> Bilingual {
    switch kind {
    case .criterion: Bilingual(vi: "điều kiện", en: "criterion")
    case .limb: Bilingual(vi: "nhánh", en: "limb")
    case .group: Bilingual(vi: "nhóm", en: "group")
    case .attestation: Bilingual(vi: "xác nhận", en: "attestation")
    case .bar: Bilingual(vi: "loại trừ", en: "bar")
    case .hold: Bilingual(vi: "tạm dừng", en: "hold")
    case .paper: Bilingual(vi: "tài liệu", en: "document")
    case .exception: Bilingual(vi: "ngoại lệ", en: "exception")
    case .row: Bilingual(vi: "dòng tra", en: "row")
    case .version: Bilingual(vi: "bản của", en: "version of")
    case .parameter: Bilingual(vi: "mức của", en: "value of")
    case .transition: Bilingual(vi: "chuyển tiếp của", en: "transition of")
    case .item: Bilingual(vi: "tiêu chí", en: "item")
    case .selection: Bilingual(vi: "xét chọn", en: "selection")
    }
  }

  // MARK: - Tables

  private func table() -> String {
    var rows: [(name: String, count: CoverageReport.Count)] = []
    for kind in CoverageKind.allCases {
      let count = coverage.count { $0.kind == kind }
      if count.demanded > 0 { rows.append((kind.name[language], count)) }
    }
    let kinds = rows.count
    for file in coverage.files {
      rows.append((places.name(of: file), coverage.count { $0.range.file == file }))
    }
    let width = rows.reduce(0) { max($0, TextLayout.width($1.name)) }
    var text = ""
    for (index, row) in rows.enumerated() {
      if index == kinds { text += "\n" }
      let percent = row.count.percent(in: language) + " %"
      let lead = String(repeating: " ", count: max(0, 8 - percent.count))
      let share = lead + percent
      let isWhole = row.count.covered == row.count.demanded
      text += TextLayout.padded(row.name, to: width)
      text += isWhole ? share : style.painted(share, .yellow)
      text += "  \(row.count.covered)/\(row.count.demanded)\n"
    }
    return text.isEmpty ? "" : text + "\n"
  }

  private func total() -> String {
    let total = coverage.total
    let points = coverage.points.flatMap { $0.excused }
    var text =
      say("Độ phủ: ", "Coverage: ") + total.percent(in: language)
      + " % (\(total.covered)/\(total.demanded))\n"
    let unsourced = points.count { $0.reason == .notSourced }
    let proved = points.count - unsourced
    if proved > 0 {
      text += say(
        "Không đòi \(proved) khả năng đã chứng minh là không thể xảy ra.\n",
        "Not demanded: \(proved) ways of coming out that are proved impossible.\n"
      )
    }
    if unsourced > 0 {
      text += say(
        "Không đòi \(unsourced) khả năng của phần văn bản chưa có nguồn.\n",
        "Not demanded: \(unsourced) ways of parts whose text is not sourced.\n"
      )
    }
    return text
  }
}
