import ArpentElections
import ArpentFormats
import ArpentRanking

/// Reads from RANKING.csv what a ranking showed and what it withheld.
enum PublishedRanking {
  /// - Throws: ``ArpentError`` for a file that is no RANKING.csv.
  static func disclosure(of paths: [String]) throws -> EarlierDisclosure {
    var earlier = EarlierDisclosure()
    for path in paths {
      var table = try DelimitedReader(path: path)
      let file = table.file
      guard try table.advance() else { throw TableError(.empty, file: file) }
      let headings = table.texts()
      func column(_ name: String) throws -> Int {
        guard let found = headings.firstIndex(of: name) else {
          throw ArpentError(
            .badInput, "the column is missing: is this a RANKING.csv?",
            Subject(file: file, line: 1, field: name))
        }
        return found
      }
      let (commune, code) = (try column("commune"), try column("code"))
      let (vintage, withheld) = (try column("vintage"), try column("withheld"))
      while try table.advance() {
        let ground = EarlierDisclosure.Ground(
          key: StationKey(commune: table.text(commune), code: table.text(code)),
          vintage: table.text(vintage))
        if table.text(withheld) == "true" {
          earlier.withheld.insert(ground)
        } else {
          earlier.shown.insert(ground)
        }
      }
    }
    // Withheld by one and shown by another: it is out.
    earlier.withheld.subtract(earlier.shown)
    return earlier
  }
}
