package import KhenSource

/// The kinds of small mistakes that an official can make in a rule, each tried at every place where
/// it can be made.
package enum MutationForm: String, Hashable, Sendable, CaseIterable {
  /// A figure by one unit of its type.
  case threshold
  /// A factor (`14/12`) that counts as one.
  case weight
  /// A truth value the other way round.
  case flag
  /// `>=` as `>` or `<`, `=` as `khác`.
  case comparison
  /// An end of a range that counts, or does not.
  case rangeEnd = "range-end"
  /// `+` as `-`.
  case arithmetic
  /// `và` as `hoặc`.
  case junction
  /// One part of `và` or `hoặc` left out.
  case part
  /// `không` left out or put in.
  case negation
  /// `có` as `mọi`.
  case quantifier
  /// `ít nhất` as `không quá` and the like.
  case demand
  /// The filter of a quantifier or an aggregate left out.
  case filter
  /// `lớn nhất` as `nhỏ nhất`.
  case extreme
  /// A member of a list left out or put in.
  case membership
  /// `lấy cao nhất` as `cộng dồn`.
  case overlap
  /// `làm tròn lên` as `làm tròn xuống`.
  case rounding
  /// `tại` left out.
  case lawDate = "law-date"
  /// `tất cả` as `một trong`, one more or one fewer.
  case group
  /// A criterion, group or attestation that no longer counts.
  case criterion
  /// A bar or hold that no longer counts.
  case bar
  /// A bar as a hold.
  case barEffect = "bar-effect"
  /// A paper as optional or as always required.
  case paper
  /// An exception that no longer applies.
  case exception
  /// Which of two exceptions goes before.
  case priority
  /// The first day of a figure.
  case figureDate = "figure-date"
  /// The first or last day of a text.
  case effectDate = "effect-date"
  /// The instrument of a version.
  case version
  /// A transitional clause that no longer applies, or ends on another day.
  case transition
  /// How a selection ranks and limits.
  case selection

  /// What is changed, in a few words.
  package var title: Bilingual {
    switch self {
    case .threshold: Bilingual(vi: "ngưỡng", en: "figure")
    case .weight: Bilingual(vi: "hệ số", en: "factor")
    case .flag: Bilingual(vi: "giá trị", en: "value")
    case .comparison: Bilingual(vi: "phép so sánh", en: "comparison")
    case .rangeEnd: Bilingual(vi: "đầu mút của khoảng", en: "end of a range")
    case .arithmetic: Bilingual(vi: "phép tính", en: "operation")
    case .junction: Bilingual(vi: "liên kết", en: "junction")
    case .part: Bilingual(vi: "bỏ một vế", en: "a part left out")
    case .negation: Bilingual(vi: "phủ định", en: "negation")
    case .quantifier: Bilingual(vi: "lượng từ", en: "quantifier")
    case .demand: Bilingual(vi: "yêu cầu về số lượng", en: "number demanded")
    case .filter: Bilingual(vi: "bỏ điều kiện lọc", en: "a filter left out")
    case .extreme: Bilingual(vi: "lớn nhất, nhỏ nhất", en: "greatest or least")
    case .membership: Bilingual(vi: "danh sách", en: "list")
    case .overlap: Bilingual(vi: "cách tính thời gian trùng nhau", en: "what overlaps")
    case .rounding: Bilingual(vi: "cách làm tròn", en: "rounding")
    case .lawDate: Bilingual(vi: "thời điểm áp dụng", en: "date of the law")
    case .group: Bilingual(vi: "yêu cầu của nhóm", en: "demand of a group")
    case .criterion: Bilingual(vi: "bỏ một điều kiện", en: "a criterion left out")
    case .bar: Bilingual(vi: "bỏ một trường hợp không xét", en: "a bar left out")
    case .barEffect: Bilingual(vi: "hậu quả", en: "effect of a bar")
    case .paper: Bilingual(vi: "tài liệu", en: "paper")
    case .exception: Bilingual(vi: "ngoại lệ", en: "exception")
    case .priority: Bilingual(vi: "thứ tự ưu tiên", en: "priority")
    case .figureDate: Bilingual(vi: "ngày áp dụng mức", en: "day of a figure")
    case .effectDate: Bilingual(vi: "ngày hiệu lực", en: "day of effect")
    case .version: Bilingual(vi: "căn cứ của phiên bản", en: "instrument of a version")
    case .transition: Bilingual(vi: "chuyển tiếp", en: "transition")
    case .selection: Bilingual(vi: "xét chọn", en: "selection")
    }
  }
}
