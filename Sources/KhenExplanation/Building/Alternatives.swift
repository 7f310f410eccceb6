import KhenEvaluation
import KhenSemantics
import KhenSource

/// One of the values that a threshold can have, and for whom.
struct Alternative {
  /// For whom: `nam`; the name of an exception.
  var label: Bilingual
  /// The value.
  var extent: Extent
}

extension StepReader {
  /// Whether a step stands outside of every loop, so that registers still hold what it read.
  private func isOutsideLoops(_ node: Int) -> Bool {
    let index = Int(step(node).instruction)
    for loop in program.loops where loop.start <= index && index < loop.end { return false }
    return index >= 0
  }

  /// The values that a lookup or a definition with exceptions can have, when more than one is left
  /// open; at most eight.
  func alternatives(_ node: Int, _ phrases: PhraseText) -> [Alternative] {
    guard node >= 0 else { return [] }
    let node = behindNames(node)
    guard node >= 0, isOutsideLoops(node), let instruction = instruction(node) else { return [] }
    switch instruction.code {
    case .match: return rowAlternatives(node, instruction, phrases)
    case .choose:
      let taken = exceptionsTaken(node)
      // Exceptions of the one that certainly applies are what is open.
      if taken.count == 1, let only = taken.first, only.isCertain {
        let operands = operandNodes(node)
        return 2 + 2 * only.index < operands.count
          ? alternatives(operands[2 + 2 * only.index], phrases) : []
      }
      return exceptionAlternatives(node, instruction)
    default: return []
    }
  }

  /// The step behind names, where the value is converted or narrowed as well.
  func behindNames(_ node: Int) -> Int {
    var node = node
    while node >= 0, let instruction = instruction(node) {
      switch instruction.code {
      case .named, .unwrap, .periodToService, .periodRank:
        guard case let inner = firstOperand(node), inner >= 0 else { return node }
        node = inner
      default: return node
      }
    }
    return node
  }

  private func register(_ instruction: Instruction, _ index: Int) -> Extent {
    machine.registers[Int(program.pool[Int(instruction.left) + index])]
  }

  private func rowAlternatives(
    _ node: Int,
    _ instruction: Instruction,
    _ phrases: PhraseText
  ) -> [Alternative] {
    guard case .match(_, let rows) = expression(node)?.kind else { return [] }
    var result: [Alternative] = []
    for (index, row) in rows.enumerated() where 2 + 2 * index < Int(instruction.right) {
      let test = register(instruction, 1 + 2 * index)
      guard test.canBeTrue else { continue }
      let value = register(instruction, 2 + 2 * index)
      var labels: [Bilingual] = []
      for case .value(let constant) in row.patterns { labels.append(phrases.constant(constant)) }
      result.append(
        Alternative(
          label: labels.isEmpty
            ? Bilingual(vi: "trường hợp khác", en: "otherwise") : .either(labels),
          extent: value
        )
      )
      if test.isCertainlyTrue { break }
    }
    return result.count > 1 && result.count <= 8 ? result : []
  }

  private func exceptionAlternatives(_ node: Int, _ instruction: Instruction) -> [Alternative] {
    let table = program.choices[Int(instruction.right)]
    var result: [Alternative] = []
    var hasCertain = false
    for index in table.names.indices {
      let condition = register(instruction, 1 + 2 * index)
      if condition.isCertainlyTrue { hasCertain = true }
      guard condition.canBeTrue else { continue }
      result.append(
        Alternative(
          label: .same(readable(table.names[index])),
          extent: register(instruction, 2 + 2 * index)
        )
      )
    }
    if !hasCertain {
      result.insert(
        Alternative(
          label: Bilingual(vi: "mức chung", en: "in general"),
          extent: register(instruction, 0)
        ),
        at: 0
      )
    }
    return result.count > 1 && result.count <= 8 ? result : []
  }

  /// A name as words.
  func readable(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars { text.unicodeScalars.append(scalar == "_" ? " " : scalar) }
    return text
  }

  /// The exceptions of a definition that apply, or may; the strongest of those that prevail.
  func exceptionsTaken(_ node: Int) -> [(index: Int, isCertain: Bool)] {
    guard let instruction = instruction(node), instruction.code == .choose else { return [] }
    let table = program.choices[Int(instruction.right)]
    let nodes = operandNodes(node)
    var result: [(index: Int, isCertain: Bool)] = []
    for index in table.names.indices where 1 + 2 * index < nodes.count {
      guard let condition = pooled(node, 1 + 2 * index, step: nodes[1 + 2 * index])?.extent,
        condition.canBeTrue
      else { continue }
      let isBeaten = table.names.indices.contains { other in
        guard table.prevailsOver[other].contains(index), 1 + 2 * other < nodes.count,
          let stronger = pooled(node, 1 + 2 * other, step: nodes[1 + 2 * other])?.extent
        else { return false }
        return stronger.isCertainlyTrue
      }
      if !isBeaten { result.append((index, condition.isCertainlyTrue)) }
    }
    return result
  }
}
