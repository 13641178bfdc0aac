import ArpentElections
import ArpentGeometry
import ArpentRanking
import Testing

@Suite struct PlanTests {
  /// Requests that try every rule, for towns of eight sectors.
  static let requests: [PlanRequest] = {
    let start = Coordinate(x: 2.29, y: 48.84)
    var all: [PlanRequest] = []
    for teams in [1, 2] {
      for isContiguous in [false, true] {
        for allowsPart in [true, false] {
          for budget in [PlanRequest.Budget.hours(20), .hours(45), .doors(500)] {
            for from in [nil, start] {
              var request = PlanRequest(budget: budget)
              request.teams = teams
              request.isContiguous = isContiguous
              request.allowsPart = allowsPart
              request.start = from
              request.travel.walkingSpeed = 2
              all.append(request)
            }
          }
        }
      }
    }
    return all
  }()

  @Test("Tried against every possible plan, nearly all are the best, and none exceeds the bound")
  func optimum() throws {
    var (worst, sum, count, optimal) = (1.0, 0.0, 0, 0)
    var faults: [String] = []
    for seed in 0..<4 {
      let town = PlanTown(columns: 4, rows: 2, seed: UInt64(100 + seed))
      for request in Self.requests {
        let plan = try CanvassPlan(town.sectors, request)
        let best = PlanOracle(town, request).best
        if plan.value > best * (1 + 1e-9) { faults.append("better than the best: \(request)") }
        if best > plan.bound * (1 + 1e-9) { faults.append("bound below the best: \(request)") }
        guard best > 0 else { continue }
        let share = plan.value / best
        (worst, sum, count) = (min(worst, share), sum + share, count + 1)
        if share > 1 - 1e-9 { optimal += 1 }
      }
    }
    #expect(faults == [])
    #expect(count > 150)
    #expect(worst >= 0.95, "\(worst)")
    #expect(sum / Double(count) >= 0.999, "\(sum / Double(count))")
    #expect(Double(optimal) >= 0.97 * Double(count), "\(optimal) of \(count)")
  }

  @Test(
    "A plan keeps its hours, counts its ways, and each sector once", arguments: [false, true])
  func adds(isContiguous: Bool) throws {
    let town = PlanTown(columns: 12, rows: 10, seed: 3)
    var request = PlanRequest(budget: .hours(120))
    request.teams = 4
    request.isContiguous = isContiguous
    request.start = Coordinate(x: 2.31, y: 48.86)
    let plan = try CanvassPlan(town.sectors, request)
    #expect(plan.rounds.map(\.team) == [1, 2, 3, 4])
    let keys = plan.rounds.flatMap { $0.visits.flatMap(\.keys) }
    #expect(Set(keys).count == keys.count)
    #expect(plan.rounds.allSatisfy { $0.minutes <= 30 * 60 + 1e-6 && $0.minutes > 29 * 60 })
    #expect(plan.rounds.allSatisfy { $0.visits.count { $0.share < 1 } <= 1 })
    #expect(plan.rounds.allSatisfy { $0.wayBack > 0 && $0.visits.allSatisfy { $0.travel > 0 } })
    #expect(plan.value <= plan.bound)
    #expect(plan.gap < 0.2, "\(plan.gap)")
    guard isContiguous else { return }
    let places = Dictionary(
      uniqueKeysWithValues: town.sectors.enumerated().map { ($1.key, $0) })
    #expect(
      plan.rounds.allSatisfy { round in
        town.hangsTogether(round.visits.map { places[$0.keys[0]]! })
      })
  }

  @Test("The order in which sectors are given does not matter")
  func order() throws {
    let town = PlanTown(columns: 8, rows: 8, seed: 9)
    var request = PlanRequest(budget: .hours(60))
    request.teams = 3
    let plan = try CanvassPlan(town.sectors, request)
    let other = try CanvassPlan(town.sectors.reversed(), request)
    #expect(PlanCSV.text(plan) == PlanCSV.text(other))
    #expect(plan.rounds == other.rounds)
  }

  @Test("Where there is time for everything, the teams share the work evenly")
  func balance() throws {
    let town = PlanTown(columns: 10, rows: 6, seed: 4)
    var request = PlanRequest(budget: .hours(100_000))
    request.teams = 5
    let plan = try CanvassPlan(town.sectors, request)
    #expect(plan.rounds.flatMap(\.visits).count == 60)
    #expect(plan.gap < 1e-9)
    let minutes = plan.rounds.map(\.minutes)
    #expect(minutes.max()! < minutes.min()! * 1.1, "\(minutes)")
  }

  @Test("A budget of doors is spent to the last door, on the sectors with most value a door")
  func doors() throws {
    let town = PlanTown(columns: 6, rows: 4, seed: 12)
    let plan = try CanvassPlan(town.sectors, PlanRequest(budget: .doors(1000)))
    #expect(abs(plan.doors - 1000) < 1e-6)
    // Without ways to pay for, the fractional knapsack is the optimum for one team.
    #expect(plan.gap < 0.01, "\(plan.gap)")
    #expect(plan.travel > 0)
  }

  @Test("Sectors without value, doors or ground are no part of a plan, and nothing is an error")
  func nothing() throws {
    var sector = PlanTown.sector(column: 0, row: 0, value: 0, doors: 10, minutes: 30)
    #expect(throws: PlanError.nothingToPlan) {
      try CanvassPlan([sector], PlanRequest(budget: .hours(5)))
    }
    sector.value = 5
    #expect(throws: PlanError.notPositive(option: "hours", value: 0)) {
      try CanvassPlan([sector], PlanRequest(budget: .hours(0)))
    }
    let plan = try CanvassPlan([sector], PlanRequest(budget: .hours(5)))
    #expect(
      PlanCSV.text(plan) == """
        team,order,sector,name,share,doors,minutes,travel,value,cumulated,hours_so_far,doors_from
        1,1,99001_1000,,1,10,30,0,5,5,0.5,registered

        """)
  }

  @Test(
    "Ten teams in a thousand sectors fill their hours near the bound", arguments: [false, true])
  func manySectors(isContiguous: Bool) throws {
    let town = PlanTown(columns: 32, rows: 28, seed: 5, largest: 900)
    var request = PlanRequest(budget: .hours(600))
    request.teams = 10
    request.isContiguous = isContiguous
    let plan = try CanvassPlan(town.sectors, request)
    #expect(plan.rounds.count == 10)
    #expect(plan.rounds.allSatisfy { $0.minutes <= 60 * 60 + 1e-6 })
    // The bound knows nothing of contiguity, so it says little about a plan that keeps to it.
    #expect(plan.gap >= 0 && (isContiguous || plan.gap < 0.25), "\(plan.gap)")
  }
}
