/// Why an operation on shapes can't be done.
public enum OverlayError: Error, Hashable, Sendable {
  /// A shape is not valid. `argument` says which one (`first shape`, `target 12`).
  case invalidShape(argument: String, problem: GeometryProblem)
  /// GEOS fails on shapes that are valid.
  case operationFailed(operation: String, reason: String)

  /// One sentence for the user.
  public var message: String {
    switch self {
    case .invalidShape(let argument, let problem):
      "\(argument) is not valid: \(problem.message)"
    case .operationFailed(let operation, let reason):
      "\(operation) fails: \(reason)"
    }
  }
}

extension OverlayError: CustomStringConvertible {
  public var description: String { message }
}
