import Foundation
import KhenCommandLine

/// Rules, tests and tables for the tests of `khen test`; all people are fictional.
enum TestSamples {
  static let rules = """
    cách tính thời gian: theo lịch
    danh mục giới { nam "Nam", nữ "Nữ" }
    bản ghi giai_đoạn { đơn_vị: chuỗi "Đơn vị"; từ: ngày "Từ"; đến: ngày? "Đến" }
    hồ sơ cá_nhân {
        họ_tên: chuỗi "Họ và tên"; giới_tính: giới "Giới tính"; thưởng: tiền? "Thưởng"
        quá_trình: danh sách giai_đoạn "Quá trình"
    }
    khái niệm số_năm cho cá_nhân: thời hạn "Số năm cần" = 20 năm {
        ngoại lệ nữ khi giới_tính = nữ: 15 năm
    }
    khen thưởng A "Kỷ niệm chương" cho cá_nhân {
        điều kiện đủ_năm "Đủ số năm" {
            thời_gian(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất) >= số_năm
        }
        xác nhận gương_mẫu "Gương mẫu" bởi "Tập thể"
        tài liệu tờ_trình "Tờ trình" bắt buộc
    }
    hồ sơ mẫu nữ_mẫu là cá_nhân {
        họ_tên: "Người mẫu", giới_tính: nữ, quá_trình: [{ đơn_vị: "Đơn vị mẫu", từ: 01/10/2009 }],
        xác_nhận: { gương_mẫu: đúng }, tài_liệu: { tờ_trình: đúng }
    }

    """

  static let tests = """
    kiểm thử "ngưỡng" cho A {
        ngày_xét: 30/09/2024
        hồ sơ nữ_mẫu
        mong đợi đủ điều kiện
        trường hợp theo "nguong.csv"
    }

    """

  static let table = """
    Trường hợp;ngày_xét;Giới tính;quá_trình;xác_nhận.gương_mẫu;mong đợi;mong đợi đủ_năm;vì;mong đợi số_năm =
    trước một ngày;29/09/2024;;;;không đủ điều kiện;không đạt;;15 năm
    đúng ngày;30/9/2024;;;TRUE;Đủ điều kiện;đạt;;
    nam;;Nam;;;;Không đạt;;20 năm
    không rõ giới;01/01/2026;không rõ;;;;chưa rõ;giới_tính;
    hai đơn vị;01/11/2024;;"[{ đơn_vị: ""Đơn vị; hai"", từ: 10/2009 }]";;;đạt;;
    chưa xác nhận;;;;không rõ;"chờ xác nhận; chờ gương_mẫu";;;

    """

  static let failing = """
    kiểm thử "nam được tính như nữ" cho A {
        ngày_xét: 30/09/2024
        hồ sơ nữ_mẫu sửa { giới_tính: nam }
        mong đợi đủ điều kiện
        mong đợi đạt đủ_năm
        trường hợp "chưa rõ giới" { giới_tính: không rõ } { mong đợi đạt đủ_năm  mong đợi số_năm = 15 năm }
    }

    """

  static let recorded = """
    kiểm thử "ghi lại" cho A {
        ngày_xét: 30/09/2024
        hồ sơ nữ_mẫu
        mong đợi như đã ghi
        trường hợp "nam" { giới_tính: nam } { mong đợi như đã ghi }
    }

    """
}

/// A folder that goes away with the test, with commands that run in it.
final class TestFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "khen-test-\(UUID())")

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, _ name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  func text(_ name: String) -> String? {
    try? String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Runs `khen test` on the folder.
  func test(_ options: String...) -> CommandLineTool.Outcome {
    CommandLineTool.run(arguments: ["test"] + options + [url.path])
  }

  /// A text without the path of the folder.
  func clean(_ text: String) -> String {
    let dotted = url.path.split(separator: "/").joined(separator: ".")
    return text.replacingOccurrences(of: url.path, with: "DIR")
      .replacingOccurrences(of: dotted, with: "DIR")
  }
}
