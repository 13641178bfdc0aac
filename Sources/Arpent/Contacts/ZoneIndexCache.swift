import ArpentElections
import ArpentGeometry
import ArpentStore

/// The index of a store's zones on one day, from a file where that is up to date.
struct ZoneIndexCache {
  var index: ZoneIndex
  var labels: ZoneLabels
  /// The store's digest of the zones.
  var digest: String
  /// The index was built now, because there was no file or it was of other zones.
  var wasBuilt: Bool

  /// - Parameter file: where the index is kept; it is written anew when the store's zones of the
  ///   day are no longer those that it was built from, or when it can't be read.
  static func load(store path: String, validOn: CalendarDate, file: String?) throws -> Self {
    let store = try ZoneStore.open(path, .readOnly)
    let digest = try store.contentDigest(validOn: validOn)
    if let file, let index = try existing(file),
      let zones = IndexedZones(bytes: index.userData), zones.digest == digest,
      zones.labels.codes.count == index.zoneCount
    {
      return Self(index: index, labels: zones.labels, digest: digest, wasBuilt: false)
    }
    let versions = try store.someZones(validOn: validOn, file: path, flag: "valid-on")
    let labels = ZoneLabels(
      codes: versions.map(\.zone.key.description), vintages: versions.map(\.vintage))
    let zones = IndexedZones(digest: digest, labels: labels)
    let index = ZoneIndex(zones: versions.map(\.zone.ground), userData: zones.bytes)
    if let file {
      do { try index.write(to: file) } catch {
        throw ArpentError(
          .cannotCreate, "the index can't be written", Subject(file: file), cause: error)
      }
    }
    return Self(index: index, labels: labels, digest: digest, wasBuilt: true)
  }

  /// The index in the file; `nil` where there is none, or a damaged one, which may be replaced.
  /// A file of another kind is somebody's, and is left alone.
  static func existing(_ file: String) throws(ArpentError) -> ZoneIndex? {
    do {
      return try ZoneIndex.open(file)
    } catch {
      guard case .notAnIndex = error else { return nil }
      throw ArpentError(
        .usage, "the file is there and is no zone index: it is not overwritten",
        Subject(file: file, field: "index"), cause: error)
    }
  }
}

extension ZoneStore {
  /// The zones of a day, of which there must be some; `flag` is what the day was given by.
  func someZones(validOn: CalendarDate, file: String, flag: String) throws -> [ZoneVersion] {
    let versions = try zones(validOn: validOn)
    guard versions.isEmpty else { return versions }
    let known = try vintages().map { "\($0.vintage.name) from \($0.vintage.validity.from)" }
    throw ArpentError(
      .usage, "the store has no zone valid on that day; it has: \(known.joined(separator: ", "))",
      Subject(file: file, field: flag, value: validOn.description))
  }
}
