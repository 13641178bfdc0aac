import ArpentElections

/// Finds the layers in a zip archive: shapefiles, GeoJSON documents and GeoPackages, in any
/// folder, in the archive's order.
enum ZippedLayers {
  /// What can't be read is reported by the error when nothing else can, and otherwise returned.
  static func sources(
    _ bytes: FileBytes, path: String, limits: InflationLimits
  ) throws(VectorFileError) -> [any VectorSource] {
    let archive = try ZipArchive(bytes, path: path, limits: limits)
    var sources: [any VectorSource] = []
    for member in archive.members {
      let place = "\(path)/\(member.name)"
      switch suffix(member.name) {
      case "shp":
        sources.append(try ShapefileSource(try parts(of: member, in: archive)))
      case "geojson", "json", "js":
        let document = try archive.read(member)
        do {
          sources.append(try GeoJSONSource(document, path: place))
        } catch  where error.kind == .unknownFormat && suffix(member.name) != "geojson" {
          // Settings and other JSON that no layer was expected in.
          continue
        }
      case "gpkg":
        sources.append(try GeoPackageSource(try archive.read(member), path: place))
      default:
        continue
      }
    }
    if sources.isEmpty {
      throw VectorFileError(
        .noLayer,
        "the zip holds no shapefile, GeoJSON or GeoPackage; it holds "
          + contents(archive.members), Subject(file: path))
    }
    return sources
  }

  /// The files that share a shapefile's folder and name.
  private static func parts(
    of shp: ZipArchive.Member, in archive: borrowing ZipArchive
  ) throws(VectorFileError) -> ShapefileParts {
    func base(_ name: String) -> String {
      String(name.dropLast(suffix(name).count + 1)).lowercased()
    }
    let wanted = base(shp.name)
    var parts: [String: FileBytes] = [:]
    for member in archive.members where base(member.name) == wanted {
      let kind = suffix(member.name)
      if ["shx", "dbf", "prj", "cpg"].contains(kind) && parts[kind] == nil {
        parts[kind] = try archive.read(member)
      }
    }
    return ShapefileParts(
      path: "\(archive.path)/\(shp.name)", shp: try archive.read(shp), shx: parts["shx"],
      dbf: parts["dbf"], prj: ShapefileParts.text(parts["prj"]),
      cpg: ShapefileParts.text(parts["cpg"]))
  }

  private static func contents(_ members: [ZipArchive.Member]) -> String {
    if members.isEmpty { return "nothing" }
    let list = members.prefix(4).map { "\"\($0.name)\"" }.joined(separator: ", ")
    let more = members.count > 4 ? " and \(members.count - 4) more" : ""
    let hint: String
    if members.contains(where: { ["exe", "com", "msi"].contains(suffix($0.name)) }) {
      hint = " (a program that unpacks itself: run it elsewhere, and import what it unpacks)"
    } else if members.contains(where: { ["zip", "gz", "7z", "rar"].contains(suffix($0.name)) }) {
      hint = " (unpack the archive within it first)"
    } else {
      hint = ""
    }
    return list + more + hint
  }
}
