import KhenSource
import KhenSyntax

/// What a name means at one place.
struct Scope {
  /// A record whose fields are bare names (`khái niệm … cho giai_đoạn`).
  struct Receiver {
    var record: Int
    var variable: Int
  }
  /// A bound variable; `value` is what the name stands for.
  struct Binding {
    var name: Name
    var value: CheckedExpression
  }
  /// The kind of dossier whose fields are bare names; nothing sees only `hồ sơ chung`.
  var kind: Int?
  /// Every kind that the award is for; a field must be in all of them.
  var subjects: [Int] = []
  /// Whether this is a clause for every kind of dossier, which says so where a field is not there.
  var seesCommonFieldsOnly = false
  var receiver: Receiver?
  /// In a selection, the name that stands for the dossier itself.
  var cohortVariable: Name?
  var bindings: [Binding] = []
  var localDefinitions: [Name: Int] = [:]
  var localRecordDefinitions: [MemberKey: Int] = [:]
  /// Keys of the optional values known to have a value here.
  var present: Set<String> = []

  func binding(_ variable: CheckedVariable, at range: SourceRange) -> Scope {
    var inner = self
    inner.bindings.append(
      Binding(
        name: variable.name,
        value: CheckedExpression(
          kind: .variable(variable.id),
          type: variable.type,
          range: range
        )
      )
    )
    return inner
  }

  func binding(_ name: Name, to value: CheckedExpression) -> Scope {
    var inner = self
    inner.bindings.append(Binding(name: name, value: value))
    return inner
  }

  func knowing(_ paths: Set<String>) -> Scope {
    guard !paths.isEmpty else { return self }
    var inner = self
    inner.present.formUnion(paths)
    return inner
  }

  func knowing(_ condition: CheckedExpression?) -> Scope {
    guard let condition else { return self }
    return knowing(condition.presentPaths(when: true))
  }
}

extension CheckedExpression {
  /// The key of a value that stays the same wherever it is written; nothing for what is computed.
  var pathKey: String? {
    switch kind {
    case .field(let of, let index):
      guard let of else { return "d.\(index)" }
      return of.pathKey.map { "\($0).\(index)" }
    case .variable(let id): return "v\(id)"
    case .parameter(let index): return "p\(index)"
    case .evaluationDate: return "now"
    case .unwrap(let inner), .convert(let inner): return inner.pathKey
    case .constant(let constant): return constant.pathKey
    case .call(let definition, let receiver, let arguments):
      var key = "c\(definition)"
      if let receiver {
        guard let inner = receiver.pathKey else { return nil }
        key += "[\(inner)]"
      }
      for argument in arguments {
        guard let inner = argument.pathKey else { return nil }
        key += "(\(inner))"
      }
      return key
    case .inYear(let series, let year):
      guard let first = series.pathKey, let second = year.pathKey else { return nil }
      return "\(first)@\(second)"
    default: return nil
    }
  }

  /// Keys of the optional values that certainly have a value when this condition comes out so.
  func presentPaths(when outcome: Bool) -> Set<String> {
    switch kind {
    case .has(let value):
      guard outcome, let key = value.pathKey else { return [] }
      return [key]
    case .not(let inner): return inner.presentPaths(when: !outcome)
    case .and(let parts): return Self.presentPaths(of: parts, when: outcome, together: outcome)
    case .or(let parts): return Self.presentPaths(of: parts, when: outcome, together: !outcome)
    default: return []
    }
  }

  private static func presentPaths(
    of parts: [CheckedExpression],
    when outcome: Bool,
    together: Bool
  ) -> Set<String> {
    var result: Set<String>?
    for part in parts {
      let paths = part.presentPaths(when: outcome)
      guard let sofar = result else {
        result = paths
        continue
      }
      result = together ? sofar.union(paths) : sofar.intersection(paths)
    }
    return result ?? []
  }
}

extension Constant {
  fileprivate var pathKey: String? {
    switch self {
    case .integer(let value): "i\(value)"
    case .year(let value): "y\(value)"
    case .date(let value): "t\(value)"
    case .member(let catalogue, let index): "m\(catalogue).\(index)"
    case .boolean(let value): value ? "T" : "F"
    case .text(let value): "\"\(value)\""
    case .number, .period, .days, .workingDays, .money: nil
    }
  }
}
