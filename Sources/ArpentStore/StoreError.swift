public import ArpentElections
import GRDB

/// Why a store could not do what was asked. The store is then as it was before.
public struct StoreError: DescribedError {
  public var code: FailureCode
  public var message: String
  public var subject: Subject

  package init(_ code: FailureCode, _ message: String, _ subject: Subject = Subject()) {
    self.code = code
    self.message = message
    self.subject = subject
  }

  /// Reads SQLite's result code, so that callers can tell a locked store from a broken one.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError:
      self = error
      if subject.file == nil { subject.file = path }
    case let error as DatabaseError:
      let subject = Subject(file: path)
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        self.init(.busy, "another process holds the store; try again when it is done", subject)
      case .SQLITE_NOTADB:
        self.init(.badInput, "not a GeoPackage: the file is not an SQLite database", subject)
      case .SQLITE_CORRUPT:
        self.init(.badInput, "the store is damaged: \(error.message ?? "corrupt")", subject)
      case .SQLITE_CANTOPEN:
        self.init(.noInput, "the store can't be opened", subject)
      case .SQLITE_READONLY, .SQLITE_PERM:
        self.init(.cannotCreate, "the store can't be written: it is read-only", subject)
      case .SQLITE_IOERR:
        self.init(.inputOutput, "reading or writing the store failed", subject)
      case .SQLITE_FULL:
        self.init(.inputOutput, "the disk is full", subject)
      default:
        self.init(.internal, error.description, subject)
      }
    default:
      self.init(.internal, String(describing: error), Subject(file: path))
    }
  }
}
