import KhenSource

extension DiagnosticPage {
  /// Mistakes of fields and their types.
  static let fieldPages: [DiagnosticPage] = [
    page(
      DiagnosticID("text-too-long", "chuỗi-quá-dài"),
      "Một mục dài quá 64 KiB.",
      "A text of more than 64 KiB.",
      "Mục của hồ sơ là dữ kiện ngắn; báo cáo thành tích nộp riêng.",
      "Fields are short facts; reports are filed apart.",
      wrong: "",
      right: ""
    ),
    page(
      DiagnosticID("unknown-field", "trường-không-có"),
      "Hồ sơ có mục mà mẫu không có.",
      "The dossier has a field that the form has not.",
      "Tên không phân biệt chữ hoa, chữ thường, dấu cách và “_”, nhưng phải đủ dấu. "
        + "Một mục lạ có thể là dữ kiện quan trọng viết sai tên, nên không được bỏ qua.",
      "Case, blanks and “_” do not matter, marks do. A field nobody knows may be an "
        + "important fact under a wrong name, so it is not passed over.",
      wrong: "{\"mã\": \"HS-1\", \"họ_ten\": \"Người mẫu\"}",
      right: "{\"mã\": \"HS-1\", \"họ_tên\": \"Người mẫu\"}"
    ),
    page(
      DiagnosticID("repeated-field", "trường-bị-lặp"),
      "Một mục được ghi hai lần.",
      "A field is given twice.",
      "Giữ lại một lần, để không phải đoán giá trị nào đúng.",
      "Keep one of them, so that nobody has to guess.",
      wrong: "{\"mã\": \"HS-1\", \"số_con\": 1, \"Số con\": 2}",
      right: "{\"mã\": \"HS-1\", \"số_con\": 2}"
    ),
    page(
      DiagnosticID("wrong-type", "sai-kiểu-dữ-liệu"),
      "Giá trị không thuộc kiểu của mục.",
      "The value is not of the field's type.",
      "Ngày ghi như 31/12/2025, 12/2025 hoặc 2025; đúng, sai ghi là có, không.",
      "Dates are written as 31/12/2025, 12/2025 or 2025; truth as yes or no.",
      wrong: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"đầu năm\"}",
      right: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"1975\"}"
    ),
    page(
      DiagnosticID("none-for-required", "bắt-buộc-mà-không-có"),
      "Mục bắt buộc được ghi là không có.",
      "A required field is said to be none.",
      "Chưa biết và không có là hai điều khác nhau: chưa biết thì để trống hoặc ghi "
        + "“không rõ”.",
      "Unknown and none are two things: leave it empty or write “unknown”.",
      wrong: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"không có\"}",
      right: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"không rõ\"}"
    ),
    page(
      DiagnosticID("list-too-long", "danh-sách-quá-dài"),
      "Một danh sách có quá \(DossierLimits.listElements) mục.",
      "A list of more than \(DossierLimits.listElements) elements.",
      "Không ai có chừng ấy giai đoạn công tác; xem lại cách ghép bảng.",
      "Nobody has that many spells of service; check how the tables are joined.",
      wrong: "",
      right: ""
    ),
    page(
      DiagnosticID("unknown-attestation", "xác-nhận-không-có"),
      "Không có xác nhận tên như vậy.",
      "There is no attestation of that name.",
      "Tên phải là tên một “xác nhận” của bộ quy tắc.",
      "The name must be that of an attestation of the rules.",
      wrong: "{\"mã\": \"HS-1\", \"xác_nhận\": {\"y_đúc\": \"đạt\"}}",
      right: "{\"mã\": \"HS-1\", \"xác_nhận\": {\"y_đức\": \"đạt\"}}"
    ),
    page(
      DiagnosticID("unknown-document", "tài-liệu-không-có"),
      "Không có tài liệu tên như vậy.",
      "There is no document of that name.",
      "Tên phải là tên một “tài liệu” của bộ quy tắc.",
      "The name must be that of a document of the rules.",
      wrong: "{\"mã\": \"HS-1\", \"tài_liệu\": {\"tờ_chình\": \"có\"}}",
      right: "{\"mã\": \"HS-1\", \"tài_liệu\": {\"tờ_trình\": \"có\"}}"
    ),
  ]
}
