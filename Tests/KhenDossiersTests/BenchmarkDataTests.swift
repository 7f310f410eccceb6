import Foundation
import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

/// The generated dossiers of the benchmark, in both of their forms.
@Suite struct BenchmarkDataTests {
  static func program() -> CheckedProgram {
    var program = CheckedProgram()
    program.catalogues = [
      Make.catalogue("giới_tính", [("nam", "Nam", []), ("nữ", "Nữ", [])]),
      Make.catalogue(
        "địa_bàn",
        [("thường", "Thường", []), ("đặc_biệt_khó_khăn", "Đặc biệt khó khăn", [])]
      ),
    ]
    program.records = [
      Make.record(
        "giai_đoạn",
        [
          Make.field("đơn_vị", .string), Make.field("ngành_y_tế", .boolean),
          Make.field("địa_bàn", .catalogue(1)), Make.field("từ", .date),
          Make.field("đến", .optional(.date)),
        ]
      ),
      Make.record("danh_hiệu", [Make.field("tên", .string), Make.field("năm", .year)]),
      Make.record(
        "kỷ_luật",
        [
          Make.field("hình_thức", .string), Make.field("từ", .date),
          Make.field("đến", .optional(.date)),
        ]
      ),
      Make.record("ý_kiến", [Make.field("đơn_vị", .boolean), Make.field("lý_lịch", .boolean)]),
      Make.record(
        "cá_nhân",
        isDossier: true,
        [
          Make.field("họ_tên", .string), Make.field("giới_tính", .catalogue(0)),
          Make.field("ngày_sinh", .date), Make.field("đang_công_tác", .boolean),
          Make.field("đơn_vị", .string), Make.field("chức_vụ", .string),
          Make.field("quá_trình_công_tác", .list(.record(0))),
          Make.field("danh_hiệu", .list(.record(1))), Make.field("kỷ_luật", .list(.record(2))),
          Make.field("đang_bị_điều_tra", .boolean),
          Make.field("đã_có_kỷ_niệm_chương", .boolean), Make.field("xác_nhận", .record(3)),
        ]
      ),
    ]
    return program
  }

  @Test func `the flat table and the lines give the same facts`() throws {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let generator = folder.appending(path: "shared/bench/gen.py")
    guard FileManager.default.fileExists(atPath: generator.path) else {
      try Test.cancel("the generator of benchmark data is not beside this package")
    }
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "khen-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let lines = scratch.appending(path: "sample.ndjson")
    let table = scratch.appending(path: "sample.csv")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", generator.path, "-n", "1500", "--seed", "7", "--ndjson", lines.path, "--csv",
      table.path,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      try Test.cancel("the generator of benchmark data cannot run here")
    }
    let schema = FactSchema(Self.program())
    let fromLines = readAll([UInt8](try Data(contentsOf: lines)), schema: schema, chunk: 65_536)
    let fromTable = readAll(
      [UInt8](try Data(contentsOf: table)),
      from: DossierSource(schema: schema, promises: .none(schema), lists: []),
      chunk: 65_536
    )
    #expect(fromLines.count == 1500)
    #expect(fromLines.allSatisfy { $0.record.errors.isEmpty })
    #expect(fromTable.allSatisfy { $0.record.errors.isEmpty })
    #expect(fromLines.map(\.record.key) == fromTable.map(\.record.key))
    let writer = DossierJSONWriter(schema: schema)
    #expect(fromLines.map { writer.write($0.frame) } == fromTable.map { writer.write($0.frame) })
  }
}
