extension ProfileDocument {
  /// Reads a profile's document.
  /// - Parameter file: its name, for messages.
  /// - Throws: with the line and the key at fault.
  public init(yaml: String, file: String) throws(DocumentError) {
    let root = try DocumentNode.root(yaml, file: file)
    let entries = try root.entries([
      "name", "title", "score", "meaning", "combination", "terms", "filters", "constraints", "show",
      "half-life", "assumptions",
    ])
    guard let name = entries["name"] else {
      throw DocumentError(
        "the key is missing: what is the profile called?", file: file, key: "name")
    }
    guard let terms = entries["terms"] else {
      throw DocumentError(
        "the key is missing: which indicators make the score?", file: file, key: "terms")
    }
    self.file = file
    self.name = try name.text()
    self.terms = []
    for item in try terms.items() { self.terms.append(try Self.term(item)) }
    guard !self.terms.isEmpty else { throw terms.wrong("one indicator at least is expected") }
    title = try Self.words(entries["title"])
    score = try Self.words(entries["score"])
    meaning = try Self.words(entries["meaning"])
    combination = try Self.optional(entries["combination"]) { (node) throws(DocumentError) in
      try node.text()
    }
    for item in try entries["filters"]?.items() ?? [] { filters.append(try Self.filter(item)) }
    if let constraints = try entries["constraints"]?.entries(["per-commune", "exclude"]) {
      mostPerCommune = try constraints["per-commune"]?.wholeNumber(atLeast: 1).value
      excluded = try constraints["exclude"]?.texts().map(\.value) ?? []
    }
    shown = try entries["show"]?.texts() ?? []
    halfLife = try entries["half-life"]?.number()
    if let halfLife, halfLife.value <= 0 {
      throw entries["half-life"]!.wrong("a number of years above zero is expected")
    }
    for (_, value) in try entries["assumptions"]?.pairs() ?? [] {
      assumptions.append(try value.number())
    }
  }

  private static func optional<Value>(
    _ node: DocumentNode?, _ read: (DocumentNode) throws(DocumentError) -> Value
  ) throws(DocumentError) -> Value? {
    guard let node else { return nil }
    return try read(node)
  }

  private static func term(_ node: DocumentNode) throws(DocumentError) -> Term {
    // The name of an indicator alone is a term as well.
    if node.isText { return Term(indicator: try node.text()) }
    let entries = try node.entries(["indicator", "transform", "weight"])
    guard let indicator = entries["indicator"] else {
      throw node.wrong("a term has an indicator")
    }
    return Term(
      indicator: try indicator.text(), transform: try entries["transform"]?.text(),
      weight: try entries["weight"]?.number())
  }

  private static func filter(_ node: DocumentNode) throws(DocumentError) -> Filter {
    let entries = try node.entries(["indicator", "at-least", "at-most"])
    guard let indicator = entries["indicator"] else {
      throw node.wrong("a filter has an indicator")
    }
    let filter = Filter(
      indicator: try indicator.text(), atLeast: try entries["at-least"]?.number(),
      atMost: try entries["at-most"]?.number())
    switch (filter.atLeast?.value, filter.atMost?.value) {
    case (nil, nil): throw node.wrong("a filter has a bound: at-least, at-most, or both")
    case (let least?, let most?) where least > most:
      throw node.wrong("at-least is above at-most: nothing passes", "\(least) > \(most)")
    default: return filter
    }
  }

  /// A text for all languages, or one each.
  private static func words(_ node: DocumentNode?) throws(DocumentError) -> [String: String] {
    guard let node else { return [:] }
    guard node.hasKeys else { return ["": try node.text().value] }
    var words: [String: String] = [:]
    for (language, value) in try node.entries(["en", "fr"]) {
      words[language] = try value.text().value
    }
    return words
  }
}
