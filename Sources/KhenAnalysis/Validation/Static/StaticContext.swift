import KhenDossiers
import KhenSemantics
import KhenSource
import KhenSyntax

/// What the findings that need no evaluation look at: a rule set without errors, with what was
/// collected about it once for all of them.
struct StaticContext {
  /// The files.
  let sources: SourceMap
  /// Their trees.
  let trees: [SyntaxTree]
  /// The rule set.
  let program: CheckedProgram
  /// Where names stand.
  let names: DeclaredNames
  /// Who uses what.
  let uses: RuleUses
  /// Day number of today, for dates that lie too far ahead.
  let today: Int

  /// Collects; nothing for a rule set with errors.
  init?(_ rules: LoadedRules, today: Int) {
    guard let program = rules.program else { return nil }
    self.program = program
    self.today = today
    sources = rules.sources
    trees = rules.files.map { $0.tree }
    names = DeclaredNames(trees)
    uses = RuleUses(program)
  }

  /// All declarations, file by file.
  var items: [Item] { trees.flatMap { $0.items } }

  /// The name in a declaration, as a place to point at.
  func label(_ declaration: SourceRange, _ text: Bilingual? = nil) -> Label {
    Label(names.range(in: declaration), text)
  }
}
