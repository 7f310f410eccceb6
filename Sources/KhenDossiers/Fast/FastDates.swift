import KhenEvaluation
import KhenSource

/// Reads dates of the forms `2025-02-27` and `27/02/2025`; shared by all threads.
final class FastDates: @unchecked Sendable {
  private static let firstYear = 1900
  private static let lastYear = 2100
  private let storage: FlatStorage<Int32>
  /// Day number of the first day of every month from January of `firstYear` on.
  private let months: FlatArray<Int32>

  init() {
    var days: [Int32] = []
    for year in FastDates.firstYear...FastDates.lastYear {
      for month in 1...12 {
        days.append(Int32(CivilDate.dayNumber(year: year, month: month, day: 1)))
      }
    }
    storage = FlatStorage(days)
    months = storage.array
  }

  /// The day number of the date at a position; nothing where there is no date of that form.
  @inline(__always)
  func day(_ bytes: FlatArray<UInt8>, at start: Int) -> Int64? {
    // "2025-02-" in one word: digits become 0…9 and the dashes 0, all else more.
    let word = bytes.word(at: start)
    let digits = word ^ 0x2D30_302D_3030_3030
    guard (digits | (digits &+ 0x7F76_767F_7676_7676)) & FastText.highBits == 0 else {
      return dayFirst(bytes, at: start, word)
    }
    let tens = bytes[start + 8] &- Byte.zero
    let ones = bytes[start + 9] &- Byte.zero
    guard tens < 10, ones < 10 else { return nil }
    let year =
      Int(digits & 0xF) * 1000 + Int(digits >> 8 & 0xF) * 100 + Int(digits >> 16 & 0xF) * 10
      + Int(digits >> 24 & 0xF)
    let month = Int(digits >> 40 & 0xF) * 10 + Int(digits >> 48 & 0xF)
    return day(year: year, month: month, day: Int(tens) * 10 + Int(ones))
  }

  /// The same for a date as people write it: `27/02/2025`.
  @inline(never)
  private func dayFirst(_ bytes: FlatArray<UInt8>, at start: Int, _ word: UInt64) -> Int64? {
    let digits = word ^ 0x3030_2F30_302F_3030
    guard (digits | (digits &+ 0x7676_7F76_767F_7676)) & FastText.highBits == 0 else {
      return nil
    }
    let tens = bytes[start + 8] &- Byte.zero
    let ones = bytes[start + 9] &- Byte.zero
    guard tens < 10, ones < 10 else { return nil }
    let century = Int(digits >> 48 & 0xF) * 10 + Int(digits >> 56)
    return day(
      year: century * 100 + Int(tens) * 10 + Int(ones),
      month: Int(digits >> 24 & 0xF) * 10 + Int(digits >> 32 & 0xF),
      day: Int(digits & 0xF) * 10 + Int(digits >> 8 & 0xF)
    )
  }

  @inline(__always)
  private func day(year: Int, month: Int, day: Int) -> Int64? {
    guard year >= FastDates.firstYear, year < FastDates.lastYear, month >= 1, month <= 12,
      day >= 1
    else {
      return CivilDate(year: year, month: month, day: day).map { Int64($0.dayNumber) }
    }
    let index = (year - FastDates.firstYear) * 12 + month - 1
    let first = Int64(months[index])
    guard first + Int64(day) <= Int64(months[index + 1]) else { return nil }
    return first + Int64(day) - 1
  }
}
