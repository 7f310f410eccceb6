import KhenSource
import KhenSyntax

/// What the names of the language itself stand for; their spellings are the parser's.
enum Builtins {
  static func isEvaluationDate(_ name: Name) -> Bool { BuiltinName(named: name) == .evaluationDate }

  static func isDossierKind(_ name: Name) -> Bool { BuiltinName(named: name) == .dossierKind }

  static func function(named name: Name) -> BuiltinFunction? {
    switch BuiltinName(named: name) {
    case nil, .evaluationDate, .dossierKind, .chosenIn, .wholeCohort, .wholeGroup: nil
    case .leastOf: .least
    case .greatestOf: .greatest
    case .yearOf: .yearOf
    case .firstDayOfMonth: .firstDayOfMonth
    case .lastDayOfMonth: .lastDayOfMonth
    case .monthsBetween: .monthsBetween
    case .yearsBetween: .yearsBetween
    case .periodBetween: .periodBetween
    case .firstDayOfYear: .firstDayOfYear
    case .lastDayOfYear: .lastDayOfYear
    case .serviceOf, .lengthOf: .serviceOf
    case .daysOf: .daysOf
    case .weightedServiceOf: .weightedServiceOf
    case .weightedDaysOf: .weightedDaysOf
    case .atLeastLevel: .atLeastLevel
    case .without: .without
    }
  }

  static var allNames: [Name] {
    BuiltinName.allCases.flatMap { builtin in
      Language.allCases.map { Name(builtin.spelling(in: $0)) }
    }
  }

  /// Names that rules may not declare; functions may be overridden by a definition of the rules.
  static func isReserved(_ name: Name) -> Bool {
    switch BuiltinName(named: name) {
    case .evaluationDate, .dossierKind, .wholeCohort, .wholeGroup: true
    default: false
    }
  }
}
