import ArpentContours
import ArpentElections
public import Foundation

/// How well a whole build went, commune by commune: what the reports show.
public struct BuildQuality: Codable, Sendable {
  /// Where the addresses and the outlines came from.
  public struct Input: Codable, Sendable {
    public var file: String
    public var sha256: String
    public var bytes: Int64
  }

  public struct Method: Codable, Sendable {
    public var clearanceInMetres: Double
    public var margin: Double
    public var absorbedRows: Int
    public var absorbedShare: Double
    public var doubtedShare: Double
    public var strayDistanceInMetres: Double
    public var mixedShare: Double
    public var folds: Int
  }

  public var addresses: Input
  public var outlines: Input
  public var method: Method
  /// Rows of the table, those without a position, those without a station.
  public var rows: Int
  public var unlocated: Int
  public var withoutStation: Int
  /// Ascending.
  public var communes: [CommuneQuality]

  init(
    source: Source, outlines: Source, options: ContourOptions, folds: Int, rows: Int,
    unlocated: Int, withoutStation: Int, communes: [CommuneQuality]
  ) {
    addresses = Input(file: source.fileName, sha256: source.sha256, bytes: source.byteCount)
    self.outlines = Input(
      file: outlines.fileName, sha256: outlines.sha256, bytes: outlines.byteCount)
    method = Method(
      clearanceInMetres: options.clearance, margin: options.margin,
      absorbedRows: options.absorbedRows, absorbedShare: options.absorbedShare,
      doubtedShare: options.doubtedShare, strayDistanceInMetres: options.strayDistance,
      mixedShare: options.mixedShare, folds: folds)
    self.rows = rows
    self.unlocated = unlocated
    self.withoutStation = withoutStation
    self.communes = communes
  }

  /// Over all communes; `nil` where nothing was held out.
  public var heldOutAgreement: Double? {
    let tested = communes.reduce(0) { $0 + $1.heldOutTested }
    return tested == 0
      ? nil : Double(communes.reduce(0) { $0 + $1.heldOutAgreeing }) / Double(tested)
  }

  /// Zones drawn.
  public var zoneCount: Int {
    communes.reduce(0) { $0 + $1.stations.count { $0.pieces > 0 } }
  }

  public var skipped: [CommuneQuality] { communes.filter { $0.status == .skipped } }

  /// As JSON, keys in order: the same bytes for the same build.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Communes and stations that were not drawn, as problems.
  func problems(file: String) -> [Problem] {
    communes.flatMap { commune -> [Problem] in
      if commune.status == .skipped {
        return [
          Problem(
            severity: .rejected, kind: commune.reason?.rawValue ?? "failed",
            message: "the commune was not drawn: \(commune.detail ?? "no reason is known")",
            subject: Subject(file: file, code: commune.commune))
        ]
      }
      return commune.stations.flatMap { station in
        station.flags.map { flag in
          Problem(
            severity: flag == .fewAddresses ? .notice : .rejected, kind: flag.rawValue,
            message: flag.message,
            subject: Subject(
              file: file,
              code: StationKey(commune: commune.commune, code: station.code).description))
        }
      }
    }
  }

  /// The method and its parameters, for the record in the store.
  func method(file: String) -> Problem {
    Problem(
      severity: .notice, kind: "built-from-addresses",
      message: "zones drawn from \(rows) rows with the outlines of \(outlines.file) "
        + "(sha256 \(outlines.sha256)): clearance \(method.clearanceInMetres) m, margin "
        + "\(method.margin), patches absorbed up to \(method.absorbedRows) rows or a share of "
        + "\(method.absorbedShare), doubted below \(method.doubtedShare), strays beyond "
        + "\(method.strayDistanceInMetres) m",
      subject: Subject(file: file))
  }
}

extension StationQuality.Flag {
  /// What it means, in one sentence.
  public var message: String {
    switch self {
    case .noAddresses: "none of the station's addresses has a position: it has no zone"
    case .notTerritorial:
      "the station's addresses stand among another station's: electors are not split by ground"
    case .noGround: "all around the station's addresses contradicts them: it has no zone"
    case .fewAddresses: "the zone was drawn from fewer than 15 rows"
    }
  }
}
