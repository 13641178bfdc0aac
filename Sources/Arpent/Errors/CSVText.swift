/// Text as a field of a comma-separated file (RFC 4180).
enum CSVText {
  static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [44, 34, 10, 13].contains($0) }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\n"
  }
}
