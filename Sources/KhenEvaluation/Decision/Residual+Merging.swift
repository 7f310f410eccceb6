extension Residual.Use {
  /// The same use seen from a condition that should be false.
  package var flipped: Residual.Use {
    var result = self
    result.isReadUpwards = isReadDownwards
    result.isReadDownwards = isReadUpwards
    result.sets = sets.map { ~$0 }
    return result
  }

  /// The same use where no direction is better than the other.
  package var undirected: Residual.Use {
    var result = self
    result.joint = -2
    return result
  }

  /// Adds how another condition reads the same fact.
  package mutating func merge(_ other: Residual.Use) {
    if other.joint != -1 { joint = joint == -1 ? other.joint : -2 }
    isReadUpwards = isReadUpwards || other.isReadUpwards
    isReadDownwards = isReadDownwards || other.isReadDownwards
    sets += other.sets
    cuts += other.cuts
    count += other.count
    areCutsComplete = areCutsComplete && other.areCutsComplete
  }

  /// The part of the fact that serves a condition best, where one end serves every step that
  /// reads it; nothing where steps disagree.
  package var corner: Extent? {
    guard joint == -1, extent.marks == .value else { return nil }
    switch shape {
    case .boolean:
      guard sets.isEmpty, isReadUpwards != isReadDownwards else { return nil }
      return .boolean(isReadUpwards)
    case .members:
      if sets.isEmpty {
        guard isReadUpwards != isReadDownwards else { return nil }
        let member = isReadUpwards ? extent.greatestMember : extent.leastMember
        return .set(Int64(1) << Int64(member))
      }
      guard !isReadUpwards, !isReadDownwards else { return nil }
      let common = sets.reduce(extent.low) { $0 & $1 }
      return common == 0 ? nil : .set(common)
    case .interval:
      guard sets.isEmpty, isReadUpwards != isReadDownwards else { return nil }
      let end = isReadUpwards ? extent.high : extent.low
      return Extent(low: end, high: end, scale: extent.scale)
    case .text, .handle: return nil
    }
  }
}
