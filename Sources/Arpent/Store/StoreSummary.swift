import ArpentElections
public import ArpentStore
import Foundation

/// What a store holds, for people and for programs.
public enum StoreSummary {
  public static func text(_ info: StoreInfo) -> String {
    var lines: [String] = []
    lines.append("Vintages: \(info.vintages.count)")
    for record in info.vintages {
      let until = record.vintage.validity.to.map { " until \($0)" } ?? ""
      lines.append(
        "  \(record.vintage.name): \(record.zoneCount) zones in \(record.commune)"
          + ", from \(record.vintage.validity.from)\(until); \(words(record.source))")
    }
    lines.append(
      "Versions: \(info.believedVersions) believed, \(info.retractedVersions) retracted; "
        + "\(info.grounds) shapes")
    lines.append("Elections: \(info.elections.count)")
    for record in info.elections {
      lines.append(
        "  \(record.election.id) of \(record.election.date): \(record.stationCount) stations; "
          + record.sources.map(words).joined(separator: "; "))
    }
    lines.append("Data sets: \(info.datasets.count)")
    for record in info.datasets {
      lines.append(
        "  \(record.name) (\(record.layout)): \(record.unitCount) units, "
          + "\(record.variables.count) variables; \(words(record.source))")
    }
    lines.append("Size: \(info.byteCount) bytes")
    return lines.joined(separator: "\n") + "\n"
  }

  public static func json(_ info: StoreInfo) throws(ArpentError) -> String {
    let object: [String: Any] = [
      "vintages": info.vintages.map { record in
        compact([
          "name": record.vintage.name, "valid_from": record.vintage.validity.from.description,
          "valid_to": record.vintage.validity.to?.description, "zones": record.zoneCount,
          "communes": record.communeCount, "recorded_at": record.recordedAt.description,
          "crs": record.sourceCRS, "source": source(record.source),
        ])
      },
      "elections": info.elections.map { record in
        compact([
          "id": record.election.id, "date": record.election.date.description,
          "stations": record.stationCount, "sources": record.sources.map(source),
        ])
      },
      "datasets": info.datasets.map { record in
        compact([
          "name": record.name, "layout": record.layout, "units": record.unitCount,
          "variables": record.variables.map(\.name), "source": source(record.source),
        ])
      },
      "grounds": info.grounds, "believed_versions": info.believedVersions,
      "retracted_versions": info.retractedVersions, "bytes": info.byteCount,
    ]
    do {
      let data = try JSONSerialization.data(
        withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      return String(decoding: data, as: UTF8.self) + "\n"
    } catch {
      throw ArpentError(error)
    }
  }

  private static func words(_ source: Source) -> String {
    let facts = [source.licence, source.date?.description].compactMap { $0 }
    return source.fileName + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
  }

  private static func source(_ source: Source) -> [String: Any] {
    compact([
      "file": source.fileName, "sha256": source.sha256, "bytes": source.byteCount,
      "licence": source.licence, "attribution": source.attribution,
      "date": source.date?.description,
    ])
  }

  private static func compact(_ pairs: [String: Any?]) -> [String: Any] {
    pairs.compactMapValues(\.self)
  }
}

extension VintageRecord {
  fileprivate var commune: String { communeCount == 1 ? "1 commune" : "\(communeCount) communes" }
}
