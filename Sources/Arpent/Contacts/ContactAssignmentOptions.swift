public import ArpentFormats
public import ArpentGeometry
import Foundation

/// How a contact file is read and what is asked of it.
public struct ContactAssignmentOptions: Sendable {
  /// Headings of the columns of positions; both or neither. Found by their usual names otherwise.
  public var lonColumn: String?
  public var latColumn: String?
  /// `;`, `,`, tab or `|` by the header, when nobody says.
  public var delimiter: UInt8?
  /// UTF-8 or Latin-1 by the first bytes, when nobody says. The copy keeps it in any case.
  public var encoding: ContactEncoding?
  /// Brings a batch of positions from the file's reference system to EPSG:4326, x = longitude, in
  /// place; what can't be transformed becomes not finite. Called by several threads at once.
  /// `nil` when the file's positions are longitude and latitude.
  public var transform: (@Sendable (UnsafeMutableBufferPointer<Coordinate>) throws -> Void)?
  /// A contact in no zone gets the nearest one within this many metres.
  public var nearestMetres: Double?
  public var threads: Int
  /// Where rows that are no records go.
  public var rejectsPath: String?
  /// Marks rows as `uncertain` by the geocoder's type and score, where the file has them.
  public var useGeocoderRadius = true
  /// Drops the five columns that an earlier assignment added; with `false` such a file is refused.
  public var replaceExisting = true
  /// Where to keep the positions of the contacts beside the assigned file, for ``RezoneContacts``;
  /// `nil` keeps none. They are personal data, like the file itself.
  public var positions: String?
  /// Heading of the column that names the contacts there; found by its usual names otherwise.
  public var nameColumn: String?
  /// Called as stretches are written, by one thread at a time.
  public var progress: (@Sendable (ContactProgress) -> Void)?

  /// Bytes that a thread takes at a time, and the longest record: smaller ones for tests.
  package var chunkSize = 1 << 20
  package var recordLimit = ContactFile.recordLimit
  package var headSize = 1 << 20
  package var positionBlockRows: Int?
  /// The output is the input, which it takes the place of.
  package var replacesInput = false
  /// What the positions were in before `transform`, for the record.
  package var crs: String?

  public init() { threads = ProcessInfo.processInfo.activeProcessorCount }
}

/// What stands for each zone of an index in a file, by ordinal.
public struct ZoneLabels: Sendable {
  /// `75056_0101`.
  public var codes: [String]
  public var vintages: [String]

  /// - Precondition: as many of one as of the other.
  public init(codes: [String], vintages: [String]) {
    precondition(codes.count == vintages.count)
    self.codes = codes
    self.vintages = vintages
  }
}
