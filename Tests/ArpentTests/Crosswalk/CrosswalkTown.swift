import Arpent
import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentStore
import Foundation
import TestData

/// The fictional town's zones of 2020 and 2024 in a store, and how many electors of the one live in
/// the other.
struct CrosswalkTown {
  let folder = TemporaryFolder()
  var path: String { folder.path("town.gpkg") }

  /// - Parameter statistics: with the squares of 200 m.
  init(statistics: Bool = true) throws {
    for year in ["2020", "2024"] {
      var source = ZoneSourceOptions(
        path: RepositoryFiles.path("data/zones-\(year).geojson"), codeField: "num_bureau")
      source.commune = .field("insee")
      _ = try ImportZones(
        source: source, store: path,
        vintage: Vintage(
          name: year, validity: ValidPeriod(from: CalendarDate("\(year)-01-01")!))
      ).run()
    }
    if statistics {
      var task = ImportStatistics(
        path: RepositoryFiles.path("data/filosofi-200m.csv"), store: path, dataset: "filosofi")
      task.layout = .filosofiGrid
      _ = try task.run()
    }
  }

  func crosswalk(
    _ weights: CrosswalkWeights, from: String = "2020", to: String = "2024", threads: Int = 1
  ) throws -> StoreCrosswalk {
    let store = try ZoneStore.open(path, .readOnly)
    return try StoreCrosswalk(
      store: store, from: store.zones(vintage: from), to: store.zones(vintage: to),
      weights: weights, threads: threads)
  }

  static var addresses: AddressFile {
    AddressFile(path: RepositoryFiles.path("data/addresses-reu.csv"))
  }

  /// Share of a zone's electors by the zone that they live in four years later: `0014` → `0004`.
  static func truth() throws -> [[String]: Double] {
    let text = try String(
      contentsOfFile: RepositoryFiles.path("data/expected_lineage.csv"), encoding: .utf8)
    var truth: [[String]: Double] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let row = line.split(separator: ",").map(String.init)
      truth[[row[0], row[1]]] = Double(row[3])! / Double(row[4])!
    }
    return truth
  }
}

extension StoreCrosswalk {
  /// Shares by the codes of source and target.
  var shares: [[String]: Double] {
    var shares: [[String]: Double] = [:]
    for (source, row) in crosswalk.rows.enumerated() {
      for entry in row where entry.share > 0 {
        shares[[sources[source].zone.key.code, targets[entry.target].zone.key.code]] = entry.share
      }
    }
    return shares
  }
}
