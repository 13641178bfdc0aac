import ArpentGeometry
import CScan

/// Finds the rows of blocks whose zone is another after a redraw. One a thread; its memory is used
/// again.
///
/// Groups of places are settled by the ground that they lie in; of groups on several stretches of it,
/// each place. Only places in squares that the edges of changed zones pass are asked of the index, a
/// shelf at a time. Rows are noted by number, and so come out in the order of the file.
struct PositionScan: ~Copyable {
  private let question: PositionQuestion
  private var texts: TailTexts
  private var listed: ListedRows
  private var totals = PositionTotals()
  private let places = ShelfPlaces()
  /// Places of the shelf at hand that are to be asked of the index.
  private var askedCount = 0

  init(_ question: PositionQuestion) {
    self.question = question
    texts = TailTexts(question.text)
    listed = ListedRows()
  }

  mutating func list(
    _ block: PositionBlock, into output: inout ByteBuffer
  ) throws(PositionFile.Failure) -> PositionTotals {
    totals = PositionTotals(rows: block.rowCount)
    listed.begin(block)
    try scan(block, block.located, question.ground)
    try scan(block, block.loose, question.looseGround ?? question.ground)
    totals.changed = listed.count
    listed.write(texts, into: &output)
    totals.moves = texts.takeCounts()
    return totals
  }

  private mutating func scan(
    _ block: PositionBlock, _ list: PositionBlock.List, _ ground: ChangedGround
  ) throws(PositionFile.Failure) {
    let keys = list.keys
    let (groups, mask) = (list.groupCount, list.squareMask)
    // A contact that no zone claims any more may still get the nearest.
    let asksForNearest = question.looseGround != nil
    var cursor = 0
    var group = 0
    var shelf: PositionShelf?
    var shelfNumber = -1
    while group < groups {
      let (first, last) = (keys[group], keys[group + 1] | mask)
      guard keys[group] <= keys[group + 1] else { throw .damaged }
      var code = ground.code(from: first, through: last, cursor: &cursor)
      if code == ChangedGround.same {
        let end = ground.lastKey(at: cursor)
        group = Self.skip(group, keys, groups, mask, through: end)
        continue
      }
      if code >= ChangedGround.firstMove, code != ChangedGround.several, asksForNearest,
        ground.move(code).to < 0
      {
        code = ChangedGround.mixed
      }
      let number = group / PositionBlockDescriptor.groupsPerShelf
      if number != shelfNumber {
        if let shelf { try ask(shelf, block) }
        shelf = try block.shelf(number, of: list)
        shelfNumber = number
      }
      let place =
        group % PositionBlockDescriptor.groupsPerShelf * PositionBlockDescriptor.groupSize
      let some = place..<min(place + PositionBlockDescriptor.groupSize, shelf!.count)
      switch code {
      case ChangedGround.mixed: addToAsked(some)
      case ChangedGround.several:
        try settle(some, shelf!, ground, cursor, asksForNearest: asksForNearest, block)
      default:
        let move = ground.move(code)
        let text = texts.use(move.from, move.to, times: some.count)
        for place in some { try listed.add(shelf!, place, text) }
      }
      group += 1
    }
    if let shelf { try ask(shelf, block) }
  }

  /// The first group, after this one, with a place beyond a key: by doubling steps, then by halves.
  private static func skip(
    _ group: Int, _ keys: UnsafeBufferPointer<UInt64>, _ groups: Int, _ mask: UInt64,
    through end: UInt64
  ) -> Int {
    func isWithin(_ group: Int) -> Bool { keys[group + 1] | mask <= end }
    var low = group
    var step = 1
    while low + step < groups, isWithin(low + step) {
      low += step
      step *= 2
    }
    var high = min(low + step, groups)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isWithin(middle) { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Settles each of some places on several stretches.
  private mutating func settle(
    _ some: Range<Int>, _ shelf: PositionShelf, _ ground: ChangedGround, _ cursor: Int,
    asksForNearest: Bool, _ block: PositionBlock
  ) throws(PositionFile.Failure) {
    let (positions, codes) = (places.positions, places.codes)
    for (i, place) in some.enumerated() { positions[i] = shelf.position(place) }
    ground.codes(of: positions, count: some.count, cursor: cursor, into: codes)
    for (i, place) in some.enumerated() {
      let code = codes[i]
      if code == ChangedGround.same { continue }
      if code == ChangedGround.mixed {
        addToAsked(place..<place + 1)
        continue
      }
      let move = ground.move(code)
      if asksForNearest, move.to < 0 {
        addToAsked(place..<place + 1)
      } else {
        try listed.add(shelf, place, texts.use(move.from, move.to, times: 1))
      }
    }
  }

  /// Notes places of the shelf at hand, each once at the most.
  @inline(__always)
  private mutating func addToAsked(_ some: Range<Int>) {
    let asked = places.asked
    for place in some {
      asked[askedCount] = UInt32(truncatingIfNeeded: place)
      askedCount &+= 1
    }
  }

  /// Asks the index for the zones of the places that were noted.
  private mutating func ask(
    _ shelf: PositionShelf, _ block: PositionBlock
  ) throws(PositionFile.Failure) {
    let count = askedCount
    guard count > 0 else { return }
    askedCount = 0
    let (asked, positions, answers) = (places.asked, places.positions, places.answers)
    for i in 0..<count { positions[i] = shelf.position(Int(asked[i])) }
    var span = UnsafeMutableBufferPointer(start: answers, count: count).mutableSpan
    question.index.locate(
      UnsafeBufferPointer(start: positions, count: count).span, into: &span)
    totals.asked += count
    let newOfOld = question.pairing.newOfOld
    for i in 0..<count {
      let place = Int(asked[i])
      let old = RowZone.zone(shelf.zones[place])
      guard old < Int32(truncatingIfNeeded: newOfOld.count) else { throw .damaged }
      var new = answers[i].zone
      if new < 0 { new = question.zoneOfLoose(positions[i]) }
      if old < 0 ? new < 0 : new >= 0 && newOfOld[Int(old)] == new { continue }
      try listed.add(shelf, place, texts.use(old, new, times: 1))
    }
  }
}

/// What a scan notes of the shelf at hand.
private final class ShelfPlaces {
  let positions: UnsafeMutablePointer<Coordinate>
  let codes: UnsafeMutablePointer<UInt32>
  let answers: UnsafeMutablePointer<ZoneIndex.Location>
  let asked: UnsafeMutablePointer<UInt32>

  init() {
    let room = PositionBlockDescriptor.shelfSize
    positions = .allocate(capacity: room)
    codes = .allocate(capacity: room)
    asked = .allocate(capacity: room)
    answers = .allocate(capacity: room)
    positions.initialize(repeating: Coordinate(x: 0, y: 0), count: room)
    codes.initialize(repeating: 0, count: room)
    asked.initialize(repeating: 0, count: room)
    answers.initialize(repeating: ZoneIndex.Location(zone: -1, kind: .outside), count: room)
  }

  deinit {
    positions.deallocate()
    codes.deallocate()
    asked.deallocate()
    answers.deallocate()
  }
}
