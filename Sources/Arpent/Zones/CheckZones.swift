public import ArpentElections
import ArpentGeometry
import ArpentOverlay
import ArpentStore

/// Finds every problem of the zones of a file or of a store, and between neighbours.
public struct CheckZones: Sendable {
  public enum Subject: Sendable {
    case file(ZoneSourceOptions)
    case store(String, validOn: CalendarDate)
  }

  public var subject: Subject
  /// Overlaps and gaps of less than this are let be; in square metres.
  public var smallestArea: Double

  public init(subject: Subject, smallestArea: Double = 1) {
    self.subject = subject
    self.smallestArea = smallestArea
  }

  public struct Report: Sendable {
    public var zoneCount: Int
    public var problems: [Problem]
  }

  public func run() throws(ArpentError) -> Report {
    do {
      switch subject {
      case .file(let options):
        let reading = try ZoneReader.read(options)
        return Report(
          zoneCount: reading.zones.count,
          problems: reading.problems
            + (try coverageProblems(of: reading.zones.map(\.zone), file: options.path)))
      case .store(let path, let day):
        let zones = try ZoneStore.open(path, .readOnly).zones(validOn: day).map(\.zone)
        return Report(zoneCount: zones.count, problems: try coverageProblems(of: zones, file: path))
      }
    } catch {
      throw ArpentError(error)
    }
  }

  private func coverageProblems(of zones: [Zone], file: String) throws -> [Problem] {
    let flat = try Flattening().apply(zones.map(\.ground))
    let report = try CoverageReport.check(flat)
    func names(_ members: [Int]) -> String {
      members.map { zones[$0].key.description }.joined(separator: ", ")
    }
    func finding(_ kind: String, _ message: String, _ members: [Int]) -> Problem {
      Problem(
        severity: .notice, kind: kind, message: message,
        subject: ArpentElections.Subject(file: file, code: names(members)))
    }
    var problems = report.duplicates.map {
      finding("duplicate-ground", "these zones have the very same ground", $0)
    }
    problems += report.unusable.map { finding("invalid-ground", "the shape is not valid", [$0]) }
    for overlap in report.overlaps where overlap.spot.area >= smallestArea {
      problems.append(
        finding(
          overlap.spot.isSliver(thinnerThan: Self.sliverWidth) ? "overlap-sliver" : "overlap",
          "the zones share \(Metres.squared(overlap.spot.area))", [overlap.first, overlap.second]))
    }
    for gap in report.gaps where gap.spot.area >= smallestArea {
      problems.append(
        finding(
          gap.spot.isSliver(thinnerThan: Self.sliverWidth) ? "gap-sliver" : "gap",
          "between these zones, \(Metres.squared(gap.spot.area)) lie in none", gap.neighbours))
    }
    return problems
  }

  /// Overlaps and gaps thinner than this are traces of drawing one border twice; in metres.
  private static let sliverWidth = 5.0
}
