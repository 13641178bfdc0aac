import ArpentChange
import ArpentElections

/// What a reader of a ranking is told about results that were not counted on its very zones.
struct CarryNotices {
  let election: Election

  init(_ election: Election) { self.election = election }

  func notCarried(_ moved: Set<StationKey>) -> [Problem] {
    guard !moved.isEmpty else { return [] }
    return [
      notice(
        "ground-changed",
        "\(moved.count) stations of \(election.id) had other ground on election day; their results "
          + "are not taken for today's zones of the same code: \(list(moved.sorted()))")
    ]
  }

  func assumed(_ communes: Set<String>) -> [Problem] {
    guard !communes.isEmpty else { return [] }
    return [
      notice(
        "ground-assumed",
        "the store does not know the zones of \(election.date); the stations of \(election.id) are "
          + "taken to have had today's ground in \(list(communes.sorted()))")
    ]
  }

  func carried(_ carried: ElectionCarrier.Carried, divided: Int, whole: Int) -> [Problem] {
    let result = carried.election
    var notices = [
      notice(
        "results-carried",
        "\(election.id) was held on other zones: \(whole) of its stations lie in one of today's, "
          + (divided == 0
            ? "none had to be divided"
            : "\(divided) were divided by \(carried.weights.joined(separator: ", "))"))
    ]
    notices += carried.notices
    if !result.outside.isEmpty {
      let parts = result.outside.map { "\($0.station) \(percent($0.share))" }
      notices.append(
        notice("results-outside", "parts of stations lie in none of today's zones: \(list(parts))"))
    }
    if !result.withoutGround.isEmpty {
      notices.append(
        notice(
          "results-without-ground",
          "stations of \(election.id) without ground on election day: "
            + list(result.withoutGround.map(\.station))))
    }
    if !result.withoutResult.isEmpty {
      notices.append(
        notice(
          "ground-without-result",
          "zones of election day without a result of \(election.id): \(list(result.withoutResult))")
      )
    }
    let bare = result.zones.filter { !$0.origins.isEmpty && $0.coverage < 0.9 }
    if !bare.isEmpty {
      notices.append(
        notice(
          "ground-partly-covered",
          "zones with a tenth or more of their ground where \(election.id) has no station, so that "
            + "their counts may lack people: "
            + list(bare.map { "\($0.key) \(percent($0.coverage)) covered" })))
    }
    if !result.inconsistent.isEmpty {
      notices.append(
        notice(
          "inconsistent-result",
          "stations of \(election.id) whose own figures contradict each other, carried as they are: "
            + list(result.inconsistent)))
    }
    return notices
  }

  private func notice(_ kind: String, _ message: String) -> Problem {
    Problem(severity: .notice, kind: kind, message: message, subject: Subject())
  }

  private func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return tenths == 0 && share > 0 ? "under 0.1 %" : "\(tenths) %"
  }

  private func list(_ items: [some CustomStringConvertible]) -> String {
    let texts = items.map { $0.description.isEmpty ? "the place" : $0.description }
    return texts.joined(separator: ", ")
  }
}
