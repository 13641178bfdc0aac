import ArpentGeometry

/// Who lives next door, told from street names and house numbers instead of positions.
///
/// Numbers of one parity run along one side of a street. What they say does not depend on where a
/// geocoder put an address, so it can contradict the ground.
struct StreetOrder {
  /// What the next numbers on the same side say of an address.
  struct Testimony {
    /// Next numbers found, four at most.
    var witnesses = 0
    /// Those of them that vote at the same station.
    var agreeing = 0
    /// Those that vote at the same station and lie near.
    var nearAndAgreeing = 0
    /// Those that lie near.
    var near = 0
  }

  private struct Side: Hashable {
    var street: Int
    var isEven: Bool
  }

  private let addresses: [Address]
  /// Of each address, its place in its side's run; runs are in order of numbers.
  private var runs: [Side: [Int]] = [:]
  private var rank: [Int: Int] = [:]

  /// Next numbers differ by no more than this: ten plots on one side.
  private static let reach = 20
  /// Next doors lie within this, in metres.
  private static let nearness = 150.0

  /// - Parameter streets: the ones that will be asked about.
  init(_ addresses: [Address], using usable: [Int], on streets: Set<Int>) {
    self.addresses = addresses
    for index in usable {
      guard let street = addresses[index].street, streets.contains(street),
        let number = addresses[index].number,
        addresses[index].match.isFirm
      else { continue }
      runs[Side(street: street, isEven: number.isMultiple(of: 2)), default: []].append(index)
    }
    for side in runs.keys {
      runs[side]!.sort {
        (addresses[$0].number!, $0) < (addresses[$1].number!, $1)
      }
      for (place, index) in runs[side]!.enumerated() { rank[index] = place }
    }
  }

  /// `nil` where the address has no street or number, or no neighbour in its numbering.
  func testimony(on index: Int) -> Testimony? {
    guard let place = rank[index], let street = addresses[index].street,
      let number = addresses[index].number,
      let run = runs[Side(street: street, isEven: number.isMultiple(of: 2))]
    else { return nil }
    var testimony = Testimony()
    for step in [-1, 1] {
      var at = place + step
      var found = 0
      var last = number
      while at >= 0, at < run.count, found < 2 {
        defer { at += step }
        let neighbour = addresses[run[at]]
        // Flats of one house are one witness.
        if neighbour.number == last { continue }
        guard abs(neighbour.number! - number) <= Self.reach else { break }
        last = neighbour.number!
        found += 1
        let (dx, dy) = (
          neighbour.position.x - addresses[index].position.x,
          neighbour.position.y - addresses[index].position.y
        )
        let isNear = dx * dx + dy * dy <= Self.nearness * Self.nearness
        let agrees = neighbour.station == addresses[index].station
        testimony.witnesses += 1
        if agrees { testimony.agreeing += 1 }
        if isNear { testimony.near += 1 }
        if agrees && isNear { testimony.nearAndAgreeing += 1 }
      }
    }
    return testimony.witnesses == 0 ? nil : testimony
  }
}
