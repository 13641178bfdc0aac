import ArgumentParser

struct ZonesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zones",
    abstract: "Bring zones in or build them, look at them, compare them, take them out.",
    subcommands: [
      ZonesImport.self, ZonesBuild.self, ZonesCheck.self, ZonesList.self, ZonesExport.self,
      ZonesDiff.self,
    ])
}
