package import KhenDossiers
package import KhenSource
import KhenSyntax

/// A safe fix that was made.
package struct AppliedFix: Sendable {
  /// What was wrong.
  package var diagnostic: Diagnostic
  /// What the change does.
  package var title: Bilingual
  /// `file:line:column` before the change.
  package var place: String
}

/// Makes the safe fixes of findings, again and again until none is left.
///
/// A file is changed as a whole or not at all: where the changed text has mistakes of form that
/// the old one had not, or a rule set that had a program loses it, nothing of the round stays.
package struct FixRun: Sendable {
  /// How often findings are looked for anew; fixes lead to fixes only a few times.
  package static let roundsMax = 10

  /// The files, changed where something was mended.
  package private(set) var files: [RuleSetLoader.File]
  /// What was mended, in order.
  package private(set) var applied: [AppliedFix] = []
  /// Fixes that were not kept because the result would have had new mistakes.
  package private(set) var refused: [AppliedFix] = []

  /// Takes the files; `look` finds what is wrong with a rule set.
  package init(_ files: [RuleSetLoader.File], look: (LoadedRules) -> [Diagnostic]) {
    self.files = files
    var givenUp: Set<Fix> = []
    for _ in 0..<FixRun.roundsMax {
      let rules = RuleSetLoader.load(self.files)
      let diagnostics = look(rules)
      var changed = false
      for (index, file) in rules.sources.files.enumerated() {
        let candidates = FixRun.candidates(diagnostics, in: file, of: rules)
          .filter { !givenUp.contains($0.fix) }
        guard !candidates.isEmpty else { continue }
        if tryAll(candidates, of: index, rules) {
          changed = true
          // Places in other findings of this round have moved.
          break
        }
        for one in candidates where !changed {
          if tryAll([one], of: index, rules) {
            changed = true
          } else if givenUp.insert(one.fix).inserted {
            refused.append(one.applied(in: rules.sources))
          }
        }
        if changed { break }
      }
      if !changed { return }
    }
  }

  // MARK: - Choosing

  private struct Candidate {
    var diagnostic: Diagnostic
    var fix: Fix

    func applied(in sources: SourceMap) -> AppliedFix {
      AppliedFix(
        diagnostic: diagnostic,
        title: fix.title,
        place: DiagnosticRenderer.place(of: diagnostic.primary.range, sources: sources)
      )
    }
  }

  /// The safe fixes of one file that do not touch each other, by place.
  private static func candidates(
    _ diagnostics: [Diagnostic],
    in file: SourceFile,
    of rules: LoadedRules
  ) -> [Candidate] {
    // Where bytes had to be replaced to be read at all, the file on disk has other places.
    let isDamaged = rules.diagnostics.contains {
      $0.primary.range.file == file.id && [.malformedText, .nullByte].contains($0.id)
    }
    guard !isDamaged else { return [] }
    var found: [Candidate] = []
    var end = 0
    for diagnostic in diagnostics {
      let safe = diagnostic.fixes.filter { $0.isSafe }
      guard safe.count == 1, let fix = safe.first, !fix.edits.isEmpty,
        fix.edits.allSatisfy({ $0.range.file == file.id })
      else { continue }
      found.append(Candidate(diagnostic: diagnostic, fix: fix))
    }
    found.sort { ($0.fix.edits[0].range.start) < ($1.fix.edits[0].range.start) }
    return found.filter { candidate in
      let starts = candidate.fix.edits.map { Int($0.range.start) }
      let ends = candidate.fix.edits.map { Int($0.range.end) }
      guard let first = starts.min(), let last = ends.max(), first >= end else { return false }
      // Two insertions at one place would depend on their order.
      end = max(last, first + 1)
      return true
    }
  }

  // MARK: - Changing

  /// Makes fixes in one file; whether the result is at least as good as what was there.
  private mutating func tryAll(
    _ candidates: [Candidate],
    of index: Int,
    _ rules: LoadedRules
  ) -> Bool {
    let file = rules.sources.files[index]
    let body = FixRun.text(of: file, after: candidates.flatMap { $0.fix.edits })
    let bytes = (file.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + body
    guard bytes != files[index].bytes else { return false }
    var changed = files
    changed[index].bytes = bytes
    let after = RuleSetLoader.load(changed)
    let isSound =
      rules.program == nil
      ? FixRun.formErrors(after, index) < FixRun.formErrors(rules, index) || after.program != nil
      : after.program != nil
    guard isSound else { return false }
    files = changed
    applied += candidates.map { $0.applied(in: rules.sources) }
    return true
  }

  /// How many mistakes of form a file has.
  private static func formErrors(_ rules: LoadedRules, _ index: Int) -> Int {
    rules.files[index].diagnostics.reduce(0) { $0 + ($1.severity == .error ? 1 : 0) }
  }

  /// The bytes of a file after some edits.
  private static func text(of file: SourceFile, after edits: [Edit]) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = 0
    for edit in edits.sorted(by: { $0.range.start < $1.range.start }) {
      let start = Int(edit.range.start)
      guard start >= place else { continue }
      bytes += file.bytes[place..<start]
      var replacement = Array(edit.replacement.utf8)
      // A word in place of a sign must not run into the next one.
      if isWord(replacement.first), isWord(bytes.last) { replacement.insert(0x20, at: 0) }
      place = Int(edit.range.end)
      if isWord(replacement.last), place < file.bytes.count, isWord(file.bytes[place]) {
        replacement.append(0x20)
      }
      bytes += replacement
    }
    return bytes + file.bytes[place...]
  }

  /// Whether a byte is part of a word; all letters beyond ASCII are.
  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte)
      || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
