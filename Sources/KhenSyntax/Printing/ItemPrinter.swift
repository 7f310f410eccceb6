import KhenSource

extension Item {
  /// The declaration as a form without ranges.
  var form: TreeForm {
    switch self {
    case .timeMeasure(let declaration):
      switch declaration.measure {
      case .calendar: .node("time-measure", [.atom("calendar")])
      case .days365: .node("time-measure", [.atom("days-365")])
      case .monthsTouched: .node("time-measure", [.atom("months-touched")])
      case .monthsHalf: .node("time-measure", [.atom("months-half")])
      case .monthsWhole: .node("time-measure", [.atom("months-whole")])
      }
    case .monthEnd(let declaration): .node("month-end", [.atom(declaration.rounding.rawValue)])
    case .lastDay: .node("last-day-excluded", [])
    case .instrument(let declaration): declaration.form
    case .catalogue(let declaration): declaration.form
    case .record(let declaration): declaration.form
    case .parameter(let declaration): declaration.form
    case .definition(let declaration): declaration.form
    case .award(let declaration): declaration.form
    case .supplement(let declaration): declaration.form
    case .definitionSupplement(let declaration):
      .node(
        "supplement-definition",
        [declaration.name.form] + declaration.exceptions.map { $0.form }
      )
    case .fixture(let declaration):
      .node(
        "fixture",
        [declaration.name.form, declaration.kind.form, declaration.data.form]
      )
    case .test(let declaration): declaration.form
    case .scorecard(let declaration): declaration.form
    case .selection(let declaration): declaration.form
    case .selectionTest(let declaration): declaration.form
    }
  }
}

extension InstrumentDeclaration {
  fileprivate var form: TreeForm {
    var parts: [TreeForm?] = [name.form, label?.form]
    parts.append(number.map { .node("number", [$0.form]) })
    if isNumberBlank { parts.append(.atom("number-blank")) }
    for date in issued { parts.append(.node("issued", [date.date.form, date.source?.form])) }
    parts.append(effect?.form)
    parts.append(replaces.form("replaces"))
    if !amends.isEmpty { parts.append(.node("amends", amends.map { $0.form })) }
    for residual in residuals {
      parts.append(
        .node(
          "still-applies",
          [
            residual.groups.form("groups"), residual.end?.form,
            residual.condition.map { .node("when", [$0.form]) },
            residual.yieldsToMoreFavourable ? .atom("unless-more-favourable") : nil,
            residual.citation?.form,
          ]
        )
      )
    }
    for provision in provisions {
      let steps = provision.parts.map { "\($0.kind.rawValue):\($0.label)" }
      parts.append(
        .node(
          "provision",
          steps.map { .atom($0) } + [provision.label?.form, .atom(provision.status.rawValue)]
        )
      )
    }
    return .node("instrument", parts)
  }
}

extension CatalogueDeclaration {
  fileprivate var form: TreeForm {
    .node(
      isOrdered ? "ordered-catalogue" : "catalogue",
      [name.form, label?.form, citation?.form]
        + members.map { member in
          .node(
            "value",
            [member.name.form, member.label?.form] + member.aliases.map { $0.form }
          )
        }
    )
  }
}

extension RecordDeclaration {
  fileprivate var form: TreeForm {
    let head: String
    switch role {
    case .record: head = "record"
    case .dossier: head = "dossier"
    case .commonDossier: head = "common-dossier"
    }
    return .node(
      head,
      [name?.form, label?.form] + fields.map { $0.form }
        + constraints.map { .node("constraint", [$0.form]) }
    )
  }
}

extension RecordDeclaration.Field {
  fileprivate var form: TreeForm {
    .node(
      "field",
      [
        name.form, type.form, label?.form,
        aliases.isEmpty ? nil : .node("aliases", aliases.map { $0.form }),
        evidence.map { .node("evidence", [$0.form]) },
        isCompleteWhenAbsent ? .atom("complete") : nil,
      ]
    )
  }
}

extension ParameterDeclaration {
  fileprivate var form: TreeForm {
    .node(
      "parameter",
      [name.form, type.form, label?.form, body.form]
        + changes.map { .node("from", [$0.start.form, $0.body.form]) }
    )
  }
}

extension DefinitionDeclaration {
  fileprivate var form: TreeForm {
    .node(
      "definition",
      [name.form]
        + parameters.map { .node("argument", [$0.name.form, $0.type.form]) }
        + [receiver.map { .node("for", [$0.form]) }, type.form, label?.form, body.form]
        + exceptions.map { $0.form }
    )
  }
}

extension ExceptionClause {
  fileprivate var form: TreeForm {
    .node(
      "exception",
      [name.form, prevailsOver.form("prevails-over"), condition.form, body.form]
        + exceptions.map { $0.form }
    )
  }
}

extension AwardDeclaration {
  fileprivate var form: TreeForm {
    .node(
      "award",
      [
        name.form, instrument.map { .node("under", [$0.form]) }, label?.form,
        subjects.form("for"), groups.form("groups"), citation?.form,
      ] + block.map { $0.form }
    )
  }
}

extension SupplementDeclaration {
  fileprivate var form: TreeForm {
    .node(
      "supplement",
      [
        coversAll ? .atom("every-award") : awards.form("for"), groups.form("groups"),
        except.form("except"), citation?.form,
      ] + block.map { $0.form }
    )
  }
}

extension BlockItem {
  fileprivate var form: TreeForm {
    switch self {
    case .effect(let effect): effect.form
    case .definition(let definition): definition.form
    case .node(let node): node.form
    case .bar(let bar):
      .node(
        bar.effect == .bar ? "bar" : "hold",
        [bar.name.form, bar.label?.form, bar.citation?.form, bar.condition.form]
      )
    case .document(let document): document.printedForm
    case .deadline(let result): result.form("deadline")
    case .result(let result): result.form("result")
    case .notSourced: .atom("not-sourced")
    case .verdictByCriterion: .atom("verdict-by-criterion")
    }
  }
}

extension AwardNode {
  fileprivate var form: TreeForm {
    switch self {
    case .criterion(let criterion):
      .node(
        "criterion",
        [
          criterion.name.form, criterion.label?.form, criterion.citation?.form,
          criterion.condition?.form ?? .atom("not-sourced"),
        ]
      )
    case .attestation(let attestation):
      .node(
        "attestation",
        [
          attestation.name.form, attestation.label?.form,
          attestation.by.map { .node("by", [$0.form]) }, attestation.citation?.form,
        ]
      )
    case .group(let group): group.form
    }
  }
}

extension GroupDeclaration {
  fileprivate var form: TreeForm {
    let head: String
    switch requirement {
    case .all: head = "all-of"
    case .any: head = "any-of"
    case .atLeast(let count): head = "at-least-\(count)-of"
    }
    return .node(
      head,
      [name?.form, label?.form, citation?.form] + nodes.map { $0.form }
    )
  }
}

extension DocumentDeclaration {
  fileprivate var printedForm: TreeForm {
    let needed: TreeForm
    switch requirement {
    case .always: needed = .atom("required")
    case .when(let condition): needed = .node("required-when", [condition.form])
    case .optional: needed = .atom("if-any")
    }
    return .node(
      "document",
      [
        name.form, label?.form, needed, form.map { .node("form", [$0.form]) },
        copies.map { .node("copies", [.atom(String($0))]) }, citation?.form,
      ]
    )
  }
}

extension ResultDeclaration {
  fileprivate func form(_ head: String) -> TreeForm {
    .node(
      head,
      [name.form, type?.form, label?.form, citation?.form, body.form]
        + exceptions.map { $0.form }
    )
  }
}

// MARK: - Tests

extension TestDeclaration {
  fileprivate var form: TreeForm {
    .node(
      "test",
      [
        label.form, award.form, evaluationDate.map { .node("on", [$0.form]) },
        fixture.map { .node("fixture", [$0.form]) }, data?.form,
      ] + expectations.map { $0.form }
        + cases.map {
          .node("case", [$0.label.form, $0.data.form] + $0.expectations.map { $0.form })
        } + tables.map { .node("cases-from", [$0.form]) }
    )
  }
}

extension Expectation {
  fileprivate var form: TreeForm {
    switch kind {
    case .verdict(let verdict): .node("expect", [.atom(verdict.rawValue)])
    case .node(let outcome, let name, let because):
      .node(
        "expect",
        [.atom(outcome.rawValue), name.form] + because.map { $0.form("because") }
      )
    case .value(let name, let datum): .node("expect-value", [name.form, datum.form])
    case .scorecardValue(let path, let datum):
      .node("expect-value", [.node("path", path.map { $0.form }), datum.form])
    case .scorecardUnclear(let path, let because):
      .node(
        "expect",
        [.atom("unclear"), .node("path", path.map { $0.form })]
          + because.map { $0.form("because") }
      )
    case .version(let name): .node("expect-version", [name.form])
    case .recorded: .node("expect", [.atom("as-recorded")])
    }
  }
}

extension DossierData {
  var form: TreeForm {
    .node(
      "data",
      entries.map { .node("entry", [$0.key.builtinForm, $0.value.form]) }
    )
  }
}

extension Datum {
  fileprivate var form: TreeForm {
    switch self {
    case .expression(let expression): expression.form
    case .record(let data): data.form
    case .list(let elements, _): .node("list", elements.map { $0.form })
    case .unknown: .atom("unknown")
    case .none: .atom("none")
    case .partialDate(let date): .node("about", [date.form])
    }
  }
}
