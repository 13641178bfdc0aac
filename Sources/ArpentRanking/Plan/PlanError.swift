public import ArpentElections

/// Why no plan can be made.
public enum PlanError: DescribedError, Hashable {
  case notPositive(option: String, value: Double)
  /// The place where teams set out is no position.
  case startNotAPosition(String)
  case nothingToPlan

  public var code: FailureCode { .usage }

  public var message: String {
    switch self {
    case .notPositive: "a plan needs a number more than zero here"
    case .startNotAPosition: "this is no position; give longitude,latitude in degrees"
    case .nothingToPlan:
      "no sector has a rank, doors and a value above zero, so there is nothing to plan"
    }
  }

  public var subject: Subject {
    switch self {
    case .notPositive(let option, let value): Subject(field: option, value: "\(value)")
    case .startNotAPosition(let text): Subject(field: "start", value: text)
    case .nothingToPlan: Subject()
    }
  }
}
