import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

@Suite struct `Checked programs` {
  private func program(_ source: String) throws -> CheckedProgram {
    let checked = MarkedSource(source).check()
    #expect(checked.found.filter { $0.id != "version-ends" }.map(\.description) == [])
    return try #require(checked.program)
  }

  private func condition(_ source: String) throws -> CheckedExpression {
    let award = try #require(try program(criterion(source)).awards.first)
    guard case .criterion(let condition?) = award.nodes.first?.kind else {
      throw Missing()
    }
    return condition
  }

  private struct Missing: Error {}

  @Test func `a narrowed value is unwrapped where it is used`() throws {
    guard case .and(let parts) = try condition("có ngày_ra và ngày_ra <= ngày_xét").kind,
      case .has(let asked) = parts[0].kind,
      case .comparison(.lessOrEqual, let used, _) = parts[1].kind,
      case .unwrap(let inner) = used.kind
    else {
      Issue.record("the shape is has and comparison of unwrap")
      return
    }
    #expect(asked.type == .optional(.date))
    #expect(used.type == .date)
    #expect(inner.type == .optional(.date))
  }

  @Test func `constants are folded and converted`() throws {
    guard case .comparison(_, _, let bound) = try condition("điểm >= 14/12").kind,
      case .constant(let constant) = bound.kind
    else {
      Issue.record("the bound is a constant")
      return
    }
    #expect(constant == .number(try #require(Rational(7, 6))))
    guard case .comparison(_, _, let year) = try condition("năm_xét >= 2020").kind,
      case .constant(let second) = year.kind
    else {
      Issue.record("the year is a constant")
      return
    }
    #expect(second == .year(2020))
  }

  @Test func `a quotient under a range becomes two comparisons`() throws {
    let checked = try condition("(số_phiếu / số_bài) từ 10 % đến dưới 50 %")
    guard case .and(let parts) = checked.kind else {
      Issue.record("the range is a conjunction")
      return
    }
    #expect(parts.count == 2)
  }

  @Test func `a percentage is a product`() throws {
    guard case .comparison(_, _, let share) = try condition("số_phiếu >= 90 % của số_bài").kind,
      case .arithmetic(.multiply, _, let factor) = share.kind
    else {
      Issue.record("the share is a product")
      return
    }
    #expect(share.type == .number)
    #expect(factor.type == .number)
  }

  @Test func `citations are inherited and ordered from the widest part`() throws {
    let program = try program(
      commonDeclarations + """
        văn bản TT { hiệu lực từ 01/01/2020 }
        khen thưởng A theo TT cho cá_nhân căn cứ TT điều 5 {
          một trong nhóm_một căn cứ TT khoản 2 điều 7 (trích lại) {
            điều kiện x { điểm > 1 }
            điều kiện y căn cứ TT điểm a khoản 1 điều 8 { điểm > 2 }
          }
          loại trừ z khi điểm < 0
        }
        """
    )
    let award = try #require(program.awards.first)
    guard case .group(_, let nodes) = award.nodes.first?.kind else { throw Missing() }
    #expect(labels(nodes[0].citations) == [["7", "2"]])
    #expect(nodes[0].citations.first?.certainty == .requoted)
    #expect(labels(nodes[1].citations) == [["8", "1", "a"]])
    #expect(nodes[1].citations.first?.certainty == .verified)
    #expect(labels(award.bars[0].citations) == [["5"]])
    let start = try #require(CivilDate(year: 2020, month: 1, day: 1))
    #expect(award.effect == DaySpan(start: start.dayNumber, end: nil))
  }

  private func labels(_ references: [CheckedReference]) -> [[String]] {
    references.map { $0.parts.map(\.label) }
  }

  @Test func `a parameter holds from the effect of its instrument to the first change`() throws {
    let program = try program(
      """
      văn bản TT { hiệu lực từ 01/01/2020 đến trước 01/01/2026 }
      văn bản TT_B { hiệu lực từ 01/07/2024 }
      tham số a: thời hạn = 20 năm căn cứ TT điều 1 { từ 01/07/2024: 18 năm căn cứ TT_B điều 2 }
      tham số b: số = 1
      """
    )
    let (first, second, third) = (day(2020, 1, 1), day(2024, 7, 1), program.parameters[1])
    #expect(
      program.parameters[0].versions.map(\.span) == [
        DaySpan(start: first, end: second), DaySpan(start: second, end: nil),
      ]
    )
    #expect(third.versions.map(\.span) == [DaySpan(start: nil, end: nil)])
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CivilDate.dayNumber(year: year, month: month, day: day)
  }

  @Test func `supplements reach the awards that they name, in their time`() throws {
    let program = try program(
      commonDeclarations + """
        văn bản CŨ { hiệu lực từ 01/01/2010 đến trước 01/01/2020 }
        văn bản MỚI { hiệu lực từ 01/01/2020 }
        khen thưởng A theo CŨ cho cá_nhân nhóm g { điều kiện x { điểm > 1 } }
        khen thưởng A theo MỚI cho cá_nhân nhóm g { điều kiện x { điểm > 1 } }
        khen thưởng B theo MỚI cho cá_nhân nhóm g { điều kiện x { điểm > 1 } }
        khen thưởng C theo MỚI cho cá_nhân { điều kiện x { điểm > 1 } }
        bổ sung cho mọi khen thưởng nhóm g trừ B căn cứ MỚI điều 4 { tạm dừng h khi điểm < 0 }
        """
    )
    #expect(program.awards.map { $0.bars.count } == [0, 1, 0, 0])
    #expect(labels(program.awards[1].bars[0].citations) == [["4"]])
  }

  @Test func `a version is cut where supplements begin and end`() throws {
    let program = try program(
      commonDeclarations + """
        văn bản QC { hiệu lực từ 01/01/2020 }
        văn bản ND { hiệu lực từ 01/07/2025 đến trước 01/03/2027 }
        khen thưởng A theo QC cho cá_nhân { điều kiện x { điểm > 1 } }
        bổ sung cho mọi khen thưởng căn cứ ND điều 4 { tạm dừng h khi điểm < 0 }
        bổ sung cho A { hiệu lực từ 01/01/2026  loại trừ b khi điểm > 9 }
        bổ sung cho A { hiệu lực từ 01/01/2010 đến trước 01/01/2020  loại trừ c khi điểm > 8 }
        """
    )
    let days = [day(2020, 1, 1), day(2025, 7, 1), day(2026, 1, 1), day(2027, 3, 1)]
    #expect(program.awards.map(\.applies.start) == days)
    #expect(program.awards.map(\.applies.end) == [days[1], days[2], days[3], nil])
    #expect(program.awards.map { $0.bars.map(\.name.text) } == [[], ["h"], ["h", "b"], ["b"]])
    let whole = DaySpan(start: days[0], end: nil)
    #expect(program.awards.map(\.effect) == [whole, whole, whole, whole])
    #expect(program.version(of: Name("A"), on: days[1] - 1, kind: 1) == 0)
    #expect(program.version(of: Name("A"), on: days[1], kind: 1) == 1)
    #expect(program.laterParts(of: 1, kind: 1) == [2, 3])
  }

  @Test func `an award for two kinds has a version for each`() throws {
    let program = try program(
      commonDeclarations + """
        hồ sơ tập_thể { tên: chuỗi; điểm: số }
        khen thưởng A cho cá_nhân, tập_thể { điều kiện x { điểm > 1 } }
        """
    )
    #expect(program.awards.map(\.subjects) == [[1], [2]])
  }

  @Test func `exceptions know which of their level they prevail over`() throws {
    let program = try program(
      commonDeclarations + """
        khái niệm n cho cá_nhân: số nguyên = 1 {
          ngoại lệ a khi điểm > 1: 2
          ngoại lệ b ưu tiên hơn a khi điểm > 2: 3 { ngoại lệ c khi điểm > 3: 4 }
        }
        bổ sung khái niệm n { ngoại lệ d ưu tiên hơn a, b khi điểm > 5: 6 }
        """
    )
    let exceptions = try #require(program.definitions.first).exceptions
    #expect(exceptions.map(\.prevailsOver) == [[], [0], [0, 1]])
    #expect(exceptions[1].exceptions.count == 1)
  }

  @Test func `data of a test is merged and what is absent is none or unknown`() throws {
    let program = try program(
      criterion("điểm > 1") + """
        hồ sơ mẫu m là cá_nhân {
          điểm: 5, ngày_vào: 9/1998, khen: [2020, 2021], xếp_loại: { 2023: cao },
          xác_nhận: { a: đúng, b: sai }, tài_liệu: { t: 31/12/2024 }
        }
        kiểm thử "t" cho A {
          ngày_xét: 01/10/2024
          hồ sơ m sửa { khen: [2022], quá_trình: [{ từ: năm 2001 }] }
          trường hợp "r" { điểm: 7,5, ngày_xét: 01/10/2025, xác_nhận: { b: không rõ } } { mong đợi đạt x }
        }
        """
    )
    #expect(program.tests.count == 1)
    let test = try #require(program.tests.first)
    let fields = program.records[test.kind].fields
    func fact(_ name: String) -> FactValue? {
      fields.firstIndex { $0.name == Name(name) }.map { test.facts[$0] }
    }
    #expect(test.evaluationDate == day(2025, 10, 1))
    #expect(fact("điểm") == .rational(try #require(Rational(15, 2))))
    #expect(fact("ngày_vào") == .range(Int64(day(1998, 9, 1)), Int64(day(1998, 9, 30))))
    #expect(fact("khen") == .list([.point(2022)]))
    #expect(fact("ngày_ra") == FactValue.none)
    #expect(fact("ngày_sinh") == .unknown)
    #expect(
      fact("xếp_loại") == .series([FactValue.SeriesEntry(year: 2023, value: .point(2))])
    )
    #expect(
      fact("quá_trình")
        == .list([
          .record([
            .unknown, .range(Int64(day(2001, 1, 1)), Int64(day(2001, 12, 31))), .none, .none,
          ])
        ])
    )
    #expect(test.attestations.map(\.state) == [.given(until: nil), .outstanding])
    #expect(test.documents.map(\.state) == [.given(until: Int64(day(2024, 12, 31)))])
  }
}
