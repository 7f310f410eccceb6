import KhenAnalysis
import KhenEvaluation
import Testing

@Suite struct WitnessSearchTests {
  static let schema = """
    cách tính thời gian: theo lịch
    danh mục giới "Giới tính" { nam "Nam", nữ "Nữ" }
    danh mục mức "Mức" { thấp "Thấp" < vừa "Vừa" < cao "Cao" }
    bản ghi giai_đoạn "Giai đoạn" {
      ngành: đúng_sai "Ngành y tế"
      vào: ngày "Vào"
      ra: ngày? "Ra"
      ràng buộc không (có ra) hoặc vào <= ra
    }
    hồ sơ cá_nhân "Cá nhân" {
      giới_tính: giới "Giới tính"
      số_con: số nguyên "Số con"
      điểm: số "Điểm"
      ngày_sinh: ngày "Ngày sinh"
      quá_trình: danh sách giai_đoạn "Quá trình"
      xếp_loại: theo năm mức "Xếp loại"
      năm_khen: danh sách năm "Các năm được khen"
      ràng buộc ngày_sinh <= ngày_xét
      ràng buộc điểm từ 0 đến hết 100
    }

    """

  static func award(_ criteria: [String]) -> String {
    let nodes = criteria.enumerated().map { index, condition in
      "điều kiện c\(index) \"C\(index)\" { \(condition) }"
    }
    return schema + "khen thưởng khen \"Khen\" cho cá_nhân {\nhiệu lực từ 01/01/2020\n"
      + nodes.joined(separator: "\n") + "\n}\n"
  }

  struct Case: CustomTestStringConvertible {
    var conditions: [String]
    var wanted: [SearchAim.Wanted] = [.met]
    var answer: String
    var testDescription: String { conditions.joined(separator: " ; ") }
  }

  static let cases = [
    Case(conditions: ["giới_tính = nữ"], answer: "{ giới_tính: nữ }, ngày xét 01/01/2020"),
    Case(
      conditions: ["số_con >= 2 và số_con < 3"],
      answer: "{ số_con: 2 }, ngày xét 01/01/2021"
    ),
    Case(conditions: ["số_con >= 2 và số_con < 2"], answer: "impossible"),
    Case(conditions: ["điểm > 100"], answer: "impossible"),
    Case(conditions: ["điểm >= 99,5"], answer: "{ điểm: 100 }, ngày xét 01/01/2020"),
    Case(
      conditions: [
        "thời_gian(dòng 1 từ g.vào đến hết g.ra với g trong quá_trình mà g.ngành trùng nhau lấy cao nhất) >= 20 năm"
      ],
      answer: "{ quá_trình: [{ ngành: đúng, vào: 01/01/2001 }] }, ngày xét 01/01/2021"
    ),
    Case(
      conditions: ["có ít nhất 3 năm liên tiếp T trong năm_khen"],
      answer: "{ năm_khen: [2020, 2021, 2022] }, ngày xét 01/01/2021"
    ),
    Case(
      conditions: ["(mọi n trong các năm từ 2018 đến hết 2019 đều xếp_loại năm n >= vừa)"],
      answer: "{ xếp_loại: { 2018: vừa, 2019: vừa } }, ngày xét 01/01/2021"
    ),
    Case(
      conditions: ["có g trong quá_trình mà g.ngành", "(đếm g trong quá_trình mà g.ngành) >= 1"],
      wanted: [.met, .notMet],
      answer: "impossible"
    ),
    Case(
      conditions: ["(đếm g trong quá_trình mà g.ngành) >= 3", "(đếm g trong quá_trình) >= 4"],
      wanted: [.met, .notMet],
      answer:
        "{ quá_trình: [{ ngành: đúng }, { ngành: đúng }, { ngành: đúng }] }, ngày xét 01/01/2021"
    ),
  ]

  @Test(arguments: cases)
  func `a dossier is found and plain, or none is proved`(_ test: Case) throws {
    let rules = try SearchedRules(Self.award(test.conditions))
    let aims = test.wanted.enumerated().map { rules.aim($0, $1) }
    #expect(rules.answer(aims) == test.answer)
  }
}
