public import ArpentElections

/// Why an address table can't be used at all.
public struct AddressTableError: DescribedError, Hashable {
  public enum Reason: Hashable, Sendable {
    case table(TableError)
    case missingColumn(AddressField, headings: [String])
    case noSuchColumn(String, headings: [String])
  }

  public var reason: Reason
  public var subject: Subject

  init(_ reason: Reason, file: String) {
    self.reason = reason
    if case .table(let error) = reason {
      subject = error.subject
    } else {
      subject = Subject(file: file)
    }
  }

  public var code: FailureCode {
    switch reason {
    case .table(let error): error.code
    case .missingColumn: .badInput
    case .noSuchColumn: .usage
    }
  }

  public var message: String {
    switch reason {
    case .table(let error): error.message
    case .missingColumn(let field, let headings):
      "no heading is known to hold the \(field.rawValue) (headings: \(Self.list(headings))); "
        + "name its column"
    case .noSuchColumn(let name, let headings):
      "has no column \(name) (headings: \(Self.list(headings)))"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", …" : "")
  }
}
