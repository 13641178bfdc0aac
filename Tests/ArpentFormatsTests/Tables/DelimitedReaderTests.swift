import ArpentElections
import ArpentFormats
import Foundation
import TestData
import Testing

@Suite("Tables of delimited text")
struct DelimitedReaderTests {
  let folder = TemporaryFolder()

  func read(_ bytes: [UInt8], separator: UInt8? = nil) throws -> (rows: [[String]], lines: [Int]) {
    try Data(bytes).write(to: folder.url.appendingPathComponent("t.csv"))
    return try read(path: folder.path("t.csv"), separator: separator)
  }

  func read(path: String, separator: UInt8? = nil) throws -> (rows: [[String]], lines: [Int]) {
    var table = try DelimitedReader(path: path, separator: separator)
    var rows: [[String]] = []
    var lines: [Int] = []
    while try table.advance() {
      rows.append(table.texts())
      lines.append(table.line)
    }
    return (rows, lines)
  }

  @Test("Quotes, doubled quotes, embedded line ends, and the line each record begins on")
  func quoting() throws {
    let (rows, lines) = try read(
      Array("a,b\r\n\"x\r\ny\",\"say \"\"hi\"\"\"\r\n\r\n1,\"2\"\n".utf8))
    #expect(rows == [["a", "b"], ["x\r\ny", "say \"hi\""], ["1", "2"]])
    #expect(lines == [1, 2, 5])
  }

  @Test("Ragged rows keep the fields that they have, and the last line needs no end")
  func ragged() throws {
    let (rows, _) = try read(Array("a;b;c\n1\n1;2;3;4;\n;".utf8))
    #expect(rows == [["a", "b", "c"], ["1"], ["1", "2", "3", "4", ""], ["", ""]])
  }

  @Test("Lone carriage returns end lines too")
  func carriageReturns() throws {
    let (rows, lines) = try read(Array("a,b\r1,2\r3,4".utf8))
    #expect(rows == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(lines == [1, 2, 3])
  }

  @Test("A quotation mark inside an unquoted field is text")
  func looseQuotes() throws {
    let (rows, _) = try read(Array("a,b\nJOSE \"CHUY\" G,2\n".utf8))
    #expect(rows[1] == ["JOSE \"CHUY\" G", "2"])
  }

  @Test(
    "The header line decides the separator, quotes respected",
    arguments: [
      ("\"a,b,c\";d\n", UInt8(ascii: ";")), ("a,b\n", UInt8(ascii: ",")), ("a\tb;c\td\n", 9),
      ("a|b\n1;2;3\n", UInt8(ascii: "|")), ("alone\n", UInt8(ascii: ",")),
    ])
  func separators(text: String, expected: UInt8) throws {
    let path = folder.file("s.csv", text)
    let table = try DelimitedReader(path: path)
    #expect(table.separator == expected)
  }

  @Test("A byte-order mark is no part of the first heading")
  func byteOrderMark() throws {
    let (rows, _) = try read([0xEF, 0xBB, 0xBF] + Array("é;b\n".utf8))
    #expect(rows == [["é", "b"]])
  }

  @Test("Latin-1 and UTF-8 are told apart by the bytes, however late they come")
  func encodings() throws {
    let padding = String(repeating: "plain;ascii\n", count: 200_000)
    let latin = Array((padding + "Ni").utf8) + [0xE8] + Array("vre;\n".utf8)
    try Data(latin).write(to: folder.url.appendingPathComponent("l.csv"))
    var table = try DelimitedReader(path: folder.path("l.csv"))
    var last = ""
    while try table.advance() { last = table.text(0) }
    #expect(last == "Nièvre")
    #expect(table.encoding == .windows1252)
    #expect(table.mixedEncoding == nil)
  }

  @Test("Lines of a UTF-8 file that are not UTF-8 are counted and read all the same")
  func mixed() throws {
    let bytes = Array("é;1\nb;2\n".utf8) + [0xE9, 0x3B, 0x33, 0x0A]
    try Data(bytes).write(to: folder.url.appendingPathComponent("m.csv"))
    var table = try DelimitedReader(path: folder.path("m.csv"))
    var firsts: [String] = []
    while try table.advance() { firsts.append(table.text(0)) }
    #expect(firsts == ["é", "b", "é"])
    #expect(table.mixedEncoding?.count == 1)
    #expect(table.mixedEncoding?.firstLine == 3)
  }

  @Test("An unclosed quotation mark is an error at the line where it opened")
  func unterminated() throws {
    let path = folder.file("q.csv", "a,b\n1,\"x\ny\n2,3\n")
    #expect(throws: TableError(.unterminatedQuote, file: "q.csv", line: 2)) {
      try read(path: path)
    }
  }

  @Test("A file that is not there and UTF-16 are refused with their reason")
  func refused() throws {
    #expect(throws: TableError.self) { try read(path: folder.path("none.csv")) }
    #expect(throws: TableError(.utf16, file: "t.csv")) { try read([0xFF, 0xFE, 0x61, 0]) }
  }

  @Test("Records that cross the buffer's edge come out whole")
  func edges() throws {
    // Row lengths that are prime to the buffer's, with quotes that may fall on its edge.
    var text = "k,v\n"
    for i in 0..<60_000 {
      text += "\(i),\"a\"\"\(String(repeating: "x", count: i % 37))\r\nz\"\r\n"
    }
    let (rows, lines) = try read(Array(text.utf8))
    var wrong = 0
    for i in 0..<60_000
    where rows[i + 1] != ["\(i)", "a\"\(String(repeating: "x", count: i % 37))\r\nz"]
      || lines[i + 1] != 2 + 2 * i
    {
      wrong += 1
    }
    #expect(rows.count == 60_001)
    #expect(wrong == 0)
  }
}

@Suite("Numbers in tables")
struct TableNumberTests {
  @Test(
    "Numbers as open data write them",
    arguments: [
      ("12", 12), ("1 234", 1234), ("1\u{A0}234\u{A0}567", 1_234_567), ("1\u{202F}234", 1234),
      ("78,94%", 78.94), ("47,70 %", 47.7), ("20.1", 20.1), ("-3,5", -3.5), ("1e+05", 100_000),
      (".5", 0.5), ("5,", 5), ("+7", 7), (" 8 ", 8), ("000593", 593), ("0", 0),
    ] as [(String, Double)])
  func values(text: String, expected: Double) {
    #expect(TableNumber.value(ArraySlice(text.utf8)) == expected)
  }

  @Test(
    "What is no number is none",
    arguments: [
      "", "ns", "1 23", "1 2345", "12 345 6", "1,2,3", "1.2.3", "--1", "%", "e5", "1e", "1e+",
      "0x1F",
      "nan", "inf", "1 234,5 6", "12a", " ", "1e9999",
    ])
  func others(text: String) {
    #expect(TableNumber.value(ArraySlice(text.utf8)) == nil)
  }

  @Test("With the decimal sign known, the other one groups thousands")
  func grouping() {
    #expect(TableNumber.integer(ArraySlice("1,234".utf8), decimal: .point) == 1234)
    #expect(TableNumber.integer(ArraySlice("1.234".utf8), decimal: .comma) == 1234)
    #expect(TableNumber.integer(ArraySlice("1,234".utf8)) == nil)
  }

  @Test("Whole numbers are whole, and fit")
  func integers() {
    #expect(TableNumber.integer(ArraySlice("12.0".utf8)) == 12)
    #expect(TableNumber.integer(ArraySlice("12.5".utf8)) == nil)
    #expect(TableNumber.integer(ArraySlice("-4".utf8)) == -4)
    #expect(TableNumber.integer(ArraySlice("50%".utf8)) == nil)
    #expect(TableNumber.integer(ArraySlice("99999999999999999999".utf8)) == nil)
  }
}
