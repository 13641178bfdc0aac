public import ArpentElections

extension Bloc {
  /// Blocs of French politics from 2012 to 2026, by the ministry's nuances, and by name for
  /// elections that give none (presidential, and the lists of 2019).
  ///
  /// Who belongs where is a matter of opinion: these are ours, for a start. A file of one's own
  /// takes their place.
  public static let french: [Bloc] = [
    Bloc(
      name: "far-left", nuances: ["EXG", "DXG"],
      names: ["ARTHAUD", "POUTOU", "LUTTE OUVRIÈRE"]),
    Bloc(
      name: "left",
      nuances: [
        "COM", "FI", "FG", "PG", "SOC", "RDG", "DVG", "UG", "UGE", "NUP", "VEC", "ECO",
      ],
      names: [
        "HOLLANDE", "JOLY", "MÉLENCHON", "HAMON", "JADOT", "ROUSSEL", "HIDALGO", "ENVIE D'EUROPE",
        "EUROPE ÉCOLOGIE", "LA FRANCE INSOUMISE", "POUR L'EUROPE DES GENS", "LISTE CITOYENNE",
      ]),
    Bloc(
      name: "centre",
      nuances: ["REM", "REN", "ENS", "MDM", "MODM", "HOR", "DVC", "UC", "CEN"],
      names: ["BAYROU", "MACRON", "RENAISSANCE"]),
    Bloc(
      name: "right",
      nuances: ["UMP", "LR", "UD", "UDI", "UCD", "DVD", "DLF", "DSV", "NCE", "PRV", "ALLI"],
      names: [
        "SARKOZY", "FILLON", "PÉCRESSE", "DUPONT-AIGNAN", "UNION DROITE-CENTRE", "LES EUROPÉENS",
        "DEBOUT LA FRANCE",
      ]),
    Bloc(
      name: "far-right", nuances: ["FN", "RN", "REC", "UXD", "EXD", "DXD"],
      names: ["LE PEN", "ZEMMOUR", "PRENEZ LE POUVOIR"]),
  ]
}

extension SupportChoice {
  /// For each election the indices of a bloc's candidacies, ascending; empty where none stood.
  ///
  /// A nuance is compared with what the source gives as nuance, or as name where it has one column a
  /// nuance, with or without the `L` of lists and the `BC-` of pairs. A name is compared as
  /// ``indices(of:in:)`` does, but where candidacies have nuances the nuances alone decide.
  ///
  /// - Throws: ``RankingError/blocStoodNowhere(name:known:)``.
  public static func indices(
    of bloc: Bloc, in elections: [[Candidacy]]
  ) throws(RankingError) -> [[Int]] {
    let nuances = Set(
      bloc.nuances.flatMap { nuance in [nuance, "L" + nuance, "BC-" + nuance].map(fold) })
    let names = Set(bloc.names.map(fold))
    let found = elections.map { candidacies in
      candidacies.indices.filter { c in
        let candidacy = candidacies[c]
        if let nuance = candidacy.nuance, !nuance.isEmpty { return nuances.contains(fold(nuance)) }
        return nuances.contains(fold(candidacy.name))
          || !names.isDisjoint(with: spellings(candidacy))
      }
    }
    guard found.contains(where: { !$0.isEmpty }) else {
      throw .blocStoodNowhere(name: bloc.name, known: known(elections))
    }
    return found
  }
}
