import Foundation
import Logging

/// Writes log lines to standard error: `error: zones.shp, feature 3: …`, or one JSON object a line.
struct StandardErrorHandler: LogHandler {
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]
  let format: LogFormat

  init(format: LogFormat) { self.format = format }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
    let line =
      switch format {
      case .text: text(event.level, "\(event.message)", fields)
      case .json: json(event.level, "\(event.message)", fields)
      }
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  private func text(_ level: Logger.Level, _ message: String, _ fields: [String: String]) -> String
  {
    let prefix =
      switch level {
      case .error, .critical: "error: "
      case .warning: "warning: "
      case .notice: "note: "
      default: ""
      }
    var place: [String] = []
    if let file = fields["file"] {
      place.append(fields["line"].map { "\(file):\($0)" } ?? file)
    } else if let line = fields["line"] {
      place.append("line \(line)")
    }
    if let feature = fields["feature"] {
      place.append(fields["zone"].map { "feature \(feature) (\($0))" } ?? "feature \(feature)")
    } else if let zone = fields["zone"] {
      place.append(zone)
    }
    if let ring = fields["ring"] { place.append("\(ring) ring") }
    if let field = fields["field"] { place.append(field) }
    if let value = fields["value"] { place.append("\"\(value)\"") }
    if let limit = fields["limit"] { place.append("limit \(limit)") }
    return prefix + (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + message
  }

  private func json(_ level: Logger.Level, _ message: String, _ fields: [String: String]) -> String
  {
    var object: [String: Any] = ["level": level.rawValue, "message": message]
    for (name, value) in fields {
      let isNumber = ["line", "feature"].contains(name)
      object[name] = isNumber ? Int(value).map { $0 as Any } ?? value : value
    }
    object["time"] = Date().formatted(.iso8601)
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else {
      return message
    }
    return String(decoding: data, as: UTF8.self)
  }
}
