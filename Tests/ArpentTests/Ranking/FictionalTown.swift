import Arpent
import ArpentElections
import ArpentFormats
import ArpentRanking
import TestData

/// A store of the fictional town of `data/`: the zones of 2024, both rounds of that year, and the
/// grid of statistics.
enum FictionalTown {
  static func task(in folder: TemporaryFolder, zonesOf years: [Int] = [2024]) throws
    -> RankSectors
  {
    let store = folder.path("town.gpkg")
    for year in years { try zones(year, into: store) }
    for (id, date) in [("t1", "2024-06-30"), ("t2", "2024-07-07")] {
      try results("legislatives-2024-\(id).csv", as: id, on: date, into: store)
    }
    var statistics = ImportStatistics(
      path: RepositoryFiles.path("data/filosofi-200m.csv"), store: store, dataset: "filosofi")
    statistics.layout = .filosofiGrid
    _ = try statistics.run()
    var task = RankSectors(store: store, validOn: CalendarDate("2024-07-07")!)
    task.uncertainty?.simulations = 100
    return task
  }

  /// The zones as they were from the first day of a year.
  static func zones(_ year: Int, into store: String) throws {
    var source = ZoneSourceOptions(
      path: RepositoryFiles.path("data/zones-\(year).geojson"), codeField: "num_bureau")
    source.commune = .field("insee")
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(
        name: "\(year)", validity: ValidPeriod(from: CalendarDate("\(year)-01-01")!))
    ).run()
  }

  static func results(_ file: String, as id: String, on date: String, into store: String) throws {
    _ = try ImportResults(
      path: RepositoryFiles.path("data/\(file)"), store: store,
      election: Election(id: id, date: CalendarDate(date)!)
    ).run()
  }
}
