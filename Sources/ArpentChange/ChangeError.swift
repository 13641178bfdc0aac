public import ArpentElections

/// Why figures can't be carried from one set of places to another.
public enum ChangeError: DescribedError, Hashable, Sendable {
  /// Which of the sets a ground belongs to.
  public enum Role: String, Hashable, Sendable {
    case source
    case target
    /// What sources are divided by, such as census blocks.
    case unit
  }

  /// A ground is not valid: it must be mended, or left out, first. `number` counts from 1.
  case invalidGround(role: Role, number: Int, code: String?, reason: String)
  /// A ground can't be moved to the coordinates that areas are measured in.
  case cannotProject(role: Role, number: Int, code: String?, reason: String)
  /// Geometry fails on valid grounds.
  case geometryFailed(reason: String)
  /// What was carried and what fell outside don't add up to what was given.
  case notConserved(variable: String, given: Double, carried: Double, outside: Double)

  public var code: FailureCode {
    switch self {
    case .invalidGround, .cannotProject: .badInput
    case .geometryFailed, .notConserved: .internal
    }
  }

  public var message: String {
    switch self {
    case .invalidGround(let role, _, _, let reason):
      "the ground of this \(role.rawValue) is not valid (\(reason)): import it with --repair, or "
        + "leave it out with --skip-invalid"
    case .cannotProject(let role, _, _, let reason):
      "the ground of this \(role.rawValue) can't be measured: \(reason)"
    case .geometryFailed(let reason):
      "shared areas can't be computed: \(reason)"
    case .notConserved(let variable, let given, let carried, let outside):
      "of \(given) \(variable), \(carried) were carried and \(outside) fell outside, which doesn't "
        + "add up"
    }
  }

  public var subject: Subject {
    switch self {
    case .invalidGround(_, let number, let code, _), .cannotProject(_, let number, let code, _):
      Subject(feature: number, code: code)
    case .geometryFailed: Subject()
    case .notConserved(let variable, _, _, _): Subject(field: variable)
    }
  }
}

extension ChangeError {
  /// The same failure with the code of the ground that it is about.
  /// - Parameter code: of the ground of a role with a number, from 1; `nil` where it has none.
  package func named(_ code: (Role, Int) -> String?) -> ChangeError {
    switch self {
    case .invalidGround(let role, let number, _, let reason):
      .invalidGround(role: role, number: number, code: code(role, number), reason: reason)
    case .cannotProject(let role, let number, _, let reason):
      .cannotProject(role: role, number: number, code: code(role, number), reason: reason)
    case .geometryFailed, .notConserved: self
    }
  }
}
