import ArpentPages

extension Formula {
  /// In symbols, with the names of the parts: `score = 0.4 × percentile(Doors) + …`.
  func text(in language: Language) -> String {
    func number(_ value: Double) -> String {
      let text = trimmed(value, 6) ?? ""
      return language == .fr ? text.replacing(".", with: ",") : text
    }
    let pieces = terms.map { term -> String in
      let name = term.indicator.text(in: language).name.lowercasedFirst
      let value = term.transform == .none ? name : "\(term.transform.name(in: language))(\(name))"
      switch combination {
      case .product: return term.weight == 1 ? value : "\(value)^\(number(term.weight))"
      case .sum: return term.weight == 1 ? value : "\(number(term.weight)) × \(value)"
      }
    }
    let body = pieces.joined(separator: combination == .product ? " × " : " + ")
    guard factor != 1 else { return "score = \(body)" }
    return combination == .product || pieces.count == 1
      ? "score = \(number(factor)) × \(body)" : "score = \(number(factor)) × (\(body))"
  }

  /// What is assumed of door-to-door work, where the formula rests on it.
  func canvassingAssumptions(in language: Language) -> [String] {
    let used = terms.map(\.indicator) + filters.map(\.indicator) + shown
    guard used.contains(where: \.assumesCanvassing) else { return [] }
    let work = canvassing
    func number(_ value: Double) -> String { language.number(value, value >= 10 ? 0 : 1) }
    func percent(_ value: Double) -> String { language.percent(value, 1) }
    switch language {
    case .en:
      return [
        "Of door-to-door work it is assumed, not measured, that \(percent(work.contactRate)) of "
          + "doors open; that one that opens takes \(number(work.minutesAnswered)) minutes and one "
          + "that doesn’t \(number(work.minutesUnanswered)); that walking goes at "
          + "\(number(work.metresPerMinute)) metres a minute; and, where households are not known, "
          + "that \(number(work.electorsPerDoor)) electors live behind a door.",
        "A conversation is assumed to win \(percent(work.effectOnVoteShare)) of the votes of those "
          + "spoken to (Pons, American Economic Review, 2018, who found no effect on turnout), or to "
          + "bring \(percent(work.effectOnTurnout)) of the abstainers spoken to to the polls (an "
          + "assumption: experiments in the United States found effects, those in Europe small ones "
          + "or none). The two are kept apart: experiments disagree on which holds.",
      ]
    case .fr:
      return [
        "Du porte-à-porte on suppose, sans l’avoir mesuré, que \(percent(work.contactRate)) des "
          + "portes s’ouvrent ; qu’une porte ouverte prend \(number(work.minutesAnswered)) minutes et "
          + "une porte close \(number(work.minutesUnanswered)) ; que l’on marche à "
          + "\(number(work.metresPerMinute)) mètres par minute ; et, faute de connaître les ménages, "
          + "que \(number(work.electorsPerDoor)) électeurs vivent derrière une porte.",
        "Une conversation est supposée gagner \(percent(work.effectOnVoteShare)) des voix de ceux à "
          + "qui l’on parle (Pons, American Economic Review, 2018, qui ne trouve aucun effet sur la "
          + "participation), ou amener aux urnes \(percent(work.effectOnTurnout)) des "
          + "abstentionnistes à qui l’on parle (une hypothèse : des expériences aux États-Unis "
          + "trouvent un effet, celles d’Europe un petit ou aucun). Les deux restent séparés : les "
          + "expériences ne s’accordent pas.",
      ]
    }
  }
}

extension Formula.Transform {
  func name(in language: Language) -> String {
    switch (self, language) {
    case (.none, _): ""
    case (.log, _): "log"
    case (.standardised, .en): "standardised"
    case (.standardised, .fr): "centré-réduit"
    case (.percentile, _): "percentile"
    case (.range, .en): "range"
    case (.range, .fr): "étendue"
    }
  }
}

extension String {
  /// The first letter in lower case.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
