import ArpentElections
import ArpentGeometry
import ArpentProjection
import Synchronization

/// A transformation that many threads may call: a PROJ handle belongs to one thread at a time, so
/// each call borrows one, and there are never more than threads.
final class PositionTransform: Sendable {
  private final class Handle: @unchecked Sendable {
    let transformation: Transformation

    init(from source: CRS) throws(ProjectionError) {
      transformation = try Transformation(from: source, to: .longitudeLatitude())
    }
  }

  private let source: CRS
  private let idle = Mutex<[Handle]>([])

  private init(from source: CRS) { self.source = source }

  /// Moves positions in place to EPSG:4326; one that can't be moved becomes (NaN, NaN).
  static func toGeographic(from text: String) throws(ArpentError)
    -> @Sendable (UnsafeMutableBufferPointer<Coordinate>) throws -> Void
  {
    let pool: PositionTransform
    do {
      pool = PositionTransform(from: try CRS(text))
      pool.giveBack(try pool.borrow())
    } catch {
      throw ArpentError(.usage, error.message, Subject(field: "crs", value: text), cause: error)
    }
    return { positions in
      let handle = try pool.borrow()
      _ = handle.transformation.apply(to: positions)
      pool.giveBack(handle)
    }
  }

  private func borrow() throws(ProjectionError) -> Handle {
    if let handle = idle.withLock({ $0.popLast() }) { return handle }
    return try Handle(from: source)
  }

  private func giveBack(_ handle: Handle) { idle.withLock { $0.append(handle) } }
}
