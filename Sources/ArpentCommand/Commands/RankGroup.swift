import ArgumentParser

/// `arpent rank` ranks sectors; `arpent rank backtest` tries a ranking on a later election.
struct RankGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank sectors for door-to-door canvassing, and show why.",
    discussion: """
      Without a verb sectors are ranked. `arpent help rank sectors` lists all options.

      Example:
        arpent rank --store paris.gpkg --valid-on 2017-07-01 --profile mobilisation \\
          --support MACRON --output ranking.csv --report report.html
      """,
    subcommands: [RankCommand.self, RankBacktest.self], defaultSubcommand: RankCommand.self)
}
