package import KhenSource

extension DiagnosticPage {
  /// Pages about comments that silence findings.
  package static let silencingPages: [DiagnosticPage] = [
    page(
      .silencingWithoutReason,
      Bilingual(
        vi: "bỏ qua một thông báo mà không ghi lý do",
        en: "a finding silenced without a reason"
      ),
      Bilingual(
        vi: "người đọc sau phải biết vì sao chỗ này được để nguyên",
        en: "whoever reads it later has to know why it was left"
      ),
      wrong: silenced("// bỏ qua [tham-số-không-dùng]"),
      right: silenced("// bỏ qua [tham-số-không-dùng]: chờ thông tư hướng dẫn")
    ),
    page(
      .unknownSilencing,
      Bilingual(
        vi: "bỏ qua một thông báo không có thật",
        en: "silencing an id that does not exist"
      ),
      Bilingual(
        vi: "chép đúng tên trong ngoặc vuông của thông báo, tiếng Việt hay tiếng Anh đều được",
        en: "copy the name in the square brackets of the message, in either language"
      ),
      wrong: silenced("// bỏ qua [tham-số-thừa]: chờ thông tư"),
      right: silenced("// bỏ qua [tham-số-không-dùng]: chờ thông tư")
    ),
    page(
      .unusedSilencing,
      Bilingual(
        vi: "ghi chú bỏ qua không còn bỏ qua gì",
        en: "a silencing comment that silences nothing"
      ),
      Bilingual(
        vi: "thông báo đã hết hoặc ở dòng khác; để lại thì sau này che mất lỗi mới",
        en: "the finding is gone or on another line; left alone, the comment would hide a new one"
      ),
      wrong: silenced("// bỏ qua [trùng-nhãn]: chờ thông tư"),
      right: silenced("// bỏ qua [tham-số-không-dùng]: chờ thông tư")
    ),
    page(
      .silencedError,
      Bilingual(vi: "định bỏ qua một lỗi", en: "an error that was to be silenced"),
      Bilingual(
        vi: "bộ quy tắc có lỗi thì không xét được hồ sơ nào, nên lỗi phải sửa",
        en: "rules with errors decide nothing, so errors must be mended"
      ),
      wrong: "hồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng giấy_khen cho cá_nhân {\n"
        + "  // bỏ qua [không-có-tên]: sẽ thêm trường\n"
        + "  điều kiện a { giỏi }\n}\n",
      right: "hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }\n"
        + "khen thưởng giấy_khen cho cá_nhân {\n  điều kiện a { tốt và giỏi }\n}\n"
    ),
  ]

  private static func silenced(_ comment: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai }
    \(comment)
    tham số mức: số = 5
    khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt } }

    """
  }
}
