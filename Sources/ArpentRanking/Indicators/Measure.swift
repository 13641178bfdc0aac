/// An indicator settled for a place: which figures it reads. A plain value, so that working out
/// seventy million of them counts no references.
enum Measure: Hashable, Sendable {
  case slot(Int)
  case turnout
  case abstention
  case trend
  case turnoutGap(from: Int, to: Int)
  case support
  case performance
  case volatility
  case persuadability
  case mobilisation
  case persuasion
  case closeness(Int)
  case density
  case doors
  case doorsPerHour
  case votesByShare
  case votesByTurnout
  /// Where its numbers begin among the place's constants.
  case recipe(Int)
}

extension Measure {
  /// The figures that it is worked out from.
  func slots(_ layout: FigureLayout, _ place: PlaceFigures) -> Set<Int> {
    func all(_ slot: (Int) -> Int) -> Set<Int> { Set((0..<layout.elections).map(slot)) }
    let roll: Set = [layout.registered(place.latest)]
    let doors = roll.union([layout.households, layout.area])
    switch self {
    case .slot(let slot), .closeness(let slot): return [slot]
    case .turnout, .abstention, .trend: return all(layout.abstention)
    case .turnoutGap(let from, let to): return [layout.abstention(from), layout.abstention(to)]
    case .support, .performance, .volatility, .persuadability: return all(layout.support)
    case .mobilisation, .persuasion:
      return roll.union(all(layout.abstention)).union(all(layout.support))
    case .density: return roll.union([layout.area])
    case .doors, .doorsPerHour: return doors
    case .votesByShare: return doors.union(all(layout.abstention))
    case .votesByTurnout: return doors.union(all(layout.abstention)).union(all(layout.support))
    case .recipe(let start):
      let count = Int(place.constants[start + 2] + place.constants[start + 3])
      return Set((0..<count).map { Int(place.constants[start + 4 + $0]) }).union([layout.area])
    }
  }
}

/// Works out measures from a sector's row of figures. NaN where a figure is missing.
///
/// The pointers are to a row of the layout's width and to the place's constants; every index below
/// comes from the layout or from ``PlaceFigures``, which made both.
struct Evaluator {
  let layout: FigureLayout
  let place: PlaceFigures
  let constants: UnsafePointer<Double>

  func value(_ measure: Measure, _ row: UnsafePointer<Double>) -> Double {
    switch measure {
    case .slot(let slot): row[slot]
    case .abstention: abstention(row)
    case .turnout: 1 - abstention(row)
    case .trend: trend(row)
    case .turnoutGap(let from, let to): row[layout.abstention(to)] - row[layout.abstention(from)]
    case .support: support(row)
    case .performance: performance(row)
    case .volatility: volatility(row)
    case .persuadability: persuadability(row)
    case .mobilisation: row[layout.registered(place.latest)] * abstention(row) * support(row)
    case .persuasion:
      row[layout.registered(place.latest)] * (1 - abstention(row)) * persuadability(row)
    case .closeness(let slot): 1 - abs(row[slot])
    case .density: row[layout.registered(place.latest)] / row[layout.area]
    case .doors: doors(row)
    case .doorsPerHour: doorsPerHour(row)
    case .votesByShare:
      electorsPerHour(row) * (1 - abstention(row)) * constants[place.effectOnVoteShare]
    case .votesByTurnout:
      electorsPerHour(row) * abstention(row) * support(row) * constants[place.effectOnTurnout]
    case .recipe(let start): recipe(start, row)
    }
  }

  /// Mean over the elections: all of them, so that a missing one makes it NaN.
  private func abstention(_ row: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for e in 0..<layout.elections { sum += row[layout.abstention(e)] }
    return sum / Double(layout.elections)
  }

  /// Mean over the elections where the support stood.
  private func support(_ row: UnsafePointer<Double>) -> Double {
    var (sum, count) = (0.0, 0.0)
    for e in 0..<layout.elections {
      let share = row[layout.support(e)]
      if share == share {
        sum += share
        count += 1
      }
    }
    return sum / count
  }

  /// Slope of the least-squares line through turnout less the place's, in shares a year.
  private func trend(_ row: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for e in 0..<layout.elections {
      sum +=
        constants[place.slope(e)]
        * (constants[place.abstention(e)] - row[layout.abstention(e)])
    }
    return sum
  }

  private func performance(_ row: UnsafePointer<Double>) -> Double {
    var (sum, weights) = (0.0, 0.0)
    for e in 0..<layout.elections {
      let share = row[layout.support(e)]
      if share == share {
        sum += share * constants[place.recency(e)]
        weights += constants[place.recency(e)]
      }
    }
    return sum / weights
  }

  /// Standard deviation over the elections of support less the place's.
  private func volatility(_ row: UnsafePointer<Double>) -> Double {
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    for e in 0..<layout.elections {
      let lead = row[layout.support(e)] - constants[place.support(e)]
      if lead == lead {
        sum += lead
        squares += lead * lead
        count += 1
      }
    }
    guard count > 1 else { return .nan }
    return max(0, (squares - sum * sum / count) / (count - 1)).squareRoot()
  }

  /// Mean of |support − support before it| over the elections in time.
  private func persuadability(_ row: UnsafePointer<Double>) -> Double {
    var (sum, count) = (0.0, 0.0)
    var before = Double.nan
    for k in 0..<layout.elections {
      let share = row[layout.support(Int(constants[place.order(k)]))]
      guard share == share else { continue }
      if before == before {
        sum += abs(share - before)
        count += 1
      }
      before = share
    }
    return sum / count
  }

  /// Households where they are known; otherwise electors over electors a door.
  private func doors(_ row: UnsafePointer<Double>) -> Double {
    let households = row[layout.households]
    return households > 0
      ? households : row[layout.registered(place.latest)] / constants[place.electorsPerDoor]
  }

  private func doorsPerHour(_ row: UnsafePointer<Double>) -> Double {
    let metres = 1000 / (doors(row) / row[layout.area]).squareRoot()
    return 60 / (constants[place.minutesAtDoor] + metres / constants[place.metresPerMinute])
  }

  /// Electors behind the doors that open in an hour, one spoken to at each.
  private func electorsPerHour(_ row: UnsafePointer<Double>) -> Double {
    doorsPerHour(row) * constants[place.contactRate]
  }

  private func recipe(_ start: Int, _ row: UnsafePointer<Double>) -> Double {
    let (sums, overs) = (Int(constants[start + 2]), Int(constants[start + 3]))
    var value = 0.0
    for k in 0..<sums { value += row[Int(constants[start + 4 + k])] }
    if overs > 0 {
      var whole = 0.0
      for k in 0..<overs { whole += row[Int(constants[start + 4 + sums + k])] }
      value = whole > 0 ? value / whole : .nan
    }
    if constants[start + 1] == 1 { value /= row[layout.area] }
    return value * constants[start]
  }
}
