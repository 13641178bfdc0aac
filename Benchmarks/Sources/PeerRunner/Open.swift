import ArpentGeometry
import Foundation
import Tiling

/// Writes the index and opens it again, ten times: the median is what the next process pays.
func open(folder: String, index path: String) throws {
  let zones = try TilingFiles(folder: folder).readZones()
  let positions = zones.reduce(0) { $0 + $1.coordinateCount }
  var index = ZoneIndex(zones: [])
  let build = seconds { index = ZoneIndex(zones: zones) }
  let write = try seconds { try index.write(to: path) }
  var times: [Double] = []
  for _ in 0..<10 {
    times.append(
      try seconds {
        let opened = try ZoneIndex.open(path)
        precondition(opened.zoneCount == zones.count)
      })
  }
  times.sort()
  report([
    "zones": zones.count, "positions": positions, "index_bytes": index.byteCount,
    "bytes_per_position": Double(index.byteCount) / Double(positions), "build_seconds": build,
    "write_seconds": write, "open_seconds": times[times.count / 2],
  ])
}
