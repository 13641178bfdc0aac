import ArpentElections
import Yams

extension ResultsMapping {
  /// Reads a mapping document.
  /// - Parameter file: its name, for messages.
  /// - Throws: with the line and the key at fault.
  public init(yaml: String, file: String) throws(ResultsMappingError) {
    self.init()
    self.file = file
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw ResultsMappingError("is not YAML: \(error)", file: file)
    } catch {
      throw ResultsMappingError("is not YAML", file: file)
    }
    guard let root, let entries = root.mapping else {
      throw ResultsMappingError("a mapping is a list of keys with values", file: file, line: 1)
    }
    var document = Document(file: file)
    for (key, value) in entries {
      try document.read(try document.string(key, "key"), value, key, into: &self)
    }
    try check(document)
  }

  private func check(_ document: Document) throws(ResultsMappingError) {
    func missing(_ key: String, _ why: String) -> ResultsMappingError {
      ResultsMappingError("the key is missing: \(why)", file: file, key: key)
    }
    guard !station.isEmpty else { throw missing("station", "what names a polling station?") }
    switch shape {
    case .wide:
      guard candidates != nil else {
        throw missing("candidates", "which columns hold votes? (a list, all-others or a pattern)")
      }
      for key in ["candidate", "votes"] where document.lines[key] != nil {
        throw ResultsMappingError(
          "belongs to the layout long", file: file, line: document.lines[key], key: key)
      }
    case .long:
      guard candidate["name"] != nil else {
        throw missing("candidate", "which column names the candidate?")
      }
      guard votes != nil else { throw missing("votes", "which column holds the votes?") }
      if let line = document.lines["candidates"] {
        throw ResultsMappingError(
          "belongs to the layout wide", file: file, line: line, key: "candidates")
      }
    }
  }

  /// Reads one key after the other, and remembers where each stood.
  private struct Document {
    let file: String
    var lines: [String: Int] = [:]

    init(file: String) { self.file = file }

    mutating func read(
      _ key: String, _ value: Node, _ keyNode: Node, into map: inout ResultsMapping
    )
      throws(ResultsMappingError)
    {
      let line = keyNode.mark?.line
      guard lines.updateValue(line ?? 0, forKey: key) == nil else {
        throw ResultsMappingError("stands twice", file: file, line: line, key: key)
      }
      switch key {
      case "layout":
        map.shape = try choice(value, key, ["wide": Shape.wide, "long": .long])
      case "delimiter": map.separator = try separator(value, key)
      case "encoding":
        let name = try string(value, key)
        guard let encoding = TextEncoding(name: name) else {
          throw wrong(value, key, "is one of utf-8, latin-1, windows-1252", name)
        }
        map.encoding = encoding
      case "decimal":
        map.decimal = try choice(value, key, ["point": .point, "comma": .comma, "either": .either])
      case "codes":
        map.codes = try choice(
          value, key, ["automatic": .automatic, "french": .french, "as-given": .asGiven])
      case "commune": map.commune = try template(value, key)
      case "station": map.station = try template(value, key)
      case "registered", "cast", "valid", "blank", "null", "abstentions", "commune-name",
        "constituency", "department":
        map.columns[key] = try string(value, key)
      case "candidates": map.candidates = try candidates(value, key)
      case "except": map.except = try strings(value, key)
      case "names": map.names = try dictionary(value, key).mapValues(\.0)
      case "candidate":
        guard value.sequence == nil else {
          throw wrong(
            value, key, "is one column of a long table; the columns of a wide one are `candidates`",
            nil)
        }
        map.candidate =
          value.mapping == nil
          ? ["name": try string(value, key)] : try dictionary(value, key).mapValues(\.0)
        let known = ["name", "first-name", "party", "list", "number"]
        if let unknown = map.candidate.keys.sorted().first(where: { !known.contains($0) }) {
          throw wrong(
            value, "\(key).\(unknown)", "is one of \(known.joined(separator: ", "))", nil)
        }
      case "votes": map.votes = try string(value, key)
      case "where": map.filters = try lists(value, key)
      case "skip": map.skips = try lists(value, key)
      case "complete": map.isComplete = try choice(value, key, ["true": true, "false": false])
      default:
        throw ResultsMappingError(
          "is no key of a results mapping (there are \(Self.keys))", file: file, line: line,
          key: key)
      }
    }

    private static let keys =
      "layout, delimiter, encoding, decimal, codes, commune, station, registered, cast, valid, "
      + "blank, null, abstentions, commune-name, constituency, department, candidates, except, "
      + "names, candidate, votes, where, skip, complete"

    private func wrong(_ node: Node, _ key: String, _ message: String, _ value: String?)
      -> ResultsMappingError
    {
      ResultsMappingError(message, file: file, line: node.mark?.line, key: key, value: value)
    }

    func string(_ node: Node, _ key: String) throws(ResultsMappingError) -> String {
      guard let scalar = node.scalar, !scalar.string.isEmpty else {
        throw wrong(node, key, "a text is expected", nil)
      }
      return scalar.string
    }

    private func strings(_ node: Node, _ key: String) throws(ResultsMappingError) -> [String] {
      guard let sequence = node.sequence else { return [try string(node, key)] }
      var out: [String] = []
      for item in sequence { out.append(try string(item, key)) }
      return out
    }

    private func dictionary(_ node: Node, _ key: String) throws(ResultsMappingError)
      -> [String: (String, Int?)]
    {
      guard let mapping = node.mapping else {
        throw wrong(node, key, "keys with values are expected", nil)
      }
      var out: [String: (String, Int?)] = [:]
      for (name, value) in mapping {
        out[try string(name, key)] = (try string(value, key), value.mark?.line)
      }
      return out
    }

    private func lists(_ node: Node, _ key: String) throws(ResultsMappingError)
      -> [String: [String]]
    {
      guard let mapping = node.mapping else {
        throw wrong(node, key, "columns with values are expected", nil)
      }
      var out: [String: [String]] = [:]
      for (name, value) in mapping { out[try string(name, key)] = try strings(value, key) }
      return out
    }

    private func choice<Value>(_ node: Node, _ key: String, _ values: [String: Value])
      throws(ResultsMappingError) -> Value
    {
      let text = try string(node, key)
      guard let value = values[text.lowercased()] else {
        throw wrong(node, key, "is one of \(values.keys.sorted().joined(separator: ", "))", text)
      }
      return value
    }

    private func separator(_ node: Node, _ key: String) throws(ResultsMappingError) -> UInt8 {
      let text = try string(node, key)
      if text == "tab" || text == "\t" || text == "\\t" { return 9 }
      let bytes = Array(text.utf8)
      guard bytes.count == 1, bytes[0] != 0x22, bytes[0] > 0x20, bytes[0] < 0x7F else {
        throw wrong(node, key, "is one character, or tab", text)
      }
      return bytes[0]
    }

    /// A text with `{COLUMN}` in it, or `{column: NAME}`.
    private func template(_ node: Node, _ key: String) throws(ResultsMappingError) -> String {
      guard let mapping = node.mapping else { return try string(node, key) }
      for (name, value) in mapping where name.string == "column" {
        return "{\(try string(value, key))}"
      }
      throw wrong(node, key, "a text, or {column: NAME}, is expected", nil)
    }

    private func candidates(_ node: Node, _ key: String) throws(ResultsMappingError) -> Candidates {
      if node.sequence != nil { return .columns(try strings(node, key)) }
      let text = try string(node, key)
      if text == "all-others" { return .allOthers }
      guard text.split(separator: "*", omittingEmptySubsequences: false).count == 2 else {
        throw wrong(node, key, "is a list of columns, all-others, or a pattern with one *", text)
      }
      return .pattern(text)
    }
  }
}
