import KhenSource

/// The report as SARIF 2.1.0, for services that show findings in a review.
package enum ValidationSARIF {
  /// The document on one line, with a line end.
  ///
  /// Columns count UTF-16 units from 1, ends lie just past the last character, and paths are
  /// relative references as RFC 3986 wants them.
  package static func text(of report: ValidationReport, _ setting: ReportSetting) -> String {
    SARIFWriter(report, setting).document + "\n"
  }
}

private struct SARIFWriter {
  private let report: ValidationReport
  private let setting: ReportSetting
  private let language: Language
  /// The ids that occur, in order of their names; results refer to places in it.
  private let rules: [DiagnosticID]

  typealias Members = [(key: String, value: String)]

  init(_ report: ValidationReport, _ setting: ReportSetting) {
    self.report = report
    self.setting = setting
    language = setting.language
    let findings = report.findings + report.silenced.map { $0.finding }
    rules = Set(findings.map { $0.diagnostic.id }).sorted { $0.name < $1.name }
  }

  var document: String {
    JSONText.object([
      ("version", JSONText.quoted("2.1.0")),
      ("runs", JSONText.array([run])),
    ])
  }

  private var run: String {
    var occurrences: [String: Int] = [:]
    var results = report.findings.map { result($0, suppressions: [], &occurrences) }
    results += report.silenced.map {
      result($0.finding, suppressions: [suppression($0)], &occurrences)
    }
    return JSONText.object([
      ("tool", JSONText.object([("driver", driver)])),
      ("language", JSONText.quoted(language.rawValue)),
      ("columnKind", JSONText.quoted("utf16CodeUnits")),
      ("invocations", JSONText.array([invocation])),
      ("artifacts", JSONText.array(report.sources.files.map { artifact($0) })),
      ("results", JSONText.array(results)),
    ])
  }

  // MARK: - The tool and its run

  private var driver: String {
    JSONText.object([
      ("name", JSONText.quoted("khen")),
      ("version", JSONText.quoted(setting.version)),
      ("semanticVersion", JSONText.quoted(setting.version)),
      ("language", JSONText.quoted(language.rawValue)),
      ("rules", JSONText.array(rules.map { rule($0) })),
    ])
  }

  private func rule(_ id: DiagnosticID) -> String {
    var members: Members = [
      ("id", JSONText.quoted(id.name)),
      ("name", JSONText.quoted(DiagnosticRenderer.id(id, language))),
    ]
    if let page = DiagnosticPage.page(of: id) {
      members += [
        ("shortDescription", message(page.summary[language])),
        ("fullDescription", message(page.reason[language])),
        (
          "help",
          JSONText.object([
            ("text", JSONText.quoted(page.plainText(in: language))),
            ("markdown", JSONText.quoted(page.markdown(firstIn: language))),
          ])
        ),
      ]
    }
    members.append(
      ("properties", JSONText.object([("vietnameseId", JSONText.quoted(id.vietnamese))]))
    )
    return JSONText.object(members)
  }

  private var invocation: String {
    let notifications = report.problems.map { problem in
      var text = problem.message[language]
      if let help = problem.help { text += "; " + help[language] }
      return JSONText.object([
        ("level", JSONText.quoted("error")), ("message", message(text)),
      ])
    }
    return JSONText.object([
      ("executionSuccessful", report.problems.isEmpty ? "true" : "false"),
      ("exitCode", String(setting.exitCode)),
      ("toolExecutionNotifications", JSONText.array(notifications)),
    ])
  }

  private func artifact(_ file: SourceFile) -> String {
    JSONText.object([
      ("location", location(of: file.id)),
      ("encoding", JSONText.quoted("utf-8")),
      ("length", String(file.bytes.count + (file.hasByteOrderMark ? 3 : 0))),
    ])
  }

  // MARK: - Results

  private func result(
    _ finding: Finding,
    suppressions: [String],
    _ occurrences: inout [String: Int]
  ) -> String {
    let diagnostic = finding.diagnostic
    var text = diagnostic.message[language]
    for note in diagnostic.notes { text += "\n" + note[language] }
    if let help = diagnostic.help { text += "\n" + help[language] }
    var members: Members = [
      ("ruleId", JSONText.quoted(diagnostic.id.name)),
      ("ruleIndex", String(rules.firstIndex(of: diagnostic.id) ?? -1)),
      // An open question is neither a failure nor fine.
      ("kind", JSONText.quoted(finding.isUndecided ? "open" : "fail")),
      ("level", JSONText.quoted(finding.isUndecided ? "none" : level(diagnostic.severity))),
      ("message", message(text)),
      ("locations", JSONText.array([place(diagnostic.primary, id: nil)])),
    ]
    if !diagnostic.related.isEmpty {
      members.append(
        (
          "relatedLocations",
          JSONText.array(diagnostic.related.enumerated().map { place($1, id: $0 + 1) })
        )
      )
    }
    members.append(
      (
        "partialFingerprints",
        JSONText.object([
          ("khenFinding/v1", JSONText.quoted(fingerprint(diagnostic, &occurrences)))
        ])
      )
    )
    let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty { members.append(("fixes", JSONText.array(fixes.map { fix($0) }))) }
    members.append(("suppressions", JSONText.array(suppressions)))
    return JSONText.object(members)
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }

  private func place(_ label: Label, id: Int?) -> String {
    var members: Members = []
    if let id { members.append(("id", String(id))) }
    members.append(("physicalLocation", physicalLocation(label.range)))
    if let text = label.text { members.append(("message", message(text[language]))) }
    return JSONText.object(members)
  }

  private func physicalLocation(_ range: SourceRange) -> String {
    var members: Members = [("artifactLocation", location(of: range.file))]
    if let region = region(range) { members.append(("region", region)) }
    return JSONText.object(members)
  }

  private func location(of file: FileID) -> String {
    let path = report.sources[file].map { setting.relative($0.name) } ?? ""
    return JSONText.object([
      ("uri", JSONText.quoted(FileReference.uri(of: path))),
      ("index", String(file.index)),
    ])
  }

  private func region(_ range: SourceRange) -> String? {
    guard let file = report.sources[range.file] else { return nil }
    let (start, end) = (Int(range.start), Int(range.end))
    return JSONText.object([
      ("startLine", String(file.line(at: start))),
      ("startColumn", String(file.columnUTF16(at: start))),
      ("endLine", String(file.line(at: end))),
      ("endColumn", String(file.columnUTF16(at: end))),
    ])
  }

  private func fix(_ fix: Fix) -> String {
    var changes: [(file: FileID, replacements: [String])] = []
    for edit in fix.edits {
      guard let region = region(edit.range) else { continue }
      var members: Members = [("deletedRegion", region)]
      if !edit.replacement.isEmpty {
        members.append(("insertedContent", message(edit.replacement)))
      }
      let replacement = JSONText.object(members)
      if let index = changes.firstIndex(where: { $0.file == edit.range.file }) {
        changes[index].replacements.append(replacement)
      } else {
        changes.append((edit.range.file, [replacement]))
      }
    }
    return JSONText.object([
      ("description", message(fix.title[language])),
      (
        "artifactChanges",
        JSONText.array(
          changes.map { change in
            JSONText.object([
              ("artifactLocation", location(of: change.file)),
              ("replacements", JSONText.array(change.replacements)),
            ])
          }
        )
      ),
    ])
  }

  private func suppression(_ silenced: SilencedFinding) -> String {
    JSONText.object([
      ("kind", JSONText.quoted("inSource")),
      ("justification", JSONText.quoted(silenced.reason)),
      (
        "location",
        JSONText.object([("physicalLocation", physicalLocation(silenced.range))])
      ),
    ])
  }

  /// The same for the same finding after lines were added elsewhere in the file.
  private func fingerprint(
    _ diagnostic: Diagnostic,
    _ occurrences: inout [String: Int]
  ) -> String {
    var key = diagnostic.id.name
    if let file = report.sources[diagnostic.primary.range.file] {
      let bounds = file.bounds(ofLine: file.line(at: Int(diagnostic.primary.range.start)))
      let line = file.text(from: bounds.start, to: bounds.end)
      key += "\u{0}" + setting.relative(file.name) + "\u{0}"
      key += line.split(separator: " ").joined(separator: " ")
    }
    let count = occurrences[key, default: 0]
    occurrences[key] = count + 1
    return Fingerprint.of(key) + ":\(count + 1)"
  }

  private func message(_ text: String) -> String {
    JSONText.object([("text", JSONText.quoted(text))])
  }
}

/// FNV-1a, 64 bits: enough to tell findings apart, and the same everywhere.
enum Fingerprint {
  /// Sixteen hexadecimal digits.
  static func of(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var digits = String(hash, radix: 16)
    while digits.utf8.count < 16 { digits = "0" + digits }
    return digits
  }
}
