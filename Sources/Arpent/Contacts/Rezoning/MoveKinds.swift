import ArpentChange
import ArpentElections
import ArpentGeometry

/// What binds the zone that a contact leaves to the zone that it comes to: the lineage between two
/// dates, packed so that it can be kept in a file.
struct MoveKinds: Hashable, Sendable {
  /// Pairs of zones with ground in common, ascending, each with its kind.
  private(set) var pairs: [UInt64] = []
  private(set) var pairKinds: [UInt8] = []
  /// Old zones whose ground is in no zone now, and new ones on ground that was in none.
  private(set) var abolished: [UInt32] = []
  private(set) var created: [UInt32] = []

  /// For two zones that share no more ground than drawing the same boundary twice leaves.
  static let traceOfDrawing = "drawing"

  /// All texts that ``text(_:)`` gives, by number.
  static let texts = LineageKind.allCases.map(\.rawValue) + [traceOfDrawing]

  /// - Parameters:
  ///   - old, new: places in the lineage, as ordinals of all zones of the date.
  init(_ lineage: Lineage, old: [Int32], new: [Int32]) {
    let numbers = Dictionary(
      uniqueKeysWithValues: LineageKind.allCases.enumerated().map { ($1, UInt8($0)) })
    let found = lineage.relations.map { relation in
      (
        Self.pair(old[relation.source], new[relation.target]), numbers[relation.kind]!
      )
    }.sorted { $0.0 < $1.0 }
    pairs = found.map(\.0)
    pairKinds = found.map(\.1)
    abolished = old.indices.filter { lineage.kind(from: $0, to: nil) == .abolished }
      .map { UInt32(old[$0]) }.sorted()
    created = new.indices.filter { lineage.kind(from: nil, to: $0) == .created }
      .map { UInt32(new[$0]) }.sorted()
  }

  init(pairs: [UInt64], pairKinds: [UInt8], abolished: [UInt32], created: [UInt32]) {
    self.pairs = pairs
    self.pairKinds = pairKinds
    self.abolished = abolished
    self.created = created
  }

  private static func pair(_ from: Int32, _ to: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
  }

  /// Number, in ``texts``, of the kind of a move between two zones by ordinal; -1 stands for none.
  /// - Complexity: O(log pairs)
  func number(from: Int32, to: Int32) -> Int {
    func number(_ kind: LineageKind) -> Int { LineageKind.allCases.firstIndex(of: kind)! }
    if to < 0 { return number(Self.holds(abolished, from) ? .abolished : .redrawn) }
    if from < 0 { return number(Self.holds(created, to) ? .created : .redrawn) }
    let place = Self.place(Self.pair(from, to), in: pairs)
    return place.map { Int(pairKinds[$0]) } ?? Self.texts.count - 1
  }

  private static func holds(_ list: [UInt32], _ zone: Int32) -> Bool {
    place(UInt32(bitPattern: zone), in: list) != nil
  }

  private static func place<T: Comparable>(_ value: T, in list: [T]) -> Int? {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < list.count && list[low] == value ? low : nil
  }
}

extension MoveKinds {
  /// Finds the kinds between the zones of two dates. Zones that are the same in both, and meet no
  /// other, are left out of it.
  static func between(
    _ old: [ZoneVersion], _ new: [ZoneVersion], pairing: ZonePairing, threads: Int
  ) throws -> MoveKinds {
    let (oldPlaces, newPlaces) = AffectedZones.places(
      old.map(\.zone.ground.boundingBox), new.map(\.zone.ground.boundingBox), pairing)
    let sources = oldPlaces.map { old[Int($0)].zone }
    let targets = newPlaces.map { new[Int($0)].zone }
    let box = (sources + targets).reduce(into: BoundingBox.empty) {
      $0.extend(to: $1.ground.boundingBox)
    }
    guard !box.isEmpty else {
      return MoveKinds(pairs: [], pairKinds: [], abolished: [], created: [])
    }
    let flattening = Flattening()
    let lineage = try Lineage.between(
      sources, targets, threads: threads, projectedBy: try flattening.projection(for: box))
    return MoveKinds(lineage, old: oldPlaces, new: newPlaces)
  }
}

/// Which zones have to do with a redraw.
enum AffectedZones {
  /// Ordinals of the zones of either date that are not the same in both, and of those whose boxes
  /// meet the box of such a one.
  static func places(
    _ old: [BoundingBox], _ new: [BoundingBox], _ pairing: ZonePairing
  ) -> (old: [Int32], new: [Int32]) {
    let affected =
      old.indices.filter { pairing.oldIsAffected[$0] }.map { old[$0] }
      + new.indices.filter { pairing.newIsAffected[$0] }.map { new[$0] }
    let columns = BoxColumns(affected)
    func meeting(_ boxes: [BoundingBox], _ isAffected: [Bool]) -> [Int32] {
      boxes.indices.filter { isAffected[$0] || columns.meet(boxes[$0]) }.map(Int32.init)
    }
    return (meeting(old, pairing.oldIsAffected), meeting(new, pairing.newIsAffected))
  }

  /// Boxes in order of their western sides.
  private struct BoxColumns {
    private let boxes: [BoundingBox]
    private let widest: Double

    init(_ boxes: [BoundingBox]) {
      self.boxes = boxes.filter { !$0.isEmpty }.sorted { $0.minX < $1.minX }
      widest = self.boxes.reduce(0) { max($0, $1.width) }
    }

    func meet(_ box: BoundingBox) -> Bool {
      guard !box.isEmpty else { return false }
      var (low, high) = (0, boxes.count)
      while low < high {
        let middle = (low + high) / 2
        if boxes[middle].minX < box.minX - widest { low = middle + 1 } else { high = middle }
      }
      while low < boxes.count, boxes[low].minX <= box.maxX {
        if boxes[low].intersects(box) { return true }
        low += 1
      }
      return false
    }
  }
}
