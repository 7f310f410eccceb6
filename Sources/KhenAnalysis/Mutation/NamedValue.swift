import KhenSemantics
import KhenSource

/// What the name in `mong đợi NAME = …` stands for.
enum NamedValue {
  /// The definition or parameter of a name; those local to the award come first.
  static func expression(
    of name: Name,
    _ award: SourceRange?,
    _ range: SourceRange,
    in program: CheckedProgram
  ) -> CheckedExpression? {
    let candidates = program.definitions.indices.filter {
      program.definitions[$0].name == name && program.definitions[$0].parameters.isEmpty
        && program.definitions[$0].receiverVariable < 0
    }
    let local = candidates.first { candidate in
      award.map { holds($0, program.definitions[candidate].range) } == true
    }
    let global = candidates.first { candidate in
      !program.awards.contains { holds($0.range, program.definitions[candidate].range) }
    }
    if let index = local ?? global {
      return CheckedExpression(
        kind: .call(definition: index, receiver: nil, arguments: []),
        type: program.definitions[index].type,
        range: range
      )
    }
    guard let index = program.parameters.firstIndex(where: { $0.name == name }) else { return nil }
    return CheckedExpression(
      kind: .parameter(index),
      type: program.parameters[index].type,
      range: range
    )
  }

  private static func holds(_ outer: SourceRange, _ inner: SourceRange) -> Bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
  }
}
