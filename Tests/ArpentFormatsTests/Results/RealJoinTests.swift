import ArpentElections
import ArpentFormats
import Foundation
import TestData
import Testing

/// Zones of real cities find their rows in real results by code.
@Suite(
  "Real joins by code",
  .enabled(if: RealData.has("fr/results-aktiur-france"), "needs the real data"))
struct RealJoinTests {
  static func stations(_ file: String) throws -> Set<StationKey> {
    let reading = try ResultsReader.read(
      path: RealData.path(file), election: Election(id: "e", date: CalendarDate("2017-04-23")!))
    return Set(reading.results.stations.map(\.station))
  }

  static func aktiur(_ name: String) throws -> Set<StationKey> {
    try stations("fr/results-aktiur-france/\(name)_par_bureau_large.csv.gz")
  }

  /// One property of each feature of a GeoJSON file, as text.
  static func property(
    _ name: String, of file: String, where condition: (name: String, value: String)? = nil
  ) throws -> [String] {
    let data = try Data(contentsOf: URL(fileURLWithPath: RealData.path(file)))
    let root = try JSONSerialization.jsonObject(with: data) as! [String: Any]
    return (root["features"] as! [[String: Any]]).compactMap { feature in
      let properties = feature["properties"] as! [String: Any]
      if let condition, "\(properties[condition.name] ?? "")" != condition.value { return nil }
      return "\(properties[name] ?? "")"
    }
  }

  /// A column of a DBF file (dBASE III: header with 32 bytes a field, then fixed-length records).
  static func column(_ name: String, ofDBF file: String) throws -> [String] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: RealData.path(file))))
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let (count, header, length) = (number(4, 4), number(8, 2), number(10, 2))
    var offset = 1
    for field in stride(from: 32, to: header - 1, by: 32) {
      let label = String(decoding: bytes[field..<field + 11].prefix { $0 != 0 }, as: UTF8.self)
      let width = Int(bytes[field + 16])
      if label == name {
        return (0..<count).map {
          let start = header + $0 * length + offset
          return String(decoding: bytes[start..<start + width], as: UTF8.self)
        }
      }
      offset += width
    }
    return []
  }

  static func matched(_ codes: [String], commune: String, in stations: Set<StationKey>) -> Int {
    codes.count { stations.contains(StationCode.reconcile(commune: commune, code: $0)) }
  }

  @Test("Paris 2017: 896 of 896 zones in both rounds of the presidential election")
  func paris() throws {
    let codes = try Self.property(
      "id_bv", of: "fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson")
    #expect(codes.count == 896)
    for round in ["2017-presidentielle-1", "2017-presidentielle-2"] {
      #expect(Self.matched(codes, commune: "75056", in: try Self.aktiur(round)) == 896)
    }
  }

  @Test("European election of 2014: Lyon 288, Rennes 106, Nantes 209, Toulouse 249")
  func european() throws {
    let stations = try Self.aktiur("2014-europeennes")
    let lyon = try Self.column(
      "num_bureau",
      ofDBF: "fr/lyon-2012-juba/vdl_vie_citoyenne.contour_de_bureau_de_vote.dbf")
    #expect(lyon.count == 288)
    #expect(Self.matched(lyon, commune: "69123", in: stations) == 288)
    for (city, column, commune, count) in [
      ("rennes", "NUM_BUREAU", "35238", 106), ("nantes", "ASSOCIANT", "44109", 209),
      ("toulouse", "ASSOCIANT", "31555", 249),
    ] {
      let codes = try Self.property(
        column, of: "fr/\(city)-2014-makina/derived_bureaux_unwrapped.geojson")
      #expect(codes.count == count)
      #expect(Self.matched(codes, commune: commune, in: stations) == count)
    }
  }

  @Test("Brest: 104 of 104 zones in the raw rows of 2024, both rounds")
  func brest() throws {
    let codes = try Self.property(
      "BVOTE", of: "fr/brest-lfi/BureauxVoteBrest.geojson", where: ("DEPCO", "29019"))
    #expect(codes.count == 104)
    for round in ["1", "2"] {
      let stations = try Self.stations("fr/brest-lfi/circos23-tour\(round).csv")
      #expect(stations.count == 201)
      #expect(Self.matched(codes, commune: "29019", in: stations) == 104)
    }
  }
}
