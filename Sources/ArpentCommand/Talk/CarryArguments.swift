import Arpent
import ArgumentParser

/// How figures go from zones to others: the same flags wherever they do.
struct CarryArguments: ParsableArguments {
  @OptionGroup var weights: WeightArguments

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Ground that is nowhere wider is a trace of drawing and carries nobody.",
      valueName: "metres"))
  var tolerance = CarryOptions().tolerance

  func validate() throws {
    if !(tolerance > 0) { throw ValidationError("--tolerance takes a length of more than 0") }
  }

  func options(sharesOutside: Bool) -> CarryOptions {
    var options = CarryOptions()
    options.weights = weights.chosen
    options.sharesOutside = sharesOutside
    options.tolerance = tolerance
    return options
  }
}
