import ArpentGeometry
import Foundation
import Tiling

/// Writes a country, its zones' codes, the points that everybody is measured on, and contacts.
///
///     make-tiling FOLDER ZONES POSITIONS POINTS BORDER_POINTS CONTACTS
@main
struct MakeTiling {
  static func main() throws {
    let arguments = CommandLine.arguments
    let numbers = arguments.dropFirst(2).compactMap { Int($0) }
    guard arguments.count == 7, numbers.count == 5 else {
      FileHandle.standardError.write(
        Data(
          "usage: make-tiling FOLDER ZONES POSITIONS POINTS BORDER_POINTS CONTACTS\n".utf8))
      exit(64)
    }
    let files = TilingFiles(folder: arguments[1])
    try FileManager.default.createDirectory(at: files.folder, withIntermediateDirectories: true)

    let country = Country(zones: numbers[0], positions: numbers[1])
    try files.write(country.zones)
    try Data((country.codes.joined(separator: "\n") + "\n").utf8)
      .write(to: files.folder.appending(path: "codes.txt"))

    let uniform = country.uniformPoints(numbers[2])
    try files.write(points: uniform, "uniform")
    try files.write(points: tiled(uniform), "tiled")
    let contacts = country.contactPoints(numbers[2])
    try files.write(points: contacts, "communes")
    var dice = Dice(seed: 5)
    try files.write(points: contacts.shuffled(using: &dice), "contacts")
    try files.write(points: country.borderPoints(numbers[3]), "borders")

    if numbers[4] > 0 {
      var people = country.contactPoints(numbers[4], seed: 7)
      people.shuffle(using: &dice)
      try ContactCSV.write(people, to: files.folder.appending(path: "contacts.csv"))
    }
  }
}
