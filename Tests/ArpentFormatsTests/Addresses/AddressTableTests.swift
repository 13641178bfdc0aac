import ArpentElections
import ArpentFormats
import ArpentGeometry
import TestData
import Testing

@Suite struct AddressTableTests {
  private let folder = TemporaryFolder()

  private func rows(_ text: String, _ columns: AddressColumns = AddressColumns()) throws
    -> ([AddressRow], AddressTable.Reading)
  {
    var rows: [AddressRow] = []
    let reading = try AddressTable.read(path: folder.file("a.csv", text), columns: columns) {
      rows.append($0)
    }
    return (rows, reading)
  }

  @Test("The REU's own layout")
  func reu() throws {
    let (rows, reading) = try rows(
      """
      code_commune_ref,reconstitution_code_commune,id_brut_bv_reu,id,geo_adresse,geo_type,geo_score,longitude,latitude,api_line,nb_bv_commune,nb_adresses
      29039,x,29039_1,7,12bis Rue des Lilas 29900 Concarneau,housenumber,0.96,-3.913795,47.872888,geo,17,2
      29039,x,29039_2,8,Rue du Port 29900 Concarneau,street,0.5,-3.9,47.8,geo,17,1
      29039,x,29039_2,9,,,,,,geo,17,1
      """)
    #expect(reading.rows == 3 && reading.unlocated == 1)
    #expect(rows[0].station == "29039_1" && rows[0].commune == "29039")
    #expect(rows[0].position == Coordinate(longitude: -3.913795, latitude: 47.872888))
    #expect(rows[0].count == 2 && rows[0].score == 0.96 && rows[0].match == .housenumber)
    #expect(rows[0].number == 12 && rows[0].street == "Rue des Lilas 29900 Concarneau")
    #expect(rows[1].number == nil && rows[1].match == .street)
    #expect(rows[2].position == nil && rows[2].score == nil)
  }

  @Test("Columns named by the user go before those that headings suggest")
  func named() throws {
    var columns = AddressColumns()
    columns.names[.station] = "Secteur"
    let (rows, _) = try rows(
      "bureau;Secteur;lon;lat;numero;nom_voie\n1;B7;2,5;48,9;4 ter;Allée A\n", columns)
    #expect(rows[0].station == "B7" && rows[0].position == Coordinate(x: 2.5, y: 48.9))
    #expect(rows[0].number == 4 && rows[0].street == "Allée A")
  }

  @Test("A row without station is named; one at 0°, 0° has no position")
  func damaged() throws {
    let (rows, reading) = try rows("bv,lon,lat\n,2,48\n3,0,0\n4,2,91\n5,x,48\n")
    #expect(rows.count == 3 && rows.allSatisfy { $0.position == nil })
    #expect(reading.withoutStation == 1 && reading.problems.map(\.subject.line) == [2])
  }

  @Test("A column that is not there is an error that lists the headings")
  func missing() throws {
    var columns = AddressColumns()
    columns.names[.street] = "via"
    #expect(throws: AddressTableError.self) { try rows("bv,lon,lat\n1,2,48\n", columns) }
    #expect(throws: AddressTableError.self) { try rows("bv,lon\n1,2\n") }
  }

  @Test(
    "The REU's sample has 12,335 rows, all with a position",
    .enabled(if: RealData.has("fr/mapvotr-sample"), "needs the real data"))
  func sample() throws {
    var count = 0
    let reading = try AddressTable.read(
      path: RealData.path("fr/mapvotr-sample/derived_addresses_sample.csv")
    ) { _ in count += 1 }
    #expect(count == 12_335 && reading.unlocated == 0)
  }
}
