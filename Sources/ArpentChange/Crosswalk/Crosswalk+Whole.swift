extension Crosswalk {
  /// This crosswalk, with ``Method/whole`` for every source that goes to one target with all that it
  /// has: once traces of drawing are settled, its weights have nothing to say any more.
  public func namingWhole() -> Crosswalk {
    let isWhole = rows.indices.map { source in
      outside[source] == 0 && rows[source].count { $0.share > 0 } == 1
        && sharedOut[source] == nil
    }
    return Crosswalk(
      method: method, rows: rows, outside: outside, sourceAreas: sourceAreas,
      targetAreas: targetAreas, sharedOut: sharedOut,
      methods: zip(methods, isWhole).map { $1 ? .whole : $0 },
      sourceWeights: zip(sourceWeights, isWhole).map { $1 ? nil : $0 })
  }
}
