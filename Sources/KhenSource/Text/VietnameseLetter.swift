/// A vowel of the Vietnamese alphabet with its tone, as one scalar.
struct VietnameseLetter: Hashable {
  /// The six tones; the raw value is the place in `rows`.
  enum Tone: Int {
    case level = 0
    case grave
    case acute
    case tilde
    case hook
    case dot
  }
  /// Index of the vowel in `rows`.
  private var row: Int
  /// The tone.
  private(set) var tone: Tone

  /// Finds the vowel that a composed scalar is; nothing for other scalars.
  init?(_ scalar: Unicode.Scalar) {
    let index: Int
    switch scalar.value {
    case VietnameseLetter.lowBase..<VietnameseLetter.lowEnd:
      index = Int(scalar.value - VietnameseLetter.lowBase)
    case VietnameseLetter.highBase..<VietnameseLetter.highEnd:
      index = Int(scalar.value - VietnameseLetter.highBase + VietnameseLetter.lowCount)
    default: return nil
    }
    let place = VietnameseLetter.places[index]
    guard place >= 0, let tone = Tone(rawValue: Int(place) % VietnameseLetter.toneCount) else {
      return nil
    }
    row = Int(place) / VietnameseLetter.toneCount
    self.tone = tone
  }

  private init(row: Int, tone: Tone) {
    self.row = row
    self.tone = tone
  }

  /// The letter as one composed scalar.
  var scalar: Unicode.Scalar { VietnameseLetter.rows[row][tone.rawValue] }

  /// The letter in the level tone.
  var withoutTone: VietnameseLetter { VietnameseLetter(row: row, tone: .level) }

  /// The letter in lower case.
  var lowercase: VietnameseLetter {
    VietnameseLetter(row: row % VietnameseLetter.rowsPerCase, tone: tone)
  }

  /// The letter of the Latin alphabet under all marks.
  var plain: Unicode.Scalar {
    VietnameseLetter.rows[VietnameseLetter.plainRow(of: row)][0]
  }

  /// The letter with one more combining mark; nothing when Vietnamese has no such letter.
  func adding(mark: Unicode.Scalar) -> VietnameseLetter? {
    let added: Tone
    switch mark.value {
    case 0x300, 0x340: added = .grave
    case 0x301, 0x341: added = .acute
    case 0x303: added = .tilde
    case 0x309: added = .hook
    case 0x323: added = .dot
    case 0x302, 0x306, 0x31B: return shaped(by: mark.value)
    default: return nil
    }
    return tone == .level ? VietnameseLetter(row: row, tone: added) : nil
  }

  /// The letter with a circumflex, breve or horn; the tone stays.
  private func shaped(by mark: UInt32) -> VietnameseLetter? {
    let target: Int
    switch (row % VietnameseLetter.rowsPerCase, mark) {
    case (0, 0x306): target = 1
    case (0, 0x302): target = 2
    case (3, 0x302): target = 4
    case (6, 0x302): target = 7
    case (6, 0x31B): target = 8
    case (9, 0x31B): target = 10
    default: return nil
    }
    let base = row - row % VietnameseLetter.rowsPerCase
    return VietnameseLetter(row: base + target, tone: tone)
  }

  private static func plainRow(of row: Int) -> Int {
    let base = row - row % rowsPerCase
    switch row % rowsPerCase {
    case 0, 1, 2: return base
    case 3, 4: return base + 3
    case 5: return base + 5
    case 6, 7, 8: return base + 6
    case 9, 10: return base + 9
    default: return base + 11
    }
  }

  private static let rowsPerCase = 12

  /// Vowels by row (a ă â e ê i o ô ơ u ư y, then capitals), tones by column.
  private static let rows: [[Unicode.Scalar]] = [
    "aàáãảạ", "ăằắẵẳặ", "âầấẫẩậ", "eèéẽẻẹ", "êềếễểệ", "iìíĩỉị",
    "oòóõỏọ", "ôồốỗổộ", "ơờớỡởợ", "uùúũủụ", "ưừứữửự", "yỳýỹỷỵ",
    "AÀÁÃẢẠ", "ĂẰẮẴẲẶ", "ÂẦẤẪẨẬ", "EÈÉẼẺẸ", "ÊỀẾỄỂỆ", "IÌÍĨỈỊ",
    "OÒÓÕỎỌ", "ÔỒỐỖỔỘ", "ƠỜỚỠỞỢ", "UÙÚŨỦỤ", "ƯỪỨỮỬỰ", "YỲÝỸỶỴ",
  ].map { Array($0.unicodeScalars) }

  private static let toneCount = 6
  /// The scalars of vowels lie in these two stretches.
  private static let lowBase: UInt32 = 0x41
  private static let lowEnd: UInt32 = 0x1B1
  private static let lowCount = lowEnd - lowBase
  private static let highBase: UInt32 = 0x1EA0
  private static let highEnd: UInt32 = 0x1EFA

  /// For each scalar of the two stretches, one after the other, its row and column; −1 for those
  /// that are no vowels.
  private static let places: [Int16] = {
    var places = [Int16](repeating: -1, count: Int(lowCount + highEnd - highBase))
    for (row, letters) in rows.enumerated() {
      for (column, scalar) in letters.enumerated() {
        let index =
          scalar.value < lowEnd
          ? scalar.value - lowBase : scalar.value - highBase + lowCount
        places[Int(index)] = Int16(row * toneCount + column)
      }
    }
    return places
  }()
}
