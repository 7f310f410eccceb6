extension RandomAccessCollection where Index == Int {
  /// The first index at which a condition holds that holds from some index on.
  ///
  /// The end where it never holds. O(log n). Public only so that other modules can compile it into
  /// their own loops.
  @inlinable
  public func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
