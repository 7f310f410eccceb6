import KhenSource
import KhenSyntax

// What is said about types, units and values that may be none.
extension Diagnostic {
  static func mismatch(
    _ expression: Expression,
    found: Bilingual,
    expected: Bilingual,
    isAboutUnits: Bool
  ) -> Diagnostic {
    Diagnostic(
      isAboutUnits ? .unitMismatch : .typeMismatch,
      message: Bilingual(
        vi: "cần \(expected.vi), không phải \(found.vi)",
        en: "this must be \(expected.en), not \(found.en)"
      ),
      at: Label(expression.range, Bilingual(vi: "là \(found.vi)", en: "is \(found.en)")),
      help: isAboutUnits ? unitHelp(expression, expected) : nil
    )
  }

  private static func unitHelp(_ expression: Expression, _ expected: Bilingual) -> Bilingual? {
    guard case .literal(.number(let number)) = expression.kind, number.decimals == 0 else {
      return nil
    }
    let value = "\(number.numerator)"
    return Bilingual(
      vi: "viết kèm đơn vị, ví dụ “\(value) năm”, “\(value) ngày” hoặc “\(value) đồng”",
      en: "write the unit: “\(value) years”, “\(value) days” or “\(value) đồng”"
    )
  }

  static func incomparable(
    _ left: Expression,
    _ right: Expression,
    at place: SourceRange,
    left leftType: ValueType,
    right rightType: ValueType,
    leftName: Bilingual,
    rightName: Bilingual,
    shape: ComparisonShape?
  ) -> Diagnostic {
    let isAboutUnits = leftType.isMeasure && rightType.isMeasure
    let whole = left.range.through(right.range)
    return Diagnostic(
      isAboutUnits ? .unitMismatch : .typeMismatch,
      message: Bilingual(
        vi: "so sánh “\(leftName.vi)” với “\(rightName.vi)”",
        en: "compares “\(leftName.en)” with “\(rightName.en)”"
      ),
      at: Label(
        place.start < place.end ? left.range : whole,
        Bilingual(vi: "cho ra \(leftName.vi)", en: "gives \(leftName.en)")
      ),
      related: [
        Label(right.range, rightLabel(rightType, rightName))
      ],
      help: shape?.help ?? generalHelp(leftType, rightType)
    )
  }

  private static func rightLabel(_ type: ValueType, _ name: Bilingual) -> Bilingual {
    if type == .integer || type == .number {
      return Bilingual(vi: "một con số, không có đơn vị", en: "a number without a unit")
    }
    return Bilingual(vi: "là \(name.vi)", en: "is \(name.en)")
  }

  private static func generalHelp(_ left: ValueType, _ right: ValueType) -> Bilingual? {
    let pair = [left, right]
    if pair.contains(.days), pair.contains(.period) || pair.contains(.service) {
      return Bilingual(
        vi: "số ngày không đổi được ra tháng, năm: so sánh ngày + thời hạn với ngày, "
          + "hoặc viết ngưỡng bằng ngày",
        en: "days are no months or years: compare date + period with a date, or write the "
          + "threshold in days"
      )
    }
    if pair.contains(.integer) || pair.contains(.number) {
      return Bilingual(vi: "viết kèm đơn vị cho con số", en: "give the number its unit")
    }
    return nil
  }

  static func mayBeNone(_ expression: Expression) -> Diagnostic {
    let words = expression.words ?? "…"
    return Diagnostic(
      .mayBeNone,
      message: Bilingual(
        vi: "“\(words)” có thể không có giá trị",
        en: "“\(words)” may be none"
      ),
      at: Label(expression.range),
      help: Bilingual(
        vi: "viết “có \(words) và …”, hoặc “(\(words) nếu không có thì …)”",
        en: "write “has \(words) and …”, or “(\(words) or if none …)”"
      )
    )
  }

  static func alwaysThere(_ expression: Expression, severity: Severity) -> Diagnostic {
    let words = expression.words ?? "…"
    return Diagnostic(
      .alwaysThere,
      severity: severity,
      message: Bilingual(
        vi: "“\(words)” bao giờ cũng có giá trị",
        en: "“\(words)” always has a value"
      ),
      at: Label(expression.range),
      notes: [
        Bilingual(
          vi: "chưa kê khai không phải là không có: quy tắc không hỏi được điều chưa biết",
          en: "not filed is not none: a rule cannot ask what is unknown"
        )
      ],
      help: Bilingual(
        vi: "bỏ phần này, hoặc khai kiểu có dấu “?” nếu thật sự có thể không có",
        en: "remove this, or declare the type with “?” if it may really be none"
      )
    )
  }

  static func quotientOfData(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .quotientOfData,
      message: Bilingual(
        vi: "thương của hai dữ kiện chỉ dùng được để so sánh hoặc làm tròn",
        en: "a quotient of two facts may only be compared or rounded"
      ),
      at: Label(range, Bilingual(vi: "số chia có thể bằng 0", en: "the divisor may be 0")),
      help: Bilingual(
        vi: "so sánh ngay (… >= 70 %), viết “làm tròn …”, hoặc “(… nếu không có thì 0)”",
        en: "compare it at once (… >= 70 %), write “round …”, or “(… or if none 0)”"
      )
    )
  }

  static func divisorMayBeZero(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .quotientOfData,
      message: Bilingual(
        vi: "số chia lấy từ hồ sơ nên có thể bằng 0",
        en: "the divisor comes from the dossier, so it may be 0"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "đổi phép chia thành phép nhân ở vế bên kia của so sánh",
        en: "multiply the other side of the comparison instead"
      )
    )
  }

  static func divisionByZero(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .typeMismatch,
      message: Bilingual(vi: "chia cho 0", en: "divides by 0"),
      at: Label(range)
    )
  }

  static func impossibleArithmetic(
    _ operation: ArithmeticOperator,
    at place: SourceRange,
    operands: (left: Expression, right: Expression),
    names: (left: Bilingual, right: Bilingual),
    isSumWithNumber: Bool
  ) -> Diagnostic {
    Diagnostic(
      .unitMismatch,
      message: Bilingual(
        vi: "không tính được “\(names.left.vi)” \(operation.rawValue) “\(names.right.vi)”",
        en: "“\(names.left.en)” \(operation.rawValue) “\(names.right.en)” has no meaning"
      ),
      at: Label(place),
      related: [
        Label(operands.left.range, Bilingual(vi: "là \(names.left.vi)", en: "is \(names.left.en)")),
        Label(
          operands.right.range,
          Bilingual(vi: "là \(names.right.vi)", en: "is \(names.right.en)")
        ),
      ],
      help: isSumWithNumber
        ? Bilingual(
          vi: "viết kèm đơn vị cho con số (năm, tháng, ngày, đồng)",
          en: "give the number its unit (years, months, days, đồng)"
        ) : nil
    )
  }

  static func cannot(
    _ range: SourceRange,
    _ type: Bilingual,
    _ vi: String,
    _ en: String
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch,
      message: Bilingual(vi: "không \(vi) được “\(type.vi)”", en: "“\(type.en)” cannot be \(en)"),
      at: Label(range)
    )
  }

  static func cannotAdd(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    cannot(range, type, "cộng", "added up")
  }
  static func cannotNegate(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    cannot(range, type, "đổi dấu", "negated")
  }
  static func cannotRound(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    cannot(range, type, "làm tròn", "rounded")
  }
  static func cannotCompare(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    cannot(range, type, "so sánh", "compared")
  }
  static func cannotLookUp(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    cannot(range, type, "tra", "looked up")
  }
  static func notALevel(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    cannot(range, type, "đặt lên dòng thời gian", "put on a timeline")
  }

  static func cannotOrder(_ range: SourceRange, _ type: Bilingual) -> Diagnostic {
    Diagnostic(
      .notOrdered,
      message: Bilingual(
        vi: "“\(type.vi)” không có thứ tự lớn, nhỏ",
        en: "“\(type.en)” has no order"
      ),
      at: Label(range)
    )
  }

  static func unorderedCatalogue(
    _ range: SourceRange,
    _ name: Name,
    declared: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .notOrdered,
      message: Bilingual(
        vi: "danh mục “\(name.text)” không có thứ tự lớn, nhỏ",
        en: "catalogue “\(name.text)” has no order"
      ),
      at: Label(range),
      related: [Label(declared, Bilingual(vi: "danh mục ở đây", en: "the catalogue"))],
      help: Bilingual(
        vi: "dùng = hoặc trong […], hoặc khai danh mục bằng dấu <",
        en: "use = or in […], or declare the catalogue with <"
      )
    )
  }

  static func notAList(_ expression: Expression, _ type: Bilingual) -> Diagnostic {
    Diagnostic(
      .notAList,
      message: Bilingual(
        vi: "cần một danh sách, không phải \(type.vi)",
        en: "this must be a list, not \(type.en)"
      ),
      at: Label(expression.range)
    )
  }

  static func notASeries(_ expression: Expression, _ type: Bilingual) -> Diagnostic {
    Diagnostic(
      .notAList,
      message: Bilingual(
        vi: "“năm …” chỉ dùng sau giá trị theo năm, không phải \(type.vi)",
        en: "“in year …” follows a yearly value, not \(type.en)"
      ),
      at: Label(expression.range)
    )
  }

  static func notARecord(_ expression: Expression, _ type: Bilingual) -> Diagnostic {
    Diagnostic(
      .notARecord,
      message: Bilingual(
        vi: "dấu chấm chỉ dùng sau một bản ghi, không phải \(type.vi)",
        en: "a dot follows a record, not \(type.en)"
      ),
      at: Label(expression.range)
    )
  }

  static func memberOfList(_ expression: Expression) -> Diagnostic {
    let words = expression.words ?? "…"
    return Diagnostic(
      .notARecord,
      message: Bilingual(
        vi: "“\(words)” là một danh sách, chưa rõ phần tử nào",
        en: "“\(words)” is a list: of which element?"
      ),
      at: Label(expression.range),
      help: Bilingual(
        vi: "viết “có k trong \(words) mà …” rồi dùng k.…",
        en: "write “some k in \(words) where …” and use k.…"
      )
    )
  }

  static func notAField(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .typeMismatch,
      message: Bilingual(
        vi: "“phải kê khai” chỉ dùng với một trường của hồ sơ",
        en: "“must state” is for a field of the dossier"
      ),
      at: Label(range)
    )
  }

  static func notAFunction(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .wrongArguments,
      message: Bilingual(
        vi: "“\(name.name.text)” không nhận đối số",
        en: "“\(name.name.text)” takes no arguments"
      ),
      at: Label(name.range)
    )
  }

  static func notCallable(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wrongArguments,
      message: Bilingual(
        vi: "chỉ khái niệm mới nhận đối số",
        en: "only a definition takes arguments"
      ),
      at: Label(range)
    )
  }

  static func wrongArgumentCount(
    _ name: Identifier,
    expected: Int,
    found: Int,
    declared: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .wrongArguments,
      message: Bilingual(
        vi: "“\(name.name.text)” cần \(expected) đối số, ở đây có \(found)",
        en: "“\(name.name.text)” takes \(expected) arguments, found \(found)"
      ),
      at: Label(name.range),
      related: declared.map {
        [Label($0, Bilingual(vi: "khai báo ở đây", en: "declared here"))]
      } ?? []
    )
  }

  static func constantNeeded(_ range: SourceRange, positive: Bool) -> Diagnostic {
    Diagnostic(
      .constantNeeded,
      message: positive
        ? Bilingual(vi: "cần một hằng số lớn hơn 0", en: "this must be a constant above 0")
        : Bilingual(vi: "cần một hằng số", en: "this must be a constant"),
      at: Label(range)
    )
  }

  static func wholeNumberNeeded(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .constantNeeded,
      message: Bilingual(
        vi: "năm, tháng và ngày làm việc phải là số nguyên",
        en: "years, months and working days are whole numbers"
      ),
      at: Label(range)
    )
  }

  static func numberTooLarge(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .numberTooLarge,
      message: Bilingual(vi: "con số vượt quá giới hạn", en: "the number is too large"),
      at: Label(range)
    )
  }

  static func looksLikeDate(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .looksLikeDate,
      severity: .warning,
      message: Bilingual(
        vi: "đây là một phép chia, không phải tháng và năm",
        en: "this is a division, not a month and year"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết đủ ngày, tháng, năm: 01/05/2019",
        en: "write a full date: 01/05/2019"
      )
    )
  }
}
