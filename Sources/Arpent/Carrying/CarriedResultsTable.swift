public import ArpentChange
import ArpentElections

/// Carried results as CSV: UTF-8, comma, one header line.
///
/// One line a zone, then one for the part of each station that lies in no zone, then one for each
/// station without ground: every column of counts sums to what was imported. The column `what` tells
/// them apart (`zone`, `outside`, `without-ground`). A count has three columns: the figure, and the
/// ends of the band that holds the true one nine times in ten (`_low`, `_high`; for zones only). An
/// empty field is a count that a station does not state, or a candidacy that did not stand there.
public enum CarriedResultsTable {
  public static func csv(_ carried: CarriedElection) -> String {
    let figures = carried.totals.figures.filter { carried.totals[$0] != nil }
    let names = headings(carried, figures)
    var text = CSVText.line(
      ["what", "zone", "commune", "code", "method", "interpolated", "coverage", "stations"]
        + names.flatMap { [$0, "\($0)_low", "\($0)_high"] })
    let decimals = carried.isWhole ? 0 : 6
    for zone in carried.zones {
      var row = [
        "zone", zone.key.description, zone.key.commune, zone.key.code, zone.methodName,
        number(zone.interpolatedShare, 6), number(zone.coverage, 6),
        zone.origins.map { "\($0.station)×\(number($0.share, 4))" }.joined(separator: " "),
      ]
      for figure in figures {
        guard let found = zone.figures[figure] else {
          row += ["", "", ""]
          continue
        }
        row += [
          number(found.value, decimals), number(found.band.lowerBound, 1),
          number(found.band.upperBound, 1),
        ]
      }
      text += CSVText.line(row)
    }
    for outside in carried.outside {
      text += CSVText.line(
        start("outside", outside.station, share: outside.share)
          + figures.flatMap { [outside.figures[$0].map { number($0, decimals) } ?? "", "", ""] })
    }
    for station in carried.withoutGround {
      let counts = BallotFigures(station, candidacies: carried.candidacies.count)
      text += CSVText.line(
        start("without-ground", station.station, share: 1)
          + figures.flatMap { [counts[$0].map(String.init) ?? "", "", ""] })
    }
    return text
  }

  private static func start(_ what: String, _ key: StationKey, share: Double) -> [String] {
    [
      what, key.description, key.commune, key.code, "", "", "", "\(key)×\(number(share, 4))",
    ]
  }

  /// Counts by their names, candidacies by theirs, told apart by nuance, district or number where
  /// two have the same.
  private static func headings(_ carried: CarriedElection, _ figures: [BallotFigure]) -> [String] {
    var taken = Set(BallotFigure.tally.map(\.name))
    return figures.map { figure in
      guard case .votes(let place) = figure else { return figure.name }
      let candidacy = carried.candidacies[place]
      let more = [candidacy.firstName, candidacy.nuance, candidacy.district].compactMap { $0 }
      var name = candidacy.name
      for addition in more where taken.contains(name) { name += " \(addition)" }
      var number = 2
      let base = name
      while taken.contains(name) {
        name = "\(base) \(number)"
        number += 1
      }
      taken.formUnion([name, "\(name)_low", "\(name)_high"])
      return name
    }
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard abs(scaled) < 9e15 else { return String(value) }
    let short = scaled / scale
    return short == short.rounded() ? String(Int(short)) : String(short)
  }
}
