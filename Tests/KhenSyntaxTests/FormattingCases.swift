/// The rules of the style one by one; longer texts are in `Golden`.
extension FormattingTests {
  static let cases: [Case] = [
    Case("an empty file stays empty", "", ""),
    Case("a file of blanks becomes empty", " \n\n\t\n", ""),
    Case("comments alone stay", "\n\n// một\n\n\n// hai  ", "// một\n\n// hai\n"),
    Case(
      "line ends of other systems and the missing last one are mended",
      "danh mục a { x }\r\ndanh mục b { y }",
      "danh mục a { x }\ndanh mục b { y }\n"
    ),
    Case(
      "letters and marks apart become one letter",
      "danh mục a { x \"Ca\u{302}\u{301}p\" }  // ca\u{302}\u{301}p\n",
      "danh mục a { x \"C\u{1EA5}p\" }  // c\u{1EA5}p\n"
    ),
    Case(
      "a pair of braces on one line stays there",
      "danh mục giới{nam \"Nam\",nữ \"Nữ\"}\n",
      "danh mục giới { nam \"Nam\", nữ \"Nữ\" }\n"
    ),
    Case(
      "a pair of braces on several lines has lines of its own",
      "danh mục giới\n{ nam \"Nam\",\nnữ \"Nữ\" }\n",
      "danh mục giới {\n    nam \"Nam\",\n    nữ \"Nữ\"\n}\n"
    ),
    Case(
      "braces without anything",
      "hồ sơ mẫu m là k {}\n",
      "hồ sơ mẫu m là k { }\n"
    ),
    Case(
      "each clause has its line",
      "bản ghi a { b: ngày; c: số\n d: chuỗi? }\n",
      "bản ghi a {\n    b: ngày;\n    c: số\n    d: chuỗi?\n}\n"
    ),
    Case(
      "clauses that share a line without a sign are set apart",
      "văn bản V { số hiệu \"1\" ban hành 01/02/2024 }\n",
      "văn bản V { số hiệu \"1\"  ban hành 01/02/2024 }\n"
    ),
    Case(
      "empty lines: one at most, none inside the ends of braces",
      "danh mục a { x }\n\n\n\ndanh mục b {\n\n    y,\n\n\n    z\n\n}\n",
      "danh mục a { x }\n\ndanh mục b {\n    y,\n\n    z\n}\n"
    ),
    Case(
      "calls, members, brackets and signs",
      "khái niệm a ( x:số ):số=f( x ,1 )*( x . y-2 )+-3/ 4\n",
      "khái niệm a(x: số): số = f(x, 1) * (x.y - 2) + -3/4\n"
    ),
    Case(
      "a quotient that is no fraction keeps its blanks",
      "khái niệm a: số = b/4/5 + c/12 tháng + 14 / 12\n",
      "khái niệm a: số = b / 4 / 5 + c / 12 tháng + 14/12\n"
    ),
    Case(
      "how sure a citation is stands apart, arguments do not",
      "tham số a: số = f (1) căn cứ TT_25(trích lại), L điểm b(trích thiếu)\n",
      "tham số a: số = f(1) căn cứ TT_25 (trích lại), L điểm b (trích thiếu)\n"
    ),
    Case(
      "comments keep their place",
      "// trên\ndanh mục a { // sau ngoặc\n // trong\n x, // sau x\n y // sau y\n // cuối\n} // sau\n",
      """
      // trên
      danh mục a {  // sau ngoặc
          // trong
          x,  // sau x
          y  // sau y
          // cuối
      }  // sau

      """
    ),
    Case(
      "a comment inside a clause parts its lines",
      "hồ sơ h {\n a: ngày // vì sao\n minh chứng \"giấy\"\n}\n",
      "hồ sơ h {\n    a: ngày  // vì sao\n        minh chứng \"giấy\"\n}\n"
    ),
    Case(
      "the author's line ends in an expression stay",
      "khái niệm a: đúng_sai =\nx và y\nvà không z\n",
      "khái niệm a: đúng_sai =\n    x và y\n    và không z\n"
    ),
    Case(
      "what belongs to a quantifier does not look as if it stood beside it",
      "khái niệm a: đúng_sai =\ncó k trong b mà k.x\nvà k.y\n",
      "khái niệm a: đúng_sai =\n    có k trong b mà k.x\n        và k.y\n"
    ),
    Case(
      "line ends in odd places go",
      "khái niệm\na\n:\nsố =\n\n\n1 \n+ 2\n",
      "khái niệm a: số =\n    1\n        + 2\n"
    ),
  ]
}
