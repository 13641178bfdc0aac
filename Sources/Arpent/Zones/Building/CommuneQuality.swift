import ArpentContours
import ArpentElections
import ArpentGeometry

/// How well a commune's zones were drawn, and why some were not.
public struct CommuneQuality: Codable, Sendable {
  public enum Status: String, Codable, Sendable {
    /// Zones were drawn between the addresses.
    case drawn
    /// One station has all addresses: its zone is the outline.
    case outline
    case skipped
  }

  /// Why a commune was skipped.
  public enum Reason: String, Codable, Sendable {
    case noOutline = "no-outline"
    case noAddresses = "no-addresses"
    /// Electors are not split by ground.
    case notTerritorial = "not-territorial"
    /// The drawing did not pass the check that every output has to.
    case faultyPartition = "faulty-partition"
    case failed
  }

  public var commune: String
  public var status: Status = .skipped
  public var reason: Reason?
  public var detail: String?
  /// Rows of the table, those with a position, those outside the outline.
  public var rows: Int
  public var located = 0
  public var strays = 0
  public var contestedPoints = 0
  /// Rows left out because all around contradicts them; rows in patches that were absorbed.
  public var doubtedRows = 0
  public var absorbedRows = 0
  public var absorbedPatches = 0
  /// Rows that lie in another station's zone.
  public var contradictions = 0
  /// Parts of all zones, and the parts of the outline itself.
  public var pieces = 0
  public var outlineParts = 0
  /// Held out and lying in the outline; of those, fallen into their own station's zone.
  public var heldOutTested = 0
  public var heldOutAgreeing = 0
  public var stations: [StationQuality]

  /// `nil` where nothing was held out.
  public var heldOutAgreement: Double? {
    heldOutTested == 0 ? nil : Double(heldOutAgreeing) / Double(heldOutTested)
  }

  init(_ commune: CommuneAddresses) {
    self.commune = commune.commune
    rows = commune.rows.count
    stations = commune.codes.map { StationQuality(code: $0) }
    for row in commune.rows { stations[row.station].rows += 1 }
  }

  mutating func take(_ drawing: ContourDrawing) {
    strays = drawing.strays.count
    contestedPoints = drawing.contestedPoints
    doubtedRows = drawing.doubtedRows
    absorbedRows = drawing.absorbedRows
    absorbedPatches = drawing.absorbedPatches
    for station in drawing.mixed.flatMap(\.self) { stations[station].flags.append(.notTerritorial) }
  }

  mutating func measure(
    grounds: [MultiPolygon?], outline: MultiPolygon, addresses: [Address],
    heldOut: [HeldOut.Agreement]?
  ) {
    outlineParts = outline.polygons.count
    let far = GroundReach.far(grounds: grounds, addresses: addresses)
    let index = ZoneIndex(zones: grounds.map { $0 ?? MultiPolygon([]) }, threads: 1)
    for address in addresses {
      stations[address.station].located += 1
      if grounds[address.station] != nil, !index.holds(address.position, in: address.station) {
        stations[address.station].contradictions += 1
      }
    }
    for place in stations.indices {
      contradictions += stations[place].contradictions
      stations[place].farShare = far[place]
      stations[place].area = grounds[place]?.area ?? 0
      stations[place].pieces = grounds[place]?.polygons.count ?? 0
      pieces += stations[place].pieces
      if let heldOut {
        heldOutTested += heldOut[place].tested
        heldOutAgreeing += heldOut[place].agreeing
        stations[place].heldOutTested = heldOut[place].tested
        stations[place].heldOutAgreeing = heldOut[place].agreeing
        stations[place].confidence = heldOut[place].lowerBound
      } else if status == .outline, grounds[place] != nil {
        stations[place].confidence = 1
      }
      if grounds[place] == nil, stations[place].flags.isEmpty {
        stations[place].flags.append(.noGround)
      }
      if (1..<StationQuality.fewRows).contains(stations[place].located) {
        stations[place].flags.append(.fewAddresses)
      }
    }
  }
}

/// How well one station's zone was drawn.
public struct StationQuality: Codable, Sendable {
  public enum Flag: String, Codable, Sendable {
    /// None of its addresses has a position: not drawn.
    case noAddresses = "no-addresses"
    /// Its addresses stand among another station's: not drawn.
    case notTerritorial = "not-territorial"
    /// All of its addresses are contradicted by what is around them: not drawn.
    case noGround = "no-ground"
    /// Drawn, from fewer than 15 rows.
    case fewAddresses = "few-addresses"
  }

  /// Fewer rows than this draw a zone that is hardly known.
  static let fewRows = 15

  public var code: String
  public var rows = 0
  public var located = 0
  public var contradictions = 0
  public var pieces = 0
  /// In square metres.
  public var area = 0.0
  /// The share of its ground further than 100 m from any address.
  public var farShare: Double?
  public var heldOutTested = 0
  public var heldOutAgreeing = 0
  /// How surely an elector's address lies in the zone: the lower end of the 95 % interval of the
  /// held-out agreement; 1 for a zone that is its commune; `nil` where nothing was held out.
  public var confidence: Double?
  public var flags: [Flag] = []

  init(code: String) { self.code = code }
}
