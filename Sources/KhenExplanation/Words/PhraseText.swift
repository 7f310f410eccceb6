import KhenSemantics
import KhenSource
import KhenSyntax

/// What an expression is called in an office: the labels of fields and definitions, not names.
///
/// A class, so that all who write one explanation share it.
final class PhraseText: Sendable {
  /// The rule set.
  let program: CheckedProgram
  /// The kind of dossier that fields without a record belong to.
  let kind: Int
  /// How constants are written.
  let values: ValueText

  init(program: CheckedProgram, kind: Int, values: ValueText) {
    self.program = program
    self.kind = kind
    self.values = values
  }

  /// The phrase for a value.
  func phrase(_ expression: CheckedExpression) -> Bilingual {
    switch expression.kind {
    case .constant(let constant): return self.constant(constant)
    case .evaluationDate: return Bilingual(vi: "ngày xét", en: "the evaluation date")
    case .field(let receiver, let index): return field(receiver, index)
    case .variable: return Bilingual(vi: "giá trị", en: "the value")
    case .parameter(let index): return .same(program.parameters[index].label)
    case .call(let definition, _, _): return .same(program.definitions[definition].label)
    case .function(let function, let arguments): return self.function(function, arguments)
    case .asOf(let value, let date):
      return phrase(value) + Bilingual(vi: " tại ", en: " as of ") + phrase(date)
    case .list(let elements): return .either(elements.map { phrase($0) })
    case .catalogueMembers(let catalogue): return .same(program.catalogues[catalogue].label)
    case .convert(let inner), .unwrap(let inner): return phrase(inner)
    case .not(let inner): return Bilingual(vi: "không phải ", en: "not ") + phrase(inner)
    case .negate(let inner): return .same("−") + phrase(inner)
    case .and(let parts):
      return .joined(parts.map { phrase($0) }, by: Bilingual(vi: " và ", en: " and "))
    case .or(let parts): return .either(parts.map { phrase($0) })
    case .arithmetic(let operation, let left, let right):
      return phrase(left) + sign(operation) + phrase(right)
    case .comparison(_, let left, _): return phrase(left)
    case .inRange(let value, _, _), .membership(let value, _): return phrase(value)
    case .orIfNone(let value, _): return phrase(value)
    case .has(let value), .mustState(let value): return phrase(value)
    case .quantified(_, _, let list, _, _), .twoDistinct(_, _, let list, _): return phrase(list)
    case .consecutiveYears(_, _, _, let list, _, _): return phrase(list)
    case .aggregate(let kind, let value, _, let list, _):
      return aggregate(kind, value, list)
    case .collect(_, let value, _, let list, _):
      return value.map { Bilingual.joined([phrase($0), phrase(list)], by: .same(", ")) }
        ?? phrase(list)
    case .years(let first, let last, _):
      return Bilingual(vi: "các năm từ ", en: "the years from ") + phrase(first)
        + Bilingual(vi: " đến ", en: " to ") + phrase(last)
    case .timeline(let timeline): return phrase(timeline.list)
    case .match(let subject, _):
      return Bilingual(vi: "mức theo ", en: "value by ") + phrase(subject)
    case .inYear(let series, let year):
      return phrase(series) + Bilingual(vi: " năm ", en: " in ") + phrase(year)
    case .round(_, let value, _): return phrase(value)
    case .meets(let award):
      let label = program.awards.first { $0.name == award }?.label ?? award.text
      return Bilingual(vi: "Tiêu chuẩn ", en: "The standard of ") + Bilingual.same(label).quoted
    case .isHeld(let award):
      let label = program.awards.first { $0.name == award }?.label ?? award.text
      return Bilingual(vi: "Tạm dừng xét ", en: "A hold of ") + Bilingual.same(label).quoted
    case .chosen(let selection):
      let label = program.selections[selection].label
      return Bilingual(vi: "Được chọn ở ", en: "Chosen in ") + Bilingual.same(label).quoted
    }
  }

  /// The words of a constant.
  func constant(_ constant: Constant) -> Bilingual {
    switch constant {
    case .boolean(let value): return values.point(value ? 1 : 0, 1, .boolean)
    case .integer(let value): return NumberText.whole(value)
    case .number(let value): return NumberText.exact(value.numerator, value.denominator)
    case .text(let text): return Bilingual.same(text).quoted
    case .date(let value): return values.point(value, 1, .date)
    case .year(let value): return .same("\(value)")
    case .period(let months, let days): return DurationText.period(months: months, days: days)
    case .days(let value): return values.point(value.numerator, value.denominator, .days)
    case .workingDays(let value): return values.point(value, 1, .workingDays)
    case .money(let value): return values.point(value.numerator, value.denominator, .money)
    case .member(let catalogue, let index):
      return .same(program.catalogues[catalogue].members[index].label)
    }
  }

  private func field(_ receiver: CheckedExpression?, _ index: Int) -> Bilingual {
    var record = kind
    if case .record(let index) = receiver?.type.unwrapped { record = index }
    let fields = program.records[record].fields
    guard fields.indices.contains(index) else { return .empty }
    return .same(fields[index].label)
  }

  private func sign(_ operation: ArithmeticOperator) -> Bilingual {
    switch operation {
    case .add: .same(" + ")
    case .subtract: .same(" − ")
    case .multiply: .same(" × ")
    case .divide: .same(" / ")
    }
  }

  private func aggregate(
    _ kind: Aggregate.Kind,
    _ value: CheckedExpression?,
    _ list: CheckedExpression
  ) -> Bilingual {
    let of = value.map { phrase($0) } ?? phrase(list)
    switch kind {
    case .count: return Bilingual(vi: "Số dòng ", en: "Number of rows in ") + of.quoted
    case .sum: return Bilingual(vi: "Tổng ", en: "Total of ") + of.quoted
    case .greatest: return of + Bilingual(vi: " lớn nhất", en: " (greatest)")
    case .least: return of + Bilingual(vi: " nhỏ nhất", en: " (least)")
    case .share: return Bilingual(vi: "Tỷ lệ trong ", en: "Share of ") + of.quoted
    }
  }

  private func function(_ function: BuiltinFunction, _ arguments: [CheckedExpression]) -> Bilingual
  {
    let all = arguments.map { phrase($0) }
    let first = all.first ?? .empty
    let second = all.count > 1 ? all[1] : .empty
    func between(_ vi: String, _ en: String) -> Bilingual {
      Bilingual(vi: vi + " từ ", en: en + " from ") + first + Bilingual(vi: " đến ", en: " to ")
        + second
    }
    switch function {
    case .least: return Bilingual(vi: "mức nhỏ nhất của ", en: "the least of ") + .list(all)
    case .greatest: return Bilingual(vi: "mức lớn nhất của ", en: "the greatest of ") + .list(all)
    case .yearOf: return Bilingual(vi: "năm của ", en: "year of ") + first
    case .firstDayOfMonth:
      return Bilingual(vi: "ngày đầu tháng của ", en: "month start of ") + first
    case .lastDayOfMonth: return Bilingual(vi: "ngày cuối tháng của ", en: "month end of ") + first
    case .firstDayOfYear: return Bilingual(vi: "ngày đầu năm ", en: "first day of ") + first
    case .lastDayOfYear: return Bilingual(vi: "ngày cuối năm ", en: "last day of ") + first
    case .monthsBetween: return between("số tháng", "months")
    case .yearsBetween: return between("số năm", "years")
    case .periodBetween: return between("thời gian", "time")
    case .serviceOf: return Bilingual(vi: "thời gian trong ", en: "time in ") + first.quoted
    case .daysOf: return Bilingual(vi: "số ngày trong ", en: "days in ") + first.quoted
    case .weightedServiceOf:
      return Bilingual(vi: "thời gian quy đổi của ", en: "weighted time of ") + first.quoted
    case .weightedDaysOf:
      return Bilingual(vi: "số ngày quy đổi của ", en: "weighted days of ") + first.quoted
    case .atLeastLevel, .without: return first
    }
  }
}
