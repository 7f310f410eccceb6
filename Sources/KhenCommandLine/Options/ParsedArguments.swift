import KhenSource

/// The words of a command line, sorted into options and operands.
package struct ParsedArguments: Sendable {
  /// Values of options, in the order given; an option without value has an empty text.
  package private(set) var values: [String: [String]] = [:]
  /// Words that are not options.
  package private(set) var operands: [String] = []

  /// Whether an option was given.
  package func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option that may be given once.
  package func value(_ name: String) -> String? { values[name]?.last }

  /// The values of an option that may be given several times; those of one word are separated by
  /// commas.
  package func list(_ name: String) -> [String] {
    (values[name] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// Sorts the words behind the name of a command.
  ///
  /// `--x v` and `--x=v` are the same; `--` ends the options; `-` is an operand.
  package init(_ words: [String], for command: CommandSpecification) throws(UsageError) {
    var index = 0
    var takesOptions = true
    while index < words.count {
      let word = words[index]
      index += 1
      if takesOptions, word == "--" {
        takesOptions = false
      } else if takesOptions, word.hasPrefix("-"), word != "-",
        !ParsedArguments.isNegative(word)
      {
        try addOption(word, following: words, index: &index, command: command)
      } else {
        operands.append(word)
      }
    }
  }

  private mutating func addOption(
    _ word: String,
    following words: [String],
    index: inout Int,
    command: CommandSpecification
  ) throws(UsageError) {
    let (name, attached) = ParsedArguments.split(word)
    guard let option = command.allOptions.first(where: { $0.name == name }) else {
      let names = command.allOptions.map { "--" + $0.name }
      throw .unknownOption(
        word,
        suggestion: Suggestions.nearest(to: "--" + name, among: names).first
      )
    }
    guard let placeholder = option.placeholder else {
      if attached != nil { throw .unexpectedValue(option: name) }
      values[name] = [""]
      return
    }
    var value = attached
    if value == nil, index < words.count, !ParsedArguments.looksLikeOption(words[index]) {
      value = words[index]
      index += 1
    }
    guard let value, !value.isEmpty else {
      throw .missingValue(option: name, placeholder: placeholder)
    }
    if case .choices(let allowed) = option.completion {
      let given = option.isRepeatable ? value.split(separator: ",").map(String.init) : [value]
      for word in given where !allowed.contains(word) {
        throw .badValue(option: name, value: word, allowed: allowed)
      }
    }
    if !option.isRepeatable, values[name] != nil { throw .repeatedOption(name) }
    values[name, default: []].append(value)
  }

  private static func split(_ word: String) -> (name: String, value: String?) {
    if word == "-h" { return ("help", nil) }
    let body = word.drop { $0 == "-" }
    guard let equals = body.firstIndex(of: "=") else { return (String(body), nil) }
    return (String(body[..<equals]), String(body[body.index(after: equals)...]))
  }

  /// `-5` is the beginning of an expression, not an option.
  private static func isNegative(_ word: String) -> Bool {
    guard let second = word.dropFirst().first else { return false }
    return second.isNumber || second == "(" || second == " "
  }

  private static func looksLikeOption(_ word: String) -> Bool {
    word.hasPrefix("--") && word.count > 2
  }
}
