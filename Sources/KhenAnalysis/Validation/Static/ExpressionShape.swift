import KhenSemantics
import KhenSource
import KhenSyntax

/// An expression with its numbers left out, to find the same criterion with another figure.
struct ExpressionShape {
  /// The form without numbers; equal for expressions that differ in numbers only.
  private(set) var text = ""
  /// The numbers, periods and sums left out, in order.
  private(set) var constants: [CheckedExpression] = []
  private let program: CheckedProgram

  /// Makes an empty shape.
  init(_ program: CheckedProgram) { self.program = program }

  /// Adds an expression.
  mutating func add(_ expression: CheckedExpression) {
    switch expression.kind {
    case .constant(let constant):
      switch constant {
      case .integer, .number, .period, .days, .workingDays, .money:
        constants.append(expression)
        text += "#"
      case .boolean(let value): text += "\(value)"
      case .text(let value): text += value
      case .date(let day): text += "d\(day)"
      case .year(let year): text += "y\(year)"
      case .member(let catalogue, let index): text += "m\(catalogue).\(index)"
      }
    case .field(_, let index): text += "f\(index)"
    case .parameter(let index): text += "p\(index)"
    // A definition of an award has another index in each version.
    case .call(let definition, _, _): text += "c" + program.definitions[definition].name.key
    case .function(let function, _): text += function.rawValue
    case .catalogueMembers(let index): text += "k\(index)"
    case .arithmetic(let sign, _, _): text += sign.rawValue
    case .comparison(let sign, _, _): text += sign.rawValue
    case .meets(let award): text += "meets \(award.key)"
    case .isHeld(let award): text += "held \(award.key)"
    case .chosen(let selection): text += "chosen \(selection)"
    // Ids of variables differ between versions.
    case .variable: text += "v"
    case .evaluationDate: text += "today"
    case .asOf: text += "as-of"
    case .list: text += "list"
    case .convert: text += "convert"
    case .not: text += "not"
    case .negate: text += "negate"
    case .and: text += "and"
    case .or: text += "or"
    case .inRange: text += "in"
    case .membership: text += "of"
    case .orIfNone: text += "else"
    case .has: text += "has"
    case .unwrap: text += "unwrap"
    case .quantified(let quantifier, _, _, _, _): text += ExpressionShape.name(of: quantifier)
    case .twoDistinct: text += "two"
    case .consecutiveYears(let count, _, _, _, _, _): text += "years \(count)"
    case .aggregate(let kind, _, _, _, _): text += kind.rawValue
    case .collect: text += "collect"
    case .years: text += "years"
    case .timeline: text += "timeline"
    case .match: text += "match"
    case .inYear: text += "in-year"
    case .round: text += "round"
    case .mustState: text += "state"
    }
    text += "("
    for child in expression.children { add(child) }
    text += ")"
  }
}

extension ExpressionShape {
  private static func name(of quantifier: CheckedExpression.Quantifier) -> String {
    switch quantifier {
    case .some: "some"
    case .every: "every"
    case .atLeast: "at-least"
    case .atMost: "at-most"
    case .exactly: "exactly"
    }
  }
}
