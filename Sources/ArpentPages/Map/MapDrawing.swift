/// What stands round the shapes of every map: the drawing with its hatching, the scale, the north.
package struct MapDrawing {
  package let frame: MapFrame
  package let language: Language

  /// Room under the shapes for the scale, in tenths of a pixel.
  private static let foot = 420

  package init(_ frame: MapFrame, _ language: Language) {
    self.frame = frame
    self.language = language
  }

  /// Opens the drawing and its group of shapes.
  ///
  /// - Parameters:
  ///   - label: what the map shows, for readers who can't see it, as it is.
  ///   - shapes: how many will be drawn: outlines are thinner where there are many, lest they hide
  ///     the shades.
  ///   - id: tells the hatching of several maps on a page apart.
  package func open(label: String, shapes: Int, id: String = "hatch", to page: inout String) {
    let height = frame.height + Self.foot
    let ratio = fixed(Double(frame.width) / Double(height), 3) ?? "1"
    let stroke = fixed(max(1.5, min(12, 180 / Double(max(1, shapes)).squareRoot())), 1) ?? "6"
    page += """
      <svg class="map" viewBox="0 0 \(frame.width) \(height)" role="img" \
      aria-label="\(escaped(label))" style="--ratio:\(ratio)">
      <defs><pattern id="\(id)" width="70" height="70" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="70" height="70" fill="#fff"/>\
      <path d="M0 0v70" stroke="#6b7683" stroke-width="36"/></pattern></defs>
      <g class="zones" style="stroke-width:\(stroke)">

      """
  }

  /// Closes the group of shapes.
  package func closeShapes(to page: inout String) { page += "</g>\n" }

  /// Draws scale and north, and closes the drawing.
  package func close(to page: inout String) {
    let metres = frame.roundLength(within: Double(frame.width) / 4)
    let length = Int((metres * frame.unitsPerMetre).rounded())
    let (x, y) = (Int(MapFrame.margin), frame.height + 150)
    let label =
      metres >= 1000
      ? language.number(metres / 1000) + "\u{A0}km" : language.number(metres) + "\u{A0}m"
    page += """
      <g class="scale"><path d="M\(x) \(y - 50)v50h\(length)v-50"/>\
      <text x="\(x + length + 70)" y="\(y + 20)">\(label)</text>\
      <path d="M\(frame.width - 130) \(y + 40)v-190m-60 80l60-80 60 80"/>\
      <text x="\(frame.width - 320)" y="\(y + 20)">N</text></g>
      </svg>

      """
  }
}
