package import KhenSemantics
import KhenSyntax

/// Where the value of an expression is while a program runs.
enum CompiledValue {
  /// An extent in a register.
  case scalar(UInt32)
  /// Consecutive years: registers of the first and the last; empty when the first is later.
  case years(from: UInt32, to: UInt32)
  /// A record: register of its base.
  case record(UInt32, record: Int)
  case list(UInt32, element: ElementForm)
  /// A yearly series: a list of (year, value…).
  case series(UInt32, access: UInt16, value: ValueType)
  case timeline(CompiledTimeline)
}

/// What the cells of an element of a list are.
enum ElementForm {
  case scalar(ExtentShape)
  case years
  case record(Int)

  /// How many cells an element takes.
  var cellCount: Int {
    switch self {
    case .scalar, .record: 1
    case .years: 2
    }
  }
}

/// A timeline: a list of (start, end, value), and what is taken away from it.
struct CompiledTimeline {
  var register: UInt32
  var removed: [UInt32]
  var includesEnd: Bool
  var overlap: Timeline.Overlap
  /// Whether the schema promises that each spell holds at least a day.
  var promisesDay = false
}

/// What holds around an expression.
struct CompilationContext {
  /// Register of the date whose law applies.
  var lawDate: UInt32
  /// The kind of dossier that field indices refer to.
  var owner: Int
  /// Values of bound variables and arguments.
  var variables: [Int: CompiledValue]
}

extension ValueType {
  /// The shape of a scalar of this type.
  package var shape: ExtentShape {
    switch self {
    case .boolean: .boolean
    case .catalogue: .members
    case .string: .text
    case .optional(let wrapped): wrapped.shape
    case .error, .integer, .number, .quotient, .date, .year, .period, .service, .days,
      .workingDays, .money:
      .interval
    case .yearRange, .record, .list, .yearly, .timeline: .handle
    }
  }
}
