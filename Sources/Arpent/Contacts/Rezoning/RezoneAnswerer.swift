import ArpentFormats
import ArpentGeometry
import Synchronization

/// Answers the batches of an assigned file: positions and zones in, changes out. All threads share it.
final class RezoneAnswerer: Sendable {
  let list: ChangeList

  private let redraw: Redraw
  private let before: ZoneChoice
  private let after: ZoneChoice
  private let transform: (@Sendable (UnsafeMutableBufferPointer<Coordinate>) throws -> Void)?
  /// Places of the columns among the noted ones.
  private let zoneField: Int
  private let hasVintages: Bool
  /// What stands in the file for each zone before.
  private let expected: ZoneFields
  private let others: OtherZones
  private let file: String
  private let idle = Mutex<[MoveTexts]>([])

  /// Counters of a batch: rows with another zone than the store's; then changed rows by the number of
  /// their kind, and last those without one.
  static let otherCounter = 0
  static let firstKindCounter = 1
  static let noKindCounter = firstKindCounter + MoveKinds.texts.count

  init(
    _ redraw: Redraw, old: ZoneIndex, nearestMetres: Double?,
    transform: (@Sendable (UnsafeMutableBufferPointer<Coordinate>) throws -> Void)?,
    list: ChangeList, style: ChangeList.Style, zoneField: Int, hasVintages: Bool, file: String
  ) throws(ContactFileError) {
    self.redraw = redraw
    self.list = list
    self.transform = transform
    self.zoneField = zoneField
    self.hasVintages = hasVintages
    self.file = file
    before = ZoneChoice(
      index: old, nearestMetres: nearestMetres, isTransformed: transform != nil)
    after = ZoneChoice(
      index: redraw.index, nearestMetres: nearestMetres, isTransformed: transform != nil)
    let codes = try ChangeList.fields(redraw.old.labels.codes, style, file: file)
    let vintages = try ChangeList.fields(redraw.old.labels.vintages, style, file: file)
    expected = ZoneFields(codes, vintages)
    others = OtherZones(
      codes: codes, newCodes: try ChangeList.fields(redraw.new.labels.codes, style, file: file),
      vintages: vintages)
  }

  func answer(_ batch: inout ContactBatch) throws(ContactFileError) {
    if let transform {
      do { try transform(batch.positions) } catch {
        throw .transformFailed(file: file, reason: String(describing: error))
      }
    }
    let own = idle.withLock { $0.popLast() } ?? MoveTexts(list)
    settle(&batch, &own.texts)
    for (move, count) in own.texts.takeCounts() {
      let kind = redraw.kinds.number(from: move.from, to: move.to)
      batch.tally.counts[Self.firstKindCounter + kind] += count
    }
    idle.withLock { $0.append(own) }
  }

  private func settle(_ batch: inout ContactBatch, _ texts: inout TailTexts) {
    let count = batch.positions.count
    guard let fields = batch.fields else { preconditionFailure("the zones are noted") }
    withUnsafeTemporaryAllocation(of: ZoneIndex.Location.self, capacity: 2 * count) { memory in
      memory.initialize(repeating: ZoneIndex.Location(zone: -1, kind: .outside))
      let points = UnsafeBufferPointer(batch.positions).span
      let old = UnsafeMutableBufferPointer(rebasing: memory[..<count])
      let new = UnsafeMutableBufferPointer(rebasing: memory[count...])
      var span = old.mutableSpan
      before.index.locate(points, into: &span)
      var newSpan = new.mutableSpan
      after.index.locate(points, into: &newSpan)
      let (answers, zones, positions) = (batch.answers, batch.zones, batch.positions)
      let blank = ContactFile.noTexts.blank
      let newOfOld = redraw.pairing.newOfOld
      for row in 0..<count {
        answers[row] = blank
        var number = old[row].zone
        if number < 0 { number = before.looseNumber(positions[row]) }
        zones?[row] = number
        let from = RowZone.zone(number)
        var to = new[row].zone
        if to < 0 { to = RowZone.zone(after.looseNumber(positions[row])) }
        guard
          expected.stand(
            fields[row, zoneField], hasVintages ? fields[row, zoneField + 1] : nil, for: from)
        else {
          settleOther(row, from, to, fields, &batch)
          continue
        }
        if from < 0 ? to < 0 : to >= 0 && newOfOld[Int(from)] == to { continue }
        batch.answer(row, text: texts.text(texts.use(from, to, times: 1)))
      }
    }
  }

  /// A row with another zone, or a zone of another vintage, than the store gives its position.
  @inline(never)
  private func settleOther(
    _ row: Int, _ from: Int32, _ to: Int32, _ fields: NotedFields, _ batch: inout ContactBatch
  ) {
    batch.tally.counts[Self.otherCounter] += 1
    let found = ZoneFields.plain(fields[row, zoneField])
    let isVintage = found == others.code(from)
    batch.report(
      row, field: isVintage ? zoneField + 1 : zoneField,
      isVintage
        ? "the zones of the day are of vintage \(others.vintageName(from))"
        : "the zones of the day give it \(others.codeName(from))")
    if found == others.newCode(to) { return }
    if found.isEmpty || others.ordinal(found) != nil {
      let old = others.ordinal(found) ?? -1
      batch.tally.counts[Self.firstKindCounter + redraw.kinds.number(from: old, to: to)] += 1
      batch.answer(row, text: list.text(from: old, to: to))
    } else {
      batch.tally.counts[Self.noKindCounter] += 1
      batch.answer(row, text: list.text(from: found, to: to))
    }
  }
}

/// The ends of lines that one thread has made so far. Used by one at a time.
private final class MoveTexts: @unchecked Sendable {
  var texts: TailTexts

  init(_ list: ChangeList) {
    texts = TailTexts { list.text(from: $0, to: $1) }
  }
}
