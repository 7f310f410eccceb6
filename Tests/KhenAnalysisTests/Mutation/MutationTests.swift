import KhenAnalysis
import KhenDossiers
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

@Suite struct `Mistakes tried in rules` {
  private static let whole = MutationRules.head + MutationRules.awards + MutationRules.tests

  /// The mutants whose words begin so.
  private func mutants(_ text: String, of plan: MutationPlan) -> [Mutant] {
    plan.mutants.filter { $0.mutation.text.vi.hasPrefix(text) }
  }

  @Test(arguments: [
    "ngưỡng 20 năm → 19 năm", "ngưỡng 20 năm → 20 năm 1 tháng", "ngưỡng 20 năm → 20 năm 1 ngày",
    "ngưỡng 20 năm → 19 năm 11 tháng 29 ngày", "ngưỡng 2 → 1", "ngưỡng 2 → 3",
    "ngưỡng 0,7 → 0,71", "ngưỡng “Vừa” → “Cao”", "phép so sánh “<=” → “<”",
    "phép so sánh “=” → “khác”", "liên kết “hoặc” → “và”", "bỏ một vế: vế thứ 1 của “hoặc”",
    "phép tính “+” → “-”", "lượng từ “có” → “mọi”",
    "đầu mút của khoảng “từ … trở lên” → “trên”", "đầu mút của khoảng “đến hết” → “đến trước”",
    "cách tính thời gian trùng nhau “lấy cao nhất” → “cộng dồn”", "ngoại lệ: bỏ “nữ”",
    "phủ định: cả điều kiện bị đảo ngược", "yêu cầu của nhóm “một trong” → “tất cả”",
    "bỏ một điều kiện: điều kiện “Bậc khá”",
    "bỏ một trường hợp không xét: loại trừ “Đang bị kỷ luật”", "hậu quả “loại trừ” → “tạm dừng”",
    "tài liệu “bắt buộc” → “nếu có”", "ngày áp dụng mức 01/01/2024 → 02/01/2024",
    "hiệu lực từ 01/01/2024 → 02/01/2024", "hết hiệu lực 31/12/2023 → 30/12/2023",
    "căn cứ của phiên bản Thông tư 01/2020/TT → Thông tư 02/2024/TT",
  ])
  func `every kind of mistake is made`(text: String) throws {
    let plan = try MutationRules.plan(Self.whole)
    #expect(!mutants(text, of: plan).isEmpty, "\(plan.mutants.map { $0.mutation.text.vi })")
  }

  @Test func `a figure on its threshold is noticed in both directions, one far away is not`() throws
  {
    let plan = try MutationRules.plan(Self.whole)
    var runner = MutationRunner(plan)
    for text in ["ngưỡng 20 năm → 19 năm 11 tháng 29 ngày", "ngưỡng 20 năm → 20 năm 1 ngày"] {
      for mutant in mutants(text, of: plan) { #expect(runner.judge(mutant) == .killed, "\(text)") }
    }
    let far = try #require(mutants("ngưỡng 15 năm → 16 năm", of: plan).first)
    guard case .survived(let survival) = runner.judge(far) else {
      Issue.record("no test is about women")
      return
    }
    #expect(survival.reachingCount == 3)
    #expect(survival.unobservedCount == 0)
  }

  @Test func `what no test looks at is said to be so`() throws {
    let plan = try MutationRules.plan(Self.whole)
    var runner = MutationRunner(plan)
    let mutant = try #require(mutants("hiệu lực từ 01/01/2020", of: plan).first)
    var entry = MutationReport.Entry(mutation: mutant.mutation, outcome: runner.judge(mutant))
    #expect(entry.reason?.vi == "không kiểm thử nào tính đến chỗ này")
    let unobserved = try #require(mutants("căn cứ của phiên bản", of: plan).first)
    entry = MutationReport.Entry(mutation: unobserved.mutation, outcome: runner.judge(unobserved))
    #expect(entry.reason?.vi.contains("mà kiểm thử không nêu mong đợi") == true)
  }

  @Test func `a day off is noticed by tests that count working days over it`() throws {
    let plan = try MutationRules.plan(
      """
      tham số ngày_nghỉ: danh sách ngày "Ngày nghỉ" = [01/01/2026, 02/01/2026]
      hồ sơ đơn "Đơn" { ngày_gửi: ngày "Ngày gửi" }
      khen thưởng A cho đơn { điều kiện kịp "Kịp hạn" { ngày_gửi + 2 ngày làm việc <= ngày_xét } }
      kiểm thử "qua ngày nghỉ" cho A {
          ngày_xét: 01/01/2026
          hồ sơ { ngày_gửi: 30/12/2025 }
          mong đợi không đủ điều kiện
      }
      """
    )
    var runner = MutationRunner(plan)
    let mutant = try #require(mutants("bỏ khỏi danh sách", of: plan).first)
    #expect(runner.judge(mutant) == .killed)
  }

  @Test func `the days of a text on which no version stands change nothing`() throws {
    let plan = try MutationRules.plan(
      Self.whole
        + """
        văn bản TT_3 "Thông tư khác" { số hiệu "03/2020/TT"; hiệu lực từ 01/01/2020 }
        """
    )
    var runner = MutationRunner(plan)
    let days = mutants("hiệu lực từ 01/01/2020", of: plan)
    let others = days.filter { $0.mutation.owner.vi.contains("Thông tư khác") }
    #expect(others.count == 2)
    for mutant in others { #expect(runner.judge(mutant) == .equivalent) }
    #expect(days.count > others.count)
    for mutant in days where !mutant.mutation.owner.vi.contains("Thông tư khác") {
      #expect(runner.judge(mutant) != .equivalent)
    }
  }

  @Test func `a mistake that only changes why a part is open is noticed`() throws {
    let plan = try MutationRules.plan(
      """
      hồ sơ đơn "Đơn" { tuổi: số nguyên "Tuổi"; điểm: số nguyên "Điểm" }
      khen thưởng A cho đơn { điều kiện đủ "Đủ" { tuổi >= 18 và điểm >= 5 } }
      kiểm thử "thiếu cả hai" cho A {
          ngày_xét: 01/01/2026
          hồ sơ { tuổi: không rõ, điểm: không rõ }
          mong đợi chưa rõ đủ vì tuổi
      }
      """
    )
    var runner = MutationRunner(plan)
    let first = try #require(mutants("bỏ một vế: vế thứ 1", of: plan).first)
    let second = try #require(mutants("bỏ một vế: vế thứ 2", of: plan).first)
    #expect(runner.judge(first) == .killed)
    #expect(runner.judge(second) != .killed)
  }

  @Test func `an added test kills what it is about and nothing else dies with it twice`() throws {
    let added = """
      kiểm thử "nữ" cho kỷ_niệm {
          ngày_xét: 01/01/2021
          hồ sơ {
              giới_tính: nữ, bậc: vừa, ngày_vào: 01/01/2006, sáng_kiến: 0, điểm: 0,6,
              tài_liệu: { tờ_trình: đúng }
          }
          mong đợi đủ điều kiện
          trường hợp "trước một ngày" { ngày_xét: 31/12/2020 } { mong đợi không đủ điều kiện }
      }
      """
    let plan = try MutationRules.plan(Self.whole + added)
    var runner = MutationRunner(plan)
    for text in [
      "ngưỡng 15 năm → 16 năm", "ngưỡng 15 năm → 15 năm 1 ngày",
      "ngưỡng 15 năm → 14 năm 11 tháng", "ngoại lệ: bỏ “nữ”", "bỏ một vế: vế thứ 2 của “hoặc”",
    ] {
      let mutant = try #require(mutants(text, of: plan).first)
      #expect(runner.judge(mutant) == .killed, "\(text)")
    }
  }

  @Test func `every mutant is another program or is listed as changing nothing`() throws {
    let (rules, program) = try MutationRules.load(Self.whole)
    let plan = MutationPlan(program, trees: rules.trees)
    var runner = MutationRunner(plan)
    var seen: Set<MutationKey> = []
    for mutant in plan.mutants {
      #expect(seen.insert(mutant.mutation.key).inserted)
      let outcome = runner.judge(mutant)
      guard case .inProgram(let mutation) = mutant else { continue }
      let changed = ProgramMutator.apply(mutation, to: program)
      let before = "\(program.awards)\(program.definitions)\(program.parameters)"
      let after = "\(changed.awards)\(changed.definitions)\(changed.parameters)"
      if outcome != .equivalent { #expect(before != after, "\(mutation.text.vi)") }
    }
  }

  @Test func `the fast judge and the runner of tests agree on every mutant`() throws {
    let (rules, program) = try MutationRules.load(Self.whole)
    let plan = MutationPlan(program, trees: rules.trees)
    var runner = MutationRunner(plan)
    for mutant in plan.mutants {
      guard case .inProgram(let mutation) = mutant else { continue }
      var slow = RuleTestRunner(ProgramMutator.apply(mutation, to: program))
      let isNoticed = program.tests.contains { !slow.run($0).failures.isEmpty }
      #expect((runner.judge(mutant) == .killed) == isNoticed, "\(mutation.text.vi)")
    }
  }

  @Test func `the dossier of a survivor tells it from the rules`() throws {
    #expect(try countTold(Self.whole) { $0.verdict != $0.otherVerdict } > 10)
  }

  @Test func `a survivor in a scorecard gets a dossier that scores otherwise`() throws {
    let rules = """
      danh mục mức "Mức" { thấp "Thấp" < khá "Khá" < cao "Cao" }
      hồ sơ tập_thể "Hồ sơ" { phong_trào: số nguyên "Phong trào"; muộn: số nguyên "Báo cáo muộn" }
      bảng điểm chấm "Chấm điểm" cho tập_thể {
          tiêu chí chỉ_tiêu "Chỉ tiêu" tối đa 60 chấm bởi "Tổ chấm điểm"
          tiêu chí hoạt_động "Hoạt động" tối đa 30 = phong_trào * 2,5
          trừ báo_cáo "Báo cáo muộn" tối đa 5 = muộn
          xếp loại = tra tổng { từ 80 trở lên: cao; từ 50 đến dưới 80: khá; còn lại: thấp }
      }
      kiểm thử "khá" cho chấm {
          ngày_xét: 01/01/2025
          hồ sơ { phong_trào: 4, muộn: 1, chấm: { chỉ_tiêu: 55 } }
          mong đợi xếp_loại = khá
      }

      """
    #expect(try countTold(rules) { $0.verdict == nil && !$0.parts.isEmpty } > 5)
  }

  @Test func `a survivor in a selection gets a cohort from which another choice is made`() throws {
    let text = """
      danh mục cụm "Cụm" { cụm_1, cụm_2 }
      hồ sơ tập_thể "Hồ sơ" { cụm: cụm; điểm: số nguyên "Điểm" }
      xét chọn dẫn_đầu "Dẫn đầu" cho tập_thể {
          trong số t mà t.điểm >= 50
          nhóm theo t.cụm
          không quá 1 mỗi nhóm
          xếp theo t.điểm giảm dần
          bằng nhau do "Hội đồng" quyết định
      }
      xét chọn tốt "Tốt" cho tập_thể {
          trong số t mà t.điểm >= 50
          không quá 20 % của (đếm x trong cả_đợt)
          xếp theo t.điểm giảm dần
          bằng nhau do "Hội đồng" quyết định
      }
      hồ sơ mẫu mẫu là tập_thể { cụm: cụm_1, điểm: 80 }
      kiểm thử "hai cụm" cho dẫn_đầu {
          ngày_xét: 01/12/2025
          đợt { "A": mẫu  "B": mẫu sửa { cụm: cụm_2 } }
          mong đợi được chọn "A", "B"
      }
      kiểm thử "năm" cho tốt {
          ngày_xét: 01/12/2025
          đợt { "A": mẫu sửa { điểm: 90 }  "B": mẫu  "C": mẫu  "D": mẫu  "E": mẫu }
          mong đợi được chọn "A"
      }

      """
    let (rules, program) = try MutationRules.load(text)
    let plan = MutationPlan(program, trees: rules.trees)
    var runner = MutationRunner(plan)
    var told: [String] = []
    for mutant in plan.mutants {
      guard case .inProgram(let mutation) = mutant, case .survived = runner.judge(mutant),
        let killer = runner.cohortKiller(of: mutant)
      else { continue }
      told.append(mutation.text.vi)
      let test = try #require(WrittenTest(killer, label: "thử"))
      let file = WrittenTestFile(program, FixtureTable(program, trees: rules.trees))
      let (_, written) = try MutationRules.load(text + file.text([test], head: []))
      let last = try #require(written.selectionTests.last)
      var sound = SelectionTestRunner(written)
      #expect(sound.run(last).failures.isEmpty, "\(mutation.text.vi)")
      var broken = SelectionTestRunner(ProgramMutator.apply(mutation, to: written))
      #expect(!broken.run(last).failures.isEmpty, "\(mutation.text.vi)")
    }
    // Where one place of five is given, a threshold far below it decides nothing near the test.
    #expect(told.contains("ngưỡng 0,2 → 0,21") && told.contains("ngưỡng 50 → 51"))
    #expect(told.count > 5)
  }

  /// How many survivors have a dossier of a kind that tells them; each is written as a test that
  /// holds under the rules and fails with the change.
  private func countTold(_ text: String, _ isCounted: (Killer) -> Bool) throws -> Int {
    let (rules, program) = try MutationRules.load(text)
    let plan = MutationPlan(program, trees: rules.trees)
    var runner = MutationRunner(plan)
    var count = 0
    for mutant in plan.mutants {
      guard case .inProgram(let mutation) = mutant, case .survived = runner.judge(mutant),
        case .killer(let killer) = runner.tell(mutant), isCounted(killer)
      else { continue }
      count += 1
      let test = WrittenTest(killer, label: "thử")
      let file = WrittenTestFile(program, FixtureTable(program, trees: rules.trees))
      let (_, written) = try MutationRules.load(text + file.text([test], head: []))
      let last = try #require(written.tests.last)
      var sound = RuleTestRunner(written)
      #expect(sound.run(last).failures.isEmpty, "\(mutation.text.vi)")
      var broken = RuleTestRunner(ProgramMutator.apply(mutation, to: written))
      #expect(!broken.run(last).failures.isEmpty, "\(mutation.text.vi)")
    }
    return count
  }

  @Test func `a change that no dossier can tell is proved to change nothing`() throws {
    let rules = """
      hồ sơ cá_nhân "Hồ sơ" { tuổi: số nguyên "Tuổi" }
      khen thưởng a "A" cho cá_nhân {
          điều kiện một "Một" { tuổi >= 20 }
          điều kiện hai "Hai" { tuổi >= 20 hoặc tuổi >= 30 }
      }
      kiểm thử "a" cho a {
          ngày_xét: 01/01/2025
          hồ sơ { tuổi: 20 }
          mong đợi đủ điều kiện
          trường hợp "b" { tuổi: 19 } { mong đợi không đủ điều kiện }
      }
      """
    let plan = try MutationRules.plan(rules)
    var runner = MutationRunner(plan)
    for text in ["ngưỡng 30 → 31", "bỏ một vế: vế thứ 2 của “hoặc”"] {
      let mutant = try #require(mutants(text, of: plan).first)
      guard case .survived = runner.judge(mutant), case .same = runner.tell(mutant) else {
        Issue.record("\(text) changes nothing")
        continue
      }
    }
  }

  @Test func `a sample is the same for the same seed`() throws {
    var first = try MutationRules.plan(Self.whole)
    var second = try MutationRules.plan(Self.whole)
    var other = try MutationRules.plan(Self.whole)
    first.sample(10, seed: 7)
    second.sample(10, seed: 7)
    other.sample(10, seed: 8)
    #expect(first.mutants.map { $0.mutation.key } == second.mutants.map { $0.mutation.key })
    #expect(first.mutants.map { $0.mutation.key } != other.mutants.map { $0.mutation.key })
    #expect(first.mutants.count == 10)
  }
}
