import CScan

/// Why a line is no record.
package enum RecordFault: UInt8, Sendable {
  case fieldCount
  /// A quote that opens a field is not closed, or is closed in the middle of it.
  case openQuote
  case nul
  case tooLong
}

/// Cuts bytes into records and fields (RFC 4180), without copying anything.
///
/// A quote opens a quoted field only where the field starts; elsewhere it is a character like any
/// other. A quoted field ends with a quote that is followed by a delimiter or the end of the line;
/// where it does not, or is never closed, or the record would be longer than the limit, *the first
/// line alone* is faulty and the next record starts on the next line: one stray quote costs one
/// line, not the rest of the file. Whatever the buffers, the cut depends on the bytes alone.
///
/// Looking for the end of an open quote costs no more than linear time over the whole file: two
/// such searches can't cover the same ground, since the quote that starts the second ends the first.
struct RecordScanner {
  enum Outcome {
    case record
    /// A line without a character.
    case blank
    case faulty(RecordFault)
    /// The record goes on past the bytes at hand.
    case incomplete
    /// A line longer than the limit.
    case unbounded
  }

  let base: UnsafePointer<UInt8>
  /// Bytes at hand; 64 more must be readable, whatever they hold.
  let available: Int
  /// Nothing follows the bytes at hand.
  let atEnd: Bool
  let delimiter: UInt8
  /// How many fields a record has.
  let columns: Int
  let limit: Int
  /// Where each field of the current record ends; room for `columns`.
  let ends: UnsafeMutablePointer<Int>

  /// Start of the current record, and the end of its last field.
  private(set) var recordStart = 0
  private(set) var contentEnd = 0
  /// How many fields the current record has.
  private(set) var fieldCount = 0
  /// Lines before the current record.
  private(set) var recordLine = 0
  /// Start of the next record.
  private(set) var position: Int
  /// Lines passed so far, those within quoted fields included.
  private(set) var lines = 0

  private var wordStart: Int
  private var bits: UInt64

  @inline(__always)
  init(
    base: UnsafePointer<UInt8>, available: Int, atEnd: Bool, start: Int, delimiter: UInt8,
    columns: Int, limit: Int, ends: UnsafeMutablePointer<Int>
  ) {
    self.base = base
    self.available = available
    self.atEnd = atEnd
    self.delimiter = delimiter
    self.columns = columns
    self.limit = limit
    self.ends = ends
    position = start
    wordStart = 0
    bits = 0
    seek(start)
  }

  /// Reads the record at `position` and moves past it, unless it is incomplete or unbounded.
  /// - Precondition: `position < available`
  @inline(__always)
  mutating func next() -> Outcome {
    recordStart = position
    recordLine = lines
    var fieldStart = position
    var fields = 0
    var nul = false
    var innerLines = 0
    while true {
      let at = take()
      if at < 0 {
        if !atEnd { return runOut(inQuotes: false) }
        // A last line cut after its carriage return still ends there.
        contentEnd =
          available > recordStart && base[available &- 1] == 0x0D ? available &- 1 : available
        position = available
        break
      }
      let byte = base[at]
      if byte == delimiter {
        if fields < columns { ends[fields] = at }
        fields &+= 1
        fieldStart = at &+ 1
      } else if byte == 0x0A {
        contentEnd = at > recordStart && base[at &- 1] == 0x0D ? at &- 1 : at
        position = at &+ 1
        break
      } else if byte == 0 {
        nul = true
      } else if at == fieldStart {
        if at &- recordStart > limit { return giveUp(.tooLong) }
        switch skipQuoted(&innerLines, &nul) {
        case .closed: break
        case .incomplete: return runOut(inQuotes: true)
        case .faulty: return giveUp(.openQuote)
        }
      }
    }
    if position &- recordStart > limit { return giveUp(.tooLong) }
    lines &+= innerLines &+ 1
    fieldCount = fields &+ 1
    if nul { return .faulty(.nul) }
    if fields &+ 1 == columns {
      ends[fields] = contentEnd
      return contentEnd == recordStart ? .blank : .record
    }
    return contentEnd == recordStart ? .blank : .faulty(.fieldCount)
  }

  private enum QuotedEnd { case closed, incomplete, faulty }

  /// From just past an opening quote to just past the quote that closes it.
  @inline(__always)
  private mutating func skipQuoted(_ innerLines: inout Int, _ nul: inout Bool) -> QuotedEnd {
    while true {
      let at = take()
      if at < 0 { return atEnd ? .faulty : .incomplete }
      if at &- recordStart > limit { return .faulty }
      let byte = base[at]
      if byte == 0x22 {
        let after = at &+ 1
        if after == available { return atEnd ? .closed : .incomplete }
        let follower = base[after]
        if follower == 0x22 {
          // A doubled quote stands for one: its second half has a bit of its own.
          _ = take()
          continue
        }
        if follower == delimiter || follower == 0x0A { return .closed }
        if follower == 0x0D {
          if after &+ 1 == available { return atEnd ? .closed : .incomplete }
          return base[after &+ 1] == 0x0A ? .closed : .faulty
        }
        return .faulty
      }
      if byte == 0x0A { innerLines &+= 1 } else if byte == 0 { nul = true }
    }
  }

  /// The next byte that matters, or -1 when there is none at hand.
  @inline(__always)
  private mutating func take() -> Int {
    while bits == 0 {
      wordStart &+= 64
      if wordStart >= available { return -1 }
      bits = mask(wordStart)
    }
    let at = wordStart &+ bits.trailingZeroBitCount
    bits &= bits &- 1
    return at
  }

  @inline(__always)
  private func mask(_ start: Int) -> UInt64 {
    let mask = cscan_structure(base + start, delimiter)
    let left = available &- start
    return left >= 64 ? mask : mask & ((1 << UInt64(left)) &- 1)
  }

  @inline(__always)
  private mutating func seek(_ start: Int) {
    position = start
    wordStart = start & ~63
    bits = wordStart < available ? mask(wordStart) & (~0 << UInt64(start & 63)) : 0
  }

  @inline(never)
  private mutating func runOut(inQuotes: Bool) -> Outcome {
    if available - recordStart > limit { return giveUp(inQuotes ? .openQuote : .tooLong) }
    seek(recordStart)
    return .incomplete
  }

  /// Leaves the first line of the record as faulty and goes on after it.
  @inline(never)
  private mutating func giveUp(_ fault: RecordFault) -> Outcome {
    let stop = min(available, recordStart + limit)
    var at = recordStart
    while at < stop, base[at] != 0x0A { at += 1 }
    if at < stop {
      contentEnd = at > recordStart && base[at - 1] == 0x0D ? at - 1 : at
      seek(at + 1)
    } else if atEnd && stop == available {
      contentEnd = available
      seek(available)
    } else {
      let unbounded = available - recordStart > limit
      seek(recordStart)
      return unbounded ? .unbounded : .incomplete
    }
    lines += 1
    return .faulty(fault)
  }
}
