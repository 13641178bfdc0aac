import ArpentElections
import ArpentFormats
import TestData
import Testing

/// The whole country's results as real files give them, against the totals that Python's `csv`
/// module and the official declarations give.
@Suite(
  "Real results, cleaned files",
  .enabled(if: RealData.has("fr/results-aktiur-france"), "needs the real data"))
struct CleanedResultsTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    var file: String
    var layout: ResultsLayout
    var stations: Int
    var registered: Int
    var cast: Int
    var valid: Int
    var candidacies: Int
    var votes: [String: Int]
    var testDescription: String { file }
  }

  static let files = [
    Expected(
      file: "2014-europeennes_par_bureau_large", layout: .cleanedWide, stations: 68_246,
      registered: 46_544_712, cast: 19_747_893, valid: 18_955_761, candidacies: 11,
      votes: ["LFN": 4_712_461, "LUMP": 3_943_819, "LFG": 1_200_713, "LEXD": 1337]),
    Expected(
      file: "2017-presidentielle-1_par_bureau_large", layout: .cleanedWide, stations: 69_242,
      registered: 47_582_183, cast: 37_003_728, valid: 36_054_394, candidacies: 11,
      votes: ["MACRON": 8_656_346, "LE PEN": 7_678_491, "MÉLENCHON": 7_059_951]),
    Expected(
      file: "2017-presidentielle-2_par_bureau_large", layout: .cleanedWide, stations: 69_242,
      registered: 47_568_693, cast: 35_467_327, valid: 31_381_603, candidacies: 2,
      votes: ["MACRON": 20_743_128, "LE PEN": 10_638_475]),
    Expected(
      file: "2017-presidentielle-2_par_bureau_long", layout: .cleanedLong, stations: 69_242,
      registered: 47_568_693, cast: 35_467_327, valid: 31_381_603, candidacies: 2,
      votes: ["MACRON": 20_743_128, "LE PEN": 10_638_475]),
    Expected(
      file: "2017-legislatives-1_par_bureau_large", layout: .cleanedWide, stations: 69_242,
      registered: 47_570_988, cast: 23_167_508, valid: 22_654_164, candidacies: 17,
      votes: ["REM": 6_391_269, "FI": 2_497_622]),
    Expected(
      file: "2017-legislatives-2_par_bureau_large", layout: .cleanedWide, stations: 68_767,
      registered: 47_293_103, cast: 20_164_615, valid: 18_176_066, candidacies: 16,
      votes: ["REM": 7_826_245, "LR": 4_040_203]),
    Expected(
      file: "2017-legislatives-2_par_bureau_long", layout: .cleanedLong, stations: 68_767,
      registered: 47_293_103, cast: 20_164_615, valid: 18_176_066, candidacies: 1146,
      votes: ["MARTIN": 58_111, "DE COURSON": 49_125]),
    Expected(
      file: "2019-europeennes_par_bureau_large", layout: .cleanedWide, stations: 69_297,
      registered: 47_345_120, cast: 23_731_193, valid: 22_654_423, candidacies: 34,
      votes: ["PRENEZ LE POUVOIR": 5_282_140, "À VOIX ÉGALES": 11_443, "URGENCE ÉCOLOGIE": 411_843]),
  ]

  @Test("Every station of France is read, and the totals are the official ones", arguments: files)
  func national(expected: Expected) throws {
    let reading = try ResultsReader.read(
      path: RealData.path("fr/results-aktiur-france/\(expected.file).csv.gz"),
      election: Election(id: "e", date: CalendarDate("2017-04-23")!))
    #expect(reading.layout == expected.layout)
    #expect(reading.problems == [])
    #expect(reading.rejected == [])
    let results = reading.results
    #expect(results.stations.count == expected.stations)
    #expect(Set(results.stations.map(\.station)).count == expected.stations)
    #expect(results.candidacies.count == expected.candidacies)
    #expect(results.stations.reduce(0) { $0 + ($1.tally.registered ?? 0) } == expected.registered)
    #expect(results.stations.reduce(0) { $0 + ($1.tally.ballotsCast ?? 0) } == expected.cast)
    #expect(results.stations.reduce(0) { $0 + ($1.tally.validVotes ?? 0) } == expected.valid)
    var votes: [String: Int] = [:]
    for station in results.stations {
      for vote in station.votes {
        votes[results.candidacies[vote.candidacy].name, default: 0] += vote.count
      }
    }
    #expect(votes.values.reduce(0, +) == expected.valid)
    for (name, count) in expected.votes { #expect(votes[name] == count) }
  }
}
