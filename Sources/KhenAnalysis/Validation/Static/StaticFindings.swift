package import KhenDossiers
package import KhenSource

/// All findings about a rule set that need no evaluation.
package enum StaticFindings {
  /// Looks at a rule set; a set with errors has none, since what it means is not settled.
  ///
  /// `today` is a day number, for dates that lie too far ahead.
  package static func all(of rules: LoadedRules, today: Int) -> [Diagnostic] {
    guard let context = StaticContext(rules, today: today) else { return [] }
    let findings =
      UnusedDefinitions.findings(context) + UnusedFigures.findings(context)
      + UnusedSchema.findings(context) + UnusedSources.findings(context)
      + UncheckedConstraints.findings(context) + UnusedVariables.findings(context)
      + PeriodGaps.findings(context)
      + OutdatedSources.findings(context) + EndedAwards.findings(context)
      + DoubtfulDates.findings(context) + CitationStrength.findings(context)
      + CitationLists.findings(context) + ThresholdOrder.findings(context)
      + DuplicatedText.findings(context) + SimilarNames.findings(context)
      + UntestedRules.findings(context)
    // One slip shows in several ways; what says most about it is said.
    var explained: Set<Place> = []
    for finding in findings {
      for id in finding.id.explains {
        explained.insert(Place(id: id, range: finding.primary.range))
      }
    }
    return findings.filter { !explained.contains(Place(id: $0.id, range: $0.primary.range)) }
  }

  private struct Place: Hashable {
    var id: DiagnosticID
    var range: SourceRange
  }
}

extension DiagnosticID {
  /// What the same slip would also be reported as.
  fileprivate var explains: [DiagnosticID] {
    switch self {
    case .figureLeap: [.thresholdOrder]
    case .similarName: [.unusedGroup, .untestedRule]
    default: []
    }
  }
}
