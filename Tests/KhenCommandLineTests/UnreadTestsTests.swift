import Foundation
import KhenCommandLine
import Testing

/// Commands that apply rules leave their tests alone, whatever is wrong in them; commands that look
/// after rules tell it.
@Suite struct `Tests in rules that are only applied` {
  private static let rules = """
    danh mục mức { HT "Hoàn thành" < HTT "Hoàn thành tốt" }
    hồ sơ tập_thể "Hồ sơ tập thể" { tên: chuỗi; số_phong_trào: số nguyên }
    bảng điểm chấm "Chấm điểm" cho tập_thể {
        tiêu chí phong_trào "Phong trào" tối đa 30 = số_phong_trào * 5
        xếp loại = tra tổng { từ 20 trở lên: HTT; còn lại: HT }
    }
    khen thưởng cờ "Cờ thi đua" cho tập_thể {
        điều kiện đủ_điểm "Từ 20 điểm trở lên" { chấm.tổng >= 20 }
    }
    xét chọn dẫn_đầu "Dẫn đầu" cho tập_thể {
        trong số t mà t.số_phong_trào >= 1
        không quá 1
        xếp theo t.số_phong_trào giảm dần
        bằng nhau cùng hạng
    }

    """
  private static let dossiers = """
    {"mã": "T-01", "tên": "Đơn vị mẫu 01", "số_phong_trào": 5}
    {"mã": "T-02", "tên": "Đơn vị mẫu 02", "số_phong_trào": 3}

    """

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.rules.utf8).write(to: folder.appending(path: "a.khen"))
  }

  private func apply(_ words: [String]) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: words + ["--rules", folder.path, "--as-of", "01/12/2025", "-"],
      standardInput: Array(Self.dossiers.utf8)
    )
  }

  @Test(
    arguments: [
      ["check"], ["explain", "--id", "T-01"], ["score"], ["select", "dẫn_đầu"],
    ],
    [
      // A name that is not there, and a test that cannot be read.
      "kiểm thử \"sai\" cho cờ { ngày_xét: 01/12/2025 hồ sơ { không_có: 1 } mong đợi đủ điều kiện }\n",
      "kiểm thử \"sai\" cho cờ { ngày_xét: hồ sơ { x: = } mong đợi gì đó }\nhồ sơ mẫu m là tập_thể { x }\n",
    ]
  )
  func `what is wrong in a test changes nothing`(words: [String], test: String) throws {
    let before = apply(words)
    #expect(before.exitCode == .done, "\(before.errorText)")
    try Data(test.utf8).write(to: folder.appending(path: "b.kiem-thu.khen"))
    let after = apply(words)
    #expect(after.exitCode == .done)
    #expect(after.outputText == before.outputText)
    #expect(after.errorText == before.errorText)
    for command in ["validate", "test"] {
      let told = CommandLineTool.run(arguments: [command, folder.path])
      #expect(told.exitCode != .done)
      #expect((told.outputText + told.errorText).contains("b.kiem-thu.khen"))
    }
  }

  @Test(arguments: [["check"], ["explain", "--id", "T-01"], ["score"], ["select", "dẫn_đầu"]])
  func `a test whose braces are odd may hide rules, so it is told`(words: [String]) throws {
    let test = "kiểm thử \"sai\" cho cờ { hồ sơ { tên: \"x\" }\n"
    try Data((test + "tham số t: số = 1\n").utf8)
      .write(to: folder.appending(path: "b.kiem-thu.khen"))
    let outcome = apply(words)
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains("b.kiem-thu.khen:1"), "\(outcome.errorText)")
  }
}
