import ArpentPages

/// What the reader must know before using a figure.
struct AssumptionsSection {
  let frame: ReportFrame

  init(_ frame: ReportFrame) { self.frame = frame }

  func write(to page: inout String) {
    page += "<section><h2>\(frame.text.assumptionsHeading)</h2>\n<ul class=\"assume\">\n"
    for sentence in frame.profile.assumptions.map(escaped)
      + CarriedSection(frame).assumptions + frame.text.caveats
    {
      page += "<li>\(sentence)</li>\n"
    }
    page += "</ul></section>\n"
  }
}
