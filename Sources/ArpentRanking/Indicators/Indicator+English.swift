extension Indicator {
  var english: IndicatorText {
    switch self {
    case .registered:
      IndicatorText(
        "Registered", "electors on the roll of the latest election chosen",
        "the results as published")
    case .turnout:
      IndicatorText(
        "Turnout",
        "ballots cast ÷ registered, averaged over the elections chosen, each weighing the same",
        Self.ndi)
    case .abstention:
      IndicatorText(
        "Abstention",
        "(registered − ballots cast) ÷ registered, averaged over the elections chosen, each "
          + "weighing the same", Self.ndi + " (turnout)")
    case .turnoutTrend:
      IndicatorText(
        "Turnout trend",
        "slope of the least-squares line through the elections’ turnout less the whole place’s, in "
          + "points a year: above zero where turnout gains on the place’s", "ours")
    case .dropOff:
      IndicatorText(
        "Drop-off",
        "turnout of the chosen election that drew most people over the place, less that of the one "
          + "that drew fewest: those who come for one and not for the other",
        "ours")
    case .roundRise:
      IndicatorText(
        "Rise between rounds",
        "turnout of the second round less that of the first, of the latest two elections at most "
          + "three weeks apart", "ours")
    case .support:
      IndicatorText(
        "Support",
        "votes of the candidates or lists chosen ÷ valid votes, averaged over the elections where "
          + "they stood", Self.ndi + " (performance)")
    case .performance:
      IndicatorText(
        "Performance",
        "mean support over the elections where it stood, an election weighing half as much every "
          + "four years back",
        Self.ndi
          + ", which averages and advises more weight for recent elections; the half-life is "
          + "ours")
    case .volatility:
      IndicatorText(
        "Volatility",
        "standard deviation over the elections of support less the whole place’s: how far the "
          + "sector strays from going along with the place",
        "ours, after M. N. Pedersen, European Journal of Political Research 7, 1979")
    case .persuadability:
      IndicatorText(
        "Persuadability",
        "mean of |support − support in the election before| over the elections in time: shifted "
          + "votes, and split ones where two fall on a day; choose like elections", Self.ndi)
    case .mobilisationPotential:
      IndicatorText(
        "Mobilisation potential", "registered × abstention × support: supporters who stay at home",
        "ours, of the parts’ sources")
    case .persuasionPotential:
      IndicatorText(
        "Persuasion potential", "registered × turnout × persuadability: voters who change sides",
        Self.ndi + " (turnout and persuadability multiplied)")
    case .closeness:
      IndicatorText(
        "Closeness",
        "1 − (votes of the first − votes of the second) ÷ valid votes in the latest election",
        "ours: the margin between the first two")
    case .density:
      IndicatorText("Density", "registered in the latest election ÷ km² of ground", "ours")
    case .doors:
      IndicatorText(
        "Doors", "households where they are known, otherwise registered ÷ electors a door",
        "Insee for households; the ratio is an assumption")
    case .contacts:
      IndicatorText("Contacts", "the campaign’s contacts, counted by sector", "the campaign")
    case .doorsPerHour:
      IndicatorText(
        "Doors per hour",
        "60 ÷ (minutes at a door + walk to the next), doors standing on a regular pattern",
        "ours; minutes, contact rate and pace are assumptions")
    case .votesPerHourByVoteShare:
      IndicatorText(
        "Votes per hour, by vote share",
        "doors per hour × contact rate × turnout × effect of a visit on the vote share",
        "effect: V. Pons, American Economic Review 108(6), 2018, who found one on the vote share and "
          + "none on turnout")
    case .votesPerHourByTurnout:
      IndicatorText(
        "Votes per hour, by turnout",
        "doors per hour × contact rate × abstention × effect of a visit on an abstainer × support",
        "effect: an assumption of ours; the experiments that found one are reviewed by D. P. Green, "
          + "M. C. McGrath and P. M. Aronow, Journal of Elections, Public Opinion and Parties 23(1), "
          + "2013; Pons (2018) found none in France")
    case .socioDemographic(let figure): figure.english
    case .statistic(let name):
      IndicatorText(name, "the statistic as imported", "its publisher")
    }
  }
}

extension SocioDemographic {
  static let insee = "Insee, Filosofi"

  var english: IndicatorText {
    func text(_ name: String, _ definition: String) -> IndicatorText {
      IndicatorText(name, definition, Self.insee)
    }
    return switch self {
    case .inhabitants: text("Inhabitants", "people living there")
    case .households: text("Households", "households living there")
    case .agedUnder18: text("Aged under 18", "people under 18 ÷ inhabitants")
    case .aged18To39: text("Aged 18–39", "people of 18 to 39 ÷ inhabitants")
    case .aged65Plus: text("Aged 65 and over", "people of 65 and over ÷ inhabitants")
    case .income:
      text(
        "Income",
        "mean standard of living a head, cut off at both ends by the publisher; by IRIS, "
          + "a mean of medians")
    case .poverty: text("Poverty", "poor households ÷ households; by IRIS, the poverty rate")
    case .owners: text("Owners", "owner households ÷ households")
    case .socialHousing: text("Social housing", "social dwellings ÷ dwellings")
    case .flats: text("Flats", "households in flats ÷ households in flats or houses")
    case .livingAlone: text("Living alone", "households of one ÷ households")
    case .singleParents: text("Single parents", "single-parent households ÷ households")
    case .populationDensity: text("Population density", "inhabitants ÷ km² of ground")
    }
  }
}
