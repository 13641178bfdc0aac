import ArpentChange
import ArpentElections
import ArpentGeometry
import ArpentPages

/// The two maps, before and after, in one frame round what changed.
struct ZoneDiffMaps {
  let frame: ZoneDiffFrame

  init(_ frame: ZoneDiffFrame) { self.frame = frame }

  func write(to page: inout String) {
    let (diff, text) = (frame.diff, frame.text)
    let box = changedBox
    guard let map = MapFrame(box) else {
      page += "<p class=\"none\">\(text.nothingChanged)</p>\n"
      return
    }
    page += "<section><h2>\(text.mapsHeading)</h2>\n<div class=\"pair\">\n"
    let lineage = frame.lineage
    var related = (
      from: [[Int]](repeating: [], count: lineage.sources.count),
      to: [[Int]](repeating: [], count: lineage.targets.count)
    )
    for relation in lineage.relations {
      related.from[relation.source].append(relation.target)
      related.to[relation.target].append(relation.source)
    }
    write(
      diff.from, lineage.sources, related.from, keys: lineage.targetKeys, id: "before", map, box,
      to: &page)
    write(
      diff.to, lineage.targets, related.to, keys: lineage.sourceKeys, id: "after", map, box,
      to: &page)
    page += "</div>\n<p class=\"note\">\(text.mapsCaption)</p></section>\n"
  }

  /// Round every zone that is not as it was, with some room.
  private var changedBox: BoundingBox {
    var box = BoundingBox.empty
    for (zones, fates) in [
      (frame.diff.from.zones, frame.lineage.sources), (frame.diff.to.zones, frame.lineage.targets),
    ] {
      for (zone, fate) in zip(zones, fates) where fate.kind != .unchanged {
        box.extend(to: zone.ground.boundingBox)
      }
    }
    guard !box.isEmpty else { return box }
    let (x, y) = (box.width * 0.04, box.height * 0.04)
    return BoundingBox(
      minX: box.minX - x, minY: box.minY - y, maxX: box.maxX + x, maxY: box.maxY + y)
  }

  private func write(
    _ edition: ZoneDiff.Edition, _ fates: [Lineage.Fate], _ related: [[Int]],
    keys: [StationKey], id: String, _ map: MapFrame, _ box: BoundingBox, to page: inout String
  ) {
    let shown = edition.zones.indices.filter {
      edition.zones[$0].ground.boundingBox.intersects(box)
    }
    page += "<figure class=\"card mapcard\"><figcaption>\(escaped(frame.label(edition)))"
    page += "</figcaption>\n"
    let drawing = MapDrawing(map, frame.language)
    drawing.open(
      label: frame.text.mapLabel.filled(edition.name), shapes: shown.count, id: "hatch-\(id)",
      to: &page)
    // What lies past the frame would run into the scale.
    page += "<clipPath id=\"clip-\(id)\"><rect width=\"\(map.width)\" height=\"\(map.height)\"/>"
    page += "</clipPath><g clip-path=\"url(#clip-\(id))\">\n"
    for index in shown {
      let (zone, fate) = (edition.zones[index], fates[index])
      let others = related[index].map(String.init).joined(separator: " ")
      page +=
        "<path class=\"k-\(fate.kind.rawValue)\" data-z=\"\(index)\" data-r=\"\(others)\" d=\""
      page += MapPath.data(zone.ground, in: map)
      page += "\"><title>\(escaped(caption(zone, fate, keys)))</title></path>\n"
    }
    page += "</g>"
    drawing.closeShapes(to: &page)
    drawing.close(to: &page)
    page += "</figure>\n"
  }

  private func caption(_ zone: Zone, _ fate: Lineage.Fate, _ others: [StationKey]) -> String {
    var words = "\(frame.label(zone.key)) · \(frame.text.one[fate.kind]!)"
    if fate.kind != .unchanged, let counterpart = fate.counterpart {
      words += " · \(frame.text.mostly.filled(frame.label(others[counterpart])))"
    }
    return words
  }
}
