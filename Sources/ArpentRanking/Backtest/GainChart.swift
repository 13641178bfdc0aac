import ArpentPages

/// The gain curves of one measure as a drawing. Curves differ in colour, in dashes and in width, so
/// that none is told by its colour alone; colours are those of M. Okabe and K. Ito, *Color Universal
/// Design*, 2008.
struct GainChart {
  let trial: Backtest.Trial
  let text: BacktestText
  let language: Language

  private static let left = 58.0
  private static let top = 12.0
  private static let width = 420.0
  private static let height = 300.0

  func svg() -> String {
    let (low, high) = range
    func x(_ share: Double) -> String { fixed(Self.left + share * Self.width, 1) ?? "0" }
    func y(_ amount: Double) -> String {
      fixed(Self.top + (high - amount) / (high - low) * Self.height, 1) ?? "0"
    }
    func line(_ points: [GainPoint], _ style: String) -> String {
      let path = thinned(points).map { "\(x($0.electors)),\(y($0.amount))" }
      return "<polyline class=\"\(style)\" points=\"\(path.joined(separator: " "))\"/>\n"
    }
    let name = text.measures[trial.measure]?.name ?? trial.measure.rawValue
    var svg = """
      <svg class="gain" viewBox="0 0 500 360" role="img" \
      aria-label="\(escaped(text.curveHeading)): \(escaped(name))">

      """
    for step in 0...4 {
      let share = Double(step) / 4
      let amount = low + (high - low) * share
      svg += "<path class=\"grid\" d=\"M\(x(0)) \(y(amount))H\(x(1))M\(x(share)) \(y(low))"
      svg += "V\(y(high))\"/>"
      svg +=
        "<text class=\"tick\" x=\"\(x(share))\" y=\"\(fixed(Self.top + Self.height + 17, 1)!)\">"
      svg += "\(language.percent(share, 0))</text>"
      svg +=
        "<text class=\"tick end\" x=\"\(fixed(Self.left - 6, 1)!)\" y=\"\(y(amount))\" dy=\"4\">"
      svg += "\(language.percent(amount, 0))</text>\n"
    }
    let whole = trial.perfect.last?.amount ?? 1
    svg += line(
      [GainPoint(electors: 0, amount: 0), GainPoint(electors: 1, amount: whole)], "c-random")
    svg += line(trial.perfect, "c-perfect")
    for score in trial.scores.reversed() { svg += line(score.curve, "c-\(score.method.rawValue)") }
    let middle = fixed(Self.left + Self.width / 2, 1) ?? "0"
    svg += "<text class=\"axis\" x=\"\(middle)\" y=\"352\">\(escaped(text.electorsAxis))</text>\n"
    let axis = trial.measure.isSigned ? text.changeAxis : text.amountAxis
    svg +=
      "<text class=\"axis\" transform=\"translate(13 162) rotate(-90)\">\(escaped(axis))</text>"
    return svg + "\n</svg>\n"
  }

  func legend() -> String {
    var items = trial.scores.map {
      ("c-\($0.method.rawValue)", text.methods[$0.method] ?? $0.method.rawValue)
    }
    items += [("c-perfect", text.perfect), ("c-random", text.random)]
    var list = "<ul class=\"lines\">\n"
    for (style, label) in items {
      list += "<li><svg viewBox=\"0 0 36 8\" aria-hidden=\"true\"><polyline class=\"\(style)\" "
      list += "points=\"1,4 35,4\"/></svg>\(escaped(label))</li>\n"
    }
    return list + "</ul>\n"
  }

  /// From zero to all for a count; as far as the curves go for a change.
  private var range: (Double, Double) {
    guard trial.measure.isSigned else { return (0, 1) }
    let all = (trial.scores.map(\.curve) + [trial.perfect]).joined().map(\.amount)
    func stepped(_ value: Double) -> Double { (value * 10).rounded(.awayFromZero) / 10 }
    let (low, high) = (stepped(min(0, all.min() ?? 0)), stepped(max(0, all.max() ?? 1)))
    return high > low ? (low, high) : (low, low + 0.1)
  }

  /// As many points as a drawing of this size can show.
  private func thinned(_ points: [GainPoint]) -> [GainPoint] {
    let step = max(1, points.count / 250)
    return points.indices.filter { $0 % step == 0 || $0 == points.count - 1 }.map { points[$0] }
  }

  static let css = """
    .gain{display:block;width:100%;max-width:640px;height:auto}
    .gain .grid{stroke:#e4e8ec;fill:none}
    .gain text{font-size:12px;fill:#55616e;text-anchor:middle}
    .gain .end{text-anchor:end}.gain .axis{font-size:13px}
    .gain polyline,.lines polyline{fill:none;stroke-width:2}
    .c-ranking{stroke:#0072b2;stroke-width:3.4 !important}
    .c-last-result{stroke:#d55e00;stroke-dasharray:7 3}
    .c-same-measure-before{stroke:#007a5a;stroke-dasharray:2 3}
    .c-size{stroke:#8c5a7d;stroke-dasharray:9 3 2 3}
    .c-perfect{stroke:#8b96a1;stroke-width:1.4 !important}
    .c-random{stroke:#17212b;stroke-width:1 !important;stroke-dasharray:3 4}
    .lines{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;margin:8px 0 0;padding:0;
    font-size:13px}
    .lines li{display:flex;align-items:center;gap:6px}.lines svg{width:36px;height:8px}
    .trial{display:grid;grid-template-columns:minmax(320px,1fr) minmax(0,1.25fr);gap:18px;
    align-items:start}
    .trial .plain thead .n{white-space:normal}.trial .plain th,.trial .plain td{padding:6px 9px}
    .trial .plain tbody th{min-width:120px}
    .verdict{font-weight:600}
    .verdict.better{color:#124a7c}.verdict.worse{color:#8a3f05}
    @media (max-width:900px){.trial{grid-template-columns:1fr}}

    """

  static let printCSS = """
    .trial{grid-template-columns:1fr 1.3fr;gap:8px;break-inside:avoid}
    .trials section{break-inside:avoid}
    .lines{font-size:7.6pt;gap:2px 9px}
    .gain{max-width:78mm}

    """
}
