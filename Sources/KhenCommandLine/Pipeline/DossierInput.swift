import KhenSource

/// The files of dossiers that a command was given, opened one after the other.
struct DossierInput {
  /// One file or standard input.
  struct Source {
    /// The name that places show.
    var name: String
    /// How many bytes it has; 0 where that is not known.
    var size: Int
    /// The next bytes; nothing at the end.
    var read: () -> [UInt8]?
  }

  /// The sources, in the order given.
  private(set) var sources: [Source] = []

  /// Opens all files at once, so that a missing one is told before anything is evaluated.
  init(_ paths: [String], _ context: CommandContext) throws(FileError) {
    for path in paths {
      if path == "-" {
        sources.append(Source(name: "-", size: 0, read: context.readInput))
      } else {
        let stream = try FileSystem.openStream(path)
        sources.append(Source(name: path, size: stream.size, read: stream.read))
      }
    }
  }

  /// How many bytes all sources have; 0 where that is not known.
  var size: Int { sources.contains { $0.size == 0 } ? 0 : sources.reduce(0) { $0 + $1.size } }
}
