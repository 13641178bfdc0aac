import ArpentElections

/// Which columns of a table become which variables.
struct StatisticsPlan: Sendable {
  struct Column: Sendable {
    var index: Int
    var variable: StatisticVariable
    /// Column to divide by, for sums that become means.
    var divisor: Int?
    /// Values outside can't be meant.
    var limits: ClosedRange<Double>?
  }

  enum Identifier: Sendable {
    case gridCell
    case iris
    case asGiven
  }

  var layout: StatisticsLayout
  var headings: [String]
  var id: Int
  var identifier: Identifier
  var imputed: Int?
  var columns: [Column]
  var decimal = TableNumber.DecimalSign.either

  /// The columns that are looked at, in order.
  var needed: [Int] {
    Set(columns.flatMap { [$0.index, $0.divisor ?? $0.index] } + [id, imputed ?? id]).sorted()
  }

  /// - Throws: when the headings do not fit.
  init(
    headings: [String], layout: StatisticsLayout, declaration: StatisticDeclaration?, file: String
  ) throws(StatisticsFileError) {
    let subject = Subject(file: file, line: 1)
    if layout == .columns || layout == .auto && declaration != nil {
      guard let declaration, !declaration.extensive.isEmpty || !declaration.intensive.isEmpty else {
        throw StatisticsFileError(.declarationNeeded, subject: Subject(file: file))
      }
      self = try Self.declared(headings, declaration, subject)
      return
    }
    if layout != .iris, let grid = Self.grid(headings) {
      self = grid
    } else if layout != .filosofiGrid, let iris = Self.iris(headings) {
      self = iris
    } else {
      throw StatisticsFileError(.unknownLayout(headings: headings), subject: subject)
    }
  }

  private init(
    _ layout: StatisticsLayout, _ headings: [String], id: Int, _ identifier: Identifier,
    imputed: Int? = nil, columns: [Column]
  ) {
    self.layout = layout
    self.headings = headings
    self.id = id
    self.identifier = identifier
    self.imputed = imputed
    self.columns = columns
  }

  private static func grid(_ headings: [String]) -> StatisticsPlan? {
    var index: [String: Int] = [:]
    for (column, heading) in headings.enumerated() {
      index[heading.lowercased(), default: column] = column
    }
    // The finest identifier first: a file of 200 m cells names the coarser ones too.
    let ids = ["idcar_200m", "idinspire", "idcar_1km", "idcar_nat"]
    let flags = ["i_est_200", "i_est_1km", "i_est_nat", "i_est_cr"]
    guard let id = ids.lazy.compactMap({ index[$0] }).first else { return nil }
    var columns = StatisticDictionary.grid.compactMap { known in
      index[known.name].map {
        Column(index: $0, variable: variable(known), limits: known.limits)
      }
    }
    if let sum = index["ind_snv"], let people = index["ind"] {
      let known = StatisticDictionary.meanStandardOfLiving
      columns.append(
        Column(
          index: sum, variable: variable(known, weight: "ind"), divisor: people,
          limits: known.limits))
    }
    guard !columns.isEmpty else { return nil }
    return StatisticsPlan(
      .filosofiGrid, headings, id: id, .gridCell,
      imputed: flags.lazy.compactMap { index[$0] }.first, columns: columns)
  }

  private static func iris(_ headings: [String]) -> StatisticsPlan? {
    guard
      let id = headings.firstIndex(where: {
        ["iris", "codeiris", "dcomiris"].contains(TableText.folded($0))
      })
    else { return nil }
    let columns = headings.enumerated().compactMap { index, heading -> Column? in
      guard index != id else { return nil }
      if let known = filosofi(heading) {
        return Column(
          index: index, variable: variable(known, name: heading), limits: known.limits)
      }
      return census(heading).map {
        Column(index: index, variable: $0, limits: 0...100_000_000)
      }
    }
    guard !columns.isEmpty else { return nil }
    return StatisticsPlan(.iris, headings, id: id, .iris, columns: columns)
  }

  /// `DISP_MED18`: what the income is after (or `DEC_`, before) taxes, the figure, the year.
  private static func filosofi(_ heading: String) -> KnownStatistic? {
    let parts = heading.lowercased().split(separator: "_", maxSplits: 1)
    guard parts.count == 2, ["disp", "dec"].contains(parts[0]) else { return nil }
    let digits = parts[1].suffix(2)
    guard digits.utf8.count == 2, Int(digits) != nil else { return nil }
    let stem = String(parts[1].dropLast(2))
    return StatisticDictionary.iris.first { $0.name == stem }
  }

  /// `P20_POP0002`: main (P) or additional (C) exploitation, the year, what is counted.
  private static func census(_ heading: String) -> StatisticVariable? {
    let bytes = Array(heading.uppercased().utf8)
    guard bytes.count > 4, bytes[0] == UInt8(ascii: "P") || bytes[0] == UInt8(ascii: "C"),
      (48...57).contains(bytes[1]), (48...57).contains(bytes[2]), bytes[3] == UInt8(ascii: "_")
    else { return nil }
    let stem = heading.dropFirst(4).lowercased()
    let unit = StatisticDictionary.censusUnits.filter { stem.hasPrefix($0.prefix) }
      .max { $0.prefix.count < $1.prefix.count }?.unit
    return StatisticVariable(
      name: heading, kind: .extensive, unit: unit, label: stem == "pop" ? "Inhabitants" : nil)
  }

  private static func variable(
    _ known: KnownStatistic, name: String? = nil, weight: String? = nil
  ) -> StatisticVariable {
    StatisticVariable(
      name: name ?? known.name, kind: known.isExtensive ? .extensive : .intensive(weight: weight),
      unit: known.unit, label: known.english)
  }

  private static func declared(
    _ headings: [String], _ declaration: StatisticDeclaration, _ subject: Subject
  ) throws(StatisticsFileError) -> StatisticsPlan {
    func index(_ name: String) throws(StatisticsFileError) -> Int {
      if let exact = headings.firstIndex(of: name) { return exact }
      let folded = TableText.folded(name)
      let close = headings.indices.filter { TableText.folded(headings[$0]) == folded }
      guard close.count == 1, !folded.isEmpty else {
        throw StatisticsFileError(.missingColumn(name, headings: headings), subject: subject)
      }
      return close[0]
    }
    // What a mean is taken over has to be carried along with it.
    let weights = declaration.intensive.compactMap(\.weight)
    var columns: [Column] = []
    for name in declaration.extensive + weights
    where !columns.contains(where: { $0.variable.name == name }) {
      columns.append(
        Column(index: try index(name), variable: StatisticVariable(name: name, kind: .extensive)))
    }
    for mean in declaration.intensive {
      columns.append(
        Column(
          index: try index(mean.column),
          variable: StatisticVariable(name: mean.column, kind: .intensive(weight: mean.weight))))
    }
    var id = 0
    if let name = declaration.id { id = try index(name) }
    var plan = StatisticsPlan(.columns, headings, id: id, .asGiven, columns: columns)
    plan.decimal = declaration.decimal
    return plan
  }
}
