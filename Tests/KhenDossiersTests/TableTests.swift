import KhenDossiers
import KhenEvaluation
import KhenSource
import Testing

/// Dossiers in tables.
@Suite struct TableTests {
  private func summary(_ dossiers: [ReadDossier]) -> [String] {
    dossiers.map { dossier in
      dossier.record.key + dossier.record.errors.map { "!" + $0.id.name }.joined()
    }
  }

  /// The facts of dossiers as text, which does not depend on the order of reading.
  private func facts(_ dossiers: [ReadDossier]) -> [String] {
    let writer = DossierJSONWriter(schema: Make.schema())
    return dossiers.map { writer.write($0.frame) }
  }

  static let json = """
    {"id":"01","họ_tên":"Lê A, \\"Bé\\"","giới_tính":"nữ","ngày_sinh":"9/1970","địa_chỉ":{"xã":"X"},\
    "quá_trình":[{"đơn_vị":"BV, A","ngành_y_tế":true,"địa_bàn":"KK","từ":"01/02/2000","đến":null},\
    {"đơn_vị":"B","ngành_y_tế":null,"địa_bàn":"thường","từ":"1999","đến":"31/12/1999"}],\
    "năm_đạt":[2020,2021],"xếp_loại":{"2023":"HTXS"},"xác_nhận":{"y_đức":true},\
    "tài_liệu":{"tờ_trình":"31/12/2025"}}
    {"id":"02","họ_tên":"Trần\\nB","số_con":1500,"quá_trình":[],"năm_đạt":[],"xếp_loại":{}}
    """

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n"])
  func `a flat table gives the same facts as JSON`(_ separator: String, _ end: String) {
    let rows = [
      [
        "id", "Họ và tên", "giới_tính", "ngày_sinh", "địa_chỉ.xã", "số_con", "quá_trình",
        "năm_đạt", "xếp_loại", "xác_nhận.y_đức", "tài_liệu.tờ_trình",
      ],
      [
        "01", "\"Lê A, \"\"Bé\"\"\"", "Nữ", "9/1970", "X", "",
        "\"BV, A|true|KK|01/02/2000|;B||thường|1999|31/12/1999\"", "\"2020;2021\"", "2023|HTXS",
        "x", "31/12/2025",
      ],
      ["02", "\"Trần\nB\"", "", "", "", "1.500", "-", "-", "-", "", ""],
    ]
    let text = "\u{FEFF}" + rows.map { $0.joined(separator: separator) + end }.joined()
    let dossiers = readTables(text)
    #expect(summary(dossiers) == ["01", "02"])
    #expect(dossiers.map(\.record.nominee) == ["Lê A, \"Bé\"", "Trần\nB"])
    #expect(facts(dossiers) == facts(readAll(Self.json)))
    for chunk in [1, 3, 10] {
      #expect(readTables(text, chunk: chunk).map(\.record) == dossiers.map(\.record))
    }
  }

  static let main = """
    id,họ_tên,giới_tính,ngày_sinh,địa_chỉ.xã,số_con,xác_nhận.y_đức,tài_liệu.tờ_trình
    01,"Lê A, ""Bé\""",nữ,9/1970,X,,có,31/12/2025
    02,"Trần
    B",,,,1500,,

    """
  static let periods = """
    id;đơn_vị;ngành_y_tế;địa_bàn;từ;đến
    01;BV, A;true;KK;01/02/2000;
    01;B;;thường;1999;31/12/1999
    """

  @Test func `one table for each list gives the same facts as JSON`() {
    let lists = [
      CSVListTable(name: "quá_trình", bytes: Array(Self.periods.utf8)),
      CSVListTable(
        name: "bảng3",
        field: "năm_đạt",
        bytes: Array("id,năm_đạt\n01,2020\n01,2021\n".utf8)
      ),
      CSVListTable(name: "xếp_loại", bytes: Array("id,năm,giá_trị\n01,2023,HTXS\n".utf8)),
    ]
    let dossiers = readTables(Self.main, lists: lists)
    #expect(summary(dossiers) == ["01", "02"])
    #expect(facts(dossiers) == facts(readAll(Self.json)))
  }

  @Test func `mistakes in tables are told with table, row and column`() {
    let lists = [
      CSVListTable(
        name: "quá_trình",
        bytes: Array("id,đơn_vị,từ\n1,A,31/02/2000\n9,B,2000\n2,C\n".utf8)
      )
    ]
    let text = """
      id,họ_tên,ngày_sinh,họ_ten,số_con
      1,A,2000,,
      2,B,30/02/1990,,
      3,C,2000,lạ,hai
      4,D,2000
      "5
      1,E,2000,,
      """
    let dossiers = readTables(text, lists: lists)
    #expect(
      summary(dossiers) == [
        "1!impossible-date", "2!impossible-date!wrong-cell-count", "3!unknown-column!wrong-type",
        "4!wrong-cell-count", "#5!unclosed-quote", "1!impossible-date!repeated-dossier",
        "9!row-without-dossier",
      ]
    )
    let cells = dossiers.map { $0.record.errors[0].place }
    #expect(cells[0].cell == Place.Cell(table: "quá_trình", row: 1, column: "từ"))
    #expect(cells[0].line == 2)
    #expect(cells[1].cell == Place.Cell(table: "", row: 2, column: "ngày_sinh"))
    #expect(cells[1] == Place(line: 3, column: 5, cell: cells[1].cell))
    #expect(cells[2].cell?.column == "họ_ten")
    #expect(cells[6].cell == Place.Cell(table: "quá_trình", row: 2, column: ""))
    #expect(dossiers.map(\.record.ordinal) == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test func `origins lead back to cells and to rows of lists`() throws {
    let schema = Make.schema()
    let list = CSVListTable(name: "quá_trình", bytes: Array(Self.periods.utf8))
    var source = DossierSource(schema: schema, promises: .none(schema), lists: [list])
    source.append(Array(Self.main.utf8))
    source.finish()
    var frame = FactFrame()
    let record = source.read(into: &frame)
    #expect(record?.key == "01")
    let birth = source.place(ofOrigin: frame.origins[try schema.slot("ngày_sinh")])
    #expect(birth.cell == Place.Cell(table: "", row: 1, column: "ngày_sinh"))
    let element = Int(frame.slots[try schema.slot("quá_trình")])
    let start = source.place(ofOrigin: frame.origins[element + 3])
    #expect(start.cell == Place.Cell(table: "quá_trình", row: 1, column: ""))
    #expect(start.line == 2)
  }

  @Test func `a dossier without rows has an empty list, unless the main table says otherwise`()
    throws
  {
    let list = CSVListTable(name: "quá_trình", bytes: Array(Self.periods.utf8))
    let schema = Make.schema()
    let dossiers = readTables("id,quá_trình\n01,\n02,\n03,?\n04,-\n", lists: [list])
    let slot = try schema.slot("quá_trình")
    #expect(dossiers.map { $0.frame.slots[slot + 1] } == [2, 0, 0, 0])
    #expect(
      dossiers.map { $0.frame.slots[slot] == FactFrame.unknown } == [false, false, true, false]
    )
  }

  @Test func `an empty table has no dossiers`() {
    #expect(readTables("").isEmpty)
    #expect(readTables("id,họ_tên\n").isEmpty)
  }
}
