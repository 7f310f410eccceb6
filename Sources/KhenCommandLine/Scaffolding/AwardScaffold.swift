import KhenSemantics
import KhenSource

/// The files of a new award: rules that can be applied as they are, and tests that reach every part
/// in each way in which it can come out.
///
/// Written with Vietnamese keywords; the formatter turns them where others are wanted.
struct AwardScaffold {
  /// The name of the award in rules.
  let name: String
  /// What people call it.
  let label: String
  /// The kind of dossier.
  let kind: String
  /// The instrument that it stands on.
  let instrument: String
  /// Whether the instrument is declared beside the award.
  let declaresInstrument: Bool
  /// What the award asks of the dossier; nothing where no field lends itself to that.
  let criterion: ScaffoldCriterion?
  /// The year in which the instrument begins, and in which the tests evaluate.
  let year: Int
  /// The folder of the rule set, for the commands in the comments.
  let directory: String

  /// The instrument, the award and its parts.
  var rules: String {
    var text = """
      // \(label)
      //
      // Khung do “khen new award” tạo ra. Thay điều kiện, xác nhận, giấy tờ và căn cứ bằng nội dung của
      // văn bản; chưa đọc toàn văn thì giữ dấu “(trích lại)”. Sửa xong, chạy:
      //   khen validate \(directory)
      //   khen test \(directory)


      """
    if declaresInstrument {
      text += """
        văn bản \(instrument) "Văn bản quy định \(quoted(label)) (ghi tên văn bản)" {
            số hiệu chưa ghi
            hiệu lực từ 01/01/\(year)
        }


        """
    }
    text += "khen thưởng \(name) theo \(instrument) \"\(quoted(label))\" cho \(kind) {\n"
    if let criterion {
      text += """
            // Điều máy xét được từ hồ sơ: sửa biểu thức trong ngoặc.
            điều kiện tiêu_chuẩn_1 "\(quoted(criterion.label))" căn cứ \(instrument) điều 1 (trích lại) {
                \(criterion.condition)
            }

        """
    }
    text += """
          // Điều phải do người có thẩm quyền đánh giá.
          xác nhận được_ghi_nhận "Được tập thể ghi nhận (ghi theo văn bản)" bởi "Tập thể đơn vị đề nghị"
              căn cứ \(instrument) điều 2 (trích lại)
          tài liệu tờ_trình_đề_nghị "Tờ trình đề nghị" bắt buộc căn cứ \(instrument) điều 3 (trích lại)
      }

      """
    return text
  }

  /// The tests of the award.
  var tests: String {
    let fact = criterion.map { "\($0.field): \($0.met),\n    " } ?? ""
    var text = """
      // Kiểm thử “\(label)”. Mọi hồ sơ ở đây là hư cấu.

      hồ sơ mẫu mẫu_\(name) là \(kind) {
          \(fact)xác_nhận: { được_ghi_nhận: đúng },
          tài_liệu: { tờ_trình_đề_nghị: đúng }
      }

      kiểm thử "\(quoted(label)): từng phần" cho \(name) {
          ngày_xét: 01/06/\(year)
          hồ sơ mẫu_\(name)
          mong đợi theo \(instrument)
          mong đợi đạt được_ghi_nhận
          mong đợi đạt tờ_trình_đề_nghị

      """
    if let criterion { text += tests(of: criterion) }
    text += """
          trường hợp "chưa ai xác nhận" { xác_nhận: { được_ghi_nhận: không rõ } } {
              mong đợi chờ được_ghi_nhận
          }
          trường hợp "không được ghi nhận" { xác_nhận: { được_ghi_nhận: sai } } {
              mong đợi không đạt được_ghi_nhận
              mong đợi không đủ điều kiện
          }
          trường hợp "chưa có tờ trình" { tài_liệu: { tờ_trình_đề_nghị: không rõ } } {
              mong đợi chưa rõ tờ_trình_đề_nghị
          }
          trường hợp "không có tờ trình" { tài_liệu: { tờ_trình_đề_nghị: sai } } {
              mong đợi không đạt tờ_trình_đề_nghị
              mong đợi không đủ điều kiện
          }
      """
    if declaresInstrument {
      text += """

            trường hợp "trước khi văn bản có hiệu lực" { ngày_xét: 31/12/\(year - 1) } {
                mong đợi không thuộc đối tượng
            }
            trường hợp "ngày văn bản có hiệu lực" { ngày_xét: 01/01/\(year) } {
                mong đợi theo \(instrument)
            }
        """
    }
    return text + "\n}\n"
  }

  private func tests(of criterion: ScaffoldCriterion) -> String {
    var text = "    mong đợi đạt tiêu_chuẩn_1\n"
    if let boundary = criterion.boundary {
      text += """
            trường hợp "vừa đủ" { \(criterion.field): \(boundary.met) } { mong đợi đạt tiêu_chuẩn_1 }
            trường hợp "thiếu một chút" { \(criterion.field): \(boundary.notMet) } {
                mong đợi không đạt tiêu_chuẩn_1
            }

        """
    }
    return text + """
          trường hợp "không đạt" { \(criterion.field): \(criterion.notMet) } {
              mong đợi không đạt tiêu_chuẩn_1
              mong đợi không đủ điều kiện
          }
          trường hợp "chưa rõ" { \(criterion.field): không rõ } {
              mong đợi chưa rõ tiêu_chuẩn_1 vì \(criterion.field)
          }

      """
  }

  /// A text inside quotation marks.
  private func quoted(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
