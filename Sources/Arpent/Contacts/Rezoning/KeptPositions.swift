import ArpentElections
import ArpentFormats

/// The file of positions of a contact file, if it is there and of use.
struct KeptPositions {
  var file: PositionFile?
  /// Why a file that is there is of no use, as the end of a sentence.
  var reason: String?

  /// The contact file's state and what the caller says of its columns must be those that the positions
  /// were kept with. Whether the zones are is for the caller to see.
  static func open(_ task: RezoneContacts) throws -> KeptPositions {
    guard task.input != "-" else { return KeptPositions() }
    let file: PositionFile
    do throws(PositionFile.Failure) {
      file = try PositionFile(path: task.positionsPath)
    } catch {
      switch error {
      case .missing: return KeptPositions()
      case .unreadable(let reason): return KeptPositions(reason: "can't be read: \(reason)")
      case .foreign:
        guard task.positions != nil else {
          return KeptPositions(reason: "is of another kind")
        }
        throw ArpentError(
          .usage, "the file is there and holds no positions: it is not overwritten",
          Subject(file: task.positionsPath, field: "positions"))
      case .otherVersion: return KeptPositions(reason: "is of another version of Arpent")
      case .damaged: return KeptPositions(reason: "is damaged")
      }
    }
    guard ContactFingerprint(path: task.input) == file.fingerprint else {
      return KeptPositions(reason: "is of another state of the contact file")
    }
    let facts = file.facts
    guard differing(task, facts).isEmpty else {
      return KeptPositions(
        reason: "was kept with another \(differing(task, facts).joined(separator: ", "))")
    }
    return KeptPositions(file: file)
  }

  /// Flags that say something else than what the positions were kept with.
  private static func differing(
    _ task: RezoneContacts, _ facts: PositionFileFacts
  ) -> [String] {
    var flags: [String] = []
    if let name = task.nameColumn, name != facts.nameColumn { flags.append("--id") }
    if let metres = task.nearestMetres, metres != facts.nearestMetres { flags.append("--nearest") }
    if let crs = task.crs, crs != facts.crs { flags.append("--crs") }
    if let lon = task.lonColumn, lon != facts.positionColumns.first { flags.append("--lon") }
    if let lat = task.latColumn, lat != facts.positionColumns.last { flags.append("--lat") }
    if let delimiter = task.delimiter, delimiter != facts.delimiter { flags.append("--delimiter") }
    if let encoding = task.encoding, encoding != facts.encoding { flags.append("--encoding") }
    return flags
  }
}
