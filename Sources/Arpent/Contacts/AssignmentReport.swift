public import ArpentElections
public import ArpentFormats

/// What an assignment did, row for row.
public struct AssignmentReport: Sendable {
  /// How many rows got each reason; every reason is there. Their sum is `rows`.
  public var counts: [AssignmentReason: Int]
  /// Rows written.
  public var rows: Int
  /// Lines that are no records: in the rejects, if that was asked for, and not in the output.
  public var rejectedRows: Int
  /// Lines without a character: kept as they are, and no rows.
  public var blankLines: Int
  /// Invalid rows whose position lies in a zone once longitude and latitude are exchanged.
  public var swappedRows: Int
  public var bytesRead: Int
  public var bytesWritten: Int
  public var seconds: Double
  public var encoding: ContactEncoding
  public var delimiter: UInt8
  /// Headings of the columns that the positions came from.
  public var positionColumns: [String]
  /// Headings of the geocoder's columns, if they were used.
  public var geocoderColumns: [String]
  /// Headings of an earlier assignment's columns, which were dropped.
  public var replacedColumns: [String]
  /// What there is to know, the first rejected rows among it.
  public var problems: [Problem]

  /// Everything is assigned as it should be: nothing rejected, nothing swapped.
  public var isClean: Bool { rejectedRows == 0 && swappedRows == 0 }
}
