import GRDB

/// The SQLite that this runs with.
public enum SQLiteVersion {
  /// As SQLite states it: `3.40.1`; `nil` when it can't be asked.
  public static var text: String? {
    try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
  }
}
