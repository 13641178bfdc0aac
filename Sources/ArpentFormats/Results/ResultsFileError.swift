public import ArpentElections

/// Why a results file can't be read at all. What is wrong with single rows is a `Problem`.
public struct ResultsFileError: DescribedError, Hashable {
  public enum Reason: Hashable, Sendable {
    case table(TableError)
    /// No layout that we know has these headings.
    case unknownLayout(headings: [String])
    /// The headings lack what the layout asked for needs.
    case layoutMismatch(ResultsLayout, headings: [String])
    /// The file holds several elections, and none was chosen.
    case severalElections([String])
    /// The election chosen is not in the file.
    case noSuchElection(String, found: [String])
    /// The generic layout needs a mapping.
    case mappingNeeded
    case mapping(ResultsMappingError)
    /// The mapping names a column that the file does not have.
    case missingColumn(String, headings: [String])
  }

  public var reason: Reason
  public var subject: Subject

  init(_ reason: Reason, file: String, line: Int? = nil, field: String? = nil) {
    self.reason = reason
    switch reason {
    case .table(let error): subject = error.subject
    case .mapping(let error): subject = error.subject
    default: subject = Subject(file: file, line: line, field: field)
    }
  }

  public var code: FailureCode {
    switch reason {
    case .table(let error): error.code
    case .mapping(let error): error.code
    case .severalElections, .noSuchElection, .mappingNeeded: .usage
    case .unknownLayout, .layoutMismatch, .missingColumn: .badInput
    }
  }

  public var message: String {
    switch reason {
    case .table(let error): error.message
    case .mapping(let error): error.message
    case .unknownLayout(let headings):
      "fits no layout of election results that is known (headings: \(Self.list(headings))); "
        + "describe it in a mapping file"
    case .layoutMismatch(let layout, let headings):
      "does not have the columns of the layout \(layout.rawValue) "
        + "(headings: \(Self.list(headings)))"
    case .severalElections(let found):
      "holds several elections; choose one of: \(Self.list(found))"
    case .noSuchElection(let wanted, let found):
      "holds no election \(wanted); it has: \(Self.list(found))"
    case .mappingNeeded: "the generic layout needs a mapping file"
    case .missingColumn(let column, let headings):
      "has no column \(column), which the mapping names"
        + "\(Self.near(column, headings)) (headings: \(Self.list(headings)))"
    }
  }

  /// Headings that share a word with the one that is missing.
  private static func near(_ column: String, _ headings: [String]) -> String {
    func words(_ text: String) -> Set<String> {
      Set(
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
          .filter { $0.count >= 4 })
    }
    let wanted = words(column)
    let found = headings.filter { !words($0).isDisjoint(with: wanted) }.prefix(3)
    return found.isEmpty ? "" : "; is it \(found.joined(separator: " or "))?"
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(40).map { name in
      name.isEmpty ? "\"\"" : name.count > 60 ? "\(name.prefix(57))…" : name
    }.joined(separator: ", ")
    return names.isEmpty
      ? "none" : names.count > 40 ? "\(shown), and \(names.count - 40) more" : shown
  }
}
