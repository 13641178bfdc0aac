import ArpentElections
import ArpentRanking

/// A made-up place of small blocks, each with counts of its own, that are put together to sectors in
/// one way before a redraw and in another after it. Some blocks are tiny.
struct AttackedTown {
  struct Block {
    var commune: String
    var registered: Int
    var households: Double
    var contacts: Int
  }

  var blocks: [Block] = []
  /// The sector that each block belongs to, before and after.
  var before: [Int]
  var after: [Int]
  /// A station without ground, which has no contacts and no households.
  let unplaced: Int?

  init(seed: UInt64) {
    var random = SplitMix(state: seed)
    let count = 16
    for b in 0..<count {
      let isTiny = random.next(below: 5) == 0
      blocks.append(
        Block(
          commune: b < 9 ? "1" : "2",
          registered: isTiny ? 1 + random.next(below: 10) : 20 + random.next(below: 300),
          households: random.next(below: 8) == 0 ? 4 : 15 + Double(random.next(below: 100)),
          contacts: random.next(below: 6) == 0
            ? random.next(below: 9) : 12 + random.next(below: 50)))
    }
    before = Array(0..<count)
    after = before
    // Before the redraw some blocks share a sector, after it some others do; never across communes.
    for _ in 0..<3 {
      Self.join(&before, blocks, random.next(below: count), random.next(below: count))
      if random.next(below: 3) == 0 { after = before }
      Self.join(&after, blocks, random.next(below: count), random.next(below: count))
    }
    unplaced = random.next(below: 2) == 0 ? 5 + random.next(below: 200) : nil
  }

  private static func join(_ sectors: inout [Int], _ blocks: [Block], _ a: Int, _ b: Int) {
    guard blocks[a].commune == blocks[b].commune else { return }
    let (from, to) = (sectors[b], sectors[a])
    for i in sectors.indices where sectors[i] == from { sectors[i] = to }
  }

  /// The blocks of each sector, by its first block.
  static func parts(_ sectors: [Int]) -> [[Int]] {
    Set(sectors).sorted().map { s in sectors.indices.filter { sectors[$0] == s } }
  }

  /// - Parameter vintage: of sectors whose blocks are others than in `old`; the rest keep `v1`.
  func input(_ sectors: [Int], vintage: String = "v1", old: [Int]? = nil, hasContacts: Bool = true)
    -> RankingInput
  {
    let same = old.map { Set(Self.parts($0)) }
    var made: [SectorInput] = []
    for part in Self.parts(sectors) {
      let registered = part.reduce(0) { $0 + blocks[$1].registered }
      let results = (0..<2).map { e in
        let cast = registered * (60 + 3 * e) / 100
        return Town.result(registered, cast, cast, red: cast / 3)
      }
      var sector = Town.sector(
        "\(100 + part[0])", commune: blocks[part[0]].commune, index: part[0], results)
      sector.vintage = same?.contains(part) == false ? vintage : "v1"
      sector.households = part.reduce(0) { $0 + blocks[$1].households }
      if hasContacts { sector.contacts = part.reduce(0) { $0 + blocks[$1].contacts } }
      made.append(sector)
    }
    let stations = unplaced.map { roll in
      let result = Town.result(roll, roll / 2, roll / 2, red: 1)
      return [
        StationResult(
          station: StationKey(commune: "1", code: "JUS1"), tally: result.tally,
          votes: result.votes, line: 1)
      ]
    }
    return Town.input(made, unplaced: stations ?? [])
  }
}

/// What somebody who has tables of sums and the totals can work out: the span of the sums, as vectors
/// over blocks, in whole numbers modulo a prime.
struct Span {
  private static let prime: UInt64 = 2_147_483_647
  private var rows: [[UInt64]] = []
  private var leads: [Int] = []

  mutating func add(_ blocks: some Sequence<Int>, of count: Int) {
    let rest = reduced(blocks, count)
    guard let lead = rest.firstIndex(where: { $0 != 0 }) else { return }
    let inverse = Self.power(rest[lead], Self.prime - 2)
    rows.append(rest.map { $0 * inverse % Self.prime })
    leads.append(lead)
  }

  /// Whether the sum over `blocks` follows from the sums that were added.
  func holds(_ blocks: some Sequence<Int>, of count: Int) -> Bool {
    reduced(blocks, count).allSatisfy { $0 == 0 }
  }

  private func reduced(_ blocks: some Sequence<Int>, _ count: Int) -> [UInt64] {
    var vector = [UInt64](repeating: 0, count: count)
    for b in blocks { vector[b] = 1 }
    for (row, lead) in zip(rows, leads) where vector[lead] != 0 {
      let factor = Self.prime - vector[lead]
      for i in vector.indices { vector[i] = (vector[i] + factor * row[i]) % Self.prime }
    }
    return vector
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
