import KhenEvaluation
import KhenSemantics
import KhenSource

/// Rows of lookups that nothing reaches.
extension RuleValidation {
  mutating func checkRows() {
    var questions: [SourceRange: ValidationQuestion] = [:]
    var places: [SourceRange] = []
    for (subject, part) in asker.subjects.enumerated() {
      let compiled = part.program
      for (index, instruction) in compiled.instructions.enumerated()
      where instruction.code == .match {
        guard let rows = compiled.rows(ofInstructionAt: index) else { continue }
        for (row, test) in zip(rows, compiled.rowTests(of: instruction))
        where row.isBand {
          let place = row.range
          if questions[place] == nil { places.append(place) }
          questions[place, default: .init()].instances.append(
            .init(subject: subject, parts: [(test, true)])
          )
        }
      }
    }
    for place in places {
      guard let question = questions[place] else { continue }
      if isNever(question, at: place), !isInsideExplained(place) { report(.rowNeverReached(place)) }
    }
  }
}

extension Program {
  /// The rows of the lookup that an instruction computes.
  fileprivate func rows(ofInstructionAt index: Int) -> [MatchRow]? {
    let note = noteOfInstruction[index]
    guard note >= 0, case .expression(let expression) = notes[Int(note)],
      case .match(_, let rows) = expression.kind
    else { return nil }
    return rows
  }
}

extension MatchRow {
  /// From its first bound to its value.
  fileprivate var range: SourceRange {
    var start = body.range.start
    for case .range(let lower, let upper) in patterns {
      for end in [lower, upper] {
        if let end { start = min(start, end.bound.range.start) }
      }
    }
    return SourceRange(
      file: body.range.file,
      start: Int(start),
      end: Int(body.range.end)
    )
  }

  /// Whether it is for bands of values: rows for members of a catalogue have to be complete.
  fileprivate var isBand: Bool {
    patterns.contains { pattern in
      if case .range = pattern { return true }
      return false
    }
  }
}
