import ArpentElections
import CZlib

/// Unpacks gzip (RFC 1952), with any number of members one after the other.
package enum Gzip {
  package static let signature: [UInt8] = [0x1F, 0x8B]

  package static func inflate(
    _ packed: FileBytes, path: String, limits: InflationLimits
  ) throws(VectorFileError) -> FileBytes {
    var output = FileBytes.Builder(capacity: packed.count * 4)
    let outcome = packed.withUnsafeBytes { input in
      inflateMembers(input, into: &output, limits: limits)
    }
    switch outcome {
    case .done: return output.finish()
    case .tooLarge(let limit):
      throw VectorFileError(
        .tooLarge, "the file unpacks into more than is allowed",
        Subject(file: path, limit: limit))
    case .broken(let reason):
      throw VectorFileError(
        .malformed, "the gzip file can't be unpacked: \(reason)", Subject(file: path))
    }
  }

  private enum Outcome {
    case done
    case tooLarge(String)
    case broken(String)
  }

  private static func inflateMembers(
    _ input: UnsafeRawBufferPointer, into output: inout FileBytes.Builder, limits: InflationLimits
  ) -> Outcome {
    var stream = z_stream()
    // 15 bits of window, plus 16: gzip and nothing else.
    guard
      inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return .broken("zlib can't start") }
    defer { inflateEnd(&stream) }
    var consumed = 0
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let slice = min(input.count - consumed, 1 << 30)
      stream.next_in = UnsafeMutablePointer(
        mutating: input.baseAddress!.assumingMemoryBound(to: UInt8.self) + consumed)
      stream.avail_in = UInt32(slice)
      let status = block.withUnsafeMutableBufferPointer { room in
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        return CZlib.inflate(&stream, Z_NO_FLUSH)
      }
      let taken = slice - Int(stream.avail_in)
      consumed += taken
      let written = block.count - Int(stream.avail_out)
      block.withUnsafeBytes { output.append(UnsafeRawBufferPointer(rebasing: $0[..<written])) }
      if let limit = limits.broken(unpacked: output.count, packed: consumed) {
        return .tooLarge(limit)
      }
      switch status {
      case Z_STREAM_END:
        // Zeros may pad the end of the file; anything else has to be another member.
        let rest = input[consumed...]
        if rest.allSatisfy({ $0 == 0 }) { return .done }
        if inflateReset(&stream) != Z_OK { return .broken("zlib can't go on") }
      case Z_OK:
        if taken == 0 && written == 0 { return .broken("it stands still") }
      case Z_BUF_ERROR:
        return .broken("it ends too early")
      default:
        let reason = stream.msg.map { String(cString: $0) } ?? "zlib status \(status)"
        return .broken("\(reason) at byte \(consumed)")
      }
    }
  }
}
