import KhenSemantics
import KhenSource
import KhenSyntax

/// What only selections ask: holds of an award, and the outcome of other selections.
extension Compiler {
  /// Whether some hold of an award, in the version in force, applies to this dossier.
  mutating func compileHeld(_ name: Name, _ context: CompilationContext) -> UInt32 {
    var spans: [DaySpan] = []
    var registers: [UInt32] = []
    for award in checked.awards
    where award.name == name && award.subjects.contains(kind) {
      spans.append(award.applies)
      let inner = CompilationContext(
        lawDate: context.lawDate,
        owner: award.subjects[0],
        variables: [:]
      )
      var held: [UInt32] = []
      for bar in award.bars where bar.effect == .hold { held.append(scalar(bar.condition, inner)) }
      registers.append(junction(.or, held))
    }
    registers.append(builder.constant(.boolean(false), shape: .boolean))
    return byDate(context.lawDate, spans: spans, registers, shape: .boolean, parameter: -1)
  }

  /// Whether this dossier is chosen in a selection: filed behind the documents of the schema, by
  /// whoever runs one selection after the other.
  mutating func compileChosen(_ selection: Int) -> UInt32 {
    builder.emit(
      .loadDocument,
      0,
      UInt32(schema.documents.count + selection),
      shape: .boolean,
      readsLeft: false
    )
  }
}
