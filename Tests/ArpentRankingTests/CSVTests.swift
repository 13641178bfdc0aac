import ArpentElections
import ArpentRanking
import Foundation
import TestData
import Testing

@Suite struct CSVTests {
  @Test("Fields with commas, quotes and line breaks are quoted as RFC 4180 says")
  func quoting() throws {
    var sectors = Town.three
    sectors[0].name = "School \"Jaurès\", hall\nB"
    let text = RankingCSV.text(try Ranking(Town.input(sectors)))
    #expect(text.contains(",\"School \"\"Jaurès\"\", hall\nB\","))
  }

  /// The fields of a line of RFC 4180 without line breaks in them.
  static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  @Test("A line reads as documented")
  func line() throws {
    let text = RankingCSV.text(try Ranking(Town.input(Town.three)))
    let lines = text.split(separator: "\n").map(Self.fields)
    let row = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[1]))
    #expect(row["rank"] == "1")
    #expect(row["sector"] == "99001_0001")
    #expect(row["score"] == "200")
    #expect(row["score_ratio"] == "1.6304")
    #expect(row["registered"] == "1000")
    #expect(row["abstention"] == "0.4")
    #expect(row["support"] == "0.5")
    #expect(row["contribution_registered"] == "0.265703")
    #expect(row["turnout_b"] == "0.7")
    #expect(row["support_votes_a"] == "100")
    #expect(row["area_km2"] == "0.5")
    #expect(row["registered_per_km2"] == "2000")
    #expect(row["name"] == "")
    #expect(row["why"]?.hasPrefix("200 expected abstaining supporters, 1.63 times") == true)
    #expect(row["withheld"] == "false")
    #expect(row["reasons"] == "")
  }

  @Test("Every line has as many fields as the header, and every column is documented")
  func documented() throws {
    var input = Town.input(Town.three)
    let variable = StatisticVariable(name: "income", kind: .intensive(weight: nil))
    input.context.statistics = [
      StatisticInput(variable: variable, dataset: "x"),
      StatisticInput(variable: variable, dataset: "y"),
    ]
    for s in input.sectors.indices {
      input.sectors[s].statistics = [
        SectorStatistic(value: 1.5, imputedShare: 0.25), SectorStatistic(value: nil),
      ]
    }
    let ranking = try Ranking(input)
    let columns = SectorColumns(ranking)
    #expect(
      columns.names.contains("stat_income") == false || columns.names.contains("stat_y_income"))
    #expect(Set(columns.names).count == columns.names.count)
    #expect(ranking.sectors.allSatisfy { columns.values(of: $0).count == columns.names.count })
    let patterns = RankingCSV.columnDocumentation.map(\.name)
    let undocumented = columns.names.filter { name in
      !patterns.contains { pattern in
        var parts = pattern.split(separator: "{")
        guard parts.count == 2 else { return pattern == name }
        parts[1] = parts[1].drop { $0 != "}" }.dropFirst()
        return name.hasPrefix(parts[0]) && name.hasSuffix(parts[1])
      }
    }
    #expect(undocumented.isEmpty)
    #expect(patterns.first == columns.names.first && patterns.last == columns.names.last)
  }

  @Test("The guide's table of columns is the documentation of the code, line by line")
  func guide() throws {
    let guide = try String(
      contentsOfFile: RepositoryFiles.path("Sources/Arpent/Arpent.docc/RankingTable.md"),
      encoding: .utf8)
    let rows = guide.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let expected = RankingCSV.columnDocumentation.map { column in
      "| `\(column.name)` | \(column.unit.isEmpty ? "—" : column.unit) | \(column.meaning) | "
        + "\(column.emptyWhen) |"
    }
    #expect(rows.map(String.init) == expected)
  }

  @Test("A sector that is not ranked keeps its figures and says why")
  func notRanked() throws {
    let sectors = Town.three + [Town.sector("0004", [nil, Town.result(300, 100, 90, red: 9)])]
    let ranking = try Ranking(Town.input(sectors))
    let columns = SectorColumns(ranking)
    let row = Dictionary(
      uniqueKeysWithValues: columns.properties(for: ranking.outcome("0004")).map {
        ($0.name, $0.value)
      })
    #expect(row["rank"] == PropertyValue.none)
    #expect(row["score"] == PropertyValue.none)
    #expect(row["registered_a"] == PropertyValue.none)
    #expect(row["registered_b"] == .integer(300))
    #expect(row["reasons"] == .text("no-result:a"))
  }
}
