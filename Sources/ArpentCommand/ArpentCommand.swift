import Arpent
import ArgumentParser

/// The `arpent` command: nouns, then verbs.
@main
struct ArpentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arpent",
    abstract:
      "Polling-station zones: kept through time, joined with contacts, results and statistics.",
    discussion: """
      A store is one GeoPackage file. Put zones in, then results and statistics, then rank:

        arpent zones import zones.geojson --store city.gpkg --vintage 2024 \\
          --valid-from 2024-01-01 --code num_bureau --commune-code 29232
        arpent results import results.csv --store city.gpkg --election 2024_legi_t1 \\
          --date 2024-06-30
        arpent rank --store city.gpkg --valid-on 2024-06-30 --profile mobilisation \\
          --support "LIST NAME" --output ranking.csv --report report.html

      Data go to --output or standard output, talk to standard error. Exit status: 0 done; 1 done, \
      with rows rejected or reported; 64 usage; 65 input data; 66 no input; 70 internal; \
      73 cannot create; 74 input/output; 75 try again.
      """,
    version: "arpent \(arpentVersion)",
    subcommands: [
      ZonesCommand.self, ContactsCommand.self, ResultsCommand.self, StatisticsCommand.self,
      CrosswalkCommand.self, RankGroup.self, StoreCommand.self,
    ])

  static func main() {
    if let help = RankGroup.help(for: Array(CommandLine.arguments.dropFirst())) {
      print(help, terminator: "")
      return
    }
    main(nil)
  }
}
