package import KhenSource

// The ids of the findings that need no evaluation, by theme. Names are stable: silencing comments
// and settings of continuous integration refer to them.
extension DiagnosticID {
  // What nothing uses
  package static let unusedDefinition = DiagnosticID("unused-definition", "khái-niệm-không-dùng")
  package static let unusedParameter = DiagnosticID("unused-parameter", "tham-số-không-dùng")
  package static let unusedArgument = DiagnosticID("unused-argument", "đối-số-không-dùng")
  package static let unusedVariable = DiagnosticID("unused-variable", "biến-không-dùng")
  package static let unusedFigure = DiagnosticID("unused-figure", "trị-số-không-dùng")
  package static let unusedField = DiagnosticID("unused-field", "trường-không-dùng")
  package static let unusedRecord = DiagnosticID("unused-record", "bản-ghi-không-dùng")
  package static let unusedCatalogue = DiagnosticID("unused-catalogue", "danh-mục-không-dùng")
  package static let unusedValue = DiagnosticID("unused-value", "giá-trị-không-dùng")
  package static let unusedInstrument = DiagnosticID("unused-instrument", "văn-bản-không-dùng")
  package static let unusedFixture = DiagnosticID("unused-fixture", "hồ-sơ-mẫu-không-dùng")
  package static let unusedGroup = DiagnosticID("unused-group", "nhóm-không-dùng")
  package static let idleSupplement = DiagnosticID("idle-supplement", "bổ-sung-thừa")
  package static let untestedRule = DiagnosticID("untested-rule", "chưa-có-kiểm-thử")
  package static let uncheckedConstraint = DiagnosticID(
    "unchecked-constraint",
    "ràng-buộc-không-đối-chiếu"
  )

  // Dates of effect
  package static let versionGap = DiagnosticID("version-gap", "trống-phiên-bản")
  package static let figureGap = DiagnosticID("figure-gap", "trống-trị-số")
  package static let outdatedCitation = DiagnosticID("outdated-citation", "căn-cứ-khác-thời")
  package static let replacedInstrument = DiagnosticID(
    "replaced-instrument",
    "văn-bản-đã-bị-thay-thế"
  )
  package static let endedAward = DiagnosticID("ended-award", "khen-thưởng-đã-hết")
  package static let doubtfulDate = DiagnosticID("doubtful-date", "ngày-đáng-ngờ")

  // Citations
  package static let citationsDiffer = DiagnosticID("citations-differ", "căn-cứ-không-thống-nhất")
  package static let weakGround = DiagnosticID("weak-ground", "căn-cứ-yếu")
  package static let provisionNotEncoded = DiagnosticID(
    "provision-not-encoded",
    "điều-khoản-chưa-viết"
  )
  package static let provisionNotListed = DiagnosticID(
    "provision-not-listed",
    "điều-khoản-ngoài-danh-sách"
  )
  package static let criterionWithoutCitation = DiagnosticID(
    "criterion-without-citation",
    "điều-kiện-không-căn-cứ"
  )

  // Figures
  package static let thresholdOrder = DiagnosticID("threshold-order", "ngưỡng-đảo-thứ-tự")
  package static let figureLeap = DiagnosticID("figure-leap", "trị-số-chênh-mười-lần")

  // Texts
  package static let sameCondition = DiagnosticID("same-condition", "trùng-điều-kiện")
  package static let sameDefinition = DiagnosticID("same-definition", "trùng-khái-niệm")
  package static let sameLabel = DiagnosticID("same-label", "trùng-nhãn")
  package static let similarName = DiagnosticID("similar-name", "tên-gần-giống")
  package static let unknownConclusion = DiagnosticID(
    "unknown-conclusion",
    "không-có-xác-nhận-tài-liệu"
  )
}
