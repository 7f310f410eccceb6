import CZlib
import Foundation
import KhenCommandLine
import Testing

@Suite struct `Packed files` {
  /// Packs bytes as a gzip member with the system's zlib.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let opened = deflateInit2_(
      &stream,
      6,
      Z_DEFLATED,
      15 + 16,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    #expect(opened == Z_OK)
    defer { deflateEnd(&stream) }
    var input = bytes
    let size = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: size) { output, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(size)
        #expect(deflate(&stream, Z_FINISH) == Z_STREAM_END)
        count = size - Int(stream.avail_out)
      }
    }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.root.appending(path: path)))
  }

  private func unpack(_ bytes: [UInt8], pieces size: Int) -> ([UInt8], GzipReader.Problem?) {
    var rest = bytes[...]
    let reader = GzipReader {
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    var result: [UInt8] = []
    while let piece = reader.read() { result += piece }
    return (result, reader.problem)
  }

  @Test(arguments: [1, 7, 4096, 1 << 20])
  func `a stream unpacks to what was packed, however it arrives`(pieceSize: Int) {
    let text = (0..<20_000).flatMap { Array("dòng \($0 % 97)\n".utf8) }
    let whole = Self.packed(text)
    let (result, problem) = unpack(whole, pieces: pieceSize)
    #expect(result == text)
    #expect(problem == nil)
    // Members one behind the other, as `cat a.gz b.gz` makes them, with padding.
    let several = whole + Self.packed([]) + Self.packed(Array("hết".utf8)) + [0, 0, 0]
    let (joined, none) = unpack(several, pieces: pieceSize)
    #expect(joined == text + Array("hết".utf8))
    #expect(none == nil)
  }

  @Test func `a stream that is cut short or damaged hands out what came before`() {
    let text = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 / 7) }
    let whole = Self.packed(text)
    for cut in [0, 1, 9, 10, whole.count / 2, whole.count - 1] {
      let (result, problem) = unpack(Array(whole.prefix(cut)), pieces: 1000)
      #expect(problem == .truncated, "\(cut)")
      #expect(text.starts(with: result))
    }
    var damaged = whole
    damaged[whole.count - 6] ^= 0x55
    #expect(unpack(damaged, pieces: 1000).1 == .damaged)
    #expect(unpack(Array("{\"mã\": 1}".utf8), pieces: 1000).1 == .damaged)
    #expect(unpack(whole + Array("xyz".utf8), pieces: 1000).1 == .damaged)
  }

  @Test func `packed dossiers and tables have the same results as plain ones`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "khen-gz-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
      let url = folder.appending(path: name)
      try Data(bytes).write(to: url)
      return url.path
    }
    let rules = Self.root.appending(path: "rules").path
    func run(_ paths: [String]) -> CommandLineTool.Outcome {
      CommandLineTool.run(
        arguments: ["check", "--rules", rules, "--as-of", "01/10/2025", "--format", "csv"] + paths
      )
    }
    let plain = try bytes("examples/ho-so.ndjson")
    let expected = run([Self.root.appending(path: "examples/ho-so.ndjson").path])
    let packed = try write("ho-so.ndjson.gz", Self.packed(plain))
    let outcome = run([packed])
    let examples = Self.root.appending(path: "examples").path
    func plainNames(_ text: String) -> String {
      text.replacing(".gz", with: "").replacing(folder.path, with: "F")
        .replacing(examples + "/csv", with: "F").replacing(examples, with: "F")
    }
    #expect(plainNames(outcome.outputText) == plainNames(expected.outputText))
    #expect(outcome.exitCode == expected.exitCode)

    let names = ["ho-so.csv", "qua-trinh.csv", "khen-thuong.csv", "ky-luat.csv"]
    let tables = names.map { Self.root.appending(path: "examples/csv/\($0)").path }
    var packedTables: [String] = []
    for name in names {
      packedTables.append(
        try write(name + ".gz", Self.packed(bytes("examples/csv/\(name)")))
      )
    }
    #expect(plainNames(run(packedTables).outputText) == plainNames(run(tables).outputText))

    let whole = Self.packed(plain)
    let cut = try write("cụt.ndjson.gz", Array(whole.prefix(whole.count * 3 / 4)))
    let partial = run([cut])
    #expect(partial.exitCode == .unreadableDossiers)
    #expect(partial.errorText.contains("cụt.ndjson.gz” bị cụt"))
    let rowCount = partial.standardOutput.count { $0 == UInt8(ascii: "\n") }
    #expect(rowCount > 10 && rowCount < 39, "\(rowCount)")
    let pretended = try write("giả.ndjson.gz", plain)
    #expect(run([pretended]).errorText.contains("không phải tệp .gz"))
  }
}
