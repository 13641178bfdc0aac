public import ArpentGeometry
import CPROJ

/// Moves positions from one system to another, x = easting or longitude on both sides.
///
/// Owns a PROJ handle, which belongs to the thread that uses it: make one a thread. Making one
/// costs milliseconds, moving a position a microsecond or less. Between equal systems, positions
/// come back bit for bit. Never uses the network; where a grid that PROJ would like is not
/// installed, the next best operation is used and ``quality(at:)`` says how good it is.
public struct Transformation: ~Copyable {
  public let source: CRS
  public let target: CRS
  let context: ProjContext
  /// `nil` between equal systems.
  let operation: ProjObject?

  /// - Throws: ``ProjectionError/noTransformation(from:to:reason:)``.
  public init(from source: CRS, to target: CRS) throws(ProjectionError) {
    let context = try ProjContext()
    let operation = try normalOperation(from: source, to: target, in: context)
    self.source = source
    self.target = target
    self.context = context
    self.operation = operation
  }

  /// Nothing is moved: both systems are the same.
  public var isIdentity: Bool { operation == nil }

  /// The position in the target system.
  /// - Throws: ``ProjectionError/cannotTransform(position:place:from:to:reason:)`` for a position
  ///   that is not finite, or that the target system can't hold.
  public func apply(_ position: Coordinate) throws(ProjectionError) -> Coordinate {
    guard position.isFinite else { throw failure(at: position, reason: "it is not finite") }
    guard let operation else { return position }
    context.forgetMessages()
    proj_errno_reset(operation.pointer)
    let moved = proj_trans(
      operation.pointer, PJ_FWD, proj_coord(position.x, position.y, 0, .infinity))
    let result = Coordinate(x: moved.xy.x, y: moved.xy.y)
    guard result.isFinite else {
      let number = proj_errno(operation.pointer)
      let reason =
        number == 0
        ? nil : proj_context_errno_string(context.pointer, number).map { String(cString: $0) }
      throw failure(at: position, reason: reason ?? context.lastMessage)
    }
    return result
  }

  /// Moves all positions in place. One that can't be moved becomes (NaN, NaN).
  /// - Returns: the number of positions that can't be moved.
  @discardableResult
  public func apply(to positions: inout [Coordinate]) -> Int {
    positions.withUnsafeMutableBufferPointer { apply(to: $0) }
  }

  /// Moves all positions in place, or none of them.
  /// - Throws: ``ProjectionError/cannotTransform(position:place:from:to:reason:)`` for the first
  ///   that can't be moved, its number (from 1) as place.
  public func applyToAll(_ positions: inout [Coordinate]) throws(ProjectionError) {
    var moved = positions
    if apply(to: &moved) > 0 {
      for (index, position) in moved.enumerated() where !position.isFinite {
        try explain(positions[index], place: "position \(index + 1)")
      }
    }
    positions = moved
  }

  /// Moves all positions in place. One that can't be moved becomes (NaN, NaN).
  /// - Returns: the number of positions that can't be moved.
  @discardableResult
  public func apply(to buffer: UnsafeMutableBufferPointer<Coordinate>) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    if let operation {
      proj_errno_reset(operation.pointer)
      // A coordinate is two doubles in a row: x at 0, y at 8, the next one 16 bytes on.
      let stride = MemoryLayout<Coordinate>.stride
      UnsafeMutableRawPointer(base).withMemoryRebound(
        to: Double.self, capacity: buffer.count * 2
      ) { numbers in
        _ = proj_trans_generic(
          operation.pointer, PJ_FWD, numbers, stride, buffer.count, numbers + 1, stride,
          buffer.count, nil, 0, 0, nil, 0, 0)
      }
    }
    var failed = 0
    for index in buffer.indices where !buffer[index].isFinite {
      buffer[index] = Coordinate(x: .nan, y: .nan)
      failed += 1
    }
    return failed
  }

  /// Throws PROJ's reason for a position that a batch could not move.
  func explain(_ position: Coordinate, place: String) throws(ProjectionError) {
    do throws(ProjectionError) {
      _ = try apply(position)
    } catch {
      guard case .cannotTransform(let position, _, let from, let to, let reason) = error else {
        throw error
      }
      throw .cannotTransform(
        position: position, place: place, from: from, to: to, reason: reason)
    }
    throw failure(at: position, reason: "the result is not finite", place: place)
  }

  private func failure(at position: Coordinate, reason: String, place: String? = nil)
    -> ProjectionError
  {
    .cannotTransform(
      position: position, place: place, from: source.label, to: target.label, reason: reason)
  }
}

/// The operation with x first on both sides; `nil` between equal systems.
private func normalOperation(
  from source: CRS, to target: CRS, in context: ProjContext
) throws(ProjectionError) -> ProjObject? {
  if source == target { return nil }
  let made = context.own(
    proj_create_crs_to_crs(context.pointer, source.definition, target.definition, nil))
  guard let made,
    let normal = context.own(proj_normalize_for_visualization(context.pointer, made.pointer))
  else {
    throw .noTransformation(from: source.label, to: target.label, reason: context.lastMessage)
  }
  return normal
}
