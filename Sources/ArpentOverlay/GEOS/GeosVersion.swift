import CGEOS

/// The GEOS that this runs with.
public enum GeosVersion {
  /// As GEOS states it: `3.11.1-CAPI-1.17.1`.
  public static var text: String { String(cString: GEOSversion()) }
}
