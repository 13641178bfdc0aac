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

  @Test("A plan comes within a hundredth of the best there is, and never over the bound")
  func optimum() throws {
    var (worst, sum, count, optimal) = (1.0, 0.0, 0, 0)
    var faults: [String] = []
    for seed in 0..<6 {
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
    print("worst \(worst) mean \(sum / Double(count)) optimal \(optimal) of \(count)")
    #expect(faults == [])
    #expect(count > 200)
    #expect(worst >= 0.99)
    #expect(Double(optimal) >= 0.98 * Double(count))
  }
}
