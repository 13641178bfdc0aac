package import ArpentGeometry
import Foundation
import Synchronization

/// What a redraw asks of the positions of contacts.
package struct PositionQuestion: Sendable {
  /// The zones after the redraw.
  package var index: ZoneIndex
  /// Which zone of before is which zone of after.
  package var pairing: ZonePairing
  package var ground: ChangedGround
  /// The same for contacts in no zone, where those may get the nearest one; `nil` where they don't.
  package var looseGround: ChangedGround?
  /// Zone after the redraw, by ordinal or -1, of a contact whose position no zone claims.
  package var zoneOfLoose: @Sendable (Coordinate) -> Int32
  /// What follows the name of a contact that went from one zone to another: the rest of its line.
  package var text: @Sendable (_ from: Int32, _ to: Int32) -> [UInt8]

  package init(
    index: ZoneIndex, pairing: ZonePairing, ground: ChangedGround, looseGround: ChangedGround?,
    zoneOfLoose: @escaping @Sendable (Coordinate) -> Int32,
    text: @escaping @Sendable (_ from: Int32, _ to: Int32) -> [UInt8]
  ) {
    self.index = index
    self.pairing = pairing
    self.ground = ground
    self.looseGround = looseGround
    self.zoneOfLoose = zoneOfLoose
    self.text = text
  }
}

/// What there was to do.
package struct PositionTotals: Sendable, Hashable {
  /// Rows of the contact file, and those that are listed.
  package var rows = 0
  package var changed = 0
  /// Contacts whose place had to be asked for; the ground settled the others.
  package var asked = 0
  /// How many contacts went from where to where.
  package var moves: [ChangedGround.Move: Int] = [:]

  static func += (a: inout PositionTotals, b: PositionTotals) {
    a.rows += b.rows
    a.changed += b.changed
    a.asked += b.asked
    a.moves.merge(b.moves, uniquingKeysWith: +)
  }
}

extension PositionFile {
  /// Lists the rows whose zone is another after a redraw, in the order of the contact file.
  ///
  /// - Parameters:
  ///   - header: the first line, with its end.
  ///   - permissionsOf: a file; those who can read it can read the list, if that is new.
  /// - Throws: ``Failure`` when the file turns out to be damaged, ``ContactFileError`` when the list
  ///   can't be written. The list is then as it was.
  package func listChanges(
    _ question: PositionQuestion, to path: String, header: [UInt8], permissionsOf file: String,
    threads: Int
  ) throws -> PositionTotals {
    var facts = stat()
    let permissions = stat(file, &facts) == 0 ? facts.st_mode & 0o777 : nil
    let output = try ContactOutput(path: path, permissions: permissions)
    defer { output.discard() }
    try output.write(header)
    let sum = Sum()
    try OrderedOutput<Failure>(output, pieces: blockCount).run(threads: threads) {
      let scan = ScanOfThread(question)
      return { number, bytes throws(Failure) in
        sum.add(try scan.list(try self.block(number), into: &bytes))
      }
    }
    try output.finish()
    return sum.totals
  }
}

/// A scan that one thread's closure can hold.
private final class ScanOfThread {
  private var scan: PositionScan

  init(_ question: PositionQuestion) { scan = PositionScan(question) }

  func list(
    _ block: PositionBlock, into output: inout ByteBuffer
  ) throws(PositionFile.Failure) -> PositionTotals {
    try scan.list(block, into: &output)
  }
}

/// Adds up what the threads did.
private final class Sum: Sendable {
  private let value = Mutex(PositionTotals())

  func add(_ totals: PositionTotals) { value.withLock { $0 += totals } }

  var totals: PositionTotals { value.withLock { $0 } }
}
