import KhenEvaluation
import KhenSemantics
import KhenSource

/// Exceptions that never or always apply, and those that collide.
extension RuleValidation {
  /// The exceptions of one level, in one part of the rules.
  struct PlacedChoice {
    var subject: Int
    var table: ChoiceTable
    var exceptions: [(condition: UInt32, value: UInt32)]
    /// The conditions of the exceptions around it.
    var outer: [UInt32]
  }

  mutating func checkExceptions() {
    var questions: [SourceRange: (applies: ValidationQuestion, not: ValidationQuestion)] = [:]
    var places: [SourceRange] = []
    for choice in placedChoices() {
      let outer = choice.outer.map { (register: $0, isTrue: true) }
      for (place, exception) in zip(choice.table.places, choice.exceptions) {
        if questions[place] == nil { places.append(place) }
        questions[place, default: (.init(), .init())].applies.instances.append(
          .init(subject: choice.subject, parts: outer + [(exception.condition, true)])
        )
        questions[place]?.not.instances.append(
          .init(subject: choice.subject, parts: outer + [(exception.condition, false)])
        )
      }
    }
    for place in places {
      guard let question = questions[place], let exception = exceptionsByPlace[place] else {
        continue
      }
      if isNever(question.applies, at: place) {
        if !isInsideExplained(place) { report(.exceptionNeverApplies(exception)) }
        explained.insert(place)
      } else if !exception.condition.restsOnFiling(in: program),
        isNever(question.not, at: place)
      {
        report(
          .exceptionAlwaysApplies(exception),
          shownBy: [(question.applies, .exceptionAppliesToo)]
        )
      }
    }
  }

  mutating func checkCollisions() {
    var questions: [[SourceRange]: ValidationQuestion] = [:]
    var pairs: [[SourceRange]] = []
    for choice in placedChoices() {
      for first in choice.exceptions.indices {
        for second in choice.exceptions.indices where second > first {
          guard !choice.table.prevailsOver[first].contains(second),
            !choice.table.prevailsOver[second].contains(first)
          else { continue }
          let pair = [choice.table.places[first], choice.table.places[second]]
          if pair.contains(where: { explained.contains($0) }) { continue }
          guard choice.exceptions[first].value != choice.exceptions[second].value else { continue }
          var parts = choice.outer.map { (register: $0, isTrue: true) }
          for one in [first, second] {
            parts.append((choice.exceptions[one].condition, true))
            for (other, prevailed) in choice.table.prevailsOver.enumerated()
            where prevailed.contains(one) {
              parts.append((choice.exceptions[other].condition, false))
            }
          }
          if questions[pair] == nil { pairs.append(pair) }
          questions[pair, default: .init()].instances.append(
            .init(
              subject: choice.subject,
              parts: parts,
              differing: (choice.exceptions[first].value, choice.exceptions[second].value)
            )
          )
        }
      }
    }
    for pair in pairs {
      guard let question = questions[pair], let first = exceptionsByPlace[pair[0]],
        let second = exceptionsByPlace[pair[1]]
      else { continue }
      switch asker.ask(question) {
      case .never: continue
      case .undecided:
        leaveOpen(pair[0])
      case .possible:
        // Where the law's text is not known, nobody knows whether they collide.
        guard let witness = asker.witness(question) else { continue }
        var finding = Finding.collision(first, second)
        finding.example = Finding.Example(witness, shows: .bothApply)
        report(finding)
      }
    }
  }

  /// All levels of exceptions, in all parts of the rules.
  func placedChoices() -> [PlacedChoice] {
    var result: [PlacedChoice] = []
    for (subject, part) in asker.subjects.enumerated() {
      let program = part.program
      var outer: [UInt32: [UInt32]] = [:]
      // Inner levels are computed before the level that they stand in.
      for instruction in program.instructions.reversed() where instruction.code == .choose {
        let exceptions = program.exceptions(of: instruction)
        let around = outer[instruction.target] ?? []
        let table = program.choices[Int(instruction.right)]
        result.append(
          PlacedChoice(subject: subject, table: table, exceptions: exceptions, outer: around)
        )
        for exception in exceptions where exception.value != instruction.target {
          outer[exception.value] = around + [exception.condition]
        }
      }
    }
    return result
  }

  /// The exceptions of all definitions and results, by where they are declared.
  private var exceptionsByPlace: [SourceRange: CheckedException] {
    var result: [SourceRange: CheckedException] = [:]
    func add(_ exceptions: [CheckedException]) {
      for exception in exceptions {
        result[exception.range] = exception
        add(exception.exceptions)
      }
    }
    for definition in program.definitions { add(definition.exceptions) }
    for award in program.awards {
      for value in award.results { add(value.exceptions) }
    }
    return result
  }

  /// Whether a place lies within one that was reported.
  func isInsideExplained(_ place: SourceRange) -> Bool {
    explained.contains { outer in
      outer.file == place.file && outer.start <= place.start && place.end <= outer.end
        && outer != place
    }
  }
}
