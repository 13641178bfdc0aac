public import ArpentElections
import ArpentGeometry

/// Says in which zone each contact of a file lives.
public struct AssignContacts: Sendable {
  /// The contact file, or `-` for standard input.
  public var input: String
  public var store: String
  public var validOn: CalendarDate
  /// The file to write, or `-` for standard output.
  public var output: String
  /// Where the zones' index is kept from run to run; `nil` builds it each time.
  public var index: String?
  /// What the coordinates are in, when not longitude and latitude (`EPSG:2154`).
  public var crs: String?
  public var options = ContactAssignmentOptions()

  public init(input: String, store: String, validOn: CalendarDate, output: String) {
    self.input = input
    self.store = store
    self.validOn = validOn
    self.output = output
  }

  public func run() throws(ArpentError) -> AssignmentReport {
    do {
      var options = options
      if let crs { options.transform = try PositionTransform.toGeographic(from: crs) }
      options.crs = crs
      let zones = try ZoneIndexCache.load(store: store, validOn: validOn, file: index)
      return try assignContacts(
        input: input, output: output, index: zones.index, labels: zones.labels,
        zonesDigest: zones.digest, options: options)
    } catch {
      throw ArpentError(error)
    }
  }
}
