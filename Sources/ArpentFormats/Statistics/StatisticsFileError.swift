public import ArpentElections

/// Why a table of statistics can't be used at all.
public struct StatisticsFileError: DescribedError, Hashable {
  public enum Reason: Hashable, Sendable {
    case table(TableError)
    case unknownLayout(headings: [String])
    case missingColumn(String, headings: [String])
    /// The layout `columns` needs to be told which columns are which.
    case declarationNeeded
    /// Too many values of a column can't be what the column says.
    case implausibleColumn(count: Int, total: Int)
  }

  public var reason: Reason
  public var subject: Subject

  init(_ reason: Reason, subject: Subject) {
    self.reason = reason
    if case .table(let error) = reason {
      self.subject = error.subject
    } else {
      self.subject = subject
    }
  }

  public var code: FailureCode {
    switch reason {
    case .table(let error): error.code
    case .declarationNeeded: .usage
    case .unknownLayout, .missingColumn, .implausibleColumn: .badInput
    }
  }

  public var message: String {
    switch reason {
    case .table(let error): error.message
    case .unknownLayout(let headings):
      "fits no layout of statistics that is known (headings: \(Self.list(headings))); "
        + "say which columns are extensive and which intensive"
    case .missingColumn(let column, let headings):
      "has no column \(column) (headings: \(Self.list(headings)))"
    case .declarationNeeded: "say which columns are extensive and which intensive"
    case .implausibleColumn(let count, let total):
      "\(count) of \(total) values can't be what this column holds; the file seems to be a damaged "
        + "copy, fetch it from its publisher"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(40).joined(separator: ", ")
    return names.count > 40 ? "\(shown), and \(names.count - 40) more" : shown
  }
}
