import Arpent
import ArgumentParser
import ArpentGeometry
import ArpentRanking

/// How much time there is, and what a plan must keep to.
struct PlanArguments: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Plan for so many hours of all teams together, ways between sectors included.",
      valueName: "N"))
  var hours: Double?

  @Option(
    name: .long,
    help: ArgumentHelp("Plan for so many doors of all teams together.", valueName: "N"))
  var doors: Double?

  @Option(name: .long, help: ArgumentHelp("The plan's table.", valueName: "F.csv"))
  var plan: String?

  @Option(name: .long, help: "Teams that share the work; a sector is one team's.")
  var teams = 1

  @Option(
    name: .long,
    help: ArgumentHelp("Where every team sets out and comes back.", valueName: "LON,LAT"))
  var start: String?

  @Flag(name: .long, help: "Each team's sectors must form one piece.")
  var contiguous = false

  @Option(name: .long, help: "Join sectors with fewer doors to a neighbour.")
  var minSectorDoors = 0.0

  @Flag(name: .long, help: "Work every sector of the plan whole.")
  var wholeSectors = false

  @Option(name: .long, help: "Doors an hour, the same everywhere (default: by density of doors).")
  var doorsPerHour: Double?

  @Option(
    name: .long,
    help: "Registered electors behind a door, where households are not known (default: 1.6).")
  var electorsPerDoor: Double?

  @Option(name: .long, help: "Kilometres an hour on foot between sectors.")
  var walkingSpeed = TravelModel().walkingSpeed

  @Option(name: .long, help: "Kilometres an hour by transport between sectors; 0 to walk only.")
  var transportSpeed = TravelModel().transportSpeed ?? 0

  func validate() throws {
    if hours != nil, doors != nil {
      throw ValidationError("--hours and --doors are two ways to say one thing; give one")
    }
    if hours == nil, doors == nil, plan != nil {
      throw ValidationError("--plan needs --hours or --doors")
    }
  }

  /// `nil` when none was asked for.
  func planned(_ ranking: Ranking) throws -> PlannedCanvass? {
    let budget: PlanRequest.Budget
    switch (hours, doors) {
    case (let hours?, _): budget = .hours(hours)
    case (nil, let doors?): budget = .doors(doors)
    case (nil, nil): return nil
    }
    var request = PlanRequest(budget: budget)
    request.teams = teams
    request.start = try start.map(position)
    request.isContiguous = contiguous
    request.minimumDoors = minSectorDoors
    request.allowsPart = !wholeSectors
    request.travel.walkingSpeed = walkingSpeed
    request.travel.transportSpeed = transportSpeed == 0 ? nil : transportSpeed
    var task = PlanCanvass(ranking: ranking, request: request)
    task.doorsPerHour = doorsPerHour
    task.electorsPerDoor = electorsPerDoor
    return try task.run()
  }

  private func position(_ text: String) throws -> Coordinate {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let longitude = parts[0], let latitude = parts[1] else {
      throw PlanError.startNotAPosition(text)
    }
    let place = Coordinate(longitude: longitude, latitude: latitude)
    guard place.isFinite, place.isGeographic else { throw PlanError.startNotAPosition(text) }
    return place
  }

  static func summary(_ planned: PlannedCanvass) -> String {
    let plan = planned.plan
    let visits = plan.rounds.reduce(0) { $0 + $1.visits.count }
    let hours = (plan.minutes / 6).rounded() / 10
    let gap = (plan.gap * 1000).rounded() / 10
    return "Plan: \(Int(plan.doors.rounded())) doors in \(visits) sectors, \(hours) hours; "
      + "at most \(gap) % short of the best possible."
  }
}
