import KhenEvaluation
import KhenSemantics
import KhenSource

/// What every slot of a frame is called: its path for machines, its label for people.
///
/// Made once for a dossier that is explained; linear in the dossier.
struct FactNames {
  /// An element of a list.
  struct Element {
    /// Label of the list.
    var list: String
    /// Its number, from 1.
    var number: Int
    /// What tells it from others: its first text; empty when it has none.
    var title: String
    /// What people call it: `dòng 2: BV A`.
    var text: Bilingual {
      let name = title.isEmpty ? "" : ": " + title
      return Bilingual(vi: "dòng \(number)" + name, en: "row \(number)" + name)
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

  /// The facts by slot.
  private(set) var facts: [Int: Fact] = [:]
  /// The elements of all lists.
  private(set) var elements: [Element] = []

  /// Names the slots of a frame.
  init(_ frame: FactFrame, schema: FactSchema) {
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

  /// The whole label of a fact: `Từ (Quá trình công tác, dòng 2: BV A)`.
  func label(of slot: Int) -> Bilingual {
    guard let fact = facts[slot] else { return .empty }
    guard fact.element >= 0 else { return .same(fact.label) }
    let element = elements[fact.element]
    let row = element.text
    if fact.label == element.list {
      return Bilingual(vi: fact.label + ", " + row.vi, en: fact.label + ", " + row.en)
    }
    return Bilingual(
      vi: fact.label + " (" + element.list + ", " + row.vi + ")",
      en: fact.label + " (" + element.list + ", " + row.en + ")"
    )
  }

  // MARK: - Walking

  private mutating func name(
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

  private mutating func nameElements(
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

  private mutating func nameYear(
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
