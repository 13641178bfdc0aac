import ArpentElections
import ArpentFormats

/// The campaign's contacts counted by sector: a table of sectors and counts, and nothing else.
///
/// A ranking takes aggregates only. A table with any other column, or with a sector twice, may hold
/// rows about persons and is refused whole, before a second row is looked at.
enum ContactCounts {
  private static let sectorHeadings: Set<String> = ["sector", "zone", "secteur"]
  private static let communeHeadings: Set<String> = ["commune"]
  private static let codeHeadings: Set<String> = ["code"]
  private static let countHeadings: Set<String> = ["contacts", "count", "contact_count", "nombre"]

  /// - Parameter keys: the sectors that there are; a count for any other is an error.
  /// - Throws: ``ArpentError`` with the line at fault.
  static func read(_ path: String, keys: Set<StationKey>) throws -> [StationKey: Int] {
    var table = try DelimitedReader(path: path)
    let file = table.file
    guard try table.advance() else { throw TableError(.empty, file: file) }
    let columns = try Columns(table.texts(), file: file)
    let byText = Dictionary(
      keys.map { ($0.description, $0) }, uniquingKeysWith: { first, _ in first })
    var counts: [StationKey: Int] = [:]
    var lines: [StationKey: Int] = [:]
    while try table.advance() {
      let name = columns.key(table.texts())
      guard let key = byText[name] else {
        throw ArpentError(
          .badInput, "there is no such sector on the day that is ranked",
          Subject(file: file, line: table.line, field: "sector", value: name))
      }
      if let before = lines.updateValue(table.line, forKey: key) {
        throw ArpentError(
          .badInput,
          "the sector stands on line \(before) already: a ranking takes one count a sector, never "
            + "rows about persons; count the contacts first",
          Subject(file: file, line: table.line, code: name))
      }
      let text = table.text(columns.count)
      guard let count = Int(text), count >= 0 else {
        throw ArpentError(
          .badInput, "a whole number is expected",
          Subject(file: file, line: table.line, field: "contacts", value: text))
      }
      counts[key] = count
    }
    return counts
  }

  /// Where the sector and the count stand.
  private struct Columns {
    var sector: [Int]
    var count: Int

    init(_ headings: [String], file: String) throws {
      let folded = headings.map { $0.lowercased() }
      let known = sectorHeadings.union(communeHeadings).union(codeHeadings).union(countHeadings)
      if let other = folded.firstIndex(where: { !known.contains($0) }) {
        throw ArpentError(
          .badInput,
          "this may be a file of contacts: a ranking takes counts by sector, in the columns sector "
            + "and contacts, and never a row about a person",
          Subject(file: file, line: 1, field: headings[other]))
      }
      func column(_ names: Set<String>) -> Int? { folded.firstIndex { names.contains($0) } }
      guard let count = column(countHeadings) else {
        throw ArpentError(
          .badInput, "the column of counts is missing: contacts",
          Subject(file: file, line: 1, field: "contacts"))
      }
      self.count = count
      if let sector = column(sectorHeadings) {
        self.sector = [sector]
      } else if let code = column(codeHeadings) {
        sector = [column(communeHeadings), code].compactMap { $0 }
      } else {
        throw ArpentError(
          .badInput, "the column of sectors is missing: sector",
          Subject(file: file, line: 1, field: "sector"))
      }
    }

    func key(_ fields: [String]) -> String {
      sector.map { fields.indices.contains($0) ? fields[$0] : "" }.filter { !$0.isEmpty }
        .joined(separator: "_")
    }
  }
}
