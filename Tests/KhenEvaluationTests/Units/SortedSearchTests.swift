import KhenSource
import Testing

@Suite struct `Searching sorted lists` {
  @Test func `finds where a condition begins to hold, as going through does`() {
    for count in 0..<9 {
      let numbers = (0..<count).map { $0 / 2 }
      for limit in -1...5 {
        #expect(
          numbers.partitioningIndex(where: { $0 >= limit })
            == (numbers.firstIndex { $0 >= limit } ?? count)
        )
      }
    }
  }

  @Test func `keeps the indices of a slice`() {
    #expect([1, 2, 3, 4, 5][2...].partitioningIndex(where: { $0 > 3 }) == 3)
  }
}
