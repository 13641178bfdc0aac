import ArpentChange
import ArpentElections
import ArpentFormats
import ArpentGeometry

/// Counts the addresses of a file by source and target; keeps none of them.
struct AddressWeights {
  /// No figure is given of fewer contacts; a zone with fewer is divided by the next weights.
  static let leastPositions = 10

  let tally: AddressTally
  let notices: [Problem]

  init(_ file: AddressFile, from sources: [Zone], to targets: [Zone], threads: Int) throws {
    let transform = try file.crs.map { try PositionTransform.toGeographic(from: $0) }
    var reader = try AddressReader(
      path: file.path, longitude: file.longitude, latitude: file.latitude, weight: file.weight,
      delimiter: file.delimiter, isProjected: transform != nil)
    var tally = AddressTally(
      from: sources.map(\.ground), to: targets.map(\.ground), threads: threads)
    tally.leastPositions = Self.leastPositions
    var impossible = 0
    while var block = try reader.next() {
      try block.positions.withUnsafeMutableBufferPointer { try transform?($0) }
      for index in block.positions.indices where !block.positions[index].isGeographic {
        // Not a number is nowhere: the index says so.
        block.positions[index] = Coordinate(x: .nan, y: .nan)
        impossible += 1
      }
      tally.add(block.positions, weights: block.weights)
    }
    self.tally = tally
    notices = Self.notices(
      file, rows: reader.rows, leftOut: reader.leftOut, impossible: impossible, tally)
  }

  private static func notices(
    _ file: AddressFile, rows: Int, leftOut: AddressReader.LeftOut, impossible: Int,
    _ tally: AddressTally
  ) -> [Problem] {
    var notices: [Problem] = []
    func note(_ kind: String, _ message: String, _ severity: Problem.Severity = .notice) {
      notices.append(
        Problem(
          severity: severity, kind: kind, message: message,
          subject: Subject(file: file.path, line: kind == "rows-left-out" ? leftOut.firstLine : nil)
        ))
    }
    if leftOut.total > 0 {
      note(
        "rows-left-out",
        "\(leftOut.total) of \(rows) addresses are not counted: \(leftOut.withoutPosition) without "
          + "a position, \(leftOut.vague) placed no better than in a locality, "
          + "\(leftOut.withoutWeight) without a weight; this is the first")
    }
    if impossible > 0 {
      note(
        "impossible-position",
        "\(impossible) of \(rows) positions are not on the globe; are longitude and latitude "
          + "swapped, or is --address-crs missing?")
    }
    let elsewhere = tally.elsewhere.positions - impossible
    if elsewhere > 0 {
      note("addresses-elsewhere", "\(elsewhere) of \(rows) addresses lie in none of the sources")
    }
    return notices
  }
}
