import ArgumentParser

/// `arpent rank` ranks sectors; `arpent rank backtest` tries a ranking on a later election.
struct RankGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank sectors for door-to-door canvassing, and show why.",
    discussion: """
      Without a verb sectors are ranked.

      Example:
        arpent rank --store paris.gpkg --valid-on 2017-07-01 --profile mobilisation \\
          --support MACRON --output ranking.csv --report report.html
      """,
    subcommands: [RankCommand.self, RankBacktest.self], defaultSubcommand: RankCommand.self)
}

extension RankGroup {
  /// What `arpent rank --help` shows: all options of its default verb, and the other verbs. A group's
  /// own help would name the verbs alone, and leave a newcomer to guess which of them is meant.
  ///
  /// - Parameter arguments: of the command line, without the program's name.
  /// - Returns: `nil` for any other command line.
  static func help(for arguments: [String]) -> String? {
    let asked: [[String]] = [["rank", "--help"], ["rank", "-h"], ["help", "rank"]]
    guard asked.contains(arguments) else { return nil }
    let others = configuration.subcommands.filter { $0 != configuration.defaultSubcommand }
    let lines = others.map { verb in
      let name = verb.configuration.commandName ?? ""
      return "  \(name)  \(verb.configuration.abstract)\n"
        + "    See 'arpent help rank \(name)'.\n"
    }
    return ArpentCommand.helpMessage(for: RankCommand.self)
      + "\n\nOTHER VERBS:\n  sectors   The verb described here; `arpent rank` alone means it.\n"
      + lines.joined()
  }
}
