import KhenEvaluation
import KhenSemantics
import KhenSource

extension FactNames {
  /// What is known of a fact of the dossier.
  func value(of slot: Int, _ frame: FactFrame, _ values: ValueText) -> Bilingual {
    guard let fact = fact(slot), slot < frame.slots.count else { return ValueText.unknown }
    return valueText(of: slot) { value(of: slot, fact, frame, values) }
  }

  private func value(
    of slot: Int,
    _ fact: Fact,
    _ frame: FactFrame,
    _ values: ValueText
  ) -> Bilingual {
    let raw = frame.slots[slot]
    if raw == FactFrame.unknown { return ValueText.unknown }
    if raw == FactFrame.none { return ValueText.none }
    let scale = fact.type == .number || fact.type == .days ? FactSchema.decimalScale : 1
    switch fact.type {
    case .record: return Bilingual(vi: "có", en: "filed")
    case .list, .series:
      let count = frame.slots[slot + 1]
      return count == 0
        ? Bilingual(vi: "không có dòng nào", en: "no rows")
        : Bilingual(vi: "\(count) dòng", en: "\(count) " + (count == 1 ? "row" : "rows"))
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue:
      break
    }
    var extent = Extent(low: raw, high: raw, scale: scale)
    if raw == FactFrame.partial {
      guard let range = frame.range(of: slot) else { return ValueText.unknown }
      extent = Extent(low: range.low, high: range.high, scale: scale)
    } else if fact.type == .boolean {
      extent = .boolean(raw != 0)
    } else if case .catalogue = fact.type {
      extent = .set(1 << raw)
    }
    return values.text(extent, fact.type.valueType)
  }
}
