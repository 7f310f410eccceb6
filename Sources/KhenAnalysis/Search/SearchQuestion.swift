import KhenEvaluation
import KhenSource

/// One question of a search: its programs, and the way through its cells.
struct SearchQuestion {
  /// What a set of dossiers came to.
  enum Outcome {
    /// No dossier of the set fulfils the aims.
    case closed
    /// Every dossier of the state fulfils them.
    case found(SearchState)
    case open
  }

  /// A set of dossiers on a range of days.
  struct SearchState {
    var boxes: [FactID: Extent]
    var dates: ClosedRange<Int>

    var dateExtent: Extent {
      Extent(low: Int64(dates.lowerBound), high: Int64(dates.upperBound))
    }
  }

  let search: WitnessSearch
  var runner: AimRunner
  var frame = FactFrame()
  /// Runs spent so far.
  private(set) var runs = 0
  /// Why the question stayed open.
  private(set) var openReason: WitnessSearch.OpenReason?
  private var runsLeft = 0
  /// Steps that those runs took.
  private(set) var steps = 0
  private var presences: [[FactID]] = []
  private var stopsAtOpen = false
  private var ranOut = false
  private var restsOnLaw = false
  private let dateCuts: [Int]
  private let needs: ListNeeds

  init(_ aims: [SearchAim], _ search: WitnessSearch) {
    self.search = search
    runner = AimRunner(aims)
    dateCuts = DateCuts.days(in: runner.machines.map { $0.program })
    needs = ListNeeds(runner.machines.map { $0.program })
  }

  /// Answers the question: a look at all dossiers at once, then a search for one, then a proof
  /// that there is none.
  mutating func answer() -> SearchAnswer {
    let all = start(sizes: [:], dates: search.dates, runs: 2)
    switch explore(all, depth: 0) {
    case .closed: return .impossible
    case .found(let state): if let answer = accept(state) { return answer }
    case .open: break
    }
    if restsOnLaw { return giveUp(.law) }
    if let answer = find() { return answer }
    if restsOnLaw { return giveUp(.law) }
    if let answer = prove(sizes: [:], stopsAtOpen: !needs.columns.isEmpty) { return answer }
    if let sizes = needs.sufficientSizes, !needs.columns.isEmpty,
      let answer = prove(sizes: sizes, stopsAtOpen: false)
    {
      return answer
    }
    if ranOut { return giveUp(.budget) }
    return giveUp(needs.columns.isEmpty || restsOnLaw ? .law : .listLength)
  }

  /// A dossier, from short lists to long ones, on days that stand for others.
  private mutating func find() -> SearchAnswer? {
    let days = DateCuts.candidates(in: search.dates, cuts: dateCuts)
    var total = search.budget.searchRuns * 4
    for size in needs.columns.isEmpty ? [0] : needs.sizes {
      for day in days.prefix(size <= 2 ? 5 : 2) {
        let sizes = needs.columns.mapValues { min($0, size) }
        let share = min(total, search.budget.searchRuns)
        let outcome = explore(start(sizes: sizes, dates: day...day, runs: share), depth: 0)
        total -= share - max(0, runsLeft)
        ranOut = ranOut || runsLeft <= 0
        if case .found(let state) = outcome, let answer = accept(state) { return answer }
        if total <= 0 || steps > search.budget.steps { return nil }
        // Where only the law's text is missing, other days and longer lists lack it as well.
        if restsOnLaw, runsLeft > 0 { return nil }
      }
    }
    return nil
  }

  /// A proof that there is no such dossier with lists of at most some length, or a dossier.
  private mutating func prove(sizes: [Int: Int], stopsAtOpen: Bool) -> SearchAnswer? {
    let all = start(sizes: sizes, dates: search.dates, runs: search.budget.proofRuns)
    self.stopsAtOpen = stopsAtOpen
    defer { self.stopsAtOpen = false }
    switch explore(all, depth: 0) {
    case .closed: return .impossible
    case .found(let state): return accept(state)
    case .open:
      ranOut = ranOut || runsLeft <= 0
      return nil
    }
  }

  private mutating func giveUp(_ reason: WitnessSearch.OpenReason) -> SearchAnswer {
    openReason = reason
    return .undecided
  }

  /// All dossiers with lists of at most some length.
  private mutating func start(
    sizes: [Int: Int],
    dates: ClosedRange<Int>,
    runs: Int
  ) -> SearchState {
    let space = SearchSpace(
      kind: search.kind,
      sizes: sizes,
      schema: search.schema,
      texts: runner.texts
    )
    frame = space.frame
    presences = space.presences
    runsLeft = runs
    return SearchState(boxes: space.boxes, dates: dates)
  }

  // MARK: The way through the cells

  private mutating func explore(_ start: SearchState, depth: Int) -> Outcome {
    guard runsLeft > 0, depth < AnalysisLimits.splitDepth else { return .open }
    var state = start
    switch run(&state) {
    case .closed: return .closed
    case .fulfilled: return .found(state)
    case .open: break
    }
    guard runsLeft > 0 else { return .open }
    let uses = runner.uses()
    // What the law does not say no dossier can say.
    if uses.keys.allSatisfy({ $0.kind == .law }), !uses.isEmpty {
      restsOnLaw = true
      return .open
    }
    let branching = SearchBranching(uses, dates: state.dates)
    var isPure = false
    var chosen = branching.bestMixed
    if chosen == nil, let corner = branching.corner(of: state.boxes) {
      var cornered = state
      cornered.boxes = corner
      isPure = true
      if run(&cornered) == .fulfilled { return .found(cornered) }
      chosen = branching.bestPure
    }
    // Days come after facts of few parts, and before those that nothing cuts.
    let isEndless = chosen.map { isPure && !branching.isCut($0) } ?? true
    if isEndless, state.dates.count > 1 { return splitDates(state, depth: depth) }
    guard let chosen else { return .open }
    var isOpen = false
    for cell in branching.parts(of: chosen) {
      var part = state
      part.boxes[chosen] = cell
      switch explore(part, depth: depth + 1) {
      case .found(let state): return .found(state)
      case .closed: continue
      case .open:
        isOpen = true
        if stopsAtOpen || runsLeft <= 0 { return .open }
      }
    }
    return isOpen ? .open : .closed
  }

  private mutating func run(_ state: inout SearchState) -> AimRunner.Standing {
    SearchSpace.fill(presences, &state.boxes)
    guard search.constraints.narrow(&state.boxes, of: frame, dates: state.dates) else {
      return .closed
    }
    runs += 1
    runsLeft -= 1
    let standing = runner.run(frame, state.boxes, date: state.dateExtent)
    steps += runner.steps
    if steps > search.budget.steps { runsLeft = 0 }
    return standing
  }

  private mutating func splitDates(_ state: SearchState, depth: Int) -> Outcome {
    var isOpen = false
    for dates in DateCuts.parts(of: state.dates, cuts: dateCuts) {
      var part = state
      part.dates = dates
      switch explore(part, depth: depth + 1) {
      case .found(let state): return .found(state)
      case .closed: continue
      case .open:
        isOpen = true
        if stopsAtOpen || runsLeft <= 0 { return .open }
      }
    }
    return isOpen ? .open : .closed
  }

  // MARK: Accepting

  /// The dossier of a state, if it does what is wanted when it is filed like any other.
  private mutating func accept(_ state: SearchState) -> SearchAnswer? {
    let builder = WitnessBuilder(state: state, frame: frame, schema: search.schema)
    var plainer = WitnessPlainer(search, runner)
    defer { runs += plainer.runs }
    for filing in WitnessBuilder.Filing.allCases {
      let witness = builder.witness(filing)
      guard plainer.holds(witness) else { continue }
      return .found(search.makesPlain ? plainer.plain(witness) : witness)
    }
    return nil
  }
}
