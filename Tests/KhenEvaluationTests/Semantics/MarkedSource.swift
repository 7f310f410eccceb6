import KhenSemantics
import KhenSource
import KhenSyntax

/// Rule text in which `⟦ ⟧` mark the places where the checker should report something.
struct MarkedSource {
  /// A diagnostic as a test sees it: its id, and the text that it points at.
  struct Found: Hashable, CustomStringConvertible {
    var id: String
    var isMarked: Bool
    var text: String
    var message: String
    var description: String { "\(id) “\(text)”\(isMarked ? "" : " (not marked)"): \(message)" }
  }
  let file: SourceFile
  let marks: [SourceRange]

  init(_ source: String) {
    var text: [UInt8] = []
    var open: [Int] = []
    var marks: [(Int, Int)] = []
    for scalar in source.unicodeScalars {
      switch scalar {
      case "⟦": open.append(text.count)
      case "⟧": marks.append((open.popLast() ?? 0, text.count))
      default: text.append(contentsOf: String(scalar).utf8)
      }
    }
    let id = FileID(0)
    file = SourceFile(id: id, name: "test.khen", text: String(decoding: text, as: UTF8.self))
    self.marks = marks.map { SourceRange(file: id, start: $0.0, end: $0.1) }
  }

  /// What parsing and checking say, in order of place.
  func check() -> (program: CheckedProgram?, found: [Found]) {
    let parsed = Parser.parse(file)
    let checked = Checker.check([parsed.tree])
    let found = (parsed.diagnostics + checked.diagnostics).map { diagnostic in
      let range = diagnostic.primary.range
      return Found(
        id: diagnostic.id.name,
        isMarked: marks.contains(range),
        text: file.text(in: range),
        message: diagnostic.message.en
      )
    }
    return (checked.program, found)
  }
}

/// Declarations that the small sources of the tests build on.
let commonDeclarations = """
  cách tính thời gian: theo lịch
  danh mục giới { nam "Nam", nữ "Nữ" }
  danh mục bậc { thấp < vừa < cao }
  bản ghi đoạn { nơi: bậc; từ: ngày; đến: ngày?; ghi_chú: chuỗi? }
  hồ sơ cá_nhân "Cá nhân" {
    giới_tính: giới; ngày_sinh: ngày; ngày_vào: ngày; ngày_ra: ngày?
    số_bài: số nguyên; điểm: số; số_phiếu: số nguyên; thưởng: tiền
    quá_trình: danh sách đoạn; xếp_loại: theo năm bậc; năm_xét: năm; bậc_hiện_tại: bậc?
    khen: danh sách năm
  }

  """

/// The common declarations and one criterion with the condition given.
func criterion(_ condition: String) -> String {
  commonDeclarations + "khen thưởng A cho cá_nhân {\n  điều kiện x { \(condition) }\n}\n"
}
