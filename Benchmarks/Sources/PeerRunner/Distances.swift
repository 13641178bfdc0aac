import ArpentGeometry
import Foundation
import Tiling

/// Times the calls about distances, one point at a time, over uniform points.
func measureDistances(folder: String, count: Int) throws {
  let files = TilingFiles(folder: folder)
  let index = ZoneIndex(zones: try files.readZones())
  let points = Array(try files.readPoints("uniform").prefix(count))
  // What is found is used, so that no call is left out.
  var metres = 0.0
  var zones = 0
  let boundary = seconds {
    for point in points { metres += index.boundaryDistance(from: point, upTo: 10_000) ?? 0 }
  }
  let nearest = seconds {
    for point in points { metres += index.nearest(to: point, within: 200)?.metres ?? 0 }
  }
  let within = seconds {
    for point in points { zones += index.zones(within: 50, of: point).count }
  }
  report([
    "points": points.count, "boundary_distance_seconds": boundary, "nearest_200_seconds": nearest,
    "zones_within_50_seconds": within, "sum_of_metres": metres, "sum_of_zones": zones,
  ])
}
