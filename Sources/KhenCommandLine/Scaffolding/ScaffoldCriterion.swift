import KhenSemantics
import KhenSource

/// A criterion that can be written about any kind of dossier: about the first of its fields that a
/// rule can ask about.
struct ScaffoldCriterion {
  /// What is asked.
  let label: String
  /// The condition, as it stands in a rule.
  let condition: String
  /// The field that is asked about.
  let field: String
  /// Data that certainly meets the condition.
  let met: String
  /// Data that just meets it, and data that just does not; nothing where there is no “just”.
  let boundary: (met: String, notMet: String)?
  /// Data that certainly does not meet it.
  let notMet: String

  /// The criterion for a kind of dossier, evaluated in a year; nothing where no field will do.
  init?(_ record: CheckedRecord, of program: CheckedProgram, year: Int) {
    let made = Form.allCases.lazy.compactMap { form in
      record.fields.lazy.compactMap { ScaffoldCriterion($0, form, program, year) }.first
    }
    guard let first = made.first else { return nil }
    self = first
  }

  /// The kinds of field, the most telling first.
  private enum Form: CaseIterable {
    case date
    case count
    case orderedCatalogue
    case catalogue
    case boolean
    case text
  }

  private init?(
    _ field: CheckedRecord.Field,
    _ form: Form,
    _ program: CheckedProgram,
    _ year: Int
  ) {
    let name = field.name.text
    let type = field.type
    var boundary: (met: String, notMet: String)?
    switch (form, type) {
    case (.date, .date):
      condition = "\(name) + 5 năm <= ngày_xét"
      label = "\(field.label): đã đủ 5 năm"
      met = "01/01/\(year - 40)"
      notMet = "01/01/\(year - 1)"
      boundary = ("01/06/\(year - 5)", "02/06/\(year - 5)")
    case (.count, .integer):
      condition = "\(name) >= 2"
      label = "\(field.label): từ 2 trở lên"
      met = "9"
      notMet = "0"
      boundary = ("2", "1")
    case (.orderedCatalogue, .catalogue(let index)) where program.catalogues[index].isOrdered:
      let members = program.catalogues[index].members
      guard members.count > 1, let last = members.last, let first = members.first else {
        return nil
      }
      condition = "\(name) >= \(last.name.text)"
      label = "\(field.label): \(last.label)"
      met = last.name.text
      notMet = first.name.text
    case (.catalogue, .catalogue(let index)):
      let members = program.catalogues[index].members
      guard members.count > 1, let first = members.first, let last = members.last else {
        return nil
      }
      condition = "\(name) = \(first.name.text)"
      label = "\(field.label): \(first.label)"
      met = first.name.text
      notMet = last.name.text
    case (.boolean, .boolean):
      condition = name
      label = field.label
      met = "đúng"
      notMet = "sai"
    case (.text, .string):
      condition = "\(name) khác \"\""
      label = "Có ghi: \(field.label)"
      met = "\"Mẫu\""
      notMet = "\"\""
    default:
      return nil
    }
    self.field = name
    self.boundary = boundary
  }
}
