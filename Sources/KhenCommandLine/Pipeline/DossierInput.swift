import KhenDossiers
import KhenEvaluation
import KhenSource

/// The files of dossiers that a command was given, opened one after the other.
struct DossierInput {
  /// One file or standard input.
  struct Source {
    /// How the bytes are to be read.
    enum Form {
      case json
      /// A main table, with the tables of its lists.
      case table(lists: [CSVListTable])
    }
    /// The name that places show.
    var name: String
    /// How many bytes it has; 0 where that is not known.
    var size: Int
    /// How the bytes are to be read.
    var form: Form
    /// Appends the next bytes to others; false at the end.
    var read: (inout [UInt8]) -> Bool
    /// What unpacks the bytes, where the file is packed.
    var unpacking: GzipReader?
  }

  /// The sources, in the order given; tables of lists are no sources of their own.
  private(set) var sources: [Source] = []

  /// Opens all files at once, so that a missing one is told before anything is evaluated.
  ///
  /// Files that end in `.gz` are unpacked while they are read; what counts is the ending before
  /// that. Files that end in `.csv` or `.tsv` are tables. One that is named like a list of the schema
  /// (`quá_trình.csv`, `đợt-1.quá_trình.csv`) holds the elements of that list; such tables are
  /// also found beside a main table without being named.
  init(
    _ paths: [String],
    schema: FactSchema,
    _ context: CommandContext
  ) throws(FileError) {
    let listNames = DossierInput.listNames(of: schema)
    let given = paths.filter { DossierInput.isTable($0) }
    let lists = given.filter { DossierInput.list(of: $0, among: listNames) != nil }
    // A single table is a main table, whatever its name.
    let listPaths = lists.count < given.count ? lists : []
    for path in paths where !listPaths.contains(path) {
      if path == "-" {
        let read = try DossierInput.checked(DossierInput.appending(context.readInput), name: "-")
        sources.append(Source(name: "-", size: 0, form: .json, read: read))
        continue
      }
      let stream = try FileSystem.openStream(path)
      var form = Source.Form.json
      if DossierInput.isTable(path) {
        form = .table(
          lists: try DossierInput.tables(of: path, given: listPaths, listNames: listNames)
        )
      }
      let unpacking = DossierInput.isPacked(path) ? GzipReader({ stream.read() }) : nil
      let read = try DossierInput.checked(
        unpacking.map { DossierInput.appending($0.read) } ?? stream.read(onto:),
        name: path
      )
      sources.append(
        Source(
          name: path,
          // How much a packed file holds is known at its end only.
          size: unpacking == nil ? stream.size : 0,
          form: form,
          read: read,
          unpacking: unpacking
        )
      )
    }
  }

  /// What was wrong with packed files; known once all sources were read.
  var problems: [FileError] {
    sources.compactMap { source in
      source.unpacking?.problem.map { .packed(source.name, $0) }
    }
  }

  /// How many bytes all sources have; 0 where that is not known.
  var size: Int { sources.contains { $0.size == 0 } ? 0 : sources.reduce(0) { $0 + $1.size } }

  /// Appends what is read piece by piece.
  private static func appending(_ read: @escaping () -> [UInt8]?) -> (inout [UInt8]) -> Bool {
    { bytes in
      guard let piece = read() else { return false }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      return true
    }
  }

  /// The same bytes, once their beginning was seen not to be that of another kind of file.
  private static func checked(
    _ read: @escaping (inout [UInt8]) -> Bool,
    name: String
  ) throws(FileError) -> (inout [UInt8]) -> Bool {
    var first: [UInt8] = []
    let hasFirst = read(&first)
    if hasFirst, let kind = ForeignFile(beginning: first) { throw .foreign(name, kind) }
    var isFirst = hasFirst
    return { bytes in
      guard isFirst else { return read(&bytes) }
      isFirst = false
      bytes += first
      first = []
      return true
    }
  }

  private static func tables(
    of main: String,
    given: [String],
    listNames: ListNames
  ) throws(FileError) -> [CSVListTable] {
    var paths: [String: String] = [:]
    for path in given {
      if let list = list(of: path, among: listNames) { paths[list] = path }
    }
    for path in siblings(of: main) where path != main {
      // `đợt-2.quá_trình.csv` belongs to `đợt-2.csv` and to no other table.
      let stem = self.stem(of: path)
      if let dot = stem.lastIndex(of: "."), stem[..<dot] != self.stem(of: main) { continue }
      if let list = list(of: path, among: listNames), paths[list] == nil { paths[list] = path }
    }
    var tables: [CSVListTable] = []
    for list in paths.keys.sorted() {
      guard let path = paths[list] else { continue }
      let bytes = try unpackedContents(of: path)
      if let kind = ForeignFile(beginning: bytes) { throw .foreign(path, kind) }
      tables.append(CSVListTable(name: path, field: list, bytes: bytes))
    }
    return tables
  }

  private static func siblings(of path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    // Where the folder cannot be listed, only the tables that were named are read.
    let names = (try? FileSystem.names(inDirectory: folder.isEmpty ? "." : folder)) ?? []
    return names.filter { isTable($0) }.map { folder + $0 }
  }

  /// All bytes of a file, unpacked where its name says that it is packed.
  private static func unpackedContents(of path: String) throws(FileError) -> [UInt8] {
    guard isPacked(path) else { return try FileSystem.contents(of: path) }
    let stream = try FileSystem.openStream(path)
    let unpacking = GzipReader({ stream.read() })
    var bytes: [UInt8] = []
    while let piece = unpacking.read() { bytes.append(contentsOf: piece) }
    if let problem = unpacking.problem { throw .packed(path, problem) }
    return bytes
  }

  private static func isPacked(_ path: String) -> Bool { path.lowercased().hasSuffix(".gz") }

  /// The path without the ending of a packed file.
  private static func unpackedPath(_ path: String) -> Substring {
    isPacked(path) ? path.dropLast(3) : path[...]
  }

  private static func isTable(_ path: String) -> Bool {
    let lower = unpackedPath(path).lowercased()
    return lower.hasSuffix(".csv") || lower.hasSuffix(".tsv")
  }

  /// The name of a file without its folder and ending.
  private static func stem(of path: String) -> Substring {
    let name = unpackedPath(path).split(separator: "/").last ?? ""
    return name.dropLast(4)
  }

  /// The list whose elements a table holds, by its name; file names may lack the marks
  /// (`qua-trinh.csv`), as long as one list alone is meant.
  private static func list(of path: String, among names: ListNames) -> String? {
    let last = String(stem(of: path).split(separator: ".").last ?? "")
    return names.exact[VietnameseText.dataKey(last)] ?? names.plain[plainKey(last)]
  }

  /// The name without marks and with one kind of gap.
  private static func plainKey(_ name: String) -> String {
    VietnameseText.dataKey(VietnameseText.withoutMarks(String(name.map { $0 == "-" ? "_" : $0 })))
  }

  /// The names under which tables of lists are found.
  private struct ListNames {
    /// Spelling as a key of data, to the name of the list.
    var exact: [String: String] = [:]
    /// The same without marks, where that still means one list.
    var plain: [String: String] = [:]
  }

  /// The lists of all kinds of dossier.
  private static func listNames(of schema: FactSchema) -> ListNames {
    var names = ListNames()
    var isAmbiguous: Set<String> = []
    for kind in schema.dossierKinds {
      for field in schema.records[kind].fields {
        guard case .list = field.type else { continue }
        let list = field.name.text
        for spelling in [list, field.label] + field.aliases {
          names.exact[VietnameseText.dataKey(spelling)] = list
          let key = plainKey(spelling)
          if let other = names.plain[key], other != list { isAmbiguous.insert(key) }
          names.plain[key] = list
        }
      }
    }
    for key in isAmbiguous { names.plain[key] = nil }
    return names
  }
}
