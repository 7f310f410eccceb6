package import KhenSource
import KhenSyntax

/// The words of selections.
extension SelectionReport.Entry {
  /// What becomes of the nominee, in the words of an office.
  var statusText: Bilingual {
    switch status {
    case .chosen: Bilingual(vi: "được chọn", en: "chosen")
    case .awaitingDecision: Bilingual(vi: "chờ quyết định", en: "awaiting decision")
    case .undetermined: Bilingual(vi: "chưa đủ căn cứ", en: "undetermined")
    case .notChosen:
      if let reserve {
        Bilingual(vi: "dự bị \(reserve)", en: "reserve \(reserve)")
      } else if isHeld {
        Bilingual(vi: "chưa xét", en: "on hold")
      } else {
        Bilingual(vi: "không được chọn", en: "not chosen")
      }
    }
  }

  /// The sign that repeats it.
  var symbol: String {
    switch status {
    case .chosen: "✓"
    case .awaitingDecision: "…"
    case .undetermined: "?"
    case .notChosen: reserve != nil ? "·" : (isHeld ? "⏸" : "✗")
    }
  }

  /// The colour that repeats it.
  var paint: TextStyle.Paint {
    switch status {
    case .chosen: .green
    case .awaitingDecision: .cyan
    case .undetermined: .yellow
    case .notChosen: reserve != nil ? .dim : (isHeld ? .yellow : .red)
    }
  }

  /// Its place: `1`, or `1–3` while that is open; a dash without one.
  var placeText: String {
    guard let places else { return "–" }
    return places.lowerBound == places.upperBound
      ? "\(places.lowerBound)" : "\(places.lowerBound)–\(places.upperBound)"
  }
}

extension SelectionReport.LimitCheck {
  /// The sign that repeats whether the limit is kept.
  var symbol: String {
    switch state {
    case .met: "✓"
    case .notMet: "✗"
    case .unclear: "?"
    }
  }

  /// The colour that repeats it.
  var paint: TextStyle.Paint {
    switch state {
    case .met: .green
    case .notMet: .red
    case .unclear: .yellow
    }
  }
}

extension SelectionStatus {
  /// How many came out so: `được chọn 3`.
  func counted(_ count: Int) -> Bilingual {
    switch self {
    case .chosen: Bilingual(vi: "\(count) được chọn", en: "\(count) chosen")
    case .awaitingDecision:
      Bilingual(vi: "\(count) chờ quyết định", en: "\(count) awaiting decision")
    case .undetermined: Bilingual(vi: "\(count) chưa đủ căn cứ", en: "\(count) undetermined")
    case .notChosen: Bilingual(vi: "\(count) không được chọn", en: "\(count) not chosen")
    }
  }

  /// The word of a test for it.
  package var word: Bilingual {
    switch self {
    case .chosen: Bilingual(vi: "được chọn", en: "chosen")
    case .awaitingDecision: Bilingual(vi: "chờ quyết định", en: "awaiting decision")
    case .undetermined: Bilingual(vi: "chưa đủ căn cứ", en: "undetermined")
    case .notChosen: Bilingual(vi: "không được chọn", en: "not chosen")
    }
  }
}
