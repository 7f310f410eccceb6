import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

extension SelectionPlan: DossierPlan {
  func makeMemory() -> NomineeReader { NomineeReader(self) }
}

/// What is kept of one dossier of a cohort.
enum CohortEntry: Sendable {
  case nominee(NomineeProfile)
  case unread(UnreadDossier)
}

extension NomineeReader: DossierMemory {
  mutating func results(
    of record: DossierRecord,
    position: Int,
    file: String
  ) -> [CohortEntry] {
    guard record.errors.isEmpty else {
      let errors = record.errors.map { DataErrorText($0, file: file) }
      return [.unread(UnreadDossier(key: record.key, position: position, errors: errors))]
    }
    return [
      .nominee(
        profile(
          key: record.key,
          nominee: record.nominee,
          kind: record.kind,
          position: position
        )
      )
    ]
  }
}

/// Keeps what a choice needs of each dossier and writes nothing: who is chosen is known at the end.
///
/// Each dossier is looked at once, whatever selections read each other, so standard input will
/// do; memory grows by a few small values for each dossier.
struct CohortOutput: DossierOutput {
  var opening: [UInt8] { [] }
  var separator: [UInt8] { [] }
  func closing(isEmpty: Bool) -> [UInt8] { [] }

  func rendered(
    _ result: CohortEntry,
    dataPlace: @escaping @Sendable (UInt32) -> DataPlace?
  ) -> [UInt8] { [] }

  func makeCollector() -> CohortCollector { CohortCollector() }
}

/// The cohort, in the order of the input.
struct CohortCollector: DossierCollector {
  /// What was kept of the dossiers that could be read.
  private(set) var profiles: [NomineeProfile] = []
  /// The dossiers that could not be read.
  private(set) var unread: [UnreadDossier] = []

  mutating func add(_ results: [CohortEntry], rendered: [[UInt8]]) -> String? {
    for result in results {
      switch result {
      case .nominee(let profile): profiles.append(profile)
      case .unread(let dossier): unread.append(dossier)
      }
    }
    return ""
  }

  mutating func finish() -> String { "" }
}
