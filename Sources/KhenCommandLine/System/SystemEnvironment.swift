#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
@preconcurrency import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The environment of the process; read from the system itself, because loading Foundation for it
/// takes longer than a small command does.
package enum SystemEnvironment {
  /// The variables by their names; of several with one name the first.
  package static var variables: [String: String] {
    #if canImport(Darwin)
    let first: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = _NSGetEnviron().pointee
    #else
    let first: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    #endif
    var variables: [String: String] = [:]
    guard var entry = first else { return variables }
    while let text = entry.pointee {
      let line = String(cString: text)
      if let sign = line.firstIndex(of: "="), variables[String(line[..<sign])] == nil {
        variables[String(line[..<sign])] = String(line[line.index(after: sign)...])
      }
      entry += 1
    }
    return variables
  }
}
