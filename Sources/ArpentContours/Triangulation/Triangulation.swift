/// The Delaunay triangulation of distinct positions: no circle round a triangle holds another one.
///
/// Edges are directed and come in pairs, `e` and `e ^ 1`. Each knows the next and the previous one
/// round its origin, counter-clockwise: the primal half of the quad-edge structure.
package struct Triangulation {
  /// Ascending, none twice.
  package let points: [GridPoint]
  /// Place of each edge's origin in ``points``; -1 where the edge was taken out again.
  private(set) var origins: [Int32] = []
  private(set) var onext: [Int32] = []
  private(set) var oprev: [Int32] = []

  /// - Precondition: `points` is ascending and holds none twice.
  /// - Complexity: O(n log n)
  package init(_ points: [GridPoint]) {
    self.points = points
    guard points.count > 1 else { return }
    (origins, onext, oprev) = points.withUnsafeBufferPointer { points in
      var builder = TriangulationBuilder(points)
      defer { builder.deallocate() }
      builder.build()
      return builder.arrays
    }
  }

  @inline(__always) package func origin(_ edge: Int32) -> Int { Int(origins[Int(edge)]) }
  @inline(__always) package func destination(_ edge: Int32) -> Int { Int(origins[Int(edge ^ 1)]) }
  /// The next edge round the face to the left.
  @inline(__always) package func lnext(_ edge: Int32) -> Int32 { oprev[Int(edge ^ 1)] }
  @inline(__always) package func lprev(_ edge: Int32) -> Int32 { onext[Int(edge)] ^ 1 }

  /// The third corner of the triangle to the left of `edge`; `nil` where that is the outside.
  package func apex(_ edge: Int32) -> Int? {
    let second = lnext(edge)
    let third = lnext(second)
    guard lnext(third) == edge else { return nil }
    let corner = origin(third)
    return turn(points[origin(edge)], points[destination(edge)], points[corner]) > 0 ? corner : nil
  }

  /// Every edge once, as the even one of its pair.
  package var edges: some Sequence<Int32> {
    stride(from: Int32(0), to: Int32(origins.count), by: 2).lazy.filter {
      origins[Int($0)] >= 0
    }
  }
}
