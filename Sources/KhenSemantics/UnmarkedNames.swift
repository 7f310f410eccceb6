import KhenSource

extension Name {
  /// The name in letters without marks, to find names that a reader may confuse.
  var withoutMarks: String {
    var result = ""
    for scalar in key.unicodeScalars {
      // Combining marks may stand alone in a decomposed name.
      if (0x300...0x36F).contains(scalar.value) { continue }
      result.unicodeScalars.append(Name.base[scalar] ?? scalar)
    }
    return result
  }

  private static let base: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"),
      ("o", "òóỏõọôồốổỗộơờớởỡợ"), ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("d", "đ"),
      ("A", "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"), ("E", "ÈÉẺẼẸÊỀẾỂỄỆ"), ("I", "ÌÍỈĨỊ"),
      ("O", "ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"), ("U", "ÙÚỦŨỤƯỪỨỬỮỰ"), ("Y", "ỲÝỶỸỴ"), ("D", "Đ"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letter, marked) in rows {
      for scalar in marked.unicodeScalars { table[scalar] = letter }
    }
    return table
  }()
}
