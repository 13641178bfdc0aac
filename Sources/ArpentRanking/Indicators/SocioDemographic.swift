import ArpentElections

/// Figures about who lives in a sector, made from what was imported: the grid of Filosofi (INSEE),
/// where there is one, or Filosofi by IRIS.
///
/// Income is the mean standard of living, winsorised by the publisher: it is no median, unless IRIS
/// figures stand in, where it is a mean of medians.
public enum SocioDemographic: String, Hashable, Sendable, CaseIterable {
  case inhabitants
  case households = "household_count"
  case agedUnder18 = "aged_under_18"
  case aged18To39 = "aged_18_39"
  case aged65Plus = "aged_65_plus"
  case income
  case poverty
  case owners
  case socialHousing = "social_housing"
  case flats
  case livingAlone = "living_alone"
  case singleParents = "single_parents"
  case populationDensity = "population_density"

  public var unit: Part.Unit {
    switch self {
    case .inhabitants: .electors
    case .households: .doors
    case .income: .eurosPerYear
    case .populationDensity: .perSquareKilometre
    default: .share
    }
  }

  /// A sum of statistics over another, times a factor; without a denominator, the sum.
  struct Recipe {
    var sum: [String]
    var over: [String] = []
    var factor = 1.0
    var perSquareKilometre = false
  }

  /// The first whose statistics are all there is used.
  var recipes: [Recipe] {
    switch self {
    case .inhabitants: [Recipe(sum: ["ind"]), Recipe(sum: ["pop"])]
    case .households: [Recipe(sum: ["men"])]
    case .agedUnder18:
      [Recipe(sum: ["ind_0_3", "ind_4_5", "ind_6_10", "ind_11_17"], over: ["ind"])]
    case .aged18To39: [Recipe(sum: ["ind_18_24", "ind_25_39"], over: ["ind"])]
    case .aged65Plus: [Recipe(sum: ["ind_65_79", "ind_80p"], over: ["ind"])]
    case .income: [Recipe(sum: ["mean_standard_of_living"]), Recipe(sum: ["med"])]
    case .poverty: [Recipe(sum: ["men_pauv"], over: ["men"]), Recipe(sum: ["tp60"], factor: 0.01)]
    case .owners: [Recipe(sum: ["men_prop"], over: ["men"])]
    case .socialHousing:
      [
        Recipe(
          sum: ["log_soc"], over: ["log_av45", "log_45_70", "log_70_90", "log_ap90", "log_inc"])
      ]
    case .flats: [Recipe(sum: ["men_coll"], over: ["men_coll", "men_mais"])]
    case .livingAlone: [Recipe(sum: ["men_1ind"], over: ["men"])]
    case .singleParents: [Recipe(sum: ["men_fmp"], over: ["men"])]
    case .populationDensity:
      [
        Recipe(sum: ["ind"], perSquareKilometre: true),
        Recipe(sum: ["pop"], perSquareKilometre: true),
      ]
    }
  }

  /// The name a statistic goes by here: in lower case, without the `DISP_`, `DEC_` or `P20_` before
  /// it and the year behind it (`DISP_MED18` is `med`).
  static func stem(_ name: String) -> String {
    let lower = name.lowercased()
    for prefix in ["disp_", "dec_"] where lower.hasPrefix(prefix) {
      let rest = lower.dropFirst(prefix.count)
      let end = rest.suffix(2)
      return String(
        end.count == 2 && end.allSatisfy(\.isNumber) && rest.count > 2 ? rest.dropLast(2) : rest)
    }
    if lower.count > 4, lower.first == "p" || lower.first == "c",
      lower.dropFirst().prefix(2).allSatisfy(\.isNumber), lower.dropFirst(3).first == "_"
    {
      return String(lower.dropFirst(4))
    }
    return lower
  }
}
