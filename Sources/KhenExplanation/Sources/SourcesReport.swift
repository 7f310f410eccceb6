import KhenEvaluation
package import KhenSemantics
package import KhenSource
import KhenSyntax

/// What `khen sources` says of a rule set: its instruments, how much of each the rules cover, and
/// what ends soon.
package struct SourcesReport: Sendable {
  /// The rules.
  package let program: CheckedProgram
  /// Day number of the day on which "in effect" is judged.
  package let day: Int
  /// How many months ahead ends are looked for.
  package let months: Int
  /// The coverage of the instruments that are shown.
  package let coverage: [SourceCoverage]
  /// What ends after the day and within the months.
  package let ending: [LawPeriod]
  /// Where in the rules a range stands.
  package let place: @Sendable (SourceRange) -> String

  /// Computes the report for some instruments, all where none is named.
  package init(
    _ program: CheckedProgram,
    instruments: [Int],
    day: Int,
    months: Int,
    place: @escaping @Sendable (SourceRange) -> String
  ) {
    self.program = program
    self.day = day
    self.months = months
    self.place = place
    coverage = SourceCoverage.all(of: program).filter {
      instruments.isEmpty || instruments.contains($0.instrument)
    }
    let last = CalendarArithmetic.adding(months: months, days: 0, to: day, rounding: .down).day
    ending = program.periodsEnding(after: day, by: last)
  }

  /// What has a period, as people name it.
  package func subject(_ period: LawPeriod) -> Bilingual {
    switch period.subject {
    case .instrument(let index):
      return .same(program.instrumentLabel(index) + " – " + program.instruments[index].label)
    case .award(let index):
      let award = program.awards[index]
      let version = award.instrument.map { " (" + program.instrumentLabel($0) + ")" } ?? ""
      return Bilingual(
        vi: "tiêu chuẩn: " + award.label + version,
        en: "criteria: " + award.label + version
      )
    case .parameter(let index):
      let label = program.parameters[index].label
      return Bilingual(vi: "tham số: " + label, en: "parameter: " + label)
    }
  }

  /// The instruments that amend or replace one, as people name them.
  package func successors(of index: Int) -> (amending: [String], replacing: [String]) {
    var amending: [String] = []
    var replacing: [String] = []
    for (other, instrument) in program.instruments.enumerated() {
      if instrument.amends.contains(where: { $0.instrument == index }) {
        amending.append(program.instrumentLabel(other))
      }
      if instrument.replaces.contains(index) { replacing.append(program.instrumentLabel(other)) }
    }
    return (amending, replacing)
  }

  /// A provision as people write it; the instrument as a whole where it has no parts.
  package func placeText(_ provision: SourceCoverage.Provision) -> Bilingual {
    guard !provision.parts.isEmpty else {
      return Bilingual(vi: "toàn văn bản", en: "the whole instrument")
    }
    let citation = CitationText(
      instrument: "",
      instrumentLabel: "",
      parts: provision.parts,
      certainty: .verified
    )
    return Bilingual(vi: citation.text(in: .vietnamese), en: citation.text(in: .english))
  }

  /// The words of a provision: its own label, else what stands on it.
  package func words(_ provision: SourceCoverage.Provision) -> String {
    if !provision.label.isEmpty { return provision.label }
    var labels: [String] = []
    for use in provision.uses where !labels.contains(use.label) { labels.append(use.label) }
    return TextLayout.joined(Array(labels.prefix(3)), by: "; ") + (labels.count > 3 ? "; …" : "")
  }

  /// How many provisions of the shown instruments have each status, in order of the statuses.
  package var counts: [(status: SourceCoverage.Status, count: Int)] {
    SourceCoverage.Status.allCases.map { status in
      (status, coverage.reduce(0) { $0 + $1.count(of: status) })
    }
  }

  /// The instruments whose number or date is open in the sources.
  package var defects: [Bilingual] {
    coverage.compactMap { entry in
      let instrument = program.instruments[entry.instrument]
      var parts: [Bilingual] = []
      if instrument.number == nil {
        parts.append(Bilingual(vi: "chưa ghi số hiệu", en: "without a number"))
      }
      if instrument.hasConflictingDates {
        parts.append(
          SourceWords.issued(instrument) ?? Bilingual(vi: "ngày khác nhau", en: "dates differ")
        )
      } else if let span = instrument.issued, span.end != span.start.map({ $0 + 1 }) {
        parts.append(Bilingual(vi: "chưa ghi ngày ban hành", en: "without a day of issue"))
      }
      guard !parts.isEmpty else { return nil }
      return .same(instrument.label + ": ") + Bilingual.list(parts)
    }
  }
}
