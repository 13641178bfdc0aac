public import ArpentChange
public import ArpentElections
import ArpentGeometry
public import ArpentStore

/// What share of each zone goes to which zone of another time, by the best weights that there are.
///
/// A zone whose ground is that of one target, or lies in one, goes there whole. The others are
/// divided by ``CrosswalkWeights``; each row says its method, and a zone where the weights count
/// nobody is divided by ground.
public struct StoreCrosswalk: Sendable {
  /// In the order of ``crosswalk``'s rows.
  public let sources: [ZoneVersion]
  /// In the order of ``crosswalk``'s targets.
  public let targets: [ZoneVersion]
  public let crosswalk: Crosswalk
  /// Where the weights of each method came from: `filosofi-2019:ind`, `addresses.csv`.
  public let weightNames: [Crosswalk.Method: String]
  /// What is worth knowing of the weights.
  public let notices: [Problem]

  /// - Parameters:
  ///   - store: where to look for statistics.
  ///   - sources: zones that figures are known of.
  ///   - targets: zones that they are wanted for.
  ///   - weights: the best that there are, unless told.
  ///   - sharesOutside: divide what lies in no target among the targets of the same source.
  ///   - threads: at least 1; the result is the same at every number.
  public init(
    store: ZoneStore, from sources: [ZoneVersion], to targets: [ZoneVersion],
    weights: CrosswalkWeights = .best, sharesOutside: Bool = false, threads: Int = 1
  ) throws(ArpentError) {
    do {
      let made = try ZoneCrosswalk(
        from: sources.map(\.zone), to: targets.map(\.zone), weights: weights, store: store,
        sharesOutside: sharesOutside, threads: threads)
      self.init(
        sources: sources, targets: targets, crosswalk: made.crosswalk,
        weightNames: made.weightNames, notices: made.notices)
    } catch {
      throw ArpentError(error)
    }
  }

  private init(
    sources: [ZoneVersion], targets: [ZoneVersion], crosswalk: Crosswalk,
    weightNames: [Crosswalk.Method: String], notices: [Problem]
  ) {
    self.sources = sources
    self.targets = targets
    self.crosswalk = crosswalk
    self.weightNames = weightNames
    self.notices = notices
  }

  /// From these sources to the targets of `next`, by way of the targets that both have.
  ///
  /// - Precondition: the sources of `next` are these targets.
  public func followed(by next: StoreCrosswalk) -> StoreCrosswalk {
    precondition(next.sources.map(\.zone.key) == targets.map(\.zone.key), "the legs must meet")
    return StoreCrosswalk(
      sources: sources, targets: next.targets, crosswalk: crosswalk.followed(by: next.crosswalk),
      weightNames: weightNames.merging(next.weightNames) { $0 == $1 ? $0 : "\($0), \($1)" },
      notices: notices + next.notices.filter { !notices.contains($0) })
  }
}
