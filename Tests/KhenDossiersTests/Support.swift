import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// Short ways to declare schemas without the parser.
enum Make {
  static let range = SourceRange(file: FileID(0), start: 0, end: 0)

  static func field(
    _ name: String,
    _ type: ValueType,
    label: String? = nil,
    aliases: [String] = [],
    complete: Bool = false
  ) -> CheckedRecord.Field {
    CheckedRecord.Field(
      name: Name(name),
      type: type,
      label: label ?? name,
      aliases: aliases,
      evidence: nil,
      isCompleteWhenAbsent: complete,
      range: range
    )
  }

  static func record(
    _ name: String,
    label: String? = nil,
    isDossier: Bool = false,
    _ fields: [CheckedRecord.Field]
  ) -> CheckedRecord {
    CheckedRecord(
      name: Name(name),
      label: label ?? name,
      isDossier: isDossier,
      fields: fields,
      constraints: [],
      constraintVariable: -1,
      range: range
    )
  }

  static func catalogue(
    _ name: String,
    _ members: [(name: String, label: String, aliases: [String])]
  ) -> CheckedCatalogue {
    CheckedCatalogue(
      name: Name(name),
      label: name,
      members: members.map {
        CheckedCatalogue.Member(name: Name($0.name), label: $0.label, aliases: $0.aliases)
      },
      isOrdered: false,
      range: range
    )
  }

  static func award(
    _ name: String,
    attestations: [(name: String, label: String)],
    documents: [(name: String, label: String)]
  ) -> CheckedAward {
    CheckedAward(
      name: Name(name),
      label: name,
      instrument: nil,
      subjects: [],
      groups: [],
      citations: [],
      effect: DaySpan(start: nil, end: nil),
      isNotSourced: false,
      nodes: attestations.map {
        CheckedNode(
          kind: .attestation(by: "Hội đồng"),
          name: Name($0.name),
          label: $0.label,
          citations: [],
          range: range
        )
      },
      bars: [],
      documents: documents.map {
        CheckedDocument(
          requirement: .always,
          name: Name($0.name),
          label: $0.label,
          form: nil,
          copies: nil,
          citations: [],
          range: range
        )
      },
      results: [],
      range: range
    )
  }

  /// A dossier with a field of every type.
  static func program() -> CheckedProgram {
    var program = CheckedProgram()
    program.catalogues = [
      catalogue(
        "giới_tính",
        [("nam", "Nam", []), ("nữ", "Nữ", ["F"])]
      ),
      catalogue(
        "địa_bàn",
        [
          ("thường", "Thường", []), ("khó_khăn", "Khó khăn", ["KK"]),
          ("đặc_biệt_khó_khăn", "Đặc biệt khó khăn", ["ĐBKK"]),
        ]
      ),
      catalogue("xếp_loại", [("HTXS", "Hoàn thành xuất sắc", []), ("HTT", "Hoàn thành tốt", [])]),
    ]
    program.records = [
      record(
        "giai_đoạn",
        label: "Giai đoạn công tác",
        [
          field("đơn_vị", .string, label: "Đơn vị"),
          field("ngành_y_tế", .boolean, label: "Thuộc ngành Y tế"),
          field("địa_bàn", .catalogue(1), label: "Địa bàn"),
          field("từ", .date, label: "Từ"),
          field("đến", .optional(.date), label: "Đến (để trống nếu đang làm)"),
        ]
      ),
      record("địa_chỉ", [field("xã", .string, label: "Xã"), field("tỉnh", .string)]),
      record(
        "cá_nhân",
        label: "Hồ sơ cá nhân",
        isDossier: true,
        [
          field("họ_tên", .string, label: "Họ và tên", aliases: ["Tên đầy đủ"]),
          field("giới_tính", .catalogue(0), label: "Giới tính"),
          field("ngày_sinh", .date, label: "Ngày sinh"),
          field("đang_công_tác", .boolean, label: "Đang công tác"),
          field("số_con", .integer, label: "Số con"),
          field("hệ_số", .number, label: "Hệ số"),
          field("tiền_thưởng", .money, label: "Tiền thưởng"),
          field("số_ngày_nghỉ", .days, label: "Số ngày nghỉ"),
          field("năm_vào_ngành", .year, label: "Năm vào ngành"),
          field("giai_đoạn_xét", .yearRange, label: "Giai đoạn xét"),
          field("thời_gian_đi_học", .period, label: "Thời gian đi học"),
          field("ngày_mất", .optional(.date), label: "Ngày mất"),
          field("ghi_chú", .optional(.string), label: "Ghi chú"),
          field("địa_chỉ", .record(1), label: "Địa chỉ"),
          field("quê_quán", .optional(.record(1)), label: "Quê quán"),
          field("quá_trình", .list(.record(0)), label: "Quá trình công tác"),
          field("kỷ_luật", .list(.string), label: "Kỷ luật", complete: true),
          field("năm_đạt", .list(.year), label: "Năm đạt danh hiệu"),
          field("xếp_loại", .yearly(.catalogue(2)), label: "Xếp loại"),
        ]
      ),
    ]
    program.awards = [
      award(
        "kỷ_niệm_chương",
        attestations: [("y_đức", "Giữ gìn y đức"), ("chấp_hành", "Chấp hành pháp luật")],
        documents: [("tờ_trình", "Tờ trình kèm danh sách"), ("báo_cáo", "Báo cáo thành tích")]
      ),
      award("bằng_khen", attestations: [("y_đức", "Giữ gìn y đức")], documents: []),
    ]
    return program
  }

  private static let standard = FactSchema(program())
  private static let standardSource = DossierSource(
    schema: standard,
    promises: .none(standard)
  )

  static func schema() -> FactSchema { standard }

  /// A source that has read nothing; that of the standard schema is prepared once.
  static func source(_ schema: FactSchema?) -> DossierSource {
    schema.map { DossierSource(schema: $0, promises: .none($0)) } ?? standardSource
  }
}

extension DossierPromises {
  /// A schema that promises nothing.
  static func none(_ schema: FactSchema) -> DossierPromises {
    DossierPromises(CheckedProgram(), schema: schema, date: 0)
  }
}

/// A dossier as read, with its frame.
struct ReadDossier {
  var record: DossierRecord
  var frame: FactFrame
}

/// Reads a whole input; `chunk`: how many bytes are fed at a time.
func readAll(
  _ text: String,
  schema: FactSchema? = nil,
  chunk: Int = .max
) -> [ReadDossier] {
  readAll(Array(text.utf8), schema: schema, chunk: chunk)
}

/// Reads a whole input from bytes.
func readAll(
  _ bytes: [UInt8],
  schema: FactSchema? = nil,
  chunk: Int = .max
) -> [ReadDossier] {
  readAll(bytes, from: Make.source(schema), chunk: chunk)
}

/// Reads a main table and its lists.
func readTables(
  _ text: String,
  lists: [CSVListTable] = [],
  schema: FactSchema = Make.schema(),
  chunk: Int = .max
) -> [ReadDossier] {
  readAll(
    Array(text.utf8),
    from: DossierSource(schema: schema, promises: .none(schema), lists: lists),
    chunk: chunk
  )
}

/// Reads a whole input from a source that has read nothing.
func readAll(_ bytes: [UInt8], from source: DossierSource, chunk: Int) -> [ReadDossier] {
  var source = source
  var frame = FactFrame()
  var result: [ReadDossier] = []
  var start = 0
  while start < bytes.count {
    let end = chunk < bytes.count - start ? start + chunk : bytes.count
    source.append(Array(bytes[start..<end]))
    start = end
    while let record = source.read(into: &frame) {
      result.append(ReadDossier(record: record, frame: frame))
    }
  }
  source.finish()
  while let record = source.read(into: &frame) {
    result.append(ReadDossier(record: record, frame: frame))
  }
  return result
}

extension FactSchema {
  /// Layout and field of a field at the top of the first kind.
  func field(_ name: String) -> FieldLayout? {
    records[dossierKinds[0]].fields.first { $0.name == Name(name) }
  }

  /// Slot of a field at the top.
  func slot(_ name: String) throws -> Int {
    try #require(field(name)).offset + FactFrame.root
  }
}

/// Day number of a date that exists.
func day(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
  Int64(CivilDate.dayNumber(year: year, month: month, day: day))
}
