import Arpent
import ArpentElections
import ArpentFormats
import TestData

/// Stores of real towns, made from the files as they are.
enum RealStores {
  /// Paris with the zones of 2017, on which the European election of 2019 was held too.
  static func paris(in folder: TemporaryFolder) throws -> String {
    let store = folder.path("paris.gpkg")
    var source = ZoneSourceOptions(
      path: RealData.path("fr/paris-2017-secteurs/secteurs-des-bureaux-de-vote.geojson"),
      codeField: "id_bv")
    source.commune = .code("75056")
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "2017", validity: ValidPeriod(from: CalendarDate("2017-03-01")!))
    ).run()
    for (file, id, day) in [
      ("2017-presidentielle-1", "2017_pres_t1", "2017-04-23"),
      ("2017-legislatives-1", "2017_legi_t1", "2017-06-11"),
      ("2019-europeennes", "2019_euro", "2019-05-26"),
    ] {
      let rows = try department("75", of: "\(file)_par_bureau_large", in: folder)
      try results(rows, id, day, store)
    }
    return store
  }

  /// A town whose zones of 2014 come from a published map, with the European election of 2014.
  static func town2014(
    _ layer: String, code: String, commune: String, in folder: TemporaryFolder
  ) throws -> String {
    let store = folder.path("\(commune).gpkg")
    var source = ZoneSourceOptions(path: RealData.path(layer), codeField: code)
    source.commune = .code(commune)
    source.repairs = true
    _ = try ImportZones(
      source: source, store: store,
      vintage: Vintage(name: "2014", validity: ValidPeriod(from: CalendarDate("2014-01-01")!))
    ).run()
    let rows = try department(
      String(commune.prefix(2)), of: "2014-europeennes_par_bureau_large", in: folder)
    try results(rows, "2014_euro", "2014-05-25", store)
    return store
  }

  static func results(_ file: String, _ id: String, _ day: String, _ store: String) throws {
    _ = try ImportResults(
      path: file, store: store, election: Election(id: id, date: CalendarDate(day)!)
    ).run()
  }

  /// The rows of one department of a national table as they are: a test of one town need not import
  /// all of France.
  static func department(_ code: String, of table: String, in folder: TemporaryFolder) throws
    -> String
  {
    var reader = try DelimitedReader(
      path: RealData.path("fr/results-aktiur-france/\(table).csv.gz"))
    var rows: [String] = []
    while try reader.advance() {
      if rows.isEmpty || reader.text(0) == code { rows.append(reader.rawRecord()) }
    }
    return folder.file("\(code)-\(table).csv", rows.joined(separator: "\n") + "\n")
  }

  /// Chicago's precincts of 2012, which served until 2022, and of 2023, with the elections of a
  /// mayor read through a mapping.
  static func chicago(in folder: TemporaryFolder) throws -> String {
    let store = folder.path("chicago.gpkg")
    for (file, code, name, from, to) in [
      ("PRECINCTS_2012.zip", "FULL_TEXT", "2012", "2012-03-01", "2023-01-01"),
      ("WardPrecincts_2023.zip", "Ward_Prec", "2023", "2023-01-01", nil),
    ] {
      var source = ZoneSourceOptions(
        path: RealData.path("us/chicago/\(file)"), codeField: code)
      source.commune = .code("Chicago")
      source.repairs = true
      var task = ImportZones(
        source: source, store: store,
        vintage: Vintage(
          name: name,
          validity: ValidPeriod(from: CalendarDate(from)!, to: to.flatMap { CalendarDate($0) })))
      // One precinct of 2023 has a shape that can't be used: its votes count in the totals alone.
      task.skipsInvalid = true
      _ = try task.run()
    }
    for (id, file, day, candidates) in mayors {
      let mapping = folder.file(
        "\(id).yaml",
        """
        layout: wide
        codes: as-given
        commune: Chicago
        station: "{WARD:2}{PRECINCT:3}"
        registered: REGISTERED VOTERS
        cast: BALLOTS CAST
        complete: true
        candidates:
        \(candidates.map { "  - \"\($0.replacing("\"", with: "\\\""))\"" }.joined(separator: "\n"))
        """)
      var task = ImportResults(
        path: RealData.path("us/chicago/municipal_\(file).csv.gz"), store: store,
        election: Election(id: id, date: CalendarDate(day)!))
      task.mapping = mapping
      _ = try task.run()
    }
    return store
  }

  private static let mayors: [(id: String, file: String, day: String, candidates: [String])] = [
    (
      "2015_mayor", "general_2015", "2015-02-24",
      [
        "RAHM EMANUEL", "JESUS 'CHUY' GARCIA", "ROBERT W. FIORETTI", "WILLIE WILSON",
        "WILLIAM WALLS, III",
      ]
    ),
    (
      "2015_runoff", "runoff_2015", "2015-04-07", ["RAHM EMANUEL", "JESUS 'CHUY' GARCIA"]
    ),
    (
      "2019_mayor", "general_2019", "2019-02-26",
      [
        "JERRY JOYCE", "PAUL VALLAS", "WILLIE L. WILSON", "TONI PRECKWINKLE", "WILLIAM M. DALEY",
        "GARRY MCCARTHY", "GERY CHICO", "SUSANA A. MENDOZA", "AMARA ENYIA", "LA SHAWN K. FORD",
        "NEAL SALES-GRIFFIN", "LORI LIGHTFOOT", "ROBERT 'BOB' FIORETTI", "JOHN KENNETH KOZLAR",
      ]
    ),
    (
      "2019_runoff", "runoff_2019", "2019-04-02", ["LORI LIGHTFOOT", "TONI PRECKWINKLE"]
    ),
    (
      "2023_mayor", "general_2023", "2023-02-28",
      [
        "JA'MAL GREEN", "SOPHIA KING", "KAM BUCKNER", "WILLIE L. WILSON", "BRANDON JOHNSON",
        "PAUL VALLAS", "LORI E. LIGHTFOOT", "RODERICK T. SAWYER", "JESUS \"CHUY\" GARCIA",
      ]
    ),
    (
      "2023_runoff", "runoff_2023", "2023-04-04", ["BRANDON JOHNSON", "PAUL VALLAS"]
    ),
  ]
}
