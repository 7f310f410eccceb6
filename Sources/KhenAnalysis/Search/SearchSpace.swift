import KhenEvaluation
import KhenSemantics
import KhenSource

/// All dossiers of a kind whose lists have at most so many elements, as one frame and what each
/// fact of it can be.
struct SearchSpace {
  /// The frame: every field unknown, and lists with elements that may or may not be there.
  var frame: FactFrame
  /// What facts can be where it is less than everything, and whether elements are there.
  var boxes: [FactID: Extent] = [:]
  /// Whether the elements are there, for each list in their order.
  private(set) var presences: [[FactID]] = []

  /// Makes the space from how many elements the columns of lists have at most; lists without a
  /// size stay unfiled.
  init(kind: Int, sizes: [Int: Int], schema: FactSchema, texts: TextTable) {
    frame = FactFrame()
    frame.texts = texts
    frame.reset(kind: kind, schema: schema)
    widen(schema.records[kind], base: FactFrame.root, sizes, schema, depth: 0)
  }

  private mutating func widen(
    _ layout: RecordLayout,
    base: Int,
    _ sizes: [Int: Int],
    _ schema: FactSchema,
    depth: Int
  ) {
    for field in layout.fields {
      let slot = base + field.offset
      switch field.type {
      case .record(let record):
        if field.isOptional { frame.set(slot, to: FactFrame.unknown) }
        widen(
          schema.records[record],
          base: slot + (field.isOptional ? 1 : 0),
          sizes,
          schema,
          depth: depth
        )
      case .list(let element), .series(let element):
        guard let size = sizes[field.column] else {
          frame.set(slot, to: FactFrame.unknown)
          frame.set(slot + 1, to: 0)
          continue
        }
        frame.beginList(slot)
        var last = 0
        var elements: [FactID] = []
        let count = depth == 0 ? size : min(size, AnalysisLimits.innerListElements)
        for _ in 0..<count {
          last = frame.appendElement(toList: slot, after: last, layout: schema.records[element])
          boxes[FactID(.slot, last - 1)] = .eitherBoolean
          elements.append(FactID(.slot, last - 1))
          widen(schema.records[element], base: last, sizes, schema, depth: depth + 1)
        }
        if elements.count > 1 { presences.append(elements) }
      case .yearRange:
        frame.set(slot, to: FactFrame.unknown)
        frame.set(slot + 1, to: FactFrame.unknown)
      case .boolean, .string, .date, .year, .period, .catalogue, .integer, .number, .days, .money:
        frame.set(slot, to: FactFrame.unknown)
        if let bounds = field.bounds { box(bounds, field, slot) }
      }
    }
  }

  /// Takes lists to be filled from their first element on: with another element left out the
  /// others are the same list.
  static func fill(_ presences: [[FactID]], _ boxes: inout [FactID: Extent]) {
    for list in presences {
      if let last = list.lastIndex(where: { boxes[$0]?.isCertainlyTrue == true }) {
        for element in list[..<last] where boxes[element] == .eitherBoolean {
          boxes[element] = .certainlyTrue
        }
      }
      if let first = list.firstIndex(where: { boxes[$0]?.isCertainlyFalse == true }) {
        for element in list[first...] where boxes[element] == .eitherBoolean {
          boxes[element] = .boolean(false)
        }
      }
    }
  }

  /// Keeps a number within the bounds of its field.
  private mutating func box(_ bounds: NumberBounds, _ field: FieldLayout, _ slot: Int) {
    let isDecimal = field.type == .number || field.type == .days
    let scale = isDecimal ? FactSchema.decimalScale : 1
    // No field with bounds of its own is a date, so the day does not matter.
    let widest = FactFrame.widest(field.type, date: 0)
    func scaled(_ bound: Rational?) -> Rational? { bound?.multiplied(by: Rational(scale)) }
    boxes[FactID(.slot, slot)] = Extent(
      low: scaled(bounds.least)?.ceiling ?? widest.low,
      high: scaled(bounds.greatest)?.floor ?? widest.high,
      scale: scale,
      marks: field.isOptional ? [.value, .none] : .value
    )
  }
}
