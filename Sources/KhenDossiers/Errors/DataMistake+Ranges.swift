import KhenExplanation
import KhenSource

extension DataMistake {
  /// What a number has to be where its field limits it.
  static func outOfRangeMessage(
    _ label: String,
    _ text: String,
    least: Rational?,
    greatest: Rational?
  ) -> Bilingual {
    let low = least.map { NumberText.exact($0.numerator, $0.denominator) }
    let high = greatest.map { NumberText.exact($0.numerator, $0.denominator) }
    let needed: Bilingual
    switch (low, high) {
    case (let low?, let high?):
      needed = Bilingual(vi: "từ \(low.vi) đến \(high.vi)", en: "from \(low.en) to \(high.en)")
    case (let low?, nil):
      needed = Bilingual(vi: "từ \(low.vi) trở lên", en: "at least \(low.en)")
    case (nil, let high?):
      needed = Bilingual(vi: "nhiều nhất \(high.vi)", en: "at most \(high.en)")
    case (nil, nil): needed = Bilingual(vi: "trong giới hạn", en: "within limits")
    }
    return Bilingual(
      vi: "\(subject(label))phải \(needed.vi), không thể là “\(text)”",
      en: "\(subject(label))must be \(needed.en), not “\(text)”"
    )
  }
}
