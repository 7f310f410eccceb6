import KhenAnalysis
import KhenDossiers
import KhenSemantics
import KhenSource
import Testing

/// What tests of small rule sets show of them.
@Suite struct CoverageTests {
  private func report(_ rules: String, _ tests: String) throws -> CoverageReport {
    let loaded = RuleSetLoader.load([
      RuleSetLoader.File(path: "a.khen", bytes: Array((rules + tests).utf8))
    ])
    let program = try #require(loaded.program, "\(loaded.diagnostics.map { $0.message.vi })")
    var runner = RuleTestRunner(program, coverage: CoverageCollector())
    for test in program.tests {
      let report = runner.run(test)
      #expect(report.failures.isEmpty, "\(test.label): \(report.failures.map { $0.actual.vi })")
    }
    var selections = SelectionTestRunner(program, coverage: runner.coverage)
    for test in program.selectionTests { #expect(selections.run(test).failures.isEmpty) }
    return CoverageReport(program, selections.coverage ?? CoverageCollector())
  }

  /// Each part as `kind label: what is missing`, with `*` where nothing was seen.
  private func missing(_ report: CoverageReport) -> [String] {
    report.points.filter { !$0.missing.isEmpty }.map { point in
      let sides = point.missing.parts.map { $0 == .yes ? "yes" : $0 == .no ? "no" : "open" }
      return "\(point.kind) \(point.label): \(sides.joined(separator: " "))"
        + (point.seen.isEmpty ? " *" : "")
    }
  }

  private static let schema = """
    danh mục giới { nam, nữ }
    hồ sơ cá_nhân { tuổi: số nguyên; giới_tính: giới; kỷ_luật: đúng_sai; ngày_vào: ngày }

    """

  private func test(_ rows: String, of award: String = "A") -> String {
    """
    kiểm thử "t" cho \(award) {
        ngày_xét: 01/10/2024
        hồ sơ { tuổi: 30, giới_tính: nam, kỷ_luật: sai, ngày_vào: 01/01/2020 }
        \(rows)
    }

    """
  }

  @Test func `a criterion is covered when it was met, not met and undetermined`() throws {
    let rules = Self.schema + "khen thưởng A cho cá_nhân { điều kiện lớn { tuổi >= 18 } }\n"
    #expect(missing(try report(rules, "")) == ["version A: yes *", "criterion lớn: yes no open *"])
    let met = try report(rules, test("mong đợi đạt lớn"))
    #expect(missing(met) == ["criterion lớn: no open"])
    let point = try #require(met.points.first { $0.label == "lớn" })
    #expect(
      met.reason(point).vi
        == "mới chỉ đạt; còn thiếu: không đạt, chưa rõ (để không rõ tuổi)"
    )
    let all = try report(
      rules,
      test(
        """
        mong đợi đạt lớn
        trường hợp "trẻ" { tuổi: 17 } { mong đợi không đạt lớn }
        trường hợp "không rõ" { tuổi: không rõ } { mong đợi chưa rõ lớn vì tuổi }
        """
      )
    )
    #expect(missing(all) == [])
    #expect(all.total.hundredths == 10_000)
  }

  @Test func `what rests on the date only need not be undetermined, which is proved`() throws {
    let rules =
      Self.schema
        + """
        khen thưởng A cho cá_nhân {
            điều kiện trong_năm { ngày_xét < 01/01/2025 }
            điều kiện luôn { tuổi >= 0 hoặc tuổi < 0 hoặc ngày_xét > 01/01/2000 }
            điều kiện lớn { tuổi >= 18 }
        }

        """
    let tests = test("mong đợi đạt trong_năm  mong đợi đạt lớn")
    let report = try report(rules, tests)
    #expect(missing(report).contains("criterion trong_năm: no"))
    let point = try #require(report.points.first { $0.label == "trong_năm" })
    #expect(point.excused.map { $0.reason } == [.neverOpen])
  }

  @Test func `a criterion without a text is not demanded`() throws {
    let rules = Self.schema + "khen thưởng A cho cá_nhân { điều kiện x chưa có nguồn }\n"
    let report = try report(rules, test("mong đợi chưa đủ căn cứ"))
    #expect(missing(report) == [])
    #expect(
      report.points.last?.excused.map { $0.reason } == [.notSourced, .notSourced, .notSourced]
    )
  }

  @Test func `an exception inside another counts only where the outer one applies`() throws {
    let rules =
      Self.schema
        + """
        khái niệm mức cho cá_nhân: số nguyên = 60 {
            ngoại lệ nữ khi giới_tính = nữ: 55 {
                ngoại lệ trẻ khi tuổi < 20: 50
            }
        }
        khen thưởng A cho cá_nhân { điều kiện lớn { tuổi >= mức } }

        """
    let outside = try report(
      rules,
      test("mong đợi không đạt lớn  trường hợp \"trẻ\" { tuổi: 19 } { mong đợi không đạt lớn }")
    )
    #expect(missing(outside).contains("exception nữ: yes open"))
    #expect(missing(outside).contains("exception trẻ: yes no open *"))
    let inside = try report(
      rules,
      test(
        """
        trường hợp "nữ trẻ" { giới_tính: nữ, tuổi: 19 } { mong đợi không đạt lớn }
        trường hợp "nữ" { giới_tính: nữ, tuổi: 56 } { mong đợi đạt lớn }
        trường hợp "nữ không rõ tuổi" { giới_tính: nữ, tuổi: không rõ } { mong đợi chưa rõ lớn }
        trường hợp "không rõ" { giới_tính: không rõ, tuổi: 57 } { mong đợi chưa rõ lớn }
        trường hợp "nam" { } { mong đợi không đạt lớn }
        """
      )
    )
    #expect(missing(inside) == [])
  }

  @Test func `rows of a lookup are chosen and not chosen`() throws {
    let rules =
      Self.schema
        + """
        khen thưởng A cho cá_nhân {
            điều kiện lớn { tra tuổi { dưới 18: sai; từ 18 đến dưới 60: đúng; từ 60 trở lên: sai } }
        }

        """
    let report = try report(
      rules,
      test("mong đợi đạt lớn  trường hợp \"trẻ\" { tuổi: 17 } { mong đợi không đạt lớn }")
    )
    let rows = report.points.filter { $0.kind == .row }
    #expect(rows.map { $0.missing } == [[], [], .yes])
  }

  @Test func `values of parameters and versions are used on their days`() throws {
    let rules =
      Self.schema
        + """
        văn bản V "V" { số hiệu "1" ban hành 01/01/2020 hiệu lực từ 01/01/2020 đến hết 31/12/2023 }
        văn bản W "W" { số hiệu "2" ban hành 01/01/2024 hiệu lực từ 01/01/2024 }
        tham số tuổi_mức: số nguyên = 18 { từ 01/01/2022: 20; từ 01/01/2030: 21 }
        khen thưởng A theo V cho cá_nhân { điều kiện lớn { tuổi >= tuổi_mức } }
        khen thưởng A theo W cho cá_nhân { điều kiện lớn { tuổi >= tuổi_mức } }

        """
    let report = try report(rules, test("mong đợi đủ điều kiện"))
    #expect(
      missing(report) == [
        "parameter tuổi_mức (1): yes *", "parameter tuổi_mức (3): yes *", "version A: yes *",
        "criterion lớn: yes no open *", "criterion lớn: no open",
      ]
    )
    let unused = try #require(report.points.first { $0.kind == .criterion })
    #expect(report.reason(unused).vi == "chưa kiểm thử nào dùng bản này")
  }

  @Test func `bars, papers, groups and attestations are told apart`() throws {
    let rules =
      Self.schema
        + """
        khen thưởng A cho cá_nhân {
            một trong thành_tích "Thành tích" {
                điều kiện lớn { tuổi >= 18 }
                điều kiện nữ_giới { giới_tính = nữ }
            }
            loại trừ bị_kỷ_luật khi kỷ_luật
            xác nhận tốt "Tốt" bởi "Tập thể"
            tài liệu giấy "Giấy" bắt buộc khi tuổi >= 60
        }

        """
    let report = try report(rules, test("mong đợi chờ xác nhận"))
    #expect(
      missing(report) == [
        "group thành_tích: no open", "limb lớn: no open", "limb nữ_giới: yes open",
        "bar bị_kỷ_luật: yes open", "attestation tốt: yes no", "paper giấy: yes open",
      ]
    )
  }

  @Test func `who only ranks has nobody wait and leaves nobody out`() throws {
    let rules =
      Self.schema
      + "xét chọn hạng cho cá_nhân { trong số t xếp theo t.tuổi giảm dần bằng nhau cùng hạng }\n"
    let tests = """
      kiểm thử "xếp hạng" cho hạng {
          ngày_xét: 01/10/2024
          đợt { "A": { tuổi: 30 } "B": { tuổi: không rõ } }
          mong đợi được chọn "A", "B"
      }

      """
    #expect(missing(try report(rules, "")) == ["selection hạng: yes *"])
    #expect(missing(try report(rules, tests)).isEmpty)
  }

  @Test func `what one thread saw and what another saw are put together`() {
    let file = FileID(0)
    let (one, two) = (
      SourceRange(file: file, start: 0, end: 1), SourceRange(file: file, start: 1, end: 2)
    )
    var first = CoverageCollector()
    first.note(one, .yes)
    var second = CoverageCollector()
    second.note(one, .open)
    second.note(two, .no)
    var both = first
    both.merge(second)
    #expect(both.seen == [one: [.yes, .open], two: .no])
    second.merge(first)
    #expect(second.seen == both.seen)
  }
}
