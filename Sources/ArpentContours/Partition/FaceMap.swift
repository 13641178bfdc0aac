import ArpentGeometry
import ArpentOverlay

/// The faces of an outline cut by borders, and the station of each.
struct FaceMap {
  private(set) var faces: [Polygon]
  private(set) var stations: [Int]
  /// Rows of addresses of the face's own station in each.
  private(set) var rows: [Int]
  /// Faces that share an edge, with its length in metres.
  private var contacts: [[(face: Int, length: Double)]]

  private struct Edge: Hashable {
    var a: Coordinate
    var b: Coordinate

    init(_ a: Coordinate, _ b: Coordinate) {
      (self.a, self.b) = a.x < b.x || a.x == b.x && a.y < b.y ? (a, b) : (b, a)
    }
  }

  /// - Parameters:
  ///   - positions: of the labelled sites, those along the outline with no rows.
  ///   - nearest: the station nearest to a position.
  init(
    faces: [Polygon], positions: [Coordinate], labels: [Int], rows siteRows: [Int],
    nearest: (Coordinate) -> Int
  ) {
    self.faces = faces
    var votes = [[Int: (rows: Int, sites: Int)]](repeating: [:], count: faces.count)
    let index = ZoneIndex(zones: faces.map { MultiPolygon($0) }, threads: 1)
    for (site, position) in positions.enumerated() {
      let place = index.locate(position)
      guard place.kind == .interior else { continue }
      votes[Int(place.zone)][labels[site], default: (0, 0)].rows += siteRows[site]
      votes[Int(place.zone)][labels[site], default: (0, 0)].sites += 1
    }
    let winners = votes.map { votes in
      votes.max {
        ($0.value.rows, $0.value.sites, $1.key) < ($1.value.rows, $1.value.sites, $0.key)
      }
    }
    let stations = winners.map { $0?.key }
    rows = winners.map { $0?.value.rows ?? 0 }
    contacts = Self.contacts(of: faces)
    self.stations = []
    self.stations = Self.filled(stations, faces, contacts, nearest)
  }

  private static func contacts(of faces: [Polygon]) -> [[(face: Int, length: Double)]] {
    var owner: [Edge: Int] = [:]
    var lengths: [[Int: Double]] = faces.map { _ in [:] }
    for (number, face) in faces.enumerated() {
      for ring in face.rings {
        for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
          guard let other = owner.updateValue(number, forKey: Edge(a, b)), other != number else {
            continue
          }
          let (dx, dy) = (b.x - a.x, b.y - a.y)
          let length = (dx * dx + dy * dy).squareRoot()
          lengths[number][other, default: 0] += length
          lengths[other][number, default: 0] += length
        }
      }
    }
    return lengths.map { $0.sorted { $0.key < $1.key }.map { (face: $0.key, length: $0.value) } }
  }

  /// Faces without any site follow their longest contact, or else the nearest site.
  private static func filled(
    _ stations: [Int?], _ faces: [Polygon], _ contacts: [[(face: Int, length: Double)]],
    _ nearest: (Coordinate) -> Int
  ) -> [Int] {
    var stations = stations
    var isMoving = true
    while isMoving {
      isMoving = false
      for face in stations.indices where stations[face] == nil {
        let known = contacts[face].filter { stations[$0.face] != nil }
        guard let longest = known.max(by: { $0.length < $1.length }) else { continue }
        stations[face] = stations[longest.face]
        isMoving = true
      }
    }
    return stations.indices.map { face in
      stations[face] ?? nearest(faces[face].exterior.boundingBox.center)
    }
  }

  /// Gives pieces beside a station's main one, with no more rows than `limit`, to the neighbour with
  /// the longest contact. Pieces that the outline itself sets apart stay.
  mutating func absorb(limit: Int) {
    for _ in 0..<12 {
      let pieces = self.pieces
      var main: [Int: Int] = [:]
      for (number, piece) in pieces.enumerated() {
        let station = stations[piece[0]]
        if let other = main[station], weight(pieces[other]) >= weight(piece) { continue }
        main[station] = number
      }
      var isDone = true
      for (number, piece) in pieces.enumerated() {
        let station = stations[piece[0]]
        let own = piece.reduce(0) { $0 + rows[$1] }
        guard main[station] != number, own <= limit else { continue }
        var votes: [Int: Double] = [:]
        for face in piece {
          for contact in contacts[face] where stations[contact.face] != station {
            votes[stations[contact.face], default: 0] += contact.length
          }
        }
        guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
          continue
        }
        for face in piece {
          stations[face] = best.key
          rows[face] = 0
        }
        isDone = false
      }
      if isDone { break }
    }
  }

  private func weight(_ piece: [Int]) -> (Int, Double) {
    piece.reduce((0, 0.0)) { ($0.0 + rows[$1], $0.1 + MultiPolygon(faces[$1]).area) }
  }

  /// Faces of one station that share edges, in order of their first face.
  var pieces: [[Int]] {
    var piece = [Int](repeating: -1, count: faces.count)
    var found: [[Int]] = []
    for start in faces.indices where piece[start] < 0 {
      var members = [start]
      piece[start] = found.count
      var next = 0
      while next < members.count {
        for contact in contacts[members[next]]
        where piece[contact.face] < 0 && stations[contact.face] == stations[start] {
          piece[contact.face] = found.count
          members.append(contact.face)
        }
        next += 1
      }
      found.append(members)
    }
    return found
  }

  /// The ground of each station, canonical; stations without a face have none.
  func grounds() throws(OverlayError) -> [Int: MultiPolygon] {
    var members: [Int: [Polygon]] = [:]
    for (face, station) in zip(faces, stations) { members[station, default: []].append(face) }
    var grounds: [Int: MultiPolygon] = [:]
    for (station, faces) in members { grounds[station] = try Arrangement.joined(faces) }
    return grounds
  }
}
