import GRDB

/// What a store holds, at a glance.
public struct StoreInfo: Sendable {
  public var vintages: [VintageRecord]
  public var elections: [ElectionRecord]
  public var datasets: [DatasetRecord]
  /// Distinct shapes.
  public var grounds: Int
  /// Versions believed, and versions kept for the record only.
  public var believedVersions: Int
  public var retractedVersions: Int
  public var byteCount: Int64
}

extension ZoneStore {
  public func info() throws(StoreError) -> StoreInfo {
    let counts = try read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql)! }
      return (
        try count("SELECT count(*) FROM ground"),
        try count("SELECT count(*) FROM zone_version WHERE retracted_at IS NULL"),
        try count("SELECT count(*) FROM zone_version WHERE retracted_at IS NOT NULL"),
        try Int64.fetchOne(
          db,
          sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")!
      )
    }
    return StoreInfo(
      vintages: try vintages(), elections: try elections(), datasets: try datasets(),
      grounds: counts.0, believedVersions: counts.1, retractedVersions: counts.2,
      byteCount: counts.3)
  }

  /// Gives the space of what was forgotten back to the disk.
  public func compact() throws(StoreError) {
    do { try database.vacuum() } catch { throw StoreError(error, path: path) }
  }
}
