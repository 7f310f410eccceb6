import KhenSource
import KhenSyntax
import Testing

@Suite struct CaseTableTests {
  private func read(_ text: String) -> (CaseTable, [String]) {
    let (file, _) = SourceFile.load(bytes: Array(text.utf8), name: "t.csv", id: FileID(0))
    let (table, diagnostics) = CaseTable.read(file)
    let places = diagnostics.map { diagnostic in
      let place = file.place(at: Int(diagnostic.primary.range.start))
      return "\(place.line):\(place.column) \(diagnostic.id.name)"
    }
    return (table, places)
  }

  private func texts(_ table: CaseTable) -> [[String]] {
    ([table.heading] + table.rows).map { $0.cells.map { $0.text } }
  }

  @Test(arguments: [
    "a,b\n1,2\n", "a;b\r\n1;2\r\n", "a\tb\r1\t2", "\u{FEFF}a;b\n1;2\n", "sep=;\na;b\n1;2",
    "\"a\";\"b\"\n\"1\";\"2\"\n", " a ; b \n\u{A0}1\u{A0};2\n", "a;b\n;\n\n1;2\n;;;\n",
  ])
  func `the signs and habits of office programs are understood`(text: String) {
    let (table, problems) = read(text)
    #expect(texts(table).map { Array($0.prefix(2)) } == [["a", "b"], ["1", "2"]])
    #expect(problems == [])
  }

  @Test func `a cell in quotes may hold separators, quotes and line ends`() {
    let (table, problems) = read("a;b\n\"x;y\";\"nói \"\"có\"\"\nrồi\"\nz;\n")
    #expect(texts(table) == [["a", "b"], ["x;y", "nói \"có\"\nrồi"], ["z", ""]])
    #expect(table.rows.map { $0.line } == [2, 4])
    #expect(problems == [])
  }

  @Test func `a cell keeps its place in the file`() {
    let (table, _) = read("tên;ngày\nđủ;\" 01/10/2024 \"\n")
    let cell = table.rows[0].cells[1]
    #expect(table.file.text(in: cell.range) == "01/10/2024")
    let place = table.file.place(at: Int(cell.range.start))
    #expect(place.line == 2 && place.column == 6)
  }

  @Test func `an open quote spoils its row only`() {
    let (table, problems) = read("a;b\n1;\"x;y\n2;z\n")
    #expect(problems == ["2:3 case-table"])
    #expect(table.rows.map { $0.isDamaged } == [true, false])
    #expect(table.rows[1].cells.map { $0.text } == ["2", "z"])
  }

  @Test func `text behind a closing quote is reported`() {
    let (_, problems) = read("a;b\n\"x\" y;1\n")
    #expect(problems == ["2:1 case-table"])
  }

  @Test func `rows and columns are limited`() {
    let columns = Array(repeating: "a", count: Limits.caseTableColumns)
    #expect(read(columns.joined(separator: ";") + "\n1\n").1 == [])
    let wide = read((columns + ["b"]).joined(separator: ";") + "\n1\n")
    #expect(wide.1 == ["1:\(2 * Limits.caseTableColumns + 1) case-table"])
    #expect(wide.0.heading.cells.count == Limits.caseTableColumns)
    let rows = String(repeating: "1\n", count: Limits.caseTableRows)
    let full = read("a\n" + rows)
    #expect(full.1 == [])
    #expect(full.0.rows.count == Limits.caseTableRows)
    let over = read("a\n" + rows + "1\n1\n")
    #expect(over.1 == ["\(Limits.caseTableRows + 2):1 case-table"])
    #expect(over.0.rows.count == Limits.caseTableRows)
  }

  @Test func `data in a cell are read at their place, doubled quotes and all`() {
    let (table, _) = read("a;b\nx;\"[{ tên: \"\"A; B\"\", từ: 10/2009 }]\"\n")
    let cell = table.rows[0].cells[1]
    let (datum, problems) = Parser.parseDatum(cell, of: table, in: .vietnamese)
    #expect(problems.isEmpty)
    guard case .list(let elements, _) = datum, case .record(let data)? = elements.first,
      case .expression(let name)? = data.entries.first?.value,
      case .literal(.text(let text)) = name.kind
    else {
      Issue.record("no list of records: \(datum)")
      return
    }
    #expect(text == "A; B")
    #expect(table.file.text(in: name.range) == "\"A; B\"")
  }

  @Test func `a mistake in a cell is told at its place`() {
    let (table, _) = read("a;b\nx;31/02/2024\n")
    let (_, problems) = Parser.parseDatum(table.rows[0].cells[1], of: table, in: .vietnamese)
    #expect(problems.map { $0.id.name } == ["impossible-date"])
    let range = problems[0].primary.range
    #expect(table.file.text(in: range) == "31/02/2024")
  }

  @Test func `cells of random bytes never crash`() {
    var state: UInt64 = 7
    let signs = Array("\";,\n\r\t a1[]{}:“”đ\\/.=".unicodeScalars)
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(signs[Int(state >> 33) % signs.count])
      }
      let (table, _) = read(String(text))
      for row in table.rows {
        for cell in row.cells where !cell.isEmpty {
          _ = Parser.parseDatum(cell, of: table, in: .vietnamese)
          _ = Parser.parseExpectations(cell, of: table, in: .english)
        }
      }
    }
  }
}
