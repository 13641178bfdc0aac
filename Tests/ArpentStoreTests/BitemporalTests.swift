import ArpentElections
import ArpentStore
import Testing

@Suite struct BitemporalTests {
  let store: ZoneStore

  init() throws { store = try ZoneStore.inMemory() }

  @Test("A second edition closes what it changes and keeps what it does not")
  func redraw() throws {
    _ = try store.record(
      Samples.edition(
        "2012", from: "2012-01-01", [("A", "1", 1), ("A", "2", 2), ("A", "3", 3)]))
    let summary = try store.record(
      Samples.edition("2017", from: "2017-01-01", [("A", "1", 1), ("A", "2", 9), ("A", "4", 3)]))
    #expect(try store.picture("2016-12-31") == ["A_1@1", "A_2@2", "A_3@3"])
    #expect(try store.picture("2017-01-01") == ["A_1@1", "A_2@9", "A_4@3"])
    #expect(summary.kept == 1)
    // Two closed versions are recorded anew with their end, and two begin.
    #expect(summary.retracted == 2)
    #expect(summary.recorded == 4)
    #expect(try store.zones(validOn: Samples.day("2018-01-01"))[0].vintage == "2012")
  }

  @Test("The order in which editions arrive does not matter")
  func anyOrder() throws {
    let editions = [
      Samples.edition("a", from: "2010-01-01", [("A", "1", 1), ("A", "2", 2)]),
      Samples.edition("b", from: "2014-01-01", to: "2015-06-01", [("A", "1", 1), ("A", "2", 5)]),
      Samples.edition("c", from: "2020-01-01", [("A", "1", 7), ("A", "2", 5)]),
    ]
    let days = ["2009-01-01", "2010-01-01", "2014-01-01", "2015-05-31", "2015-06-01", "2020-01-01"]
    var pictures: Set<[[String]]> = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]] {
      let store = try ZoneStore.inMemory()
      for index in order { _ = try store.record(editions[index]) }
      pictures.insert(try days.map { try store.picture($0) })
    }
    #expect(
      pictures == [
        [
          [], ["A_1@1", "A_2@2"], ["A_1@1", "A_2@5"], ["A_1@1", "A_2@5"], [], ["A_1@7", "A_2@5"],
        ]
      ])
  }

  @Test("The same edition again changes nothing")
  func idempotent() throws {
    let edition = Samples.edition("2012", from: "2012-01-01", [("A", "1", 1)])
    _ = try store.record(edition, at: Samples.instant("2020-01-01"))
    let again = try store.record(edition, at: Samples.instant("2021-01-01"))
    #expect(again.wasKnown)
    #expect(try store.info().retractedVersions == 0)
    #expect(try store.vintages().map(\.recordedAt) == [Samples.instant("2020-01-01")])
  }

  @Test("A correction retracts and records anew; what was known then can still be asked")
  func correction() throws {
    _ = try store.record(
      Samples.edition("2012", from: "2012-01-01", [("A", "1", 1), ("B", "1", 4)]),
      at: Samples.instant("2020-01-01"))
    let summary = try store.record(
      Samples.edition("2012", from: "2012-01-01", [("A", "1", 2)]),
      at: Samples.instant("2021-01-01"))
    #expect(summary.corrected)
    #expect(try store.picture("2013-01-01") == ["A_1@2"])
    #expect(try store.picture("2013-01-01", asOf: "2020-06-01") == ["A_1@1", "B_1@4"])
    #expect(try store.picture("2013-01-01", asOf: "2019-06-01") == [])
    #expect(try store.verify() == [])
  }

  @Test("An edition speaks for its communes only, unless told otherwise")
  func scopes() throws {
    func fresh() throws -> ZoneStore {
      let store = try ZoneStore.inMemory()
      _ = try store.record(
        Samples.edition("2012", from: "2012-01-01", [("A", "1", 1), ("B", "1", 2), ("C", "1", 9)]))
      return store
    }
    let zones = [("A", "1", 0), ("A", "2", 3)]
    let communes = try fresh()
    _ = try communes.record(Samples.edition("n", from: "2017-01-01", scope: .communes, zones))
    #expect(try communes.picture("2017-01-01") == ["A_1@0", "A_2@3", "B_1@2", "C_1@9"])
    let all = try fresh()
    _ = try all.record(Samples.edition("n", from: "2017-01-01", scope: .all, zones))
    #expect(try all.picture("2017-01-01") == ["A_1@0", "A_2@3"])
    // B's only zone lies within the box of the edition, C's does not.
    let extent = try fresh()
    _ = try extent.record(Samples.edition("n", from: "2017-01-01", scope: .extent, zones))
    #expect(try extent.picture("2017-01-01") == ["A_1@0", "A_2@3", "C_1@9"])
  }

  @Test("Of two editions that begin on one day the later recorded one rules")
  func sameDay() throws {
    _ = try store.record(
      Samples.edition("x", from: "2012-01-01", [("A", "1", 1)]), at: Samples.instant("2020-01-01"))
    _ = try store.record(
      Samples.edition("y", from: "2012-01-01", [("A", "1", 2)]), at: Samples.instant("2021-01-01"))
    #expect(try store.picture("2012-01-01") == ["A_1@2"])
    #expect(try store.zones(vintage: "x").count == 1)
    #expect(try store.verify() == [])
  }

  @Test("An edition with an end leaves nothing after it")
  func ending() throws {
    _ = try store.record(
      Samples.edition("x", from: "2012-01-01", to: "2013-01-01", [("A", "1", 1)]))
    #expect(try store.picture("2012-12-31") == ["A_1@1"])
    #expect(try store.picture("2013-01-01") == [])
  }

  @Test("One code for two zones of an edition is refused, and the store is as it was")
  func doubleCode() throws {
    _ = try store.record(Samples.edition("x", from: "2012-01-01", [("A", "1", 1)]))
    #expect(throws: StoreError.self) {
      try store.record(Samples.edition("y", from: "2013-01-01", [("A", "1", 1), ("A", "1", 2)]))
    }
    #expect(try store.vintages().map(\.vintage.name) == ["x"])
    #expect(try store.info().grounds == 1)
  }

  @Test("The content digest changes with the zones of the day, and only with them")
  func digest() throws {
    _ = try store.record(Samples.edition("x", from: "2012-01-01", [("A", "1", 1)]))
    let before = try store.contentDigest(validOn: Samples.day("2012-06-01"))
    _ = try store.record(Samples.edition("y", from: "2013-01-01", [("A", "1", 2)]))
    #expect(try store.contentDigest(validOn: Samples.day("2012-06-01")) == before)
    #expect(try store.contentDigest(validOn: Samples.day("2013-06-01")) != before)
  }
}
