public import ArpentElections

extension Crosswalk {
  /// Carries a table of statistics to the targets.
  ///
  /// Counts (extensive) are divided by share, and keep their sum: what is carried and what falls
  /// outside add up to what was given, which is checked. Rates (intensive) become means weighted by
  /// their weight variable times the share, or by shared ground where the table has no such variable;
  /// ``ApportionmentReport/bases`` says which. Values that are withheld are never taken for zero:
  /// they lower the coverage of the targets that they would have gone to.
  ///
  /// - Precondition: as many units as the crosswalk has sources, one value a variable.
  /// - Throws: ``ChangeError/notConserved(variable:given:carried:outside:)``, which would be a
  ///   mistake of ours.
  /// - Complexity: O(variables × pairs of source and target)
  public func apportion(_ table: StatisticDataset) throws(ChangeError) -> ApportionmentReport {
    precondition(table.units.count == sourceCount, "one unit a source")
    let names = table.variables.map(\.name)
    var figures = [[ApportionedFigure]](repeating: [], count: targetCount)
    var bases: [ApportionmentBasis] = []
    var totals: [ApportionedTotal?] = []
    let split = (0..<sourceCount).map(isSplit)
    for (column, variable) in table.variables.enumerated() {
      let values = table.units.map { $0.values[column] }
      var carriage = Carriage(crosswalk: self, units: table.units, split: split)
      switch variable.kind {
      case .extensive:
        carriage.addCounts(values)
        bases.append(.sum)
        totals.append(try total(of: variable, values: values, carried: carriage.sums))
        carriage.finishSums(into: &figures)
      case .intensive(let weight):
        if let weight, let place = names.firstIndex(of: weight) {
          carriage.addMeans(values, weights: table.units.map { $0.values[place] })
          bases.append(.mean(weight: weight))
        } else {
          carriage.addMeansByArea(values)
          bases.append(.meanByArea)
        }
        totals.append(nil)
        carriage.finishMeans(into: &figures)
      }
    }
    return ApportionmentReport(
      method: method, variables: table.variables, bases: bases, figures: figures, totals: totals,
      outside: outsideSources(table))
  }

  private func total(
    of variable: StatisticVariable, values: [Double?], carried: [Double]
  ) throws(ChangeError) -> ApportionedTotal {
    var (given, out, size) = (0.0, 0.0, 0.0)
    var withheld: [Int] = []
    for (source, value) in values.enumerated() {
      guard let value else {
        withheld.append(source)
        continue
      }
      given += value
      out += value * outside[source]
      size += abs(value)
    }
    let sum = carried.reduce(0, +)
    guard abs(given - sum - out) <= 1e-9 * max(1, size) else {
      throw .notConserved(variable: variable.name, given: given, carried: sum, outside: out)
    }
    return ApportionedTotal(given: given, carried: sum, outside: out, withheld: withheld)
  }

  private func outsideSources(_ table: StatisticDataset) -> [OutsideSource] {
    outside.indices.filter { outside[$0] > 0 }.map { source in
      let unit = table.units[source]
      return OutsideSource(
        source: source, id: unit.id, share: outside[source],
        values: table.variables.indices.map { column in
          guard case .extensive = table.variables[column].kind else { return nil }
          return unit.values[column].map { $0 * outside[source] }
        })
    }
  }
}
