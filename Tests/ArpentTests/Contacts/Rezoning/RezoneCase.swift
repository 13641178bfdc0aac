import Arpent
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

/// A store with the zones of two dates, and contact files assigned to either.
struct RezoneCase {
  let folder = TemporaryFolder()
  var store: String { folder.path("zones.gpkg") }
  static let from = CalendarDate("2012-06-01")!
  static let to = CalendarDate("2017-06-01")!

  /// Squares in degrees, by code: `(code, west, south, east, north)`.
  typealias Square = (String, Double, Double, Double, Double)

  init(before: [Square], after: [Square]) throws {
    try importZones(
      folder.file("before.geojson", Self.geojson(before)), "2012", code: "code", commune: "29001")
    try importZones(
      folder.file("after.geojson", Self.geojson(after)), "2017", code: "code", commune: "29001")
  }

  /// The real zones of Paris.
  static func paris() throws -> RezoneCase {
    let made = RezoneCase()
    try made.importZones(
      RealData.path("fr/paris-2012-spReapportion/derived_ParisPollingStations2012.geojson"),
      "2012", code: "ID", commune: "75056")
    try made.importZones(
      RealData.path("fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson"), "2017",
      code: "id_bv", commune: "75056")
    return made
  }

  static let hasParis =
    RealData.has("fr/paris-2012-spReapportion")
    && RealData.has(
      "fr/paris-2017-secteurs")

  init() {}

  func importZones(_ path: String, _ year: String, code: String, commune: String) throws {
    var source = ZoneSourceOptions(path: path, codeField: code)
    source.commune = .code(commune)
    let report = try ImportZones(
      source: source, store: store,
      vintage: Vintage(
        name: year, validity: ValidPeriod(from: CalendarDate("\(year)-01-01")!))
    ).run()
    try #require(report.summary != nil)
  }

  private static func geojson(_ squares: [Square]) -> String {
    let features = squares.map { code, west, south, east, north in
      """
      {"type":"Feature","properties":{"code":"\(code)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}
      """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  /// Assigns a file to the zones of a day; with `positions`, keeps them beside it.
  @discardableResult
  func assign(
    _ input: String, on day: CalendarDate, to output: String, positions: Bool = false,
    _ change: (inout AssignContacts) -> Void = { _ in }
  ) throws -> AssignmentReport {
    var task = AssignContacts(input: input, store: store, validOn: day, output: output)
    task.options.threads = 2
    // Small pieces, so that there are many of them.
    task.options.chunkSize = 20_000
    task.options.positionBlockRows = 30_000
    if positions { task.options.positions = output + ".positions" }
    change(&task)
    return try task.run()
  }

  func rezone(
    _ input: String, to output: String, _ change: (inout RezoneContacts) -> Void = { _ in }
  ) throws -> RezoneReport {
    var task = RezoneContacts(
      input: input, store: store, from: Self.from, to: Self.to, output: output)
    task.threads = 2
    task.chunkSize = 20_000
    change(&task)
    return try task.run()
  }

  /// What assigning afresh changes in the column of zones: `name,from,to` of each row whose zone is
  /// another, in order. `name` and `zone` are places of fields; plain files only.
  static func difference(_ before: String, _ after: String, name: Int, zone: Int) throws -> [String]
  {
    let files = try [before, after].map {
      try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n").dropFirst()
    }
    try #require(files[0].count == files[1].count)
    return zip(files[0], files[1]).compactMap { old, new in
      let a = old.split(separator: ",", omittingEmptySubsequences: false)
      let b = new.split(separator: ",", omittingEmptySubsequences: false)
      return a[zone] == b[zone] ? nil : "\(a[name]),\(a[zone]),\(b[zone])"
    }
  }

  /// The lines of a list of changes without their lineage.
  static func moves(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
      String($0[..<$0.lastIndex(of: ",")!])
    }
  }
}
