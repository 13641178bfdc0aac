import ArpentGeometry
import Foundation
import Tiling

/// Writes a country, its zones' codes and the points that everybody is measured on.
///
///     make-tiling FOLDER ZONES POSITIONS POINTS BORDER_POINTS
@main
struct MakeTiling {
  static func main() throws {
    let arguments = CommandLine.arguments
    let numbers = arguments.dropFirst(2).compactMap { Int($0) }
    guard arguments.count == 6, numbers.count == 4 else {
      FileHandle.standardError.write(
        Data("usage: make-tiling FOLDER ZONES POSITIONS POINTS BORDER_POINTS\n".utf8))
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
  }
}
