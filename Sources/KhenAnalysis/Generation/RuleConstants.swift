import KhenSemantics
import KhenSource

/// The constants that rules compare facts with, by type, each once and rising.
struct RuleConstants: Sendable {
  /// A period of so many months and days.
  struct Period: Hashable, Sendable {
    var months: Int64
    var days: Int64
  }

  private(set) var dates: [Int64] = []
  private(set) var years: [Int64] = []
  private(set) var integers: [Int64] = []
  private(set) var numbers: [Rational] = []
  private(set) var periods: [Period] = []
  private(set) var texts: [String] = []
  /// For each truth value of a kind of dossier (record, field), how much more often conditions
  /// want it true than false.
  private(set) var wishes: [Field: Int] = [:]

  /// A field of a record.
  struct Field: Hashable, Sendable {
    var record: Int
    var index: Int
  }

  /// Goes through all rules of a program but its tests.
  init(_ program: CheckedProgram) {
    var collector = Collector(program)
    collector.addAll()
    dates = collector.dates.sorted()
    years = collector.years.sorted()
    integers = collector.integers.sorted()
    numbers = collector.numbers.sorted { $0 < $1 }
    periods = collector.periods.sorted { ($0.months, $0.days) < ($1.months, $1.days) }
    texts = collector.texts.sorted()
    wishes = collector.wishes
  }

  private struct Collector {
    let program: CheckedProgram
    var dates: Set<Int64> = []
    var years: Set<Int64> = []
    var integers: Set<Int64> = []
    var numbers: Set<Rational> = []
    var periods: Set<Period> = []
    var texts: Set<String> = []
    var wishes: [Field: Int] = [:]

    init(_ program: CheckedProgram) { self.program = program }

    mutating func addAll() {
      for parameter in program.parameters {
        for version in parameter.versions { add(version.body) }
      }
      for definition in program.definitions {
        add(definition.body)
        add(definition.exceptions)
      }
      for card in program.scorecards {
        for item in card.items {
          add(item.raw)
          add(item.maximum)
        }
      }
      for record in program.records { for constraint in record.constraints { add(constraint) } }
      for award in program.awards { add(award) }
    }

    private mutating func add(_ award: CheckedAward) {
      for node in award.nodes { add(node, of: award) }
      for bar in award.bars {
        add(bar.condition)
        wish(bar.condition, -1, award, depth: 0)
      }
      for document in award.documents {
        if case .when(let condition) = document.requirement { add(condition) }
      }
    }

    private mutating func add(_ node: CheckedNode, of award: CheckedAward) {
      switch node.kind {
      case .criterion(let condition):
        guard let condition else { return }
        add(condition)
        wish(condition, 1, award, depth: 0)
      case .group(_, let nodes): for inner in nodes { add(inner, of: award) }
      case .attestation: return
      }
    }

    private mutating func add(_ body: CheckedBody) {
      if let expression = body.expression { add(expression) }
    }

    private mutating func add(_ exceptions: [CheckedException]) {
      for exception in exceptions {
        add(exception.condition)
        add(exception.body)
        add(exception.exceptions)
      }
    }

    private mutating func add(_ expression: CheckedExpression) {
      switch expression.kind {
      case .constant(let constant): add(constant)
      case .match(_, let rows):
        for row in rows {
          for pattern in row.patterns {
            switch pattern {
            case .value(let constant): add(constant)
            case .range(let lower, let upper):
              for bound in [lower?.bound, upper?.bound] { if let bound { add(bound) } }
            }
          }
        }
      default: break
      }
      for child in expression.children { add(child) }
    }

    private mutating func add(_ constant: Constant) {
      switch constant {
      case .date(let day): dates.insert(day)
      case .year(let year): years.insert(year)
      case .integer(let value), .workingDays(let value): integers.insert(value)
      case .number(let value), .days(let value), .money(let value): numbers.insert(value)
      case .period(let months, let days): periods.insert(Period(months: months, days: days))
      case .text(let text): texts.insert(text)
      case .boolean, .member: break
      }
    }

    /// Notes which truth values of the dossier a condition wants, as far as that is plain.
    private mutating func wish(
      _ expression: CheckedExpression,
      _ sign: Int,
      _ award: CheckedAward,
      depth: Int
    ) {
      guard depth < 24 else { return }
      switch expression.kind {
      case .not(let operand): wish(operand, -sign, award, depth: depth + 1)
      case .and(let parts), .or(let parts):
        for part in parts { wish(part, sign, award, depth: depth + 1) }
      case .convert(let operand), .unwrap(let operand), .mustState(let operand):
        wish(operand, sign, award, depth: depth + 1)
      case .field(.none, let index):
        for kind in award.subjects { wishes[Field(record: kind, index: index), default: 0] += sign }
      case .field(.some(let owner), let index):
        guard case .record(let record) = owner.type.unwrapped else { return }
        wishes[Field(record: record, index: index), default: 0] += sign
      case .call(let definition, _, _):
        guard let body = program.definitions[definition].body.expression else { return }
        wish(body, sign, award, depth: depth + 1)
      default: return
      }
    }
  }
}
