import KhenEvaluation
import KhenSemantics
import KhenSource

/// Dossiers that answer most questions at once: those of the tests in the rules, and those that
/// searches found.
///
/// One dossier on which something certainly happens is enough to know that it can. Each dossier is
/// run once through each part of the rules that asks for it; what comes out is kept.
struct SamplePool {
  /// A dossier on a day within the days of a part of the rules, and what comes out of it.
  private struct Sample {
    var witness: Witness
    var frame: FactFrame
    /// For each reading of the law and each register outside of loops what certainly comes out;
    /// nothing where that is open.
    var outcomes: [[Bool?]]
  }

  /// What is known of one part of the rules.
  private struct Part {
    /// As the law is known; then with what is not known taken to be met, and not to be met.
    var machines: [PointMachine]
    /// Registers that hold one value for each dossier.
    var isOutsideOfLoops: [Bool]
    var samples: [Sample] = []
    /// Tests that were not run yet, those of the award itself first.
    var waiting: [Int]
    var ownCount: Int
  }

  private let tests: [CheckedTest]
  private let schema: FactSchema
  private let constraints: DossierConstraints
  private let subjects: [ValidationSubject]
  private var parts: [Part] = []
  private var texts = TextTable()
  /// The tests as they were filed, for the parts of the rules that share days.
  private var filed: [FiledTest: FactFrame?] = [:]

  private struct FiledTest: Hashable {
    var test: Int
    var date: Int
  }

  /// Gathers the tests of a rule set for the parts of it that are asked about.
  init(_ program: CheckedProgram, _ subjects: [ValidationSubject], schema: FactSchema) {
    tests = program.tests
    self.schema = schema
    self.subjects = subjects
    constraints = DossierConstraints(program, schema: schema)
    for subject in subjects {
      let own = tests.indices.filter { subject.isTested(by: tests[$0]) }
      let others = tests.indices.filter {
        tests[$0].kind == subject.kind && !subject.isTested(by: tests[$0])
      }
      parts.append(
        Part(
          machines: subject.program.readings.map { PointMachine($0, texts: &texts) },
          isOutsideOfLoops: subject.program.registersOutsideOfLoops,
          waiting: own + SamplePool.spread(others),
          ownCount: own.count
        )
      )
    }
    texts.keepConstants()
  }

  /// A dossier on which an instance of a question certainly happens; nothing where no dossier
  /// shows it.
  mutating func witness(_ instance: ValidationQuestion.Instance) -> Witness? {
    runOwnTests(of: instance.subject)
    if let known = find(instance, reading: 0) { return known }
    run(parts[instance.subject].waiting.count, of: instance.subject)
    return find(instance, reading: 0)
  }

  /// Whether some dossier shows that an instance of a question happens, if need be under one of
  /// the readings of what the law leaves open.
  mutating func isPossible(_ instance: ValidationQuestion.Instance, alsoDistant: Bool) -> Bool {
    let index = instance.subject
    runOwnTests(of: index)
    if alsoDistant { run(parts[index].waiting.count, of: index) }
    return parts[index].machines.indices.contains { find(instance, reading: $0) != nil }
  }

  /// Adds a dossier that was found, to the part of the rules that it was found for.
  mutating func add(_ witness: Witness, to subject: Int) {
    if let frame = frame(of: witness) { run(witness, frame, of: subject) }
  }

  // MARK: Asking

  /// A dossier that shows it under one reading of the law.
  private mutating func find(
    _ instance: ValidationQuestion.Instance,
    reading: Int
  ) -> Witness? {
    let part = parts[instance.subject]
    if instance.differing == nil,
      instance.parts.allSatisfy({ part.isOutsideOfLoops[Int($0.register)] })
    {
      return part.samples.first { sample in
        instance.parts.allSatisfy { sample.outcomes[reading][Int($0.register)] == $0.isTrue }
      }?.witness
    }
    // What happens inside loops, or how values differ, was not kept.
    let (program, register) = instance.condition(in: part.machines[reading].program)
    var machine = PointMachine(program.sliced(to: [register]), texts: &texts)
    return part.samples.first { sample in
      machine.run(sample.frame, date: sample.witness.date)
      return machine.result(register).isCertainlyTrue
    }?.witness
  }

  // MARK: Running

  private mutating func runOwnTests(of index: Int) {
    run(parts[index].ownCount, of: index)
    parts[index].ownCount = 0
  }

  private mutating func run(_ count: Int, of index: Int) {
    let now = parts[index].waiting.prefix(count)
    parts[index].waiting.removeFirst(count)
    let dates = subjects[index].dates
    for number in now {
      let test = tests[number]
      let date = min(max(test.evaluationDate, dates.lowerBound), dates.upperBound)
      let witness = Witness(test, on: date)
      let frame = filed[FiledTest(test: number, date: date)] ?? self.frame(of: witness)
      filed[FiledTest(test: number, date: date)] = .some(frame)
      if let frame { run(witness, frame, of: index) }
    }
  }

  /// The dossier as it is filed; nothing where it breaks a promise of the schema.
  private func frame(of witness: Witness) -> FactFrame? {
    var frame = FactFrame()
    frame.texts = texts
    frame.file(witness, schema: schema)
    guard constraints.apply(to: &frame, date: witness.date).isEmpty else { return nil }
    // Only the numbers of texts are compared.
    frame.texts = TextTable()
    return frame
  }

  private mutating func run(_ witness: Witness, _ frame: FactFrame, of index: Int) {
    let isOutsideOfLoops = parts[index].isOutsideOfLoops
    var outcomes: [[Bool?]] = []
    for reading in parts[index].machines.indices {
      parts[index].machines[reading].run(frame, date: witness.date)
      let machine = parts[index].machines[reading]
      outcomes.append(
        machine.program.shapes.indices.map { register in
          guard register < isOutsideOfLoops.count, isOutsideOfLoops[register],
            case .boolean = machine.program.shapes[register]
          else { return nil }
          let point = machine.result(UInt32(register))
          return point.isValue ? point.value != 0 : nil
        }
      )
    }
    parts[index].samples.append(Sample(witness: witness, frame: frame, outcomes: outcomes))
  }

  /// At most so many, from all over.
  private static func spread(_ tests: [Int]) -> [Int] {
    let most = AnalysisLimits.validationDistantTests
    if tests.count <= most { return tests }
    return (0..<most).map { tests[$0 * tests.count / most] }
  }
}

extension PointMachine.Point {
  /// Whether it is a boolean that is true.
  fileprivate var isCertainlyTrue: Bool { isValue && value != 0 }
}

extension ValidationSubject {
  /// Whether a test is one of this part of the rules, of any version.
  fileprivate func isTested(by test: CheckedTest) -> Bool {
    guard test.kind == kind else { return false }
    if let award { return test.scorecard == nil && test.award == award.award.name }
    return test.scorecard == scorecard
  }
}

extension Program {
  /// The program; and, where it asks what the law does not say, the program with that taken to be
  /// true, and to be false.
  fileprivate var readings: [Program] {
    let asksLaw = instructions.contains {
      $0.code == .lawUnknown && shapes[Int($0.target)] == .boolean
    }
    return asksLaw ? [self, withLaw(true), withLaw(false)] : [self]
  }

  private func withLaw(_ value: Bool) -> Program {
    var result = self
    let opposite = result.addConstant(!value)
    for (index, instruction) in instructions.enumerated()
    where instruction.code == .lawUnknown && shapes[Int(instruction.target)] == .boolean {
      result.instructions[index].code = .not
      result.instructions[index].left = opposite
    }
    return result
  }

  /// For each register whether a run gives it one value.
  fileprivate var registersOutsideOfLoops: [Bool] {
    var result = [Bool](repeating: true, count: registerCount)
    for instruction in instructions
    where instruction.code == .loop || instruction.code == .loopPairs {
      let body = loops[Int(instruction.right)]
      for register in body.element + body.second { result[Int(register)] = false }
      for inner in instructions[body.start..<body.end] { result[Int(inner.target)] = false }
    }
    return result
  }
}
