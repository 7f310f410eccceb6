import KhenSource

/// The promises of the schema, applied to dossiers that are not filed yet but searched for.
extension DossierConstraints {
  /// Narrows what facts are taken to be, on a range of days; false where a promise is certainly
  /// broken.
  ///
  /// Facts that may be none are not narrowed, since a promise says nothing of them then. O(size of
  /// the dossier) in each of at most as many rounds as a record has fields.
  package func narrow(
    _ boxes: inout [FactID: Extent],
    of frame: FactFrame,
    dates: ClosedRange<Int>
  ) -> Bool {
    if isEmpty { return true }
    return visit(frame.kind, base: FactFrame.root, &boxes, frame, dates)
  }

  private func visit(
    _ record: Int,
    base: Int,
    _ boxes: inout [FactID: Extent],
    _ frame: FactFrame,
    _ dates: ClosedRange<Int>
  ) -> Bool {
    if record < constraints.count, !constraints[record].isEmpty,
      !narrow(record, base: base, &boxes, frame, dates)
    {
      return false
    }
    for field in schema.records[record].fields {
      let slot = base + field.offset
      switch field.type {
      case .record(let inner):
        if field.isOptional, boxes[FactID(.slot, slot)] != .certainlyTrue { continue }
        let start = slot + (field.isOptional ? 1 : 0)
        if !visit(inner, base: start, &boxes, frame, dates) { return false }
      case .list(let element):
        var next = Int(clamping: max(0, frame.slots[slot]))
        while next > 0 {
          let presence = FactID(.slot, next - 1)
          let isThere = boxes[presence] ?? .certainlyTrue
          if isThere.isCertainlyTrue {
            if !visit(element, base: next, &boxes, frame, dates) { return false }
          } else if isThere.canBeTrue {
            // What an element holds matters only where it is there.
            var inner = boxes
            if visit(element, base: next, &inner, frame, dates) {
              boxes = inner
            } else {
              boxes[presence] = .boolean(false)
            }
          }
          next = Int(frame.slots[next - 1])
        }
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
        .catalogue, .series:
        continue
      }
    }
    return true
  }

  private func narrow(
    _ record: Int,
    base: Int,
    _ boxes: inout [FactID: Extent],
    _ frame: FactFrame,
    _ dates: ClosedRange<Int>
  ) -> Bool {
    let layout = schema.records[record]
    for _ in 0...layout.fields.count {
      var hasChanged = false
      for constraint in constraints[record] {
        let scale = constraint.scale
        guard let left = box(constraint.lesser, scale, layout, base, boxes, frame, dates),
          let right = box(constraint.greater, scale, layout, base, boxes, frame, dates)
        else { continue }
        let gap: Int64 = constraint.isStrict ? 1 : 0
        let leastOfGreater = shifted(left.low, constraint.lesser) + gap
        let greatestOfLesser = shifted(right.high, constraint.greater) - gap
        if shifted(left.low, constraint.lesser) > greatestOfLesser { return false }
        let high = last(in: left) { shifted($0, constraint.lesser) <= greatestOfLesser }
        let low = first(in: right) { shifted($0, constraint.greater) >= leastOfGreater }
        if let slot = left.slot, high < left.high {
          boxes[FactID(.slot, slot)] = Extent(low: left.low, high: high, scale: scale)
          hasChanged = true
        }
        if let slot = right.slot, low > right.low, slot != left.slot {
          boxes[FactID(.slot, slot)] = Extent(low: low, high: right.high, scale: scale)
          hasChanged = true
        }
      }
      if !hasChanged { break }
    }
    return true
  }

  /// Nothing for a field that is or may be none.
  private func box(
    _ side: FieldConstraint.Side,
    _ scale: Int64,
    _ layout: RecordLayout,
    _ base: Int,
    _ boxes: [FactID: Extent],
    _ frame: FactFrame,
    _ dates: ClosedRange<Int>
  ) -> Box? {
    switch side.source {
    case .evaluationDate:
      return Box(low: Int64(dates.lowerBound), high: Int64(dates.upperBound), slot: nil)
    case .constant(let value): return Box(low: value, high: value, slot: nil)
    case .field(let index):
      let field = layout.fields[index]
      let slot = base + field.offset
      if let extent = boxes[FactID(.slot, slot)] {
        guard extent.marks == .value, scale % extent.scale == 0 else { return nil }
        let (low, isTooLow) = extent.low.multipliedReportingOverflow(by: scale / extent.scale)
        let (high, isTooHigh) = extent.high.multipliedReportingOverflow(by: scale / extent.scale)
        return isTooLow || isTooHigh ? nil : Box(low: low, high: high, slot: slot)
      }
      if field.isOptional || field.isCompleteWhenAbsent { return nil }
      let widest = FactFrame.widest(field.type, date: dates.upperBound)
      return Box(low: widest.low, high: widest.high, slot: slot)
    }
  }
}
