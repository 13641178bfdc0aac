public import ArpentElections

/// Problems as a table: one row each, every part of the subject in a column of its own.
public enum ProblemTable {
  public static func csv(_ problems: [Problem]) -> String {
    var text = CSVText.line([
      "severity", "kind", "message", "file", "line", "feature", "code", "ring", "field", "value",
      "limit",
    ])
    for problem in problems {
      let subject = problem.subject
      text += CSVText.line([
        problem.severity.rawValue, problem.kind, problem.message, subject.file ?? "",
        subject.line.map(String.init) ?? "", subject.feature.map(String.init) ?? "",
        subject.code ?? "", subject.ring ?? "", subject.field ?? "", subject.value ?? "",
        subject.limit ?? "",
      ])
    }
    return text
  }

  public static func write(_ problems: [Problem], to path: String) throws(ArpentError) {
    try OutputFile.write(csv(problems), to: path)
  }
}
