/// A variable of INSEE's that we know: what it measures, and what values it can have.
public struct KnownStatistic: Hashable, Sendable {
  /// As in the file, in lower case and without the year.
  public var name: String
  /// A count, whose sum means something; otherwise a rate or a mean.
  public var isExtensive: Bool
  public var unit: String
  public var english: String
  public var french: String
  /// Values outside are damage.
  public var limits: ClosedRange<Double>
}

/// The variables of INSEE's open data that are known by name.
public enum StatisticDictionary {
  /// Filosofi by grid cell: sums over the people, households or dwellings of the cell.
  public static let grid: [KnownStatistic] = [
    count("ind", "people", "Inhabitants", "Individus"),
    count("men", "households", "Households", "Ménages"),
    count("men_pauv", "households", "Poor households", "Ménages pauvres"),
    count("men_1ind", "households", "Households of one person", "Ménages d'une personne"),
    count("men_5ind", "households", "Households of five or more", "Ménages de cinq ou plus"),
    count("men_prop", "households", "Owner households", "Ménages propriétaires"),
    count("men_fmp", "households", "Single-parent households", "Ménages monoparentaux"),
    count("men_surf", "m²", "Floor area of dwellings", "Surface des logements"),
    count("men_coll", "households", "Households in flats", "Ménages en logement collectif"),
    count("men_mais", "households", "Households in houses", "Ménages en maison"),
    count("log_av45", "dwellings", "Dwellings built before 1945", "Logements d'avant 1945"),
    count("log_45_70", "dwellings", "Dwellings of 1945–1969", "Logements de 1945 à 1969"),
    count("log_70_90", "dwellings", "Dwellings of 1970–1989", "Logements de 1970 à 1989"),
    count("log_ap90", "dwellings", "Dwellings since 1990", "Logements depuis 1990"),
    count("log_inc", "dwellings", "Dwellings of unknown date", "Logements de date inconnue"),
    count("log_soc", "dwellings", "Social housing", "Logements sociaux"),
    count("ind_0_3", "people", "Aged 0–3", "De 0 à 3 ans"),
    count("ind_4_5", "people", "Aged 4–5", "De 4 à 5 ans"),
    count("ind_6_10", "people", "Aged 6–10", "De 6 à 10 ans"),
    count("ind_11_17", "people", "Aged 11–17", "De 11 à 17 ans"),
    count("ind_18_24", "people", "Aged 18–24", "De 18 à 24 ans"),
    count("ind_25_39", "people", "Aged 25–39", "De 25 à 39 ans"),
    count("ind_40_54", "people", "Aged 40–54", "De 40 à 54 ans"),
    count("ind_55_64", "people", "Aged 55–64", "De 55 à 64 ans"),
    count("ind_65_79", "people", "Aged 65–79", "De 65 à 79 ans"),
    count("ind_80p", "people", "Aged 80 and over", "De 80 ans ou plus"),
    count("ind_inc", "people", "Of unknown age", "D'âge inconnu"),
  ]

  /// What ``grid`` makes of `ind_snv`: each person's standard of living, cut off at both ends of
  /// the distribution by the publisher, as a mean over the people. It is no median.
  public static let meanStandardOfLiving = KnownStatistic(
    name: "mean_standard_of_living", isExtensive: false, unit: "€ per year",
    english: "Mean standard of living (winsorised)", french: "Niveau de vie moyen (winsorisé)",
    limits: 0...1_000_000)

  /// Filosofi by IRIS, without the `DISP_` or `DEC_` before and the year behind.
  public static let iris: [KnownStatistic] =
    [
      rate("tp60", "%", "Poverty rate (60 %)", "Taux de pauvreté (60 %)", 0...100),
      income("med", "Median standard of living", "Niveau de vie médian"),
      income("q1", "First quartile of the standard of living", "Premier quartile"),
      income("q3", "Third quartile of the standard of living", "Troisième quartile"),
      rate("eq", "ratio", "(Q3 − Q1) ÷ median", "(Q3 − Q1) ÷ médiane", 0...20),
      rate("rd", "ratio", "D9 ÷ D1", "D9 ÷ D1", 1...1000),
      rate("s80s20", "ratio", "S80 ÷ S20", "S80 ÷ S20", 1...1000),
      rate("gi", "index", "Gini index", "Indice de Gini", 0...1),
      rate("pact", "%", "Share of earned income", "Part des revenus d'activité", -200...300),
      rate("ptsa", "%", "Share of wages", "Part des salaires", -200...300),
      rate("pcho", "%", "Share of unemployment benefits", "Part du chômage", -200...300),
      rate("pben", "%", "Share of self-employed income", "Part des non-salariés", -200...300),
      rate("ppen", "%", "Share of pensions", "Part des pensions", -200...300),
      rate("ppat", "%", "Share of income from property", "Part du patrimoine", -200...300),
      rate("ppsoc", "%", "Share of social benefits", "Part des prestations sociales", -200...300),
      rate("ppfam", "%", "Share of family benefits", "Part des prestations familiales", -200...300),
      rate(
        "ppmini", "%", "Share of minimum income benefits", "Part des minima sociaux", -200...300),
      rate("pplogt", "%", "Share of housing benefits", "Part des aides au logement", -200...300),
      rate("pimpot", "%", "Share of taxes (negative)", "Part des impôts (négative)", -300...100),
    ]
    + [1, 2, 3, 4, 6, 7, 8, 9].map {
      income("d\($0)", "Decile \($0) of the standard of living", "Décile \($0)")
    }

  /// What counts of the census are counts of, by how the name begins after its vintage.
  static let censusUnits: [(prefix: String, unit: String)] = [
    ("popmen", "people"), ("pop", "people"), ("f", "people"), ("h", "people"), ("act", "people"),
    ("chom", "people"), ("sal", "people"), ("nsal", "people"), ("scol", "people"),
    ("nscol", "people"), ("pmen", "people"), ("menfam", "households"), ("men", "households"),
    ("fam", "families"), ("log", "dwellings"), ("rp", "dwellings"), ("rsecocc", "dwellings"),
    ("logvac", "dwellings"), ("maison", "dwellings"), ("appart", "dwellings"),
    ("nper", "people"), ("npers", "people"), ("nbpi", "rooms"),
  ]

  private static func count(_ name: String, _ unit: String, _ english: String, _ french: String)
    -> KnownStatistic
  {
    KnownStatistic(
      name: name, isExtensive: true, unit: unit, english: english, french: french,
      limits: 0...100_000_000)
  }

  private static func rate(
    _ name: String, _ unit: String, _ english: String, _ french: String,
    _ limits: ClosedRange<Double>
  ) -> KnownStatistic {
    KnownStatistic(
      name: name, isExtensive: false, unit: unit, english: english, french: french, limits: limits)
  }

  private static func income(_ name: String, _ english: String, _ french: String) -> KnownStatistic
  {
    rate(name, "€ per year", english, french, 200...10_000_000)
  }
}
