public import ArpentGeometry
import CPROJ

/// How good a move between two systems is at some place.
public struct TransformationQuality: Hashable, Sendable {
  /// The operation's registered name (`Inverse of SPCS83 … + NAD83 to WGS 84 (1)`).
  public let method: String
  /// Registered accuracy in metres; `nil` where none is registered.
  public let accuracyInMetres: Double?
  /// The difference between the two datums is neglected, which may cost metres, or hundreds of
  /// them with an old datum.
  public let isBallpark: Bool

  /// What to tell the user; `nil` where there is nothing to worry about (two metres or better).
  public var notice: String? {
    if isBallpark {
      return "the shift between the two datums is not known here and was left out (\(method))"
    }
    guard let accuracyInMetres else {
      return "the accuracy of the transformation is not known (\(method))"
    }
    return accuracyInMetres > 2
      ? "the transformation is good to \(accuracyInMetres) m (\(method))" : nil
  }
}

extension Transformation {
  /// What PROJ uses for a position at this place, given in the source system.
  /// - Throws: what ``apply(_:)-(Coordinate)`` throws.
  public func quality(at position: Coordinate) throws(ProjectionError) -> TransformationQuality {
    guard let operation else {
      return TransformationQuality(
        method: "identity", accuracyInMetres: 0, isBallpark: false)
    }
    _ = try apply(position)
    // Where PROJ has a choice of operations, the one just used is the one to ask about.
    let last = context.own(proj_trans_get_last_used_operation(operation.pointer))
    let pointer = last?.pointer ?? operation.pointer
    let accuracy = proj_coordoperation_get_accuracy(context.pointer, pointer)
    let information = proj_pj_info(pointer)
    return TransformationQuality(
      method: copied(information.description) ?? "no name",
      accuracyInMetres: accuracy < 0 ? nil : accuracy,
      isBallpark: proj_coordoperation_has_ballpark_transformation(context.pointer, pointer) != 0)
  }
}
