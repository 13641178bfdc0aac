public import ArpentElections
import CCrypto
public import Foundation

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, by OpenSSL.
public struct ContentDigest: ~Copyable {
  private let context: OpaquePointer

  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    // A separator that no text holds: "a" + "b" is not "ab".
    withUnsafeBytes(of: 0xFF as UInt8) { add($0) }
  }

  /// The digest in lower-case hexadecimal.
  public consuming func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &bytes, nil)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  public static func of(_ bytes: Data) -> String {
    var digest = ContentDigest()
    bytes.withUnsafeBytes { digest.add($0) }
    return digest.finish()
  }
}

extension Source {
  /// Describes the file at `path`, reading it once in pieces.
  public init(
    file path: String, licence: String? = nil, attribution: String? = nil,
    date: CalendarDate? = nil
  ) throws(StoreError) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw StoreError(.noInput, "the file can't be opened", Subject(file: path))
    }
    defer { try? handle.close() }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw StoreError(.noInput, "this is a folder, not a file", Subject(file: path))
    }
    var digest = ContentDigest()
    var count: Int64 = 0
    do {
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        piece.withUnsafeBytes { digest.add($0) }
        count += Int64(piece.count)
      }
    } catch {
      throw StoreError(.inputOutput, "reading the file failed", Subject(file: path))
    }
    self.init(
      fileName: URL(fileURLWithPath: path).lastPathComponent, sha256: digest.finish(),
      byteCount: count, licence: licence, attribution: attribution, date: date)
  }
}
