public import ArpentPages

/// An indicator in words.
public struct IndicatorText: Hashable, Sendable {
  /// With a capital, as it heads a column.
  public var name: String
  /// How it is worked out.
  public var definition: String
  /// Who defined it, or that we did.
  public var source: String

  init(_ name: String, _ definition: String, _ source: String) {
    self.name = name
    self.definition = definition
    self.source = source
  }
}

extension Indicator {
  public func text(in language: Language) -> IndicatorText {
    switch language {
    case .en: english
    case .fr: french
    }
  }

  static let ndi =
    "National Democratic Institute, Political Campaign Planning Manual (J. B. O’Day), appendix C, "
    + "Geographic Targeting Methodology"
}
