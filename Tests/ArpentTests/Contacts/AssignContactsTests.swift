import Arpent
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import Testing
import TestData

@Suite("Contacts assigned, row for row")
struct AssignContactsTests {
  static let header = "zone,zone_vintage,zone_reason,zone_distance_m,zone_alternatives"

  @Test("Each row keeps its bytes and gets its zone with the reason")
  func reasons() throws {
    let assigned = try Assigned(
      """
      id,lon,lat
      in,2.5,48.5
      edge,3,48.5
      both,3.75,48.5
      out,9,45
      none,,
      word,x,48.5
      far,2.5,480

      """)
    #expect(
      assigned.output == """
        id,lon,lat,\(Self.header)
        in,2.5,48.5,75056_0101,2017,interior,,
        edge,3,48.5,75056_0101,2017,boundary,,75056_0102
        both,3.75,48.5,75056_0102,2017,overlap,,75056_0103
        out,9,45,,,outside,,
        none,,,,,invalid,,
        word,x,48.5,,,invalid,,
        far,2.5,480,,,invalid,,

        """)
    #expect(
      assigned.report.counts == [
        .interior: 1, .boundary: 1, .overlap: 1, .outside: 1, .invalid: 3, .nearest: 0,
        .uncertain: 0,
      ])
    #expect(assigned.report.rows == 7)
    #expect(assigned.report.isClean)
  }

  @Test(
    "Delimiter, line ends, byte order mark, quotes and blanks stay as they are",
    arguments: [
      ("id;lon;lat\r\n\"a;\"\"b\"\"\";2,5;48,5\r\n", "\"a;\"\"b\"\"\";2,5;48,5;Z\r\n"),
      ("id\tlon\tlat\n1\t2.5\t48.5", "1\t2.5\t48.5\tZ"),
      ("id|lon|lat\n1|2.5|48.5\n", "1|2.5|48.5|Z\n"),
      ("id,lon,lat\n1,\"2,5\",\" 48,5 \"\n", "1,\"2,5\",\" 48,5 \",Z\n"),
      ("id,lon,lat\n1, 2.5 ,\t48.5\n", "1, 2.5 ,\t48.5,Z\n"),
      ("\u{FEFF}id,lon,lat\n1,2.5,48.5\n", "1,2.5,48.5,Z\n"),
      (
        "\"id\",\"lon\",\"lat\"\n\"two\nlines\",\"2.5\",\"48.5\"\r\n",
        "\"two\nlines\",\"2.5\",\"48.5\",Z\r\n"
      ),
      ("id,lon,lat,\n1,2.5,48.5,\n", "1,2.5,48.5,,Z\n"),
      ("id,lon,lat\n1,2.5,48.5\n\n\r\n", "1,2.5,48.5,Z\n\n\r\n"),
      ("id,lon,lat\n5\" pipe,2.5,48.5\n", "5\" pipe,2.5,48.5,Z\n"),
      ("id,lon,lat\n1,2.5,48.5\r", "1,2.5,48.5,Z\r"),
    ])
  func layouts(text: String, row: String) throws {
    let assigned = try Assigned(text)
    let delimiter = String(UnicodeScalar(assigned.report.delimiter))
    let zone = ["75056_0101", "2017", "interior", "", ""].joined(separator: delimiter)
    let added = Self.header.replacing(",", with: delimiter)
    let lineEnd = text.contains("lat\r\n") ? "\r\n" : "\n"
    let headings = String(text.unicodeScalars.prefix { $0 != "\r" && $0 != "\n" })
    #expect(
      assigned.output.unicodeScalars.elementsEqual(
        (headings + delimiter + added + lineEnd + row.replacing("Z", with: zone)).unicodeScalars))
    #expect(assigned.report.rows == 1)
    #expect(assigned.report.rejectedRows == 0)
  }

  @Test("Latin-1 stays Latin-1, and codes are written in it")
  func latin1() throws {
    var bytes = Array("pr".utf8) + [0xE9] + Array("nom;lon;lat\nAim".utf8) + [0xE9]
    bytes += Array(";2,5;48,5\n".utf8)
    let assigned = try Assigned(
      bytes: bytes,
      labels: ZoneLabels(codes: ["Nîmes", "b", "c"], vintages: ["2017", "", ""]))
    #expect(assigned.report.encoding == .latin1)
    #expect(assigned.bytes.contains([0x41, 0x69, 0x6D, 0xE9, 0x3B]))
    #expect(assigned.bytes.contains(Array("48,5;N".utf8) + [0xEE] + Array("mes;2017".utf8)))
    #expect(throws: ContactFileError.self) {
      try Assigned(
        bytes: bytes, labels: ZoneLabels(codes: ["Łódź", "b", "c"], vintages: ["", "", ""]))
    }
  }

  @Test("A code with a delimiter or a quote in it is quoted")
  func quotedCodes() throws {
    let assigned = try Assigned(
      "lon,lat\n2.5,48.5\n",
      labels: ZoneLabels(codes: ["a,\"b\"", "b", "c"], vintages: ["2017", "", ""]))
    #expect(assigned.output.hasSuffix("2.5,48.5,\"a,\"\"b\"\"\",2017,interior,,\n"))
  }

  @Test("A header alone is copied with the new headings; a single row without line end too")
  func tinyFiles() throws {
    #expect(try Assigned("lon,lat").output == "lon,lat,\(Self.header)")
    #expect(try Assigned("lon,lat\r\n").output == "lon,lat,\(Self.header)\r\n")
    let one = try Assigned("lon,lat\n2.5,48.5")
    #expect(one.output == "lon,lat,\(Self.header)\n2.5,48.5,75056_0101,2017,interior,,")
  }

  @Test("Rows that are no records go to the rejects with line and cause, and nowhere else")
  func rejects() throws {
    let assigned = try Assigned(
      "id,lon,lat\n1,2.5,48.5\n2,2.5\n3,2.5,48.5,x\n\"4\"x,2.5,48.5\n5,2.\0,48.5\n\"6\n,2.5,48.5\n")
    #expect(
      assigned.output == """
        id,lon,lat,\(Self.header)
        1,2.5,48.5,75056_0101,2017,interior,,
        ,2.5,48.5,75056_0101,2017,interior,,

        """)
    #expect(assigned.report.rejectedRows == 5)
    #expect(!assigned.report.isClean)
    let lines = assigned.rejects.split(separator: "\n").map { $0.prefix { $0 != "," } }
    #expect(lines.prefix(6) == ["line", "3", "4", "5", "6", "7"])
    #expect(assigned.report.problems.map(\.subject.line) == [3, 4, 5, 6, 7])
    #expect(
      assigned.report.problems.map(\.kind) == [
        "field-count", "field-count", "open-quote", "nul-byte", "open-quote",
      ])
  }

  @Test("The columns of an earlier assignment give way to the new ones, wherever they stand")
  func reassigned() throws {
    let once = try Assigned("id,lon,lat\n1,2.5,48.5\n2,9,9\n\n")
    #expect(try Assigned(once.output).output == once.output)
    let moved = try Assigned("zone,id,zone_reason,lon,lat\nold,\"1\",x,2.5,48.5\n\n")
    #expect(
      moved.output == "id,lon,lat,\(Self.header)\n\"1\",2.5,48.5,75056_0101,2017,interior,,\n\n")
    #expect(moved.report.replacedColumns == ["zone", "zone_reason"])
    #expect(throws: ContactFileError.self) {
      try Assigned(once.output) { $0.replaceExisting = false }
    }
  }

  @Test("A contact in no zone gets the nearest one within the tolerance, with the distance")
  func nearest() throws {
    let assigned = try Assigned("lon;lat\n1,999;48,5\n1,9;48,5\n") { $0.nearestMetres = 100 }
    // 0.001 degrees of longitude at 48.5 degrees north: 73.9 m on the ellipsoid (geodesic).
    #expect(assigned.output.contains("1,999;48,5;75056_0101;2017;nearest;73,9;\n"))
    #expect(assigned.output.contains("1,9;48,5;;;outside;;\n"))
  }

  @Test("A row is uncertain where the geocoder's radius reaches past a zone boundary")
  func uncertain() throws {
    let assigned = try Assigned(
      """
      lon,lat,result_type,result_score
      2.9999,48.5,housenumber,0.95
      2.999,48.5,street,0.95
      2.999,48.5,housenumber,0.95
      2.99,48.5,street,0.5
      2.5,48.5,municipality,0.9
      2.9999,48.5,,

      """)
    let ends = assigned.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).suffix(5).joined(separator: ",")
    }
    #expect(
      ends == [
        "75056_0101,2017,uncertain,7.4,75056_0102",
        "75056_0101,2017,uncertain,73.9,75056_0102",
        "75056_0101,2017,interior,,",
        "75056_0101,2017,uncertain,739.0,75056_0102",
        "75056_0101,2017,interior,,",
        "75056_0101,2017,interior,,",
      ])
    #expect(assigned.report.counts[.uncertain] == 3)
    #expect(assigned.report.geocoderColumns == ["result_type", "result_score"])
    let plain = try Assigned("lon,lat,result_type\n2.9999,48.5,housenumber\n") {
      $0.useGeocoderRadius = false
    }
    #expect(plain.report.counts[.interior] == 1)
  }

  @Test("Alternatives are separated by blanks where bars separate the fields")
  func alternativesInBars() throws {
    let assigned = try Assigned("lon|lat\n3|48\n3.5|48.5\n")
    #expect(assigned.output.contains("3|48|75056_0101|2017|boundary||75056_0102\n"))
    #expect(assigned.output.contains("3.5|48.5|75056_0102|2017|overlap||75056_0103\n"))
  }

  @Test("A transformation is applied before the zones are asked")
  func transformed() throws {
    let assigned = try Assigned("id,lon,lat,x,y\n1,9,9,250,4850\n2,2.5,48.5,900,100\n3,1,1,,\n") {
      $0.transform = { positions in
        for i in positions.indices {
          positions[i].x /= 100
          positions[i].y /= 100
        }
      }
    }
    #expect(assigned.report.positionColumns == ["x", "y"])
    #expect(assigned.output.contains("250,4850,75056_0101,2017,interior,,\n"))
    #expect(assigned.output.contains("900,100,,,outside,,\n"))
    #expect(assigned.output.contains("3,1,1,,,,,invalid,,\n"))
  }

  @Test("A gzip file is read by its content")
  func gzip() throws {
    // "lon,lat\n2.5,48.5\n", by gzip -n.
    let bytes = try #require(
      Data(base64Encoded: "H4sIAAAAAAAAA8vJz9PJSSzhMtIz1TGx0DPlAgCEOwXZEQAAAA=="))
    let assigned = try Assigned(bytes: Array(bytes))
    #expect(assigned.output.hasSuffix("2.5,48.5,75056_0101,2017,interior,,\n"))
    #expect(throws: ContactFileError.self) { try Assigned(bytes: Array(bytes.dropLast(6))) }
  }
}
