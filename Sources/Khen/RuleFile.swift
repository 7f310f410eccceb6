/// A rule file, or a table of cases that one names, in memory; where it comes from is the program's own business.
public struct RuleFile: Hashable, Sendable {
  /// The path that problems name; any text that tells the files apart.
  public var path: String
  /// The bytes of the file, UTF-8.
  public var bytes: [UInt8]

  /// Makes a file of its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a file of a text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
