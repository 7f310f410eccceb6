import KhenAnalysis
import KhenSource
import Testing

@Suite struct `Silencing findings in place` {
  /// A parameter that nothing uses, with comments around it.
  private func rules(before: String = "", behind: String = "", start: String = "") -> String {
    """
    \(start)hồ sơ cá_nhân { tốt: đúng_sai }
    \(before)tham số mức: số = 5\(behind)
    khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt } }  // bỏ qua [chưa-có-kiểm-thử]: ví dụ

    """
  }

  @Test func `a comment above the line silences, and its reason is kept`() {
    let report = validated(rules(before: "// bỏ qua [tham-số-không-dùng]: chờ thông tư\n"))
    #expect(report.ids == [])
    #expect(
      report.silenced.map(\.finding.diagnostic.id.name) == ["unused-parameter", "untested-rule"]
    )
    #expect(report.silenced.first?.reason == "chờ thông tư")
  }

  @Test(arguments: [
    "// bỏ qua [tham-số-không-dùng]: chờ", "//bỏ qua[unused-parameter] : chờ",
    "// Bỏ qua [ tham_số_không_dùng ] chờ", "// allow [unused-parameter]: waiting",
    "// ALLOW [tham-số-không-dùng]: waiting",
    "// bỏ qua [tham-số-không-dùng, trùng-nhãn]: hai loại",
    // The same letters in decomposed form.
    "// bỏ qua [tham-số-không-dùng]: chờ".decomposed,
  ])
  func `a comment at the end of the line silences, in either language`(comment: String) {
    let report = validated(rules(behind: "  " + comment))
    #expect(!report.ids.contains("unused-parameter"))
    #expect(report.silenced.contains { $0.finding.diagnostic.id == .unusedParameter })
  }

  @Test func `comments may stand between the directive and its line, and several may be stacked`() {
    let report = validated(
      rules(
        before:
          "// bỏ qua [tham-số-không-dùng]: chờ\n\n// Ghi chú khác.\n// bỏ qua [trùng-nhãn]: thừa\n"
      )
    )
    #expect(report.ids == ["unused-silencing"])
  }

  @Test(arguments: ["\r\n", "\r", "\n"])
  func `line ends of all systems will do`(lineEnd: String) {
    let text = rules(before: "// bỏ qua [tham-số-không-dùng]: chờ\n")
    let report = validated(
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    )
    #expect(report.ids == [])
  }

  @Test func `without a reason nothing is silenced, and that is said`() {
    let report = validated(rules(behind: " // bỏ qua [tham-số-không-dùng]:"))
    #expect(report.ids == ["unused-parameter", "silencing-without-reason"])
  }

  @Test func `an unknown id is reported with the one that was meant`() {
    let report = validated(rules(behind: " // bỏ qua [tham-số-không-dung]: chờ"))
    #expect(report.ids == ["unused-parameter", "unknown-silencing"])
    #expect(report.findings.last?.diagnostic.help?.vi == "có phải ý là “tham-số-không-dùng”?")
  }

  @Test func `what silences nothing is reported, for each id`() {
    let report = validated(rules(behind: " // bỏ qua [trùng-nhãn, tham-số-không-dùng]: chờ"))
    #expect(report.ids == ["unused-silencing"])
    #expect(report.places(of: .unusedSilencing) == ["trùng-nhãn"])
  }

  @Test func `a comment on another line silences nothing`() {
    let report = validated(rules(start: "// bỏ qua [tham-số-không-dùng]: chờ\n"))
    #expect(report.ids == ["unused-silencing", "unused-parameter"])
  }

  @Test func `errors cannot be silenced`() {
    let report = validated(
      """
      hồ sơ cá_nhân { tốt: đúng_sai }
      khen thưởng giấy_khen cho cá_nhân {
        điều kiện a { giỏi }  // bỏ qua [không-có-tên]: sẽ thêm
      }

      """
    )
    #expect(report.ids == ["unknown-name", "silenced-error"])
    #expect(report.silenced.isEmpty)
  }

  @Test(arguments: [
    "// bỏ qua trường hợp này: không có nguồn", "// allow some [text]: in brackets",
    "// Điều kiện bỏ qua [xem ở dưới]: không áp dụng",
  ])
  func `other comments are no directives`(comment: String) {
    let report = validated(rules(behind: "  " + comment))
    #expect(report.ids == ["unused-parameter"])
  }

  @Test func `a warning of the checker is silenced as well`() {
    let text = """
      danh mục giới { nam, nữ }
      hồ sơ cá_nhân { giới: giới }
      khái niệm mức cho cá_nhân: số = tra giới {
        nam: 5;
        còn lại: 3  // bỏ qua [còn-lại-che-giá-trị]: danh mục này không thêm giá trị
      }
      khen thưởng giấy_khen cho cá_nhân { điều kiện a { mức >= 4 } }

      """
    let report = validated(text)
    #expect(report.ids == ["untested-rule"])
    #expect(report.silenced.count == 1)
  }

  @Test func `choosing ids leaves silencing as it is`() {
    let text = rules(behind: "  // bỏ qua [tham-số-không-dùng]: chờ")
    let whole = validated(text)
    #expect(whole.silenced.count == 2)
    #expect(whole.ids == [])
  }

  @Test func `in rules with errors nothing is said to be silenced for nothing`() {
    let text = rules(behind: "  // bỏ qua [tham-số-không-dùng]: chờ") + "khen thưởng x cho ai { }\n"
    let report = validated(text)
    #expect(!report.ids.contains("unused-silencing"))
    #expect(report.count(of: .error) > 0)
  }
}

extension String {
  /// The text with its marks set apart from their letters.
  fileprivate var decomposed: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      scalars.append(contentsOf: String.decompositions[scalar] ?? [scalar])
    }
    return String(scalars)
  }

  private static let decompositions: [Unicode.Scalar: [Unicode.Scalar]] = [
    "ỏ": ["o", "\u{309}"], "ố": ["o", "\u{302}", "\u{301}"], "ô": ["o", "\u{302}"],
    "ù": ["u", "\u{300}"],
  ]
}
