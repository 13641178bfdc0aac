public import ArpentElections

/// Why a contact file can't be read, or its copy can't be written. Rows that can't be read are not
/// errors: they are counted, and kept apart in the rejects file.
public enum ContactFileError: DescribedError, Hashable {
  case cannotOpen(file: String, reason: String)
  case cannotCreate(file: String, reason: String)
  case readFailed(file: String, reason: String)
  case writeFailed(file: String, reason: String)
  /// Two of the input, the output and the rejects are one file.
  case sameFile(String)
  case empty(file: String)
  /// UTF-16 or UTF-32: `encoding` says which.
  case wideEncoding(file: String, encoding: String)
  case carriageReturnsOnly(file: String)
  /// A quote in the line of headings is not closed.
  case unreadableHeader(file: String)
  case noCoordinateColumns(file: String, headings: [String])
  case noSuchColumn(file: String, column: String, headings: [String])
  case columnNamedTwice(file: String, column: String)
  /// Only one of the two coordinate columns was named.
  case halfNamed(column: String)
  case assignedBefore(file: String, columns: [String])
  /// The positions are no degrees, and no CRS was given.
  case notDegrees(file: String, columns: [String], sample: String)
  case swapped(file: String, longitude: String, latitude: String, sample: String)
  /// A line longer than any record may be.
  case recordTooLong(file: String, line: Int, limitInBytes: Int)
  case notEncodable(file: String, text: String, encoding: String)
  case notADelimiter(UInt8)
  case transformFailed(file: String, reason: String)
  /// The file has no column of zones.
  case notAssigned(file: String, headings: [String])
  /// Most rows have another zone than the zones of the day give them: how many of how many, and the
  /// first of them.
  case assignedToOthers(rows: Int, of: Int, first: Problem)
  /// A copy should take the place of a gzip file or of standard input.
  case notReplaceable(file: String)
  /// A copy should take the place of a file with lines that are no records: how many, and the first.
  case wouldLoseRows(Int, first: Problem)

  public var code: FailureCode {
    switch self {
    case .cannotOpen: .noInput
    case .cannotCreate: .cannotCreate
    case .readFailed, .writeFailed: .inputOutput
    case .sameFile, .halfNamed, .notADelimiter, .notReplaceable: .usage
    case .empty, .wideEncoding, .carriageReturnsOnly, .unreadableHeader, .noCoordinateColumns,
      .noSuchColumn,
      .columnNamedTwice, .assignedBefore, .notDegrees, .swapped, .recordTooLong, .notEncodable,
      .transformFailed, .notAssigned, .assignedToOthers, .wouldLoseRows:
      .badInput
    }
  }

  public var subject: Subject {
    switch self {
    case .cannotOpen(let file, _), .cannotCreate(let file, _), .readFailed(let file, _),
      .writeFailed(let file, _), .sameFile(let file), .empty(let file),
      .wideEncoding(let file, _), .carriageReturnsOnly(let file), .unreadableHeader(let file),
      .assignedBefore(let file, _),
      .noCoordinateColumns(let file, _), .transformFailed(let file, _), .notAssigned(let file, _),
      .notReplaceable(let file):
      Subject(file: file)
    case .noSuchColumn(let file, let column, _), .columnNamedTwice(let file, let column):
      Subject(file: file, line: 1, field: column)
    case .halfNamed(let column): Subject(field: column)
    case .notDegrees(let file, let columns, let sample):
      Subject(file: file, field: columns.joined(separator: ", "), value: sample)
    case .swapped(let file, let longitude, let latitude, let sample):
      Subject(file: file, field: "\(longitude), \(latitude)", value: sample)
    case .recordTooLong(let file, let line, let limit):
      Subject(file: file, line: line, limit: "\(limit) bytes")
    case .notEncodable(let file, let text, _): Subject(file: file, value: text)
    case .notADelimiter(let byte): Subject(value: String(UnicodeScalar(byte)))
    case .assignedToOthers(_, _, let first), .wouldLoseRows(_, let first): first.subject
    }
  }

  public var message: String {
    switch self {
    case .cannotOpen(_, let reason): "can't be opened: \(reason)"
    case .cannotCreate(_, let reason): "can't be created: \(reason)"
    case .readFailed(_, let reason): "reading failed: \(reason)"
    case .writeFailed(_, let reason): "writing failed: \(reason)"
    case .sameFile: "the input, the output and the rejects must be different files"
    case .empty: "the file is empty: a contact file starts with a line of headings"
    case .wideEncoding(_, let encoding):
      "the file is in \(encoding); save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet)"
    case .carriageReturnsOnly:
      "lines end with carriage returns alone; save the file with LF or CR LF line ends"
    case .unreadableHeader: "the line of headings can't be read: a quote in it is not closed"
    case .noCoordinateColumns(_, let headings):
      "no longitude and latitude columns are recognised; name them with --lon and --lat. "
        + "The headings are: \(Self.list(headings))"
    case .noSuchColumn(_, _, let headings):
      "there is no such column. The headings are: \(Self.list(headings))"
    case .columnNamedTwice: "several columns have this heading; give the one to use another name"
    case .halfNamed: "--lon and --lat go together: name both columns"
    case .assignedBefore(_, let columns):
      "the file already has the columns \(Self.list(columns)), and they may not be replaced"
    case .notDegrees:
      "the positions are not degrees of longitude and latitude; say their reference system, such as "
        + "--crs EPSG:2154 for Lambert-93"
    case .swapped(_, let longitude, let latitude, _):
      "longitude and latitude look swapped: the positions lie outside all zones, and inside when "
        + "exchanged. If so, run again with --lon \"\(latitude)\" --lat \"\(longitude)\""
    case .recordTooLong: "the line is longer than any record may be: is this a CSV file?"
    case .notEncodable(_, _, let encoding):
      "this can't be written in the file's encoding, \(encoding); save the file as UTF-8"
    case .notADelimiter: "this can't separate fields"
    case .transformFailed(_, let reason): "positions can't be transformed: \(reason)"
    case .notAssigned(_, let headings):
      "the file has no column \"zone\": assign it first (contacts assign). The headings are: "
        + Self.list(headings)
    case .assignedToOthers(let rows, let all, let first):
      "the file was not assigned to these zones: \(rows) of \(all) rows differ; here \(first.message)"
    case .notReplaceable: "only a plain file can be written anew in its place"
    case .wouldLoseRows(let rows, let first):
      "\(rows) line\(rows == 1 ? "" : "s") of the file can't be read and would be lost if it were "
        + "written anew; here: \(first.message)"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
