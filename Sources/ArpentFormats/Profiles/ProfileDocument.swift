/// A profile of one's own as its YAML document gives it, before indicators are looked up:
///
/// ```yaml
/// name: young-abstainers
/// title: {en: Young abstainers, fr: Jeunes abstentionnistes}
/// combination: sum            # or product
/// terms:
///   - {indicator: mobilisation_potential, transform: percentile, weight: 0.7}
///   - {indicator: aged_18_39, transform: percentile, weight: 0.3}
/// filters:
///   - {indicator: density, at-least: 500}
/// constraints: {per-commune: 20, exclude: [75056_0101]}
/// show: [income, turnout_trend]
/// ```
public struct ProfileDocument: Hashable, Sendable {
  public struct Term: Hashable, Sendable {
    public var indicator: Located<String>
    public var transform: Located<String>?
    public var weight: Located<Double>?
  }

  public struct Filter: Hashable, Sendable {
    public var indicator: Located<String>
    public var atLeast: Located<Double>?
    public var atMost: Located<Double>?
  }

  public var file: String
  public var name: Located<String>
  /// By language (`en`, `fr`), or under `""` for all.
  public var title: [String: String] = [:]
  public var score: [String: String] = [:]
  public var meaning: [String: String] = [:]
  public var combination: Located<String>?
  public var terms: [Term]
  public var filters: [Filter] = []
  public var mostPerCommune: Int?
  public var excluded: [String] = []
  public var shown: [Located<String>] = []
  public var halfLife: Located<Double>?
  /// What is assumed of door-to-door work, by key.
  public var assumptions: [Located<Double>] = []
}
