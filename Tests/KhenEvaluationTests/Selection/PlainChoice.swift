import KhenEvaluation

/// One completion of a cohort: everything known but what a council decides.
struct PlainChoice {
  struct Nominee {
    var isMember: Bool
    var group: Int
    /// Greater is better; −1 is none.
    var keys: [Int]
  }
  /// What one nominee comes to, over all decisions of the council.
  struct Outcome: Hashable {
    var canBeChosen = false
    var canBeLeftOut = false
  }

  var nominees: [Nominee]
  var groupCaps: [Int?]
  var cohortCap: Int?

  /// Those chosen, for each way in which the council can decide.
  func picks() -> [Set<Int>] {
    var picks: [Set<Int>] = [[]]
    for group in groupCaps.indices {
      let members = nominees.indices.filter { nominees[$0].isMember && nominees[$0].group == group }
      let chosen = PlainChoice.picks(members, cap: groupCaps[group]) { nominees[$0].keys }
      picks = picks.flatMap { first in chosen.map { first.union($0) } }
    }
    guard let cohortCap else { return picks }
    return picks.flatMap { pick in
      PlainChoice.picks(pick.sorted(), cap: cohortCap) { nominees[$0].keys }
    }
  }

  func outcomes() -> [Outcome] {
    var outcomes = nominees.map { _ in Outcome() }
    for pick in picks() {
      for index in nominees.indices {
        if pick.contains(index) {
          outcomes[index].canBeChosen = true
        } else {
          outcomes[index].canBeLeftOut = true
        }
      }
    }
    return outcomes
  }

  /// How many members of its group stand before a nominee.
  func better(than index: Int) -> Int {
    nominees.indices.count {
      nominees[$0].isMember && nominees[$0].group == nominees[index].group
        && PlainChoice.isBefore(nominees[$0].keys, nominees[index].keys)
    }
  }

  private static func picks(
    _ members: [Int],
    cap: Int?,
    keys: (Int) -> [Int]
  ) -> [Set<Int>] {
    guard let cap, members.count > cap else { return [Set(members)] }
    let certain = members.filter { member in
      members.count { !isBefore(keys(member), keys($0)) } <= cap
    }
    let tied = members.filter { member in
      !certain.contains(member)
        && members.count { isBefore(keys($0), keys(member)) } < cap
    }
    return subsets(of: tied, size: cap - certain.count).map { $0.union(certain) }
  }

  private static func subsets(of elements: [Int], size: Int) -> [Set<Int>] {
    if size <= 0 { return [[]] }
    guard let first = elements.first else { return [] }
    let rest = Array(elements.dropFirst())
    return subsets(of: rest, size: size - 1).map { $0.union([first]) }
      + subsets(of: rest, size: size)
  }

  private static func isBefore(_ first: [Int], _ second: [Int]) -> Bool {
    for (left, right) in zip(first, second) where left != right { return left > right }
    return false
  }
}

/// A small cohort of which some things are not known, with all its completions.
struct OpenCohort {
  struct Nominee {
    var memberships: [Bool]
    var groups: [Int]
    /// For each key, the least and the greatest value.
    var keys: [ClosedRange<Int>]
  }

  var nominees: [Nominee]
  var groupCaps: [ClosedRange<Int>?]
  var cohortCap: ClosedRange<Int>?

  init(using generator: inout SplitMix) {
    let groupCount = Int.random(in: 1...2, using: &generator)
    let keyCount = Int.random(in: 0...2, using: &generator)
    nominees = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let isOpen = Int.random(in: 0..<4, using: &generator) == 0
      return Nominee(
        memberships: isOpen ? [false, true] : [Int.random(in: 0..<5, using: &generator) > 0],
        groups: Int.random(in: 0..<5, using: &generator) == 0
          ? Array(0..<groupCount) : [Int.random(in: 0..<groupCount, using: &generator)],
        keys: (0..<keyCount).map { _ in
          let low = Int.random(in: -1...2, using: &generator)
          let isPoint = Int.random(in: 0..<3, using: &generator) > 0
          return low...(isPoint ? low : Int.random(in: low...2, using: &generator))
        }
      )
    }
    func cap(_ generator: inout SplitMix) -> ClosedRange<Int>? {
      if Int.random(in: 0..<4, using: &generator) == 0 { return nil }
      let low = Int.random(in: 0...3, using: &generator)
      return low...(Int.random(in: 0..<4, using: &generator) == 0 ? low + 1 : low)
    }
    groupCaps = []
    for _ in 0..<groupCount { groupCaps.append(cap(&generator)) }
    cohortCap = Bool.random(using: &generator) ? cap(&generator) : nil
  }

  var problem: CohortProblem {
    CohortProblem(
      nominees: nominees.map { nominee in
        CohortProblem.Nominee(
          membership: nominee.memberships.count > 1
            ? .possible : (nominee.memberships[0] ? .certain : .impossible),
          groups: nominee.groups,
          keys: nominee.keys.map {
            RankRange(worst: Self.value($0.lowerBound), best: Self.value($0.upperBound))
          }
        )
      },
      groupCount: groupCaps.count,
      groupCaps: groupCaps,
      cohortCap: cohortCap
    )
  }

  private static func value(_ number: Int) -> RankValue {
    number < 0 ? .none : .number(Int64(number), scale: 1)
  }

  /// All completions.
  var completions: [PlainChoice] {
    var rows: [[PlainChoice.Nominee]] = [[]]
    for nominee in nominees {
      var choices: [PlainChoice.Nominee] = []
      for isMember in nominee.memberships {
        for group in nominee.groups {
          var tuples: [[Int]] = [[]]
          for range in nominee.keys { tuples = tuples.flatMap { row in range.map { row + [$0] } } }
          for keys in tuples {
            choices.append(PlainChoice.Nominee(isMember: isMember, group: group, keys: keys))
          }
        }
      }
      rows = rows.flatMap { row in choices.map { row + [$0] } }
    }
    var caps: [[Int?]] = [[]]
    for cap in groupCaps {
      let values: [Int?] = cap.map { Array($0) } ?? [nil]
      caps = caps.flatMap { row in values.map { row + [$0] } }
    }
    let cohortCaps: [Int?] = cohortCap.map { Array($0) } ?? [nil]
    return rows.flatMap { row in
      caps.flatMap { caps in
        cohortCaps.map { PlainChoice(nominees: row, groupCaps: caps, cohortCap: $0) }
      }
    }
  }
}
