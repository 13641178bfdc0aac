import ArpentElections
import ArpentGeometry

/// How a ranking's score becomes what the work in a sector is worth.
public enum PlanValue: String, Hashable, Sendable {
  /// The score is a number of people in the sector: it is the value.
  case people
  /// The score is a yield for each hour: the value is the score × the hours at the doors.
  case perHour = "per-hour"
  /// The score is in points, which have no zero of their own: the value is the points above the
  /// lowest sector's × the doors.
  case points

  /// Told from the formula's units.
  init(_ formula: Formula) {
    let units = formula.terms.map(\.part.unit)
    let isPlain = formula.terms.allSatisfy { $0.transform == .none && $0.weight > 0 }
    switch formula.combination {
    case .product where isPlain && units.contains { $0 == .doorsPerHour || $0 == .votesPerHour }:
      self = .perHour
    case .product where isPlain && units.contains(.electors): self = .people
    case .sum where isPlain && units.allSatisfy({ $0 == .electors }): self = .people
    case .sum where isPlain && units.allSatisfy({ $0 == .votesPerHour }): self = .perHour
    case .product, .sum: self = .points
    }
  }
}

/// What is assumed of the work in a sector.
public struct PlanAssumptions: Hashable, Sendable {
  public var canvassing: Canvassing
  /// The same pace everywhere; `nil` for ``Canvassing/doorsPerHour(density:)``, slower where doors
  /// stand far apart.
  public var doorsPerHour: Double?

  public init(canvassing: Canvassing = Canvassing(), doorsPerHour: Double? = nil) {
    self.canvassing = canvassing
    self.doorsPerHour = doorsPerHour
  }
}

/// A plan made from a ranking, with what it takes for granted.
public struct PlannedCanvass: Sendable {
  public let plan: CanvassPlan
  public let assumptions: PlanAssumptions
  public let value: PlanValue

  /// - Throws: ``PlanError``.
  public init(
    of ranking: Ranking, _ request: PlanRequest, _ assumptions: PlanAssumptions? = nil
  ) throws(PlanError) {
    let taken = assumptions ?? PlanAssumptions(canvassing: ranking.formula.canvassing)
    if let pace = taken.doorsPerHour, !(pace > 0 && pace.isFinite) {
      throw .notPositive(option: "doors-per-hour", value: pace)
    }
    let doors = taken.canvassing.electorsPerDoor
    guard doors > 0, doors.isFinite else {
      throw .notPositive(option: "electors-per-door", value: doors)
    }
    plan = try CanvassPlan(PlanSector.all(of: ranking, taken), request)
    self.assumptions = taken
    value = PlanValue(ranking.formula)
  }
}

extension PlanSector {
  /// The ranked sectors of a ranking, as a plan takes them. Sectors without ground, or of which
  /// neither households nor the roll is known, are left out.
  public static func all(of ranking: Ranking, _ assumptions: PlanAssumptions) -> [PlanSector] {
    let rule = PlanValue(ranking.formula)
    let latest = ranking.context.chronology.last
    let lowest = ranking.ranked.compactMap { $0.score?.value }.min() ?? 0
    return ranking.ranked.compactMap { outcome in
      let sector = outcome.sector
      guard let score = outcome.score, let ground = sector.ground, !ground.isEmpty else {
        return nil
      }
      let roll = latest.flatMap { sector.results[$0]?.tally.registered }
      let doors: DoorCount
      if let households = sector.households, households > 0 {
        doors = DoorCount(households, from: .households)
      } else if let roll, roll > 0 {
        doors = DoorCount(
          Double(roll) / assumptions.canvassing.electorsPerDoor, from: .registered)
      } else {
        return nil
      }
      let pace =
        assumptions.doorsPerHour
        ?? assumptions.canvassing.doorsPerHour(density: doors.count / squareKilometres(sector))
      guard pace > 0 else { return nil }
      let hours = doors.count / pace
      let value =
        switch rule {
        case .people: score.value
        case .perHour: score.value * hours
        case .points: (score.value - lowest) * doors.count
        }
      return PlanSector(
        key: sector.key, name: sector.name, ground: ground, value: value, doors: doors,
        minutes: hours * 60)
    }
  }

  private static func squareKilometres(_ sector: SectorInput) -> Double {
    if let area = sector.area, area > 0 { return area / 1e6 }
    guard let ground = sector.ground else { return 0 }
    let plane = LocalPlane(around: ground.boundingBox)
    return ground.mapCoordinates(plane.metres).area / 1e6
  }
}
