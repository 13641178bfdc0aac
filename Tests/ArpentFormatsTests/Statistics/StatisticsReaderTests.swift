import ArpentElections
import ArpentFormats
import ArpentGeometry
import Foundation
import TestData
import Testing

@Suite("Statistics")
struct StatisticsReaderTests {
  let folder = TemporaryFolder()

  func read(
    _ text: String, layout: StatisticsLayout = .auto, declaration: StatisticDeclaration? = nil
  ) throws -> StatisticTable {
    try StatisticsReader.read(
      path: folder.file("s.csv", text), layout: layout, declaration: declaration)
  }

  func values(_ name: String, in table: StatisticTable) -> [Double?] {
    guard let index = table.variables.firstIndex(where: { $0.name == name }) else { return [] }
    return table.rows.map { $0.values[index] }
  }

  @Test("A grid cell's identifier gives its square, in the CRS that it names")
  func gridCell() {
    let cell = GridCell.parse("CRS3035RES200mN2891800E3770600")
    #expect(cell == GridCell(epsg: 3035, size: 200, northing: 2_891_800, easting: 3_770_600))
    #expect(
      cell?.ring == [
        Coordinate(x: 3_770_600, y: 2_891_800), Coordinate(x: 3_770_800, y: 2_891_800),
        Coordinate(x: 3_770_800, y: 2_892_000), Coordinate(x: 3_770_600, y: 2_892_000),
        Coordinate(x: 3_770_600, y: 2_891_800),
      ])
    #expect(GridCell.parse("CRS5490RES200mN1602200E706600")?.epsg == 5490)
    #expect(GridCell.parse("CRS2975RES1000mN7650000E340000")?.size == 1000)
  }

  @Test(
    "What is no grid identifier is none",
    arguments: [
      "", "CRS3035", "CRS3035RES200mN2891800", "CRS3035RES0mN1E1", "CRS3035RES200mN1E2x",
      "crs3035RES200mN1E1", "CRS3035RES200mE1N1", "CRS99999999999RES200mN1E1",
    ])
  func notAGridCell(id: String) {
    #expect(GridCell.parse(id) == nil)
  }

  @Test("The grid's sum of standards of living becomes a mean over people, and no median")
  func grid() throws {
    let table = try read(
      """
      idcar_200m,idcar_1km,i_est_200,ind,men,men_pauv,ind_snv,ind_80p
      CRS3035RES200mN2891800E3770600,CRS3035RES1000mN2891000E3770000,0,100,40,5,2000000,3
      CRS3035RES200mN2892000E3770600,CRS3035RES1000mN2892000E3770000,1,12.5,6,1,100000,0.5
      CRS3035RES200mN2892200E3770600,CRS3035RES1000mN2892000E3770000,1,0,0,0,0,0

      """)
    #expect(table.layout == .filosofiGrid)
    #expect(table.problems == [])
    #expect(values("ind", in: table) == [100, 12.5, 0])
    #expect(values("mean_standard_of_living", in: table) == [20_000, 8000, nil])
    #expect(values("ind_snv", in: table) == [])
    #expect(table.rows.map(\.isImputed) == [false, true, true])
    let mean = table.variables.first { $0.name == "mean_standard_of_living" }
    #expect(mean?.kind == .intensive(weight: "ind"))
    #expect(mean?.unit == "€ per year")
    let median = table.variables.contains {
      ($0.label ?? "").lowercased().contains("median") || $0.name.contains("med")
    }
    #expect(!median)
    let poor = table.variables.first { $0.name == "men_pauv" }
    #expect(poor?.kind == .extensive)
    #expect(poor?.unit == "households")
  }

  @Test("The grid's older headings, as features' attributes")
  func olderGrid() throws {
    var importer = try StatisticsImporter(
      headings: ["IdINSPIRE", "Ind", "Men", "I_est_cr"], file: "cells.gpkg")
    importer.take(["CRS3035RES200mN2891800E3770600", "7", "3", "1"], line: 1, raw: "")
    importer.take(["nowhere", "7", "3", "0"], line: 2, raw: "")
    importer.take(["CRS3035RES200mN2891800E3770600", "7", "3", "1"], line: 3, raw: "")
    let table = try importer.finish()
    #expect(table.rows.map(\.isImputed) == [true])
    #expect(table.problems.map(\.kind) == ["bad-id", "duplicate-id"])
    #expect(table.problems.map(\.subject.line) == [2, 3])
  }

  @Test("IRIS incomes with decimal comma, and figures under secrecy")
  func incomes() throws {
    let table = try read(
      "IRIS;LIBIRIS;DISP_TP6021;DISP_MED21;DISP_NOTE21\n"
        + "010040101;Centre;20,5;19 300;0\n751010101;Louvre;ns;nd;1\n2A0040102;Port;;17910,5;0\n")
    #expect(table.layout == .iris)
    #expect(table.problems == [])
    #expect(table.variables.map(\.name) == ["DISP_TP6021", "DISP_MED21"])
    #expect(table.variables.map(\.kind) == [.intensive(weight: nil), .intensive(weight: nil)])
    #expect(values("DISP_TP6021", in: table) == [20.5, nil, nil])
    #expect(values("DISP_MED21", in: table) == [19_300, nil, 17_910.5])
  }

  @Test("Census counts are extensive, with what they count")
  func census() throws {
    let table = try read(
      "IRIS;COM;TYP_IRIS;P20_POP;C20_MEN;P20_LOGVAC\n751010101;75101;H;1234,5;600;30\n")
    #expect(table.variables.map(\.name) == ["P20_POP", "C20_MEN", "P20_LOGVAC"])
    #expect(table.variables.map(\.unit) == ["people", "households", "dwellings"])
    #expect(table.variables.allSatisfy { $0.kind == .extensive })
    #expect(table.rows[0].values == [1234.5, 600, 30])
  }

  @Test("Zeros that a spreadsheet dropped from all IRIS codes are put back, with a notice")
  func lostZeros() throws {
    let table = try read("IRIS,DISP_MED19\n10040101,19300\n751010101,30000\n")
    #expect(table.rows.map(\.id) == ["010040101", "751010101"])
    #expect(table.problems.map(\.kind) == ["leading-zero-lost"])
    #expect(table.problems.map(\.severity) == [.repaired])
  }

  @Test("Beside codes that kept their zero, a short code is an error")
  func shortCode() throws {
    let table = try read("IRIS,DISP_MED19\n10040101,19300\n010040102,30000\n7,1\n")
    #expect(table.rows.map(\.id) == ["010040102"])
    #expect(table.problems.map(\.kind) == ["bad-id", "bad-id"])
    #expect(Set(table.rejected.map(\.line)) == [2, 4])
  }

  @Test("One impossible value costs its row; a column full of them, the file")
  func implausible() throws {
    var text = "IRIS,DISP_TP6019\n"
    for i in 0..<200 { text += "75101\(1000 + i),20.5\n" }
    let one = try read(text + "751019999,17910\n")
    #expect(one.rows.count == 200)
    #expect(one.problems.map(\.kind) == ["implausible-value"])
    #expect(one.problems.map(\.subject.value) == ["17910"])
    #expect(one.problems.map(\.subject.line) == [202])
    for i in 0..<50 { text += "75102\(1000 + i),17910\n" }
    let error = #expect(throws: StatisticsFileError.self) { try read(text) }
    #expect(error?.reason == .implausibleColumn(count: 50, total: 250))
    #expect(error?.subject.field == "DISP_TP6019")
    #expect(error?.subject.line == 202)
  }

  @Test("Declared columns, with a mean's weight carried along")
  func declared() throws {
    let table = try read(
      "name,A,B,C,pop\nx,1,2,\"3,5\",10\ny,4,oops,6,20\n",
      declaration: StatisticDeclaration(
        id: "name", extensive: ["A", "b"], intensive: [.init(column: "C", weight: "pop")]))
    #expect(table.layout == .columns)
    #expect(table.variables.map(\.name) == ["A", "b", "pop", "C"])
    #expect(table.variables.last?.kind == .intensive(weight: "pop"))
    #expect(table.rows.map(\.id) == ["x"])
    #expect(table.rows[0].values == [1, 2, 10, 3.5])
    #expect(table.problems.map(\.kind) == ["not-a-number"])
    #expect(table.problems[0].subject.field == "B")
    #expect(table.problems[0].subject.value == "oops")
  }

  @Test("Tables that fit no layout, and declarations of columns that aren't there, are refused")
  func refused() throws {
    #expect(throws: StatisticsFileError.self) { try read("a,b\n1,2\n") }
    #expect(throws: StatisticsFileError.self) { try read("a,b\n1,2\n", layout: .columns) }
    #expect(throws: StatisticsFileError.self) {
      try read("a,b\n1,2\n", declaration: StatisticDeclaration(extensive: ["z"]))
    }
    #expect(throws: StatisticsFileError.self) { try read("") }
  }
}

@Suite(
  "Real statistics",
  .enabled(if: RealData.has("fr/filosofi-iris-2018-france"), "needs the real data"))
struct RealStatisticsTests {
  @Test("Incomes by IRIS of the whole country, against Python's sums")
  func incomes() throws {
    let table = try StatisticsReader.read(
      path: RealData.path("fr/filosofi-iris-2018-france/income_paris_2018.csv"))
    #expect(table.problems == [])
    #expect(table.rows.count == 12_395)
    #expect(table.variables.count == 27)
    func values(_ name: String) -> [Double] {
      let index = table.variables.firstIndex { $0.name == name }!
      return table.rows.compactMap { $0.values[index] }
    }
    #expect(values("DISP_TP6018").count == 9514)
    #expect(abs(values("DISP_TP6018").reduce(0, +) - 210_461.5) < 1e-6)
    #expect(values("DISP_MED18").reduce(0, +) == 271_612_990)
  }

  @Test("The corrupt copy of 2019 is refused, naming what is wrong")
  func corrupt() throws {
    let error = #expect(throws: StatisticsFileError.self) {
      try StatisticsReader.read(
        path: RealData.path("fr/filosofi-iris-2019/BASE_TD_FILO_DISP_IRIS_2019.csv"))
    }
    #expect(error?.subject.field == "DISP_TP6019")
    #expect(error?.subject.line == 22)
    #expect(error?.subject.value == "17910")
  }

  @Test(
    "Bondy's incomes, in Latin-1 with decimal comma",
    arguments: [("FILO2013.csv", 20), ("FILO2019.csv", 21)])
  func bondy(file: String, rows: Int) throws {
    let table = try StatisticsReader.read(path: RealData.path("fr/bondy-beababa-cartos/\(file)"))
    #expect(table.problems == [])
    #expect(table.rows.count == rows)
    if file == "FILO2013.csv" { #expect(table.rows[1].values == [12_005.4]) }
  }

  @Test("Paris's census of 2011 by IRIS: counts that add up as Python's do")
  func census() throws {
    let table = try StatisticsReader.read(
      path: RealData.path("fr/paris-2012-spReapportion/derived_RP_2011_CS8_Paris.csv"))
    #expect(table.problems == [])
    #expect(table.variables.count == 9)
    #expect(table.rows.reduce(0) { $0 + ($1.values[0] ?? 0) } == 1_926_666)
  }

  @Test("Filosofi by station, through declared columns")
  func stations() throws {
    let table = try StatisticsReader.read(
      path: RealData.path("fr/bondy-beababa/devoirMaison_filosofi.csv"),
      declaration: StatisticDeclaration(id: "bureau", extensive: ["ind", "men"]))
    #expect(table.problems == [])
    #expect(table.rows.count == 1938)
    #expect(table.rows[0].id == "01150_1")
    #expect(table.rows[0].values == [225, 88.8])
  }
}
