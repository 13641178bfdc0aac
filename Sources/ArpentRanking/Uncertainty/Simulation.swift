import Dispatch

/// Draws all sectors' figures again and again, scores and ranks them each time, and says between
/// which limits each sector's score and rank lie.
///
/// Draws go in batches: within one, threads share out the sectors to draw them, then the simulations
/// to rank them, then the sectors again to keep what intervals need. A draw is a function of seed,
/// simulation, sector and figure (``CounterGenerator``), and what is kept of them does not depend on
/// their order, so the outcome is the same at every thread count. Memory does not grow with the
/// number of simulations, but for the share of them at either end of an interval.
struct Simulation {
  /// One a row, in the order of the rows given.
  struct Bands {
    var scores: [ClosedRange<Double>] = []
    var ranks: [ClosedRange<Int>] = []
    var deviations: [Double] = []
  }

  /// So many that a sector's heaps, once fetched, take many draws.
  private static let batch = 128

  private let scorer: Scorer
  private let options: Uncertainty
  private let figures: PackedFigures

  /// - Parameter rows: rows of the table that have a score.
  init(_ table: FigureTable, _ scorer: Scorer, rows: [Int], options: Uncertainty) {
    self.scorer = scorer
    self.options = options
    figures = PackedFigures(table, scorer, rows: rows)
  }

  /// - Complexity: O(simulations × rows × (figures drawn + terms))
  func run() -> Bands {
    let count = figures.count
    guard count > 0 else { return Bands() }
    let keep = options.tail + 1
    var scores = Extremes(count: count, keep: keep)
    var ranks = Extremes(count: count, keep: keep)
    var moments = Moments(centres: figures.expectedScores(scorer))
    let threads = max(1, options.threads)
    var drawnScores = [Float](repeating: 0, count: Self.batch * figures.paddedCount)
    var drawnRanks = drawnScores
    var sorts = (0..<threads).map { _ in RankSort(count: count) }
    for first in stride(from: 0, to: options.simulations, by: Self.batch) {
      let size = min(Self.batch, options.simulations - first)
      drawnScores.withUnsafeMutableBufferPointer { drawnScores in
        drawnRanks.withUnsafeMutableBufferPointer { drawnRanks in
          sorts.withUnsafeMutableBufferPointer { sorts in
            let work = Batch(
              first: first, size: size, count: count, paddedCount: figures.paddedCount,
              scores: drawnScores, ranks: drawnRanks, sorts: sorts)
            draw(work, threads)
            work.rank(threads)
            scores.withWriter { scores in
              ranks.withWriter { ranks in
                moments.withWriter { work.collect(scores, ranks, $0, threads) }
              }
            }
          }
        }
      }
    }
    scores.withWriter { scores in
      ranks.withWriter { ranks in
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          for i in count * thread / threads..<count * (thread + 1) / threads {
            scores.settle(i)
            ranks.settle(i)
          }
        }
      }
    }
    return bands(scores, ranks, moments)
  }

  /// Draws and scores every pack of sectors, for each simulation of the batch.
  private func draw(_ work: Batch, _ threads: Int) {
    let generators = (0..<work.size).map {
      CounterGenerator(seed: options.seed, stream: UInt64(work.first + $0))
    }
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      scorer.withKernel { kernel in
        for pack in figures.packs(of: thread, threads) {
          figures.draw(pack, generators) { simulation, row in
            let start = simulation &* work.paddedCount &+ pack &* Pack.scalarCount
            UnsafeMutableRawPointer(work.scores.baseAddress! + start).storeBytes(
              of: kernel.score(row), as: Pack.self)
          }
        }
      }
    }
  }

  private func bands(_ scores: Extremes, _ ranks: Extremes, _ moments: Moments) -> Bands {
    var bands = Bands()
    for i in 0..<figures.count {
      bands.scores.append(Double(scores.low(i))...Double(scores.high(i)))
      bands.ranks.append(Int(ranks.low(i))...Int(ranks.high(i)))
      bands.deviations.append(moments.deviation(i, draws: options.simulations))
    }
    return bands
  }
}

/// What the threads of one batch write to: each its own stretch, each its own sort.
private struct Batch: @unchecked Sendable {
  let first: Int
  let size: Int
  let count: Int
  let paddedCount: Int
  let scores: UnsafeMutableBufferPointer<Float>
  let ranks: UnsafeMutableBufferPointer<Float>
  let sorts: UnsafeMutableBufferPointer<RankSort>

  func rank(_ threads: Int) {
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for s in stride(from: thread, to: size, by: threads) {
        let range = s * paddedCount..<s * paddedCount + count
        sorts[thread].rank(
          UnsafeBufferPointer(rebasing: scores[range]),
          into: UnsafeMutableBufferPointer(rebasing: ranks[range]))
      }
    }
  }

  func collect(
    _ lowAndHigh: Extremes.Writer, _ bestAndWorst: Extremes.Writer, _ moments: Moments.Writer,
    _ threads: Int
  ) {
    // As many sectors as one line of the cache holds, their draws brought together.
    let block = 16
    let blocks = (count + block - 1) / block
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      withUnsafeTemporaryAllocation(of: OrderedBits.self, capacity: 2 * block * size) { together in
        for b in blocks * thread / threads..<blocks * (thread + 1) / threads {
          let first = b * block
          let sectors = min(block, count - first)
          for s in 0..<size {
            let place = s &* paddedCount &+ first
            for k in 0..<sectors {
              together[k &* size &+ s] = OrderedBits(scores[place &+ k])
              together[(block &+ k) &* size &+ s] = OrderedBits(ranks[place &+ k])
            }
          }
          for k in 0..<sectors {
            let scores = UnsafeBufferPointer(rebasing: together[k * size..<(k + 1) * size])
            let ranks = UnsafeBufferPointer(
              rebasing: together[(block + k) * size..<(block + k + 1) * size])
            lowAndHigh.add(scores, to: first + k)
            bestAndWorst.add(ranks, to: first + k)
            moments.add(scores, to: first + k)
          }
        }
      }
    }
  }
}

/// Sums that standard deviations are made from, about the expected scores.
private struct Moments {
  private let centres: [Double]
  private var sums: [Double]
  private var squares: [Double]

  init(centres: [Double]) {
    self.centres = centres
    sums = Array(repeating: 0, count: centres.count)
    squares = sums
  }

  func deviation(_ i: Int, draws: Int) -> Double {
    let mean = sums[i] / Double(draws)
    return max(0, squares[i] / Double(draws) - mean * mean).squareRoot()
  }

  mutating func withWriter(_ body: (Writer) -> Void) {
    centres.withUnsafeBufferPointer { centres in
      sums.withUnsafeMutableBufferPointer { sums in
        squares.withUnsafeMutableBufferPointer { squares in
          body(Writer(centres: centres, sums: sums, squares: squares))
        }
      }
    }
  }

  struct Writer: @unchecked Sendable {
    let centres: UnsafeBufferPointer<Double>
    let sums: UnsafeMutableBufferPointer<Double>
    let squares: UnsafeMutableBufferPointer<Double>

    @inline(__always)
    func add(_ scores: UnsafeBufferPointer<OrderedBits>, to i: Int) {
      let centre = centres[i]
      var (sum, square) = (0.0, 0.0)
      for score in scores {
        let difference = Double(score.value) - centre
        sum += difference
        square += difference * difference
      }
      sums[i] += sum
      squares[i] += square
    }
  }
}
