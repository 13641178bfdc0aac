import ArpentFormats
import ArpentGeometry

/// Answers the batches of an assigned file: positions and zones in, changes out. Immutable, so all
/// threads share it.
struct RezoneAnswerer: Sendable {
  let list: ChangeList

  private let redraw: Redraw
  private let before: ZoneChoice
  private let after: ZoneChoice
  private let transform: (@Sendable (UnsafeMutableBufferPointer<Coordinate>) throws -> Void)?
  /// Places of the columns among the noted ones.
  private let zoneField: Int
  private let hasVintages: Bool
  /// What stands in the file for each zone before, and the other way round.
  private let codes: [[UInt8]]
  private let vintages: [[UInt8]]
  private let newCodes: [[UInt8]]
  private let ordinals: [[UInt8]: Int32]
  private let file: String

  /// Counters of a batch: rows with another zone than the store's; then changed rows by the number of
  /// their kind, and last those without one.
  static let otherCounter = 0
  static let firstKindCounter = 1
  private static let noKindCounter = firstKindCounter + MoveKinds.texts.count

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
    codes = try ChangeList.fields(redraw.old.labels.codes, style, file: file)
    newCodes = try ChangeList.fields(redraw.new.labels.codes, style, file: file)
    vintages = try ChangeList.fields(redraw.old.labels.vintages, style, file: file)
    ordinals = Dictionary(
      zip(codes, codes.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
  }

  func answer(_ batch: inout ContactBatch) throws(ContactFileError) {
    if let transform {
      do { try transform(batch.positions) } catch {
        throw .transformFailed(file: file, reason: String(describing: error))
      }
    }
    let count = batch.positions.count
    guard let fields = batch.fields else { preconditionFailure("the zones are noted") }
    var texts = MoveTexts()
    withUnsafeTemporaryAllocation(of: ZoneIndex.Location.self, capacity: 2 * count) { memory in
      memory.initialize(repeating: ZoneIndex.Location(zone: -1, kind: .outside))
      let points = UnsafeBufferPointer(batch.positions).span
      let old = UnsafeMutableBufferPointer(rebasing: memory[..<count])
      let new = UnsafeMutableBufferPointer(rebasing: memory[count...])
      var span = old.mutableSpan
      before.index.locate(points, into: &span)
      var newSpan = new.mutableSpan
      after.index.locate(points, into: &newSpan)
      for row in 0..<count {
        let point = batch.positions[row]
        let number = before.number(point, old[row])
        batch.zones?[row] = number
        let to = RowZone.zone(after.number(point, new[row]))
        settle(row, RowZone.zone(number), to, fields, &texts, &batch)
      }
    }
  }

  /// Holds one row against the zone that the store gave it, and lists it if its zone is another now.
  @inline(__always)
  private func settle(
    _ row: Int, _ from: Int32, _ to: Int32, _ fields: NotedFields, _ texts: inout MoveTexts,
    _ batch: inout ContactBatch
  ) {
    batch.answers[row] = ContactFile.noTexts.blank
    guard isAsExpected(row, from, fields) else {
      settleOther(row, from, to, fields, &batch)
      return
    }
    if redraw.pairing.isSame(from, to) { return }
    let (text, kind) = texts.text(from, to) {
      (list.text(from: from, to: to), redraw.kinds.number(from: from, to: to))
    }
    batch.tally.counts[Self.firstKindCounter + kind] += 1
    batch.answer(row, text: text)
  }

  @inline(__always)
  private func isAsExpected(_ row: Int, _ zone: Int32, _ fields: NotedFields) -> Bool {
    let field = fields[row, zoneField]
    if zone < 0 { return field.isEmpty }
    guard Self.isSame(field, codes[Int(zone)]) else { return false }
    return !hasVintages
      || Self.isSame(fields[row, zoneField + 1], vintages[Int(zone)])
  }

  /// Quotes that a field does not need make no difference.
  @inline(__always)
  private static func isSame(_ field: UnsafeBufferPointer<UInt8>, _ text: [UInt8]) -> Bool {
    if field.elementsEqual(text) { return true }
    return field.count == text.count + 2 && field.first == 0x22 && field.last == 0x22
      && field.dropFirst().dropLast().elementsEqual(text)
  }

  /// A row with another zone, or a zone of another vintage, than the store gives its position.
  @inline(never)
  private func settleOther(
    _ row: Int, _ from: Int32, _ to: Int32, _ fields: NotedFields, _ batch: inout ContactBatch
  ) {
    batch.tally.counts[Self.otherCounter] += 1
    let found = Self.plain(fields[row, zoneField])
    let expected = from < 0 ? [] : codes[Int(from)]
    func name(_ text: [UInt8]) -> String {
      text.isEmpty ? "no zone" : String(decoding: text, as: UTF8.self)
    }
    if found != expected {
      batch.report(row, field: zoneField, "the zones of the day give it \(name(expected))")
    } else {
      batch.report(
        row, field: zoneField + 1,
        "the zones of the day are of vintage \(name(vintages[Int(from)]))")
    }
    let new = to < 0 ? [] : newCodes[Int(to)]
    if found == new { return }
    if found.isEmpty || ordinals[found] != nil {
      let old = ordinals[found] ?? -1
      batch.tally.counts[Self.firstKindCounter + redraw.kinds.number(from: old, to: to)] += 1
      batch.answer(row, text: list.text(from: old, to: to))
    } else {
      batch.tally.counts[Self.noKindCounter] += 1
      batch.answer(row, text: list.text(from: found, to: to))
    }
  }

  private static func plain(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    field.count >= 2 && field.first == 0x22 && field.last == 0x22
      && !field.dropFirst().dropLast().contains(0x22)
      ? Array(field.dropFirst().dropLast()) : Array(field)
  }
}

/// Ends of lines that were made before, in one batch.
private struct MoveTexts {
  private var known: [UInt64: (text: [UInt8], kind: Int)] = [:]

  mutating func text(
    _ from: Int32, _ to: Int32, _ make: () -> (text: [UInt8], kind: Int)
  ) -> (text: [UInt8], kind: Int) {
    let pair = UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
    if let found = known[pair] { return found }
    let made = make()
    known[pair] = made
    return made
  }
}
