/// Where data came from: every figure and every shape leads back to one.
public struct Source: Hashable, Sendable {
  /// The file's name without its folder.
  public var fileName: String
  /// Lower-case hexadecimal SHA-256 of the file's bytes.
  public var sha256: String
  public var byteCount: Int64
  /// As the publisher names it (`Licence Ouverte 2.0`); `nil` when nobody said.
  public var licence: String?
  /// Whom to credit.
  public var attribution: String?
  /// Date of publication or of the state described.
  public var date: CalendarDate?

  public init(
    fileName: String, sha256: String, byteCount: Int64, licence: String? = nil,
    attribution: String? = nil, date: CalendarDate? = nil
  ) {
    self.fileName = fileName
    self.sha256 = sha256
    self.byteCount = byteCount
    self.licence = licence
    self.attribution = attribution
    self.date = date
  }
}
