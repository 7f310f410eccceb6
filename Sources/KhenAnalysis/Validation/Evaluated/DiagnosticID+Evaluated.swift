package import KhenSource

/// Ids of what evaluating a rule set over all dossiers finds.
extension DiagnosticID {
  package static let neverMet = DiagnosticID("never-met", "không-bao-giờ-đạt")
  package static let alwaysMet = DiagnosticID("always-met", "luôn-đạt")
  package static let nobodyEligible = DiagnosticID("nobody-eligible", "không-ai-đủ-điều-kiện")
  package static let neverApplies = DiagnosticID("never-applies", "không-bao-giờ-áp-dụng")
  package static let alwaysApplies = DiagnosticID("always-applies", "luôn-áp-dụng")
  package static let collidingExceptions = DiagnosticID(
    "colliding-exceptions",
    "ngoại-lệ-trái-nhau"
  )
  package static let rowNeverReached = DiagnosticID("row-never-reached", "dòng-tra-không-tới")
  package static let coveredLimb = DiagnosticID("covered-limb", "nhánh-thừa")
  package static let impliedCriterion = DiagnosticID("implied-criterion", "điều-kiện-thừa")
  package static let coveredBar = DiagnosticID("covered-bar", "loại-trừ-thừa")
  package static let redundantPart = DiagnosticID("redundant-part", "vế-thừa")
  package static let constantPart = DiagnosticID("constant-part", "vế-không-đổi")
  package static let holeBetweenRows = DiagnosticID("hole-between-rows", "tra-có-khoảng-hở")
  package static let monthEndMatters = DiagnosticID("month-end-matters", "ảnh-hưởng-cuối-tháng")
  package static let undecidedByValidation = DiagnosticID(
    "undecided-by-validation",
    "chưa-phân-định"
  )
}
