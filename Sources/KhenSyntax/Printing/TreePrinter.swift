import KhenSource

/// A form of the tree for comparing and for tests: nested lists `(kind part …)` without ranges.
///
/// Builtin names are printed in Vietnamese, so that a file and its translation print the same.
package enum TreeForm: Sendable {
  case atom(String)
  case list([TreeForm])

  /// A list that begins with a word.
  static func node(_ head: String, _ parts: [TreeForm?]) -> TreeForm {
    var elements: [TreeForm] = [.atom(head)]
    for part in parts {
      if let part { elements.append(part) }
    }
    return .list(elements)
  }

  /// A list of which all parts are there; spares a conversion that Embedded Swift lacks.
  static func node(_ head: String, _ parts: [TreeForm]) -> TreeForm {
    .list([.atom(head)] + parts)
  }

  /// The whole form on one line; the empty list is `()`.
  package var text: String {
    switch self {
    case .atom(let text): return text
    case .list(let elements):
      var result = "("
      for (index, element) in elements.enumerated() {
        if index > 0 { result += " " }
        result += element.text
      }
      return result + ")"
    }
  }
}

extension SyntaxTree {
  /// The tree as text, one declaration per line, without ranges.
  package var printed: String {
    var result = ""
    for item in items { result += item.form.text + "\n" }
    return result
  }
}

extension Expression {
  /// The expression as text, without ranges.
  package var printed: String { form.text }
}

extension Identifier {
  var form: TreeForm { .atom(name.text.isEmpty ? "?" : name.text) }

  /// The name, a builtin in Vietnamese.
  var builtinForm: TreeForm {
    guard let builtin = BuiltinName(named: name) else { return form }
    return .atom(builtin.spelling(in: .vietnamese))
  }
}

extension TextLiteral {
  var form: TreeForm { .atom(JSONText.quoted(value)) }
}

extension [Identifier] {
  func form(_ head: String) -> TreeForm? {
    isEmpty ? nil : .node(head, map { $0.form })
  }
}

extension DecimalLiteral {
  /// The number with a point, as `12.50`.
  package var text: String {
    let isNegative = numerator < 0
    var digits = String(numerator.magnitude)
    guard decimals > 0 else { return isNegative ? "-" + digits : digits }
    while digits.utf8.count <= decimals { digits = "0" + digits }
    let split = digits.index(digits.endIndex, offsetBy: -decimals)
    return (isNegative ? "-" : "") + digits[..<split] + "." + digits[split...]
  }
}

extension CivilDate {
  /// The date as ISO 8601.
  var isoText: String {
    func padded(_ value: Int, _ width: Int) -> String {
      var text = String(value)
      while text.utf8.count < width { text = "0" + text }
      return text
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

extension DateSpecification {
  var form: TreeForm {
    switch kind {
    case .day(let date): .atom(date.isoText)
    case .month(let year, let month): .atom("\(year)-\(month)")
    case .year(let year): .atom("\(year)")
    }
  }
}

extension EffectPeriod {
  var form: TreeForm {
    .node("effect", [start.form, end?.form])
  }
}

extension EndSpecification {
  var form: TreeForm {
    switch self {
    case .through(let date): .node("through", [date.form])
    case .until(let date): .node("before", [date.form])
    }
  }
}

extension Reference {
  var form: TreeForm {
    var parts = [instrument.form]
    for part in self.parts { parts.append(.atom(part.kind.rawValue + ":" + part.label)) }
    if let certainty { parts.append(.atom(certainty.rawValue)) }
    return .node("ref", parts)
  }
}

extension Citation {
  var form: TreeForm { .node("cite", references.map { $0.form }) }
}

extension Body {
  var form: TreeForm {
    .node("body", [expression?.form ?? .atom("not-sourced"), citation?.form])
  }
}

extension TypeExpression {
  var form: TreeForm {
    let inner: TreeForm
    switch kind {
    case .missing: inner = .atom("?")
    case .boolean: inner = .atom("boolean")
    case .integer: inner = .atom("integer")
    case .number: inner = .atom("number")
    case .string: inner = .atom("string")
    case .date: inner = .atom("date")
    case .year: inner = .atom("year")
    case .yearRange: inner = .atom("year-range")
    case .period: inner = .atom("period")
    case .service: inner = .atom("service")
    case .days: inner = .atom("days")
    case .money: inner = .atom("money")
    case .named(let name): inner = .node("type", [name.form])
    case .list(let element): inner = .node("list", [element.form])
    case .yearly(let element): inner = .node("yearly", [element.form])
    case .timeline(let element): inner = .node("timeline", [element.form])
    }
    return isOptional ? .node("optional", [inner]) : inner
  }
}
