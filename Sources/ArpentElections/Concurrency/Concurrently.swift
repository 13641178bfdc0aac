import Dispatch

/// Does `count` things at once, on as many threads as there are cores, and returns what came of them
/// in order. Of several failures the first in order is thrown.
package func concurrently<Result: Sendable, Failure: Error>(
  _ count: Int, _ work: @Sendable (Int) throws(Failure) -> Result
) throws(Failure) -> [Result] {
  let results = [Swift.Result<Result, Failure>?](unsafeUninitializedCapacity: count) {
    results, initialized in
    results.initialize(repeating: nil)
    initialized = count
    let places = Places(results: results)
    DispatchQueue.concurrentPerform(iterations: count) { i in
      do throws(Failure) {
        places.results[i] = .success(try work(i))
      } catch {
        places.results[i] = .failure(error)
      }
    }
  }
  var done: [Result] = []
  for result in results { if let result { done.append(try result.get()) } }
  return done
}

/// Each thread writes to places of its own.
private struct Places<Result>: @unchecked Sendable {
  let results: UnsafeMutableBufferPointer<Result>
}
