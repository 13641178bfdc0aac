extension RankingCSV {
  /// Every column the file can have, in order.
  public static let columnDocumentation: [Column] =
    identity + score + election + ground + statistic + outcome

  private static let identity = [
    Column(
      name: "rank", unit: "", meaning: "from 1, highest score first; equal scores share a rank",
      emptyWhen: "not ranked or withheld"),
    Column(
      name: "sector", unit: "", meaning: "key: commune and code joined by _", emptyWhen: "never"),
    Column(
      name: "commune", unit: "", meaning: "code of the commune",
      emptyWhen: "the zones have no commune"),
    Column(name: "code", unit: "", meaning: "code of the sector in it", emptyWhen: "never"),
    Column(name: "name", unit: "", meaning: "name of the sector", emptyWhen: "it has none"),
    Column(name: "vintage", unit: "", meaning: "edition of the ground", emptyWhen: "never"),
  ]

  private static let score = [
    Column(
      name: "score", unit: "the profile’s", meaning: "the profile’s formula",
      emptyWhen: "not ranked or withheld"),
    Column(
      name: "score_ratio", unit: "", meaning: "score ÷ score of the average sector",
      emptyWhen: "not ranked, withheld, or the average sector scores zero"),
    Column(
      name: "score_low", unit: "the profile’s",
      meaning: "lower end of the interval that holds the score (90 % unless asked otherwise)",
      emptyWhen: "not ranked, withheld, or no simulations asked for"),
    Column(
      name: "score_high", unit: "the profile’s", meaning: "upper end of that interval",
      emptyWhen: "not ranked, withheld, or no simulations asked for"),
    Column(
      name: "score_counted", unit: "the profile’s",
      meaning: "the formula at the figures as counted, small sectors not drawn towards the mean",
      emptyWhen: "not ranked or withheld"),
    Column(
      name: "rank_low", unit: "", meaning: "best rank in the interval that holds the rank",
      emptyWhen: "not ranked, withheld, or no simulations asked for"),
    Column(
      name: "rank_high", unit: "", meaning: "worst rank in that interval",
      emptyWhen: "not ranked, withheld, or no simulations asked for"),
    Column(
      name: "tie_group", unit: "",
      meaning: "number of the group of sectors that can’t be told apart, from 1 at the top",
      emptyWhen: "not ranked, withheld, or no simulations asked for"),
    Column(
      name: "registered", unit: "people", meaning: "roll of the latest election chosen",
      emptyWhen: "not ranked or withheld"),
    Column(
      name: "abstention", unit: "share 0–1",
      meaning: "mean over the elections of (registered − cast) ÷ registered",
      emptyWhen: "not ranked or withheld"),
    Column(
      name: "support", unit: "share 0–1",
      meaning: "mean, over the elections where it stood, of support votes ÷ valid votes",
      emptyWhen: "not ranked, withheld, or no support chosen"),
    Column(
      name: "contribution_registered", unit: "logarithm",
      meaning: "ln(registered ÷ its mean over the ranked); contributions add up to ln(score_ratio)",
      emptyWhen: "not ranked, withheld, or zero"),
    Column(
      name: "contribution_abstention", unit: "logarithm", meaning: "the same for abstention",
      emptyWhen: "not ranked, withheld, or zero"),
    Column(
      name: "contribution_support", unit: "logarithm", meaning: "the same for support",
      emptyWhen: "not ranked, withheld, zero, or no support chosen"),
    Column(
      name: "{part}", unit: "the part’s",
      meaning:
        "the parts of another profile than mobilisation, under the names of their indicators",
      emptyWhen: "not ranked, withheld, or not used here"),
    Column(
      name: "contribution_{part}", unit: "logarithm or score",
      meaning:
        "of a product weight × ln(part ÷ its mean over the ranked), which add up to "
        + "ln(score_ratio); of a sum weight × (part − its mean)",
      emptyWhen: "not ranked, withheld, a factor of zero, or not used here"),
    Column(
      name: "{indicator}", unit: "the indicator’s",
      meaning: "an indicator that the profile shows without counting it",
      emptyWhen: "not ranked, withheld, or not known"),
  ]

  private static let election = [
    Column(
      name: "registered_{election}", unit: "people", meaning: "electors on the roll",
      emptyWhen: "not stated or withheld"),
    Column(
      name: "cast_{election}", unit: "people", meaning: "people who voted",
      emptyWhen: "not stated or withheld"),
    Column(
      name: "valid_{election}", unit: "votes", meaning: "votes for somebody",
      emptyWhen: "not stated or withheld"),
    Column(
      name: "support_votes_{election}", unit: "votes", meaning: "votes of the candidacies chosen",
      emptyWhen: "none chosen, none stood there, or withheld"),
    Column(
      name: "abstention_{election}", unit: "share 0–1",
      meaning: "(registered − cast) ÷ registered", emptyWhen: "not stated or withheld"),
    Column(
      name: "turnout_{election}", unit: "share 0–1", meaning: "cast ÷ registered",
      emptyWhen: "not stated or withheld"),
    Column(
      name: "support_{election}", unit: "share 0–1", meaning: "support votes ÷ valid votes",
      emptyWhen: "none chosen, none stood there, or withheld"),
    Column(
      name: "interpolated_{election}", unit: "share 0–1",
      meaning: "how much of the counts was carried over from other ground",
      emptyWhen: "no result or withheld"),
    Column(
      name: "carried_by_{election}", unit: "",
      meaning: "what divided stations were divided by: addresses, population, area or mixed; whole "
        + "when none was divided",
      emptyWhen: "counted in this very sector, no result, or withheld"),
    Column(
      name: "coverage_{election}", unit: "share 0–1",
      meaning: "share of the sector’s ground that comes from stations with results",
      emptyWhen: "counted in this very sector, no result, or withheld"),
    Column(
      name: "registered_low_{election}", unit: "people",
      meaning: "lower end of the band that holds the true roll nine times in ten",
      emptyWhen: "counted in this very sector, not stated, or withheld"),
    Column(
      name: "registered_high_{election}", unit: "people", meaning: "upper end of the same band",
      emptyWhen: "counted in this very sector, not stated, or withheld"),
  ]

  private static let ground = [
    Column(name: "area_km2", unit: "km²", meaning: "area of the ground", emptyWhen: "not measured"),
    Column(
      name: "registered_per_km2", unit: "people per km²", meaning: "latest roll ÷ area",
      emptyWhen: "either is unknown, or withheld"),
    Column(
      name: "households", unit: "households", meaning: "given for the minimum size",
      emptyWhen: "unknown or withheld"),
    Column(
      name: "contacts", unit: "people", meaning: "the campaign’s contacts, counted",
      emptyWhen: "not counted or withheld"),
  ]

  private static let statistic = [
    Column(
      name: "stat_{statistic}", unit: "as published", meaning: "value of the statistic",
      emptyWhen: "withheld by its publisher or by us, or not covered"),
    Column(
      name: "stat_{statistic}_coverage", unit: "share 0–1",
      meaning: "share of the ground that the data set covers", emptyWhen: "withheld"),
    Column(
      name: "stat_{statistic}_imputed", unit: "share 0–1",
      meaning: "share of the value that its publisher estimated", emptyWhen: "no value"),
    Column(
      name: "stat_{statistic}_interpolated", unit: "share 0–1",
      meaning: "share of the value taken from units across the sector’s boundary",
      emptyWhen: "no value"),
  ]

  private static let outcome = [
    Column(
      name: "why", unit: "words",
      meaning: "score, parts and rank in plain words, against the commune’s mean",
      emptyWhen: "not ranked or withheld"),
    Column(
      name: "withheld", unit: "true, false", meaning: "the figures may not be shown",
      emptyWhen: "never"),
    Column(
      name: "reasons", unit: "codes", meaning: "why there is no rank, separated by spaces",
      emptyWhen: "ranked"),
  ]
}
