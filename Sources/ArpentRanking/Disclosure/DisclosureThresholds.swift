/// The least size of a sector whose figures may be shown.
///
/// A sector is withheld when any size that is known of it is below its threshold. Households come
/// from statistics and contacts from the campaign's counts: either may be unknown, and the number
/// of registered electors stands guard where they are.
public struct DisclosureThresholds: Hashable, Sendable {
  public var minimumHouseholds: Double
  public var minimumContacts: Int
  public var minimumRegistered: Int

  public init(
    minimumHouseholds: Double = 11, minimumContacts: Int = 10, minimumRegistered: Int = 11
  ) {
    self.minimumHouseholds = minimumHouseholds
    self.minimumContacts = minimumContacts
    self.minimumRegistered = minimumRegistered
  }
}
