/// The languages that outputs for readers are written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case en, fr
}
