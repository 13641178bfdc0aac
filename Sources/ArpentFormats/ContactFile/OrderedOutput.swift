import ArpentElections
import Foundation

/// Writes the pieces of a file that several threads make, in their order, and puts the file in its
/// place when all are there.
///
/// A thread makes a piece, waits for its turn, writes it and takes the next number: so memory is that
/// of a piece a thread.
final class OrderedOutput<Failure: Error>: @unchecked Sendable {
  private let output: ContactOutput
  private let pieces: Int
  private let turn = NSCondition()
  // Guarded by `turn`.
  private var claimed = 0
  private var written = 0
  private var failure: (any Error)?

  init(_ output: ContactOutput, pieces: Int) {
    self.output = output
    self.pieces = pieces
  }

  /// - Parameter maker: called once in each thread; what it returns makes a piece.
  func run(
    threads: Int,
    maker: @escaping @Sendable () -> (Int, inout ByteBuffer) throws(Failure) -> Void
  ) throws {
    let done = DispatchGroup()
    for _ in 1..<max(1, min(threads, pieces)) {
      done.enter()
      let thread = Thread { [self] in
        work(maker())
        done.leave()
      }
      thread.stackSize = 1 << 20
      thread.start()
    }
    work(maker())
    done.wait()
    if let failure { throw failure }
  }

  private func work(_ make: (Int, inout ByteBuffer) throws(Failure) -> Void) {
    var bytes = ByteBuffer()
    defer { bytes.free() }
    while let number = claim() {
      bytes.count = 0
      do { try make(number, &bytes) } catch {
        fail(error)
        return
      }
      guard isTurn(of: number) else { return }
      do { try output.write(bytes.base, count: bytes.count) } catch {
        fail(error)
        return
      }
      turn.lock()
      written += 1
      turn.broadcast()
      turn.unlock()
    }
  }

  private func claim() -> Int? {
    turn.lock()
    defer { turn.unlock() }
    guard failure == nil, claimed < pieces else { return nil }
    claimed += 1
    return claimed - 1
  }

  private func isTurn(of number: Int) -> Bool {
    turn.lock()
    defer { turn.unlock() }
    while failure == nil, written < number { turn.wait() }
    return failure == nil
  }

  private func fail(_ error: any Error) {
    turn.lock()
    if failure == nil { failure = error }
    turn.broadcast()
    turn.unlock()
  }
}
