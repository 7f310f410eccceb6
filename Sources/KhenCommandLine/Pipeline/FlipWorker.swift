import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// Reads a dossier under two rule sets and compares what comes out; the memory of one thread.
///
/// Unchecked, because each thread has a worker of its own.
final class FlipWorker: @unchecked Sendable {
  /// What came out for one dossier.
  struct Piece: Sendable {
    /// The dossier as the old rules read it.
    var old: DossierRecord
    /// The dossier as the new rules read it.
    var new: DossierRecord
    /// Column in which it begins.
    var column: Int
    /// Where results differ.
    var flips: [DossierFlip] = []
    /// How many results were compared.
    var resultCount = 0
  }

  /// One of the two rule sets.
  private struct Side {
    var json: JSONDossierReader?
    var table: CSVDossierReader?
    /// Gives verdicts only.
    var plain: DossierEvaluation
    /// Gives reasons as well; for the few dossiers that need them.
    var full: DossierEvaluation

    init(_ plan: EvaluationPlan) {
      var plan = plan
      plan.detail = .none
      plain = DossierEvaluation(plan)
      plan.detail = .all
      full = DossierEvaluation(plan)
    }

    mutating func read(_ batch: RecordBatch, at index: Int) -> DossierRecord? {
      json?.read(batch, at: index, into: &plain.frame)
        ?? table?.read(batch, at: index, into: &plain.frame)
    }

    /// The results of the dossier read last, with all reasons.
    mutating func explained(
      _ record: DossierRecord,
      _ position: Int,
      _ file: String
    ) -> [DossierResult] {
      full.frame = plain.frame
      return full.results(of: record, position: position, file: file)
    }
  }

  private var old: Side
  private var new: Side
  /// What awards of the old rules are called in the new ones.
  private let newName: (Name) -> Name

  init(_ old: EvaluationPlan, _ new: EvaluationPlan, newName: @escaping (Name) -> Name) {
    self.old = Side(old)
    self.new = Side(new)
    self.newName = newName
  }

  /// Starts a source of JSON dossiers.
  func begin(_ oldReader: JSONDossierReader, _ newReader: JSONDossierReader) {
    old.json = oldReader
    new.json = newReader
    old.table = nil
    new.table = nil
  }

  /// Starts a table whose header was read.
  func begin(_ oldReader: CSVDossierReader, _ newReader: CSVDossierReader) {
    old.table = oldReader
    new.table = newReader
    old.json = nil
    new.json = nil
  }

  /// What comes out for the dossiers of a batch.
  func pieces(of work: DossierWork) -> [Piece] {
    var pieces: [Piece] = []
    for index in work.firstRecord..<work.batch.records.count {
      guard let before = old.read(work.batch, at: index),
        let after = new.read(work.batch, at: index)
      else { continue }
      var piece = Piece(old: before, new: after, column: work.batch.records[index].column)
      if before.errors.isEmpty || after.errors.isEmpty {
        compare(&piece, position: work.firstPosition + index - work.firstRecord, work.file)
      }
      pieces.append(piece)
    }
    return pieces
  }

  private func compare(_ piece: inout Piece, position: Int, _ file: String) {
    let olds = old.plain.results(of: piece.old, position: position, file: file)
    let news = new.plain.results(of: piece.new, position: position, file: file)
    let changed = pairs(olds, news).filter { verdict($0.0) != verdict($0.1) }
    piece.resultCount = max(olds.count, news.count)
    guard !changed.isEmpty else { return }
    let oldFull = old.explained(piece.old, position, file)
    let newFull = new.explained(piece.new, position, file)
    for (before, after) in pairs(oldFull, newFull) where verdict(before) != verdict(after) {
      guard let result = after ?? before else { continue }
      var flip = DossierFlip(
        key: result.explanation.key,
        nominee: result.explanation.nominee,
        place: result.place,
        award: after.map { Name($0.explanation.award) }
          ?? newName(Name(result.explanation.award)),
        awardLabel: result.explanation.awardLabel,
        oldVerdict: verdict(before),
        newVerdict: verdict(after),
        clauses: []
      )
      if let before, let after {
        flip.clauses = ClauseFlip.between(before.explanation, after.explanation)
        flip.dataErrors = before.dataErrors + after.dataErrors
      }
      piece.flips.append(flip)
    }
  }

  private func verdict(_ result: DossierResult?) -> Verdict {
    result?.explanation.verdict ?? .notApplicable
  }

  /// Results for one award side by side; of a dossier that names no award, that one cannot read,
  /// each of the other with the error.
  private func pairs(
    _ olds: [DossierResult],
    _ news: [DossierResult]
  ) -> [(DossierResult?, DossierResult?)] {
    if olds.count == 1, olds[0].explanation.award.isEmpty { return news.map { (olds[0], $0) } }
    if news.count == 1, news[0].explanation.award.isEmpty { return olds.map { ($0, news[0]) } }
    var left = olds
    var pairs: [(DossierResult?, DossierResult?)] = []
    for result in news {
      let place = left.firstIndex {
        newName(Name($0.explanation.award)) == Name(result.explanation.award)
      }
      pairs.append((place.map { left.remove(at: $0) }, result))
    }
    return pairs + left.map { ($0, nil) }
  }
}
