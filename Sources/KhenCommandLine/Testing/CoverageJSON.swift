import KhenAnalysis
import KhenExplanation
import KhenSource

/// Writes what tests show of the rules as JSON.
struct CoverageJSON {
  /// The version of the format; raised when a field is removed or changes its meaning.
  static let version = 1

  let coverage: CoverageReport
  let places: TestPlaces
  let language: Language

  /// Writes an object.
  func write(_ json: inout JSONOutput) {
    json.beginObject()
    json.field("format", "khen-coverage")
    json.key("version")
    json.integer(CoverageJSON.version)
    json.key("total")
    write(coverage.total, &json)
    json.key("kinds")
    json.beginArray()
    for kind in CoverageKind.allCases {
      let count = coverage.count { $0.kind == kind }
      if count.demanded == 0 { continue }
      json.beginObject()
      json.field("kind", kind.rawValue)
      json.key("count")
      write(count, &json)
      json.endObject()
    }
    json.endArray()
    json.key("files")
    json.beginArray()
    for file in coverage.files {
      json.beginObject()
      json.field("file", places.name(of: file))
      json.key("count")
      write(coverage.count { $0.range.file == file }, &json)
      json.key("points")
      json.beginArray()
      for point in coverage.points where point.range.file == file { write(point, &json) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ count: CoverageReport.Count, _ json: inout JSONOutput) {
    json.beginObject()
    json.key("demanded")
    json.integer(count.demanded)
    json.key("covered")
    json.integer(count.covered)
    json.endObject()
  }

  private func write(_ point: CoveragePoint, _ json: inout JSONOutput) {
    let place = places.place(point.range)
    json.beginObject()
    json.field("kind", point.kind.rawValue)
    json.field("name", point.label)
    json.field("owner", point.owner)
    json.key("line")
    json.integer(place.line)
    json.key("column")
    json.integer(place.column)
    json.field("seen", point.seen.parts.map { CoverageJSON.code($0) })
    json.field("missing", point.missing.parts.map { CoverageJSON.code($0) })
    if !point.missing.isEmpty { json.field("reason", coverage.reason(point)[language]) }
    if !point.excused.isEmpty {
      json.key("excused")
      json.beginArray()
      for excuse in point.excused {
        json.beginObject()
        json.field("side", CoverageJSON.code(excuse.side))
        json.field("reason", excuse.reason.rawValue)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private static func code(_ side: CoverageSides) -> String {
    side == .yes ? "yes" : side == .no ? "no" : "undetermined"
  }
}
