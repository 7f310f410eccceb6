package import KhenSource

/// A name that the language itself gives meaning to: values and functions.
///
/// They are ordinary names for the parser; a file may write either spelling.
package enum BuiltinName: UInt8, Hashable, Sendable, CaseIterable {
  case evaluationDate
  case dossierKind
  case leastOf
  case greatestOf
  case yearOf
  case firstDayOfMonth
  case lastDayOfMonth
  case monthsBetween
  case yearsBetween
  case periodBetween
  case firstDayOfYear
  case lastDayOfYear
  case serviceOf
  case lengthOf
  case daysOf
  case weightedServiceOf
  case weightedDaysOf
  case atLeastLevel
  case without
  case chosenIn
  case wholeCohort
  case wholeGroup

  /// Whether it means something by itself; all others only with arguments in brackets, so that a
  /// criterion may have the name of a function.
  package var isValue: Bool {
    switch self {
    case .evaluationDate, .dossierKind, .wholeCohort, .wholeGroup: true
    case .leastOf, .greatestOf, .yearOf, .firstDayOfMonth, .lastDayOfMonth, .monthsBetween,
      .yearsBetween, .periodBetween, .firstDayOfYear, .lastDayOfYear, .serviceOf, .lengthOf,
      .daysOf, .weightedServiceOf, .weightedDaysOf, .atLeastLevel, .without, .chosenIn:
      false
    }
  }

  /// The name in a language.
  package func spelling(in language: Language) -> String {
    language == .vietnamese ? spellings.vietnamese : spellings.english
  }

  /// The builtin that a name means in either language.
  package init?(named name: Name) {
    guard let found = BuiltinName.table[name] else { return nil }
    self = found
  }

  private var spellings: (vietnamese: String, english: String) {
    switch self {
    case .evaluationDate: ("ngày_xét", "evaluation_date")
    case .dossierKind: ("loại_hồ_sơ", "dossier_kind")
    case .leastOf: ("nhỏ_nhất", "least_of")
    case .greatestOf: ("lớn_nhất", "greatest_of")
    case .yearOf: ("năm_của", "year_of")
    case .firstDayOfMonth: ("ngày_đầu_tháng", "first_day_of_month")
    case .lastDayOfMonth: ("ngày_cuối_tháng", "last_day_of_month")
    case .monthsBetween: ("số_tháng_giữa", "months_between")
    case .yearsBetween: ("số_năm_giữa", "years_between")
    case .periodBetween: ("khoảng_cách", "period_between")
    case .firstDayOfYear: ("đầu_năm", "first_day_of_year")
    case .lastDayOfYear: ("cuối_năm", "last_day_of_year")
    case .serviceOf: ("thời_gian", "service_of")
    case .lengthOf: ("độ_dài", "length_of")
    case .daysOf: ("số_ngày", "days_of")
    case .weightedServiceOf: ("quy_đổi", "weighted_service")
    case .weightedDaysOf: ("quy_đổi_ngày", "weighted_days")
    case .atLeastLevel: ("từ_mức", "at_least_level")
    case .without: ("bỏ_bớt", "without")
    case .chosenIn: ("được_chọn", "chosen")
    case .wholeCohort: ("cả_đợt", "whole_cohort")
    case .wholeGroup: ("cả_nhóm", "whole_group")
    }
  }

  /// The fingerprints of all names of builtins.
  static let fingerprints = Set(table.keys.map { $0.fingerprint })

  private static let table: [Name: BuiltinName] = {
    var table: [Name: BuiltinName] = [:]
    for builtin in BuiltinName.allCases {
      for language in Language.allCases {
        table[Name(builtin.spelling(in: language))] = builtin
      }
    }
    return table
  }()
}
