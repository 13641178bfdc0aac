public import ArpentElections
import ArpentGeometry
import ArpentOverlay
import ArpentProjection

/// The one error that callers of the library and of the command see: what went wrong, what it is
/// about, and what lay underneath.
public struct ArpentError: DescribedError {
  public var code: FailureCode
  public var message: String
  public var subject: Subject
  /// The error of the module that found it; `nil` when the façade itself did.
  public var cause: (any Error)?

  public init(
    _ code: FailureCode, _ message: String, _ subject: Subject = Subject(),
    cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.subject = subject
    self.cause = cause
  }

  /// Takes over what a module's error says; anything that is not one of ours is `internal`.
  public init(_ error: any Error) {
    switch error {
    case let error as ArpentError: self = error
    case let error as any DescribedError:
      self.init(error.code, error.message, error.subject, cause: error)
    case let error as ProjectionError: self.init(.badInput, error.message, cause: error)
    case let error as ZoneIndexFileError:
      self.init(.badInput, "\(error)", Subject(file: error.path), cause: error)
    case let error as OverlayError: self.init(.badInput, error.message, cause: error)
    default:
      self.init(.internal, String(describing: error), cause: error)
    }
  }
}

extension FailureCode {
  /// Exit status of the command, after sysexits.h.
  public var exitStatus: Int32 {
    switch self {
    case .usage: 64
    case .badInput: 65
    case .noInput: 66
    case .internal: 70
    case .cannotCreate: 73
    case .inputOutput: 74
    case .busy: 75
    }
  }
}

/// Exit status of a run that is done, but rejected or reported rows.
public let exitStatusWithReports: Int32 = 1
