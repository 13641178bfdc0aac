import ArpentElections
package import ArpentGeometry

/// Reads positions and weights out of a table of addresses (contacts, the REU's address table) in
/// blocks: what stands at each address, and where. Whatever else a row says is not looked at.
///
/// Columns of positions are found as in any contact file. Rows that a geocoder could place no better
/// than somewhere in a locality are left out: they would all count for the place of its name.
package struct AddressReader: ~Copyable {
  package struct Block {
    package var positions: [Coordinate] = []
    /// One a position.
    package var weights: [Double] = []
  }

  /// Rows that were left out, and why.
  package struct LeftOut: Hashable, Sendable {
    /// No position, or not one that numbers give.
    package var withoutPosition = 0
    /// The geocoder's radius is ``AddressReader/vagueRadius`` or more.
    package var vague = 0
    /// No weight, or a negative one.
    package var withoutWeight = 0
    /// Line of the first of them.
    package var firstLine: Int?

    package var total: Int { withoutPosition + vague + withoutWeight }

    mutating func note(_ line: Int) { if firstLine == nil { firstLine = line } }
  }

  /// In metres: that of a locality.
  package static let vagueRadius: Float = 500

  package private(set) var rows = 0
  package private(set) var leftOut = LeftOut()

  private var table: DelimitedReader
  private let columns: WeighedColumns
  private var isPastHeader = false

  /// - Parameters:
  ///   - longitude: heading of the column of x, with `latitude`; found when both are `nil`.
  ///   - weight: heading of the column of weights; without it `nb_adresses` where the table has it,
  ///     or 1 a row.
  package init(
    path: String, longitude: String? = nil, latitude: String? = nil, weight: String? = nil,
    delimiter: UInt8? = nil, isProjected: Bool = false
  ) throws {
    let columns = try WeighedColumns(
      headings: Self.headings(of: path, delimiter: delimiter), longitude: longitude,
      latitude: latitude, weight: weight, isProjected: isProjected, file: path)
    let table = try DelimitedReader(path: path, separator: delimiter)
    self.columns = columns
    self.table = table
  }

  private static func headings(of path: String, delimiter: UInt8?) throws(TableError) -> [String] {
    var table = try DelimitedReader(path: path, separator: delimiter)
    guard try table.advance() else { throw TableError(.empty, file: table.file) }
    return table.texts()
  }

  /// The next rows, at most `count` of them; `nil` at the end. A block may be empty.
  package mutating func next(_ count: Int = 65_536) throws(TableError) -> Block? {
    if !isPastHeader {
      _ = try table.advance()
      isPastHeader = true
    }
    var block = Block()
    var read = 0
    while read < count, try table.advance() {
      read += 1
      rows += 1
      guard let position = position() else {
        leftOut.withoutPosition += 1
        leftOut.note(table.line)
        continue
      }
      guard radius() < Self.vagueRadius else {
        leftOut.vague += 1
        leftOut.note(table.line)
        continue
      }
      var value = 1.0
      if let weight = columns.weight {
        guard let number = TableNumber.value(table.bytes(weight)), number >= 0 else {
          leftOut.withoutWeight += 1
          leftOut.note(table.line)
          continue
        }
        value = number
      }
      block.positions.append(position)
      block.weights.append(value)
    }
    return read == 0 ? nil : block
  }

  private func position() -> Coordinate? {
    switch columns.position {
    case .pair(let longitude, let latitude):
      guard let x = TableNumber.value(table.bytes(longitude)),
        let y = TableNumber.value(table.bytes(latitude))
      else { return nil }
      return Coordinate(x: x, y: y)
    case .point(let column):
      let parts = table.bytes(column).split(separator: UInt8(ascii: ","))
      guard parts.count == 2, let y = TableNumber.value(parts[0], decimal: .point),
        let x = TableNumber.value(parts[1], decimal: .point)
      else { return nil }
      return Coordinate(x: x, y: y)
    }
  }

  private func radius() -> Float {
    guard let geocoder = columns.geocoder else { return 0 }
    let match = table.bytes(geocoder.type).withUnsafeBufferPointer { text in
      text.baseAddress.flatMap { GeocoderPrecision.match($0, text.count) }
    }
    let score = geocoder.score.flatMap { TableNumber.value(table.bytes($0)) } ?? .nan
    return GeocoderPrecision.radius(match: match, score: score)
  }
}

/// Which columns of a table of addresses matter.
struct WeighedColumns {
  let position: CoordinateColumns
  /// `nil` where each row counts 1.
  let weight: Int?
  let geocoder: (type: Int, score: Int?)?

  /// Headings, folded, of a number of addresses that a row stands for.
  private static let countHeadings = ["nb_adresses"]

  init(
    headings: [String], longitude: String?, latitude: String?, weight: String?, isProjected: Bool,
    file: String
  ) throws(ContactFileError) {
    if let longitude, let latitude {
      position = .pair(
        longitude: try CoordinateColumns.column(named: longitude, among: headings, file: file),
        latitude: try CoordinateColumns.column(named: latitude, among: headings, file: file))
    } else if let found = CoordinateColumns.candidates(
      among: headings, projected: isProjected
    ).first {
      position = found
    } else {
      throw .noCoordinateColumns(file: file, headings: headings)
    }
    let folded = headings.map(CoordinateColumns.fold)
    if let weight {
      self.weight = try CoordinateColumns.column(named: weight, among: headings, file: file)
    } else {
      self.weight = Self.countHeadings.lazy.compactMap(folded.firstIndex).first
    }
    geocoder =
      GeocoderPrecision.headings.lazy.compactMap { type, score in
        folded.firstIndex(of: type).map { ($0, folded.firstIndex(of: score)) }
      }.first
  }
}
