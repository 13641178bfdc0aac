import Arpent
import ArgumentParser
import ArpentChange

/// What zones are weighed by, besides ground.
struct WeightArguments: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "best, area, addresses, population, or a data set of the store and its count.",
      valueName: "METHOD|DATASET:COUNT"))
  var weights = "best"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Addresses (CSV): contacts, or the electoral register's.", valueName: "FILE"))
  var addresses: String?

  @Option(name: .long, help: "Column of the addresses' longitude (or x).")
  var lon: String?

  @Option(name: .long, help: "Column of the addresses' latitude (or y).")
  var lat: String?

  @Option(name: .long, help: "Column of what an address counts for (default: nb_adresses, or 1).")
  var weight: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the addresses' positions are in (default: degrees).", valueName: "EPSG:N"))
  var addressCrs: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A polygon layer with people, such as census blocks; with --count.", valueName: "FILE"))
  var units: String?

  @Option(name: .long, help: "Field of the units that counts people.")
  var count: String?

  @Option(
    name: .long,
    help: """
      Where the people of a unit live: spread over its ground, whole in the source and the target \
      that have most of it, or at its centre (point).
      """)
  var placement: UnitPlacement = .spread

  func validate() throws {
    if (lon == nil) != (lat == nil) { throw ValidationError("--lon and --lat go together") }
    if (units == nil) != (count == nil) {
      throw ValidationError("--units FILE and --count FIELD go together")
    }
    if weights == "addresses", addresses == nil {
      throw ValidationError("--weights addresses needs --addresses FILE")
    }
  }

  var chosen: CrosswalkWeights {
    var chosen = CrosswalkWeights(choice, placement: placement)
    if let addresses {
      var file = AddressFile(path: addresses)
      file.longitude = lon
      file.latitude = lat
      file.weight = weight
      file.crs = addressCrs
      chosen.addresses = file
    }
    if let units, let count { chosen.units = UnitFile(path: units, count: count) }
    return chosen
  }

  private var choice: CrosswalkWeights.Choice {
    switch weights {
    case "best": return .best
    case "area": return .area
    case "addresses": return .addresses
    case "population": return .population
    default:
      let parts = weights.split(separator: ":", maxSplits: 1).map(String.init)
      return .statistic(
        dataset: parts.first ?? weights, variable: parts.count > 1 ? parts[1] : nil)
    }
  }
}
