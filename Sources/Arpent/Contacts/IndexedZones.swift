import ArpentGeometry

/// What an index file carries beside the index: which zones it was built from.
struct IndexedZones {
  /// The store's digest of the zones on the day; another digest means that the index is stale.
  var digest: String
  var labels: ZoneLabels

  /// Each text as its length in bytes (UInt32, little endian), then its UTF-8.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ text: String) {
      let count = UInt32(text.utf8.count)
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(shift)))
      }
      bytes.append(contentsOf: text.utf8)
    }
    add(digest)
    for (code, vintage) in zip(labels.codes, labels.vintages) {
      add(code)
      add(vintage)
    }
    return bytes
  }

  /// `nil` for bytes that ``bytes`` did not make.
  init?(bytes: [UInt8]) {
    var at = 0
    func next() -> String? {
      guard bytes.count - at >= 4 else { return nil }
      var count = 0
      for place in 0..<4 { count |= Int(bytes[at + place]) << (8 * place) }
      guard bytes.count - at - 4 >= count else { return nil }
      defer { at += 4 + count }
      return String(decoding: bytes[(at + 4)..<(at + 4 + count)], as: UTF8.self)
    }
    guard let digest = next() else { return nil }
    var codes: [String] = []
    var vintages: [String] = []
    while at < bytes.count {
      guard let code = next(), let vintage = next() else { return nil }
      codes.append(code)
      vintages.append(vintage)
    }
    self.init(digest: digest, labels: ZoneLabels(codes: codes, vintages: vintages))
  }

  init(digest: String, labels: ZoneLabels) {
    self.digest = digest
    self.labels = labels
  }
}
