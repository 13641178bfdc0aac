/// What a failure or a finding is about. Each field is there when it makes sense.
public struct Subject: Hashable, Sendable {
  public var file: String?
  /// Line of the file, from 1.
  public var line: Int?
  /// Column of a table, field of a feature, or key of a document.
  public var field: String?
  /// The value at fault, as it was read.
  public var value: String?
  /// Number of the feature in its layer, from 1.
  public var feature: Int?
  /// Code of the zone, station or unit.
  public var code: String?
  /// `exterior`, `interior 2`, with the polygon's number before it in a multipolygon.
  public var ring: String?
  /// What the value should have kept to.
  public var limit: String?

  public init(
    file: String? = nil, line: Int? = nil, field: String? = nil, value: String? = nil,
    feature: Int? = nil, code: String? = nil, ring: String? = nil, limit: String? = nil
  ) {
    self.file = file
    self.line = line
    self.field = field
    self.value = value
    self.feature = feature
    self.code = code
    self.ring = ring
    self.limit = limit
  }
}

extension Subject: CustomStringConvertible {
  /// `zones.geojson, feature 12 (0101), exterior ring, value "x"`.
  public var description: String {
    var parts: [String] = []
    if let file {
      parts.append(line.map { "\(file):\($0)" } ?? file)
    } else if let line {
      parts.append("line \(line)")
    }
    switch (feature, code) {
    case (let feature?, let code?): parts.append("feature \(feature) (\(code))")
    case (let feature?, nil): parts.append("feature \(feature)")
    case (nil, let code?): parts.append(code)
    case (nil, nil): break
    }
    if let ring { parts.append("\(ring) ring") }
    if let field { parts.append("field \(field)") }
    if let value { parts.append("value \"\(value)\"") }
    if let limit { parts.append("limit \(limit)") }
    return parts.joined(separator: ", ")
  }
}

/// Something wrong in a source that does not stop the work: problems are data, listed in a report.
public struct Problem: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    /// Worth knowing; the record is used as it is.
    case notice
    /// The record is used after a change, which is described.
    case repaired
    /// The record can't be used.
    case rejected
  }

  public var severity: Severity
  /// Stable, lower-case, with hyphens: `ring-not-closed`, `control-total`.
  public var kind: String
  public var message: String
  public var subject: Subject

  public init(severity: Severity, kind: String, message: String, subject: Subject) {
    self.severity = severity
    self.kind = kind
    self.message = message
    self.subject = subject
  }
}

/// The kinds of failure that callers tell apart. The façade's table gives each its exit status.
public enum FailureCode: String, Hashable, Sendable {
  /// The call itself is off.
  case usage
  /// An input's content can't be used.
  case badInput = "bad-input"
  /// An input is not there or can't be opened.
  case noInput = "no-input"
  /// An output can't be made.
  case cannotCreate = "cannot-create"
  /// Reading or writing failed half-way.
  case inputOutput = "input-output"
  /// Somebody else holds the store.
  case busy
  /// Our own mistake.
  case `internal`
}

/// An error that says what it is about. Every error a module of ours throws is one.
public protocol DescribedError: Error, CustomStringConvertible {
  var code: FailureCode { get }
  /// One sentence a user can act on, without the subject.
  var message: String { get }
  var subject: Subject { get }
}

extension DescribedError {
  public var description: String {
    let place = subject.description
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
