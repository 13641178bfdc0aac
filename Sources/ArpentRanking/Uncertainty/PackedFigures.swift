/// The figures of the sectors to draw, eight sectors side by side.
///
/// A score reads few of a sector's figures, and most of these differ from draw to draw: what does not
/// is laid out once a batch, what does is drawn into its place.
struct PackedFigures: Sendable {
  /// Sectors, and sectors with those that fill the last pack, which are the last one again.
  let count: Int
  var paddedCount: Int { packCount * Pack.scalarCount }
  private let packCount: Int
  private let width: Int
  private let rows: [Int]
  private let table: FigureTable
  /// Figures that differ from draw to draw and that the score reads.
  private let drawn: [Drawn]
  /// Expected figures, pack after pack: `width` of each.
  private let expected: [Pack]
  /// Centre and width of each figure drawn, pack after pack.
  private let draws: [Pack]

  private struct Drawn: Sendable {
    var slot: Int
    var kind: Kind
  }

  private enum Kind: Sendable {
    /// 1 ÷ (1 + e^−x), x normal.
    case odds
    /// A count times 1 + its relative error.
    case people
    case plain
  }

  init(_ table: FigureTable, _ scorer: Scorer, rows: [Int]) {
    self.table = table
    self.rows = rows
    let layout = table.layout
    (count, width) = (rows.count, layout.width)
    let read = scorer.terms.reduce(into: Set<Int>()) {
      $0.formUnion($1.measure.slots(layout, scorer.place))
    }
    let drawn = read.sorted().compactMap { slot -> Drawn? in
      guard rows.contains(where: { table.widths[$0 * layout.width + slot] > 0 }) else { return nil }
      let e = layout.elections
      return Drawn(slot: slot, kind: slot < e ? .people : slot < 3 * e ? .odds : .plain)
    }
    self.drawn = drawn
    let packCount = (rows.count + Pack.scalarCount - 1) / Pack.scalarCount
    self.packCount = packCount
    func packed(_ pack: Int, _ figure: (Int) -> Double) -> Pack {
      var out = Pack()
      for lane in 0..<Pack.scalarCount {
        let i = min(pack * Pack.scalarCount + lane, rows.count - 1)
        out[lane] = Float(figure(rows[i] * layout.width))
      }
      return out
    }
    var expected: [Pack] = []
    var draws: [Pack] = []
    expected.reserveCapacity(packCount * layout.width)
    draws.reserveCapacity(packCount * drawn.count * 2)
    for pack in 0..<packCount {
      for slot in 0..<layout.width {
        expected.append(packed(pack) { table.expected[$0 + slot] })
      }
      for figure in drawn {
        // Odds of e^40 are certainty: held within, no draw leaves what ``logistic(_:)`` takes.
        let most = figure.kind == .odds ? 10 : Double.infinity
        draws.append(
          packed(pack) {
            let centre = table.centres[$0 + figure.slot]
            return figure.kind == .odds ? min(max(centre, -40), 40) : centre
          })
        draws.append(packed(pack) { min(table.widths[$0 + figure.slot], most) })
      }
    }
    self.expected = expected
    self.draws = draws
  }

  /// The packs that one of `threads` threads is to draw: a stretch of them.
  func packs(of thread: Int, _ threads: Int) -> Range<Int> {
    packCount * thread / threads..<packCount * (thread + 1) / threads
  }

  func expectedScores(_ scorer: Scorer) -> [Double] {
    scorer.withKernel { kernel in rows.map { table.withExpected($0) { kernel.score($0) } } }
  }

  /// Hands out the figures of a pack as each simulation draws them.
  @inline(__always)
  func draw(
    _ pack: Int, _ generators: [CounterGenerator], _ body: (Int, UnsafePointer<Pack>) -> Void
  ) {
    let words = (drawn.count + NormalTable.drawsPerWord - 1) / NormalTable.drawsPerWord
    withUnsafeTemporaryAllocation(of: Pack.self, capacity: width) { figures in
      // A pack of normal numbers for each figure, and for those that the last words hold beyond them.
      withUnsafeTemporaryAllocation(
        byteCount: MemoryLayout<Pack>.stride * max(1, words * NormalTable.drawsPerWord),
        alignment: MemoryLayout<Pack>.alignment
      ) { normals in
        withBuffers { expected, drawn, draws, quantiles in
          let row = figures.baseAddress!
          row.initialize(from: expected + pack * width, count: width)
          for simulation in generators.indices {
            let generator = generators[simulation]
            for lane in 0..<Pack.scalarCount {
              let place = (pack &* Pack.scalarCount &+ lane) &* words
              var at = lane &* 4
              for w in 0..<words {
                let word = generator.word(at: UInt64(truncatingIfNeeded: place &+ w))
                for d in 0..<NormalTable.drawsPerWord {
                  let bits = Int(truncatingIfNeeded: word &>> UInt64(12 &* d)) & 4095
                  normals.storeBytes(of: quantiles[bits], toByteOffset: at, as: Float.self)
                  at &+= MemoryLayout<Pack>.stride
                }
              }
            }
            for d in 0..<drawn.count {
              let centre = draws[2 * (pack * drawn.count + d)]
              let spread = draws[2 * (pack * drawn.count + d) + 1]
              let x =
                spread * normals.load(fromByteOffset: d &* MemoryLayout<Pack>.stride, as: Pack.self)
              switch drawn[d].kind {
              case .odds: row[drawn[d].slot] = logistic(centre + x)
              case .people: row[drawn[d].slot] = centre * (Pack.ones + x).notNegative
              case .plain: row[drawn[d].slot] = centre + x
              }
            }
            body(simulation, row)
          }
        }
      }
    }
  }

  @inline(__always)
  private func withBuffers(
    _ body: (
      UnsafePointer<Pack>, UnsafeBufferPointer<Drawn>, UnsafePointer<Pack>, UnsafePointer<Float>
    ) -> Void
  ) {
    NormalTable.standard.quantiles.withUnsafeBufferPointer { quantiles in
      expected.withUnsafeBufferPointer { expected in
        drawn.withUnsafeBufferPointer { drawn in
          draws.withUnsafeBufferPointer { draws in
            // Where nothing is drawn there is nothing to point to, and nothing is read.
            body(
              expected.baseAddress!, drawn, draws.baseAddress ?? expected.baseAddress!,
              quantiles.baseAddress!)
          }
        }
      }
    }
  }
}

/// 1 ÷ (1 + e^−x) for |x| below 87, the same on every machine: e^−x as 2^k·2^f with |f| ≤ ½, the
/// latter by its series to the seventh power. Off by a unit or two of the last place.
@inline(__always)
func logistic(_ x: Pack) -> Pack {
  let y: Pack = x * Pack(repeating: Float(-1.442_695_04))
  // Adding and taking away 1.5·2²³ rounds to a whole number; its low bits are that number.
  let shift = Pack(repeating: Float(12_582_912))
  let shifted: Pack = y + shift
  let z: Pack = (y - (shifted - shift)) * Pack(repeating: Float(0.693_147_18))
  let square: Pack = z * z
  @inline(__always) func line(_ a: Float, _ b: Float) -> Pack {
    Pack(repeating: a) + z * Pack(repeating: b)
  }
  let low: Pack = line(1, 1) + square * line(0.5, 1.0 / 6)
  let high: Pack = line(1.0 / 24, 1.0 / 120) + square * line(1.0 / 720, 1.0 / 5040)
  let fraction: Pack = low + square * square * high
  let bits = unsafeBitCast(shifted, to: SIMD8<UInt32>.self)
  let exponent = (bits &+ SIMD8(repeating: 127)) &<< SIMD8(repeating: 23)
  return Pack.ones / (Pack.ones + fraction * unsafeBitCast(exponent, to: Pack.self))
}
