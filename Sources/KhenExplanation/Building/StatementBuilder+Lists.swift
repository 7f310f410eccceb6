import KhenEvaluation
import KhenSemantics
import KhenSource

/// Sentences about lists: which element decided, or that there is none.
extension StatementBuilder {
  /// Some element satisfies a condition, or none does.
  func some(_ node: Int) -> Bilingual? {
    let expression = reader.expression(node)
    var list: CheckedExpression?
    switch expression?.kind {
    case .quantified(_, _, let source, _, _), .twoDistinct(_, _, let source, _),
      .consecutiveYears(_, _, _, let source, _, _):
      list = source
    default: break
    }
    let label = list.map { phrases.phrase($0).quoted } ?? Bilingual(vi: "danh sách", en: "the list")
    let rows = reader.rows(node)
    let extent = reader.extent(node)
    if extent.isCertainlyTrue {
      guard let row = rows.first(where: { $0.presence.isCertainlyTrue }) else { return nil }
      let text = rowText(row)
      return text.isEmpty ? Bilingual(vi: "có ", en: "has ") + label : text
    }
    let open = rows.filter { $0.presence.canBeTrue }
    if extent.isCertainlyFalse {
      if case .twoDistinct = expression?.kind {
        return label + Bilingual(vi: ": không có hai dòng nào như vậy", en: ": no two such rows")
      }
      return noneText(rows.count, label)
    }
    if open.isEmpty {
      return label + Bilingual(vi: ": chưa kê khai", en: ": not filed yet")
    }
    if case .twoDistinct = expression?.kind { return openPairs(open, label) }
    return limited(open.map { rowText($0) }.filter { !$0.isEmpty })
  }

  /// Pairs of which none is certain: the one that is left, else how many there are.
  private func openPairs(_ rows: [StepReader.Row], _ label: Bilingual) -> Bilingual {
    // Both orders of a pair read the same facts.
    var pairs: Set<[Int]> = []
    var text = Bilingual.empty
    for row in rows {
      let slots = slots(of: row)
      guard !slots.isEmpty, pairs.insert(slots.sorted()).inserted else { continue }
      if pairs.count == 1 { text = elementText(slots) }
    }
    if pairs.count == 1 { return text }
    // Of very many not all are kept.
    let isMore = reader.machine.trace.isTruncated
    return Bilingual(
      vi: "chưa rõ " + label.vi + " có hai dòng như vậy không; còn "
        + (isMore ? "hơn " : "") + "\(pairs.count) cặp để ngỏ",
      en: "two such rows in " + label.en + ": not known; "
        + (isMore ? "more than " : "") + "\(pairs.count) pairs are open"
    )
  }

  /// Every element satisfies a condition, or which does not.
  func every(_ node: Int, _ list: CheckedExpression) -> Bilingual? {
    guard case let inner = reader.firstOperand(node), inner >= 0 else { return nil }
    let label = phrases.phrase(list).quoted
    let rows = reader.rows(inner)
    let extent = reader.extent(node)
    if extent.isCertainlyTrue {
      if rows.isEmpty { return label + Bilingual(vi: ": không có dòng nào", en: ": no rows") }
      return Bilingual(
        vi: rows.count == 1
          ? "dòng duy nhất của " + label.vi + " đáp ứng"
          : "cả \(rows.count) dòng của " + label.vi + " đều đáp ứng",
        en: "all \(rows.count) rows of " + label.en + " comply"
      )
    }
    let failing = rows.filter {
      extent.isCertainlyFalse ? $0.presence.isCertainlyTrue : $0.presence.canBeTrue
    }
    if failing.isEmpty { return label + Bilingual(vi: ": chưa kê khai", en: ": not filed yet") }
    let texts = failing.map { rowText($0) }.filter { !$0.isEmpty }
    guard let text = limited(texts) else { return nil }
    return text
      + (extent.isCertainlyFalse
        ? Bilingual(vi: " – không đáp ứng", en: " – does not comply")
        : Bilingual(vi: " – chưa rõ", en: " – not known"))
  }

  /// Consecutive years: which years there are.
  func run(_ node: Int) -> Bilingual? {
    guard let expression = reader.expression(node),
      case .consecutiveYears(let count, let allowsLonger, _, let list, let endingIn, _) =
        expression.kind
    else { return nil }
    let years = yearTexts(node)
    let label = phrases.phrase(list)
    var text = label + ": "
    text =
      text
      + (years.isEmpty
        ? Bilingual(vi: "không có năm nào", en: "no years")
        : Bilingual(vi: "các năm ", en: "the years ") + .joined(years, by: .same(", ")))
    text =
      text
      + Bilingual(
        vi: ", cần " + (allowsLonger ? "ít nhất " : "đúng ") + "\(count) năm liên tục",
        en: ", needs " + (allowsLonger ? "at least " : "exactly ") + "\(count) years in a row"
      )
    if let endingIn, let end = reader.operand(node, 0) {
      // The year stands behind the list in the pool, and first among the steps read.
      let year = end.node >= 0 ? reader.values.text(end.extent, .year) : phrases.phrase(endingIn)
      text = text + Bilingual(vi: " đến năm ", en: " up to ") + year
    }
    return text
  }

  /// The years of the rows of a run, rising; those that are not sure with what is known.
  func yearTexts(_ node: Int) -> [Bilingual] {
    var years: [(first: Int64, text: Bilingual)] = []
    var told: Set<Bilingual> = []
    for row in reader.rows(node) where row.presence.canBeTrue {
      guard let cell = row.cells.first, cell >= 0 else { continue }
      let extent = reader.extent(cell)
      var text = reader.values.text(extent, .year)
      if let last = row.cells.dropFirst().first, last >= 0, reader.extent(last) != extent {
        text = text + "–" + reader.values.text(reader.extent(last), .year)
      }
      if text == ValueText.unknown {
        years.append(
          (Int64.max, Bilingual(vi: "một năm chưa rõ", en: "one year not known"))
        )
        continue
      }
      if !row.presence.isCertainlyTrue || !extent.isPoint {
        text = text + Bilingual(vi: " (chưa chắc chắn)", en: " (not certain)")
      }
      if told.insert(text).inserted { years.append((extent.low, text)) }
    }
    return years.sorted { $0.first < $1.first }.map { $0.text }
  }

  // MARK: - Rows

  private func noneText(_ count: Int, _ label: Bilingual) -> Bilingual {
    if count == 0 { return label + Bilingual(vi: ": không có dòng nào", en: ": no rows") }
    return Bilingual(
      vi: label.vi
        + (count == 1
          ? ": dòng đã kê khai không thuộc trường hợp này"
          : ": không dòng nào trong \(count) dòng thuộc trường hợp này"),
      en: label.en + ": none of \(count) \(count == 1 ? "row is" : "rows are") of this kind"
    )
  }

  /// What a row says that the condition read: `dòng 1 (Cảnh cáo): Hiệu lực 12/08/2024`.
  func rowText(_ row: StepReader.Row) -> Bilingual { elementText(slots(of: row)) }

  /// The facts that a row read, each once.
  private func slots(of row: StepReader.Row) -> [Int] {
    var slots: [Int] = []
    for node in [row.presenceNode] + row.cells where node >= 0 {
      for slot in reader.slots(below: node) where !slots.contains(slot) { slots.append(slot) }
    }
    return slots
  }

  /// An element and those of its fields that were read.
  func elementText(_ slots: [Int]) -> Bilingual {
    var heads: [Int] = []
    var fields: [Int: [Bilingual]] = [:]
    for slot in slots {
      guard let fact = reader.names.fact(slot) else { continue }
      guard fact.element >= 0 || fact.path.utf8.last == UInt8(ascii: "]") else { continue }
      if !heads.contains(fact.element) { heads.append(fact.element) }
      let value = reader.names.value(of: slot, reader.frame, reader.values)
      if fact.element >= 0, value.vi == "“" + reader.names.elements[fact.element].title + "”" {
        continue
      }
      if fact.element >= 0, value.vi == reader.names.elements[fact.element].title { continue }
      fields[fact.element, default: []].append(.same(fact.label + " ") + value)
    }
    var texts: [Bilingual] = []
    var list = ""
    for head in heads {
      let values = Bilingual.joined(fields[head] ?? [], by: .same(", "))
      guard head >= 0 else {
        texts.append(values)
        list = ""
        continue
      }
      let element = reader.names.elements[head]
      var text = element.text
      if !values.isEmpty { text = text + " (" + values + ")" }
      // Rows of one list stand together under its label.
      if let last = texts.last, element.list == list {
        texts[texts.count - 1] = last + Bilingual(vi: " và ", en: " and ") + text
      } else {
        texts.append(Bilingual.same(element.list).quoted + " " + text)
      }
      list = element.list
    }
    return .list(texts)
  }
}
