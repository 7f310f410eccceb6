package import KhenSource

// The ids of the checker, by theme. Names are stable: files and people refer to them.
extension DiagnosticID {
  // Names
  package static let unknownName = DiagnosticID("unknown-name", "không-có-tên")
  package static let unknownField = DiagnosticID("unknown-field", "không-có-trường")
  package static let unknownValue = DiagnosticID("unknown-value", "không-có-giá-trị")
  package static let unknownType = DiagnosticID("unknown-type", "không-có-kiểu")
  package static let unknownAward = DiagnosticID("unknown-award", "không-có-khen-thưởng")
  package static let unknownInstrument = DiagnosticID("unknown-instrument", "không-có-văn-bản")
  package static let unknownProvision = DiagnosticID("unknown-provision", "không-có-điều-khoản")
  package static let unknownGroup = DiagnosticID("unknown-group", "không-có-nhóm")
  package static let duplicateName = DiagnosticID("duplicate-name", "trùng-tên")
  package static let reservedName = DiagnosticID("reserved-name", "tên-dành-riêng")
  package static let namesDifferByMarks = DiagnosticID("names-differ-by-marks", "tên-chỉ-khác-dấu")
  package static let ambiguousValue = DiagnosticID("ambiguous-value", "giá-trị-nhiều-danh-mục")
  package static let fieldNotShared = DiagnosticID("field-not-shared", "trường-không-chung")

  // Types
  package static let typeMismatch = DiagnosticID("type-mismatch", "trái-kiểu")
  package static let unitMismatch = DiagnosticID("unit-mismatch", "trái-đơn-vị")
  package static let mayBeNone = DiagnosticID("may-be-none", "có-thể-không-có")
  package static let alwaysThere = DiagnosticID("always-there", "luôn-có")
  package static let notOrdered = DiagnosticID("not-ordered", "không-có-thứ-tự")
  package static let notAList = DiagnosticID("not-a-list", "không-phải-danh-sách")
  package static let notARecord = DiagnosticID("not-a-record", "không-phải-bản-ghi")
  package static let wrongArguments = DiagnosticID("wrong-arguments", "sai-đối-số")
  package static let quotientOfData = DiagnosticID("quotient-of-data", "thương-của-dữ-kiện")
  package static let constantNeeded = DiagnosticID("constant-needed", "cần-hằng-số")
  package static let looksLikeDate = DiagnosticID("looks-like-date", "giống-ngày")
  package static let timeMeasureMissing = DiagnosticID(
    "time-measure-missing",
    "chưa-chọn-cách-tính-thời-gian"
  )
  package static let conflictingSettings = DiagnosticID(
    "conflicting-settings",
    "khai-báo-trái-nhau"
  )

  // Definitions and lookups
  package static let lookupGap = DiagnosticID("lookup-gap", "tra-thiếu")
  package static let lookupOverlap = DiagnosticID("lookup-overlap", "tra-trùng")
  package static let otherwiseHidesValues = DiagnosticID(
    "otherwise-hides-values",
    "còn-lại-che-giá-trị"
  )
  package static let otherwiseUnused = DiagnosticID("otherwise-unused", "còn-lại-thừa")
  package static let circularDefinition = DiagnosticID("circular-definition", "định-nghĩa-vòng")
  package static let unknownException = DiagnosticID("unknown-exception", "không-có-ngoại-lệ")
  package static let catalogueTooLarge = DiagnosticID("catalogue-too-large", "danh-mục-quá-lớn")

  // Law
  package static let datesOutOfOrder = DiagnosticID("dates-out-of-order", "sai-thứ-tự-ngày")
  package static let instrumentOutOfEffect = DiagnosticID(
    "instrument-out-of-effect",
    "văn-bản-không-hiệu-lực"
  )
  package static let overlappingVersions = DiagnosticID(
    "overlapping-versions",
    "phiên-bản-chồng-nhau"
  )
  package static let versionEnds = DiagnosticID("version-ends", "hết-phiên-bản")
  package static let idleResidual = DiagnosticID("idle-residual", "còn-áp-dụng-thừa")
  package static let residualField = DiagnosticID(
    "residual-field",
    "còn-áp-dụng-ngoài-hồ-sơ-chung"
  )
  package static let overlappingResiduals = DiagnosticID(
    "overlapping-residuals",
    "còn-áp-dụng-chồng-nhau"
  )
  package static let impossibleGroup = DiagnosticID("impossible-group", "nhóm-không-thể-đạt")

  // Scorecards
  package static let scorecardWithoutItems = DiagnosticID(
    "scorecard-without-items",
    "bảng-điểm-trống"
  )
  package static let maximumNotPositive = DiagnosticID(
    "maximum-not-positive",
    "điểm-tối-đa-không-dương"
  )
  package static let scorecardOfOtherKind = DiagnosticID(
    "scorecard-of-other-kind",
    "bảng-điểm-của-loại-khác"
  )
  package static let scorecardExpectation = DiagnosticID(
    "scorecard-expectation",
    "mong-đợi-của-bảng-điểm"
  )

  // Selections
  package static let unknownSelection = DiagnosticID("unknown-selection", "không-có-xét-chọn")
  package static let cohortMisused = DiagnosticID("cohort-misused", "dùng-sai-đợt")
  package static let nomineeUnused = DiagnosticID("nominee-unused", "chưa-nói-về-hồ-sơ")
  package static let groupKey = DiagnosticID("group-key", "nhóm-theo-sai")
  package static let openGroups = DiagnosticID("open-groups", "nhóm-chưa-liệt-kê")
  package static let countNeeded = DiagnosticID("count-needed", "cần-số-lượng")
  package static let tiesUnclear = DiagnosticID("ties-unclear", "bằng-nhau-chưa-rõ")
  package static let tooManySelections = DiagnosticID(
    "too-many-selections",
    "quá-nhiều-xét-chọn"
  )

  // Tests
  package static let wrongData = DiagnosticID("wrong-data", "sai-dữ-liệu")
  package static let unknownFixture = DiagnosticID("unknown-fixture", "không-có-hồ-sơ-mẫu")
  package static let unknownNode = DiagnosticID("unknown-node", "không-có-tiêu-chuẩn")
  package static let missingEvaluationDate = DiagnosticID(
    "missing-evaluation-date",
    "thiếu-ngày-xét"
  )
  package static let nothingExpected = DiagnosticID("nothing-expected", "chưa-mong-đợi-gì")
}
