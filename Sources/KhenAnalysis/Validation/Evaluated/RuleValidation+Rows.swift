import KhenEvaluation
import KhenSemantics
import KhenSource

/// Rows of lookups that nothing reaches, and holes between bands that the last row swallows.
extension RuleValidation {
  mutating func checkRows() {
    checkUnreachedRows()
    checkHoles()
  }

  private mutating func checkUnreachedRows() {
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

  /// Values between two bands that fall under “còn lại”: whoever wrote the bands thought that the
  /// one begins where the other ends.
  private mutating func checkHoles() {
    var questions: [SourceRange: ValidationQuestion] = [:]
    var holes: [(place: SourceRange, before: SourceRange)] = []
    for (subject, part) in asker.subjects.enumerated() {
      let compiled = part.program
      for (index, instruction) in compiled.instructions.enumerated()
      where instruction.code == .match {
        guard let rows = compiled.rows(ofInstructionAt: index),
          let rest = rows.firstIndex(where: { $0.patterns.isEmpty }),
          let gaps = MatchRow.gaps(between: rows)
        else { continue }
        let tests = compiled.tests(ofGaps: gaps.count, in: compiled.rowTests(of: instruction)[rest])
        for (gap, test) in zip(gaps, tests) {
          guard let lower = gap.lower?.bound.range, let upper = gap.upper?.bound.range,
            let before = rows.first(where: { $0.range.contains(lower) }),
            let after = rows.first(where: { $0.range.contains(upper) })
          else { continue }
          if questions[after.range] == nil { holes.append((after.range, before.range)) }
          questions[after.range, default: .init()].instances.append(
            .init(subject: subject, parts: [(test, true)])
          )
        }
      }
    }
    for hole in holes {
      guard let question = questions[hole.place], !isInsideExplained(hole.place) else { continue }
      switch asker.ask(question) {
      case .never: continue
      case .undecided: leaveOpen(hole.place)
      case .possible:
        report(
          .holeBetweenRows(hole.place, before: hole.before),
          shownBy: [(question, .fallsUnderTheRest)]
        )
      }
    }
  }
}

extension Program {
  /// What tells whether a value lies in each of the gaps between bands; nothing where what is left
  /// is not computed from gaps.
  fileprivate func tests(ofGaps count: Int, in rest: UInt32) -> [UInt32] {
    if count == 1 { return [rest] }
    guard let whole = instructions.first(where: { $0.target == rest && $0.code == .or }) else {
      return []
    }
    let parts = operands(of: whole)
    return parts.count == count ? parts : []
  }

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
