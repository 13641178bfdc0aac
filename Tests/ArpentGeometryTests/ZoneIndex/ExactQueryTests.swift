import ArpentGeometry
import Foundation
import TestData
import Testing

struct ExactQueryTests {
  @Test(
    "The exact queries of other libraries' test suites are answered without a mismatch",
    .enabled(
      if: RealData.has("location/point_in_area_exact_small.jsonl.gz"), "needs the real data"))
  func published() throws {
    let data = try Samples.data("location/point_in_area_exact_small.jsonl.gz")
    var queries = 0
    var wrong: [String] = []
    for line in data.split(separator: UInt8(ascii: "\n")) {
      let row = try JSON(line)
      let zone = Samples.multiPolygon(row["polygons"].array)
      let index = ZoneIndex(zones: [zone], threads: 1)
      for question in row["queries"].array.map(\.array) {
        let point = Coordinate(x: question[0].number, y: question[1].number)
        let expected: ZoneIndex.Kind =
          switch question[2].text {
          case "i": .interior
          case "b": .boundary
          default: .outside
          }
        queries += 1
        if index.locate(point).kind != expected { wrong.append("\(row["id"].text) \(point)") }
      }
    }
    #expect(queries == 184_100)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }
}
