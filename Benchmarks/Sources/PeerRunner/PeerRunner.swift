import Foundation

/// Runs ours the way each peer is run: same arrays in, same line of JSON out.
///
///     peer-runner locate FOLDER POINTS COUNT THREADS,... ANSWERS
///     peer-runner open FOLDER INDEX
///     peer-runner distances FOLDER COUNT
///     peer-runner queries FILE
@main
struct PeerRunner {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("locate", 6):
      guard let count = Int(arguments[3]) else { usage() }
      let threads = arguments[4].split(separator: ",").compactMap { Int($0) }
      guard !threads.isEmpty, threads.allSatisfy({ $0 > 0 }) else { usage() }
      try locate(
        folder: arguments[1], points: arguments[2], count: count, threads: threads,
        answers: arguments[5])
    case ("open", 3): try open(folder: arguments[1], index: arguments[2])
    case ("distances", 3):
      guard let count = Int(arguments[2]) else { usage() }
      try measureDistances(folder: arguments[1], count: count)
    case ("queries", 2): try answerQueries(arguments[1])
    default: usage()
    }
  }

  static func usage() -> Never {
    FileHandle.standardError.write(
      Data(
        """
        usage: peer-runner locate FOLDER POINTS COUNT THREADS,... ANSWERS
               peer-runner open FOLDER INDEX
               peer-runner distances FOLDER COUNT
               peer-runner queries FILE

        """.utf8))
    exit(64)
  }
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
  let time = try ContinuousClock().measure(work)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

/// One line, for the program that runs all peers.
func report(_ values: KeyValuePairs<String, any CustomStringConvertible>) {
  print("{" + values.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}")
}
