#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What this process has used of the machine so far.
enum ProcessUsage {
  /// Seconds of processor time of all its threads.
  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory that it held at once, in KiB.
  static func peakMemory() -> Int {
    var usage = rusage()
    // RUSAGE_SELF, whose type is another one in each C library.
    getrusage(0, &usage)
    #if canImport(Darwin)
    // In bytes there.
    return Int(usage.ru_maxrss) / 1024
    #else
    return Int(usage.ru_maxrss)
    #endif
  }
}
