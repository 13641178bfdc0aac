import ArgumentParser
import ArpentFormats

/// What a contact file looks like, where it is not to be found out, and how its contacts get zones.
struct ContactColumns: ParsableArguments {
  @Option(name: .long, help: "Column of the longitude (or x).")
  var lon: String?

  @Option(name: .long, help: "Column of the latitude (or y).")
  var lat: String?

  @Option(
    name: .long,
    help: ArgumentHelp("What the coordinates are in (default: degrees).", valueName: "EPSG:N"))
  var crs: String?

  @Option(name: .long, help: ArgumentHelp("Separator: , ; | or tab.", valueName: "C"))
  var delimiter: Delimiter?

  @Option(name: .long, help: "Encoding, if it is not to be told from the bytes: utf-8 or latin-1.")
  var encoding: ContactEncoding?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A contact in no zone gets the nearest one within so many metres.", valueName: "METRES"))
  var nearest: Double?

  func validate() throws {
    if (lon == nil) != (lat == nil) { throw ValidationError("--lon and --lat go together") }
    if let nearest, !(nearest > 0 && nearest <= 100_000) {
      throw ValidationError("--nearest takes metres, up to 100000, not \(nearest)")
    }
  }
}
