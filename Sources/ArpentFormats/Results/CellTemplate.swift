/// A text made of constants and of columns' values: `{WARD:2}{PRECINCT:3}` pads digits with zeros
/// to the widths given, so that ward 1 and precinct 12 make `01012`.
struct CellTemplate: Sendable {
  enum Part: Sendable {
    case constant(String)
    case column(Int, width: Int)
  }

  var parts: [Part]

  static func column(_ index: Int) -> Self { Self(parts: [.column(index, width: 0)]) }

  var namesColumns: Bool {
    parts.contains { if case .column = $0 { true } else { false } }
  }

  /// Two columns follow each other with nothing between, and the second is of no certain length.
  var joinsColumnsWithoutWidth: Bool {
    zip(parts, parts.dropFirst()).contains { first, second in
      if case .column = first, case .column(_, width: 0) = second { true } else { false }
    }
  }

  /// `nil` when a column that takes part is empty.
  func text(in row: borrowing DelimitedReader) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .constant(let constant): text += constant
      case .column(let index, let width):
        var value = row.text(index)
        guard !value.isEmpty else { return nil }
        if width > 0, value.utf8.allSatisfy({ (48...57).contains($0) }) {
          // A number that came padded is one with its bare form.
          value = String(value.drop { $0 == "0" })
          value = String(repeating: "0", count: max(0, width - value.utf8.count)) + value
        }
        text += value
      }
    }
    return text
  }
}
