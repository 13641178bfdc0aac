import Arpent
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite(.enabled(if: RealData.has("us/nyt2020/VT.geojson.gz"), "needs the real data"))
struct AddressPointTests {
  @Test("All 442,693 addresses of Vermont and Baltimore County get the precinct that GEOS gives")
  func precincts() throws {
    let folder = TemporaryFolder()
    let store = folder.path("us.gpkg")
    for state in ["VT", "MD"] {
      var source = ZoneSourceOptions(
        path: RealData.path("us/nyt2020/\(state).geojson.gz"), codeField: "GEOID")
      source.commune = .code(state)
      source.repairs = true
      let report = try ImportZones(
        source: source, store: store,
        vintage: Vintage(name: state, validity: ValidPeriod(from: CalendarDate("2020-01-01")!))
      ).run()
      #expect(report.summary != nil)
    }
    let assigned = folder.path("assigned.csv")
    var task = AssignContacts(
      input: RealData.path("us/nyt2020/expected_points_vt_md.csv.gz"), store: store,
      validOn: CalendarDate("2020-11-03")!, output: assigned)
    task.index = folder.path("us.index")
    let report = try task.run()
    #expect(report.rows == 442_693)

    // src,id,lon,lat,geoid,hits, then zone and the rest: the expected precinct beside ours.
    let text = try String(contentsOfFile: assigned, encoding: .utf8)
    var rows = 0
    var wrong: [String] = []
    var outside = 0
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      rows += 1
      let ours = fields[6].split(separator: "_", maxSplits: 1).last ?? ""
      // The expectation knows every state; ours are Vermont (50) and Maryland (24).
      let isOurs = ["50", "24"].contains(fields[4].prefix(2))
      if isOurs {
        if ours != fields[4], !fields[10].contains(fields[4]) { wrong.append(String(line)) }
      } else if fields[5] != "2" {
        outside += 1
        if fields[8] != "outside" { wrong.append(String(line)) }
      }
    }
    #expect(rows == 442_693)
    #expect(wrong == [])
    // 622 in no precinct at all, and 64 across the state border.
    #expect(outside == 622 + 64)

    // The index was written, and gives the same bytes when it is opened.
    let again = folder.path("again.csv")
    task.output = again
    _ = try task.run()
    #expect(try Data(contentsOf: URL(fileURLWithPath: again)) == Data(text.utf8))
  }
}
