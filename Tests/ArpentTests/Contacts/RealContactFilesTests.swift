import Arpent
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import Testing
import TestData

@Suite("Real address files as contacts")
struct RealContactFilesTests {
  private static let bondy = "fr/bondy-beababa-cartos/adresse.csv"
  private static let concarneau = "fr/mapvotr-sample/derived_addresses_sample.csv"

  private func assign(
    _ path: String, zones: [MultiPolygon], threads: Int = 2, chunkSize: Int = 1 << 20
  ) throws -> (report: AssignmentReport, output: String) {
    let folder = TemporaryFolder()
    var options = ContactAssignmentOptions()
    options.threads = threads
    options.chunkSize = chunkSize
    let report = try assignContacts(
      input: RealData.path(path), output: folder.path("out.csv"), index: ZoneIndex(zones: zones),
      labels: ZoneLabels(
        codes: zones.indices.map { "zone\($0)" }, vintages: zones.map { _ in "now" }),
      options: options)
    return (report, try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8))
  }

  @Test(
    "The addresses of Bondy, quoted and with NA, come back whole with their zone",
    .enabled(if: RealData.has(bondy), "needs the real data"))
  func quoted() throws {
    // West and east of a meridian through the town.
    let zones = [Town.square(2.4, 48.8, 2.485, 49), Town.square(2.485, 48.8, 2.6, 49)]
    let (report, output) = try assign(Self.bondy, zones: zones)
    #expect(report.rows == 8413)
    #expect(report.rejectedRows == 0)
    #expect(report.positionColumns == ["lon", "lat"])
    let input = try String(contentsOfFile: RealData.path(Self.bondy), encoding: .utf8)
    let before = input.split(separator: "\n")
    let after = output.split(separator: "\n")
    #expect(before.count == after.count)
    var changed = 0
    var misplaced = 0
    for (old, new) in zip(before, after).dropFirst() {
      if !new.hasPrefix(old) { changed += 1 }
      // The 13th and 14th fields; none of those before holds a comma in this file's rows.
      let fields = old.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 24, let longitude = Double(fields[13]) else { continue }
      let zone = longitude < 2.485 ? "zone0" : "zone1"
      if longitude != 2.485, !new.hasSuffix(",\(zone),now,interior,,") { misplaced += 1 }
    }
    #expect(changed == 0)
    #expect(misplaced == 0)
    for (threads, chunkSize) in [(1, 1000), (3, 4321)] {
      #expect(
        try assign(Self.bondy, zones: zones, threads: threads, chunkSize: chunkSize).output
          == output)
    }
  }

  @Test(
    "Addresses of the electoral roll near a boundary are uncertain by their geocoder's type",
    .enabled(if: RealData.has(concarneau), "needs the real data"))
  func geocoded() throws {
    let zones = [Town.square(-5, 47, -3.915, 49), Town.square(-3.915, 47, -3, 49)]
    let (report, output) = try assign(Self.concarneau, zones: zones)
    #expect(report.rows == 12_335)
    #expect(report.geocoderColumns == ["geo_type", "geo_score"])
    var wrong = 0
    var uncertain = 0
    for line in output.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let metres = abs(Double(fields[2])! + 3.915) * 74_700
      // Clear of the radius either way, so that the scale need not be exact.
      let radius = fields[4] == "housenumber" ? 15.0 : fields[4] == "street" ? 200 : 500
      let isUncertain = fields[9] == "uncertain"
      if isUncertain { uncertain += 1 }
      if Double(fields[5])! >= 0.8 {
        if metres < radius * 0.98 && !isUncertain { wrong += 1 }
        if metres > radius * 1.02 && isUncertain { wrong += 1 }
      }
    }
    #expect(wrong == 0)
    #expect(uncertain > 0)
    #expect(report.counts[.uncertain] == uncertain)
  }
}
