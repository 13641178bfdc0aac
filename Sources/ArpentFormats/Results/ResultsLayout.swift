/// How a results file is laid out. The raw values are what `--layout` takes.
public enum ResultsLayout: String, Hashable, Sendable, CaseIterable {
  /// Told from the headings.
  case auto
  /// Ministry, 2012–2014: a free-text preamble, no header, one row a candidate.
  case ministry2012 = "ministry-2012"
  /// Ministry, 2017–2022: one row a station, ragged; the header names the first candidate only.
  case ministryWide = "ministry-wide"
  /// Ministry, 2024 on: one row a station, every candidate's columns numbered in the header.
  case ministry2024 = "ministry-2024"
  /// data.gouv.fr aggregate: the tallies of many elections.
  case datagouvGeneral = "datagouv-general"
  /// data.gouv.fr aggregate: the votes of many elections, one row a candidate.
  case datagouvCandidates = "datagouv-candidates"
  /// Cleaned ministry files, one row a station and one column a candidacy.
  case cleanedWide = "cleaned-wide"
  /// Cleaned ministry files, one row a candidate.
  case cleanedLong = "cleaned-long"
  /// Whatever a mapping file describes.
  case generic
}
