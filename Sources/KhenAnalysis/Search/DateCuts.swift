import KhenEvaluation
import KhenSemantics
import KhenSource

/// The days at which the law or a condition of a program changes.
enum DateCuts {
  /// The first days of changes, rising.
  static func days(in programs: [Program]) -> [Int] {
    var days: Set<Int> = []
    for program in programs {
      var constants: [UInt32: Extent] = [:]
      for (register, constant) in zip(program.constantRegisters, program.constants) {
        if case .extent(let extent) = constant { constants[register] = extent }
      }
      for instruction in program.instructions {
        switch instruction.code {
        case .byDate:
          guard program.operands(of: instruction).first == Program.dateRegister else { continue }
          for span in program.dated[Int(instruction.right)].spans {
            days.formUnion([span.start, span.end].compactMap { $0 })
          }
        case .less, .lessOrEqual, .equalNumbers:
          let operands = [instruction.left, instruction.right]
          guard operands.contains(Program.dateRegister) else { continue }
          for operand in operands {
            guard let extent = constants[operand], extent.isPoint, extent.scale == 1 else {
              continue
            }
            days.formUnion([Int(clamping: extent.low), Int(clamping: extent.low) + 1])
          }
        default: continue
        }
      }
    }
    return days.sorted()
  }

  /// Days that stand for those of a range: a plain one, the ends, and those of changes.
  static func candidates(in dates: ClosedRange<Int>, cuts: [Int]) -> [Int] {
    var result: [Int] = []
    func add(_ day: Int) {
      if dates.contains(day), !result.contains(day) { result.append(day) }
    }
    let first = CivilDate(dayNumber: dates.lowerBound)
    add(CivilDate.dayNumber(year: first.year + 1, month: first.month, day: 1))
    add(dates.lowerBound)
    for cut in cuts { add(cut) }
    add(dates.upperBound)
    for cut in cuts { add(cut - 1) }
    return result
  }

  /// A range cut at a change in its middle, else in half.
  static func parts(of dates: ClosedRange<Int>, cuts: [Int]) -> [ClosedRange<Int>] {
    let inside = cuts.filter { $0 > dates.lowerBound && $0 <= dates.upperBound }
    let second =
      inside.isEmpty
      ? dates.lowerBound + dates.count / 2 : inside[inside.count / 2]
    return [dates.lowerBound...(second - 1), second...dates.upperBound]
  }
}
