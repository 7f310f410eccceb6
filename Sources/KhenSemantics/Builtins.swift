import KhenSource

/// The names that every rule set has, in both languages of the keywords.
enum Builtins {
  static let evaluationDate = [Name("ngày_xét"), Name("evaluation_date")]
  static let dossierKind = [Name("loại_hồ_sơ"), Name("dossier_kind")]

  static let functions: [(function: BuiltinFunction, names: [Name])] = [
    (.least, [Name("nhỏ_nhất"), Name("least")]),
    (.greatest, [Name("lớn_nhất"), Name("greatest")]),
    (.yearOf, [Name("năm_của"), Name("year_of")]),
    (.firstDayOfMonth, [Name("ngày_đầu_tháng"), Name("first_day_of_month")]),
    (.lastDayOfMonth, [Name("ngày_cuối_tháng"), Name("last_day_of_month")]),
    (.monthsBetween, [Name("số_tháng_giữa"), Name("months_between")]),
    (.yearsBetween, [Name("số_năm_giữa"), Name("years_between")]),
    (.periodBetween, [Name("khoảng_cách"), Name("period_between")]),
    (.firstDayOfYear, [Name("đầu_năm"), Name("first_day_of_year")]),
    (.lastDayOfYear, [Name("cuối_năm"), Name("last_day_of_year")]),
    (.serviceOf, [Name("thời_gian"), Name("độ_dài"), Name("service_of"), Name("length_of")]),
    (.daysOf, [Name("số_ngày"), Name("days_of")]),
    (.weightedServiceOf, [Name("quy_đổi"), Name("weighted_service")]),
    (.weightedDaysOf, [Name("quy_đổi_ngày"), Name("weighted_days")]),
    (.atLeastLevel, [Name("từ_mức"), Name("at_least_level")]),
    (.without, [Name("bỏ_bớt"), Name("without")]),
  ]

  static func function(named name: Name) -> BuiltinFunction? {
    functions.first { $0.names.contains(name) }?.function
  }

  static var allNames: [Name] {
    evaluationDate + dossierKind + functions.flatMap({ $0.names })
  }
}

extension BuiltinFunction {
  /// The Vietnamese name, for messages.
  var vietnameseName: String {
    Builtins.functions.first { $0.function == self }?.names.first?.text ?? rawValue
  }
}
