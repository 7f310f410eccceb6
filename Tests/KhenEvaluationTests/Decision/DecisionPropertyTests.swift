import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// What holds of every decision, on random programs over partly known dossiers; a failure names its
/// seed.
@Suite struct `Properties of decisions` {
  static var faultless: RandomOptions {
    var options = RandomOptions()
    options.allowsFailures = false
    return options
  }

  /// Runs a check on the cases of some seeds; the first one that fails is recorded.
  static func forAll(
    _ part: Int,
    count: UInt64 = 50,
    options: RandomOptions = RandomOptions(),
    _ check: (RandomCase) -> String?
  ) {
    for seed in UInt64(part) * count..<UInt64(part + 1) * count {
      let randomCase = RandomCase(seed: seed, options: options)
      if let mistake = check(randomCase) {
        Issue.record("seed \(seed): \(mistake)\n\(randomCase)")
        return
      }
    }
  }

  @Test(arguments: 0..<4) func `a verdict is as sharp as the truth where no rule fails`(
    _ part: Int
  ) {
    Self.forAll(part, options: Self.faultless) { randomCase in
      guard randomCase.domainsAreExact, let truth = randomCase.verdict()?.verdict else {
        return nil
      }
      let result = AgainstReference(randomCase).result
      return result.verdict.rawValue == truth.rawValue || result.isIncomplete
        ? nil : "\(result.verdict) where the truth is \(truth)"
    }
  }

  @Test(arguments: 0..<4) func `the facts that are missing are those that matter`(_ part: Int) {
    Self.forAll(part, options: Self.faultless) { MatteringFacts.mistake($0) }
  }

  @Test func `rules that may fail blunt few verdicts`() {
    var (total, blunt) = (0, 0)
    for seed in UInt64(9_000)..<9_200 {
      let randomCase = RandomCase(seed: seed)
      guard randomCase.domainsAreExact else { continue }
      total += 1
      if AgainstReferenceBluntness.isBlunt(randomCase) { blunt += 1 }
    }
    #expect(total > 100 && blunt * 100 < total, "\(blunt) of \(total)")
  }

  @Test(arguments: 0..<4) func `knowing more never widens what can come out`(_ part: Int) {
    Self.forAll(part, count: 12) { randomCase in
      guard let facts = randomCase.completions()?.facts else { return nil }
      let before = `The evaluator against the reference`.evaluate(randomCase)
      for fact in facts.prefix(4) {
        for value in [fact.alternatives.first, fact.alternatives.last].compactMap({ $0 }) {
          var refined = randomCase
          refined.set(fact, to: value)
          let after = `The evaluator against the reference`.evaluate(refined)
          if before.isIncomplete || after.isIncomplete { continue }
          if [.eligible, .ineligible].contains(before.verdict), after.verdict != before.verdict {
            return "\(before.verdict) became \(after.verdict)"
          }
          for (old, new) in zip(before.nodes, after.nodes)
          where new.low & ~old.low != 0 && old.marks.contains(.value) {
            return "a node that was \(old) became \(new)"
          }
        }
      }
      return nil
    }
  }

  @Test(arguments: 0..<4) func `the order of a list does not matter`(_ part: Int) {
    Self.forAll(part) { randomCase in
      var turned = randomCase
      for (index, fact) in turned.dossier.enumerated() {
        if case .list(let elements) = fact { turned.dossier[index] = .list(elements.reversed()) }
      }
      let (one, other) = (AgainstReference(randomCase).result, AgainstReference(turned).result)
      if one.isIncomplete || other.isIncomplete { return nil }
      return one.verdict == other.verdict && one.missing.count == other.missing.count
        ? nil : "\(one.verdict) \(one.missing.count), \(other.verdict) \(other.missing.count)"
    }
  }

  @Test(arguments: 0..<4) func `an exception that never applies changes nothing`(_ part: Int) {
    Self.forAll(part) { randomCase in
      var changed = randomCase
      for index in changed.program.definitions.indices {
        guard let value = changed.program.definitions[index].body.expression else { continue }
        changed.program.definitions[index].exceptions.append(
          CheckedException("không_bao_giờ", when: .boolean(false), value)
        )
      }
      let (one, other) = (AgainstReference(randomCase).result, AgainstReference(changed).result)
      return one.verdict == other.verdict && one.missing.count == other.missing.count
        ? nil : "\(one.verdict) \(one.missing.count), \(other.verdict) \(other.missing.count)"
    }
  }

  @Test(arguments: [1, 2, 5, 20]) func `a smaller budget never says something else`(budget: Int) {
    Self.forAll(budget, count: 30) { randomCase in
      var evaluated = AgainstReference(randomCase)
      let date = Extent.point(Int64(randomCase.evaluationDate))
      for register in [evaluated.compiled.isMet, evaluated.compiled.isClear] {
        evaluated.evaluator.decider.reset()
        let full = evaluated.evaluator.decider.decide(register, evaluated.frame, date: date)
        evaluated.evaluator.decider.reset()
        evaluated.evaluator.decider.budget = budget
        let small = evaluated.evaluator.decider.decide(register, evaluated.frame, date: date)
        if small.extent.isOneOutcome, small.extent != full.extent { return "\(small) and \(full)" }
        if full.extent.isOneOutcome, !small.extent.isOneOutcome, !small.isIncomplete {
          return "open with \(budget) runs, but not said to be incomplete"
        }
      }
      return nil
    }
  }

  @Test(arguments: 0..<4) func `one run serves many questions as a run for each does`(
    _ part: Int
  ) {
    Self.forAll(part, count: 30) { randomCase in
      var evaluated = AgainstReference(randomCase)
      var asked = evaluated.evaluator
      let date = randomCase.evaluationDate
      asked.decider.begin(evaluated.frame, date: .point(Int64(date)))
      let registers =
        evaluated.compiled.nodes.map { $0.register } + evaluated.compiled.bars
        + [evaluated.compiled.isClear]
      for register in registers {
        evaluated.evaluator.decider.reset()
        let one = evaluated.evaluator.outcome(
          of: register,
          isBar: false,
          evaluated.frame,
          date: date
        )
        asked.decider.renew()
        let other = asked.outcome(of: register, isBar: false, evaluated.frame, date: date)
        guard one.outcome == other.outcome, one.missing == other.missing else {
          return "\(one) alone, \(other) among others"
        }
      }
      asked.decider.returnToFiled(evaluated.frame, date: .point(Int64(date)))
      evaluated.evaluator.decider.reset()
      evaluated.evaluator.decider.machine.run(evaluated.frame, date: .point(Int64(date)))
      for register in registers
      where asked.decider.machine.result(register)
        != evaluated.evaluator.decider.machine.result(register)
      {
        return "what is left is not the dossier as filed"
      }
      return nil
    }
  }

  @Test(arguments: 0..<4) func `a day that is guessed is the day that ranges find`(_ part: Int) {
    var counts = (days: 0, others: 0)
    Self.forAll(part, count: 30) { randomCase in
      var evaluated = AgainstReference(randomCase)
      let start = randomCase.evaluationDate
      let guessed = evaluated.evaluator.firstDay(of: .clear, evaluated.frame, from: start)
      evaluated.evaluator.decider.reset()
      let found = WhenSearch.search(
        evaluated.compiled.isClear,
        wanted: true,
        evaluated.frame,
        from: start,
        through: WhenSearch.lastDay(from: start),
        in: &evaluated.evaluator.decider
      )
      if case .day = found { counts.days += 1 } else { counts.others += 1 }
      // Where ranges ran out of their budget the guess may know more.
      return found == guessed || found == .undecided ? nil : "\(guessed) where it is \(found)"
    }
    #expect(counts.days > 0 && counts.others > 0, "\(counts)")
  }

  @Test(arguments: 0..<4) func `a trace that is cut short leaves no wrong answer`(_ part: Int) {
    Self.forAll(part, count: 20) { randomCase in
      var evaluated = AgainstReference(randomCase)
      for limit in [0, 1, 7, 40] {
        evaluated.evaluator.decider.machine.limits.nodes = limit
        let cut = evaluated.evaluator.evaluate(evaluated.frame, date: randomCase.evaluationDate)
        if cut.verdict != evaluated.result.verdict, cut.verdict != .undetermined {
          return "\(cut.verdict) with \(limit) steps, else \(evaluated.result.verdict)"
        }
      }
      return nil
    }
  }

  @Test(arguments: 0..<4) func `promises of the schema are kept in every answer`(_ part: Int) {
    var options = Self.faultless
    options.allowsConstraints = true
    Self.forAll(part, options: options) { randomCase in
      guard let truth = randomCase.verdict() else { return nil }
      var evaluated = AgainstReference(randomCase)
      let constraints = DossierConstraints(randomCase.program, schema: evaluated.schema)
      let broken = constraints.apply(to: &evaluated.frame, date: randomCase.evaluationDate)
      guard let expected = truth.verdict else {
        return broken.isEmpty && randomCase.domainsAreExact ? "a contradiction is not found" : nil
      }
      if !broken.isEmpty { return "a promise that can be kept is said to be broken" }
      let result = evaluated.evaluator.evaluate(
        evaluated.frame,
        date: randomCase.evaluationDate
      )
      let isClaim = result.verdict == .eligible || result.verdict == .ineligible
      return isClaim && result.verdict.rawValue != expected.rawValue
        ? "\(result.verdict) where the truth is \(expected)" : nil
    }
  }
}

/// Whether the evaluator says less than the truth.
enum AgainstReferenceBluntness {
  static func isBlunt(_ randomCase: RandomCase) -> Bool {
    guard let truth = randomCase.verdict()?.verdict else { return false }
    return AgainstReference(randomCase).result.verdict.rawValue != truth.rawValue
  }
}
