import Arpent
import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData

/// Two squares that share an edge at longitude 3, and a third that overlaps the second.
enum Town {
  static func square(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> MultiPolygon
  {
    MultiPolygon(
      Polygon(
        exterior: Ring([
          Coordinate(x: minX, y: minY), Coordinate(x: maxX, y: minY),
          Coordinate(x: maxX, y: maxY), Coordinate(x: minX, y: maxY), Coordinate(x: minX, y: minY),
        ])))
  }

  static let ground = [square(2, 48, 3, 49), square(3, 48, 4, 49), square(3.5, 48, 4.5, 49)]
  static let index = ZoneIndex(zones: ground)
  static let labels = ZoneLabels(
    codes: ["75056_0101", "75056_0102", "75056_0103"], vintages: ["2017", "2017", "2018"])
}

/// An assignment of a text, and what came of it.
struct Assigned {
  var output: String
  var bytes: [UInt8]
  var rejects: String
  var report: AssignmentReport

  init(
    _ text: String, labels: ZoneLabels = Town.labels,
    _ change: (inout ContactAssignmentOptions) -> Void = { _ in }
  ) throws(ContactFileError) {
    try self.init(bytes: Array(text.utf8), labels: labels, change)
  }

  init(
    bytes: [UInt8], labels: ZoneLabels = Town.labels,
    _ change: (inout ContactAssignmentOptions) -> Void = { _ in }
  ) throws(ContactFileError) {
    let folder = TemporaryFolder()
    let input = folder.path("in.csv")
    precondition(FileManager.default.createFile(atPath: input, contents: Data(bytes)))
    var options = ContactAssignmentOptions()
    options.threads = 2
    options.rejectsPath = folder.path("rejects.csv")
    change(&options)
    report = try assignContacts(
      input: input, output: folder.path("out.csv"), index: Town.index, labels: labels,
      options: options)
    self.bytes = Array(FileManager.default.contents(atPath: folder.path("out.csv"))!)
    output = String(decoding: self.bytes, as: UTF8.self)
    rejects = String(
      decoding: FileManager.default.contents(atPath: folder.path("rejects.csv")) ?? Data(),
      as: UTF8.self)
  }
}
