import ArpentElections
import ArpentGeometry
import ArpentStore

/// All that there is to know of a redraw before contacts are looked at: the zones of both days, the
/// ground that changed hands, and what became of what.
struct Redraw: Sendable {
  /// The zones after, ready to be asked.
  var index: ZoneIndex
  /// Codes, vintages and the store's digest, before and after.
  var old: IndexedZones
  var new: IndexedZones
  var pairing: ZonePairing
  var ground: ChangedGround
  /// The ground for contacts in no zone, which get the nearest one within so many metres.
  var loose: Loose?
  var kinds: MoveKinds
  /// The zones before, where they had to be read.
  var oldIndex: ZoneIndex?
  /// ``StoreState/bytes`` of the store that it was made from; empty where that was not to be had.
  var state: [UInt8] = []
  /// All this was made now, because there was no file of it, or one of other zones.
  var wasBuilt = false

  struct Loose: Hashable, Sendable {
    var metres: Double
    var ground: ChangedGround
  }

  /// - Parameters:
  ///   - nearest: metres within which contacts in no zone get the nearest one.
  ///   - file: where it is kept from run to run; it is written anew when the store's zones of either
  ///     day are no longer those that it was made from, or `nearest` is another.
  static func load(
    store path: String, from: CalendarDate, to: CalendarDate, nearest: Double?, file: String?,
    threads: Int
  ) throws -> Redraw {
    // Before anything is read, so that a change meanwhile does not go unseen.
    let state = StoreState(path, from: from, to: to)?.bytes ?? []
    let kept = try file.flatMap { try ZoneIndexCache.existing($0) }.flatMap { Redraw($0) }
    if let kept, kept.loose?.metres == nearest, !state.isEmpty, kept.state == state { return kept }
    let store = try ZoneStore.open(path, .readOnly)
    let oldDigest = try store.contentDigest(validOn: from)
    let newDigest = try store.contentDigest(validOn: to)
    if let kept, kept.loose?.metres == nearest, kept.old.digest == oldDigest,
      kept.new.digest == newDigest
    {
      return kept
    }
    let made = try make(
      store, path: path, from: from, to: to, digests: (oldDigest, newDigest), state: state,
      nearest: nearest, threads: threads)
    if let file {
      do { try made.index.write(to: file) } catch {
        throw ArpentError(
          .cannotCreate, "the redraw can't be written", Subject(file: file), cause: error)
      }
    }
    return made
  }

  private static func make(
    _ store: ZoneStore, path: String, from: CalendarDate, to: CalendarDate,
    digests: (old: String, new: String), state: [UInt8], nearest: Double?, threads: Int
  ) throws -> Redraw {
    let before = try store.someZones(validOn: from, file: path, flag: "from")
    let after = try store.someZones(validOn: to, file: path, flag: "to")
    let (oldGrounds, newGrounds) = (
      try store.groundIdentities(validOn: from), try store.groundIdentities(validOn: to)
    )
    let old = IndexedZones(digest: digests.old, labels: ZoneLabels(before))
    let new = IndexedZones(digest: digests.new, labels: ZoneLabels(after))
    let pairing = ZonePairing(oldCodes: old.labels.codes, newCodes: new.labels.codes) {
      oldGrounds[before[$0].zone.key] == newGrounds[after[$1].zone.key]
    }
    let oldIndex = ZoneIndex(zones: before.map(\.zone.ground), threads: threads)
    let newIndex = ZoneIndex(zones: after.map(\.zone.ground), threads: threads)
    var redraw = Redraw(
      index: newIndex, old: old, new: new, pairing: pairing,
      ground: .between(oldIndex, newIndex, pairing: pairing),
      loose: nearest.map { metres in
        Loose(
          metres: metres,
          ground: .between(oldIndex, newIndex, pairing: pairing, reach: metres))
      },
      kinds: try .between(before, after, pairing: pairing, threads: threads), oldIndex: oldIndex,
      state: state, wasBuilt: true)
    redraw.index = ZoneIndex(
      zones: after.map(\.zone.ground), userData: redraw.bytes, threads: threads)
    return redraw
  }
}

extension ZoneLabels {
  init(_ versions: [ZoneVersion]) {
    self.init(codes: versions.map(\.zone.key.description), vintages: versions.map(\.vintage))
  }
}
