package import KhenSemantics
import KhenSource

/// The days that a search asks about.
package enum SearchDates {
  /// The first day asked about where rules have always been in effect: 01/01/1990.
  package static let first = 7_305
  /// The last day asked about where rules have no end: 31/12/2099.
  package static let last = 47_481

  /// The days of a period of effect; nothing for an empty one.
  package static func days(of span: DaySpan) -> ClosedRange<Int>? {
    let start = span.start ?? min(first, (span.end ?? first + 1) - 1)
    let end = span.end.map { $0 - 1 } ?? max(last, start)
    return start <= end ? start...end : nil
  }
}
