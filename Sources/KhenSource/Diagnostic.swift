/// A text that people read, in both languages of the project.
package struct Bilingual: Hashable, Sendable {
  /// Vietnamese wording.
  package var vi: String
  /// English wording.
  package var en: String

  /// Pairs the two wordings.
  package init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// Whether both wordings are the same.
  ///
  /// All texts have one spelling of each letter, so that those of different length differ; nearly
  /// all comparisons end there.
  package static func == (first: Bilingual, second: Bilingual) -> Bool {
    first.vi.utf8.count == second.vi.utf8.count && first.en.utf8.count == second.en.utf8.count
      && first.vi == second.vi && first.en == second.en
  }

  /// The wording in one language.
  package subscript(language: Language) -> String { language == .vietnamese ? vi : en }
}

/// A language that messages are written in.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// The stable name of a kind of diagnostic: `unknown-name`, in Vietnamese `không-có-tên`.
///
/// Each phase declares its ids in an extension beside its messages.
package struct DiagnosticID: Hashable, Sendable {
  /// Stable kebab-case name, used by machines.
  package var name: String
  /// The same name as Vietnamese readers see it.
  package var vietnamese: String

  /// Declares an id.
  package init(_ name: String, _ vietnamese: String) {
    self.name = name
    self.vietnamese = vietnamese
  }
}

/// How bad a diagnostic is.
package enum Severity: String, Hashable, Sendable {
  case error
  case warning
  case hint
}

/// A place in a file, with what is to be said at that place.
package struct Label: Hashable, Sendable {
  /// The bytes that the label is about.
  package var range: SourceRange
  /// What is said under the carets; nothing where the message says it all.
  package var text: Bilingual?

  /// Labels a range.
  package init(_ range: SourceRange, _ text: Bilingual? = nil) {
    self.range = range
    self.text = text
  }
}

/// A replacement of one stretch of text.
package struct Edit: Hashable, Sendable {
  /// The bytes to replace; empty to insert.
  package var range: SourceRange
  /// What stands there afterwards.
  package var replacement: String

  /// Makes an edit.
  package init(_ range: SourceRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// A change that would mend a mistake.
package struct Fix: Hashable, Sendable {
  /// What the change does, as a short imperative.
  package var title: Bilingual
  /// The edits, in order of position, not overlapping.
  package var edits: [Edit]
  /// Whether nothing else can be meant, so that `--fix` may make the change unasked.
  ///
  /// A choice between readings, a guess at a name and anything that changes a verdict of rules
  /// that were sound is never safe.
  package var isSafe: Bool

  /// Makes a fix; one that is to be looked at first unless it is said to be safe.
  package init(title: Bilingual, edits: [Edit], isSafe: Bool = false) {
    self.title = title
    self.edits = edits
    self.isSafe = isSafe
  }

  /// The same fix, to be made unasked.
  package var madeSafe: Fix { Fix(title: title, edits: edits, isSafe: true) }
}

/// One mistake or warning about rule files, as data; rendering is elsewhere.
package struct Diagnostic: Hashable, Sendable {
  /// Which kind of mistake it is.
  package var id: DiagnosticID
  /// How bad it is.
  package var severity: Severity
  /// One sentence, first word in lower case, no full stop: what is wrong.
  package var message: Bilingual
  /// The place of the mistake.
  package var primary: Label
  /// Other places that matter.
  package var related: [Label]
  /// Further facts.
  package var notes: [Bilingual]
  /// The next step for the reader.
  package var help: Bilingual?
  /// Changes that would mend it.
  package var fixes: [Fix]

  /// Makes a diagnostic.
  package init(
    _ id: DiagnosticID,
    severity: Severity = .error,
    message: Bilingual,
    at primary: Label,
    related: [Label] = [],
    notes: [Bilingual] = [],
    help: Bilingual? = nil,
    fixes: [Fix] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.primary = primary
    self.related = related
    self.notes = notes
    self.help = help
    self.fixes = fixes
  }
}

/// The page that `khen help ID` prints: what an id means, with a wrong and a right example.
///
/// Both examples are whole rule files; tests run them: the wrong one reports the id, the right
/// one reports nothing.
package struct DiagnosticPage: Sendable {
  /// The id that the page explains.
  package var id: DiagnosticID
  /// One sentence: what the mistake is.
  package var summary: Bilingual
  /// Why it is a mistake, and what to do.
  package var reason: Bilingual
  /// A rule file that reports the id.
  package var wrong: String
  /// The same file, mended.
  package var right: String

  /// Makes a page.
  package init(
    id: DiagnosticID,
    summary: Bilingual,
    reason: Bilingual,
    wrong: String,
    right: String
  ) {
    self.id = id
    self.summary = summary
    self.reason = reason
    self.wrong = wrong
    self.right = right
  }
}
