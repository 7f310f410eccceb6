import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

private typealias Fixture = ReferenceFixture
private typealias Verdict = KhenSyntax.Expectation.Verdict

@Suite struct `Verdicts of the reference` {
  private static let first = CheckedNode(.criterion(Fixture.first), "p")
  private static let second = CheckedNode(.criterion(Fixture.second), "q")
  private static let attested = CheckedNode(.attestation(by: "Hội đồng"), "y_đức")

  /// A dossier with two booleans; nothing is unknown.
  private static func fixture(_ first: Bool?, _ second: Bool?) -> Fixture {
    var fixture = Fixture()
    fixture.set(.first, first.map { .point($0 ? 1 : 0) } ?? .unknown)
    fixture.set(.second, second.map { .point($0 ? 1 : 0) } ?? .unknown)
    return fixture
  }

  private static func filed(
    _ state: FiledConclusion.State,
    _ name: String = "y_đức"
  )
    -> [FiledConclusion]
  {
    [FiledConclusion(name: Name(name), state: state)]
  }

  @Test func `criteria decide`() {
    #expect(Self.fixture(true, true).verdict([Self.first, Self.second])?.verdict == .eligible)
    #expect(Self.fixture(true, false).verdict([Self.first, Self.second])?.verdict == .ineligible)
    #expect(Self.fixture(false, nil).verdict([Self.first, Self.second])?.verdict == .ineligible)
    #expect(Self.fixture(true, nil).verdict([Self.first, Self.second])?.verdict == .undetermined)
    let any = CheckedNode(.group(.any, [Self.first, Self.second]), "một_trong")
    #expect(Self.fixture(true, nil).verdict([any])?.verdict == .eligible)
  }

  @Test func `two criteria that cannot both be met are certainly not met`() {
    var fixture = Self.fixture(true, true)
    fixture.set(.sex, .unknown)
    let nodes = [Fixture.female, Fixture.male].map {
      CheckedNode(.criterion(Fixture.sex.compared(.equal, $0)), "giới")
    }
    let verdict = fixture.verdict(nodes)
    #expect(verdict?.verdict == .ineligible)
    #expect(verdict?.truth { $0.nodes[0] } == [.canBeFalse, .canBeTrue])
    #expect(verdict?.matteringForVerdict() == [])
  }

  @Test func `an open attestation is waited for only when the rest is met`() {
    let nodes = [Self.first, Self.attested]
    #expect(Self.fixture(true, true).verdict(nodes)?.verdict == .pending)
    #expect(Self.fixture(nil, true).verdict(nodes)?.verdict == .undetermined)
    #expect(Self.fixture(false, true).verdict(nodes)?.verdict == .ineligible)
    let given = Self.fixture(true, true).verdict(
      nodes,
      attestations: Self.filed(.given(until: nil))
    )
    #expect(given?.verdict == .eligible)
    let refused = Self.fixture(true, true).verdict(nodes, attestations: Self.filed(.refused))
    #expect(refused?.verdict == .ineligible)
    let qualified = Self.fixture(true, true).verdict(
      nodes,
      attestations: Self.filed(.given(until: nil), "thưởng.y_đức")
    )
    #expect(qualified?.verdict == .eligible)
  }

  @Test func `an attestation in a limb that is not needed is not waited for`() {
    let any = CheckedNode(.group(.any, [Self.first, Self.attested]), "một_trong")
    #expect(Self.fixture(true, true).verdict([any])?.verdict == .eligible)
    #expect(Self.fixture(false, true).verdict([any])?.verdict == .pending)
    let verdict = Self.fixture(false, true).verdict([any])
    #expect(
      verdict?.matteringForVerdict().map(\.place) == [.attestation(Name("y_đức"))]
    )
  }

  @Test func `a bar refuses and a hold suspends`() {
    let bar = CheckedBar(.bar, "kỷ_luật", when: Fixture.second)
    let hold = CheckedBar(.hold, "điều_tra", when: Fixture.second)
    func verdict(_ first: Bool?, _ second: Bool?, _ bar: CheckedBar) -> Verdict? {
      Self.fixture(first, second).verdict([Self.first], bars: [bar])?.verdict
    }
    #expect(verdict(true, true, bar) == .ineligible)
    #expect(verdict(true, false, bar) == .eligible)
    #expect(verdict(true, nil, bar) == .undetermined)
    #expect(verdict(true, true, hold) == .onHold)
    #expect(verdict(nil, true, hold) == .onHold)
    #expect(verdict(false, true, hold) == .ineligible)
    #expect(verdict(true, nil, hold) == .undetermined)
    #expect(verdict(nil, nil, bar) == .undetermined)
  }

  @Test func `a paper that is missing or out of date leaves the verdict open`() {
    let paper = CheckedDocument("tờ_trình", .always)
    func verdict(_ state: FiledConclusion.State) -> Verdict? {
      Self.fixture(true, true).verdict(
        [Self.first],
        documents: [paper],
        filed: Self.filed(state, "tờ_trình")
      )?.verdict
    }
    let today = Int64(Fixture().evaluationDate)
    #expect(verdict(.given(until: nil)) == .eligible)
    #expect(verdict(.given(until: today)) == .eligible)
    #expect(verdict(.given(until: today - 1)) == .undetermined)
    #expect(verdict(.outstanding) == .undetermined)
    #expect(verdict(.refused) == .ineligible)
  }

  @Test func `a paper is needed only when its condition holds`() {
    let paper = CheckedDocument("xác_nhận", .when(Fixture.second))
    func verdict(_ second: Bool?, _ documents: [CheckedDocument]) -> Verdict? {
      Self.fixture(true, second).verdict([Self.first], documents: documents)?.verdict
    }
    #expect(verdict(false, [paper]) == .eligible)
    #expect(verdict(true, [paper]) == .undetermined)
    #expect(verdict(nil, [paper]) == .undetermined)
    #expect(verdict(true, [CheckedDocument("ảnh", .optional)]) == .eligible)
  }

  @Test func `a certain collision is a rule error unless another criterion decides`() {
    var fixture = Self.fixture(true, true)
    fixture.program.definitions = [
      CheckedDefinition(
        "k",
        .boolean,
        .boolean(true),
        receiver: 2,
        exceptions: [
          CheckedException("một", when: Fixture.first, .boolean(true)),
          CheckedException("hai", when: Fixture.second, .boolean(false)),
        ]
      )
    ]
    let collision = CheckedNode(
      .criterion(CheckedExpression(.call(definition: 0, receiver: nil, arguments: []), .boolean)),
      "k"
    )
    #expect(fixture.verdict([collision])?.verdict == .ruleError)
    #expect(fixture.verdict([collision, Self.attested])?.verdict == .ruleError)
    let never = CheckedNode(.criterion(.boolean(false)), "sai")
    #expect(fixture.verdict([collision, never])?.verdict == .ineligible)
    fixture.set(.second, .unknown)
    let verdict = fixture.verdict([collision])
    #expect(verdict?.verdict == .undetermined)
    #expect(verdict?.truth(\.met) == [.canBeTrue, .canFail])
  }

  @Test func `a criterion whose text is not known leaves the verdict open`() {
    let gap = CheckedNode(.criterion(nil), "dân_số")
    #expect(Self.fixture(true, true).verdict([Self.first, gap])?.verdict == .undetermined)
    #expect(Self.fixture(false, true).verdict([Self.first, gap])?.verdict == .ineligible)
    let any = CheckedNode(.group(.any, [Self.first, gap]), "một_trong")
    #expect(Self.fixture(true, true).verdict([any])?.verdict == .eligible)
    #expect(Self.fixture(false, true).verdict([any])?.verdict == .undetermined)
  }

  @Test func `another kind of dossier, or a version out of its dates, is not concerned`() throws {
    let fixture = Self.fixture(true, true)
    let completions = try #require(
      Completions(dossier: fixture.dossier, domains: fixture.domains)
    )
    var award = CheckedAward("thưởng", for: 1, nodes: [Self.first])
    func verdict() -> Verdict? {
      ReferenceVerdict(
        program: fixture.program,
        award: award,
        kind: 2,
        evaluationDate: fixture.evaluationDate,
        completions: completions
      ).verdict
    }
    #expect(verdict() == .notApplicable)
    award.subjects = [2]
    #expect(verdict() == .eligible)
    award.applies = DaySpan(start: nil, end: fixture.evaluationDate)
    #expect(verdict() == .notApplicable)
    award.applies = DaySpan(start: fixture.evaluationDate, end: nil)
    award.isNotSourced = true
    #expect(verdict() == .undetermined)
  }

  @Test func `a dossier that contradicts the schema has no verdict`() {
    var fixture = Self.fixture(true, nil)
    fixture.program.records[2].constraints = [
      .any([Fixture.first.negated, Fixture.second])
    ]
    #expect(fixture.verdict([Self.second])?.verdict == .eligible)
    fixture.set(.second, .point(0))
    let verdict = fixture.verdict([Self.second])
    #expect(verdict != nil && verdict?.verdict == nil)
  }

  @Test func `another award is met when its own criteria are`() {
    var fixture = Self.fixture(true, nil)
    fixture.program.awards = [CheckedAward("LĐTT", for: 2, nodes: [Self.second])]
    let meets = CheckedNode(
      .criterion(CheckedExpression(.meets(award: Name("LĐTT")), .boolean)),
      "đạt_LĐTT"
    )
    #expect(fixture.verdict([meets])?.verdict == .undetermined)
    fixture.set(.second, .point(1))
    #expect(fixture.verdict([meets])?.verdict == .eligible)
    fixture.set(.second, .point(0))
    #expect(fixture.verdict([meets])?.verdict == .ineligible)
  }
}
