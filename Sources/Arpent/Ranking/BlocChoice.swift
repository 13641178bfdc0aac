import ArpentElections
import ArpentFormats
import ArpentRanking

/// Finds whose votes are the support: those named, those of a bloc, or both together.
struct BlocChoice {
  let support: [String]
  /// A file of blocs; the ready ones of French nuances otherwise.
  let file: String?
  let name: String?

  /// For each election the indices of the candidacies chosen, ascending.
  func indices(in elections: [[Candidacy]]) throws -> [[Int]] {
    let named = try SupportChoice.indices(of: support, in: elections)
    guard let bloc = try bloc() else { return named }
    let found = try SupportChoice.indices(of: bloc, in: elections)
    return zip(named, found).map { Set($0).union($1).sorted() }
  }

  private func bloc() throws -> Bloc? {
    let known: [Bloc]
    if let file {
      let (text, title) = try DocumentFile.text(file)
      known = try BlocDocument.blocs(yaml: text, file: title)
    } else {
      known = Bloc.french
    }
    guard let name else {
      guard file == nil else {
        throw ArpentError(
          .usage, "say with --bloc which of them: " + known.map(\.name).joined(separator: ", "),
          Subject(file: file, field: "bloc"))
      }
      return nil
    }
    guard let found = known.first(where: { $0.name == name }) else {
      throw ArpentError(
        .usage, "there is no such bloc; there are: " + known.map(\.name).joined(separator: ", "),
        Subject(file: file, field: "bloc", value: name))
    }
    return found
  }
}
