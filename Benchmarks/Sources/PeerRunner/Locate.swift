import ArpentGeometry
import Foundation
import Synchronization
import Tiling

/// Builds the index and answers all points, with each number of threads in turn. The answers go to
/// `ANSWERS.i32` (zones) and `ANSWERS.u8` (kinds).
func locate(folder: String, points name: String, count: Int, threads: [Int], answers path: String)
  throws
{
  let files = TilingFiles(folder: folder)
  let zones = try files.readZones()
  let points = Array(try files.readPoints(name).prefix(count))
  var index = ZoneIndex(zones: [])
  let build = seconds { index = ZoneIndex(zones: zones) }
  var answers = [ZoneIndex.Location](
    repeating: .init(zone: -1, kind: .outside), count: points.count)
  for number in threads {
    let time = seconds { locate(points, index, threads: number, into: &answers) }
    report([
      "threads": number, "points": points.count, "build_seconds": build, "locate_seconds": time,
      "index_bytes": index.byteCount,
    ])
  }
  try write(answers.map(\.zone), "\(path).i32")
  try write(answers.map(\.kind.rawValue), "\(path).u8")
}

/// Every thread takes the next stretch until there are none left.
func locate(
  _ points: [Coordinate], _ index: ZoneIndex, threads: Int,
  into answers: inout [ZoneIndex.Location]
) {
  guard threads > 1 else {
    var whole = answers.mutableSpan
    index.locate(points.span, into: &whole)
    return
  }
  let stretch = 1 << 16
  let next = Atomic(0)
  points.withUnsafeBufferPointer { points in
    answers.withUnsafeMutableBufferPointer { answers in
      nonisolated(unsafe) let points = points
      nonisolated(unsafe) let answers = answers
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        while true {
          let from = next.wrappingAdd(stretch, ordering: .relaxed).oldValue
          guard from < points.count else { return }
          let range = from..<min(from + stretch, points.count)
          let input = UnsafeBufferPointer(rebasing: points[range])
          let output = UnsafeMutableBufferPointer(rebasing: answers[range])
          var span = output.mutableSpan
          index.locate(input.span, into: &span)
        }
      }
    }
  }
}

func write<Value: BitwiseCopyable>(_ values: [Value], _ path: String) throws {
  try values.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: path)) }
}
