public import ArpentElections

/// Why a table of delimited text can't be read.
public struct TableError: DescribedError, Hashable {
  public enum Reason: Hashable, Sendable {
    case cannotOpen(cause: String)
    case cannotRead(cause: String)
    /// The gzip stream is cut short or damaged.
    case corruptGzip(cause: String)
    case utf16
    /// A quoted field is still open at the end of the file, or past the longest record allowed.
    case unterminatedQuote
    case recordTooLong(limit: Int)
    case empty
  }

  public var reason: Reason
  public var subject: Subject

  public init(_ reason: Reason, file: String, line: Int? = nil) {
    self.reason = reason
    subject = Subject(file: file, line: line)
  }

  public var code: FailureCode {
    switch reason {
    case .cannotOpen: .noInput
    case .cannotRead: .inputOutput
    case .corruptGzip, .utf16, .unterminatedQuote, .recordTooLong, .empty: .badInput
    }
  }

  public var message: String {
    switch reason {
    case .cannotOpen(let cause): "can't be opened: \(cause)"
    case .cannotRead(let cause): "can't be read: \(cause)"
    case .corruptGzip(let cause):
      "the gzip stream is damaged or cut short (\(cause)); fetch the file again"
    case .utf16: "the text is UTF-16; save it as UTF-8"
    case .unterminatedQuote:
      "a quotation mark opened on this line is never closed; double it inside a quoted field"
    case .recordTooLong(let limit):
      "a record runs past \(limit) bytes; this does not look like a table of text"
    case .empty: "holds no rows"
    }
  }
}
