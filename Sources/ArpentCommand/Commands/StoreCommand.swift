import Arpent
import ArgumentParser
import ArpentElections
import ArpentStore

struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Look at a store, check it, shrink it.",
    subcommands: [StoreInfoCommand.self, StoreVerify.self, StoreCompact.self])
}

struct StoreInfoCommand: Performing {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what a store holds.",
    discussion: """
      Example:
        arpent store info --store paris.gpkg
      """)

  @OptionGroup var store: StoreOption

  @Flag(name: .long, help: "As JSON.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    let info = try ZoneStore.open(store.store, .readOnly).info()
    try OutputFile.write(json ? StoreSummary.json(info) : StoreSummary.text(info), to: "-")
    return .done
  }
}

struct StoreVerify: Performing {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a store is sound.",
    discussion: """
      SQLite's integrity and foreign keys, the tables of a GeoPackage, every shape against its \
      digest and the R-tree, and time: no code of a commune in two places on one day. Exit status \
      65 when something is wrong.

      Example:
        arpent store verify --store paris.gpkg
      """)

  @OptionGroup var store: StoreOption
  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    let problems = try ZoneStore.open(store.store, .readOnly).verify()
    talk.report(problems, noticesOfAKind: .max, reportFile: nil)
    guard problems.isEmpty else {
      throw ArpentError(
        .badInput, "the store is not sound: \(problems.count) problems",
        .init(file: store.store))
    }
    talk.say("The store is sound.")
    return .done
  }
}

struct StoreCompact: Performing {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Give unused space back to the disk.",
    discussion: """
      Example:
        arpent store compact --store paris.gpkg
      """)

  @OptionGroup var store: StoreOption
  @OptionGroup var global: GlobalOptions

  func perform(_ talk: Talk) throws -> Outcome {
    let store = try ZoneStore.open(store.store)
    let before = try store.info().byteCount
    try store.compact()
    let after = try store.info().byteCount
    talk.say("\(before) bytes before, \(after) after.")
    return .done
  }
}
