import KhenSource
import KhenSyntax
import Testing

@Suite struct `Selections as written` {
  @Test func `both languages give the same tree`() {
    let vietnamese = parse(
      """
      xét chọn a "A" cho b, c {
        trong số t mà t.x >= 1
        nhóm theo t.g, loại_hồ_sơ
        không quá 20 % của (đếm x trong cả_đợt mà x.được_chọn(s)) mỗi nhóm
        xếp theo t.y giảm dần, t.z tăng dần, ưu tiên t.w
        bằng nhau do "H" quyết định
      }

      """
    )
    let english = parse(
      """
      selection a "A" for b, c {
        among t where t.x >= 1
        grouped by t.g, dossier_kind
        at most 20 % of (count x in whole_cohort where x.chosen(s)) per group
        ranked by t.y descending, t.z ascending, preferring t.w
        ties decided by "H"
      }

      """
    )
    #expect(vietnamese.diagnostics.isEmpty)
    #expect(english.diagnostics.isEmpty)
    #expect(vietnamese.tree.printed == english.tree.printed)
    #expect(
      vietnamese.tree.printed == """
        (selection a "A" (for b c) (among t (>= (. t x) 1)) (grouped-by (. t g) loại_hồ_sơ) \
        (at-most (percent-of 20 (count x cả_đợt (where (chosen x s)))) per-group) \
        (descending (. t y)) (ascending (. t z)) (preferring (. t w)) (ties-decided-by "H"))

        """
    )
  }

  @Test func `the verb at the end is Vietnamese only`() {
    let text = "xét chọn a cho b {\n  trong số t\n  bằng nhau do \"H\" quyết định\n}\n"
    let file = SourceFile(id: FileID(0), name: "t", text: text)
    let english = Translation.translate(file, to: .english)
    #expect(english == "selection a for b {\n  among t\n  ties decided by \"H\"\n}\n")
    let other = SourceFile(id: FileID(0), name: "t", text: english)
    #expect(Translation.translate(other, to: .vietnamese) == text)
  }

  @Test func `a comma behind a citation leads to a reference or to the next key`() {
    let parsed = parse(
      """
      xét chọn a cho b {
        nhóm theo t.g
        trong số t
        xếp theo t.x giảm dần căn cứ A điều 1, B, t.y tăng dần căn cứ A, ưu tiên t.z căn cứ C (trích lại)
      }

      """
    )
    #expect(parsed.diagnostics.isEmpty)
    #expect(
      parsed.tree.printed == """
        (selection a (for b) (among t) (grouped-by (. t g)) \
        (descending (. t x) (cite (ref A article:1) (ref B))) (ascending (. t y) (cite (ref A))) \
        (preferring (. t z) (cite (ref C requoted))))

        """
    )
  }

  struct Mistake: CustomTestStringConvertible {
    var clauses: String
    var ids: [String]
    var testDescription: String { clauses }
  }

  @Test(arguments: [
    Mistake(clauses: "", ids: ["expected-part"]),
    Mistake(clauses: "nhóm theo t.g", ids: ["expected-part"]),
    Mistake(clauses: "trong số t mà t.x\n  trong số u", ids: ["repeated-clause"]),
    Mistake(clauses: "trong số t\n  xếp theo t.x", ids: ["expected-part"]),
    Mistake(clauses: "trong số t\n  xêp theo t.x giảm dần", ids: ["misspelt-keyword"]),
    Mistake(clauses: "trong số t\n  ranked by t.x giảm dần", ids: ["wrong-language"]),
    Mistake(clauses: "trong số t\n  bằng nhau do Hội_đồng", ids: ["expected-part"]),
    Mistake(clauses: "trong số t\n  chọn 3 người", ids: ["expected-part"]),
    Mistake(clauses: "trong số t\n  không quá mỗi nhóm", ids: ["expected-part"]),
  ])
  func `a mistake is told once`(mistake: Mistake) {
    let text = "xét chọn a cho b {\n  \(mistake.clauses)\n}\nhồ sơ b { x: số }\n"
    let parsed = parse(text)
    #expect(parsed.diagnostics.map { $0.id.name } == mistake.ids, "\(parsed.diagnostics)")
    #expect(parsed.tree.items.count == 2)
  }

  @Test func `what only a test of a selection can expect is told with its remedy`() {
    let parsed = parse(
      "kiểm thử \"k\" cho a {\n  ngày_xét: 01/01/2025\n  mong đợi được chọn A\n}\n"
    )
    #expect(parsed.diagnostics.map { $0.id.name } == ["expected-part"])
    #expect(parsed.diagnostics.first?.help?.vi.contains("đợt") == true)
  }
}
