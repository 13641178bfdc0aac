public import ArpentGeometry
public import Foundation

/// A file of contacts who do not exist, as a geocoder gives it back: about 110 bytes a row, positions
/// with six decimals, in the order of the points.
public enum ContactCSV {
  private static let header =
    "id,last_name,first_name,address,postcode,city,email,longitude,latitude\n"
  private static let lastNames = [
    "Martin", "Bernard", "Thomas", "Petit", "Durand", "Leroy", "Moreau",
  ]
  private static let firstNames = ["Camille", "Dominique", "Claude", "Alix", "Morgan", "Sacha"]
  private static let streets = [
    "rue de la République", "avenue des Tilleuls", "place du Marché", "chemin du Moulin",
    "rue Neuve",
  ]
  private static let cities = [
    "Saint-Martin-sur-Brenne", "Villeneuve", "La Chapelle", "Montfleury",
  ]

  public static func write(_ points: [Coordinate], to url: URL) throws {
    guard FileManager.default.createFile(atPath: url.path, contents: Data(header.utf8)) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let file = try FileHandle(forWritingTo: url)
    try file.seekToEnd()
    var dice = Dice(seed: 6)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 << 21)
    for (number, point) in points.enumerated() {
      append(number + 1, point, &dice, to: &bytes)
      if bytes.count > 1 << 20 {
        try file.write(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: bytes)
    try file.close()
  }

  private static func append(
    _ id: Int, _ point: Coordinate, _ dice: inout Dice, to bytes: inout [UInt8]
  ) {
    let last = lastNames[dice.below(lastNames.count)]
    let first = firstNames[dice.below(firstNames.count)]
    append(id, &bytes)
    append(",", last, ",", first, ",", to: &bytes)
    append(1 + dice.below(120), &bytes)
    append(" ", streets[dice.below(streets.count)], ",", to: &bytes)
    append(10_000 + dice.below(85_000), &bytes)
    append(",", cities[dice.below(cities.count)], ",", first, ".", last, to: &bytes)
    append(id, &bytes)
    append("@example.org,", to: &bytes)
    append(point.x, &bytes)
    append(",", to: &bytes)
    append(point.y, &bytes)
    append("\n", to: &bytes)
  }

  private static func append(_ texts: String..., to bytes: inout [UInt8]) {
    for text in texts { bytes.append(contentsOf: text.utf8) }
  }

  private static func append(_ number: Int, _ bytes: inout [UInt8]) {
    var digits: [20 of UInt8] = .init(repeating: 0)
    var rest = number
    var count = 0
    repeat {
      digits[count] = UInt8(0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    while count > 0 {
      count -= 1
      bytes.append(digits[count])
    }
  }

  /// Six decimals.
  private static func append(_ degrees: Double, _ bytes: inout [UInt8]) {
    let millionths = Int((degrees.magnitude * 1e6).rounded())
    if degrees < 0 && millionths > 0 { bytes.append(0x2D) }
    append(millionths / 1_000_000, &bytes)
    bytes.append(0x2E)
    var place = 100_000
    while place > 0 {
      bytes.append(UInt8(0x30 + millionths / place % 10))
      place /= 10
    }
  }
}
