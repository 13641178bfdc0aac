public import ArpentGeometry

/// Counts addresses, or what stands at them, by the source and the target that they lie in.
///
/// Takes positions in blocks and keeps none: memory does not grow with their number. A position on an
/// edge, or where several grounds overlap, counts for the first of them, so that each counts once.
public struct AddressTally: Sendable {
  public let sourceCount: Int
  public let targetCount: Int
  private let sources: ZoneIndex
  private let targets: ZoneIndex
  private var pairs = PairTally()
  private var positionsBySource: [Int: Int] = [:]
  /// A source with fewer positions is left to the next weighting: a handful of addresses says little
  /// of where the others are.
  public var leastPositions = 1
  /// Positions in some source, and their weight.
  public private(set) var counted = (positions: 0, weight: 0.0)
  /// Positions in no source, and their weight: they tell nothing about any.
  public private(set) var elsewhere = (positions: 0, weight: 0.0)

  /// - Parameters:
  ///   - sources: grounds of the sources, in their order, in the plane of the positions (as a rule
  ///     EPSG:4326).
  ///   - targets: likewise.
  public init(from sources: [MultiPolygon], to targets: [MultiPolygon], threads: Int = 1) {
    sourceCount = sources.count
    targetCount = targets.count
    self.sources = ZoneIndex(zones: sources, threads: threads)
    self.targets = ZoneIndex(zones: targets, threads: threads)
  }

  /// Counts some positions with their weights; 1 each where none are given.
  ///
  /// The same positions in the same order give the same tally, however they are cut into blocks.
  /// - Precondition: as many weights as positions, all finite and not negative.
  public mutating func add(_ positions: [Coordinate], weights given: [Double]? = nil) {
    precondition(given.map { $0.count == positions.count } ?? true, "one weight a position")
    let places = located(positions, in: sources)
    let goals = located(positions, in: targets)
    for index in positions.indices {
      let weight = given?[index] ?? 1
      precondition(weight >= 0 && weight.isFinite, "a weight is finite and not negative")
      guard places[index].zone >= 0 else {
        elsewhere.positions += 1
        elsewhere.weight += weight
        continue
      }
      counted.positions += 1
      counted.weight += weight
      let (place, goal) = (Int(places[index].zone), Int(goals[index].zone))
      positionsBySource[place, default: 0] += 1
      pairs.add(weight, from: place, to: goal >= 0 ? goal : nil)
    }
  }

  private func located(_ positions: [Coordinate], in index: ZoneIndex) -> [ZoneIndex.Location] {
    var answers = [ZoneIndex.Location](
      repeating: .init(zone: -1, kind: .outside), count: positions.count)
    var span = answers.mutableSpan
    index.locate(positions.span, into: &span)
    return answers
  }

  /// What was counted in each source; `nil` for a source where nothing was, or too little.
  func rows() -> [WeighedRow?] {
    pairs.rows(sourceCount: sourceCount).enumerated().map { place, row in
      (positionsBySource[place] ?? 0) >= leastPositions ? row : nil
    }
  }
}
