public import ArgumentParser
public import Arpent
public import ArpentElections
public import ArpentStore

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Instant: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension VintageEdition.Scope: ExpressibleByArgument {}
extension ResultsImportMode: ExpressibleByArgument {}
extension ExportZones.Format: ExpressibleByArgument {}

/// Where a file's data come from, for the record.
struct ProvenanceOptions: ParsableArguments {
  @Option(name: .long, help: "Licence of the source, as its publisher names it.")
  var licence: String?

  @Option(name: .long, help: "Whom to credit.")
  var attribution: String?

  @Option(
    name: .long, help: ArgumentHelp("Date of the source.", valueName: "YYYY-MM-DD"))
  var sourceDate: CalendarDate?
}

/// Several names in one flag: `--elections A,B`.
struct NameList: ExpressibleByArgument, Sendable {
  var names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",").map { String($0.trimming(while: \.isWhitespace)) }
    if names.isEmpty { return nil }
  }
}

extension Substring {
  fileprivate func trimming(while predicate: (Character) -> Bool) -> Substring {
    var part = drop(while: predicate)
    while let last = part.last, predicate(last) { part.removeLast() }
    return part
  }
}
