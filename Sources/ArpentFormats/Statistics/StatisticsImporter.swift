import ArpentElections

/// Builds a table of statistics row by row: from a file's records, or from the attributes of a
/// polygon layer's features.
public struct StatisticsImporter {
  private let plan: StatisticsPlan
  private let file: String
  private var rows: [StatisticRow] = []
  private var raws: [String] = []
  private var lines: [String: Int] = [:]
  private var problems: [Problem] = []
  private var rejected: [RejectedRow] = []
  private var rowsRead = 0
  /// By column of the plan: values seen, values outside the limits, and the first such.
  private var seen: [Int]
  private var outside: [Int]
  private var firstOutside: [(line: Int, value: String)?]
  /// Rows whose IRIS lost its leading zero, if whole columns did.
  private var shortened: [Int] = []
  private var hasLeadingZero = false

  /// A column with a larger share of impossible values than this is not what it says.
  private static let mostOutside = 0.02

  /// - Parameters:
  ///   - headings: the columns' names.
  ///   - declaration: for the layout ``StatisticsLayout/columns``.
  ///   - file: name of the source, for messages.
  /// - Throws: when the headings do not fit the layout.
  public init(
    headings: [String], layout: StatisticsLayout = .auto,
    declaration: StatisticDeclaration? = nil, file: String
  ) throws(StatisticsFileError) {
    plan = try StatisticsPlan(
      headings: headings, layout: layout, declaration: declaration, file: file)
    self.file = file
    seen = plan.columns.map { _ in 0 }
    outside = seen
    firstOutside = plan.columns.map { _ in nil }
  }

  /// The columns whose cells count, in order; others may be left empty in ``take(_:line:raw:)``.
  public var neededColumns: [Int] { plan.needed }

  /// Takes one row.
  /// - Parameters:
  ///   - cells: one text a heading; missing ones count as empty.
  ///   - line: line of the file, or number of the feature, from 1.
  ///   - raw: the row as it stands in the source, for the list of rejected rows.
  public mutating func take(_ cells: [String], line: Int, raw: String) {
    rowsRead += 1
    func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
    let id = cell(plan.id)
    if let flaw = flaw(of: id) {
      return reject(line, raw, flaw.kind, flaw.message, plan.id, id)
    }
    if let first = lines[id] {
      return reject(
        line, raw, "duplicate-id", "stands on line \(first) and again on line \(line)", plan.id, id)
    }
    var values: [Double?] = []
    for (number, column) in plan.columns.enumerated() {
      let text = cell(column.index)
      guard let parsed = figure(text) else {
        return reject(line, raw, "not-a-number", "a number is expected", column.index, text)
      }
      var value = parsed
      if let divisor = column.divisor {
        guard let over = figure(cell(divisor)) else {
          return reject(line, raw, "not-a-number", "a number is expected", divisor, cell(divisor))
        }
        value = value.flatMap { sum in over.flatMap { $0 > 0 ? sum / $0 : nil } }
      }
      if let value {
        seen[number] += 1
        if let limits = column.limits, !limits.contains(value) {
          outside[number] += 1
          firstOutside[number] = firstOutside[number] ?? (line, text)
          return reject(
            line, raw, "implausible-value",
            "\(column.variable.name) lies between \(limits.lowerBound) and \(limits.upperBound)",
            column.index, text)
        }
      }
      values.append(value)
    }
    lines[id] = line
    if plan.identifier == .iris {
      if id.hasPrefix("0") { hasLeadingZero = true }
      if id.utf8.count == 8 { shortened.append(rows.count) }
    }
    let flag = plan.imputed.map(cell) ?? ""
    rows.append(
      StatisticRow(id: id, values: values, isImputed: figure(flag) == .some(1), line: line))
    raws.append(plan.identifier == .iris && id.utf8.count == 8 ? raw : "")
  }

  /// The table.
  /// - Throws: when a column holds so many impossible values that the file must be damaged.
  public consuming func finish() throws(StatisticsFileError) -> StatisticTable {
    for (number, column) in plan.columns.enumerated() {
      guard let first = firstOutside[number],
        Double(outside[number]) > Double(seen[number]) * Self.mostOutside, outside[number] > 1
      else { continue }
      let limit = column.limits.map { "\($0.lowerBound) to \($0.upperBound)" }
      throw StatisticsFileError(
        .implausibleColumn(count: outside[number], total: seen[number]),
        subject: Subject(
          file: file, line: first.line, field: plan.headings[column.index], value: first.value,
          limit: limit))
    }
    settleShortened()
    return StatisticTable(
      layout: plan.layout, variables: plan.columns.map(\.variable), rows: rows,
      problems: problems, rowsRead: rowsRead, rejected: rejected)
  }

  /// Eight digits are an IRIS of the departments 01 to 09 that lost its zero, when the whole file
  /// did (a spreadsheet drops all of them at once); beside codes that kept theirs they are not.
  private mutating func settleShortened() {
    guard let first = shortened.first else { return }
    if !hasLeadingZero {
      for index in shortened { rows[index].id = "0" + rows[index].id }
      problems.append(
        Problem(
          severity: .repaired, kind: "leading-zero-lost",
          message: "\(shortened.count) IRIS codes have lost their leading zero; it is put back",
          subject: Subject(
            file: file, line: rows[first].line, field: plan.headings[plan.id],
            value: String(rows[first].id.dropFirst()))))
      return
    }
    for index in shortened {
      reject(
        rows[index].line, raws[index], "bad-id", "an IRIS code has nine characters", plan.id,
        rows[index].id)
    }
    let bad = Set(shortened)
    rows = rows.enumerated().filter { !bad.contains($0.offset) }.map(\.element)
  }

  private func flaw(of id: String) -> (kind: String, message: String)? {
    if id.isEmpty { return ("missing-code", "the identifier is missing") }
    switch plan.identifier {
    case .asGiven: return nil
    case .gridCell:
      return GridCell.parse(id) == nil
        ? ("bad-id", "a grid cell is named as CRS3035RES200mN2891800E3770600") : nil
    case .iris:
      let code = id.utf8.count == 8 ? "0" + id : id
      let isCode =
        code.utf8.count == 9 && CommuneCode.isFrench(String(code.prefix(5)))
        && code.utf8.suffix(4).allSatisfy { (48...57).contains($0) }
      return isCode ? nil : ("bad-id", "an IRIS code has nine characters")
    }
  }

  /// `.some(nil)` for what is withheld or missing, `nil` for what is no number.
  private func figure(_ text: String) -> Double?? {
    if text.isEmpty { return .some(nil) }
    var text = text
    let value = text.withUTF8 { TableNumber.value(ArraySlice($0), decimal: plan.decimal) }
    if let value { return value }
    return Self.withheld.contains(text.lowercased()) ? .some(nil) : nil
  }

  /// INSEE's signs for figures under secrecy or without meaning, and what software writes for
  /// missing ones.
  private static let withheld: Set<String> = [
    "nd", "ns", "s", "so", "c", "na", "n/a", "nan", "null",
  ]

  private mutating func reject(
    _ line: Int, _ raw: String, _ kind: String, _ message: String, _ column: Int, _ value: String
  ) {
    rejected.append(RejectedRow(line: line, raw: raw, cause: message))
    problems.append(
      Problem(
        severity: .rejected, kind: kind, message: message,
        subject: Subject(
          file: file, line: line, field: plan.headings[column], value: value)))
  }
}
