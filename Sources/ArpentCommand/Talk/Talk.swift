import Arpent
import ArpentElections
import Foundation
import Logging

/// What a command says on standard error, for a person or for a machine.
struct Talk {
  private let logger: Logger
  private let isQuiet: Bool
  private let showsProgress: Bool

  init(_ options: GlobalOptions) {
    let format = options.logFormat
    var logger = Logger(label: "arpent") { _ in StandardErrorHandler(format: format) }
    logger.logLevel = options.quiet ? .error : .info
    self.logger = logger
    isQuiet = options.quiet
    showsProgress = !options.quiet && format == .text && isatty(STDERR_FILENO) == 1
  }

  func say(_ message: String, _ figures: KeyValuePairs<String, Int> = [:]) {
    logger.info("\(message)", metadata: metadata(figures))
  }

  func warn(_ message: String) { logger.warning("\(message)") }

  func fail(_ error: ArpentError) {
    var metadata = metadata(of: error.subject)
    metadata["code"] = "\(error.code.rawValue)"
    logger.error("\(error.message)", metadata: metadata)
  }

  func report(_ problem: Problem) {
    var metadata = metadata(of: problem.subject)
    metadata["kind"] = "\(problem.kind)"
    metadata["severity"] = "\(problem.severity.rawValue)"
    logger.log(
      level: problem.severity == .notice ? .notice : .warning, "\(problem.message)",
      metadata: metadata)
  }

  /// Names problems one by one, gravest first; past `limit` they are only counted, and so are notices
  /// of one kind past `noticesOfAKind`, since a report file has all.
  func report(
    _ problems: [Problem], limit: Int = 200, noticesOfAKind: Int = 10, reportFile: String?
  ) {
    let worstFirst = problems.enumerated().sorted {
      ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
    }.map(\.element)
    var notices: [String: Int] = [:]
    var named = 0
    for problem in worstFirst where named < limit {
      if problem.severity == .notice {
        notices[problem.kind, default: 0] += 1
        if notices[problem.kind]! > noticesOfAKind { continue }
      }
      report(problem)
      named += 1
    }
    if problems.count > named {
      warn(
        "\(problems.count - named) more; "
          + (reportFile.map { "all are in \($0)" } ?? "--problems FILE.csv writes them all"))
    }
  }

  /// Shows how far a long run is, on a terminal only.
  func progress(_ message: String) {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(message)".utf8))
  }

  func endProgress() {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }

  private func metadata(_ figures: KeyValuePairs<String, Int>) -> Logger.Metadata {
    Dictionary(uniqueKeysWithValues: figures.map { ($0, "\($1)") })
  }

  private func metadata(of subject: Subject) -> Logger.Metadata {
    var metadata: Logger.Metadata = [:]
    metadata["file"] = subject.file.map { "\($0)" }
    metadata["line"] = subject.line.map { "\($0)" }
    metadata["field"] = subject.field.map { "\($0)" }
    metadata["value"] = subject.value.map { "\($0)" }
    metadata["feature"] = subject.feature.map { "\($0)" }
    metadata["zone"] = subject.code.map { "\($0)" }
    metadata["ring"] = subject.ring.map { "\($0)" }
    metadata["limit"] = subject.limit.map { "\($0)" }
    return metadata
  }
}

extension Problem.Severity {
  /// Gravest first.
  var rank: Int {
    switch self {
    case .rejected: 0
    case .repaired: 1
    case .notice: 2
    }
  }
}
