import ArgumentParser

struct ZonesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zones", abstract: "Bring zones in, check them, look at them, take them out.",
    subcommands: [
      ZonesImport.self, ZonesBuild.self, ZonesCheck.self, ZonesList.self, ZonesExport.self,
      ZonesDiff.self,
    ])
}
