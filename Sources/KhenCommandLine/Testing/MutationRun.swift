import Dispatch
import KhenAnalysis
import KhenSource

/// Tries the mutants of a plan on several threads; the report does not depend on their number.
struct MutationRun {
  private let plan: MutationPlan
  private let jobs: Int
  private let deadline: ContinuousClock.Instant?

  init(_ plan: MutationPlan, jobs: Int, timeout: Int?) {
    self.plan = plan
    self.jobs = max(1, jobs)
    deadline = timeout.map { ContinuousClock.now + .seconds($0) }
  }

  func report() -> MutationReport {
    let mutants = plan.mutants
    var entries = mutants.map { MutationReport.Entry(mutation: $0.mutation, outcome: .notTried) }
    let deadline = deadline
    each(of: Array(mutants.indices), &entries) { runner, index, entry in
      if let deadline, ContinuousClock.now > deadline { return }
      entry.outcome = runner.judge(mutants[index])
    }
    let survivors = entries.indices.filter { entries[$0].isSurvivor }
    each(of: survivors, &entries) { runner, index, entry in
      if let deadline, ContinuousClock.now > deadline { return }
      switch runner.tell(mutants[index]) {
      case .killer(let killer): entry.killer = killer
      case .same: entry.isProvedSame = true
      case .open: entry.cohortKiller = runner.cohortKiller(of: mutants[index])
      }
    }
    return MutationReport(entries)
  }

  /// The dossiers around each threshold.
  func boundaries(_ finder: BoundaryFinder) -> [Boundary] {
    let thresholds = finder.thresholds
    var boundaries = [Boundary?](repeating: nil, count: thresholds.count)
    each(of: Array(thresholds.indices), &boundaries) { runner, index, boundary in
      boundary = finder.boundary(thresholds[index], &runner)
    }
    return boundaries.compactMap { $0 }
  }

  /// Works on some entries: each thread on every n-th stretch of neighbours, which share compiled
  /// rules and dossiers.
  private func each<Entry>(
    of indices: [Int],
    _ entries: inout [Entry],
    _ work: (inout MutationRunner, Int, inout Entry) -> Void
  ) {
    let stretch = 16
    let count = (indices.count + stretch - 1) / stretch
    let jobs = min(self.jobs, max(1, count))
    let plan = plan
    entries.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      nonisolated(unsafe) let work = work
      // Each thread has a runner and entries of its own.
      DispatchQueue.concurrentPerform(iterations: jobs) { job in
        var runner = MutationRunner(plan)
        for part in stride(from: job, to: count, by: jobs) {
          for index in indices[(part * stretch)..<min(indices.count, (part + 1) * stretch)] {
            work(&runner, index, &slots[index])
          }
        }
      }
    }
  }
}
