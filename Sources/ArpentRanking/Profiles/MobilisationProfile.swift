/// registered × abstention × support: how many supporters may have stayed at home.
///
/// - registered: electors on the roll of the latest election chosen.
/// - abstention: mean over the elections chosen of (registered − cast) ÷ registered, each election
///   weighing the same.
/// - support: mean, over the elections where the candidacies chosen stood, of their votes ÷ valid
///   votes. Without a choice the score is registered × abstention, and there is no such part.
///
/// A sector that lacks one of the elections has no score: a mean over fewer elections could not
/// be compared with the others.
public struct MobilisationProfile: Profile {
  public var name: String { "mobilisation" }

  public init() {}

  private static let terms: [Formula.Term] = [
    Formula.Term(.registered), Formula.Term(.abstention), Formula.Term(.support),
  ]

  public var possibleParts: [Part] { Self.terms.map(\.part) }

  public func formula(in context: RankingContext) -> Formula {
    Formula(.product, context.hasSupport ? Self.terms : Array(Self.terms.prefix(2)))
  }
}

/// Mean of the values there are; `nil` when there is none.
func mean(_ values: [Double?]) -> Double? {
  let known = values.compactMap { $0 }
  return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
}
