import Dispatch

/// Draws all sectors' figures again and again, scores and ranks them each time, and says between
/// which limits each sector's score and rank lie.
///
/// Draws go in batches: within one, threads share out the simulations, then the sectors. A draw is a
/// function of seed, simulation, sector and figure (``CounterGenerator``), and what is kept of them
/// does not depend on their order, so the outcome is the same at every thread count. Memory does not
/// grow with the number of simulations, but for the share of them at either end of an interval.
struct Simulation {
  /// One a row, in the order of the rows given.
  struct Bands {
    var scores: [ClosedRange<Double>] = []
    var ranks: [ClosedRange<Int>] = []
    var means: [Double] = []
    var deviations: [Double] = []
  }

  private static let batch = 32

  private let table: FigureTable
  private let scorer: Scorer
  private let rows: [Int]
  private let options: Uncertainty
  /// Figures that differ from draw to draw and that the score reads.
  private let drawn: [(slot: Int, kind: Kind)]

  private enum Kind: Sendable {
    /// 1 ÷ (1 + e^−x), x normal.
    case odds
    /// A count times 1 + its relative error.
    case people
    case plain
  }

  /// - Parameter rows: rows of the table that have a score.
  init(_ table: FigureTable, _ scorer: Scorer, rows: [Int], options: Uncertainty) {
    self.table = table
    self.scorer = scorer
    self.rows = rows
    self.options = options
    let layout = table.layout
    let read = scorer.terms.reduce(into: Set<Int>()) {
      $0.formUnion($1.measure.slots(layout, scorer.place))
    }
    drawn = read.sorted().compactMap { slot -> (slot: Int, kind: Kind)? in
      guard rows.contains(where: { table.widths[$0 * layout.width + slot] > 0 }) else { return nil }
      let e = layout.elections
      let kind: Kind = slot < e ? .people : slot < 3 * e ? .odds : .plain
      return (slot, kind)
    }
  }

  /// - Complexity: O(simulations × rows × (figures drawn + terms))
  func run() -> Bands {
    let count = rows.count
    guard count > 0 else { return Bands() }
    let keep = options.tail + 1
    var scores = Extremes(count: count, keep: keep)
    var ranks = Extremes(count: count, keep: keep)
    var sums = [Double](repeating: 0, count: count)
    var squares = sums
    let centres = rows.indices.map { expectedScore($0) }
    let threads = max(1, options.threads)
    var drawnScores = [Float](repeating: 0, count: Self.batch * count)
    var drawnRanks = drawnScores
    var sorts = (0..<threads).map { _ in RankSort(count: count) }
    let figures = packed()
    for first in stride(from: 0, to: options.simulations, by: Self.batch) {
      let size = min(Self.batch, options.simulations - first)
      drawnScores.withUnsafeMutableBufferPointer { allScores in
        drawnRanks.withUnsafeMutableBufferPointer { allRanks in
          sorts.withUnsafeMutableBufferPointer { sorts in
            let work = Work(scores: allScores, ranks: allRanks, sorts: sorts)
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
              for s in stride(from: thread, to: size, by: threads) {
                let row = UnsafeMutableBufferPointer(
                  rebasing: work.scores[s * count..<(s + 1) * count])
                draw(simulation: first + s, figures, into: row)
                work.sorts[thread].rank(
                  UnsafeBufferPointer(row),
                  into: UnsafeMutableBufferPointer(
                    rebasing: work.ranks[s * count..<(s + 1) * count]))
              }
            }
          }
          collect(
            allScores, allRanks, size, centres, threads, &scores, &ranks, &sums, &squares)
        }
      }
    }
    return bands(scores, ranks, sums, squares, centres)
  }

  /// What the threads write to: each its own simulations' stretches, each its own sort.
  private struct Work: @unchecked Sendable {
    let scores: UnsafeMutableBufferPointer<Float>
    let ranks: UnsafeMutableBufferPointer<Float>
    let sorts: UnsafeMutableBufferPointer<RankSort>
  }

  private func expectedScore(_ i: Int) -> Double {
    scorer.withKernel { kernel in table.withExpected(rows[i]) { kernel.score($0) } }
  }

  /// Centre and width of each figure drawn, row after row: what a draw reads lies together.
  private func packed() -> [Double] {
    var out: [Double] = []
    out.reserveCapacity(rows.count * drawn.count * 2)
    for row in rows {
      let base = row * table.layout.width
      for (slot, _) in drawn { out += [table.centres[base + slot], table.widths[base + slot]] }
    }
    return out
  }

  /// One simulation: every row's figures drawn and scored.
  private func draw(
    simulation: Int, _ packed: [Double], into scores: UnsafeMutableBufferPointer<Float>
  ) {
    let generator = CounterGenerator(seed: options.seed, stream: UInt64(simulation))
    let words = (drawn.count + NormalTable.drawsPerWord - 1) / NormalTable.drawsPerWord
    let width = table.layout.width
    scorer.withKernel { kernel in
      drawn.withUnsafeBufferPointer { drawn in
        NormalTable.standard.quantiles.withUnsafeBufferPointer { normal in
          packed.withUnsafeBufferPointer { packed in
            table.expected.withUnsafeBufferPointer { expected in
              withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { figures in
                var at = 0
                for (i, row) in rows.enumerated() {
                  // `expected` holds a row of `width` for every row of the table.
                  figures.baseAddress!.update(
                    from: expected.baseAddress! + row * width, count: width)
                  var word: UInt64 = 0
                  for d in 0..<drawn.count {
                    if d % NormalTable.drawsPerWord == 0 {
                      let place = i * words + d / NormalTable.drawsPerWord
                      word = generator.word(at: UInt64(place))
                    }
                    let x = packed[at] + packed[at + 1] * normal[Int(word & 4095)]
                    switch drawn[d].kind {
                    case .odds: figures[drawn[d].slot] = logistic(x)
                    case .people:
                      let relative = packed[at + 1] * normal[Int(word & 4095)]
                      figures[drawn[d].slot] = packed[at] * max(0, 1 + relative)
                    case .plain: figures[drawn[d].slot] = x
                    }
                    word >>= 12
                    at += 2
                  }
                  scores[i] = Float(kernel.score(figures.baseAddress!))
                }
              }
            }
          }
        }
      }
    }
  }

  private func collect(
    _ drawnScores: UnsafeMutableBufferPointer<Float>,
    _ drawnRanks: UnsafeMutableBufferPointer<Float>, _ size: Int, _ centres: [Double],
    _ threads: Int, _ scores: inout Extremes, _ ranks: inout Extremes, _ sums: inout [Double],
    _ squares: inout [Double]
  ) {
    let count = rows.count
    let block = 256
    let blocks = (count + block - 1) / block
    scores.withWriter { scores in
      ranks.withWriter { ranks in
        sums.withUnsafeMutableBufferPointer { sums in
          squares.withUnsafeMutableBufferPointer { squares in
            let work = Collected(
              scores: drawnScores, ranks: drawnRanks, sums: sums, squares: squares)
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
              for b in stride(from: thread, to: blocks, by: threads) {
                for s in 0..<size {
                  for i in b * block..<min(count, (b + 1) * block) {
                    let score = work.scores[s * count + i]
                    scores.add(score, to: i)
                    ranks.add(work.ranks[s * count + i], to: i)
                    let difference = Double(score) - centres[i]
                    work.sums[i] += difference
                    work.squares[i] += difference * difference
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// What the threads read, and the sums that each writes for its own blocks of sectors.
  private struct Collected: @unchecked Sendable {
    let scores: UnsafeMutableBufferPointer<Float>
    let ranks: UnsafeMutableBufferPointer<Float>
    let sums: UnsafeMutableBufferPointer<Double>
    let squares: UnsafeMutableBufferPointer<Double>
  }

  private func bands(
    _ scores: Extremes, _ ranks: Extremes, _ sums: [Double], _ squares: [Double],
    _ centres: [Double]
  ) -> Bands {
    var bands = Bands()
    let draws = Double(options.simulations)
    for i in rows.indices {
      bands.scores.append(Double(scores.low(i))...Double(scores.high(i)))
      bands.ranks.append(Int(ranks.low(i))...Int(ranks.high(i)))
      let mean = sums[i] / draws
      bands.means.append(centres[i] + mean)
      bands.deviations.append(max(0, squares[i] / draws - mean * mean).squareRoot())
    }
    return bands
  }
}

/// 1 ÷ (1 + e^−x), the same on every machine: e^−x as 2^k·2^f with |f| ≤ ½, the latter by its
/// series to the ninth power. Off by less than 1e-9.
@inline(__always)
func logistic(_ x: Double) -> Double {
  let y = min(max(x * -1.442_695_040_888_963_4, -1000), 1000)
  // Adding and taking away 1.5·2⁵² rounds to a whole number; its low bits are that number.
  let shifted = y + 6_755_399_441_055_744
  let z = (y - (shifted - 6_755_399_441_055_744)) * 0.693_147_180_559_945_3
  let low = 1 + z * (1 + z * (0.5 + z * (1.0 / 6 + z * (1.0 / 24))))
  let high = 1.0 / 120 + z * (1.0 / 720 + z * (1.0 / 5040 + z * (1.0 / 40320 + z / 362_880)))
  let fraction = low + z * z * z * z * z * high
  let exponent = UInt64(truncatingIfNeeded: Int64(bitPattern: shifted.bitPattern) &+ 1023) << 52
  return 1 / (1 + fraction * Double(bitPattern: exponent))
}
