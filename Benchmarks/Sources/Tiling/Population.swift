/// Where people live: thinly everywhere, and round towns whose sizes fall as their rank.
struct Population {
  private struct Town {
    var x: Double
    var y: Double
    var people: Double
    var squaredRadius: Double
  }

  private var towns: [Town] = []
  private let rural: Double

  /// - Parameters:
  ///   - width, height: of the country, in lattice steps.
  ///   - communes: rural communes that fit in.
  init(width: Int, height: Int, communes: Int, seed: UInt64) {
    let count = max(6, communes / 100)
    let commune = Double(Cell.communeSize)
    // Half of the people live in towns.
    rural = 1 / (Double(width) * Double(height))
    let harmonic = (1...count).reduce(0) { $0 + 1 / Double($1) }
    for rank in 1...count {
      var dice = Dice(seed: seed, for: 1, rank)
      let radius = commune * (0.35 + 2.2 / Double(rank).squareRoot())
      towns.append(
        Town(
          x: dice.unit() * Double(width), y: dice.unit() * Double(height),
          people: 1 / (Double(rank) * harmonic), squaredRadius: radius * radius))
    }
  }

  /// People in the cell, by nine samples, in a unit of no meaning.
  func people(in cell: Cell) -> Double {
    var total = 0.0
    let step = Double(cell.size) / 3
    for row in 0..<3 {
      for column in 0..<3 {
        total += density(
          Double(cell.x) + (Double(column) + 0.5) * step,
          Double(cell.y) + (Double(row) + 0.5) * step)
      }
    }
    return total * step * step
  }

  private func density(_ x: Double, _ y: Double) -> Double {
    var total = rural
    for town in towns {
      let dx = x - town.x
      let dy = y - town.y
      let fall = 1 + (dx * dx + dy * dy) / town.squaredRadius
      total += town.people / (3.14159265358979 * town.squaredRadius * fall * fall)
    }
    return total
  }
}
