import KhenEvaluation
import KhenSemantics
import KhenSource

/// A place where the rules contradict each other or cannot be computed.
struct RuleConflict {
  /// What collides.
  var text: Bilingual
  /// Where in the rules.
  var places: [SourceRange]
}

extension StepReader {
  /// The contradictions below a step, at the steps where they arise.
  func conflicts(_ root: Int, _ phrases: PhraseText) -> [RuleConflict] {
    var result: [RuleConflict] = []
    var seen: Set<Int> = []
    var open = [root]
    while let node = open.popLast() {
      guard node >= 0, seen.insert(node).inserted, extent(node).canBeError else { continue }
      let operands = operandNodes(node)
      open.append(contentsOf: operands)
      var marks = extent(node).marks.intersection(.errors)
      for operand in operands where operand >= 0 {
        marks.subtract(extent(operand).marks)
      }
      if marks.contains(.conflict) { result.append(collision(node)) }
      if marks.contains(.ambiguousDate) {
        result.append(
          place(
            node,
            phrases,
            vi: "ngày không có trong tháng khi cộng thời hạn",
            en: "the month has no such day after adding the period"
          )
        )
      }
      if marks.contains(.overflow) {
        result.append(
          place(
            node,
            phrases,
            vi: "số vượt quá giới hạn khi tính",
            en: "a number grew beyond its limit in"
          )
        )
      }
    }
    return result
  }

  private func collision(_ node: Int) -> RuleConflict {
    guard let instruction = instruction(node), instruction.code == .choose else {
      return RuleConflict(
        text: Bilingual(vi: "các ngoại lệ mâu thuẫn", en: "exceptions conflict"),
        places: []
      )
    }
    let table = program.choices[Int(instruction.right)]
    let taken = exceptionsTaken(node)
    let label = table.definition >= 0 ? checked.definitions[table.definition].label : ""
    let type = table.definition >= 0 ? checked.definitions[table.definition].type : .error
    var parts: [Bilingual] = []
    let operands = operandNodes(node)
    for exception in taken {
      var part = Bilingual.same(readable(table.names[exception.index])).quoted
      if let reference = table.citations[exception.index].first {
        part = part + " (" + checked.citation(reference).shortText + ")"
      }
      if 2 + 2 * exception.index < operands.count,
        let value = pooled(node, 2 + 2 * exception.index, step: operands[2 + 2 * exception.index]),
        value.extent.marks == .value, type != .error
      {
        let given = values.text(value.extent, type)
        // A list is no one value that could be said here.
        if given != ValueText.unknown {
          part = part + Bilingual(vi: " cho ", en: " giving ") + given
        }
      }
      parts.append(part)
    }
    let isCertain = extent(node).isCertainlyError
    let all = Bilingual.joined(parts, by: Bilingual(vi: " và ", en: " and "))
    let of =
      label.isEmpty
      ? Bilingual.empty : Bilingual(vi: " của “" + label + "”", en: " of “" + label + "”")
    let text = Bilingual(
      vi: (isCertain ? "các ngoại lệ" : "có thể mâu thuẫn: các ngoại lệ") + of.vi
        + " cùng áp dụng: "
        + all.vi,
      en: (isCertain ? "exceptions" : "possible conflict: exceptions") + of.en
        + " apply together: " + all.en
    )
    return RuleConflict(text: text, places: taken.map { table.places[$0.index] })
  }

  private func place(
    _ node: Int,
    _ phrases: PhraseText,
    vi: String,
    en: String
  ) -> RuleConflict {
    guard let expression = expression(node) else {
      return RuleConflict(text: Bilingual(vi: vi, en: en), places: [])
    }
    let phrase = phrases.phrase(expression)
    return RuleConflict(
      text: Bilingual(vi: vi + ": " + phrase.vi, en: en + ": " + phrase.en),
      places: [expression.range]
    )
  }
}
