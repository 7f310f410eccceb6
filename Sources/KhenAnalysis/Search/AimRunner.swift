import KhenEvaluation
import KhenSemantics
import KhenSource

/// The programs of a search, and what their aims come to on one set of dossiers.
struct AimRunner {
  /// What one run says of the aims.
  enum Standing {
    /// Some aim certainly comes out otherwise.
    case closed
    /// All aims certainly come out as wanted.
    case fulfilled
    case open
  }

  /// An aim, on the machine that computes it.
  private struct Target {
    var machine: Int
    var register: UInt32
    var wanted: SearchAim.Wanted
  }

  /// One for each distinct program.
  private(set) var machines: [RangeMachine] = []
  /// The texts of the programs.
  private(set) var texts = TextTable()
  private var targets: [Target] = []

  /// Keeps of each program what its aims need.
  init(_ aims: [SearchAim]) {
    var programs: [Program] = []
    for aim in aims {
      let known = programs.firstIndex { AimRunner.areSame($0, aim.program) }
      let machine = known ?? programs.count
      if known == nil { programs.append(aim.program) }
      targets.append(Target(machine: machine, register: aim.register, wanted: aim.wanted))
    }
    for (index, program) in programs.enumerated() {
      let registers = targets.filter { $0.machine == index }.map { $0.register }
      machines.append(RangeMachine(program.sliced(to: registers), texts: &texts))
    }
    texts.keepConstants()
  }

  /// Arrays that share their storage compare at once; others mostly differ in their count.
  private static func areSame(_ first: Program, _ second: Program) -> Bool {
    first.registerCount == second.registerCount && first.time == second.time
      && first.instructions == second.instructions && first.pool == second.pool
      && first.loops == second.loops && first.constants == second.constants
      && first.constantRegisters == second.constantRegisters && first.sets == second.sets
      && first.fields == second.fields && first.series == second.series
      && first.coverages == second.coverages && first.runs == second.runs
      && first.choices.map { $0.places } == second.choices.map { $0.places }
      && first.choices.map { $0.prevailsOver } == second.choices.map { $0.prevailsOver }
      && first.lawGaps.map { $0.range } == second.lawGaps.map { $0.range }
      && first.lawGaps.map { $0.widest } == second.lawGaps.map { $0.widest }
      && first.dated.map { $0.spans } == second.dated.map { $0.spans }
      && first.memberSets == second.memberSets
  }

  /// Steps of the last run.
  var steps: Int { machines.reduce(0) { $0 + $1.trace.nodes.count } }

  /// Runs every program once.
  mutating func run(_ frame: FactFrame, _ boxes: [FactID: Extent], date: Extent) -> Standing {
    for index in machines.indices {
      machines[index].boxes = boxes
      machines[index].run(frame, date: date)
    }
    var isFulfilled = true
    for target in targets {
      let extent = machines[target.machine].result(target.register).extent
      switch target.wanted {
      case .met:
        if !extent.canBeTrue { return .closed }
        isFulfilled = isFulfilled && extent.isCertainlyTrue
      case .notMet:
        if !extent.canBeFalse { return .closed }
        isFulfilled = isFulfilled && extent.isCertainlyFalse
      case .error:
        if !extent.canBeError { return .closed }
        isFulfilled = isFulfilled && extent.isCertainlyError
      }
    }
    return isFulfilled ? .fulfilled : .open
  }

  /// How the aims that the last run left open read the facts that they rest on.
  func uses() -> [FactID: Residual.Use] {
    var result: [FactID: Residual.Use] = [:]
    for target in targets {
      let machine = machines[target.machine]
      let (extent, node) = machine.result(target.register)
      let isOpen: Bool
      switch target.wanted {
      case .met: isOpen = !extent.isCertainlyTrue
      case .notMet: isOpen = !extent.isCertainlyFalse
      case .error: isOpen = !extent.isCertainlyError
      }
      guard isOpen, node >= 0 else { continue }
      for (fact, use) in Residual(of: node, in: machine).uses {
        let directed: Residual.Use
        switch target.wanted {
        case .met: directed = use
        case .notMet: directed = use.flipped
        case .error: directed = use.undirected
        }
        if result[fact] == nil {
          result[fact] = directed
        } else {
          result[fact]?.merge(directed)
        }
      }
    }
    return result
  }
}
