public import ArpentElections
public import ArpentGeometry
public import Foundation

/// The geometry column of a GeoPackage: a header, then well-known binary
/// (OGC 12-128r18, clause 2.1.3).
public enum GeoPackageGeometry {
  /// Why a blob holds no area.
  public struct Failure: DescribedError, Hashable {
    public var message: String
    public var code: FailureCode { .badInput }
    public var subject: Subject { Subject() }
  }

  static let magic: [UInt8] = [0x47, 0x50]

  /// The header of a blob, checked.
  struct Header {
    var srsID: Int32
    var isEmpty: Bool
    var isExtended: Bool
    /// In the blob's own order: x, then y; `nil` without an envelope or when it is empty.
    var envelope: BoundingBox?
    /// Where the well-known binary begins.
    var length: Int

    init(_ blob: UnsafeRawBufferPointer) throws(Failure) {
      guard blob.count >= 8, blob[0] == magic[0], blob[1] == magic[1] else {
        throw Failure(message: "this is no GeoPackage geometry: it does not begin with GP")
      }
      guard blob[2] == 0 else {
        throw Failure(message: "version \(blob[2]) of the geometry's header is not known")
      }
      let flags = blob[3]
      let isLittle = flags & 1 == 1
      let ordinates = [0, 4, 6, 6, 8]
      let kind = Int(flags >> 1 & 7)
      guard kind < ordinates.count else {
        throw Failure(message: "\(kind) is no kind of envelope")
      }
      length = 8 + 8 * ordinates[kind]
      guard blob.count >= length else {
        throw Failure(message: "the geometry ends within its header")
      }
      let raw = blob.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
      srsID = Int32(bitPattern: isLittle ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw))
      isEmpty = flags & 0x10 != 0
      isExtended = flags & 0x20 != 0
      if kind > 0 {
        func ordinate(_ place: Int) -> Double {
          let raw = blob.loadUnaligned(fromByteOffset: 8 + 8 * place, as: UInt64.self)
          return Double(
            bitPattern: isLittle ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
        }
        let box = BoundingBox(
          minX: ordinate(0), minY: ordinate(2), maxX: ordinate(1), maxY: ordinate(3))
        envelope = box.isEmpty ? nil : box
      }
    }
  }

  /// What a blob holds, and whether polygons were gathered from a collection.
  static func read(_ blob: UnsafeRawBufferPointer) -> (geometry: FeatureGeometry, flattened: Bool) {
    do {
      let header = try Header(blob)
      if header.isExtended {
        return (.unreadable("an extended geometry, which only its maker can read"), false)
      }
      let reader = try WKBReader(blob, from: header.length)
      if let type = reader.lineType {
        return (reader.lines.isEmpty ? .missing : .lines(reader.lines, type: type), false)
      }
      if reader.polygons.isEmpty { return (.missing, false) }
      return (
        .area(MultiPolygon(reader.polygons), dropped: reader.dropped), reader.flattened
      )
    } catch let failure as Failure {
      return (.unreadable(failure.message), false)
    } catch WKBReader.Obstacle.wrongType(let name) {
      return (.wrongType(name), false)
    } catch WKBReader.Obstacle.curved(let name) {
      return (.curved(name), false)
    } catch WKBReader.Obstacle.unreadable(let reason) {
      return (.unreadable(reason), false)
    } catch {
      return (.unreadable("\(error)"), false)
    }
  }

  /// The area in a blob; without polygons when the blob says that it is empty. Heights and
  /// measures are left out.
  /// - Complexity: O(positions)
  public static func decode(_ blob: UnsafeRawBufferPointer) throws(Failure) -> MultiPolygon {
    switch read(blob).geometry {
    case .area(let area, _): return area
    case .missing: return MultiPolygon([])
    case .wrongType(let name), .lines(_, let name): throw Failure(message: "a \(name) has no area")
    case .curved(let name): throw Failure(message: "a \(name) has arcs")
    case .unreadable(let reason): throw Failure(message: reason)
    }
  }

  /// The area in a blob; see ``decode(_:)-(UnsafeRawBufferPointer)``.
  public static func decode(_ blob: some ContiguousBytes) throws(Failure) -> MultiPolygon {
    let result: Result<MultiPolygon, Failure> = blob.withUnsafeBytes { bytes in
      do throws(Failure) { return .success(try decode(bytes)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// The box of a blob, from its header where it has one, else from its positions; `nil` when it
  /// is empty.
  public static func envelope(of blob: UnsafeRawBufferPointer) throws(Failure) -> BoundingBox? {
    let header = try Header(blob)
    if let box = header.envelope { return box }
    let box = try decode(blob).boundingBox
    return box.isEmpty ? nil : box
  }

  /// The box of a blob; see ``envelope(of:)-(UnsafeRawBufferPointer)``.
  public static func envelope(of blob: some ContiguousBytes) throws(Failure) -> BoundingBox? {
    let result: Result<BoundingBox?, Failure> = blob.withUnsafeBytes { bytes in
      do throws(Failure) {
        return .success(try envelope(of: bytes))
      } catch { return .failure(error) }
    }
    return try result.get()
  }
}
