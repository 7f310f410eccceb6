import KhenExplanation
import KhenSource

/// The line on standard error that tells how far a long run is; only on a terminal.
final class Progress {
  private let context: CommandContext
  private let totalBytes: Int
  private let start = SystemClock.seconds()
  private var lastShown = 0.0
  private var isShown = false

  /// Seconds before anything is shown: short runs need no progress.
  private static let delay = 1.0
  private static let interval = 0.2

  init(totalBytes: Int, _ context: CommandContext) {
    self.totalBytes = totalBytes
    self.context = context
  }

  /// Shows how many dossiers and bytes are done.
  func update(dossiers: Int, bytes: Int) {
    guard context.terminal.isError else { return }
    let elapsed = SystemClock.seconds() - start
    guard elapsed >= Progress.delay, elapsed - lastShown >= Progress.interval else { return }
    lastShown = elapsed
    isShown = true
    let text = Progress.text(
      dossiers: dossiers,
      bytes: bytes,
      totalBytes: totalBytes,
      seconds: elapsed,
      language: context.language
    )
    context.errors.write("\r\u{1B}[K" + text)
  }

  /// Removes the line.
  func finish() {
    if isShown { context.errors.write("\r\u{1B}[K") }
  }

  /// The line: `Đang xét 412.000 / 1.000.000 · 610.000 hồ sơ/giây · còn 1 giây`; the total is
  /// reckoned from the bytes done.
  static func text(
    dossiers: Int,
    bytes: Int,
    totalBytes: Int,
    seconds: Double,
    language: Language
  ) -> String {
    let isVietnamese = language == .vietnamese
    let rate = Int(Double(dossiers) / max(seconds, 0.001))
    var text = (isVietnamese ? "Đang xét " : "Checking ") + grouped(dossiers, language)
    let isTotalKnown = totalBytes > 0 && bytes > 0 && bytes <= totalBytes
    if isTotalKnown {
      let total = Int(Double(dossiers) * Double(totalBytes) / Double(bytes))
      text += " / ~" + grouped(total, language)
    }
    text += " · " + grouped(rate, language) + (isVietnamese ? " hồ sơ/giây" : " dossiers/s")
    if isTotalKnown {
      let left = Int((seconds * Double(totalBytes - bytes) / Double(bytes)).rounded(.up))
      text += isVietnamese ? " · còn \(left) giây" : " · \(left) s left"
    }
    return text
  }

  private static func grouped(_ number: Int, _ language: Language) -> String {
    let separator = language == .vietnamese ? "." : ","
    var digits = "\(number)"
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: separator)
  }
}
