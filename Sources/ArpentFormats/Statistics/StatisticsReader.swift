import ArpentElections

/// Reads open statistics from tables of text. Joining them to the ground happens elsewhere.
public enum StatisticsReader {
  /// Reads a table.
  /// - Parameters:
  ///   - layout: ``StatisticsLayout/auto`` tells it from the headings.
  ///   - declaration: which columns are extensive and which intensive, where nothing else says it.
  /// - Throws: when the file as a whole can't be used; what is wrong with single rows is in the
  ///   table's `problems`.
  public static func read(
    path: String, layout: StatisticsLayout = .auto, declaration: StatisticDeclaration? = nil
  ) throws(StatisticsFileError) -> StatisticTable {
    var table = try open(path)
    guard try next(&table) else {
      let error = TableError(.empty, file: table.file)
      throw StatisticsFileError(.table(error), subject: error.subject)
    }
    var importer = try StatisticsImporter(
      headings: table.texts(), layout: layout, declaration: declaration, file: table.file)
    let needed = importer.neededColumns
    var cells = [String](repeating: "", count: (needed.last ?? 0) + 1)
    while try next(&table) {
      for column in needed { cells[column] = table.text(column) }
      importer.take(cells, line: table.line, raw: table.rawRecord())
    }
    var statistics = try importer.finish()
    if let mixed = table.mixedEncoding {
      statistics.problems.append(
        Problem(
          severity: .notice, kind: "mixed-encoding",
          message: "\(mixed.count) lines of this UTF-8 file are not UTF-8; "
            + "they are read as Windows-1252",
          subject: Subject(file: table.file, line: mixed.firstLine)))
    }
    return statistics
  }

  private static func open(_ path: String) throws(StatisticsFileError) -> DelimitedReader {
    do throws(TableError) {
      return try DelimitedReader(path: path)
    } catch {
      throw StatisticsFileError(.table(error), subject: error.subject)
    }
  }

  private static func next(_ table: inout DelimitedReader) throws(StatisticsFileError) -> Bool {
    do throws(TableError) {
      return try table.advance()
    } catch {
      throw StatisticsFileError(.table(error), subject: error.subject)
    }
  }
}
