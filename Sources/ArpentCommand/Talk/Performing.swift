import ArgumentParser
import Arpent

/// How a run that did not fail ended.
enum Outcome {
  case done
  /// Done, but some rows were rejected or reported.
  case doneWithReports
}

/// A command whose failures become exit statuses by one table.
protocol Performing: ParsableCommand {
  var global: GlobalOptions { get }
  func perform(_ talk: Talk) throws -> Outcome
}

extension Performing {
  func run() throws {
    let talk = Talk(global)
    do {
      switch try perform(talk) {
      case .done: return
      case .doneWithReports: throw ExitCode(exitStatusWithReports)
      }
    } catch let exit as ExitCode {
      throw exit
    } catch let error as ValidationError {
      throw error
    } catch {
      talk.endProgress()
      let error = ArpentError(error)
      talk.fail(error)
      throw ExitCode(error.code.exitStatus)
    }
  }
}
