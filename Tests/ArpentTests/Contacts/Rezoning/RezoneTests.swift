import Arpent
import ArpentElections
import ArpentFormats
import Foundation
import TestData
import Testing

@Suite("Contacts re-zoned")
struct RezoneTests {
  /// A row of squares a tenth of a degree wide. Afterwards the first is renumbered, the second gave
  /// ground to the third, the fourth is gone, and there is a fifth.
  private static func town() throws -> RezoneCase {
    try RezoneCase(
      before: [
        ("0001", 2.0, 48.0, 2.1, 48.1), ("0002", 2.1, 48.0, 2.2, 48.1),
        ("0003", 2.2, 48.0, 2.3, 48.1), ("0004", 2.3, 48.0, 2.4, 48.1),
        ("0006", 2.6, 48.0, 2.7, 48.1),
      ],
      after: [
        ("0009", 2.0, 48.0, 2.1, 48.1), ("0002", 2.1, 48.0, 2.15, 48.1),
        ("0003", 2.15, 48.0, 2.3, 48.1), ("0005", 2.4, 48.0, 2.5, 48.1),
        ("0006", 2.6, 48.0, 2.7, 48.1),
      ])
  }

  private static let rows = """
    stays,2.25,48.05
    renamed,2.05,48.05
    given,2.18,48.05
    gone,2.35,48.05
    new,2.45,48.05
    edge,2.1,48.05
    inner edge,2.15,48.05
    same,2.65,48.05
    far,9,9
    none,,
    swapped,48.05,2.05
    beside,2.1,47.9999

    """

  private static let expected = """
    contact,from,to,lineage
    renamed,29001_0001,29001_0009,renumbered
    given,29001_0002,29001_0003,redrawn
    gone,29001_0004,,abolished
    new,,29001_0005,created
    edge,29001_0001,29001_0002,drawing

    """

  @Test("Each kind of change is listed, in the order of the file, whichever way it is found")
  func kinds() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file("c.csv", "id,lon,lat\n" + Self.rows)
    let assigned = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.from, to: assigned, positions: true)
    let quick = try town.rezone(assigned, to: folder.path("quick.csv"))
    #expect(quick.usedPositions)
    #expect(quick.rows == 12)
    #expect(quick.changed == 5)
    #expect(
      quick.kinds == [
        "renumbered": 1, "redrawn": 1, "abolished": 1, "created": 1, "drawing": 1,
      ])
    #expect(try String(contentsOfFile: folder.path("quick.csv"), encoding: .utf8) == Self.expected)
    let permissions = try FileManager.default.attributesOfItem(atPath: assigned + ".positions")
    #expect((permissions[.posixPermissions] as? NSNumber)?.intValue == 0o600)

    try FileManager.default.removeItem(atPath: assigned + ".positions")
    let read = try town.rezone(assigned, to: folder.path("read.csv"))
    #expect(!read.usedPositions)
    #expect(read.kinds == quick.kinds)
    #expect(read.isClean)
    #expect(try String(contentsOfFile: folder.path("read.csv"), encoding: .utf8) == Self.expected)
    // Nothing is kept unless somebody asks.
    #expect(!FileManager.default.fileExists(atPath: assigned + ".positions"))
  }

  @Test("The nearest zone within the tolerance counts, before and after")
  func nearest() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file(
      "c.csv", "id,lon,lat\na,2.05,47.9999\nb,2.39,47.9999\nc,2.4001,48.05\nd,2.5001,48.05\n")
    let (old, new) = (folder.path("a.csv"), folder.path("b.csv"))
    try town.assign(input, on: RezoneCase.from, to: old, positions: true) {
      $0.options.nearestMetres = 20
    }
    try town.assign(input, on: RezoneCase.to, to: new) { $0.options.nearestMetres = 20 }
    let expected = try RezoneCase.difference(old, new, name: 0, zone: 3)
    #expect(expected.count == 4)
    #expect(try town.rezone(old, to: folder.path("quick.csv")).usedPositions)
    #expect(try RezoneCase.moves(folder.path("quick.csv")) == expected)
    // Another tolerance asks for another answer: the positions don't serve, and neither does the file.
    let error = #expect(throws: ArpentError.self) {
      try town.rezone(old, to: folder.path("other.csv")) { $0.nearestMetres = 5 }
    }
    #expect(error?.subject.field == "zone")
  }

  @Test("Only contacts in ground that changed hands are looked at")
  func fewAsked() throws {
    // 400 squares; one is renumbered, and two exchange ground.
    let before = (0..<400).map { i -> RezoneCase.Square in
      let (x, y) = (2 + Double(i % 20) * 0.125, 48 + Double(i / 20) * 0.0625)
      return (String(1000 + i), x, y, x + 0.125, y + 0.0625)
    }
    var after = before
    after[50].0 = "2000"
    after[210].3 -= 0.0625
    after[211].1 -= 0.0625
    let town = try RezoneCase(before: before, after: after)
    let folder = town.folder
    var text = "id,lon,lat\n"
    for i in 0..<40_000 {
      // Spread evenly (multiples of the golden ratio's and another irrational's fractions).
      let x = 2 + 2.5 * (Double(i) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
      let y = 48 + 1.25 * (Double(i) * 0.754_877_666_25).truncatingRemainder(dividingBy: 1)
      text += "\(i),\(x),\(y)\n"
    }
    let (old, new) = (folder.path("a.csv"), folder.path("b.csv"))
    let input = folder.file("c.csv", text)
    try town.assign(input, on: RezoneCase.from, to: old, positions: true) {
      $0.options.positionBlockRows = 40_000
    }
    try town.assign(input, on: RezoneCase.to, to: new)
    let report = try town.rezone(old, to: folder.path("list.csv"))
    #expect(report.usedPositions)
    let expected = try RezoneCase.difference(old, new, name: 0, zone: 3)
    #expect(try RezoneCase.moves(folder.path("list.csv")) == expected)
    #expect((120...180).contains(report.changed), "\(report.changed)")
    #expect(report.asked < 4000, "\(report.asked)")
  }

  @Test("Separator, line ends, byte order mark, quotes and encoding are the contact file's")
  func manners() throws {
    let town = try Self.town()
    let folder = town.folder
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += Array(
      "nom;contact_id;lon;lat\r\nx;\"a;\"\"b\"\"\";2,05;48,05\r\n\r\n\"two\nlines\";é;2,18;48,05\r\n"
        .utf8)
    let input = folder.path("c.csv")
    try Data(bytes).write(to: URL(fileURLWithPath: input))
    let assigned = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.from, to: assigned, positions: true)
    let expected = #"""
      \#u{FEFF}contact;from;to;lineage\#r
      "a;""b""";29001_0001;29001_0009;renumbered\#r
      é;29001_0002;29001_0003;redrawn\#r

      """#
    for usesPositions in [true, false] {
      let output = folder.path("\(usesPositions).csv")
      let report = try town.rezone(assigned, to: output) {
        if !usesPositions { $0.delimiter = 0x3B; $0.nameColumn = "CONTACT_ID" }
      }
      #expect(report.usedPositions == usesPositions)
      let found = try Data(contentsOf: URL(fileURLWithPath: output))
      #expect(found == Data(expected.utf8), "\(String(decoding: found, as: UTF8.self))")
    }
  }

  @Test("Contacts without a name of their own go by their lines, of several lines the first")
  func lines() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file(
      "c.csv",
      "who,lon,lat\n\"a\nb\",2.05,48.05\n\nc,2.25,48.05\n\"d\n\ne\",2.05,48.05\nf,2.18,48.05\n")
    let assigned = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.from, to: assigned, positions: true) {
      $0.options.chunkSize = 10
    }
    let expected = """
      line,from,to,lineage
      2,29001_0001,29001_0009,renumbered
      6,29001_0001,29001_0009,renumbered
      9,29001_0002,29001_0003,redrawn

      """
    let quick = try town.rezone(assigned, to: folder.path("quick.csv"))
    #expect(quick.usedPositions)
    #expect(try String(contentsOfFile: folder.path("quick.csv"), encoding: .utf8) == expected)
    try FileManager.default.removeItem(atPath: assigned + ".positions")
    _ = try town.rezone(assigned, to: folder.path("read.csv")) { $0.chunkSize = 10 }
    #expect(try String(contentsOfFile: folder.path("read.csv"), encoding: .utf8) == expected)
    // A column that the user names wins.
    _ = try town.rezone(assigned, to: folder.path("named.csv")) { $0.nameColumn = "who" }
    #expect(
      try String(contentsOfFile: folder.path("named.csv"), encoding: .utf8)
        .hasPrefix("contact,from,to,lineage\n\"a\nb\",29001_0001,"))
  }

  @Test(
    "A file that changed after its positions were kept is read, and rows with other zones named")
  func changedFile() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file("c.csv", "id,lon,lat\n" + Self.rows)
    let assigned = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.from, to: assigned, positions: true)
    // Somebody moved a contact by hand.
    let text = try String(contentsOfFile: assigned, encoding: .utf8)
    try text.replacing("stays,2.25,48.05,29001_0003", with: "stays,2.25,48.05,29001_0002")
      .write(toFile: assigned, atomically: false, encoding: .utf8)
    let report = try town.rezone(assigned, to: folder.path("list.csv")) { $0.threads = 1 }
    #expect(!report.usedPositions)
    #expect(report.otherZones == 1)
    #expect(!report.isClean)
    #expect(report.problems.map(\.kind) == ["positions-not-used", "other-zone"])
    let other = report.problems[1].subject
    #expect(other.line == 2)
    #expect(other.field == "zone")
    #expect(other.value == "29001_0002")
    // The list still brings the file to what assigning afresh would give.
    let list = try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8)
    #expect(list.contains("\nstays,29001_0002,29001_0003,redrawn\n"))
  }

  @Test("A file assigned to other zones is refused, and nothing is written")
  func assignedToOthers() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file("c.csv", "id,lon,lat\n" + Self.rows)
    let assigned = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.to, to: assigned)
    let list = folder.file("list.csv", "old")
    let error = #expect(throws: ArpentError.self) { try town.rezone(assigned, to: list) }
    #expect(error?.code == .badInput)
    #expect(error?.subject.line == 2)
    #expect(error?.subject.field == "zone_vintage")
    #expect(error?.subject.value == "2017")
    #expect(try String(contentsOfFile: list, encoding: .utf8) == "old")
    #expect(throws: ArpentError.self) { try town.rezone(input, to: list) }
    #expect(throws: ArpentError.self) { try town.rezone(assigned, to: assigned) }
    #expect(throws: ArpentError.self) {
      try town.rezone(assigned, to: list) { $0.from = CalendarDate("1999-01-01")! }
    }
    let left = try folder.contents().filter { $0.hasSuffix(".partial") }
    #expect(left.isEmpty)
  }

  @Test("Damaged positions are never believed: the contacts are read instead")
  func damage() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file("c.csv", "id,lon,lat\n" + Self.rows)
    let assigned = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.from, to: assigned, positions: true) {
      $0.options.positionBlockRows = 5
    }
    let redraw = folder.path("redraw")
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: assigned + ".positions")))
    var believed = 0
    var wrong = 0
    for step in stride(from: 0, to: whole.count, by: 37) {
      for isCut in [true, false] {
        var bytes = whole
        if isCut { bytes.removeLast(bytes.count - step) } else { bytes[step] ^= 0x40 }
        try Data(bytes).write(to: URL(fileURLWithPath: assigned + ".positions"))
        let report = try town.rezone(assigned, to: folder.path("list.csv")) { $0.redraw = redraw }
        if report.usedPositions { believed += 1 }
        if try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8) != Self.expected {
          wrong += 1
        }
      }
    }
    // A part that nothing is read of may be damaged unseen; a file cut short never is.
    #expect(believed < whole.count / 37)
    #expect(wrong == 0)
  }

  @Test("A redraw kept in a file is worked out again when the zones of either day change")
  func staleRedraw() throws {
    let town = try Self.town()
    let folder = town.folder
    let input = folder.file("c.csv", "id,lon,lat\na,2.65,48.05\n")
    let assigned = folder.path("a.csv")
    try town.assign(input, on: RezoneCase.from, to: assigned, positions: true)
    let redraw = folder.path("redraw")
    #expect(try town.rezone(assigned, to: "\(assigned).list") { $0.redraw = redraw }.changed == 0)
    let other = folder.file(
      "third.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"0077"},\
      "geometry":{"type":"Polygon","coordinates":[[[2.6,48],[2.7,48],[2.7,48.1],[2.6,48.1],[2.6,48]]]}}]}
      """)
    try town.importZones(other, "2016", code: "code", commune: "29001")
    let report = try town.rezone(assigned, to: "\(assigned).list") {
      $0.redraw = redraw
      $0.to = CalendarDate("2016-06-01")!
    }
    #expect(report.kinds == ["renumbered": 1])
    // A file of another kind is left alone.
    let mine = folder.file("mine.txt", String(repeating: "mine ", count: 100))
    #expect(throws: ArpentError.self) {
      try town.rezone(assigned, to: "\(assigned).list") { $0.redraw = mine }
    }
    #expect(try String(contentsOfFile: mine, encoding: .utf8).hasPrefix("mine mine"))
  }

  @Test(
    "The contacts of the fictional town, as a program and as a spreadsheet wrote them",
    arguments: ["contacts.csv", "contacts-excel.csv"])
  func valmarais(file: String) throws {
    let town = RezoneCase()
    let folder = town.folder
    for year in ["2020", "2024"] {
      var source = ZoneSourceOptions(
        path: RepositoryFiles.path("data/zones-\(year).geojson"), codeField: "num_bureau")
      source.commune = .field("insee")
      _ = try ImportZones(
        source: source, store: town.store,
        vintage: Vintage(
          name: year, validity: ValidPeriod(from: CalendarDate("\(year)-01-01")!))
      ).run()
    }
    let (before, after) = (CalendarDate("2021-01-01")!, CalendarDate("2024-06-30")!)
    let input = RepositoryFiles.path("data/\(file)")
    let (old, new) = (folder.path("a.csv"), folder.path("b.csv"))
    try town.assign(input, on: before, to: old, positions: true)
    try town.assign(input, on: after, to: new)
    func rezone(_ output: String, _ change: (inout RezoneContacts) -> Void) throws -> RezoneReport {
      try town.rezone(old, to: output) {
        ($0.from, $0.to) = (before, after)
        change(&$0)
      }
    }
    let quick = try rezone(folder.path("quick.csv")) { _ in }
    #expect(quick.usedPositions)
    let read = try rezone(folder.path("read.csv")) { $0.positions = folder.path("other") }
    #expect(!read.usedPositions)
    #expect(read.kinds == quick.kinds)
    #expect(quick.changed * 10 > quick.rows)
    #expect(quick.kinds.keys.contains("renumbered") && quick.kinds.keys.contains("split"))
    let lists = try ["quick.csv", "read.csv"].map {
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path($0))))
    }
    #expect(lists[0] == lists[1])
    // Zone after zone, by the columns that follow the contact's own.
    let separator = UInt8(ascii: file.contains("excel") ? ";" : ",")
    let files = try [old, new].map {
      Self.records([UInt8](try Data(contentsOf: URL(fileURLWithPath: $0)))).dropFirst()
    }
    let expected = zip(files[0], files[1]).compactMap { a, b -> [UInt8]? in
      let (a, b) = (
        a.split(separator: separator, omittingEmptySubsequences: false),
        b.split(separator: separator, omittingEmptySubsequences: false)
      )
      let (from, to) = (a[a.count - 5], b[b.count - 5])
      return from == to ? nil : Array(a[0]) + [separator] + from + [separator] + to
    }
    let found = lists[0].split(separator: 0x0A).dropFirst().map { line in
      Array(line[..<line.lastIndex(of: separator)!])
    }
    #expect(found == expected)
  }

  /// Lines, those within quotes not taken for ends.
  private static func records(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var isQuoted = false
    return bytes.split { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == 0x0A && !isQuoted
    }
  }
}
