public import ArpentElections

/// What is wrong in a document of a profile or of blocs, with its line and key.
public struct DocumentError: DescribedError, Hashable {
  public var message: String
  public var subject: Subject
  public var code: FailureCode

  public init(
    _ message: String, file: String, line: Int? = nil, key: String? = nil, value: String? = nil,
    code: FailureCode = .badInput
  ) {
    self.message = message
    self.code = code
    subject = Subject(file: file, line: line, field: key, value: value)
  }
}
