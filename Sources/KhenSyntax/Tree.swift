package import KhenSource

/// One parsed rule file: what was understood of it, in the order written.
///
/// The tree is a value, has no parent pointers and never changes after it is built. Mistakes leave
/// `Expression.Kind.missing` behind, always together with an error diagnostic.
package struct SyntaxTree: Sendable {
  /// The file.
  package var file: FileID
  /// The language of the keywords of the file; Vietnamese when no keyword tells.
  package var language: Language
  /// The declarations.
  package var items: [Item]

  /// Makes a tree.
  package init(file: FileID, language: Language, items: [Item]) {
    self.file = file
    self.language = language
    self.items = items
  }
}

/// A name where it stands.
package struct Identifier: Sendable {
  /// The folded name.
  package var name: Name
  /// Where it stands.
  package var range: SourceRange

  /// Places a name.
  package init(name: Name, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

/// A quoted text, decoded.
package struct TextLiteral: Sendable {
  /// The text between the quotes, escapes resolved.
  package var value: String
  /// Where it stands, quotes included.
  package var range: SourceRange

  /// Places a text.
  package init(value: String, range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A declaration at the top of a file.
package enum Item: Sendable {
  case timeMeasure(TimeMeasureDeclaration)
  case monthEnd(MonthEndDeclaration)
  case lastDay(LastDayDeclaration)
  case instrument(InstrumentDeclaration)
  case catalogue(CatalogueDeclaration)
  case record(RecordDeclaration)
  case parameter(ParameterDeclaration)
  case definition(DefinitionDeclaration)
  case award(AwardDeclaration)
  case supplement(SupplementDeclaration)
  case definitionSupplement(DefinitionSupplement)
  case fixture(FixtureDeclaration)
  case test(TestDeclaration)
  case scorecard(ScorecardDeclaration)
  case selection(SelectionDeclaration)
  case selectionTest(SelectionTestDeclaration)
}

// MARK: - How time is counted

/// `cách tính thời gian: theo lịch | theo ngày 365/30 | theo tháng …`.
package struct TimeMeasureDeclaration: Sendable {
  /// The measures that a rule set may choose from.
  package enum Measure: Hashable, Sendable {
    /// By the calendar: maximal stretches in months and days.
    case calendar
    /// 1 year = 365 days, 1 month = 30 days (Civil Code 2015, art. 146).
    case days365
    /// Calendar months that the service touches.
    case monthsTouched
    /// Calendar months with at least 15 days of service.
    case monthsHalf
    /// Calendar months wholly served.
    case monthsWhole
  }
  /// The measure chosen.
  package var measure: Measure
  /// The whole declaration.
  package var range: SourceRange

  /// Makes the declaration.
  package init(measure: Measure, range: SourceRange) {
    self.measure = measure
    self.range = range
  }
}

/// `cuối tháng: lùi về | sang tháng sau | nghiêm ngặt`: what date plus months means when the day
/// does not exist.
package struct MonthEndDeclaration: Sendable {
  /// The three ways.
  ///
  /// `down` is that of the Civil Code 2015, art. 148.
  package enum Rounding: String, Hashable, Sendable, CaseIterable {
    case down
    case up
    case strict
  }
  /// The way chosen.
  package var rounding: Rounding
  /// The whole declaration.
  package var range: SourceRange

  /// Makes the declaration.
  package init(rounding: Rounding, range: SourceRange) {
    self.rounding = rounding
    self.range = range
  }
}

/// `không tính ngày cuối`: the last day of a period of service does not count.
package struct LastDayDeclaration: Sendable {
  /// The whole declaration.
  package var range: SourceRange

  /// Makes the declaration.
  package init(range: SourceRange) { self.range = range }
}

// MARK: - Instruments and citations

/// A day, a month or a year as written in a rule file.
package struct DateSpecification: Sendable {
  /// How precise it is.
  package enum Kind: Hashable, Sendable {
    case day(CivilDate)
    case month(year: Int, month: Int)
    case year(Int)
  }
  /// What was written.
  package var kind: Kind
  /// Where it stands.
  package var range: SourceRange

  /// Places a date.
  package init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Day number of the first day meant.
  package var firstDay: Int {
    switch kind {
    case .day(let date): date.dayNumber
    case .month(let year, let month): CivilDate.dayNumber(year: year, month: month, day: 1)
    case .year(let year): CivilDate.dayNumber(year: year, month: 1, day: 1)
    }
  }

  /// Day number of the last day meant.
  package var lastDay: Int {
    switch kind {
    case .day(let date): date.dayNumber
    case .month(let year, let month):
      CivilDate.dayNumber(
        year: year,
        month: month,
        day: CivilDate.daysInMonth(year: year, month: month)
      )
    case .year(let year): CivilDate.dayNumber(year: year, month: 12, day: 31)
    }
  }
}

/// The end of a period of effect: law uses both kinds.
package enum EndSpecification: Sendable {
  /// `đến hết`: the day itself still counts.
  case through(DateSpecification)
  /// `đến trước`: the day itself no longer counts.
  case until(DateSpecification)

  /// Day number of the first day that no longer counts.
  package var exclusiveEnd: Int {
    switch self {
    case .through(let date): date.lastDay + 1
    case .until(let date): date.firstDay
    }
  }
}

/// `hiệu lực từ … [đến hết … | đến trước …]`.
package struct EffectPeriod: Sendable {
  /// First day.
  package var start: DateSpecification
  /// End; nothing while it lasts.
  package var end: EndSpecification?
  /// The whole clause.
  package var range: SourceRange

  /// Makes a period.
  package init(start: DateSpecification, end: EndSpecification?, range: SourceRange) {
    self.start = start
    self.end = end
    self.range = range
  }
}

/// How sure the text behind a citation is.
package enum Certainty: String, Hashable, Sendable, CaseIterable {
  /// `đã đối chiếu`: the full official text was read.
  case verified
  /// `trích lại`: quoted or closely restated elsewhere.
  case requoted
  /// `trích thiếu`: seen in part.
  case partial
  /// `chưa có nguồn`: not sourced.
  case notSourced = "not-sourced"
}

/// `điều 8`, `khoản 1`, `điểm a`, …: one step into an instrument.
package struct CitationPart: Hashable, Sendable {
  /// The divisions of a Vietnamese instrument.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case part
    case appendix
    case section
    case article
    case clause
    case point
    case bullet
  }
  /// Which division.
  package var kind: Kind
  /// Its number or letter, as written: `8`, `2.1`, `đ`.
  package var label: String

  /// Makes a part.
  package init(kind: Kind, label: String) {
    self.kind = kind
    self.label = label
  }
}

/// One place in one instrument; parts are in the order written.
package struct Reference: Sendable {
  /// The instrument.
  package var instrument: Identifier
  /// The steps into it.
  package var parts: [CitationPart]
  /// How sure the text is; nothing when not said.
  package var certainty: Certainty?
  /// The whole reference.
  package var range: SourceRange

  /// Makes a reference.
  package init(
    instrument: Identifier,
    parts: [CitationPart],
    certainty: Certainty?,
    range: SourceRange
  ) {
    self.instrument = instrument
    self.parts = parts
    self.certainty = certainty
    self.range = range
  }
}

/// `căn cứ …`: the references, joined by commas.
package struct Citation: Sendable {
  /// At least one unless the file has a mistake there.
  package var references: [Reference]
  /// The whole clause.
  package var range: SourceRange

  /// Makes a citation.
  package init(references: [Reference], range: SourceRange) {
    self.references = references
    self.range = range
  }
}

/// `văn bản NAME "…" { … }`.
package struct InstrumentDeclaration: Sendable {
  /// A date of issue; `source` names who says so where sources differ.
  package struct IssueDate: Sendable {
    /// The date.
    package var date: DateSpecification
    /// The instrument that gives this date.
    package var source: Identifier?

    /// Makes a date of issue.
    package init(date: DateSpecification, source: Identifier?) {
      self.date = date
      self.source = source
    }
  }
  /// What becomes of a provision.
  package enum ProvisionStatus: String, Hashable, Sendable, CaseIterable {
    /// `tự tính`: decided by rules.
    case encoded
    /// `người xác nhận`: attested by people.
    case attested
    /// `giao cơ quan khác`: delegated to another authority.
    case delegated
    /// `không quyết định bằng quy tắc`: not decidable by rule.
    case notDecidable = "not-decidable"
    /// `chưa có nguồn`: text not seen.
    case notSourced = "not-sourced"
  }
  /// `điều 9 "…": chưa có nguồn`.
  package struct Provision: Sendable {
    /// The place.
    package var parts: [CitationPart]
    /// A few words.
    package var label: TextLiteral?
    /// What becomes of it.
    package var status: ProvisionStatus
    /// The whole line.
    package var range: SourceRange

    /// Makes a provision.
    package init(
      parts: [CitationPart],
      label: TextLiteral?,
      status: ProvisionStatus,
      range: SourceRange
    ) {
      self.parts = parts
      self.label = label
      self.status = status
      self.range = range
    }
  }
  /// `còn áp dụng cho nhóm G đến hết D khi P trừ khi bản mới có lợi hơn căn cứ …`.
  package struct Residual: Sendable {
    /// The groups of awards that it is for; every award where none is named.
    package var groups: [Identifier]
    /// Until when; endless where nothing is said.
    package var end: EndSpecification?
    /// For which dossiers; all where nothing is said.
    package var condition: Expression?
    /// Whether a later version that is more favourable goes before.
    package var yieldsToMoreFavourable: Bool
    /// Where it is from.
    package var citation: Citation?
    /// The whole clause.
    package var range: SourceRange

    /// Makes a clause.
    package init(
      groups: [Identifier],
      end: EndSpecification?,
      condition: Expression?,
      yieldsToMoreFavourable: Bool,
      citation: Citation?,
      range: SourceRange
    ) {
      self.groups = groups
      self.end = end
      self.condition = condition
      self.yieldsToMoreFavourable = yieldsToMoreFavourable
      self.citation = citation
      self.range = range
    }
  }
  /// Its name in rules.
  package var name: Identifier
  /// Its title.
  package var label: TextLiteral?
  /// `số hiệu "…"`; nothing when not given or `chưa ghi`.
  package var number: TextLiteral?
  /// Whether `số hiệu chưa ghi` was said.
  package var isNumberBlank: Bool
  /// Dates of issue, several where sources differ.
  package var issued: [IssueDate]
  /// Period of effect.
  package var effect: EffectPeriod?
  /// `thay thế …`.
  package var replaces: [Identifier]
  /// `sửa đổi …`.
  package var amends: [Reference]
  /// For which cases it goes on after its end: `còn áp dụng …`.
  package var residuals: [Residual] = []
  /// The provisions listed.
  package var provisions: [Provision]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes an instrument.
  package init(
    name: Identifier,
    label: TextLiteral?,
    number: TextLiteral?,
    isNumberBlank: Bool,
    issued: [IssueDate],
    effect: EffectPeriod?,
    replaces: [Identifier],
    amends: [Reference],
    provisions: [Provision],
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.number = number
    self.isNumberBlank = isNumberBlank
    self.issued = issued
    self.effect = effect
    self.replaces = replaces
    self.amends = amends
    self.provisions = provisions
    self.range = range
  }
}
