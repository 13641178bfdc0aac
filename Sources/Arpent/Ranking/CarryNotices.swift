import ArpentChange
import ArpentElections
import ArpentPages
import ArpentRanking

/// What a reader of a ranking is told about results that were not counted on its very zones.
struct CarryNotices {
  let election: Election

  init(_ election: Election) { self.election = election }

  func notCarried(_ moved: Set<StationKey>) -> [RankingNotice] {
    guard !moved.isEmpty else { return [] }
    let stations = list(moved.sorted())
    return [
      RankingNotice(
        "ground-changed",
        "\(moved.count) stations of \(election.id) had other ground on election day; their results "
          + "are not taken for today's zones of the same code: \(stations)",
        french: "\(moved.count) bureaux de \(election.id) avaient un autre terrain le jour du "
          + "scrutin ; leurs résultats ne sont pas pris pour ceux des zones d’aujourd’hui de même "
          + "code : \(stations)")
    ]
  }

  func assumed(_ communes: Set<String>) -> [RankingNotice] {
    guard !communes.isEmpty else { return [] }
    return [
      RankingNotice(
        "ground-assumed",
        "the store does not know the zones of \(election.date); the stations of \(election.id) are "
          + "taken to have had today's ground in \(list(communes.sorted()))",
        french: "la base ne connaît pas les zones du \(election.date) ; les bureaux de "
          + "\(election.id) sont supposés avoir eu le terrain d’aujourd’hui : "
          + list(communes.sorted(), empty: "partout"))
    ]
  }

  func carried(_ carried: ElectionCarrier.Carried, divided: Int, whole: Int) -> [RankingNotice] {
    let result = carried.election
    let id = election.id
    let weights = carried.weights.joined(separator: ", ")
    let inFrench = carried.weights.map { weight in
      let word = weight.prefix { $0 != " " }
      return
        (["area": "la surface", "addresses": "les adresses", "population": "la population"][
          String(word)] ?? String(word)) + weight.dropFirst(word.count)
    }.joined(separator: ", ")
    var notices = [
      RankingNotice(
        "results-carried",
        "\(id) was held on other zones: \(whole) of its stations lie in one of today's, "
          + (divided == 0 ? "none had to be divided" : "\(divided) were divided by \(weights)"),
        french: "\(id) s’est tenu sur d’autres zones : \(whole) de ses bureaux tiennent dans une "
          + "seule d’aujourd’hui, "
          + (divided == 0
            ? "aucun n’a dû être partagé" : "\(divided) ont été partagés selon \(inFrench)"))
    ]
    notices += carried.notices.map { RankingNotice($0) }
    func add(
      _ kind: String, _ english: String, _ french: String, _ items: [String], most: Int = .max
    ) {
      guard !items.isEmpty else { return }
      let some = Array(items.prefix(most)) + (items.count > most ? ["…"] : [])
      notices.append(
        RankingNotice(
          kind, "\(english): \(list(some))",
          french: "\(french) : \(some.map(Self.inFrench).joined(separator: ", "))"))
    }
    let electors = result.outside.reduce(0) { $0 + $1.figures.whole.tally.size }
    add(
      "results-outside",
      "\(result.outside.count) parts of stations of \(id), of \(electors) electors, lie in none of "
        + "today's zones",
      "\(result.outside.count) parties de bureaux de \(id), \(electors) électeurs, ne sont dans "
        + "aucune zone d’aujourd’hui",
      result.outside.sorted { $0.share != $1.share ? $0.share > $1.share : $0.station < $1.station }
        .map { "\($0.station) \(percent($0.share))" }, most: 12)
    add(
      "results-without-ground", "stations of \(id) without ground on election day",
      "bureaux de \(id) sans terrain le jour du scrutin",
      result.withoutGround.map(\.station.description))
    add(
      "ground-without-result", "zones of election day without a result of \(id)",
      "zones du jour du scrutin sans résultat de \(id)", result.withoutResult.map(\.description))
    add(
      "ground-partly-covered",
      "zones with a tenth or more of their ground where \(id) has no station, so that their counts "
        + "may lack people",
      "zones dont un dixième du terrain ou plus n’a pas de bureau à \(id), et dont les chiffres "
        + "peuvent donc manquer d’électeurs",
      result.zones.filter { !$0.origins.isEmpty && $0.coverage < 0.9 }.map {
        "\($0.key) \(percent($0.coverage)) covered"
      })
    add(
      "inconsistent-result",
      "stations of \(id) whose own figures contradict each other, carried as they are",
      "bureaux de \(id) dont les chiffres se contredisent, repris tels quels",
      result.inconsistent.map(\.description))
    return notices
  }

  private func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return tenths == 0 && share > 0 ? "under 0.1 %" : "\(tenths) %"
  }

  /// Of an item with its percentage, which names no word but these.
  private static func inFrench(_ item: String) -> String {
    item.replacing("under 0.1 %", with: "moins de 0,1 %").replacing(" covered", with: " couverts")
      .replacing(/(\d)\.(\d %)/) { "\($0.1),\($0.2)" }
  }

  private func list(
    _ items: [some CustomStringConvertible], empty: String = "the place"
  ) -> String {
    items.map { $0.description.isEmpty ? empty : $0.description }.joined(separator: ", ")
  }
}
