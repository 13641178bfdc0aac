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
