import KhenSemantics
import KhenSource
import KhenSyntax

// Mutations of awards and selections.
extension ProgramMutator {
  mutating func rewrite(_ award: CheckedAward) -> CheckedAward {
    var result = award
    let owner = ProgramMutator.named("khen thưởng", "award", award.label)
    let wording = wording
    let instrument: Int? = within(owner, award.citations) { mutator in
      mutator.choose(.version, award.range) { wording.otherInstruments(of: award) }
    }
    if let instrument {
      result.instrument = instrument
      return result
    }
    within(owner, award.citations) { mutator in
      result.nodes = mutator.rewrite(award.nodes, in: .all)
      for (index, bar) in award.bars.enumerated() {
        result.bars[index] = mutator.rewrite(bar)
      }
      for (index, document) in award.documents.enumerated() {
        result.documents[index] = mutator.rewrite(document)
      }
      for (index, value) in award.results.enumerated() {
        result.results[index] = mutator.rewrite(value)
      }
    }
    return result
  }

  // MARK: - Nodes

  private mutating func rewrite(
    _ nodes: [CheckedNode],
    in requirement: GroupDeclaration.Requirement
  ) -> [CheckedNode] {
    nodes.map { rewrite($0, in: requirement, isOnly: nodes.count == 1) }
  }

  private mutating func rewrite(
    _ node: CheckedNode,
    in requirement: GroupDeclaration.Requirement,
    isOnly: Bool
  ) -> CheckedNode {
    var result = node
    let owner = ProgramMutator.words(of: node)
    let isDropped: Bool? = within(owner, node.citations) {
      $0.choose(.criterion, node.range) {
        isOnly && requirement != .all ? [] : [Variant(true, without: owner)]
      }
    }
    if isDropped == true {
      // Where all must hold, what is left out holds; where some must, it does not.
      result.kind = .criterion(ProgramMutator.boolean(requirement == .all, at: node.range))
      return result
    }
    result.kind = within(owner, node.citations) { mutator in
      switch node.kind {
      case .criterion(let condition):
        return .criterion(condition.map { mutator.rewriteCondition($0) })
      case .attestation: return node.kind
      case .group(let requirement, let nodes):
        let other: GroupDeclaration.Requirement? = mutator.choose(.group, node.range) {
          ProgramMutator.others(of: requirement, count: nodes.count)
        }
        if let other { return .group(other, nodes) }
        return .group(requirement, mutator.rewrite(nodes, in: requirement))
      }
    }
    return result
  }

  private static func words(of node: CheckedNode) -> Bilingual {
    switch node.kind {
    case .criterion: named("điều kiện", "criterion", node.label)
    case .attestation: named("xác nhận", "attestation", node.label)
    case .group: named("nhóm", "group", node.label)
    }
  }

  private static func others(
    of requirement: GroupDeclaration.Requirement,
    count: Int
  ) -> [Variant<GroupDeclaration.Requirement>] {
    guard count > 1 else { return [] }
    let all = keyword("tất cả", "all of")
    let any = keyword("một trong", "any of")
    func atLeast(_ number: Int) -> Bilingual {
      keyword("ít nhất \(number) trong", "at least \(number) of")
    }
    switch requirement {
    case .all: return [Variant(.any, all, any)]
    case .any: return [Variant(.all, any, all)]
    case .atLeast(let number):
      return [number - 1, number + 1].filter { (1...count).contains($0) }.map {
        Variant(.atLeast($0), atLeast(number), atLeast($0))
      }
    }
  }

  // MARK: - Bars, papers, results

  private mutating func rewrite(_ bar: CheckedBar) -> CheckedBar {
    var result = bar
    let isBar = bar.effect == .bar
    let owner =
      isBar
      ? ProgramMutator.named("loại trừ", "bar", bar.label)
      : ProgramMutator.named("tạm dừng", "hold", bar.label)
    within(owner, bar.citations) { mutator in
      let isDropped: Bool? = mutator.choose(.bar, bar.range) { [Variant(true, without: owner)] }
      let isOther: Bool? = mutator.choose(.barEffect, bar.range) {
        let refuses = ProgramMutator.keyword("loại trừ", "bar")
        let suspends = ProgramMutator.keyword("tạm dừng", "hold")
        return [Variant(true, isBar ? refuses : suspends, isBar ? suspends : refuses)]
      }
      if isDropped == true {
        result.condition = ProgramMutator.boolean(false, at: bar.condition.range)
      } else if isOther == true {
        result.effect = isBar ? .hold : .bar
      } else {
        result.condition = mutator.rewriteCondition(bar.condition)
      }
    }
    return result
  }

  private mutating func rewrite(_ document: CheckedDocument) -> CheckedDocument {
    var result = document
    let owner = ProgramMutator.named("tài liệu", "paper", document.label)
    let always = ProgramMutator.keyword("bắt buộc", "required")
    let optional = ProgramMutator.keyword("nếu có", "if any")
    let conditional = ProgramMutator.keyword("bắt buộc khi …", "required when …")
    result.requirement = within(owner, document.citations) { mutator in
      let other: CheckedDocument.Requirement? = mutator.choose(.paper, document.range) {
        switch document.requirement {
        case .always: [Variant(.optional, always, optional)]
        case .optional: [Variant(.always, optional, always)]
        case .when:
          [Variant(.optional, conditional, optional), Variant(.always, conditional, always)]
        }
      }
      if let other { return other }
      if case .when(let condition) = document.requirement {
        return .when(mutator.rewriteCondition(condition))
      }
      return document.requirement
    }
    return result
  }

  private mutating func rewrite(_ value: CheckedResult) -> CheckedResult {
    var result = value
    let owner =
      value.isDeadline
      ? ProgramMutator.named("hạn", "deadline", value.label)
      : ProgramMutator.named("kết quả", "result", value.label)
    (result.body, result.exceptions) = within(owner, value.citations) { mutator in
      (mutator.rewrite(value.body), mutator.rewrite(value.exceptions))
    }
    return result
  }

  // MARK: - Selections

  mutating func rewrite(_ selection: CheckedSelection) -> CheckedSelection {
    var result = selection
    let owner = ProgramMutator.named("xét chọn", "selection", selection.label)
    within(owner, selection.citations) { mutator in
      for (index, kind) in selection.kinds.enumerated() {
        result.kinds[index].conditions = kind.conditions.map { mutator.rewrite($0) }
        result.kinds[index].groups = kind.groups.map { mutator.rewrite($0) }
        result.kinds[index].keys = kind.keys.map { mutator.rewrite($0) }
        result.kinds[index].counted = kind.counted.map { mutator.rewrite($0) }
      }
      for (index, limit) in selection.limits.enumerated() {
        result.limits[index] = mutator.rewrite(limit)
      }
      for (index, key) in selection.keys.enumerated() {
        let other: SelectionDeclaration.Key.Kind? = mutator.choose(.selection, key.range) {
          ProgramMutator.others(of: key.kind)
        }
        if let other { result.keys[index].kind = other }
      }
    }
    return result
  }

  private mutating func rewrite(_ limit: CheckedSelection.Limit) -> CheckedSelection.Limit {
    var result = limit
    citing(limit.citations) { mutator in
      let isGroup: Bool? = mutator.choose(.selection, limit.range) {
        let each = ProgramMutator.keyword("mỗi nhóm", "per group")
        return limit.isPerGroup
          ? [Variant(false, without: each)]
          : []
      }
      if let isGroup { result.isPerGroup = isGroup }
      result.bound = mutator.rewrite(limit.bound)
    }
    return result
  }

  private static func others(
    of kind: SelectionDeclaration.Key.Kind
  ) -> [Variant<SelectionDeclaration.Key.Kind>] {
    let down = keyword("giảm dần", "descending")
    let up = keyword("tăng dần", "ascending")
    switch kind {
    case .descending: return [Variant(.ascending, down, up)]
    case .ascending: return [Variant(.descending, up, down)]
    case .preferring: return []
    }
  }
}
