import KhenEvaluation
import KhenExplanation
import KhenSource

/// What a measurement comes to, for people and for programs.
struct BenchReport {
  let measurement: BenchRun.Measurement
  let language: Language
  let seed: Int
  let rounds: Int

  private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

  /// A text with a row for each part.
  var text: String {
    let count = measurement.dossierCount
    var text =
      say(
        "\(count) hồ sơ sinh ra (hư cấu), hạt giống \(seed), mỗi hồ sơ"
          + " \(measurement.byteCount / max(1, count)) byte, \(rounds) lượt, một luồng",
        "\(count) generated dossiers (fictional), seed \(seed), \(measurement.byteCount / max(1, count))"
          + " bytes each, \(rounds) rounds, one thread"
      ) + "\n\n"
    let rows = BenchPart.allCases.map { part in
      [
        part.label[language], decimal(microseconds(part), digits: 1),
        perSecond(part).map { "\($0)" } ?? "–", "\(measurement.spread(part)) %",
      ]
    }
    let heads = [
      say("việc", "part"), say("µs mỗi hồ sơ", "µs a dossier"),
      say("hồ sơ mỗi giây xử lý", "dossiers a CPU-second"), say("chênh giữa các lượt", "spread"),
    ]
    let widths = heads.indices.map { column in
      (rows.map { $0[column].count } + [heads[column].count]).max() ?? 0
    }
    for row in [heads] + rows {
      for (column, cell) in row.enumerated() {
        let blank = String(repeating: " ", count: max(0, widths[column] - cell.count))
        text += column == 0 ? cell + blank : "  " + blank + cell
      }
      text += "\n"
    }
    text += "\n" + say("kết luận: ", "verdicts: ") + verdicts + "\n"
    text +=
      say("bộ nhớ lúc nhiều nhất: ", "peak memory: ")
      + decimal(Double(measurement.peakMemory) / 1024, digits: 1) + " MiB\n"
    if measurement.unreadableCount > 0 {
      text +=
        say(
          "hồ sơ có lỗi dữ liệu: \(measurement.unreadableCount)",
          "dossiers with mistakes: \(measurement.unreadableCount)"
        ) + "\n"
    }
    return text
  }

  /// One object of JSON.
  var json: [UInt8] {
    var output = JSONOutput()
    output.beginObject()
    output.key("dossiers")
    output.integer(measurement.dossierCount)
    output.key("seed")
    output.integer(seed)
    output.key("rounds")
    output.integer(rounds)
    output.key("bytes")
    output.integer(measurement.byteCount)
    output.key("unreadable")
    output.integer(measurement.unreadableCount)
    output.key("peakMemoryKiB")
    output.integer(measurement.peakMemory)
    for part in BenchPart.allCases {
      output.key(part.rawValue + "NanosecondsPerDossier")
      output.integer(Int(microseconds(part) * 1000))
      output.key(part.rawValue + "SpreadPercent")
      output.integer(measurement.spread(part))
    }
    for verdict in Verdict.allCases {
      guard let count = measurement.verdicts[verdict] else { continue }
      output.key("verdict-" + verdict.rawValue)
      output.integer(count)
    }
    output.endObject()
    output.endLine()
    return output.bytes
  }

  private var verdicts: String {
    Verdict.allCases.compactMap { verdict in
      measurement.verdicts[verdict].map { "\(WordTable.verdict(verdict)[language]) \($0)" }
    }.joined(separator: ", ")
  }

  private func microseconds(_ part: BenchPart) -> Double {
    measurement.median(part) / Double(max(1, measurement.dossierCount)) * 1e6
  }

  private func perSecond(_ part: BenchPart) -> Int? {
    let seconds = measurement.median(part)
    return seconds > 0 ? Int(Double(measurement.dossierCount) / seconds) : nil
  }

  /// A number with so many digits behind the sign of the language.
  private func decimal(_ value: Double, digits: Int) -> String {
    var factor = 1
    for _ in 0..<digits { factor *= 10 }
    let parts = Int((value * Double(factor)).rounded())
    let rest = "\(parts % factor)"
    let zeros = String(repeating: "0", count: max(0, digits - rest.count))
    return "\(parts / factor)" + say(",", ".") + zeros + rest
  }
}
