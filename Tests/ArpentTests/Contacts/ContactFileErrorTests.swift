import Arpent
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import Testing
import TestData

@Suite("Contact files that can't be assigned, and columns that can")
struct ContactFileErrorTests {
  private func failure(
    _ text: String, _ change: (inout ContactAssignmentOptions) -> Void = { _ in }
  ) -> ContactFileError? {
    do throws(ContactFileError) {
      _ = try Assigned(text, change)
      return nil
    } catch {
      return error
    }
  }

  @Test("A file without positions is refused with the headings that it has")
  func noColumns() throws {
    let error = try #require(failure("id,nom,adresse\n1,a,b\n"))
    #expect(error.code == .badInput)
    #expect(error.message.contains("\"id\", \"nom\", \"adresse\""))
    #expect(error.message.contains("--lon"))
  }

  @Test("Named columns win, and a name that is not there is an error that lists those that are")
  func namedColumns() throws {
    let text = "lon,lat,Est,Nord\n9,9,2.5,48.5\n"
    let assigned = try Assigned(text) {
      $0.lonColumn = "est"
      $0.latColumn = "NORD"
    }
    #expect(assigned.report.positionColumns == ["Est", "Nord"])
    #expect(assigned.report.counts[.interior] == 1)
    let missing = failure(text) {
      $0.lonColumn = "ouest"
      $0.latColumn = "Nord"
    }
    guard case .noSuchColumn(_, "ouest", let headings) = missing else {
      Issue.record("\(String(describing: missing))")
      return
    }
    #expect(headings == ["lon", "lat", "Est", "Nord"])
    #expect(failure(text) { $0.lonColumn = "Est" } == .halfNamed(column: "Est"))
  }

  @Test(
    "Usual headings are found, whatever their case and accents; the best of several is said",
    arguments: [
      ("Longitude;LATITUDE", ["Longitude", "LATITUDE"]), ("lng;lat", ["lng", "lat"]),
      ("x;y", ["x", "y"]),
      ("result_x;result_y;result_lon;result_lat", ["result_lon", "result_lat"]),
      ("X;Y;lon;lat", ["lon", "lat"]), ("geo_lon;geo_lat", ["geo_lon", "geo_lat"]),
      (" Lon ; Lat ", [" Lon ", " Lat "]), ("Long;Lat", ["Long", "Lat"]),
    ])
  func usualHeadings(header: String, columns: [String]) throws {
    let count = header.split(separator: ";").count
    let row = count == 2 ? "2.5;48.5" : "2.5;48.5;2.5;48.5"
    let assigned = try Assigned("\(header)\n\(row)\n")
    #expect(assigned.report.positionColumns == columns)
    #expect(assigned.report.counts[.interior] == 1)
    #expect(
      assigned.report.problems.contains { $0.kind == "several-position-columns" } == (count == 4))
  }

  @Test("A point column holds latitude, then longitude")
  func pointColumn() throws {
    let assigned = try Assigned("id;geo_point_2d\n1;48.5, 2.5\n2;\"48.5,2.5\"\n3;48.5\n4;1,2,3\n")
    #expect(assigned.report.counts[.interior] == 2)
    #expect(assigned.report.counts[.invalid] == 2)
  }

  @Test("UTF-16 is refused by its name, with and without a byte order mark")
  func utf16() throws {
    for mark in [[0xFF, 0xFE], [UInt8]()] {
      let bytes = mark + "lon,lat\n2.5,48.5\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      #expect {
        try Assigned(bytes: bytes)
      } throws: {
        ($0 as? ContactFileError)?.message.contains("UTF-16 (little endian)") == true
      }
    }
  }

  @Test("An empty file, one of carriage returns, and an open quote in the header are refused")
  func unusable() {
    #expect(failure("")?.code == .badInput)
    #expect(failure("\u{FEFF}")?.code == .badInput)
    guard case .carriageReturnsOnly = failure("lon,lat\r2.5,48.5\r") else {
      Issue.record("carriage returns were taken")
      return
    }
    guard case .unreadableHeader = failure("\"lon,lat\n2.5,48.5\n") else {
      Issue.record("an open quote was taken")
      return
    }
  }

  @Test("Metres without a reference system are recognised before anything is written")
  func metres() throws {
    let error = try #require(failure("id,x,y\n1,652000.5,6862000.25\n2,,\n3,652001,6862001\n"))
    guard case .notDegrees = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.message.contains("--crs EPSG:2154"))
  }

  @Test("Swapped positions stop a file of them, and are invalid one by one")
  func swapped() throws {
    let error = try #require(failure("id,lon,lat\n1,48.5,2.5\n2,48.6,2.6\n3,2.5,48.5\n"))
    guard case .swapped = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.message.contains("--lon \"lat\" --lat \"lon\""))
    let assigned = try Assigned("id,lon,lat\n1,48.5,2.5\n2,2.6,48.6\n3,2.5,48.5\n")
    #expect(assigned.report.swappedRows == 1)
    #expect(assigned.output.contains("1,48.5,2.5,,,invalid,,\n"))
    #expect(
      assigned.report.problems.contains {
        $0.message.contains("latitude and longitude look swapped in 1 row")
      })
  }

  @Test("A failure leaves every file as it was, and nothing beside them")
  func failure() throws {
    let folder = TemporaryFolder()
    let input = folder.file("in.csv", "id,lon,lat\n1,2.5,48.5\n")
    let output = folder.file("out.csv", "what was there")
    #expect(throws: ContactFileError.sameFile(input)) {
      try assignContacts(
        input: input, output: input, index: Town.index, labels: Town.labels)
    }
    struct Broken: Error {}
    var options = ContactAssignmentOptions()
    options.transform = { _ in throw Broken() }
    options.rejectsPath = folder.path("rejects.csv")
    #expect(throws: ContactFileError.self) {
      try assignContacts(
        input: input, output: output, index: Town.index, labels: Town.labels, options: options)
    }
    #expect(throws: ContactFileError.self) {
      try assignContacts(
        input: folder.path("absent.csv"), output: output, index: Town.index, labels: Town.labels)
    }
    #expect(throws: ContactFileError.self) {
      try assignContacts(
        input: input, output: folder.path("no/such/folder.csv"), index: Town.index,
        labels: Town.labels)
    }
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "what was there")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        == ["in.csv", "out.csv"])
  }

  @Test("A line longer than any record is an error that names the line")
  func endlessLine() {
    let text = "id,lon,lat\n1,2.5,48.5\n" + String(repeating: "x", count: 5000) + "\n"
    for (threads, chunkSize) in [(1, 1 << 20), (2, 100), (3, 7)] {
      let error = failure(text) {
        $0.recordLimit = 1000
        $0.threads = threads
        $0.chunkSize = chunkSize
      }
      guard case .recordTooLong(_, 3, 1000) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test("A very long field is a field like any other")
  func longField() throws {
    let long = String(repeating: "été, ", count: 400_000)
    let assigned = try Assigned("id,lon,lat\n\"\(long)\",2.5,48.5\n2,2.5,48.5\n") {
      $0.chunkSize = 4096
    }
    #expect(assigned.report.counts[.interior] == 2)
    #expect(assigned.output.contains("\"\(long)\",2.5,48.5,75056_0101"))
  }
}
