import KhenEvaluation
package import KhenSemantics
package import KhenSource

/// How much of a rule set its tests show, and why not all of it.
package struct CoverageReport: Sendable {
  /// How many ways of coming out were demanded and shown.
  package struct Count: Hashable, Sendable {
    /// How many ways were demanded.
    package var demanded = 0
    /// How many of them were shown.
    package var covered = 0

    /// The share in hundredths of a per cent, rounded down so that only all is 100 %; all of
    /// nothing is all.
    package var hundredths: Int { demanded == 0 ? 10_000 : covered * 10_000 / demanded }

    /// The share for people: `97,5`.
    package func percent(in language: Language) -> String {
      CoverageReport.percent(hundredths, in: language)
    }

    mutating func add(_ point: CoveragePoint) {
      demanded += point.demanded.count
      covered += point.covered.count
    }
  }

  /// Hundredths of a per cent for people, cut to tenths: `97,5`.
  package static func percent(_ hundredths: Int, in language: Language) -> String {
    let tenths = hundredths / 10
    let text = "\(tenths / 10)"
    let sign = language == .vietnamese ? "," : "."
    return tenths % 10 == 0 ? text : text + sign + "\(tenths % 10)"
  }

  /// The parts of the rules, in the order of the files.
  package private(set) var points: [CoveragePoint]

  /// Joins what tests have shown with what there is, and finds out what cannot be shown.
  package init(_ program: CheckedProgram, _ collector: CoverageCollector) {
    points = CoverageUniverse(program).points
    let limits = CoverageLimits(program, FactSchema(program))
    for index in points.indices {
      points[index].seen = collector.seen[points[index].range] ?? []
      guard let possible = limits.possible[points[index].range] else { continue }
      points[index].openFacts = possible.openFacts
      // What was shown can be shown, whatever the proof could not see.
      let impossible = points[index].demanded.subtracting(possible.sides)
        .subtracting(points[index].seen)
      for side in impossible.parts {
        points[index].demanded.subtract(side)
        points[index].excused.append((side, side == .open ? .neverOpen : .never))
      }
      guard let sourced = limits.sourced[points[index].range] else { continue }
      for side in points[index].missing.subtracting(sourced).parts {
        points[index].demanded.subtract(side)
        points[index].excused.append((side, .notSourced))
      }
    }
  }

  /// All that was demanded and shown.
  package var total: Count { count { _ in true } }

  /// What was demanded and shown of the parts that are wanted.
  package func count(_ isWanted: (CoveragePoint) -> Bool) -> Count {
    var count = Count()
    for point in points where isWanted(point) { count.add(point) }
    return count
  }

  /// The files that hold parts, in their order.
  package var files: [FileID] {
    var files: [FileID] = []
    for point in points where files.last != point.range.file { files.append(point.range.file) }
    return files
  }

  /// Why a part is not covered, as one sentence, and what would cover it.
  package func reason(_ point: CoveragePoint) -> Bilingual {
    let kind = point.kind
    if point.seen.isEmpty {
      let isVersionUnused = points.contains { $0.range == point.version && $0.seen.isEmpty }
      if isVersionUnused {
        return Bilingual(
          vi: "chưa kiểm thử nào dùng bản này",
          en: "no test uses this version"
        )
      }
      return Bilingual(vi: "chưa kiểm thử nào tới đây", en: "no test reaches this")
    }
    let seen = point.seen.intersection([.yes, .no, .open]).parts
    let words = seen.map { kind.word($0) }
    var text = Bilingual(
      vi: "mới chỉ " + words.map { $0.vi }.joined(separator: ", "),
      en: "only " + words.map { $0.en }.joined(separator: ", ")
    )
    let lacking = point.missing.parts.map { kind.word($0) }
    text.vi += "; còn thiếu: " + lacking.map { $0.vi }.joined(separator: ", ")
    text.en += "; lacking: " + lacking.map { $0.en }.joined(separator: ", ")
    if point.missing.contains(.open), let advice = advice(point) {
      text.vi += " (" + advice.vi + ")"
      text.en += " (" + advice.en + ")"
    }
    return text
  }

  /// What a test would leave out to have a part open.
  private func advice(_ point: CoveragePoint) -> Bilingual? {
    let facts = point.openFacts.prefix(3)
    if facts.isEmpty { return nil }
    let vi = facts.joined(separator: ", hoặc ")
    let en = facts.joined(separator: ", or ")
    if point.kind == .attestation || (point.kind == .limb && point.openFacts == [point.label]) {
      return Bilingual(vi: "để không rõ xác nhận \(vi)", en: "leave the attestation \(en) unknown")
    }
    return Bilingual(vi: "để không rõ \(vi)", en: "leave \(en) unknown")
  }
}
