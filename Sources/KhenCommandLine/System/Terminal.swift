#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What is known of the terminal that a command talks to.
package struct Terminal: Hashable, Sendable {
  /// Whether standard output is a terminal.
  package var isOutput: Bool
  /// Whether standard error is a terminal.
  package var isError: Bool
  /// Columns of the terminal; nothing when there is none.
  package var width: Int?

  /// Describes a terminal; by default there is none, as in a pipe.
  package init(isOutput: Bool = false, isError: Bool = false, width: Int? = nil) {
    self.isOutput = isOutput
    self.isError = isError
    self.width = width
  }

  /// The terminal of the running program.
  package static func current() -> Terminal {
    Terminal(
      isOutput: isatty(STDOUT_FILENO) == 1,
      isError: isatty(STDERR_FILENO) == 1,
      width: currentWidth()
    )
  }

  private static func currentWidth() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// The clock of the machine; commands get the day from their context, so that tests can fix it.
package enum SystemClock {
  /// The day number of today in the time zone of the machine.
  package static func today() -> Int {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Int(now) + Int(parts.tm_gmtoff) >= 0
      ? (Int(now) + Int(parts.tm_gmtoff)) / 86_400 : 0
  }

  /// Waits as long as a person does not notice; always true.
  package static func pause() -> Bool {
    usleep(300_000)
    return true
  }

  /// Seconds since some moment, never going back.
  package static func seconds() -> Double {
    let elapsed = ContinuousClock().now - reference
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }

  private static let reference = ContinuousClock().now
}

/// The processors of the machine.
package enum SystemProcessors {
  /// How many there are, at least 1.
  package static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
