import ArpentChange

/// The page's words. `{0}`, `{1}` … stand for values.
struct ZoneDiffText: Sendable {
  var title: String
  var tagline: String
  var subtitle: String
  var since: String
  var footer: String
  var lead: String
  var codesReused: String
  var mapsHeading: String
  var mapsCaption: String
  var mapLabel: String
  var mostly: String
  var nothingChanged: String
  var beforeHeading: String
  var beforeHeadings: [String]
  var afterHeading: String
  var afterHeadings: [String]
  var noZone: String
  /// Shares by what was counted.
  var weighed: [Crosswalk.Method: String]
  var weighedBy: String
  var smallPieces: String
  var renumberedHeading: String
  var doubtfulHeading: String
  var doubtfulIntro: String
  var byRatioOnly: String
  var byToleranceOnly: String
  var methodHeading: String
  var method: String
  var sourcesHeading: String
  var sourceHeadings: [String]
  var notStated: String
  /// Of one zone, and of several.
  var one: [LineageKind: String]
  var many: [LineageKind: String]
  var meaning: [LineageKind: String]
}

extension ZoneDiffText {
  static let english = ZoneDiffText(
    title: "Zones from {0} to {1}",
    tagline: "What became of polling-station zones",
    subtitle: "{0}: {1} zones · {2}: {3} zones",
    since: "from {0}",
    footer:
      "Made by {0}. The same zones give this same page, byte for byte. Told from ground, not from "
      + "codes.",
    lead:
      "Of the <b>{0}</b> zones of {1}, <b>{2}</b> keep code and ground, <b>{3}</b> keep their ground "
      + "under another code, and <b>{4}</b> don’t keep it.",
    codesReused:
      "{0} codes stand on both sides; {1} of them now name other ground, all or most of it. A code is not an identity.",
    mapsHeading: "Before and after",
    mapsCaption:
      "Both maps show the same place, round what changed. Point at a zone to read it; those "
      + "it shares ground with stand out on the other map. North is up.",
    mapLabel: "Map of the zones of {0}, coloured by what became of them",
    mostly: "mostly {0}",
    nothingChanged: "Nothing changed: there is nothing to draw.",
    beforeHeading: "Zones of {0} that did not keep their ground",
    beforeHeadings: ["Zone", "What became of it", "Its ground went to", "Hectares", "Same code"],
    afterHeading: "Zones of {0} on other ground than before",
    afterHeadings: ["Zone", "What it is", "Its ground came from", "Hectares", "Same code"],
    noZone: "no zone",
    weighed: [.population: "{0} of people", .addresses: "{0} of addresses"],
    weighedBy: "Shares in brackets are by {0}.",
    smallPieces: "{0} more under 1%",
    renumberedHeading: "Same ground under another code",
    doubtfulHeading: "Kept by one criterion only",
    doubtfulIntro:
      "These zones count as keeping their ground, but the two criteria differ: look at them before "
      + "relying on it. The figure is shared ÷ joint area.",
    byRatioOnly: "an edge moved further than the tolerance",
    byToleranceOnly: "all edges within the tolerance, much of the area",
    methodHeading: "How this was told",
    method:
      "Two zones have the same ground when their shared ÷ joint area is at least {1}, or when neither "
      + "reaches beyond the other by more than {0} metres (no circle of that diameter fits between "
      + "them). Shared ground that is nowhere wider than {0} metres is taken for a trace of drawing. "
      + "“Same code” is shared ÷ joint area with the zone of the same code. Lengths and areas are "
      + "measured in {2}.",
    sourcesHeading: "Sources",
    sourceHeadings: ["Edition", "File", "Publisher", "Licence", "Date", "SHA-256"],
    notStated: "not stated",
    one: [
      .unchanged: "unchanged", .renumbered: "renumbered", .redrawn: "redrawn", .split: "split",
      .merged: "merged", .created: "created", .abolished: "abolished",
    ],
    many: [
      .unchanged: "unchanged", .renumbered: "renumbered", .redrawn: "redrawn", .split: "split",
      .merged: "merged", .created: "created", .abolished: "abolished",
    ],
    meaning: [
      .unchanged: "The same ground under the same code.",
      .renumbered: "The same ground under another code, or in another commune.",
      .redrawn: "Ground was exchanged with neighbours, given up or gained.",
      .split: "Two or more zones lie in one former zone and are its ground together.",
      .merged: "Two or more former zones lie in one zone and are its ground together.",
      .created: "On ground that lay in no zone before.",
      .abolished: "On ground that lies in no zone any more.",
    ])
}
