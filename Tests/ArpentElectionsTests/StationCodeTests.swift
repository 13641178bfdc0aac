import ArpentElections
import Testing

@Suite("Station codes")
struct StationCodeTests {
  @Test(
    "Digits are padded to four characters, digits with a letter to three and the letter",
    arguments: [
      ("1", "0001"), ("0001", "0001"), ("00012", "0012"), ("0101", "0101"), ("010A", "010A"),
      ("0069A", "069A"), ("69a", "069A"), ("0", "0000"), (" 12\u{A0}", "0012"), ("12345", "12345"),
    ])
  func padding(raw: String, expected: String) {
    #expect(StationCode.normalised(raw) == expected)
  }

  @Test(
    "What is neither digits nor digits and a letter stays as it is",
    arguments: ["01.1", "40-1", "0C21", "JUS1", "0E11", "1 - 9", "7001/7002", "", "é1"])
  func others(raw: String) {
    #expect(StationCode.normalised(raw) == raw)
  }

  @Test(
    "Sources that write one station in different ways come to one key",
    arguments: [
      ("75118", "54", "75056_1854"), ("75118", "75118_54", "75056_1854"),
      ("", "75118_54", "75056_1854"), ("69381", "115", "69123_0115"),
      ("69381", "15", "69123_0115"), ("13216", "1602", "13055_1602"),
      ("13055", "1602", "13055_1602"), ("75056", "19-5", "75056_1905"),
      ("75056", "750060019", "75056_0619"), ("75056", "JUS1", "75056_JUS1"),
      ("75101", "1", "75056_0101"), ("75101", "0101", "75056_0101"),
      ("69123", "112", "69123_0112"), ("", "01001_0001", "01001_0001"),
      ("01150", "01150_01150_1", "01150_0001"), ("29039", "29039_1", "29039_0001"),
      ("06004", "06004_0001", "06004_0001"), ("31555", "010A", "31555_010A"),
      ("31555", "0069A", "31555_069A"), ("14118", "11.1", "14118_11.1"),
      ("75056", "75118_54", "75056_1854"), ("2a004", "3", "2A004_0003"),
    ])
  func reconciled(commune: String, code: String, expected: String) {
    #expect(StationCode.reconcile(commune: commune, code: code).description == expected)
  }

  @Test(
    "Codes of other countries are trimmed and otherwise kept",
    arguments: [
      ("Chicago", "01001", "Chicago_01001"), ("", " 12 ", "12"),
      ("06075", "7001/7002", "06075_7001/7002"),
      ("6621", "3", "6621_3"), ("Virginia", "51001_101", "Virginia_51001_101"),
    ])
  func foreign(commune: String, code: String, expected: String) {
    #expect(StationCode.reconcile(commune: commune, code: code).description == expected)
  }

  @Test("Five-digit counties look French, and are left alone when asked")
  func counties() {
    let key = StationCode.reconcile(commune: "24005", code: "1-1", rules: .asGiven)
    #expect(key == StationKey(commune: "24005", code: "1-1"))
    #expect(
      StationCode.reconcile(commune: "17031", code: "12", rules: .asGiven)
        == StationKey(commune: "17031", code: "12"))
  }

  @Test("A code that carries another commune than the one beside it is not taken apart")
  func contradiction() {
    #expect(
      StationCode.reconcile(commune: "01001", code: "29019_4").description == "01001_29019_4")
  }

  @Test(
    "Codes that a spreadsheet took for numbers or dates are recognised",
    arguments: ["0,00E+00", "1.5E+03", "2E-05", "03-mars", "Mar-03", "1-janv.", "#REF!", "#N/A"])
  func damaged(raw: String) {
    #expect(StationCode.looksDamaged(raw))
  }

  @Test(
    "Ordinary codes are not taken for damaged ones",
    arguments: ["0E11", "0E41", "1E5", "40-1", "0001", "JUS1", "01.1", "mars", "", "#4", "3-marsh"])
  func undamaged(raw: String) {
    #expect(!StationCode.looksDamaged(raw))
  }

  @Test("Normalising twice changes nothing more, and reconciling its own answer neither")
  func idempotence() {
    var wrong: [String] = []
    for commune in ["75056", "75118", "69385", "13201", "01004", "97101", "Cook", ""] {
      for code in ["1", "0054", "19-5", "198A", "JUS1", "01.1", "99", "100", "1854", "12345"] {
        let key = StationCode.reconcile(commune: commune, code: code)
        if StationCode.reconcile(commune: key.commune, code: key.code) != key {
          wrong.append("\(commune) \(code)")
        }
      }
    }
    #expect(wrong == [])
  }
}

@Suite("Commune codes")
struct CommuneCodeTests {
  @Test(
    "The ministry's department and commune make an INSEE code",
    arguments: [
      ("01", "004", "01004"), ("1", "4", "01004"), ("93", "10", "93010"), ("2A", "004", "2A004"),
      ("ZA", "101", "97101"), ("971", "101", "97101"), ("ZM", "501", "97601"),
      ("ZS", "502", "97502"), ("ZX", "701", "97701"), ("ZX", "801", "97801"),
      ("977", "801", "97801"), ("ZN", "833", "98833"), ("ZP", "011", "98711"),
      ("ZW", "001", "98601"), ("ZZ", "231", "99231"), ("99", "001", "99001"),
      ("29", "29019", "29019"), ("ZA", "97101", "97101"), ("ZA", "ZA101", "97101"),
      ("01", "1004", "01004"), ("75", "056", "75056"), ("", "29019", "29019"),
    ])
  func ministry(department: String, commune: String, expected: String) {
    #expect(CommuneCode.normalised(department: department, commune: commune) == expected)
  }

  @Test("A zero lost in front is put back only where the code is known to be French")
  func lostZeros() {
    #expect(CommuneCode.normalised("1004", rules: .french) == "01004")
    #expect(CommuneCode.normalised("1004") == "1004")
    #expect(CommuneCode.normalised("1004", rules: .asGiven) == "1004")
  }

  @Test("French codes are told from others by their department")
  func form() {
    for code in ["01001", "2A004", "2B033", "75056", "97101", "97801", "98811", "99001"] {
      #expect(CommuneCode.isFrench(code))
    }
    for code in ["", "1001", "00001", "96001", "97901", "98001", "2C001", "7505A", "750561"] {
      #expect(!CommuneCode.isFrench(code))
    }
  }
}
