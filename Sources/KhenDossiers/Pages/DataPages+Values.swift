import KhenSource

extension DiagnosticPage {
  /// Mistakes of values and of tables.
  static let valuePages: [DiagnosticPage] = [
    page(
      DiagnosticID("impossible-date", "ngày-không-có-thật"),
      "Ngày không có trong lịch.",
      "A date that the calendar does not have.",
      "Xem lại giấy tờ gốc; nếu chỉ biết tháng hoặc năm thì ghi tháng hoặc năm.",
      "Look at the paper; if only month or year are known, write only those.",
      wrong: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"31/02/1975\"}",
      right: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"02/1975\"}"
    ),
    page(
      DiagnosticID("short-year", "năm-viết-tắt"),
      "Năm chỉ có hai chữ số.",
      "A year of two digits.",
      "“75” có thể là 1975 hoặc 2075; ghi đủ bốn chữ số.",
      "“75” may be 1975 or 2075; write four digits.",
      wrong: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"01/02/75\"}",
      right: "{\"mã\": \"HS-1\", \"ngày_sinh\": \"01/02/1975\"}"
    ),
    page(
      DiagnosticID("number-too-large", "số-quá-lớn"),
      "Con số vượt quá giới hạn.",
      "The number is beyond the limit.",
      "Số nguyên và tiền không quá 10^15; số lẻ không quá 10^12.",
      "Whole numbers and money are at most 10^15, decimals 10^12.",
      wrong: "{\"mã\": \"HS-1\", \"số_con\": 99999999999999999999}",
      right: "{\"mã\": \"HS-1\", \"số_con\": 2}"
    ),
    page(
      DiagnosticID("out-of-range", "ngoài-giới-hạn"),
      "Điểm ngoài khoảng mà bảng điểm cho phép.",
      "Points beyond what the scorecard allows.",
      "Điểm do người chấm nằm từ 0 đến mức tối đa của tiêu chí; sửa lại theo phiếu chấm.",
      "Points given by people lie between 0 and the maximum of the item; mend them by the sheet.",
      wrong: "{\"mã\": \"T-1\", \"chấm_cụm\": {\"chỉ_tiêu\": 75}}",
      right: "{\"mã\": \"T-1\", \"chấm_cụm\": {\"chỉ_tiêu\": 57.5}}"
    ),
    page(
      DiagnosticID("broken-promise", "trái-ràng-buộc"),
      "Dữ kiện trái với ràng buộc mà bộ quy tắc khai cho loại hồ sơ này.",
      "Facts against a constraint that the rules declare for this kind of dossier.",
      "Ràng buộc nói điều gì đúng với mọi hồ sơ thật, như ngày vào ngành không thể trước ngày sinh;"
        + " đối chiếu giấy tờ và sửa dữ kiện sai.",
      "A constraint says what is true of every real dossier, for example that nobody starts work"
        + " before birth; compare with the papers and mend the wrong fact.",
      wrong: "{\"mã\": \"HS-1\", \"hệ_số\": 23.4}",
      right: "{\"mã\": \"HS-1\", \"hệ_số\": 2.34}"
    ),
    page(
      DiagnosticID("not-a-whole-number", "không-phải-số-nguyên"),
      "Ở chỗ của số nguyên có số lẻ.",
      "A fraction where a whole number is needed.",
      "Mục này đếm, nên chỉ nhận số nguyên.",
      "The field counts, so it takes whole numbers only.",
      wrong: "{\"mã\": \"HS-1\", \"số_con\": 1.5}",
      right: "{\"mã\": \"HS-1\", \"số_con\": 1}"
    ),
    page(
      DiagnosticID("too-many-decimals", "quá-nhiều-chữ-số-thập-phân"),
      "Số có quá 6 chữ số thập phân.",
      "A number of more than 6 decimals.",
      "Làm tròn theo quy định của đơn vị trước khi nhập.",
      "Round it by the rules of the office before it is filed.",
      wrong: "{\"mã\": \"HS-1\", \"hệ_số\": 2.3456789}",
      right: "{\"mã\": \"HS-1\", \"hệ_số\": 2.34}"
    ),
    page(
      DiagnosticID("ambiguous-number", "số-hiểu-hai-cách"),
      "Con số hiểu được hai cách.",
      "A number that can be read in two ways.",
      "“1.500” là một nghìn năm trăm ở Việt Nam và một phẩy năm ở nơi khác.",
      "“1.500” is fifteen hundred in Vietnam and one and a half elsewhere.",
      wrong: "{\"mã\": \"HS-1\", \"hệ_số\": \"1.500\"}",
      right: "{\"mã\": \"HS-1\", \"hệ_số\": \"1,5\"}"
    ),
    page(
      DiagnosticID("unknown-value", "giá-trị-ngoài-danh-mục"),
      "Giá trị không có trong danh mục.",
      "A value that the catalogue does not have.",
      "Ghi mã, nhãn hoặc cách gọi khác của một giá trị; khen schema cho biết các "
        + "giá trị.",
      "Write the code, label or alias of a value; khen schema lists them.",
      wrong: "{\"mã\": \"HS-1\", \"giới_tính\": \"nứ\"}",
      right: "{\"mã\": \"HS-1\", \"giới_tính\": \"nữ\"}"
    ),
    page(
      DiagnosticID("wrong-cell-count", "sai-số-ô"),
      "Dòng có số ô khác dòng tiêu đề.",
      "A row with another number of cells than the header.",
      "Ô có dấu phẩy bên trong phải đặt trong ngoặc kép.",
      "A cell with a comma inside must stand in quotes.",
      wrong: "mã,họ_tên\nHS-1,Người mẫu, số 1",
      right: "mã,họ_tên\nHS-1,\"Người mẫu, số 1\""
    ),
    page(
      DiagnosticID("unclosed-quote", "thiếu-dấu-nháy-đóng"),
      "Ô mở bằng ngoặc kép mà không đóng.",
      "A cell opens with a quote and is not closed.",
      "Ngoặc kép bên trong ô viết hai lần.",
      "A quote inside a cell is written twice.",
      wrong: "mã,họ_tên\nHS-1,\"Người mẫu",
      right: "mã,họ_tên\nHS-1,\"Người mẫu\""
    ),
    page(
      DiagnosticID("unknown-column", "cột-không-có"),
      "Bảng có cột mà mẫu hồ sơ không có.",
      "The table has a column that the form has not.",
      "Sửa tên cột ở dòng tiêu đề, hoặc bỏ cột; khen schema --format csv-header in "
        + "dòng tiêu đề đúng.",
      "Mend the header or drop the column; khen schema --format csv-header prints "
        + "the right header.",
      wrong: "mã,họ_ten\nHS-1,Người mẫu",
      right: "mã,họ_tên\nHS-1,Người mẫu"
    ),
    page(
      DiagnosticID("repeated-column", "cột-bị-lặp"),
      "Dòng tiêu đề có một cột hai lần.",
      "The header has a column twice.",
      "Bỏ một trong hai cột.",
      "Drop one of the two.",
      wrong: "mã,họ_tên,Họ tên\nHS-1,A,B",
      right: "mã,họ_tên\nHS-1,A"
    ),
    page(
      DiagnosticID("missing-key-column", "thiếu-cột-mã"),
      "Bảng không có cột mã hồ sơ.",
      "A table without a column of the dossier's key.",
      "Bảng của danh sách được ghép với bảng chính theo mã hồ sơ, nên cả hai bảng "
        + "cần cột đó.",
      "Tables of lists are joined to the main table by the key, so both need the "
        + "column.",
      wrong: "",
      right: ""
    ),
    page(
      DiagnosticID("row-without-dossier", "dòng-không-thuộc-hồ-sơ"),
      "Bảng của danh sách có dòng không thuộc hồ sơ nào.",
      "A row of a list table that belongs to no dossier.",
      "Mã ở dòng này không có trong bảng chính: sửa mã, hoặc bổ sung hồ sơ.",
      "The main table does not have its key: mend the key, or add the dossier.",
      wrong: "",
      right: ""
    ),
  ]
}
