/// A binary heap that gives its least element first; ties in no given order.
struct MinimumHeap<Element: Comparable> {
  private var storage: [Element] = []

  /// The least element; nothing when the heap is empty.
  ///
  /// O(1).
  var least: Element? { storage.first }

  /// Puts an element in.
  ///
  /// O(log n).
  mutating func insert(_ element: Element) {
    storage.append(element)
    var child = storage.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard storage[child] < storage[parent] else { return }
      storage.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the least element out; nothing when the heap is empty.
  ///
  /// O(log n).
  @discardableResult
  mutating func removeLeast() -> Element? {
    guard let least = storage.first else { return nil }
    let last = storage.removeLast()
    guard !storage.isEmpty else { return least }
    storage[0] = last
    var parent = 0
    while true {
      var smallest = parent
      for child in (2 * parent + 1)..<(2 * parent + 3) where child < storage.count {
        if storage[child] < storage[smallest] { smallest = child }
      }
      guard smallest != parent else { return least }
      storage.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
