/// What SARIF 2.1.0 demands of the parts that reports use: required members, values of
/// enumerations, indices within their arrays, places from 1, references without raw blanks.
enum SARIFCheck {
  typealias Object = [String: Any]

  /// What is wrong with a document, as paths.
  static func problems(in document: Object) -> [String] {
    var problems: [String] = []
    if document["version"] as? String != "2.1.0" { problems.append("version") }
    guard let runs = document["runs"] as? [Object], runs.count == 1 else { return ["runs"] }
    for run in runs { check(run, &problems) }
    return problems
  }

  private static func check(_ run: Object, _ problems: inout [String]) {
    let driver = (run["tool"] as? Object)?["driver"] as? Object
    if (driver?["name"] as? String)?.isEmpty ?? true { problems.append("driver/name") }
    let rules = driver?["rules"] as? [Object] ?? []
    let ids = rules.compactMap { $0["id"] as? String }
    if Set(ids).count != rules.count { problems.append("driver/rules") }
    for rule in rules {
      for key in ["shortDescription", "fullDescription", "help"] {
        checkMessage(rule[key] as? Object, "rules/\(key)", &problems)
      }
      if (rule["help"] as? Object)?["markdown"] as? String == nil { problems.append("markdown") }
    }
    if !["utf16CodeUnits", "unicodeCodePoints"].contains(run["columnKind"] as? String ?? "") {
      problems.append("columnKind")
    }
    for invocation in run["invocations"] as? [Object] ?? [] {
      if invocation["executionSuccessful"] as? Bool == nil {
        problems.append("executionSuccessful")
      }
      if invocation["exitCode"] as? Int == nil { problems.append("exitCode") }
      for note in invocation["toolExecutionNotifications"] as? [Object] ?? [] {
        checkMessage(note["message"] as? Object, "notification", &problems)
      }
    }
    let artifacts = run["artifacts"] as? [Object] ?? []
    for artifact in artifacts {
      checkLocation(artifact["location"] as? Object, artifacts.count, &problems)
    }
    guard let results = run["results"] as? [Object] else { return problems.append("results") }
    for result in results { check(result, ids, artifacts.count, &problems) }
  }

  private static func check(
    _ result: Object,
    _ ids: [String],
    _ artifactCount: Int,
    _ problems: inout [String]
  ) {
    checkMessage(result["message"] as? Object, "result", &problems)
    let index = result["ruleIndex"] as? Int ?? -1
    if !ids.indices.contains(index) || ids[index] != result["ruleId"] as? String {
      problems.append("ruleIndex \(index)")
    }
    let level = result["level"] as? String ?? ""
    if !["none", "note", "warning", "error"].contains(level) { problems.append("level \(level)") }
    let kind = result["kind"] as? String ?? "fail"
    if kind != "fail", level != "none" { problems.append("kind \(kind)") }
    let locations = result["locations"] as? [Object] ?? []
    if locations.count != 1 { problems.append("locations") }
    for location in locations + (result["relatedLocations"] as? [Object] ?? []) {
      checkPhysical(location["physicalLocation"] as? Object, artifactCount, &problems)
      if let message = location["message"] {
        checkMessage(message as? Object, "location", &problems)
      }
    }
    for fix in result["fixes"] as? [Object] ?? [] { check(fix: fix, artifactCount, &problems) }
    guard let suppressions = result["suppressions"] as? [Object] else {
      return problems.append("suppressions")
    }
    for suppression in suppressions {
      if suppression["kind"] as? String != "inSource" { problems.append("suppression") }
      if suppression["justification"] as? String == nil { problems.append("justification") }
    }
  }

  private static func check(fix: Object, _ artifactCount: Int, _ problems: inout [String]) {
    let changes = fix["artifactChanges"] as? [Object] ?? []
    if changes.isEmpty { problems.append("artifactChanges") }
    for change in changes {
      checkLocation(change["artifactLocation"] as? Object, artifactCount, &problems)
      let replacements = change["replacements"] as? [Object] ?? []
      if replacements.isEmpty { problems.append("replacements") }
      for replacement in replacements {
        checkRegion(replacement["deletedRegion"] as? Object, &problems)
      }
    }
  }

  private static func checkMessage(
    _ message: Object?,
    _ place: String,
    _ problems: inout [String]
  ) {
    if message?["text"] as? String == nil { problems.append("\(place)/text") }
  }

  private static func checkPhysical(
    _ location: Object?,
    _ artifactCount: Int,
    _ problems: inout [String]
  ) {
    checkLocation(location?["artifactLocation"] as? Object, artifactCount, &problems)
    checkRegion(location?["region"] as? Object, &problems)
  }

  private static func checkLocation(
    _ location: Object?,
    _ artifactCount: Int,
    _ problems: inout [String]
  ) {
    let index = location?["index"] as? Int ?? -1
    if index < 0 || index >= artifactCount { problems.append("artifact index \(index)") }
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%:")
    let uri = location?["uri"] as? String ?? " "
    if !uri.allSatisfy({ allowed.contains($0) }) { problems.append("uri \(uri)") }
  }

  private static func checkRegion(_ region: Object?, _ problems: inout [String]) {
    let place = { (key: String) in region?[key] as? Int ?? 0 }
    let start = (place("startLine"), place("startColumn"))
    let end = (place("endLine"), place("endColumn"))
    if start.0 < 1 || start.1 < 1 || end < start { problems.append("region \(start) \(end)") }
  }
}
