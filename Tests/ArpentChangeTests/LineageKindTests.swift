import ArpentChange
import ArpentElections
import ArpentGeometry
import Testing

/// Every kind of change, on zones drawn by hand. Lengths in metres.
@Suite struct LineageKindTests {
  private typealias S = LineageSamples

  private func lineage(
    _ sources: [Zone], _ targets: [Zone], _ criteria: LineageCriteria = .init()
  ) throws -> Lineage {
    try Lineage.between(sources, targets, criteria: criteria)
  }

  @Test("Swapped codes are two renumbered zones, not two redrawn ones")
  func swap() throws {
    let (left, right) = (S.rectangle(0, 0, 100, 100), S.rectangle(100, 0, 100, 100))
    let found = try lineage(
      [S.zone("A", left), S.zone("B", right)], [S.zone("A", right), S.zone("B", left)])
    #expect(words(found) == ["A>B renumbered", "B>A renumbered"])
    #expect(fates(found) == ["A renumbered", "B renumbered", ">A renumbered", ">B renumbered"])
    #expect(found.sources.map(\.isCodeReused) == [true, true])
    #expect(found.sources.map(\.group) == [nil, nil])
  }

  @Test("A code on other ground is not the old zone")
  func reusedCode() throws {
    let found = try lineage(
      [S.zone("A", 0, 0, 100, 100)],
      [S.zone("A", 900, 0, 100, 100), S.zone("B", 0, 0, 100, 100)])
    #expect(words(found) == ["A>B renumbered"])
    #expect(fates(found) == ["A renumbered", ">A created", ">B renumbered"])
    #expect(found.sources[0].namesake == 0)
    #expect(found.sources[0].namesakeIoU == 0)
    #expect(found.targets[0].isCodeReused && !found.targets[1].isCodeReused)
  }

  @Test("A zone in three parts is split, whichever part keeps the code")
  func split() throws {
    let found = try lineage(
      [S.zone("A", 0, 0, 300, 100)],
      [S.zone("A", 0, 0, 100, 100), S.zone("B", 100, 0, 100, 100), S.zone("C", 200, 0, 100, 100)])
    #expect(words(found) == ["A>A split", "A>B split", "A>C split"])
    #expect(fates(found) == ["A split", ">A split", ">B split", ">C split"])
    #expect(found.relations.map(\.targetShare) == [1, 1, 1])
    #expect(abs(found.relations[0].sourceShare - 1 / 3) < 1e-12)
    #expect(found.sources[0].group == 1 && found.targets.allSatisfy { $0.group == 1 })
  }

  @Test("Zones that become one are merged")
  func merged() throws {
    let found = try lineage(
      [S.zone("A", 0, 0, 100, 100), S.zone("B", 100, 0, 50, 100)], [S.zone("A", 0, 0, 150, 100)])
    #expect(words(found) == ["A>A merged", "B>A merged"])
    #expect(fates(found) == ["A merged", "B merged", ">A merged"])
    #expect(found.targets[0].counterpart == 0 && found.sources[1].counterpart == 0)
  }

  @Test("An edge moved between two zones redraws both, and the piece is a relation of its own")
  func redrawn() throws {
    let found = try lineage(
      [S.zone("A", 0, 0, 100, 100), S.zone("B", 100, 0, 100, 100)],
      [S.zone("A", 0, 0, 70, 100), S.zone("B", 70, 0, 130, 100)])
    #expect(words(found) == ["A>A redrawn", "A>B redrawn", "B>B redrawn"])
    #expect(fates(found) == ["A redrawn", "B redrawn", ">A redrawn", ">B redrawn"])
    #expect(found.sources.map(\.counterpart) == [0, 1])
    #expect(abs(found.relations[1].sourceShare - 0.3) < 1e-12)
    #expect(abs(found.relations[2].iou - 100.0 / 130) < 1e-12)
    #expect(found.kind(from: 0, to: 1) == .redrawn)
    #expect(found.kind(from: 1, to: 0) == nil)
  }

  @Test("Three zones cut anew as four, each from several, are redrawn in one change")
  func manyToMany() throws {
    let sources = (0..<3).map { S.zone("S\($0)", Double($0) * 40, 0, 40, 100) }
    let targets = (0..<4).map { S.zone("T\($0)", 0, Double($0) * 25, 120, 25) }
    let found = try lineage(sources, targets)
    #expect(found.relations.count == 12 && found.relations.allSatisfy { $0.kind == .redrawn })
    #expect((found.sources + found.targets).allSatisfy { $0.kind == .redrawn && $0.group == 1 })
    #expect(found.sources.allSatisfy { $0.relationCount == 4 })
  }

  @Test("New ground makes a zone created, ground given up makes one abolished")
  func createdAndAbolished() throws {
    let found = try lineage(
      [S.zone("A", 0, 0, 100, 100), S.zone("B", 500, 0, 100, 100)],
      [S.zone("A", 0, 0, 100, 100), S.zone("C", 0, 500, 100, 100)])
    #expect(fates(found) == ["A unchanged", "B abolished", ">A unchanged", ">C created"])
    #expect(found.sources[1].outsideShare == 1 && found.sources[1].counterpart == nil)
    #expect(found.kind(from: 1, to: nil) == .abolished)
    #expect(found.kind(from: nil, to: 1) == .created)
    #expect(found.kind(from: 0, to: nil) == .redrawn)
    #expect(found.kind(from: nil, to: nil) == nil)
  }

  @Test("Ground half new and half old makes a zone redrawn, with its share outside")
  func halfOutside() throws {
    let found = try lineage([S.zone("A", 0, 0, 100, 100)], [S.zone("A", 50, 0, 100, 100)])
    #expect(fates(found) == ["A redrawn", ">A redrawn"])
    #expect(abs(found.sources[0].outsideShare - 0.5) < 1e-12)
  }

  @Test("An enclave given back is merged into a zone that stayed, and the other way split")
  func enclave() throws {
    let hole = S.ring([(40, 40), (40, 60), (60, 60), (60, 40)])
    let full = S.rectangle(0, 0, 100, 100)
    let round = MultiPolygon(Polygon(exterior: full.polygons[0].exterior, interiors: [hole]))
    let before = [S.zone("A", round), S.zone("E", 40, 40, 20, 20)]
    let after = [S.zone("A", full)]
    let absorbed = try lineage(before, after)
    #expect(words(absorbed) == ["A>A unchanged", "E>A merged"])
    #expect(fates(absorbed) == ["A unchanged", "E merged", ">A unchanged"])
    let carved = try lineage(after, before)
    #expect(words(carved) == ["A>A unchanged", "A>E split"])
    #expect(fates(carved) == ["A unchanged", ">A unchanged", ">E split"])
    // An enclave that stays is nobody's change.
    #expect(try lineage(before, before).relations.allSatisfy { $0.kind == .unchanged })
  }

  @Test("A zone handed to another commune keeps its ground under another key")
  func otherCommune() throws {
    let ground = S.rectangle(0, 0, 100, 100)
    let found = try lineage(
      [S.zone("0001", ground, commune: "14118")], [S.zone("0001", ground, commune: "14327")])
    #expect(words(found) == ["0001>0001 renumbered"])
    #expect(found.sources[0].namesake == nil)
  }

  @Test("Two stations on one ground are matched by key, and one of them given up is merged")
  func sharedGround() throws {
    let ground = S.rectangle(0, 0, 100, 100)
    let both = [S.zone("A", ground), S.zone("B", ground)]
    let kept = try lineage(both, both.reversed())
    #expect(fates(kept) == ["A unchanged", "B unchanged", ">B unchanged", ">A unchanged"])
    let one = try lineage(both, [S.zone("B", ground)])
    #expect(fates(one) == ["A merged", "B unchanged", ">B unchanged"])
  }

  @Test("A zone that loses a corner to a new zone and takes another in is redrawn, not both")
  func splitAndMerged() throws {
    // A keeps nine tenths; N is carved out of it, O is absorbed.
    let found = try lineage(
      [S.zone("A", 0, 0, 100, 100), S.zone("O", 100, 0, 10, 100)],
      [S.zone("A", 10, 0, 100, 100), S.zone("N", 0, 0, 10, 100)])
    #expect(words(found) == ["A>A redrawn", "A>N split", "O>A merged"])
    #expect(fates(found) == ["A redrawn", "O merged", ">A redrawn", ">N split"])
  }

  @Test("Zones without ground are abolished and created")
  func noGround() throws {
    let nothing = S.zone("A", MultiPolygon([]))
    #expect(fates(try lineage([nothing], [nothing])) == ["A abolished", ">A created"])
  }
}
