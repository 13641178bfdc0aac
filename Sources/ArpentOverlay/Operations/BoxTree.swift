import ArpentGeometry

/// Finds the boxes that meet a box: a static R-tree packed by sort-tile-recursive (Leutenegger,
/// Lopez and Edgington 1997). Immutable, so that threads share it.
struct BoxTree: Sendable {
  private static let fanout = 16

  /// Level by level, leaves first; each group of ``fanout`` has its box on the next level.
  private let levels: [[BoundingBox]]
  /// Index of each leaf in the array that the tree was built from.
  private let items: [Int]

  /// Boxes of nothing are never found.
  /// - Complexity: O(n log n)
  init(_ boxes: [BoundingBox]) {
    var order = boxes.indices.filter { !boxes[$0].isEmpty }
    order.sort { (boxes[$0].minX + boxes[$0].maxX, $0) < (boxes[$1].minX + boxes[$1].maxX, $1) }
    // Slices of about √(leaves) groups each, ordered by y inside.
    let groups = (order.count + Self.fanout - 1) / Self.fanout
    let slice = max(1, Int(Double(groups).squareRoot().rounded(.up))) * Self.fanout
    for start in stride(from: 0, to: order.count, by: slice) {
      order[start..<min(start + slice, order.count)].sort {
        (boxes[$0].minY + boxes[$0].maxY, $0) < (boxes[$1].minY + boxes[$1].maxY, $1)
      }
    }
    items = order
    var level = order.map { boxes[$0] }
    var made = [level]
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: Self.fanout).map { start in
        level[start..<min(start + Self.fanout, level.count)].reduce(into: .empty) {
          $0.extend(to: $1)
        }
      }
      made.append(level)
    }
    levels = made
  }

  /// Indices of the boxes that meet `box`, touching ones included, in ascending order.
  func meeting(_ box: BoundingBox) -> [Int] {
    guard !items.isEmpty, !box.isEmpty else { return [] }
    var found: [Int] = []
    func visit(_ level: Int, _ index: Int) {
      guard levels[level][index].intersects(box) else { return }
      if level == 0 {
        found.append(items[index])
        return
      }
      let first = index * Self.fanout
      for child in first..<min(first + Self.fanout, levels[level - 1].count) {
        visit(level - 1, child)
      }
    }
    visit(levels.count - 1, 0)
    return found.sorted()
  }
}
