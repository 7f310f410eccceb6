package import KhenSource
import KhenSyntax

/// A table of cases as it was looked for beside a rule file.
package enum CaseTableContents: Sendable {
  /// Its bytes.
  case bytes([UInt8])
  /// There is none; the tables that stand there instead.
  case missing(known: [String])
  /// It is there and cannot be read, for a reason.
  case unreadable(Bilingual)
}

/// Reads the tables of cases that the tests of a rule set name; the files themselves are handed in
/// by whoever has them.
struct CaseTableLoader {
  private(set) var tables = CaseTables()
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads what some trees name; the tables follow the rule files in the source map.
  init(
    _ trees: [SyntaxTree],
    _ sources: inout SourceMap,
    _ read: (String) -> CaseTableContents
  ) {
    // One table may serve several tests.
    var paths: [String] = []
    var places: [String: [SourceRange]] = [:]
    for tree in trees {
      let folder = CaseTableLoader.folder(of: sources[tree.file]?.name ?? "")
      for case .test(let test) in tree.items {
        for name in test.tables where !name.value.isEmpty {
          guard CaseTableLoader.isBelow(name.value) else {
            diagnostics.append(.tableElsewhere(at: name.range))
            continue
          }
          let path = folder + name.value
          if places[path] == nil { paths.append(path) }
          places[path, default: []].append(name.range)
        }
      }
    }
    for (index, path) in paths.enumerated() {
      let named = places[path] ?? []
      guard let first = named.first else { continue }
      guard index < Limits.caseTables else {
        diagnostics.append(.tooManyTables(at: first))
        return
      }
      add(path, named, read(path), &sources)
    }
  }

  private mutating func add(
    _ path: String,
    _ places: [SourceRange],
    _ contents: CaseTableContents,
    _ sources: inout SourceMap
  ) {
    switch contents {
    case .missing(let known):
      for place in places { tables.add(neighbours: known, at: place) }
    case .unreadable(let reason):
      refuse(places, .tableUnreadable(reason, at: places[0]))
    case .bytes(let bytes):
      guard bytes.count <= Limits.caseTableSize else {
        refuse(places, .tableTooLarge(at: places[0]))
        return
      }
      let (file, problems) = SourceFile.load(bytes: bytes, name: path, id: sources.nextID)
      sources.add(file)
      let (table, mistakes) = CaseTable.read(file)
      diagnostics += problems + mistakes
      tables.add(table, namedAt: places)
    }
  }

  /// Reports a table that is there and is not read; that it is missing is not said as well.
  private mutating func refuse(_ places: [SourceRange], _ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    refused.formUnion(places)
  }

  /// Places that name a table that was refused.
  private(set) var refused: Set<SourceRange> = []

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// Whether a name leads to the folder itself or below it.
  private static func isBelow(_ name: String) -> Bool {
    if name.hasPrefix("/") || name.contains("\\") || name.contains("\0") { return false }
    return !name.split(separator: "/", omittingEmptySubsequences: false).contains {
      $0 == ".." || $0.isEmpty
    }
  }
}
