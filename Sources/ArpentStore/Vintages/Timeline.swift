import ArpentElections

/// What editions of one commune's zones say together: from statements, each true from a date on,
/// to versions, each with its period.
///
/// An edition rules from its first day until its last day or until the next edition begins,
/// whichever comes first; of two that begin on the same day the one recorded later rules. A zone
/// that stays as it is (code, name and ground) from one edition to the next is one version. The
/// order of import does not matter.
struct Timeline {
  struct Statement: Hashable {
    var code: String
    var name: String?
    var ground: Int64
  }

  struct Edition {
    var vintage: Int64
    var validity: ValidPeriod
    var zones: Set<Statement>
  }

  struct Version: Hashable {
    var statement: Statement
    var vintage: Int64
    var from: CalendarDate
    var to: CalendarDate?
  }

  /// - Parameter editions: in the order of recording.
  static func versions(of editions: [Edition]) -> Set<Version> {
    // A stable order by first day: among equals the last recorded comes last, and rules.
    let ordered = editions.enumerated()
      .sorted { ($0.element.validity.from, $0.offset) < ($1.element.validity.from, $1.offset) }
      .map(\.element)
    var versions: Set<Version> = []
    var open: [Statement: Version] = [:]
    for (position, edition) in ordered.enumerated() {
      let next = position + 1 < ordered.count ? ordered[position + 1].validity.from : nil
      if next == edition.validity.from { continue }
      let end = [edition.validity.to, next].compactMap { $0 }.min()
      var current: [Statement: Version] = [:]
      for statement in edition.zones {
        var version = Version(
          statement: statement, vintage: edition.vintage, from: edition.validity.from, to: end)
        if let before = open[statement], before.to == edition.validity.from {
          version.vintage = before.vintage
          version.from = before.from
          open[statement] = nil
        }
        current[statement] = version
      }
      versions.formUnion(open.values)
      open = current
    }
    return versions.union(open.values)
  }
}
