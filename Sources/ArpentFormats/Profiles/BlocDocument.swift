public import ArpentElections

/// Blocs from a small YAML document:
///
/// ```yaml
/// blocs:
///   left:
///     nuances: [FI, SOC, COM, VEC, DVG, UG]
///     names: [MÉLENCHON, HAMON]
///   centre: [REM, MDM]          # a list alone is of nuances
/// ```
public enum BlocDocument {
  /// - Parameter file: the document's name, for messages.
  /// - Returns: in the order of the document; one at least, none empty, no name twice.
  /// - Throws: with the line and the key at fault.
  public static func blocs(yaml: String, file: String) throws(DocumentError) -> [Bloc] {
    let entries = try DocumentNode.root(yaml, file: file).entries(["blocs"])
    guard let list = entries["blocs"] else {
      throw DocumentError("the key is missing", file: file, key: "blocs")
    }
    var blocs: [Bloc] = []
    for (name, value) in try list.pairs() {
      var bloc = Bloc(name: name.key)
      if !value.hasKeys {
        bloc.nuances = try value.texts().map(\.value)
      } else {
        let parts = try value.entries(["nuances", "names"])
        bloc.nuances = try parts["nuances"]?.texts().map(\.value) ?? []
        bloc.names = try parts["names"]?.texts().map(\.value) ?? []
      }
      guard !bloc.nuances.isEmpty || !bloc.names.isEmpty else {
        throw name.wrong("a bloc has nuances, names, or both")
      }
      blocs.append(bloc)
    }
    guard !blocs.isEmpty else { throw list.wrong("one bloc at least is expected") }
    return blocs
  }
}
