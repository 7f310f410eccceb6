import KhenEvaluation
import KhenSemantics
import KhenSource

/// What every slot of a frame is called: its path for machines, its label for people.
///
/// Made once for a dossier that is explained; linear in the dossier. A class, so that what one part
/// of an explanation worked out of a fact is there for the others.
final class FactNames {
  /// An element of a list.
  struct Element {
    /// Label of the list.
    var list: String
    /// What tells it from others: its first text; empty when it has none.
    var title: String
    /// What people call it: `dòng 2: BV A`.
    var text: Bilingual
    /// What stands behind the label of one of its fields: ` (Quá trình công tác, dòng 2: BV A)`.
    var suffix: Bilingual

    /// Names the element with a number, from 1.
    init(list: String, number: Int, title: String) {
      self.list = list
      self.title = title
      let name = title.isEmpty ? "" : ": " + title
      text = Bilingual(vi: "dòng \(number)" + name, en: "row \(number)" + name)
      suffix = Bilingual.same(" (" + list + ", ") + text + ")"
    }
  }

  /// A fact of the dossier.
  struct Fact {
    /// Its path for machines: `quá_trình[2].từ`.
    var path: String
    /// Label of the field itself.
    var label: String
    /// Index in `elements` of the innermost element that it belongs to; −1 for none.
    var element: Int
    /// What it holds.
    var type: FactType
  }

  /// The facts by slot; nothing for slots that hold no fact.
  private(set) var facts: [Fact?]
  /// The elements of all lists.
  private(set) var elements: [Element] = []
  /// What was said of each fact already, by slot.
  private var uses: [FactUse?]
  /// The values that were put into words already, by slot.
  private var valueTexts: [Bilingual?]

  /// Names the slots of a frame.
  init(_ frame: FactFrame, schema: FactSchema) {
    // A range of years takes a slot behind its own.
    let count = frame.slots.count + 1
    facts = [Fact?](repeating: nil, count: count)
    uses = [FactUse?](repeating: nil, count: count)
    valueTexts = [Bilingual?](repeating: nil, count: count)
    name(
      schema.records[frame.kind],
      base: FactFrame.root,
      path: "",
      labels: "",
      element: -1,
      frame,
      schema
    )
  }

  /// What is said of a fact, worked out once.
  func use(of slot: Int, _ makeUse: () -> FactUse) -> FactUse {
    if let use = uses[slot] { return use }
    let use = makeUse()
    uses[slot] = use
    return use
  }

  /// The text of a value, worked out once.
  func valueText(of slot: Int, _ makeText: () -> Bilingual) -> Bilingual {
    if let text = valueTexts[slot] { return text }
    let text = makeText()
    valueTexts[slot] = text
    return text
  }

  /// The fact in a slot; nothing for a slot that holds none.
  func fact(_ slot: Int) -> Fact? { facts.indices.contains(slot) ? facts[slot] : nil }

  /// The whole label of a fact: `Từ (Quá trình công tác, dòng 2: BV A)`.
  func label(of slot: Int) -> Bilingual {
    guard let fact = fact(slot) else { return .empty }
    guard fact.element >= 0 else { return .same(fact.label) }
    let element = elements[fact.element]
    if fact.label == element.list { return .same(fact.label + ", ") + element.text }
    return .same(fact.label) + element.suffix
  }

  // MARK: - Walking

  private func name(
    _ layout: RecordLayout,
    base: Int,
    path: String,
    labels: String,
    element: Int,
    _ frame: FactFrame,
    _ schema: FactSchema
  ) {
    for field in layout.fields {
      let slot = base + field.offset
      let own = field.name.text
      let fieldPath =
        path.isEmpty ? own : (own.isEmpty ? path : path + "." + own)
      let label = labels.isEmpty ? field.label : labels + " – " + field.label
      facts[slot] = Fact(path: fieldPath, label: label, element: element, type: field.type)
      switch field.type {
      case .yearRange:
        facts[slot + 1] = Fact(path: fieldPath, label: label, element: element, type: .year)
      case .record(let record):
        name(
          schema.records[record],
          base: slot + (field.isOptional ? 1 : 0),
          path: fieldPath,
          labels: label,
          element: element,
          frame,
          schema
        )
      case .list(let record):
        nameElements(
          of: slot,
          schema.records[record],
          path: fieldPath,
          label: field.label,
          isSeries: false,
          frame,
          schema
        )
      case .series(let record):
        nameElements(
          of: slot,
          schema.records[record],
          path: fieldPath,
          label: field.label,
          isSeries: true,
          frame,
          schema
        )
      case .boolean, .integer, .number, .string, .date, .year, .period, .days, .money, .catalogue:
        break
      }
    }
  }

  private func nameElements(
    of slot: Int,
    _ layout: RecordLayout,
    path: String,
    label: String,
    isSeries: Bool,
    _ frame: FactFrame,
    _ schema: FactSchema
  ) {
    guard frame.slots[slot] != FactFrame.unknown else { return }
    var base = Int(clamping: frame.slots[slot])
    var number = 0
    while base > 0, base < frame.slots.count {
      number += 1
      if isSeries {
        nameYear(at: base, layout, path: path, label: label, frame)
      } else {
        let element = elements.count
        elements.append(
          Element(list: label, number: number, title: title(layout, base, frame, schema))
        )
        let elementPath = path + "[\(number)]"
        name(
          layout,
          base: base,
          path: elementPath,
          labels: "",
          element: element,
          frame,
          schema
        )
        // The value of a list of scalars has no label of its own.
        if layout.name.isEmpty { facts[base]?.label = label }
      }
      base = Int(clamping: frame.slots[base - 1])
    }
  }

  private func nameYear(
    at base: Int,
    _ layout: RecordLayout,
    path: String,
    label: String,
    _ frame: FactFrame
  ) {
    guard layout.fields.count == 2 else { return }
    let year = frame.slots[base + layout.fields[0].offset]
    let path = path + "[\(year)]"
    let label = label + " \(year)"
    for field in layout.fields {
      facts[base + field.offset] = Fact(path: path, label: label, element: -1, type: field.type)
    }
  }

  /// The first text of an element, or its first member of a catalogue.
  private func title(
    _ layout: RecordLayout,
    _ base: Int,
    _ frame: FactFrame,
    _ schema: FactSchema
  ) -> String {
    for field in layout.fields where field.type == .string {
      let id = frame.slots[base + field.offset]
      if id >= 0, id < Int64(frame.texts.count) { return PrintableText.of(frame.texts[id]) }
    }
    for field in layout.fields {
      guard case .catalogue(let catalogue) = field.type else { continue }
      let member = frame.slots[base + field.offset]
      let members = schema.catalogues[catalogue].members
      if member >= 0, member < Int64(members.count) { return members[Int(member)].label }
    }
    return ""
  }
}
