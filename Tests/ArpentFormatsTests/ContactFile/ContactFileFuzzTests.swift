import ArpentFormats
import ArpentGeometry
import Foundation
import Testing
import TestData

@Suite("Contact files, against a plain reader")
struct ContactFileFuzzTests {
  /// The appended text says where the position lies, exactly: its sign and its last bits.
  private static func mark(_ x: Double, _ y: Double) -> [UInt8] {
    guard x.isFinite, y.isFinite else { return Array(";none".utf8) }
    return Array(";\(x.bitPattern % 97) \(y.bitPattern % 97)".utf8)
  }

  private static func options() -> ContactLayoutOptions {
    var options = ContactLayoutOptions(added: ["mark"])
    options.delimiter = 0x3B
    return options
  }

  /// The reader's output for the file, or its error's text.
  static func rewritten(
    _ path: String, in folder: TemporaryFolder, threads: Int, chunkSize: Int,
    recordLimit: Int = ContactFile.recordLimit, headSize: Int = 64
  ) -> (output: [UInt8], rejects: [UInt8], rows: Int, rejected: Int)? {
    let output = folder.path("out.csv")
    let rejects = folder.path("rejects.csv")
    let table = AppendixTable(texts: [Array(";none".utf8)])
    do {
      let file = try ContactFile(
        path: path, options: options(), recordLimit: recordLimit, headSize: headSize)
      let (totals, _) = try file.rewrite(
        to: output, rejects: rejects, table: table, threads: threads, chunkSize: chunkSize
      ) { batch throws(ContactFileError) in
        for row in 0..<batch.positions.count {
          let point = batch.positions[row]
          if point.isFinite {
            batch.answer(row, text: Self.mark(point.x, point.y))
          } else {
            batch.answers[row] = 0
          }
        }
      }
      return (
        Array(FileManager.default.contents(atPath: output)!),
        Array(FileManager.default.contents(atPath: rejects)!), totals.rows, totals.rejected
      )
    } catch {
      return nil
    }
  }

  private static func expected(_ bytes: [UInt8], header: Int) -> (
    output: [UInt8], rejected: [Int], rows: Int
  ) {
    var output = Array(bytes[0..<(header - 1)]) + Array(";mark\n".utf8)
    var rejected: [Int] = []
    var rows = 0
    for line in PlainReader(bytes: bytes, delimiter: 0x3B, columns: 3).lines(from: header, line: 2)
    {
      switch line {
      case .row(let content, let fields, let lineBreak):
        rows += 1
        output += content + mark(PlainReader.number(fields[1]), PlainReader.number(fields[2]))
        output += lineBreak
      case .blank(let lineBreak): output += lineBreak
      case .faulty(let line, _): rejected.append(line)
      }
    }
    return (output, rejected, rows)
  }

  private static let header = Array("id;lon;lat\n".utf8)

  /// Lines that are well formed as a rule, and broken here and there.
  private static func contacts(_ random: inout SplitMix, lines: Int) -> [UInt8] {
    var bytes = header
    let noise: [UInt8] = [0x22, 0x22, 0x3B, 0x0A, 0x0D, 0x00, 0x61, 0x2C]
    for i in 0..<lines {
      var line: String
      switch random.below(6) {
      case 0: line = "\"a;\n\(i)\";2.5;48,25"
      case 1: line = "\"say \"\"\(i)\"\"\";\" 2,5 \";\"\""
      case 2: line = "\(i);;\t-1.5 "
      case 3: line = "x\"y\(i);\(i).\(random.below(100_000));4\(i)e-1"
      case 4: line = random.below(4) == 0 ? "" : "\(i);1.25;7"
      default: line = "\(i);0.\(random.next());-\(random.next() % 90).\(random.below(10_000_000))"
      }
      line += random.below(3) == 0 ? "\r\n" : "\n"
      var text = Array(line.utf8)
      if random.below(8) == 0, !text.isEmpty {
        text[random.below(text.count)] = noise[random.below(noise.count)]
      }
      bytes += text
    }
    if lines > 0, random.below(2) == 0 { bytes.removeLast() }
    return bytes
  }

  @Test(
    "Whatever the bytes, the threads and the stretches, every row is written or rejected, in order",
    arguments: [1, 2, 3, 4])
  func fuzz(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let folder = TemporaryFolder()
    let alphabet = Array("\"\"\";;\n\n\r1.5a, ".utf8) + [0, 0xE9]
    var wrong: [String] = []
    for round in 0..<100 {
      var bytes: [UInt8]
      if round % 2 == 0 {
        bytes = Self.contacts(&random, lines: random.below(40))
      } else {
        bytes = Self.header
        for _ in 0..<random.below(200) { bytes.append(alphabet[random.below(alphabet.count)]) }
      }
      let path = folder.path("in.csv")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let (output, rejected, rows) = Self.expected(bytes, header: Self.header.count)
      for chunkSize in [1, 2, 3, 7, 16, 61, 64, 65, 200, 1 << 20] {
        let threads = [1, 2, 3, 7][random.below(4)]
        let got = Self.rewritten(path, in: folder, threads: threads, chunkSize: chunkSize)
        let matches =
          got.map { $0.output == output && $0.rejected == rejected.count && $0.rows == rows }
          ?? false
        if !matches {
          wrong.append(
            "round \(round), \(threads) threads, stretches of \(chunkSize): "
              + String(reflecting: String(decoding: bytes, as: UTF8.self)) + " gave "
              + String(reflecting: String(decoding: got?.output ?? [], as: UTF8.self)) + " for "
              + String(reflecting: String(decoding: output, as: UTF8.self)))
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) wrong, such as \(wrong.first ?? "")")
  }

  @Test("Rejected rows keep their line numbers and text, whatever the stretches")
  func rejects() throws {
    var random = SplitMix(seed: 99)
    let folder = TemporaryFolder()
    let bytes = Self.contacts(&random, lines: 400)
    let path = folder.path("in.csv")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let whole = try #require(
      Self.rewritten(path, in: folder, threads: 1, chunkSize: 1 << 20))
    #expect(whole.rejected > 10)
    let expected = Self.expected(bytes, header: Self.header.count).rejected
    let rows = String(decoding: whole.rejects, as: UTF8.self).matches(of: /(?m)^([0-9]+);/)
    // Rejected texts may hold line feeds of their own, never one followed by a number and a quote.
    #expect(expected.allSatisfy { line in rows.contains { $0.output.1 == "\(line)" } })
    for (threads, chunkSize) in [(2, 10), (3, 100), (7, 33), (2, 1000)] {
      let other = Self.rewritten(path, in: folder, threads: threads, chunkSize: chunkSize)
      #expect(other?.rejects == whole.rejects)
    }
  }

  @Test("A pipe is cut like a file")
  func pipes() throws {
    var random = SplitMix(seed: 5)
    let folder = TemporaryFolder()
    var wrong = 0
    for round in 0..<40 {
      let bytes = Self.contacts(&random, lines: 30)
      let pipe = folder.path("pipe\(round)")
      #expect(mkfifo(pipe, 0o600) == 0)
      let writer = Thread {
        let handle = FileHandle(forWritingAtPath: pipe)
        try? handle?.write(contentsOf: Data(bytes))
        try? handle?.close()
      }
      writer.start()
      let got = Self.rewritten(
        pipe, in: folder, threads: [1, 2, 5][round % 3], chunkSize: [1, 9, 50, 4096][round % 4])
      if got?.output != Self.expected(bytes, header: Self.header.count).output { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("The limit of a record gives the same rows, whatever the stretches")
  func recordLimit() throws {
    var random = SplitMix(seed: 17)
    let folder = TemporaryFolder()
    var differing = 0
    var cut = 0
    for _ in 0..<60 {
      var bytes = Self.contacts(&random, lines: 20)
      // An open quote here and there, so that the limit is met.
      for _ in 0..<2 { bytes.insert(0x22, at: Self.header.count + random.below(bytes.count - 11)) }
      let path = folder.path("in.csv")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let whole = Self.rewritten(
        path, in: folder, threads: 1, chunkSize: 1 << 20, recordLimit: 60)
      if whole?.output != Self.expected(bytes, header: Self.header.count).output { cut += 1 }
      for chunkSize in [1, 5, 30, 60, 64, 100] {
        let other = Self.rewritten(
          path, in: folder, threads: 2, chunkSize: chunkSize, recordLimit: 60)
        if other?.output != whole?.output || other?.rejects != whole?.rejects { differing += 1 }
      }
    }
    #expect(differing == 0)
    #expect(cut > 0, "the limit was never met")
  }
}
