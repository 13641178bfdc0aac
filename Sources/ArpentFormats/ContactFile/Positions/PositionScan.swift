import ArpentGeometry
import CScan
import Synchronization

/// Adds up what the threads did.
final class Sum: Sendable {
  private let value = Mutex(PositionTotals())

  func add(_ totals: PositionTotals) { value.withLock { $0 += totals } }

  var totals: PositionTotals { value.withLock { $0 } }
}

/// Finds the rows of blocks whose zone is another after a redraw. One a thread; its memory is used
/// again.
///
/// Groups of places are settled by the ground that they lie in. Only the places of groups that the
/// edges of changed zones pass are asked of the index, in long runs.
final class PositionScan {
  private let question: PositionQuestion
  private let oldCount: Int32
  private var texts = TailTexts()
  // Of the block at hand: a bit for each row that is listed, and its text.
  private let listed: UnsafeMutablePointer<UInt64>
  private let textOfRow: UnsafeMutablePointer<UInt32>
  private let answers: UnsafeMutableBufferPointer<ZoneIndex.Location>
  private var totals = PositionTotals()

  /// Groups that are asked at once at the most.
  private static let runLength = 64
  private static let words = PositionBlockDescriptor.maximumRows / 64

  init(_ question: PositionQuestion) {
    self.question = question
    oldCount = Int32(question.pairing.newOfOld.count)
    listed = .allocate(capacity: Self.words)
    textOfRow = .allocate(capacity: PositionBlockDescriptor.maximumRows)
    answers = .allocate(capacity: Self.runLength * PositionBlock.List.groupSize)
    answers.initialize(repeating: ZoneIndex.Location(zone: -1, kind: .outside))
  }

  deinit {
    listed.deallocate()
    textOfRow.deallocate()
    answers.deallocate()
  }

  func list(
    _ block: PositionBlock, into output: inout ByteBuffer
  ) throws(PositionFile.Failure) -> PositionTotals {
    totals = PositionTotals(rows: block.rowCount)
    listed.update(repeating: 0, count: Self.words)
    var reading = Reading(block: block)
    try scan(block.located, question.ground, &reading)
    try scan(block.loose, question.looseGround ?? question.ground, &reading)
    if totals.changed > 0 { try write(block, into: &output) }
    totals.moves = texts.takeCounts()
    return totals
  }

  /// The block's places, verified when they are first looked at.
  private struct Reading {
    let block: PositionBlock
    private var areSound = false

    init(block: PositionBlock) { self.block = block }

    mutating func verify() throws(PositionFile.Failure) {
      if areSound { return }
      guard block.placesAreSound else { throw .damaged }
      areSound = true
    }
  }

  private func scan(
    _ list: PositionBlock.List, _ ground: ChangedGround, _ reading: inout Reading
  ) throws(PositionFile.Failure) {
    var cursor = 0
    var run = 0..<0
    for group in 0..<list.groupCount {
      let (first, last) = (list.keys[group], list.keys[group + 1])
      guard first <= last else { throw .damaged }
      var fate = ground.fate(of: first...last, cursor: &cursor)
      if case .moved(_, let to) = fate, to < 0, question.looseGround != nil { fate = .mixed }
      if fate == .mixed {
        if run.isEmpty { run = group..<group }
        run = run.lowerBound..<group + 1
        if run.count < Self.runLength { continue }
      }
      if !run.isEmpty {
        try ask(list.places(run), &reading)
        run = 0..<0
      }
      if case .moved(let from, let to) = fate {
        try reading.verify()
        let rows = reading.block.rows
        let text = number(from, to)
        for place in list.places(group..<group + 1) { try mark(rows[place], text, reading.block) }
      }
    }
    if !run.isEmpty { try ask(list.places(run), &reading) }
  }

  /// Asks the index for the zone of each place.
  private func ask(
    _ places: Range<Int>, _ reading: inout Reading
  ) throws(PositionFile.Failure) {
    try reading.verify()
    let block = reading.block
    let positions = UnsafeBufferPointer(rebasing: block.positions[places])
    let (zones, rows) = (block.zones, block.rows)
    var span = UnsafeMutableBufferPointer(rebasing: answers[..<places.count]).mutableSpan
    question.index.locate(positions.span, into: &span)
    totals.asked += places.count
    for i in 0..<places.count {
      let place = places.lowerBound &+ i
      let old = RowZone.zone(zones[place])
      guard old < oldCount else { throw .damaged }
      var new = answers[i].zone
      if new < 0 { new = question.zoneOfLoose(positions[i]) }
      if question.pairing.isSame(old, new) { continue }
      try mark(rows[place], number(old, new), block)
    }
  }

  @inline(__always)
  private func mark(
    _ row: UInt32, _ text: UInt32, _ block: PositionBlock
  ) throws(PositionFile.Failure) {
    guard row < UInt32(truncatingIfNeeded: block.rowCount) else { throw .damaged }
    listed[Int(row >> 6)] |= 1 << UInt64(row & 63)
    textOfRow[Int(row)] = text
    totals.changed &+= 1
  }

  @inline(__always)
  private func number(_ from: Int32, _ to: Int32) -> UInt32 {
    texts.number(from, to, question.text)
  }

  private func write(
    _ block: PositionBlock, into output: inout ByteBuffer
  ) throws(PositionFile.Failure) {
    guard block.namesAreSound else { throw .damaged }
    let (ends, names) = (block.nameEnds, block.names)
    guard let name = names.baseAddress else { throw .damaged }
    output.reserve(names.count + totals.changed * texts.longest + 64)
    var to = output.base
    for word in 0..<(block.rowCount + 63) / 64 {
      var bits = listed[word]
      while bits != 0 {
        let row = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        let start = row == 0 ? 0 : Int(ends[row &- 1])
        let end = Int(ends[row])
        guard start <= end, end <= names.count else { throw .damaged }
        cscan_copy(to, name + start, end &- start)
        to += end &- start
        to += texts.copy(Int(textOfRow[row]), to)
      }
    }
    output.count = to - output.base
  }
}

/// The ends of the lines, each made once.
private struct TailTexts {
  private var numbers: [UInt64: UInt32] = [:]
  private var places: [(start: Int, count: Int, move: ChangedGround.Move)] = []
  private var counts: [Int] = []
  private var bytes: [UInt8] = []
  private(set) var longest = 0
  private var last: (pair: UInt64, number: UInt32)?

  @inline(__always)
  mutating func number(
    _ from: Int32, _ to: Int32, _ make: (Int32, Int32) -> [UInt8]
  ) -> UInt32 {
    let pair = UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
    if let last, last.pair == pair { return last.number }
    return look(pair, from, to, make)
  }

  @inline(never)
  private mutating func look(
    _ pair: UInt64, _ from: Int32, _ to: Int32, _ make: (Int32, Int32) -> [UInt8]
  ) -> UInt32 {
    let number: UInt32
    if let known = numbers[pair] {
      number = known
    } else {
      let text = make(from, to)
      number = UInt32(places.count)
      numbers[pair] = number
      places.append((bytes.count, text.count, ChangedGround.Move(from: from, to: to)))
      counts.append(0)
      bytes += text
      // Copies go in steps of 32 bytes.
      bytes += [UInt8](repeating: 0, count: 32)
      longest = max(longest, text.count)
    }
    last = (pair, number)
    return number
  }

  /// Copies a text, counts it, and returns its length.
  @inline(__always)
  mutating func copy(_ number: Int, _ to: UnsafeMutablePointer<UInt8>) -> Int {
    let place = places[number]
    counts[number] &+= 1
    bytes.withUnsafeBufferPointer { cscan_copy(to, $0.baseAddress! + place.start, place.count) }
    return place.count
  }

  /// How often each text was copied since this was last asked.
  mutating func takeCounts() -> [ChangedGround.Move: Int] {
    var taken: [ChangedGround.Move: Int] = [:]
    for i in counts.indices where counts[i] > 0 {
      taken[places[i].move] = counts[i]
      counts[i] = 0
    }
    return taken
  }
}
