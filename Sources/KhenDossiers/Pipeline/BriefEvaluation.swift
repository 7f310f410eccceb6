package import KhenEvaluation
import KhenExplanation
package import KhenSource

/// Reads and evaluates dossiers and writes a short line for each result; the working memory of one
/// thread.
///
/// A line says the key, the award, the verdict, the criteria that are not met, and the facts that
/// are missing among those which a criterion that is open rests on:
/// `{"key":"HS-1","award":"…","verdict":"undetermined","failed":[],"missing":["giới_tính"]}`.
package struct BriefEvaluation {
  /// The results of a batch.
  package struct Output: Sendable {
    /// The lines of all results.
    package var bytes: [UInt8] = []
    /// For each dossier of the batch, the first byte behind its lines.
    package var ends: [Int] = []
    /// For each dossier the hash of its key.
    package var keys: [UInt64] = []
    /// How many dossiers have mistakes.
    package var unreadableCount = 0
    /// The verdicts that came out.
    package var verdicts: Set<Verdict> {
      Set(Verdict.allCases.filter { seen & Output.bit($0) != 0 })
    }
    private var seen: UInt8 = 0

    mutating func note(_ verdict: Verdict) { seen |= Output.bit(verdict) }

    private static func bit(_ verdict: Verdict) -> UInt8 {
      switch verdict {
      case .eligible: 1
      case .ineligible: 2
      case .onHold: 4
      case .undetermined: 8
      case .pending: 16
      case .notApplicable: 32
      case .dataError: 64
      case .ruleError: 128
      }
    }
  }

  private var evaluation: DossierEvaluation
  private let plan: EvaluationPlan
  private let language: Language
  private let flat: FlatSchema
  private let dossier: FlatDossier
  private var fast: FastJSONReader?
  private var fastTable: FastTableReader?
  /// Whether the fast reader of the source was made, if there can be one.
  private var isFastPrepared = false
  /// From how many dossiers on it is worth the making of the fast reader.
  private static let fastCountMin = 16
  private var json: JSONDossierReader?
  private var table: CSVDossierReader?
  /// For each version, as an index of the programs of the plan, what evaluates it; made when it is
  /// first needed.
  private var evaluators: [BriefEvaluator?]
  private let lines: [BriefLines]
  /// For each award and each record of the schema, the version, as an index of the programs of the
  /// plan; −1.
  private let versions: [[Int]]
  private var missing: [Int: MissingFacts] = [:]
  /// For each column of the schema, whether a criterion that is open rests on it.
  private let columnsMissing: FlatStorage<Bool>
  /// For each kind, whether all its awards can be evaluated here.
  private var isPlain: [Int: Bool] = [:]

  /// Prepares the working memory.
  package init(_ plan: EvaluationPlan, language: Language) {
    var plan = plan
    plan.detail = .failed
    self.plan = plan
    self.language = language
    evaluation = DossierEvaluation(plan)
    flat = FlatSchema(plan.schema)
    dossier = FlatDossier(
      flat,
      attestationCount: plan.schema.attestations.count,
      documentCount: plan.schema.documents.count
    )
    columnsMissing = FlatStorage(repeating: false, count: flat.columnCount)
    evaluators = [BriefEvaluator?](repeating: nil, count: plan.programs.count)
    lines = plan.awards.map { BriefLines(award: $0.text, versionCount: plan.programs.count) }
    versions = plan.versions.map { versions in
      plan.schema.records.indices.map { versions[$0] ?? -1 }
    }
  }

  /// Starts a source of JSON dossiers.
  package mutating func begin(_ reader: JSONDossierReader) {
    json = reader
    table = nil
    fastTable = nil
    isFastPrepared = fast != nil
  }

  /// Starts a table whose header was read.
  package mutating func begin(_ reader: CSVDossierReader) {
    table = reader
    json = nil
    fastTable = nil
    isFastPrepared = false
  }

  /// Makes the fast reader of the source, which knows what all rules for the kind look at.
  private mutating func prepareFast(kind: Int) {
    isFastPrepared = true
    var columnsRead: Set<Int> = []
    for version in plan.versions.compactMap({ $0[kind] }) {
      let place = evaluation.place(of: version)
      columnsRead.formUnion(evaluation.evaluators[place].compiled.program.columnsRead)
    }
    // The reader knows all texts that are there now by their ids.
    evaluation.frame.texts.keepConstants()
    if let json {
      fast = FastJSONReader(
        json,
        flat: flat,
        dossier: dossier,
        columnsRead: columnsRead,
        constants: constants
      )
    } else if let table {
      fastTable = FastTableReader(
        table,
        flat: flat,
        dossier: dossier,
        columnsRead: columnsRead,
        constants: constants
      )
    }
  }

  /// The texts of the rules by their ids.
  private var constants: [String] {
    let texts = evaluation.frame.texts
    return (0..<texts.count).map { texts[Int64($0)] }
  }

  /// Reads and evaluates the records of a batch from one on.
  ///
  /// - Parameters:
  ///   - batch: the records.
  ///   - first: the first one that is a dossier.
  ///   - position: its position among all dossiers.
  ///   - file: the name of the input.
  /// - Returns: the lines, in the order of the records.
  package mutating func output(
    of batch: RecordBatch,
    from first: Int,
    position: Int,
    file: String
  ) -> Output {
    var output = Output()
    output.bytes.reserveCapacity(batch.records.count * 160)
    output.ends.reserveCapacity(batch.records.count)
    output.keys.reserveCapacity(batch.records.count)
    let plainKind = plainKind
    if !isFastPrepared, let plainKind,
      batch.records.count - first >= BriefEvaluation.fastCountMin
    {
      prepareFast(kind: plainKind)
    }
    // The readers are taken out, so that they are not shared while they change.
    var fast = json == nil || plainKind == nil ? nil : self.fast
    var fastTable = table == nil || plainKind == nil ? nil : self.fastTable
    // Most schemas promise nothing; then nothing is asked for each dossier.
    var promises = json?.promises ?? table?.promises
    if promises?.constraints.isEmpty ?? true { promises = nil }
    let awards = plainKind.map { plan.awards(ofKind: $0) } ?? []
    FlatArray.with(batch.bytes) { bytes in
      for index in first..<batch.records.count {
        let split = batch.records[index]
        if split.failure == nil, let kind = plainKind,
          let result = fast?.read(bytes, from: split.start, to: split.end)
            ?? fastTable?.read(bytes, from: split.start, to: split.end),
          promises?.areKept(by: dossier) ?? true
        {
          // The header of a table is a record but no dossier.
          let ordinal = table == nil ? split.ordinal : split.ordinal - 1
          let key = result.key.isEmpty ? Array("#\(ordinal)".utf8) : []
          var isFiled = false
          for award in awards {
            if key.isEmpty {
              lines[award].writeOpening(to: &output.bytes)
              result.bytes.append(result.key, to: &output.bytes)
            } else {
              lines[award].writeOpening(to: &output.bytes)
              output.bytes += key
            }
            write(award, kind: kind, &isFiled, &output)
          }
          output.keys.append(
            key.isEmpty
              ? DossierKeySet.hash(result.bytes, result.key)
              : DossierKeySet.hash("#\(ordinal)")
          )
        } else {
          let record = read(batch, at: index)
          write(record, position: position + index - first, file: file, &output)
          output.keys.append(DossierKeySet.hash(record.key))
        }
        output.ends.append(output.bytes.count)
      }
    }
    return output
  }

  /// The lines of a dossier whose key stood before, with that mistake.
  package mutating func repeated(
    _ batch: RecordBatch,
    at index: Int,
    position: Int,
    file: String
  ) -> Output {
    var record = read(batch, at: index)
    let isReadable = record.errors.isEmpty
    var keys = DossierKeySet()
    _ = keys.insert(record.key)
    keys.check(&record, column: batch.records[index].column)
    var output = Output()
    write(record, position: position, file: file, &output)
    output.unreadableCount = isReadable ? 1 : 0
    return output
  }

  /// The lines of a record that is no dossier.
  package mutating func lines(
    of record: DossierRecord,
    position: Int,
    file: String
  ) -> Output {
    var output = Output()
    write(record, position: position, file: file, &output)
    return output
  }

  private mutating func read(_ batch: RecordBatch, at index: Int) -> DossierRecord {
    if json != nil, let record = json?.read(batch, at: index, into: &evaluation.frame) {
      return record
    }
    if let record = table?.read(batch, at: index, into: &evaluation.frame) { return record }
    preconditionFailure("a batch is evaluated before its source was begun")
  }

  /// The only kind of dossier, if its awards can all be evaluated without the version that is in
  /// effect being in question.
  private var plainKind: Int? {
    mutating get {
      guard plan.schema.dossierKinds.count == 1, let kind = plan.schema.dossierKinds.first else {
        return nil
      }
      return isPlain(kind) ? kind : nil
    }
  }

  private mutating func isPlain(_ kind: Int) -> Bool {
    if let known = isPlain[kind] { return known }
    let isPlain = plan.awards(ofKind: kind).allSatisfy { plan.residuals[$0][kind] == nil }
    self.isPlain[kind] = isPlain
    return isPlain
  }

  // MARK: Lines

  /// Writes the lines of a dossier that was read into the frame.
  private mutating func write(
    _ record: DossierRecord,
    position: Int,
    file: String,
    _ output: inout Output
  ) {
    if record.errors.isEmpty, isPlain(record.kind) {
      dossier.copy(evaluation.frame)
      var isFiled = true
      for award in plan.awards(for: record) {
        lines[award].writeOpening(to: &output.bytes)
        output.bytes += BriefText.quoted(record.key).dropFirst().dropLast()
        write(award, kind: record.kind, &isFiled, &output)
      }
      return
    }
    if !record.errors.isEmpty { output.unreadableCount += 1 }
    for result in evaluation.results(of: record, position: position, file: file) {
      output.note(result.explanation.verdict)
      BriefLines.write(result, language: language, to: &output.bytes)
    }
  }

  /// Evaluates the dossier for an award and writes the rest of the line, from the end of the key.
  private mutating func write(
    _ award: Int,
    kind: Int,
    _ isFiled: inout Bool,
    _ output: inout Output
  ) {
    let version = versions[award][kind]
    guard version >= 0 else {
      output.note(.notApplicable)
      lines[award].write(.notApplicable, to: &output.bytes)
      return
    }
    if evaluators[version] == nil {
      let place = evaluation.place(of: version)
      evaluators[version] = BriefEvaluator(
        evaluation.evaluators[place],
        schema: plan.schema,
        flat: flat,
        date: plan.date,
        texts: &evaluation.frame.texts
      )
      lines[award].learn(evaluators[version]?.parts ?? [], version: version)
    }
    guard let evaluator = evaluators[version] else { return }
    let verdict = evaluator.evaluate(dossier, &evaluation.frame, isFiled: &isFiled)
    output.note(verdict)
    if verdict == .eligible {
      lines[award].write(verdict, to: &output.bytes)
      return
    }
    lines[award].writeFailed(evaluator, version: version, verdict, to: &output.bytes)
    if evaluator.hasOpenParts { writeMissing(evaluator, kind: kind, to: &output.bytes) }
    lines[award].writeEnd(to: &output.bytes)
  }

  private mutating func writeMissing(
    _ evaluator: BriefEvaluator,
    kind: Int,
    to bytes: inout [UInt8]
  ) {
    let columns = columnsMissing.array
    for column in 0..<columns.count { columns[column] = false }
    let (parts, outcomes) = (evaluator.plainParts, evaluator.outcomes)
    var last: [UInt8]?
    for index in 0..<parts.count where !parts[index].isGroup {
      switch outcomes[index] {
      case .undetermined, .awaiting:
        if parts[index].isPaper {
          if last != nil { bytes.append(UInt8(ascii: ",")) }
          let text = BriefText.quoted(evaluator.parts[index].name)
          bytes += text
          last = text
        }
        evaluator.mark(columnsOf: index, in: columns)
      case .met, .notMet, .error, .notNeeded: break
      }
    }
    if missing[kind] == nil { missing[kind] = MissingFacts(plan.schema, flat: flat, kind: kind) }
    missing[kind]?.append(columns, of: dossier, after: last, to: &bytes)
  }
}
