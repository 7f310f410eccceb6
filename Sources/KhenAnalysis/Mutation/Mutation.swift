package import KhenSemantics
package import KhenSource

/// A declaration of a checked program that a mutation changes, by its index.
package enum ProgramItem: Hashable, Sendable {
  /// Its transitional clauses.
  case instrument(Int)
  case parameter(Int)
  case definition(Int)
  /// A version of an award.
  case award(Int)
  case scorecard(Int)
  case selection(Int)
}

/// Which change, at which place of the rule files; the same place may stand in several parts of a
/// program (versions cut by supplements, kinds of dossier), which all change at once.
package struct MutationKey: Hashable, Sendable {
  /// What kind of change.
  package var form: MutationForm
  /// Where.
  package var site: SourceRange
  /// Which of the changes of that kind at that place.
  package var variant: Int
}

/// One small change of the rules.
package struct Mutation: Sendable {
  /// Which change.
  package var key: MutationKey
  /// What is changed where its form says too little; usually its title.
  package var title: Bilingual
  /// What the rules say.
  package var before: Bilingual
  /// What the changed rules say; empty where something is left out.
  package var after: Bilingual
  /// What it stands in: `điều kiện “…”`.
  package var owner: Bilingual
  /// Where it is from.
  package var citations: [CheckedReference]
  /// The declarations that change; none for a change of a day of effect, which may change any.
  package var items: [ProgramItem]

  /// `ngưỡng 20 năm → 21 năm`.
  package var text: Bilingual {
    func text(_ language: Language) -> String {
      let head = title[language]
      if after.vi.isEmpty { return before.vi.isEmpty ? head : head + ": " + before[language] }
      return head + " " + before[language] + " → " + after[language]
    }
    return Bilingual(vi: text(.vietnamese), en: text(.english))
  }
}

/// One way to change a value of the program.
struct Variant<Value> {
  var value: Value
  /// What is changed; the title of the form where nothing is said.
  var title: Bilingual?
  var before: Bilingual
  var after: Bilingual

  /// A change of words that are the same in both languages, or nearly.
  init(_ value: Value, _ before: Bilingual, _ after: Bilingual, title: Bilingual? = nil) {
    self.value = value
    self.title = title
    self.before = before
    self.after = after
  }

  /// Something that is left out.
  init(_ value: Value, without before: Bilingual, title: Bilingual? = nil) {
    self.init(value, before, Bilingual(vi: "", en: ""), title: title)
  }
}
