package import KhenSemantics
package import KhenSource
package import KhenSyntax

/// A version of an award (or a single expression), compiled: flat instructions over registers.
///
/// Immutable and shared by all threads. Register 0 holds the base of the dossier's record,
/// register 1 the evaluation date.
package struct Program: Sendable {
  /// The register of the dossier's base.
  package static let rootRegister: UInt32 = 0
  /// The register of the evaluation date.
  package static let dateRegister: UInt32 = 1

  /// The code, in order; bodies of loops stand right behind their `loop`.
  package var instructions: [Instruction] = []
  /// Operands of operations with many.
  package var pool: [UInt32] = []
  /// The constants.
  package var constants: [ProgramConstant] = []
  /// The register that each constant is loaded into, once per run of many dossiers.
  package var constantRegisters: [UInt32] = []
  /// How many registers a run needs.
  package var registerCount = 2
  /// The shape of each register.
  package var shapes: [ExtentShape] = [.handle, .interval]
  /// The facts that are read.
  package var fields: [FieldAccess] = []
  /// Bodies of loops.
  package var loops: [LoopBody] = []
  /// Exceptions of definitions.
  package var choices: [ChoiceTable] = []
  /// Dated figures.
  package var dated: [DatedTable] = []
  /// Measures of timelines.
  package var coverages: [CoverageRequest] = []
  /// Runs of consecutive years.
  package var runs: [RunRequest] = []
  /// Yearly series.
  package var series: [SeriesAccess] = []
  /// For each catalogue, the set of all its members.
  package var memberSets: [Int64] = []
  /// For each layout of elements that are not records, how its cells are read.
  package var elementFields: [Int: [FieldAccess]] = [:]
  /// Parts of the law whose text is not known.
  package var lawGaps: [LawGap] = []
  /// Sets of members.
  package var sets: [Int64] = []
  /// For each instruction, what in the rules it computes: an index in `notes`, or −1.
  package var noteOfInstruction: [Int32] = []
  /// What instructions compute.
  package var notes: [ProgramNote] = []
  /// How dates and time are counted.
  package var time = TimeSettings()
  /// Days off, as the register of a list of dates; nothing when the rule set names none.
  package var daysOffRegister: UInt32?
  /// For each register that is the opposite of another, that other one.
  package var opposites: [UInt32: UInt32] = [:]
  /// Columns of the schema that the program reads.
  package var columnsRead: Set<Int> = []

  /// Makes an empty program.
  package init() {}
}

/// A constant of a program.
package enum ProgramConstant: Hashable, Sendable {
  case extent(Extent)
  case text(String)
}

/// How a fact is read.
package struct FieldAccess: Hashable, Sendable {
  /// Distance from the base of the record.
  package var offset: Int
  /// What it holds; `boolean` with `isPresence` for the presence of an optional record.
  package var type: FactType
  /// Whether none is possible.
  package var isOptional: Bool
  /// Whether this is the slot that says whether an optional record is there.
  package var isPresence: Bool
  /// For the second slot of a range of years.
  package var isSecondSlot: Bool
  /// The column in the schema.
  package var column: Int
}

/// The body of a loop over a list; gives a new list of (presence, columns…).
package struct LoopBody: Hashable, Sendable {
  /// First instruction of the body.
  package var start = 0
  /// Just past the last.
  package var end = 0
  /// Registers that take the cells of the element.
  package var element: [UInt32] = []
  /// In pairs, registers that take the cells of the second element.
  package var second: [UInt32] = []
  /// Register of the condition, computed by the body; nothing for all elements.
  package var condition: UInt32?
  /// Registers of the columns of the new list.
  package var columns: [UInt32] = []
}

/// Exceptions of one level.
package struct ChoiceTable: Sendable {
  /// For each exception, those of the level that it prevails over.
  package var prevailsOver: [[Int]]
  /// For each exception, its place in the rules.
  package var places: [SourceRange]
  /// Names of the exceptions.
  package var names: [String]
  /// The definition that they belong to; −1 for a result of an award.
  package var definition: Int
  /// Citations of each exception's value.
  package var citations: [[CheckedReference]]
}

/// The versions of a parameter.
package struct DatedTable: Sendable {
  /// Period of each version, rising.
  package var spans: [DaySpan]
  /// Index of the parameter.
  package var parameter: Int
}

/// A measure of a timeline.
package struct CoverageRequest: Hashable, Sendable {
  /// What comes out.
  package enum Unit: Hashable, Sendable {
    /// Days.
    case days
    /// Accumulated time in the measure of the rule set.
    case service
  }
  /// What comes out.
  package var unit: Unit
  /// Whether days count with their value.
  package var isWeighted: Bool
  /// What holds where spells overlap.
  package var overlap: Timeline.Overlap
  /// Whether the ends of spells count.
  package var includesEnd: Bool
  /// Whether the schema promises that spells do not end before they start.
  package var promisesDay = false
}

/// A question about consecutive years.
package struct RunRequest: Hashable, Sendable {
  /// How many years.
  package var count: Int
  /// Whether longer runs do.
  package var allowsLonger: Bool
  /// Whether the list holds ranges of years (two cells) instead of years.
  package var holdsRanges: Bool
  /// Whether a year in which to end follows in the pool.
  package var hasEnd: Bool
}

/// How the values of a yearly series are read.
package struct SeriesAccess: Hashable, Sendable {
  /// Whether a year that is not filed is none.
  package var isCompleteWhenAbsent: Bool
  /// Everything that the value of a year can be.
  package var widest: Extent
  /// Shape of the values.
  package var shape: ExtentShape
}

/// A part of the law whose text is not known: its value can be anything.
package struct LawGap: Sendable {
  /// Everything that the value can be.
  package var widest: Extent
  /// What it is the value of.
  package var label: String
  /// Where the law would say it.
  package var citations: [CheckedReference]
  /// Where the rules say that the text is not known.
  package var range: SourceRange
}

/// What in the rules an instruction computes.
package enum ProgramNote: Sendable {
  /// The value of an expression.
  case expression(CheckedExpression)
  /// The value of a definition (`named`).
  case definition(Int)
  /// A parameter (`byDate`).
  case parameter(Int)
  /// The exceptions of a definition (`choose`): index in `choices`.
  case exceptions(Int)
}
