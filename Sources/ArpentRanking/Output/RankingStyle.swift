public import ArpentPages

/// A QGIS style document for the ranked sectors, in the shades of the report's map: ranked sectors
/// by class of score, withheld ones hatched, the others grey, with a rank on the first ones.
///
/// Rules filter on the columns of ``SectorColumns``, so the style fits every layer that has them.
public enum RankingStyle {
  /// QML, as QGIS 3 reads it.
  public static func qml(_ ranking: Ranking, language: Language = .en) -> String {
    let text = language == .fr ? ReportText.french : .english
    let classes = ColourClasses(ranking.ranked.compactMap { $0.score?.value }).classes
    var rules: [QGISStyle.Rule] = []
    for (i, shade) in classes.enumerated() {
      let low = trimmed(shade.low, 4) ?? "0"
      var filter = "\"score\" >= \(low)"
      if i + 1 < classes.count {
        filter += " AND \"score\" < \(trimmed(classes[i + 1].low, 4) ?? "0")"
      }
      let decimals = (classes.last?.high ?? 0) >= 100 ? 0 : 1
      let range = [shade.low, shade.high].map { language.number($0, decimals) }
      rules.append(
        QGISStyle.Rule(
          filter: filter, label: range[0] == range[1] ? range[0] : "\(range[0])–\(range[1])",
          colour: ColourClasses.palette[shade.colour], pattern: .solid))
    }
    rules.append(
      QGISStyle.Rule(
        filter: "\"withheld\"", label: text.withheldWord, colour: "#6b7683", pattern: .hatched))
    rules.append(
      QGISStyle.Rule(
        filter: "ELSE", label: text.notRankedWord, colour: "#c3c9d0", pattern: .solid))
    return QGISStyle(
      rules: rules.reversed(), labelExpression: "CASE WHEN \"rank\" <= 10 THEN \"rank\" END"
    ).qml
  }
}

/// The little of QGIS's style format that a map of areas needs.
struct QGISStyle {
  enum Pattern: String {
    case solid
    /// Diagonal lines.
    case hatched = "b_diagonal"
  }

  /// Areas drawn alike.
  struct Rule {
    /// A QGIS expression; `ELSE` for what no other rule takes.
    var filter: String
    var label: String
    /// `#rrggbb`.
    var colour: String
    var pattern: Pattern
  }

  /// In the order of the legend.
  var rules: [Rule]
  /// A QGIS expression for the text on an area; where it is null nothing is written.
  var labelExpression: String

  var qml: String {
    var text = """
      <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
      <qgis version="3.16.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
       <renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
        <rules key="{00000000-0000-4000-8000-000000000000}">

      """
    for (i, rule) in rules.enumerated() {
      text += "   <rule key=\"\(Self.key(i + 1))\" symbol=\"\(i)\" filter=\""
      text += "\(escaped(rule.filter))\" label=\"\(escaped(rule.label))\"/>\n"
    }
    text += "  </rules>\n  <symbols>\n"
    for (i, rule) in rules.enumerated() { text += Self.symbol(i, rule) }
    text += """
        </symbols>
       </renderer-v2>
       <labeling type="simple">
        <settings>
         <text-style fieldName="\(escaped(labelExpression))" isExpression="1" fontSize="10" \
      fontSizeUnit="Point" fontFamily="Sans" namedStyle="Bold" fontWeight="75" \
      textColor="23,33,43,255" textOpacity="1">
          <text-buffer bufferDraw="1" bufferSize="1" bufferSizeUnits="MM" \
      bufferColor="255,255,255,255" bufferOpacity="1"/>
         </text-style>
         <placement placement="1" centroidInside="1" centroidWhole="1"/>
         <rendering obstacle="0" drawLabels="1" scaleVisibility="0"/>
        </settings>
       </labeling>
      </qgis>

      """
    return text
  }

  private static func key(_ number: Int) -> String {
    let digits = String(number)
    return "{00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
      + "}"
  }

  /// Both the form of QGIS before 3.20 (`prop`) and the form since (`Option`).
  private static func symbol(_ number: Int, _ rule: Rule) -> String {
    let settings = [
      ("color", rgba(rule.colour)), ("style", rule.pattern.rawValue),
      ("outline_color", rule.pattern == .solid ? "255,255,255,255" : "107,118,131,255"),
      ("outline_style", "solid"), ("outline_width", "0.1"), ("outline_width_unit", "MM"),
      ("joinstyle", "bevel"),
    ]
    var text = """
        <symbol type="fill" name="\(number)" alpha="1" clip_to_extent="1" force_rhr="0">
         <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">

      """
    for (name, value) in settings {
      text += "       <Option type=\"QString\" name=\"\(name)\" value=\"\(value)\"/>\n"
    }
    text += "      </Option>\n"
    for (name, value) in settings { text += "      <prop k=\"\(name)\" v=\"\(value)\"/>\n" }
    return text + "     </layer>\n    </symbol>\n"
  }

  /// `31,95,153,255` for `#1f5f99`.
  private static func rgba(_ colour: String) -> String {
    let digits = colour.dropFirst()
    let parts = stride(from: 0, to: 6, by: 2).map { place in
      String(Int(digits.dropFirst(place).prefix(2), radix: 16) ?? 0)
    }
    return (parts + ["255"]).joined(separator: ",")
  }
}
