public import ArpentElections

/// Why a polygon file, or a layer of it, can't be used.
public struct VectorFileError: DescribedError, Hashable {
  public enum Kind: String, Hashable, Sendable {
    /// Not there, or can't be opened.
    case notReadable
    /// Holds something that is no polygon layer: the message says what, and what to do.
    case unknownFormat
    /// Announces a format and breaks its rules.
    case malformed
    /// Would unpack into more than the limit.
    case tooLarge
    /// The layer asked for is not in the file, or the file holds none at all.
    case noLayer
    /// The file holds several layers, and none was named.
    case severalLayers
  }

  public var kind: Kind
  public var message: String
  public var subject: Subject
  public var code: FailureCode { kind == .notReadable ? .noInput : .badInput }

  public init(_ kind: Kind, _ message: String, _ subject: Subject) {
    self.kind = kind
    self.message = message
    self.subject = subject
  }
}
