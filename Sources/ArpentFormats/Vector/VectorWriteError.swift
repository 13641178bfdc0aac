public import ArpentElections
import Foundation

/// Why a file of polygons can't be written.
public struct VectorWriteError: DescribedError, Hashable {
  public var code: FailureCode
  public var message: String
  public var subject: Subject

  public init(_ code: FailureCode, _ message: String, _ subject: Subject) {
    self.code = code
    self.message = message
    self.subject = subject
  }

  /// A failure of the system, by its number.
  init(_ path: String, _ message: String, _ number: Int32) {
    self.init(
      number == ENOSPC || number == EIO ? .inputOutput : .cannotCreate,
      "\(message): \(String(cString: strerror(number)))", Subject(file: path))
  }
}
