import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// The parts of the work on dossiers that are measured.
enum BenchPart: String, CaseIterable, Sendable {
  case read
  case evaluate
  case explain
  case write
  case full
  case brief

  /// What the part is.
  var label: Bilingual {
    switch self {
    case .read: Bilingual(vi: "đọc hồ sơ", en: "read")
    case .evaluate: Bilingual(vi: "xét, không diễn giải", en: "evaluate, without reasons")
    case .explain: Bilingual(vi: "diễn giải đầy đủ", en: "explain in full")
    case .write: Bilingual(vi: "ghi JSON", en: "write JSON")
    case .full:
      Bilingual(vi: "cả bốn việc trên (ndjson)", en: "all four together (ndjson)")
    case .brief:
      Bilingual(vi: "đọc, xét, ghi dòng ngắn (brief)", en: "read, evaluate, short line (brief)")
    }
  }
}

/// Measures the work on dossiers that a generator makes, in memory and on one thread.
struct BenchRun {
  /// What was measured.
  struct Measurement {
    /// How many dossiers there were.
    var dossierCount: Int
    /// Their bytes.
    var byteCount: Int
    /// How many of them had mistakes.
    var unreadableCount: Int
    /// How many results there were of each verdict.
    var verdicts: [Verdict: Int]
    /// For each part, seconds of processor time of each round, rising.
    var seconds: [BenchPart: [Double]]
    /// The most memory that the process held, in KiB.
    var peakMemory: Int

    /// The middle of the rounds of a part.
    func median(_ part: BenchPart) -> Double {
      let rounds = seconds[part] ?? []
      return rounds.isEmpty ? 0 : rounds[rounds.count / 2]
    }

    /// How far the rounds of a part lie apart, in per cent of their middle.
    func spread(_ part: BenchPart) -> Int {
      let rounds = seconds[part] ?? []
      guard let least = rounds.first, let most = rounds.last, median(part) > 0 else { return 0 }
      return Int((most - least) / median(part) * 100)
    }
  }

  private let plan: EvaluationPlan
  private let rules: LoadedRules
  private let style: TextStyle
  private let batches: [RecordBatch]
  private let dossierCount: Int
  private let byteCount: Int

  /// Takes dossiers as lines of JSON.
  init(_ plan: EvaluationPlan, rules: LoadedRules, style: TextStyle, bytes: [UInt8], count: Int) {
    self.plan = plan
    self.rules = rules
    self.style = style
    var splitter = RecordSplitter(format: .json)
    splitter.append(bytes)
    splitter.finish()
    var batches: [RecordBatch] = []
    while true {
      let batch = splitter.takeBatch()
      if batch.records.isEmpty { break }
      batches.append(batch)
    }
    self.batches = batches
    byteCount = bytes.count
    dossierCount = count
  }

  /// Runs the rounds; each goes through all dossiers once for each sum of parts.
  func measure(rounds: Int) -> Measurement {
    var verdicts: [Verdict: Int] = [:]
    var unreadable = 0
    var seconds: [BenchPart: [Double]] = [:]
    for round in 0..<max(1, rounds) {
      // Parts are told apart by what each adds, since one needs the other's result.
      let read = run(through: .read)
      let evaluated = run(through: .evaluate)
      let explained = run(through: .explain)
      let written = run(through: .write)
      let brief = runBriefly()
      if round == 0 { (verdicts, unreadable) = (evaluated.verdicts, evaluated.unreadable) }
      let sums: [(BenchPart, Double)] = [
        (.read, read.seconds), (.evaluate, evaluated.seconds - read.seconds),
        (.explain, explained.seconds - evaluated.seconds),
        (.write, written.seconds - explained.seconds), (.full, written.seconds), (.brief, brief),
      ]
      for (part, value) in sums { seconds[part, default: []].append(max(0, value)) }
    }
    return Measurement(
      dossierCount: dossierCount,
      byteCount: byteCount,
      unreadableCount: unreadable,
      verdicts: verdicts,
      seconds: seconds.mapValues { $0.sorted() },
      peakMemory: ProcessUsage.peakMemory()
    )
  }

  private func run(
    through last: BenchPart
  ) -> (seconds: Double, verdicts: [Verdict: Int], unreadable: Int) {
    var plan = plan
    plan.detail = last == .evaluate ? .none : .all
    let output = ResultOutput(format: .ndjson, level: .all, style: style, rules: rules)
    var evaluation = DossierEvaluation(plan)
    var reader = JSONDossierReader(schema: plan.schema, promises: plan.promises)
    var verdicts: [Verdict: Int] = [:]
    var (unreadable, position, written) = (0, 0, 0)
    let start = ProcessUsage.processorSeconds()
    for batch in batches {
      for index in batch.records.indices {
        position += 1
        let record = reader.read(batch, at: index, into: &evaluation.frame)
        if !record.errors.isEmpty { unreadable += 1 }
        if last == .read { continue }
        let results = evaluation.results(of: record, position: position, file: "-")
        for result in results {
          verdicts[result.explanation.verdict, default: 0] += 1
          if last == .write { written += output.rendered(result) { _ in nil }.count }
        }
      }
    }
    return (ProcessUsage.processorSeconds() - start, verdicts, unreadable)
  }

  private func runBriefly() -> Double {
    var evaluation = BriefEvaluation(plan, language: style.language)
    evaluation.begin(JSONDossierReader(schema: plan.schema, promises: plan.promises))
    var position = 1
    let start = ProcessUsage.processorSeconds()
    for batch in batches {
      _ = evaluation.output(of: batch, from: 0, position: position, file: "-")
      position += batch.records.count
    }
    return ProcessUsage.processorSeconds() - start
  }
}
