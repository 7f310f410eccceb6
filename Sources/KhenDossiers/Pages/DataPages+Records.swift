import KhenSource

extension DiagnosticPage {
  /// Mistakes of a dossier as a whole, and of its bytes.
  static let recordPages: [DiagnosticPage] = [
    page(
      DiagnosticID("not-a-dossier", "không-phải-hồ-sơ"),
      "Ở chỗ của một hồ sơ có thứ khác.",
      "Something else stands where a dossier should.",
      "Mỗi hồ sơ viết giữa { và }; mỗi hồ sơ một dòng, hoặc tất cả trong một danh "
        + "sách [ … ].",
      "Each dossier stands between { and }; one a line, or all in one list [ … ].",
      wrong: "[\"HS-1\"]",
      right: "[{\"mã\": \"HS-1\"}]"
    ),
    page(
      DiagnosticID("truncated-dossier", "hồ-sơ-bị-cắt"),
      "Hồ sơ bị cắt giữa chừng.",
      "The dossier breaks off.",
      "Tệp thường bị cắt khi xuất hoặc chép dở dang; hãy xuất lại.",
      "The file was often cut while it was exported or copied; export it again.",
      wrong: "{\"mã\": \"HS-1\", \"họ_tên\": \"Người mẫu",
      right: "{\"mã\": \"HS-1\", \"họ_tên\": \"Người mẫu\"}"
    ),
    page(
      DiagnosticID("malformed-json", "sai-cú-pháp-json"),
      "Hồ sơ không đúng cú pháp JSON.",
      "The dossier is not well-formed JSON.",
      "Giữa hai mục có dấu phẩy, giữa tên và giá trị có dấu hai chấm; tên và chữ "
        + "đặt trong ngoặc kép thẳng.",
      "A comma stands between fields, a colon between name and value; names and "
        + "texts stand in straight quotes.",
      wrong: "{\"mã\": \"HS-1\" \"số_con\": 2}",
      right: "{\"mã\": \"HS-1\", \"số_con\": 2}"
    ),
    page(
      DiagnosticID("extra-content", "nội-dung-thừa"),
      "Sau hồ sơ còn có nội dung khác trên cùng dòng.",
      "Something follows the dossier on its line.",
      "Mỗi dòng chỉ ghi một hồ sơ.",
      "Write one dossier a line.",
      wrong: "{\"mã\": \"HS-1\"}\n{\"mã\": \"HS-2\"} đã nộp",
      right: "{\"mã\": \"HS-1\"}\n{\"mã\": \"HS-2\"}"
    ),
    page(
      DiagnosticID("truncated-list-of-dossiers", "danh-sách-bị-cắt"),
      "Danh sách hồ sơ không có dấu ] đóng.",
      "The list of dossiers has no closing ].",
      "Có thể thiếu hồ sơ ở cuối tệp; hãy xuất lại và đếm lại số hồ sơ.",
      "Dossiers at the end of the file may be missing; export it again and count "
        + "them.",
      wrong: "[{\"mã\": \"HS-1\"}",
      right: "[{\"mã\": \"HS-1\"}]"
    ),
    page(
      DiagnosticID("dossier-too-large", "hồ-sơ-quá-lớn"),
      "Một hồ sơ dài quá 64 MiB.",
      "A dossier of more than 64 MiB.",
      "Hồ sơ chỉ ghi dữ kiện; không nhúng ảnh hay tệp quét.",
      "A dossier holds facts; do not embed images or scans.",
      wrong: "",
      right: ""
    ),
    page(
      DiagnosticID("nesting-too-deep", "lồng-quá-sâu"),
      "Hồ sơ lồng nhau quá 256 tầng.",
      "A dossier nested more than 256 levels deep.",
      "Mẫu hồ sơ chỉ cần vài tầng; thường do lỗi của chương trình xuất dữ liệu.",
      "Dossiers need a few levels; the exporting program is usually at fault.",
      wrong: "",
      right: ""
    ),
    page(
      DiagnosticID("unknown-dossier-kind", "không-rõ-loại-hồ-sơ"),
      "Không có loại hồ sơ như đã ghi.",
      "There is no such kind of dossier.",
      "Ghi “loại_hồ_sơ” bằng tên hoặc nhãn của một loại đã khai báo; khen schema "
        + "cho biết các loại.",
      "Give “dossier_kind” by the name or label of a declared kind; khen schema "
        + "lists them.",
      wrong: "{\"mã\": \"HS-1\", \"loại_hồ_sơ\": \"cơ quan\"}",
      right: "{\"mã\": \"HS-1\", \"loại_hồ_sơ\": \"cá nhân\"}"
    ),
    page(
      DiagnosticID("unknown-nomination", "đề-nghị-không-có"),
      "Hồ sơ đề nghị một khen thưởng mà bộ quy tắc không có.",
      "The dossier is proposed for an award that the rules do not have.",
      "Ghi “đề_nghị” bằng tên hoặc tiêu đề của khen thưởng; nhiều khen thưởng thì ghi thành danh sách.",
      "Give “nominated_for” by the name or label of an award; several as a list.",
      wrong: "{\"mã\": \"HS-1\", \"đề_nghị\": \"bằng khen\"}",
      right: "{\"mã\": \"HS-1\", \"đề_nghị\": [\"giải_thưởng\"]}"
    ),
    page(
      DiagnosticID("repeated-dossier", "trùng-mã-hồ-sơ"),
      "Hai hồ sơ có cùng mã.",
      "Two dossiers have the same key.",
      "Hồ sơ đứng sau không được xét, vì không rõ hồ sơ nào là đúng.",
      "The later one is not evaluated, for nobody knows which is right.",
      wrong: "{\"mã\": \"HS-1\"}\n{\"mã\": \"HS-1\"}",
      right: "{\"mã\": \"HS-1\"}\n{\"mã\": \"HS-2\"}"
    ),
    page(
      DiagnosticID("malformed-utf8", "sai-mã-hóa"),
      "Chữ không phải mã UTF-8.",
      "Text that is not UTF-8.",
      "Lưu lại tệp với bảng mã UTF-8; trong Excel chọn “CSV UTF-8”. Không cần đổi "
        + "phông chữ.",
      "Save the file again as UTF-8; in Excel choose “CSV UTF-8”.",
      wrong: "",
      right: ""
    ),
    page(
      DiagnosticID("control-character", "ký-tự-điều-khiển"),
      "Trong văn bản có ký tự điều khiển.",
      "A control character in a text.",
      "Ký tự này không hiện ra và không thuộc về chữ nào; thường do chép từ chương "
        + "trình khác.",
      "It cannot be seen and belongs to no letter; it usually comes from copying.",
      wrong: "{\"mã\": \"HS-1\\u0000\"}",
      right: "{\"mã\": \"HS-1\"}"
    ),
    page(
      DiagnosticID("bad-escape", "sai-ký-tự-thoát"),
      "Sau dấu \\ có chữ không được phép.",
      "A letter after \\ that is not allowed.",
      "Muốn ghi chính dấu \\ thì viết hai lần.",
      "Write the sign itself twice.",
      wrong: "{\"mã\": \"HS\\1\"}",
      right: "{\"mã\": \"HS\\\\1\"}"
    ),
    page(
      DiagnosticID("lone-surrogate", "nửa-cặp-thay-thế"),
      "Ký tự viết bằng \\u chỉ có một nửa.",
      "Half of a character written with \\u.",
      "Ghi thẳng ký tự, hoặc đủ cả cặp.",
      "Write the character itself, or both halves.",
      wrong: "{\"mã\": \"\\ud83d\"}",
      right: "{\"mã\": \"\\ud83d\\ude00\"}"
    ),
  ]
}
