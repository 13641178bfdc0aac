import Arpent
import ArpentElections
import ArpentGeometry
import Baselines
import Foundation
import Tiling

/// A store with a city's zones before and after a redraw, and a file of contacts assigned to those
/// before, their positions kept. One zone in ten is renumbered, one in forty is gone. Removed when the
/// run ends.
final class RedrawnTown: Sendable {
  static let shared = Result { try RedrawnTown() }

  static let before = CalendarDate("2012-06-01")!
  static let after = CalendarDate("2017-06-01")!

  let folder: URL
  var store: String { folder.appending(path: "zones.gpkg").path }
  var assigned: String { folder.appending(path: "assigned.csv").path }

  private init() throws {
    let city = Country(zones: 900, positions: 25_000)
    folder = try ScratchFolder.make()
    let zones = city.zones.enumerated().map { (String(10_000 + $0), $1) }
    try record(zones, "2012")
    try record(
      zones.enumerated().filter { $0.offset % 40 != 7 }.map { i, zone in
        (i % 10 == 3 ? "9" + zone.0 : zone.0, zone.1)
      }, "2017")
    let contacts = folder.appending(path: "contacts.csv")
    var dice = Dice(seed: 9)
    try ContactCSV.write(city.contactPoints(5_000_000).shuffled(using: &dice), to: contacts)
    var assign = AssignContacts(
      input: contacts.path, store: store, validOn: Self.before, output: assigned)
    assign.options.positions = assigned + RezoneContacts.positionsSuffix
    _ = try assign.run()
    try FileManager.default.removeItem(at: contacts)
  }

  private func record(_ zones: [(String, MultiPolygon)], _ year: String) throws {
    let file = folder.appending(path: "\(year).geojson")
    try ZoneGeoJSON.write(zones.map { ("29001", $0, $1) }, to: file)
    var source = ZoneSourceOptions(path: file.path, codeField: "code")
    source.commune = .code("29001")
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: year, validity: ValidPeriod(from: CalendarDate("\(year)-01-01")!))
    ).run()
  }
}
