package import KhenSource

/// `danh mục NAME "…" { a "…", b "…" còn gọi "…" }`; ordered when written with `<`.
package struct CatalogueDeclaration: Sendable {
  /// One value.
  package struct Member: Sendable {
    /// Its name in rules.
    package var name: Identifier
    /// Its label; the name where none is given.
    package var label: TextLiteral?
    /// Other spellings accepted in data.
    package var aliases: [TextLiteral]

    /// Makes a value.
    package init(name: Identifier, label: TextLiteral?, aliases: [TextLiteral]) {
      self.name = name
      self.label = label
      self.aliases = aliases
    }
  }
  /// Its name.
  package var name: Identifier
  /// Its label.
  package var label: TextLiteral?
  /// Where the values are from.
  package var citation: Citation?
  /// The values in order.
  package var members: [Member]
  /// Whether the values rise, written with `<`.
  package var isOrdered: Bool
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a catalogue.
  package init(
    name: Identifier,
    label: TextLiteral?,
    citation: Citation?,
    members: [Member],
    isOrdered: Bool,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.citation = citation
    self.members = members
    self.isOrdered = isOrdered
    self.range = range
  }
}

/// `bản ghi NAME { … }`, `hồ sơ NAME { … }` or `hồ sơ chung { … }`.
package struct RecordDeclaration: Sendable {
  /// What the record is for.
  package enum Role: Hashable, Sendable {
    /// `bản ghi`: a structured fact.
    case record
    /// `hồ sơ`: what is filed for one nominee.
    case dossier
    /// `hồ sơ chung`: fields that every kind of dossier has.
    case commonDossier
  }
  /// One field.
  package struct Field: Sendable {
    /// Its name; any word, keywords included.
    package var name: Identifier
    /// Its type.
    package var type: TypeExpression
    /// Its label on the form.
    package var label: TextLiteral?
    /// Other spellings accepted in data (`còn gọi`).
    package var aliases: [TextLiteral]
    /// `minh chứng "…"`: the paper that proves it.
    package var evidence: TextLiteral?
    /// `không kê khai là không có`: absent means none or empty, not unknown.
    package var isCompleteWhenAbsent: Bool
    /// The whole field.
    package var range: SourceRange

    /// Makes a field.
    package init(
      name: Identifier,
      type: TypeExpression,
      label: TextLiteral?,
      aliases: [TextLiteral],
      evidence: TextLiteral?,
      isCompleteWhenAbsent: Bool,
      range: SourceRange
    ) {
      self.name = name
      self.type = type
      self.label = label
      self.aliases = aliases
      self.evidence = evidence
      self.isCompleteWhenAbsent = isCompleteWhenAbsent
      self.range = range
    }
  }
  /// What it is for.
  package var role: Role
  /// Its name; nothing for `hồ sơ chung`.
  package var name: Identifier?
  /// Its label.
  package var label: TextLiteral?
  /// The fields in order.
  package var fields: [Field]
  /// `ràng buộc EXPR`: comparisons between fields that hold in every real dossier.
  package var constraints: [Expression]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a record.
  package init(
    role: Role,
    name: Identifier?,
    label: TextLiteral?,
    fields: [Field],
    constraints: [Expression],
    range: SourceRange
  ) {
    self.role = role
    self.name = name
    self.label = label
    self.fields = fields
    self.constraints = constraints
    self.range = range
  }
}

/// A type as written.
package struct TypeExpression: Sendable {
  /// The types of the language.
  package indirect enum Kind: Sendable {
    /// What could not be read; reported already.
    case missing
    /// `đúng_sai`
    case boolean
    /// `số nguyên`
    case integer
    /// `số`: exact.
    case number
    /// `chuỗi`
    case string
    /// `ngày`
    case date
    /// `năm`
    case year
    /// `khoảng năm`: consecutive years.
    case yearRange
    /// `thời hạn`: years, months and days as law writes them; may be added to a date.
    case period
    /// `thời gian`: accumulated time.
    case service
    /// `số ngày`
    case days
    /// `tiền`: đồng.
    case money
    /// A catalogue or record.
    case named(Identifier)
    /// `danh sách T`
    case list(TypeExpression)
    /// `theo năm T`: a value for each calendar year.
    case yearly(TypeExpression)
    /// `dòng thời gian T`: a value for each day.
    case timeline(TypeExpression)
  }
  /// The type without its `?`.
  package var kind: Kind
  /// Whether `?` follows: the value may be none.
  package var isOptional: Bool
  /// Where it stands.
  package var range: SourceRange

  /// Makes a type.
  package init(kind: Kind, isOptional: Bool, range: SourceRange) {
    self.kind = kind
    self.isOptional = isOptional
    self.range = range
  }
}

/// A value with its citation; no expression means `chưa có nguồn` (not sourced).
package struct Body: Sendable {
  /// The value; nothing when the law's text is not known.
  package var expression: Expression?
  /// Where the value is from.
  package var citation: Citation?
  /// The whole body.
  package var range: SourceRange

  /// Makes a body.
  package init(expression: Expression?, citation: Citation?, range: SourceRange) {
    self.expression = expression
    self.citation = citation
    self.range = range
  }
}

/// `tham số NAME: T = … { từ DATE: …; … }`.
package struct ParameterDeclaration: Sendable {
  /// A value from a date on.
  package struct Change: Sendable {
    /// The first day.
    package var start: DateSpecification
    /// The value.
    package var body: Body

    /// Makes a change.
    package init(start: DateSpecification, body: Body) {
      self.start = start
      self.body = body
    }
  }
  /// Its name.
  package var name: Identifier
  /// Its type.
  package var type: TypeExpression
  /// Its label.
  package var label: TextLiteral?
  /// The first value.
  package var body: Body
  /// Later values, in order of date.
  package var changes: [Change]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a parameter.
  package init(
    name: Identifier,
    type: TypeExpression,
    label: TextLiteral?,
    body: Body,
    changes: [Change],
    range: SourceRange
  ) {
    self.name = name
    self.type = type
    self.label = label
    self.body = body
    self.changes = changes
    self.range = range
  }
}

/// `ngoại lệ NAME [ưu tiên hơn …] khi COND: BODY [{ inner exceptions }]`.
package struct ExceptionClause: Sendable {
  /// Its name, local to the definition.
  package var name: Identifier
  /// The exceptions of the same level that it prevails over.
  package var prevailsOver: [Identifier]
  /// When it applies.
  package var condition: Expression
  /// What holds then.
  package var body: Body
  /// Looked at only where this one applies.
  package var exceptions: [ExceptionClause]
  /// The whole clause.
  package var range: SourceRange

  /// Makes an exception.
  package init(
    name: Identifier,
    prevailsOver: [Identifier],
    condition: Expression,
    body: Body,
    exceptions: [ExceptionClause],
    range: SourceRange
  ) {
    self.name = name
    self.prevailsOver = prevailsOver
    self.condition = condition
    self.body = body
    self.exceptions = exceptions
    self.range = range
  }
}

/// `khái niệm NAME[(x: T)] [cho RECORD]: T "…" = BODY [{ exceptions }]`.
package struct DefinitionDeclaration: Sendable {
  /// An argument.
  package struct Parameter: Sendable {
    /// Its name.
    package var name: Identifier
    /// Its type.
    package var type: TypeExpression

    /// Makes an argument.
    package init(name: Identifier, type: TypeExpression) {
      self.name = name
      self.type = type
    }
  }
  /// Its name.
  package var name: Identifier
  /// Its arguments.
  package var parameters: [Parameter]
  /// The record that it is a derived field of.
  package var receiver: Identifier?
  /// The type of its value.
  package var type: TypeExpression
  /// Its label.
  package var label: TextLiteral?
  /// The base value.
  package var body: Body
  /// What overrides it.
  package var exceptions: [ExceptionClause]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a definition.
  package init(
    name: Identifier,
    parameters: [Parameter],
    receiver: Identifier?,
    type: TypeExpression,
    label: TextLiteral?,
    body: Body,
    exceptions: [ExceptionClause],
    range: SourceRange
  ) {
    self.name = name
    self.parameters = parameters
    self.receiver = receiver
    self.type = type
    self.label = label
    self.body = body
    self.exceptions = exceptions
    self.range = range
  }
}
