import ArpentElections
import ArpentStore
import Testing

/// Any history of imports against a model of it that is too simple to be wrong: of the editions that
/// were known, the last recorded of each name counts, and on a day the one that began last rules.
@Suite struct HistoryTests {
  private struct Entry {
    var name: String
    var from: String
    var to: String?
    var zones: [(String, String, Int)]

    var edition: VintageEdition { Samples.edition(name, from: from, to: to, zones) }
  }

  private static let days = (2010...2020).flatMap { ["\($0)-01-01", "\($0)-06-30"] }

  private static func instant(_ place: Int) -> Instant {
    Instant(milliseconds: 1_600_000_000_000 + Int64(place) * 86_400_000)
  }

  /// The picture of a day as it was known after `known` entries.
  private static func picture(_ history: ArraySlice<Entry>, on day: String) -> [String] {
    var believed: [(order: Int, entry: Entry)] = []
    for (order, entry) in history.enumerated() {
      // The same content again is no news, and keeps its place.
      if let place = believed.firstIndex(where: { $0.entry.name == entry.name }) {
        if same(believed[place].entry, entry) { continue }
        believed.remove(at: place)
      }
      believed.append((order, entry))
    }
    var picture: [String] = []
    for commune in ["A", "B"] {
      let speaking = believed.filter { edition in
        edition.entry.from <= day && edition.entry.zones.contains { $0.0 == commune }
      }
      guard
        let ruling = speaking.max(by: { ($0.entry.from, $0.order) < ($1.entry.from, $1.order) }),
        ruling.entry.to.map({ day < $0 }) ?? true
      else { continue }
      picture += ruling.entry.zones.filter { $0.0 == commune }.map { "\($0.0)_\($0.1)@\($0.2)" }
    }
    return picture.sorted()
  }

  private static func same(_ a: Entry, _ b: Entry) -> Bool {
    a.from == b.from && a.to == b.to
      && a.zones.map { "\($0)" }.sorted() == b.zones.map { "\($0)" }.sorted()
  }

  @Test("Every past question has the answer that was true then, as it was known at any time")
  func histories() throws {
    var chance = Chance(seed: 20_260_712)
    var wrong: [String] = []
    for history in 0..<25 {
      var entries: [Entry] = []
      for _ in 0..<7 {
        if let again = entries.last, chance.next(below: 5) == 0 {
          entries.append(again)
          continue
        }
        let from = 2010 + chance.next(below: 10)
        var zones: [(String, String, Int)] = []
        for commune in ["A", "B"] where chance.next(below: 3) > 0 || commune == "A" {
          for code in ["1", "2", "3"] where chance.next(below: 4) > 0 || code == "1" {
            zones.append((commune, code, chance.next(below: 4)))
          }
        }
        let end = chance.next(below: 3) == 0 ? "\(from + 1 + chance.next(below: 4))-01-01" : nil
        entries.append(
          Entry(
            name: "v\(chance.next(below: 4))", from: "\(from)-01-01", to: end, zones: zones))
      }
      let store = try ZoneStore.inMemory()
      for (place, entry) in entries.enumerated() {
        _ = try store.record(entry.edition, at: Self.instant(place))
      }
      for known in 0...entries.count {
        let asOf = known == entries.count ? nil : Self.instant(known - 1)
        for day in Self.days {
          let found = try store.picture(day, asOf: asOf?.description)
          let expected = Self.picture(entries.prefix(known), on: day)
          if found.sorted() != expected {
            wrong.append("\(history) as of \(known) on \(day): \(found), not \(expected)")
          }
        }
      }
      if try store.verify() != [] { wrong.append("\(history) is not sound") }
    }
    #expect(wrong == [])
  }

  @Test("An older edition that arrives later slips in before, and what was known stays known")
  func olderLater() throws {
    let store = try ZoneStore.inMemory()
    _ = try store.record(
      Samples.edition("2017", from: "2017-01-01", [("A", "1", 1), ("A", "2", 2)]),
      at: Samples.instant("2021-01-01"))
    let summary = try store.record(
      Samples.edition("2012", from: "2012-01-01", [("A", "1", 1), ("A", "2", 5)]),
      at: Samples.instant("2022-01-01"))
    // Zone 1 is one version from 2012 on now: the shorter one is no longer believed.
    #expect(summary.recorded == 2 && summary.retracted == 1 && summary.kept == 1)
    #expect(try store.picture("2014-01-01") == ["A_1@1", "A_2@5"])
    #expect(try store.picture("2017-01-01") == ["A_1@1", "A_2@2"])
    #expect(try store.picture("2014-01-01", asOf: "2021-06-01") == [])
    let first = try store.zones(validOn: Samples.day("2018-01-01"))[0]
    #expect(first.vintage == "2012" && first.validity.from == Samples.day("2012-01-01"))
    let then = try store.zones(
      validOn: Samples.day("2018-01-01"), recordedAsOf: Samples.instant("2021-06-01"))[0]
    #expect(then.vintage == "2017" && then.retractedAt == Samples.instant("2022-01-01"))
  }

  @Test("A file imported twice changes nothing, whatever came between and whatever its scope")
  func twice() throws {
    for scope in VintageEdition.Scope.allCases {
      let store = try ZoneStore.inMemory()
      let old = Samples.edition(
        "2012", from: "2012-01-01", scope: scope, [("A", "1", 1), ("A", "2", 2)])
      _ = try store.record(old)
      _ = try store.record(Samples.edition("2017", from: "2017-01-01", [("A", "1", 7)]))
      let before = try store.info()
      let again = try store.record(old)
      #expect(again.wasKnown && again.recorded == 0 && again.retracted == 0)
      let after = try store.info()
      #expect(after.vintages == before.vintages && after.grounds == before.grounds)
      #expect(after.believedVersions == before.believedVersions)
      #expect(after.retractedVersions == before.retractedVersions)
    }
  }

  @Test("A file with other communes beside it is still the same file, whatever its scope")
  func neighbours() throws {
    for scope in VintageEdition.Scope.allCases {
      let store = try ZoneStore.inMemory()
      let old = Samples.edition("2012", from: "2012-01-01", scope: scope, [("A", "1", 1)])
      _ = try store.record(old)
      _ = try store.record(Samples.edition("b", from: "2013-01-01", [("B", "1", 1)]))
      #expect(try store.record(old).wasKnown)
      #expect(try store.picture("2014-01-01") == ["A_1@1", "B_1@1"])
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same history on every machine.
private struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
