import Arpent
import ArpentElections
import ArpentFormats
import ArpentStore
import Foundation
import TestData
import Testing

/// Files that importers choke on. Whatever they hold, the store ends sound or does not appear.
@Suite(.enabled(if: RealData.has("us/torture"), "needs the real data"))
struct TortureTests {
  static let files: [String] = {
    var paths = [
      "fr/filosofi-iris-2019/BASE_TD_FILO_DISP_IRIS_2019.csv",
      "fr/bondy-beababa-cartos/iris.gpkg", "fr/bondy-beababa-cartos/bvTremblay.gpkg",
    ]
    guard RealData.has("us/torture") else { return paths }
    let root = RealData.path("us/torture")
    for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
      if !isFolder.boolValue { paths.append("us/torture/\(path)") }
    }
    return paths.sorted()
  }()

  @Test("Every file is imported, or refused with an error that says what to do", arguments: files)
  func file(path: String) throws {
    let folder = TemporaryFolder()
    let store = folder.path("s.gpkg")
    var refusals: [ArpentError] = []
    var imported = 0
    for layer in layers(of: path, &refusals) {
      var source = ZoneSourceOptions(
        path: RealData.path(path), codeField: layer.fields.first?.name ?? "code")
      source.layer = layer.name
      source.repairs = true
      var task = ImportZones(
        source: source, store: store,
        vintage: Vintage(name: layer.name, validity: ValidPeriod(from: CalendarDate("2000-01-01")!))
      )
      task.skipsInvalid = true
      do {
        let report = try task.run()
        #expect(report.summary != nil)
        // Each feature is a zone, part of one, or among the problems.
        #expect(
          report.reading.zones.count + report.reading.problems.count
            >= report.reading.featureCount)
        imported += 1
      } catch {
        refusals.append(error)
      }
    }
    for error in refusals {
      #expect(error.code != .internal, "\(error)")
      #expect(error.message.count > 10)
      // A part of a shapefile stands for all of them; the error names the one at fault.
      let stem = (RealData.path(path) as NSString).deletingPathExtension
      #expect(error.subject.file?.hasPrefix(stem) == true, "\(error)")
    }
    #expect(try folder.contents() == (imported > 0 ? ["s.gpkg"] : []))
    if imported > 0 { #expect(try ZoneStore.open(store, .readOnly).verify() == []) }
  }

  private func layers(of path: String, _ refusals: inout [ArpentError]) -> [VectorLayer] {
    do {
      return try VectorFile.open(RealData.path(path)).layers
    } catch {
      refusals.append(ArpentError(error))
      return []
    }
  }
}
