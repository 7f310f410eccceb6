import KhenSemantics

/// A schema as flat tables of plain values, for the loops that read and look through many dossiers.
///
/// The same layouts and fields as in `FactSchema`, without their names.
package final class FlatSchema: @unchecked Sendable {
  /// What a field holds, without what that is made of.
  package enum Kind: UInt8, Sendable, BitwiseCopyable {
    case boolean
    case integer
    case number
    case string
    case date
    case year
    case yearRange
    case period
    case days
    case money
    case catalogue
    case record
    case list
    case series
  }

  /// One field.
  package struct Field: BitwiseCopyable {
    /// What it holds.
    package var kind: Kind
    /// Whether it may be none.
    package var isOptional: Bool
    /// Distance of its first slot from the base of the record.
    package var offset: Int32
    /// Of a record its layout, of a list or series that of its elements.
    package var inner: Int32
    /// Of a member of a catalogue, the catalogue and how many members it has.
    package var catalogue: Int32
    /// How many members the catalogue has.
    package var memberCount: Int32
    /// `FieldLayout.column`.
    package var column: Int32
  }

  /// One layout.
  package struct Layout: BitwiseCopyable {
    /// First of its fields, and how many it has.
    package var firstField: Int32
    /// How many fields it has.
    package var fieldCount: Int32
    /// First of the slots of a record of which nothing was filed, in `templates`.
    package var template: Int32
    /// How many slots a record takes.
    package var size: Int32
    /// Whether it is that of the elements of a list of scalars.
    package var isScalar: Bool
  }

  private let layoutStorage: FlatStorage<Layout>
  private let fieldStorage: FlatStorage<Field>
  private let templateStorage: FlatStorage<Int64>
  /// How many columns the schema has.
  package let columnCount: Int

  /// The layouts, by the index of `FactSchema.records`.
  package var layouts: FlatArray<Layout> { layoutStorage.array }
  /// The fields of all layouts.
  package var fields: FlatArray<Field> { fieldStorage.array }
  /// The slots of empty records.
  package var templates: FlatArray<Int64> { templateStorage.array }

  /// Lays out a schema.
  package init(_ schema: FactSchema) {
    var layouts: [Layout] = []
    var fields: [Field] = []
    var templates: [Int64] = []
    for record in schema.records {
      layouts.append(
        Layout(
          firstField: Int32(fields.count),
          fieldCount: Int32(record.fields.count),
          template: Int32(templates.count),
          size: Int32(record.size),
          isScalar: record.name.isEmpty && record.fields.count == 1
        )
      )
      templates += record.template
      for field in record.fields { fields.append(FlatSchema.field(field, schema)) }
    }
    layoutStorage = FlatStorage(
      repeating: Layout(firstField: 0, fieldCount: 0, template: 0, size: 0, isScalar: false),
      count: layouts.count
    )
    layoutStorage.fill(layouts)
    fieldStorage = FlatStorage(
      repeating: FlatSchema.plain(.boolean),
      count: fields.count
    )
    fieldStorage.fill(fields)
    templateStorage = FlatStorage(templates)
    columnCount = schema.columnCount
  }

  private static func plain(_ kind: Kind) -> Field {
    Field(
      kind: kind,
      isOptional: false,
      offset: 0,
      inner: 0,
      catalogue: 0,
      memberCount: 0,
      column: 0
    )
  }

  private static func field(_ layout: FieldLayout, _ schema: FactSchema) -> Field {
    var field: Field
    switch layout.type {
    case .boolean: field = plain(.boolean)
    case .integer: field = plain(.integer)
    case .number: field = plain(.number)
    case .string: field = plain(.string)
    case .date: field = plain(.date)
    case .year: field = plain(.year)
    case .yearRange: field = plain(.yearRange)
    case .period: field = plain(.period)
    case .days: field = plain(.days)
    case .money: field = plain(.money)
    case .catalogue(let catalogue):
      field = plain(.catalogue)
      field.catalogue = Int32(catalogue)
      field.memberCount = Int32(schema.catalogues[catalogue].members.count)
    case .record(let record):
      field = plain(.record)
      field.inner = Int32(record)
    case .list(let element):
      field = plain(.list)
      field.inner = Int32(element)
    case .series(let element):
      field = plain(.series)
      field.inner = Int32(element)
    }
    field.isOptional = layout.isOptional
    field.offset = Int32(layout.offset)
    field.column = Int32(layout.column)
    return field
  }
}
