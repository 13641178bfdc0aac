extension ZoneIndex {
  /// Sizes of the parts of the index, for whoever measures it.
  package var summary: String {
    withExtendedLifetime(memory) {
      let header = view.header
      var kinds = [0, 0, 0, 0]
      for i in 0..<Int(header.entries.count) { kinds[Int(view.entries[i].kind.rawValue)] += 1 }
      return """
        grid \(header.columns) x \(header.rows), entries \(header.entries.count), leaf bytes \
        \(header.leaves.count), list words \(header.edgeLists.count), edges \(header.edges.count), crowd \
        words \(header.crowds.count); solid \(kinds[0]), leaves \(kinds[1]), splits \(kinds[2]), \
        crowds \(kinds[3])
        """
    }
  }
}
