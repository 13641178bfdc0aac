import ArpentGeometry

/// Where a record of the chunk at hand starts, where what is kept of it ends, and where its line
/// break starts and ends.
struct RowPlace {
  var start: UInt32
  var keptEnd: UInt32
  var breakStart: UInt32
  var breakEnd: UInt32
}

/// Turns the records of a chunk into positions. One a thread; its memory is used again.
final class ChunkReader {
  let layout: ContactLayout
  let limit: Int
  private let ends: UnsafeMutablePointer<Int>

  private(set) var places: UnsafeMutablePointer<RowPlace>
  private(set) var positions: UnsafeMutablePointer<Coordinate>
  private(set) var radii: UnsafeMutablePointer<Float>
  private(set) var answers: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  private var capacity = 0
  /// Where each kept run of columns starts and ends, row after row, for files that lose columns
  /// other than the last ones.
  private(set) var runs: [Int] = []
  /// Which rows are blank lines.
  private(set) var blanks: [Int] = []
  /// What is kept of a record is its beginning, or all of it.
  let keepsBeginning: Bool
  /// Columns whose fields are noted for each row, with the row's line; `nil` to note nothing.
  let noted: [Int]?
  /// Where each noted field starts and ends, row after row.
  private(set) var fields: UnsafeMutablePointer<UInt32>
  /// Lines of the chunk before each row, when something is noted.
  private(set) var lineOffsets: UnsafeMutablePointer<UInt32>

  init(layout: ContactLayout, limit: Int, noted: [Int]? = nil) {
    self.layout = layout
    self.limit = limit
    self.noted = noted
    ends = .allocate(capacity: layout.columnCount)
    places = .allocate(capacity: 1)
    positions = .allocate(capacity: 1)
    radii = .allocate(capacity: 1)
    answers = .allocate(capacity: 1)
    fields = .allocate(capacity: 1)
    lineOffsets = .allocate(capacity: 1)
    keepsBeginning = layout.kept.count == 1 && layout.kept[0].lowerBound == 0
  }

  deinit {
    ends.deallocate()
    places.deallocate()
    positions.deallocate()
    radii.deallocate()
    answers.deallocate()
    fields.deallocate()
    lineOffsets.deallocate()
  }

  func begin() {
    count = 0
    runs.removeAll(keepingCapacity: true)
    blanks.removeAll(keepingCapacity: true)
  }

  enum Stop {
    /// All records that start in the stretch were read; where the next one starts.
    case finished(Int)
    /// The record that starts here needs more bytes.
    case incomplete(Int)
    case unbounded(Int)
  }

  /// Reads the records that start in `start..<owned`, adding to those read before. Places are
  /// offsets from `base`.
  /// - Precondition: `available` bytes are at hand, 64 more are readable; all below 4 GiB.
  func read(
    _ base: UnsafePointer<UInt8>, from start: Int, owned: Int, available: Int, atEnd: Bool,
    into result: inout ChunkResult
  ) -> Stop {
    var scanner = scanner(base, from: start, available: available, atEnd: atEnd)
    let linesBefore = result.lines
    defer { result.lines = linesBefore + scanner.lines }
    let longitude: Int
    let latitude: Int
    switch layout.coordinates {
    case .pair(let first, let second): (longitude, latitude) = (first, second)
    case .point(let column): (longitude, latitude) = (column, -1)
    }
    let lastKept = layout.dropped.isEmpty ? -1 : (layout.kept.first?.upperBound ?? 0)
    let hasGeocoder = layout.geocoder != nil
    while scanner.position < owned {
      switch scanner.next() {
      case .record:
        if count == capacity { grow() }
        let recordStart = scanner.recordStart
        positions[count] =
          latitude >= 0
          ? Coordinate(
            x: number(base, longitude, recordStart), y: number(base, latitude, recordStart))
          : point(base, longitude, recordStart)
        if hasGeocoder { radii[count] = radius(base, recordStart) }
        var keptEnd = scanner.contentEnd
        if lastKept >= 0 {
          if keepsBeginning { keptEnd = ends[lastKept] } else { keepRuns(recordStart) }
        }
        if noted != nil { note(recordStart, line: linesBefore &+ scanner.recordLine) }
        add(scanner, keptEnd: keptEnd)
      case .blank:
        if count == capacity { grow() }
        positions[count] = Coordinate(x: .nan, y: .nan)
        radii[count] = 0
        blanks.append(count)
        if !keepsBeginning {
          for _ in layout.kept { runs += [scanner.recordStart, scanner.recordStart] }
        }
        if noted != nil { noteBlank(scanner.recordStart) }
        add(scanner, keptEnd: scanner.contentEnd)
      case .faulty(let fault):
        let from = result.rejectedText.count
        result.rejectedText += UnsafeBufferPointer(
          start: base + scanner.recordStart, count: scanner.contentEnd - scanner.recordStart)
        result.rejected.append(
          RejectedContact(
            lineOffset: linesBefore + scanner.recordLine, fault: fault,
            text: from..<result.rejectedText.count, fields: scanner.fieldCount))
      case .incomplete: return .incomplete(scanner.recordStart)
      case .unbounded: return .unbounded(scanner.recordStart)
      }
    }
    return .finished(scanner.position)
  }

  /// Where records probably start in bytes from the middle of a file: after a line feed, and the
  /// next few records are well formed. `nil` when no line feed is followed by anything.
  ///
  /// Only a guess: whether it is right is known when all before has been read.
  func guessStart(
    _ base: UnsafePointer<UInt8>, from: Int, owned: Int, available: Int, atEnd: Bool
  ) -> Int? {
    var first: Int?
    var at = from
    var tries = 0
    while at < owned, tries < 64 {
      guard base[at] == 0x0A else {
        at += 1
        continue
      }
      at += 1
      if at >= owned { break }
      if first == nil { first = at }
      tries += 1
      var scanner = scanner(base, from: at, available: available, atEnd: atEnd)
      var good = 0
      var bad = 0
      while good + bad < 4, scanner.position < available {
        switch scanner.next() {
        case .record, .blank:
          good += 1
          continue
        case .faulty:
          bad += 1
          continue
        case .incomplete, .unbounded: break
        }
        break
      }
      if bad <= 1 && good >= bad { return at }
    }
    return first
  }

  @inline(__always)
  func scanner(
    _ base: UnsafePointer<UInt8>, from start: Int, available: Int, atEnd: Bool
  ) -> RecordScanner {
    RecordScanner(
      base: base, available: available, atEnd: atEnd, start: start, delimiter: layout.delimiter,
      columns: layout.columnCount, limit: limit, ends: ends)
  }

  @inline(__always)
  private func add(_ scanner: RecordScanner, keptEnd: Int) {
    places[count] = RowPlace(
      start: UInt32(truncatingIfNeeded: scanner.recordStart),
      keptEnd: UInt32(truncatingIfNeeded: keptEnd),
      breakStart: UInt32(truncatingIfNeeded: scanner.contentEnd),
      breakEnd: UInt32(truncatingIfNeeded: scanner.position))
    count &+= 1
  }

  private func keepRuns(_ recordStart: Int) {
    for run in layout.kept {
      runs.append(run.lowerBound == 0 ? recordStart : ends[run.lowerBound - 1] + 1)
      runs.append(ends[run.upperBound])
    }
  }

  @inline(__always)
  private func note(_ recordStart: Int, line: Int) {
    guard let noted else { return }
    lineOffsets[count] = UInt32(truncatingIfNeeded: line)
    var at = count &* noted.count &* 2
    for column in noted {
      let start = column == 0 ? recordStart : ends[column &- 1] &+ 1
      fields[at] = UInt32(truncatingIfNeeded: start)
      fields[at &+ 1] = UInt32(truncatingIfNeeded: ends[column])
      at &+= 2
    }
  }

  private func noteBlank(_ start: Int) {
    guard let noted else { return }
    lineOffsets[count] = 0
    let width = 2 * noted.count
    for at in count * width..<(count + 1) * width { fields[at] = UInt32(start) }
  }

  @inline(never)
  private func grow() {
    let larger = max(1024, capacity * 2)
    func move<T: BitwiseCopyable>(_ old: inout UnsafeMutablePointer<T>) {
      let new = UnsafeMutablePointer<T>.allocate(capacity: larger)
      new.update(from: old, count: count)
      old.deallocate()
      old = new
    }
    move(&places)
    move(&positions)
    move(&radii)
    move(&answers)
    if let noted {
      move(&lineOffsets)
      let width = max(1, 2 * noted.count)
      let new = UnsafeMutablePointer<UInt32>.allocate(capacity: larger * width)
      new.update(from: fields, count: count * width)
      fields.deallocate()
      fields = new
    }
    capacity = larger
  }

  // MARK: Fields

  /// The bytes of a field, without surrounding blanks and quotes.
  @inline(__always)
  private func trimmed(
    _ base: UnsafePointer<UInt8>, _ column: Int, _ recordStart: Int
  ) -> (start: UnsafePointer<UInt8>, count: Int) {
    var from = column == 0 ? recordStart : ends[column &- 1] &+ 1
    var to = ends[column]
    // Digits and minus signs lie above blank and quote: one comparison tells that all is plain.
    if from < to, base[from] > 0x22, base[to &- 1] > 0x22 { return (base + from, to &- from) }
    trim(base, &from, &to)
    if to &- from >= 2, base[from] == 0x22, base[to &- 1] == 0x22 {
      from &+= 1
      to &-= 1
      trim(base, &from, &to)
    }
    return (base + from, to &- from)
  }

  private func trim(_ base: UnsafePointer<UInt8>, _ from: inout Int, _ to: inout Int) {
    while from < to, base[from] == 0x20 || base[from] == 0x09 { from &+= 1 }
    while from < to, base[to &- 1] == 0x20 || base[to &- 1] == 0x09 { to &-= 1 }
  }

  @inline(__always)
  private func number(_ base: UnsafePointer<UInt8>, _ column: Int, _ recordStart: Int) -> Double {
    let field = trimmed(base, column, recordStart)
    return Decimal.parse(field.start, field.count)
  }

  /// `latitude, longitude` in one field; decimal points only, since the comma is taken.
  private func point(_ base: UnsafePointer<UInt8>, _ column: Int, _ recordStart: Int) -> Coordinate
  {
    let field = trimmed(base, column, recordStart)
    let nowhere = Coordinate(x: .nan, y: .nan)
    guard let comma = (0..<field.count).first(where: { field.start[$0] == 0x2C }) else {
      return nowhere
    }
    var (from, to) = (0, comma)
    trim(field.start, &from, &to)
    let latitude = Decimal.parse(field.start + from, to - from)
    (from, to) = (comma + 1, field.count)
    trim(field.start, &from, &to)
    if (from..<to).contains(where: { field.start[$0] == 0x2C }) { return nowhere }
    return Coordinate(x: Decimal.parse(field.start + from, to - from), y: latitude)
  }

  private func radius(_ base: UnsafePointer<UInt8>, _ recordStart: Int) -> Float {
    guard let geocoder = layout.geocoder else { return 0 }
    let type = trimmed(base, geocoder.type, recordStart)
    let score = geocoder.score.map { number(base, $0, recordStart) } ?? .nan
    return GeocoderPrecision.radius(
      match: GeocoderPrecision.match(type.start, type.count), score: score)
  }

  /// Whether a field of the record read last, which starts at `recordStart`, holds a comma.
  func hasComma(_ base: UnsafePointer<UInt8>, _ column: Int, _ recordStart: Int) -> Bool {
    let field = trimmed(base, column, recordStart)
    return (0..<field.count).contains { field.start[$0] == 0x2C }
  }
}
