public import ArpentGeometry

/// Lines that borders keep to where they part two stations' addresses: water, railways, streets.
public struct Barriers: Sendable {
  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private struct Segment {
    var a: Coordinate
    var b: Coordinate
  }

  /// In metres.
  private static let cellSize = 100.0

  private var segments: [Segment] = []
  private var cells: [Cell: [Int]] = [:]

  /// - Parameter lines: in metres, in the plane of the outline.
  public init(_ lines: [[Coordinate]]) {
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) where a.isFinite && b.isFinite && a != b {
        for cell in Self.cells(from: a, to: b) { cells[cell, default: []].append(segments.count) }
        segments.append(Segment(a: a, b: b))
      }
    }
  }

  public var isEmpty: Bool { segments.isEmpty }

  /// Where on the way from `a` to `b`, 0 to 1, a barrier crosses it: of several crossings the one
  /// nearest to the middle; `nil` where there is none.
  func crossing(from a: Coordinate, to b: Coordinate) -> Double? {
    guard !segments.isEmpty else { return nil }
    var best: Double?
    for cell in Self.cells(from: a, to: b) {
      for number in cells[cell] ?? [] {
        guard let share = crossing(of: segments[number], a, b) else { continue }
        if best.map({ (abs(share - 0.5), share) < (abs($0 - 0.5), $0) }) ?? true { best = share }
      }
    }
    return best
  }

  private func crossing(of segment: Segment, _ a: Coordinate, _ b: Coordinate) -> Double? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (ex, ey) = (segment.b.x - segment.a.x, segment.b.y - segment.a.y)
    let area = dx * ey - dy * ex
    guard area != 0 else { return nil }
    let (px, py) = (segment.a.x - a.x, segment.a.y - a.y)
    let share = (px * ey - py * ex) / area
    let along = (px * dy - py * dx) / area
    return share > 0 && share < 1 && along >= 0 && along <= 1 ? share : nil
  }

  /// The cells of the box round a segment, cut into pieces no longer than a cell.
  private static func cells(from a: Coordinate, to b: Coordinate) -> Set<Cell> {
    func cell(_ value: Double) -> Int { Int((value / cellSize).rounded(.down)) }
    let pieces = max(1, Int(max(abs(b.x - a.x), abs(b.y - a.y)) / cellSize) + 1)
    var found: Set<Cell> = []
    var last = a
    for piece in 1...pieces {
      let share = Double(piece) / Double(pieces)
      let next = Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
      for column in cell(min(last.x, next.x))...cell(max(last.x, next.x)) {
        for row in cell(min(last.y, next.y))...cell(max(last.y, next.y)) {
          found.insert(Cell(column: column, row: row))
        }
      }
      last = next
    }
    return found
  }
}
