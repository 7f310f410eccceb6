import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource
import KhenTestSupport
import Testing

/// Whole selections over small cohorts, against every completion of what is missing.
@Suite struct `Selections over cohorts with gaps` {
  private static let rules = """
    danh mục nhóm_a { một, hai }
    hồ sơ tập_thể { nhóm: nhóm_a; điểm: số nguyên; ưu_tiên: đúng_sai; tốt: đúng_sai; đơn: đúng_sai }
    khen thưởng k cho tập_thể {
      điều kiện c { tốt }
      xác nhận x "X" bởi "H"
      tạm dừng d khi đơn
    }
    xét chọn s cho tập_thể {
      trong số t mà t đủ tiêu chuẩn k
      nhóm theo t.nhóm
      không quá 1 mỗi nhóm
      xếp theo t.điểm giảm dần, ưu tiên t.ưu_tiên
      bằng nhau do "H" quyết định
    }
    xét chọn u cho tập_thể {
      trong số t mà t.được_chọn(s) hoặc t.ưu_tiên
      không quá 50 % của (đếm x trong cả_đợt mà x.được_chọn(s) hoặc x.tốt)
      xếp theo t.điểm tăng dần
      bằng nhau cùng hạng
    }

    """

  struct Dossier {
    /// For each field, the values that it can have.
    var fields: [[Int64]]
    var attestations: [Bool]
  }

  private static func dossier(_ generator: inout SplitMix64) -> Dossier {
    func values(_ all: [Int64], _ generator: inout SplitMix64) -> [Int64] {
      if Int.random(in: 0..<5, using: &generator) == 0 { return all }
      return [all.randomElement(using: &generator) ?? 0]
    }
    return Dossier(
      fields: [
        values([0, 1], &generator), [Int64.random(in: 0...2, using: &generator)],
        values([0, 1], &generator), values([0, 1], &generator),
        Int.random(in: 0..<6, using: &generator) == 0 ? [0, 1] : [0],
      ],
      attestations: Int.random(in: 0..<5, using: &generator) == 0 ? [false, true] : [true]
    )
  }

  private static func statuses(
    _ plan: SelectionPlan,
    _ reader: inout NomineeReader,
    _ cohort: [Dossier]
  ) throws -> [SelectionStatus] {
    var profiles: [NomineeProfile] = []
    for (index, dossier) in cohort.enumerated() {
      let state: FiledConclusion.State =
        dossier.attestations.count > 1
        ? .outstanding : (dossier.attestations[0] ? .given(until: nil) : .refused)
      reader.frame.file(
        dossier.fields.map { $0.count > 1 ? FactValue.unknown : FactValue.point($0[0]) },
        kind: plan.selection.kinds[0].record,
        attestations: [FiledConclusion(name: Name("x"), state: state)],
        documents: [],
        schema: plan.schema
      )
      profiles.append(
        reader.profile(
          key: "\(index)",
          nominee: "",
          kind: plan.selection.kinds[0].record,
          position: index + 1
        )
      )
    }
    let reporter = try SelectionReporter(plan, profiles)
    return cohort.indices.map { reporter.status(ofKey: "\($0)") ?? .undetermined }
  }

  private static func completions(_ cohort: [Dossier]) -> [[Dossier]] {
    var result: [[Dossier]] = [[]]
    for dossier in cohort {
      var choices = [Dossier(fields: [], attestations: [])]
      for values in dossier.fields {
        choices = choices.flatMap { choice in
          values.map { Dossier(fields: choice.fields + [[$0]], attestations: []) }
        }
      }
      choices = choices.flatMap { choice in
        dossier.attestations.map { Dossier(fields: choice.fields, attestations: [$0]) }
      }
      result = result.flatMap { row in choices.map { row + [$0] } }
    }
    return result
  }

  @Test(arguments: ["s", "u"])
  func `no certain outcome is wrong in a completion`(name: String) throws {
    let loaded = RuleSetLoader.load([
      RuleSetLoader.File(path: "a.khen", bytes: Array(Self.rules.utf8))
    ])
    let program = try #require(loaded.program)
    let index = try #require(program.selections.firstIndex { $0.name == Name(name) })
    let plan = SelectionPlan(program, selection: index, date: 20_000)
    var reader = NomineeReader(plan)
    var certain = 0
    for seed in UInt64(1)...150 {
      var generator = SplitMix64(seed: seed)
      let cohort = (0..<3).map { _ in Self.dossier(&generator) }
      let completions = Self.completions(cohort)
      guard completions.count > 1, completions.count <= 64 else { continue }
      let found = try Self.statuses(plan, &reader, cohort)
      for completion in completions {
        let exact = try Self.statuses(plan, &reader, completion)
        for index in cohort.indices where found[index] == .chosen || found[index] == .notChosen {
          certain += 1
          #expect(exact[index] == found[index], "seed \(seed), dossier \(index)")
        }
      }
    }
    #expect(certain > 100)
  }

  @Test func `what is known leaves nothing undetermined`() throws {
    let loaded = RuleSetLoader.load([
      RuleSetLoader.File(path: "a.khen", bytes: Array(Self.rules.utf8))
    ])
    let program = try #require(loaded.program)
    let plan = SelectionPlan(program, selection: 0, date: 20_000)
    var reader = NomineeReader(plan)
    for seed in UInt64(1)...100 {
      var generator = SplitMix64(seed: seed)
      let cohort = (0..<4).map { _ in Self.dossier(&generator) }
      let known = try #require(Self.completions(cohort).first)
      #expect(try !Self.statuses(plan, &reader, known).contains(.undetermined), "seed \(seed)")
    }
  }
}
