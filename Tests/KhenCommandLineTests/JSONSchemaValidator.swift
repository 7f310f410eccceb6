import Foundation

/// The part of JSON Schema that the schema of results uses; a keyword outside of it is a problem,
/// so that nothing is ever left unchecked in silence.
struct JSONSchemaValidator {
  private let root: [String: Any]

  init(schema: String) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(schema.utf8))
    root = parsed as? [String: Any] ?? [:]
  }

  func problems(in json: [UInt8]) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
    return check(value, root, at: "")
  }

  private func check(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var problems: [String] = []
    for (keyword, rule) in schema.sorted(by: { $0.key < $1.key }) {
      problems += check(value, keyword, rule, schema, at: path)
    }
    return problems
  }

  private func check(
    _ value: Any,
    _ keyword: String,
    _ rule: Any,
    _ schema: [String: Any],
    at path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description": return []
    case "type":
      let names = rule as? [String] ?? [rule as? String ?? ""]
      return names.contains(where: { isOfType(value, $0) })
        ? [] : ["\(path): not of type \(names)"]
    case "const": return isEqual(value, rule) ? [] : ["\(path): not \(rule)"]
    case "enum":
      let allowed = rule as? [Any] ?? []
      return allowed.contains { isEqual(value, $0) } ? [] : ["\(path): not one of \(allowed)"]
    case "pattern":
      guard let text = value as? String, let pattern = rule as? String else { return [] }
      let matches = text.range(of: pattern, options: .regularExpression) != nil
      return matches ? [] : ["\(path): does not match \(pattern)"]
    case "minimum":
      guard let number = value as? Int, let least = rule as? Int else { return [] }
      return number >= least ? [] : ["\(path): below \(least)"]
    case "required":
      guard let object = value as? [String: Any] else { return [] }
      return (rule as? [String] ?? []).filter { object[$0] == nil }.map { "\(path): no \($0)" }
    case "properties": return checkProperties(value, rule, at: path)
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      guard let object = value as? [String: Any] else { return [] }
      return object.keys.filter { known[$0] == nil }.map { "\(path): unknown \($0)" }
    case "items":
      guard let list = value as? [Any], let item = rule as? [String: Any] else { return [] }
      return list.enumerated().flatMap { check($0.element, item, at: "\(path)/\($0.offset)") }
    case "$ref":
      let name = (rule as? String ?? "").replacingOccurrences(of: "#/$defs/", with: "")
      let definitions = root["$defs"] as? [String: Any] ?? [:]
      guard let target = definitions[name] as? [String: Any] else {
        return ["\(path): the schema has no \(name)"]
      }
      return check(value, target, at: path)
    case "anyOf":
      let choices = rule as? [[String: Any]] ?? []
      return choices.contains { check(value, $0, at: path).isEmpty }
        ? [] : ["\(path): fits none of the choices"]
    default: return ["\(path): keyword \(keyword) is not understood"]
    }
  }

  private func checkProperties(_ value: Any, _ rule: Any, at path: String) -> [String] {
    guard let object = value as? [String: Any], let properties = rule as? [String: Any] else {
      return []
    }
    var problems: [String] = []
    for (name, schema) in properties {
      guard let member = object[name], let schema = schema as? [String: Any] else { continue }
      problems += check(member, schema, at: "\(path)/\(name)")
    }
    return problems
  }

  private func isOfType(_ value: Any, _ name: String) -> Bool {
    switch name {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": isBoolean(value)
    case "integer": !isBoolean(value) && value is Int
    default: false
    }
  }

  /// Foundation reads `true` and `1` as the same class.
  private func isBoolean(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return String(cString: number.objCType) == "c"
  }

  private func isEqual(_ left: Any, _ right: Any) -> Bool {
    if left is NSNull || right is NSNull { return left is NSNull && right is NSNull }
    return (left as? String).map { $0 == right as? String } ?? false
  }
}
