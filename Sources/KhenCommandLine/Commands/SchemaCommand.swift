import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// `khen schema`: what dossiers must look like, and what results look like.
enum SchemaCommand {
  static let specification = CommandSpecification(
    name: "schema",
    summary: Bilingual(
      vi: "in cấu trúc của hồ sơ hoặc của kết quả",
      en: "print the form of dossiers or of results"
    ),
    options: [
      SharedOptions.rules,
      .choice(
        "format",
        ["json-schema", "csv-header", "result-schema"],
        Bilingual(
          vi: "JSON Schema của hồ sơ (mặc định), dòng đầu của tệp CSV, hoặc JSON Schema của kết"
            + " quả",
          en: "JSON Schema of dossiers (default), first line of CSV files, or JSON Schema of"
            + " results"
        )
      ),
    ],
    examples: [
      .init(
        Bilingual(
          vi: "dòng đầu của các bảng CSV cần chuẩn bị",
          en: "the first line of the CSV tables"
        ),
        "khen schema --format csv-header"
      ),
      .init(
        Bilingual(
          vi: "cấu trúc của kết quả JSON",
          en: "the form of results as JSON"
        ),
        "khen schema --format result-schema > khen-result-1.schema.json"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    if let operand = arguments.operands.first { throw .unexpectedOperand(operand) }
    if arguments.value("format") == "result-schema" {
      context.output.write(ResultSchema.text)
      return .done
    }
    guard let (_, program) = context.loadRules(arguments) else { return .wrongUsage }
    let export = SchemaExport(schema: FactSchema(program))
    if arguments.value("format") == "csv-header" {
      for table in export.csvHeaders() {
        context.output.write("# " + table.file + "\n" + table.header + "\n")
      }
    } else {
      context.output.write(export.jsonSchema())
    }
    return .done
  }
}
