import KhenSemantics
import KhenSource
import KhenSyntax

/// Definitions and parameters that no rule uses, and arguments that a definition does not use.
enum UnusedDefinitions {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let program = context.program
    let places = context.definitionPlaces
    var seen: Set<SourceRange> = []
    for definition in program.definitions where seen.insert(definition.range).inserted {
      guard places.contains(definition.range) else { continue }
      if !context.uses.usedDefinitions.contains(definition.range) {
        findings.append(
          .unused(.unusedDefinition, definition.name, at: context.label(definition.range))
        )
      }
    }
    for (index, parameter) in program.parameters.enumerated()
    where context.uses.daysOfParameters[index].spans.isEmpty
      && !context.uses.all.parameters.contains(where: { $0.index == index })
      && !context.uses.testedNames.contains(parameter.name) && !parameter.isCalendarOfDaysOff
    {
      findings.append(
        .unused(.unusedParameter, parameter.name, at: context.label(parameter.range))
      )
    }
    return findings + arguments(context)
  }

  private static func arguments(_ context: StaticContext) -> [Diagnostic] {
    let program = context.program
    var findings: [Diagnostic] = []
    var seen: Set<SourceRange> = []
    for definition in program.definitions
    where !definition.parameters.isEmpty && seen.insert(definition.range).inserted {
      guard let declaration = context.definition(at: definition.range),
        // Where the text is not known, what it would use is not known either.
        definition.body.expression != nil
      else { continue }
      var uses = ExpressionUses()
      uses.add(definition.body, kind: definition.receiver, in: program)
      uses.add(definition.exceptions, kind: definition.receiver, in: program)
      for (argument, written) in zip(definition.parameters, declaration.parameters)
      where !uses.variables.contains(argument.id) {
        findings.append(.unusedArgument(written.name, of: definition.name))
      }
    }
    return findings
  }
}

extension CheckedParameter {
  /// Whether it is the calendar that working days are counted by, without being named.
  fileprivate var isCalendarOfDaysOff: Bool {
    (name == Name("ngày_nghỉ") || name == Name("days_off")) && type == .list(.date)
  }
}

extension StaticContext {
  /// The declarations of definitions as written; scorecards have others of their own.
  fileprivate var definitionPlaces: Set<SourceRange> {
    Set(definitionDeclarations.map { $0.range })
  }

  /// The definition declared at a place.
  func definition(at range: SourceRange) -> DefinitionDeclaration? {
    definitionDeclarations.first { $0.range == range }
  }

  /// All definitions as written, those of awards included.
  var definitionDeclarations: [DefinitionDeclaration] {
    var declarations: [DefinitionDeclaration] = []
    func add(_ block: [BlockItem]) {
      for case .definition(let declaration) in block { declarations.append(declaration) }
    }
    for item in items {
      switch item {
      case .definition(let declaration): declarations.append(declaration)
      case .award(let award): add(award.block)
      case .supplement(let supplement): add(supplement.block)
      case .timeMeasure, .monthEnd, .lastDay, .instrument, .catalogue, .record, .parameter,
        .definitionSupplement, .fixture, .test, .scorecard, .selection, .selectionTest:
        break
      }
    }
    return declarations
  }
}

extension Diagnostic {
  fileprivate static func unused(_ id: DiagnosticID, _ name: Name, at label: Label) -> Diagnostic {
    Diagnostic(
      id,
      severity: .warning,
      message: id == .unusedDefinition
        ? Bilingual(
          vi: "không quy định nào dùng khái niệm “\(name.text)”",
          en: "no rule uses the definition “\(name.text)”"
        )
        : Bilingual(
          vi: "không quy định nào dùng tham số “\(name.text)”",
          en: "no rule uses the parameter “\(name.text)”"
        ),
      at: label,
      help: Bilingual(
        vi: "dùng nó ở điều kiện mà nó được viết cho, hoặc bỏ đi",
        en: "use it in the criterion that it was written for, or remove it"
      )
    )
  }

  fileprivate static func unusedArgument(_ argument: Identifier, of name: Name) -> Diagnostic {
    Diagnostic(
      .unusedArgument,
      severity: .warning,
      message: Bilingual(
        vi: "“\(name.text)” không dùng đối số “\(argument.name.text)”",
        en: "“\(name.text)” does not use its argument “\(argument.name.text)”"
      ),
      at: Label(argument.range),
      help: Bilingual(
        vi: "dùng đối số trong định nghĩa, hoặc bỏ nó ở đây và ở mọi nơi gọi",
        en: "use the argument, or remove it here and wherever the definition is called"
      )
    )
  }
}
