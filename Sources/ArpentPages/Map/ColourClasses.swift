/// Shades for scores: classes of about equal count. Equal scores never fall in two classes.
package struct ColourClasses {
  package struct Class: Equatable {
    /// Lowest and highest score in it.
    package var low: Double
    package var high: Double
    package var count: Int
    /// Index into ``palette``.
    package var colour: Int
  }

  /// YlGnBu, C. Brewer (ColorBrewer 2.0): its order is told by colour-blind readers and in grey.
  package static let palette = ["#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494"]

  /// Lowest first.
  package let classes: [Class]

  package init(_ scores: [Double]) {
    let sorted = scores.sorted()
    let wanted = min(Self.palette.count, Set(sorted).count)
    guard wanted > 0 else {
      classes = []
      return
    }
    var limits: [Double] = []
    for i in 1..<max(2, wanted + 1) where i < wanted {
      let limit = sorted[sorted.count * i / wanted]
      if limit > (limits.last ?? sorted[0]) { limits.append(limit) }
    }
    var found: [Class] = []
    var start = 0
    for limit in limits + [.infinity] {
      let end = sorted[start...].firstIndex { $0 >= limit } ?? sorted.count
      found.append(
        Class(low: sorted[start], high: sorted[end - 1], count: end - start, colour: found.count))
      start = end
    }
    // Few classes take shades far apart, the darkest always for the highest.
    let last = found.count - 1
    for i in found.indices {
      found[i].colour =
        last == 0 ? 3 : (i * (Self.palette.count - 1) + last / 2) / last
    }
    classes = found
  }

  /// Index into ``palette`` of the shade for a score that the classes were made from.
  package func colour(of score: Double) -> Int {
    (classes.last { $0.low <= score } ?? classes.first)?.colour ?? 0
  }
}
