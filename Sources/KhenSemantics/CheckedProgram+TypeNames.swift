package import KhenSource

extension CheckedProgram {
  /// What a type is called, with the names that the rules give to records and catalogues.
  package func typeName(_ type: ValueType) -> Bilingual {
    switch type {
    case .error: Bilingual(vi: "?", en: "?")
    case .boolean: Bilingual(vi: "đúng_sai", en: "boolean")
    case .integer: Bilingual(vi: "số nguyên", en: "integer")
    case .number: Bilingual(vi: "số", en: "number")
    case .quotient: Bilingual(vi: "thương của hai dữ kiện", en: "quotient of two facts")
    case .string: Bilingual(vi: "chuỗi", en: "text")
    case .date: Bilingual(vi: "ngày", en: "date")
    case .year: Bilingual(vi: "năm", en: "calendar year")
    case .yearRange: Bilingual(vi: "khoảng năm", en: "year range")
    case .period: Bilingual(vi: "thời hạn", en: "period")
    case .service: Bilingual(vi: "thời gian", en: "accumulated time")
    case .days: Bilingual(vi: "số ngày", en: "number of days")
    case .workingDays: Bilingual(vi: "ngày làm việc", en: "working days")
    case .money: Bilingual(vi: "tiền", en: "money")
    case .catalogue(let index): sameName(catalogues[index].name)
    case .record(let index): sameName(records[index].name)
    case .list(let element): wrapped(element, "danh sách", "list of")
    case .yearly(let element): wrapped(element, "theo năm", "yearly")
    case .timeline(let element): wrapped(element, "dòng thời gian", "timeline of")
    case .optional(let inner): optionalName(typeName(inner))
    }
  }

  private func optionalName(_ name: Bilingual) -> Bilingual {
    Bilingual(vi: name.vi + "?", en: name.en + "?")
  }

  private func sameName(_ name: Name) -> Bilingual { Bilingual(vi: name.text, en: name.text) }

  private func wrapped(_ inner: ValueType, _ vi: String, _ en: String) -> Bilingual {
    // Asked once: types nest as deep as the file does.
    let name = typeName(inner)
    return Bilingual(vi: "\(vi) \(name.vi)", en: "\(en) \(name.en)")
  }
}
