package import KhenEvaluation
package import KhenSemantics
package import KhenSource

/// What a dossier says that no real dossier can say (`ràng buộc`), in words.
package enum BrokenPromiseText {
  /// “Ngày sinh” (01/01/2000) phải trước “Ngày vào ngành” (01/01/1999).
  ///
  /// Linear in the dossier.
  package static func message(
    _ violation: DossierConstraints.Violation,
    in frame: FactFrame,
    schema: FactSchema,
    program: CheckedProgram,
    date: Int
  ) -> Bilingual {
    let constraint = violation.constraint
    let names = FactNames(frame, schema: schema)
    let values = ValueText(program: program, texts: frame.texts, date: date)
    let slots = violation.slots
    let type = slots.first.flatMap { names.fact($0)?.type } ?? .integer

    func text(_ side: FieldConstraint.Side, _ slot: Int?) -> Bilingual {
      var text: Bilingual
      switch side.source {
      case .field:
        guard let slot else { return .empty }
        let value = names.value(of: slot, frame, values)
        let named = names.label(of: slot).quoted
        text = Bilingual(vi: "\(named.vi) (\(value.vi))", en: "\(named.en) (\(value.en))")
      case .evaluationDate:
        let day = DateText.day(date)
        text = Bilingual(vi: "ngày xét (\(day))", en: "the evaluation date (\(day))")
      case .constant(let value):
        text = values.point(value, constraint.scale, type.valueType)
      }
      if side.months != 0 || side.days != 0 {
        let isAdded = side.months > 0 || side.months == 0 && side.days > 0
        let time = DurationText.period(months: abs(side.months), days: abs(side.days))
        let sign = isAdded ? " + " : " − "
        text = Bilingual(vi: text.vi + sign + time.vi, en: text.en + sign + time.en)
      }
      return text
    }

    let lesser = text(constraint.lesser, violation.lesser)
    let greater = text(constraint.greater, violation.greater)
    let isAboutLesser = violation.lesser != nil
    let relation = relation(
      isLesser: isAboutLesser,
      isStrict: constraint.isStrict,
      isDate: type == .date
    )
    let (subject, other) = isAboutLesser ? (lesser, greater) : (greater, lesser)
    return Bilingual(
      vi: "\(subject.vi) \(relation.vi) \(other.vi)",
      en: "\(subject.en) \(relation.en) \(other.en)"
    )
  }

  /// How what is spoken of has to lie to the other side.
  private static func relation(isLesser: Bool, isStrict: Bool, isDate: Bool) -> Bilingual {
    switch (isLesser, isStrict, isDate) {
    case (true, true, true): Bilingual(vi: "phải trước", en: "must be before")
    case (true, false, true): Bilingual(vi: "không thể sau", en: "cannot be after")
    case (false, true, true): Bilingual(vi: "phải sau", en: "must be after")
    case (false, false, true): Bilingual(vi: "không thể trước", en: "cannot be before")
    case (true, true, false): Bilingual(vi: "phải nhỏ hơn", en: "must be less than")
    case (true, false, false): Bilingual(vi: "không thể lớn hơn", en: "cannot be greater than")
    case (false, true, false): Bilingual(vi: "phải lớn hơn", en: "must be greater than")
    case (false, false, false): Bilingual(vi: "không thể nhỏ hơn", en: "cannot be less than")
    }
  }
}
