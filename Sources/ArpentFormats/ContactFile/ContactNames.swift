/// The column that names the contacts of a file.
package enum ContactNames {
  /// Headings that are recognised, best first, folded as ``CoordinateColumns/fold(_:)`` does.
  static let headings = [
    "id", "contact", "contact_id", "id_contact", "identifier", "identifiant", "uuid", "ref",
    "reference", "numero", "code_contact",
  ]

  /// Number of the column that a user named, or else of the first that is recognised; `nil` when
  /// there is none.
  package static func column(
    named name: String?, in layout: ContactLayout, file: String
  ) throws(ContactFileError) -> Int? {
    if let name {
      return try CoordinateColumns.column(named: name, among: layout.headings, file: file)
    }
    let folded = layout.headings.map(CoordinateColumns.fold)
    return headings.lazy.compactMap { folded.firstIndex(of: $0) }.first
  }
}

extension ContactLayout {
  /// Number of the column with this heading, whatever its case; `nil` when there is none.
  package func column(_ name: String) -> Int? {
    headings.firstIndex { CoordinateColumns.fold($0) == name }
  }
}
