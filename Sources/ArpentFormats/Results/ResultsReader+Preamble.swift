extension ResultsReader {
  /// Opens a ministry file of 2012–2014: a preamble in prose, then rows without a header. `nil`
  /// when no row of that kind comes within the first hundred.
  ///
  /// The last nine columns are always the same (station, registered, cast, valid, panel number,
  /// name, first name, label, votes), and so are the first three (round, department, commune);
  /// between them stand, as the election has it, the commune's name, the constituency, the canton.
  static func preamble(_ path: String) throws(ResultsFileError) -> Opened? {
    var table = try DelimitedReader.results(path, separator: UInt8(ascii: ";"))
    var looked = 0
    while looked < 100, try table.nextRow() {
      looked += 1
      guard let plan = plan(firstRow: table.texts()) else { continue }
      return Opened(table: table, plan: plan, isAtFirstRow: true)
    }
    return nil
  }

  private static func plan(firstRow: [String]) -> ResultsPlan? {
    var count = firstRow.count
    while count > 0, firstRow[count - 1].isEmpty { count -= 1 }
    func isCount(_ column: Int) -> Bool { Int(firstRow[column]).map { $0 >= 0 } ?? false }
    guard (12...16).contains(count), ["1", "2"].contains(firstRow[0]), firstRow[1].utf8.count <= 3,
      [count - 8, count - 7, count - 6, count - 5, count - 1].allSatisfy(isCount)
    else { return nil }
    var columns: [ResultsField: Int] = [
      .round: 0, .department: 1, .commune: 2, .station: count - 9, .registered: count - 8,
      .cast: count - 7, .valid: count - 6, .number: count - 5, .lastName: count - 4,
      .firstName: count - 3, .nuance: count - 2, .votes: count - 1,
    ]
    let between = count - 12
    if between >= 1 { columns[.communeName] = 3 }
    if between >= 2 { columns[.constituency] = 4 }
    guard let candidate = CandidateColumns(columns) else { return nil }
    return ResultsPlan(
      layout: .ministry2012, headings: [], columns: columns, votes: .long(candidate))
  }
}
