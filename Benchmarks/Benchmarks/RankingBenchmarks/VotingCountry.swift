import Arpent
import ArpentElections
import ArpentGeometry
import Baselines
import Foundation
import Tiling

/// A store with a country's zones and three elections held on them, removed when the run ends.
final class VotingCountry: Sendable {
  static let shared = Result { try VotingCountry() }

  static let day = CalendarDate("2019-06-01")!

  let folder: URL
  let sectors: Int
  var store: String { folder.appending(path: "country.gpkg").path }

  private init() throws {
    let country = Country(zones: 70_000, positions: 2_500_000)
    sectors = country.zones.count
    folder = try ScratchFolder.make()
    let keys = zip(country.communes, country.codes).map { (String(10_000 + $0), $1) }
    try recordZones(zip(keys, country.zones).map { ($0.0, $0.1, $1) })
    try recordElections(keys)
  }

  private func recordZones(
    _ zones: [(commune: String, code: String, ground: MultiPolygon)]
  ) throws {
    let file = folder.appending(path: "zones.geojson")
    try ZoneGeoJSON.write(zones, to: file)
    var source = ZoneSourceOptions(path: file.path, codeField: "code")
    source.commune = .field("commune")
    source.codes = .asGiven
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "2017", validity: ValidPeriod(from: CalendarDate("2017-01-01")!))
    ).run()
  }

  private func recordElections(_ keys: [(String, String)]) throws {
    let mapping = folder.appending(path: "mapping.yaml")
    try """
    layout: wide
    codes: as-given
    commune: "{commune}"
    station: "{code}"
    registered: registered
    cast: cast
    valid: valid
    candidates: [RED, BLUE]

    """.write(to: mapping, atomically: true, encoding: .utf8)
    var dice = Dice(seed: 5)
    func number(_ least: Int, _ most: Int) -> Int {
      least + Int(dice.unit() * Double(most - least))
    }
    let rolls = keys.map { _ in number(200, 1400) }
    for (id, day) in [
      ("first-round", "2017-04-23"), ("second-round", "2017-05-07"), ("european", "2019-05-26"),
    ] {
      var lines = ["commune,code,registered,cast,valid,RED,BLUE"]
      for (key, roll) in zip(keys, rolls) {
        let cast = roll * number(50, 80) / 100
        let valid = cast * 97 / 100
        let red = valid * number(10, 60) / 100
        lines.append("\(key.0),\(key.1),\(roll),\(cast),\(valid),\(red),\(valid - red)")
      }
      let file = folder.appending(path: "\(id).csv")
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      var results = ImportResults(
        path: file.path, store: store, election: Election(id: id, date: CalendarDate(day)!))
      results.mapping = mapping.path
      _ = try results.run()
    }
  }
}
