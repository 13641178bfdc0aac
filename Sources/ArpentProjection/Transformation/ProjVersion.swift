import CPROJ

/// The PROJ that this runs with.
public enum ProjVersion {
  /// As PROJ states it: `9.1.1`.
  public static var text: String { proj_info().version.map { String(cString: $0) } ?? "unknown" }
}
