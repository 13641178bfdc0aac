import Foundation

/// What stands in a contact file for each zone of a day: its code and its vintage, ready to be
/// compared with the fields of every row.
struct ZoneFields: Sendable {
  private let bytes: [UInt8]
  /// Where the code and the vintage of each zone end in the bytes.
  private let ends: [Int]

  init(_ codes: [[UInt8]], _ vintages: [[UInt8]]) {
    var bytes: [UInt8] = []
    var ends: [Int] = [0]
    for (code, vintage) in zip(codes, vintages) {
      bytes += code
      ends.append(bytes.count)
      bytes += vintage
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
  }

  /// Whether the fields of a row are those of a zone, by ordinal; -1 for none, of which only the
  /// field of the zone has to tell.
  @inline(__always)
  func stand(
    _ code: UnsafeBufferPointer<UInt8>, _ vintage: UnsafeBufferPointer<UInt8>?, for zone: Int32
  ) -> Bool {
    if zone < 0 { return code.isEmpty }
    let place = 2 * Int(zone)
    guard isSame(code, ends[place], ends[place + 1]) else { return false }
    guard let vintage else { return true }
    return isSame(vintage, ends[place + 1], ends[place + 2])
  }

  @inline(__always)
  private func isSame(_ field: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
      guard text.count > 0, field.count == text.count else { return isSameQuoted(field, text) }
      return memcmp(field.baseAddress!, text.baseAddress!, text.count) == 0
    }
  }

  /// Quotes that a field does not need make no difference.
  @inline(never)
  private func isSameQuoted(
    _ field: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if field.elementsEqual(text) { return true }
    return field.count == text.count + 2 && field.first == 0x22 && field.last == 0x22
      && field.dropFirst().dropLast().elementsEqual(text)
  }

  /// A field without quotes that it does not need.
  static func plain(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    field.count >= 2 && field.first == 0x22 && field.last == 0x22
      && !field.dropFirst().dropLast().contains(0x22)
      ? Array(field.dropFirst().dropLast()) : Array(field)
  }
}

/// What there is to say of rows whose zone is not the store's.
struct OtherZones: Sendable {
  private let codes: [[UInt8]]
  private let newCodes: [[UInt8]]
  private let vintages: [[UInt8]]
  private let ordinals: [[UInt8]: Int32]

  init(codes: [[UInt8]], newCodes: [[UInt8]], vintages: [[UInt8]]) {
    self.codes = codes
    self.newCodes = newCodes
    self.vintages = vintages
    ordinals = Dictionary(
      zip(codes, codes.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
  }

  func code(_ zone: Int32) -> [UInt8] { zone < 0 ? [] : codes[Int(zone)] }
  func newCode(_ zone: Int32) -> [UInt8] { zone < 0 ? [] : newCodes[Int(zone)] }
  func ordinal(_ code: [UInt8]) -> Int32? { ordinals[code] }
  func codeName(_ zone: Int32) -> String {
    zone < 0 ? "no zone" : String(decoding: codes[Int(zone)], as: UTF8.self)
  }
  func vintageName(_ zone: Int32) -> String {
    zone < 0 ? "no zone" : String(decoding: vintages[Int(zone)], as: UTF8.self)
  }
}
