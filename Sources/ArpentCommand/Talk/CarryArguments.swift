import Arpent
public import ArgumentParser

/// How figures go from zones to others: the same flags wherever they do.
struct CarryArguments: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What to divide stations by whose ground goes to several zones: best, area, addresses, "
        + "population, or a data set of the store and its count.",
      valueName: "METHOD|DATASET:COUNT"))
  var weights = "best"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Addresses to divide by (CSV): contacts, or the electoral register's.", valueName: "FILE"))
  var addresses: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A polygon layer with people to divide by, such as census blocks; with --count.",
      valueName: "FILE"))
  var units: String?

  @Option(name: .long, help: "Field of the units that counts people.")
  var count: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Ground that is nowhere wider is a trace of drawing and carries nobody.",
      valueName: "metres"))
  var tolerance = CarryOptions().tolerance

  func validate() throws {
    if (units == nil) != (count == nil) {
      throw ValidationError("--units FILE and --count FIELD go together")
    }
    if weights == "addresses", addresses == nil {
      throw ValidationError("--weights addresses needs --addresses FILE")
    }
    if !(tolerance > 0) { throw ValidationError("--tolerance takes a length of more than 0") }
  }

  func options(sharesOutside: Bool) -> CarryOptions {
    var options = CarryOptions()
    options.sharesOutside = sharesOutside
    options.tolerance = tolerance
    options.weights.choice =
      switch weights {
      case "best": .best
      case "area": .area
      case "addresses": .addresses
      case "population": .population
      default:
        .statistic(
          dataset: String(weights.prefix { $0 != ":" }),
          variable: weights.firstIndex(of: ":").map {
            String(weights[weights.index(after: $0)...])
          })
      }
    options.weights.addresses = addresses.map(AddressFile.init)
    if let units, let count { options.weights.units = UnitFile(path: units, count: count) }
    return options
  }
}
