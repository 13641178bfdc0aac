import ArpentGeometry
import ArpentProjection
import Testing

@Suite struct RangeTests {
  private let lyon = BoundingBox(minX: 4.77, minY: 45.71, maxX: 4.90, maxY: 45.81)
  private let paris93 = BoundingBox(minX: 643_000, minY: 6_857_000, maxX: 661_000, maxY: 6_867_000)

  @Test("Degrees under a system in metres contradict it, and the message names the way out")
  func degrees() throws {
    let found = try CRS(Definitions.cc46ESRI).contradiction(with: lyon)
    let contradiction = try #require(found)
    #expect(contradiction.kind == .degreesWhereLengthsAreDeclared)
    #expect(contradiction.message.contains("--crs EPSG:4326"))
    #expect(contradiction.message.contains("CC46"))
    #expect(contradiction.message.contains("degrees"))
  }

  @Test("Metres under a system in degrees contradict it, and Lambert-93 is recognised")
  func metres() throws {
    let contradiction = try #require(try CRS("EPSG:4326").contradiction(with: paris93))
    #expect(contradiction.kind == .lengthsWhereDegreesAreDeclared)
    #expect(contradiction.message.contains("--crs EPSG:2154"))
  }

  @Test("Coordinates far from where the system is used contradict it")
  func elsewhere() throws {
    // New York in feet, declared as Lambert-93.
    let newYork = BoundingBox(minX: 913_000, minY: 120_000, maxX: 1_067_000, maxY: 272_000)
    #expect(try CRS("EPSG:2154").contradiction(with: newYork)?.kind == .outsideAreaOfUse)
    #expect(try CRS("EPSG:2263").contradiction(with: newYork) == nil)
    // Paris in Lambert-93, declared as the zone of Lyon.
    #expect(try CRS("EPSG:3946").contradiction(with: paris93)?.kind == .outsideAreaOfUse)
    #expect(try CRS("EPSG:4269").contradiction(with: lyon)?.kind == .outsideAreaOfUse)
  }

  @Test("Latitude before longitude is recognised")
  func swapped() throws {
    let turned = BoundingBox(minX: 45.71, minY: 4.77, maxX: 45.81, maxY: 4.90)
    #expect(try CRS("EPSG:4171").contradiction(with: turned)?.kind == .swappedAxes)
    let america = BoundingBox(minX: 39, minY: -105, maxX: 40, maxY: -104)
    #expect(try CRS("EPSG:4326").contradiction(with: america)?.kind == .swappedAxes)
  }

  @Test("Coordinates that are where they should be contradict nothing")
  func agreement() throws {
    #expect(try CRS("EPSG:2154").contradiction(with: paris93) == nil)
    #expect(try CRS("EPSG:4326").contradiction(with: lyon) == nil)
    #expect(try CRS("EPSG:4171").contradiction(with: lyon) == nil)
    #expect(try CRS("EPSG:2154").contradiction(with: .empty) == nil)
    let offshore = BoundingBox(minX: 100_000, minY: 6_800_000, maxX: 120_000, maxY: 6_900_000)
    #expect(try CRS("EPSG:2154").contradiction(with: offshore) == nil)
  }

  @Test("Infinite coordinates contradict every system")
  func infinite() throws {
    let box = BoundingBox(minX: 0, minY: 0, maxX: .infinity, maxY: 1)
    #expect(try CRS("EPSG:2154").contradiction(with: box)?.kind == .notFinite)
  }

  @Test(
    "Where no system is declared, the likeliest is suggested",
    arguments: [
      ("EPSG:4326", BoundingBox(minX: 4.77, minY: 45.71, maxX: 4.9, maxY: 45.81)),
      ("EPSG:2154", BoundingBox(minX: 643_000, minY: 6_857_000, maxX: 661_000, maxY: 6_867_000)),
      ("EPSG:3946", BoundingBox(minX: 1.836e6, minY: 5.167e6, maxX: 1.847e6, maxY: 5.177e6)),
      ("EPSG:27572", BoundingBox(minX: 5.9e5, minY: 2.42e6, maxX: 6.1e5, maxY: 2.44e6)),
      ("EPSG:3035", BoundingBox(minX: 3.75e6, minY: 2.88e6, maxX: 3.77e6, maxY: 2.9e6)),
      ("EPSG:3857", BoundingBox(minX: 2.5e5, minY: 6.24e6, maxX: 2.7e5, maxY: 6.26e6)),
    ])
  func suggestion(sample: (code: String, box: BoundingBox)) throws {
    let suggestions = try CRS.plausible(for: sample.box)
    #expect(suggestions.map(\.identifier).contains(sample.code))
  }
}
