import ArpentElections
import ArpentGeometry
import ArpentPages

/// The plan on the report's page: what is done in how much time, the map of who goes where, each
/// team's list, and what all that takes for granted.
struct PlanSection {
  let frame: ReportFrame
  let planned: PlannedCanvass
  private let text: PlanText

  init(_ frame: ReportFrame, _ planned: PlannedCanvass) {
    self.frame = frame
    self.planned = planned
    text = .of(frame.language)
  }

  private var plan: CanvassPlan { planned.plan }
  private var language: Language { frame.language }

  func write(to page: inout String) {
    page += "<section class=\"plan\"><h2>\(text.heading)</h2>\n<p class=\"lead\">\(lead)</p>\n"
    page += "<p>"
    page += text.gap.filled(value(plan.bound), language.percent(plan.gap))
    page += "</p>\n<div class=\"cols\">\n<div class=\"card\"><h2>\(text.mapHeading)</h2>\n"
    writeMap(to: &page)
    page += "<p class=\"note\">\(text.mapCaption)</p></div>\n<div class=\"side\">\n"
    for round in plan.rounds { write(round, to: &page) }
    page += "</div>\n</div>\n<h3>\(text.assumptionsHeading)</h3>\n<ul class=\"assume\">\n"
    for sentence in assumptions { page += "<li>\(sentence)</li>\n" }
    page += "</ul>\n</section>\n"
  }

  private var lead: String {
    let budget =
      switch plan.request.budget {
      case .hours(let hours): text.hours.filled(language.number(hours))
      case .doors(let doors): text.doors.filled(language.number(doors))
      }
    let teams = plan.rounds.count
    let who = language == .fr ? "\(teams) équipe" : "\(teams) team"
    return text.lead.filled(
      budget, who + (teams > 1 ? "s" : ""), language.number(plan.doors),
      language.number(plan.rounds.reduce(0) { $0 + $1.visits.count }),
      language.number(plan.minutes / 60, 1), language.number(plan.travel / 60, 1),
      value(plan.value), planned.value == .points ? "" : escaped(frame.profile.score),
      value(plan.considered.value))
  }

  private func value(_ value: Double) -> String {
    language.number(value, plan.value >= 100 ? 0 : 1)
  }

  // MARK: Map

  /// Okabe and Ito's colours (*Color Universal Design*, 2008) without black and yellow; teams past
  /// the sixth begin again, and are told apart by their numbers.
  static let colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"]

  private func writeMap(to page: inout String) {
    var places: [StationKey: (team: Int, order: Int, share: Double)] = [:]
    for round in plan.rounds {
      for (i, visit) in round.visits.enumerated() {
        for key in visit.keys { places[key] = (round.team, i + 1, visit.share) }
      }
    }
    // What the plan visits and a third around it: the rest of a large place would only make it small.
    let grounds = frame.ranking.sectors.filter { $0.sector.ground?.isEmpty == false }
    let visited = grounds.reduce(into: BoundingBox.empty) {
      if places[$1.sector.key] != nil { $0.extend(to: $1.sector.ground!.boundingBox) }
    }
    guard !visited.isEmpty else { return }
    let margin = max(visited.width, visited.height) / 3
    let box = BoundingBox(
      minX: visited.minX - margin, minY: visited.minY - margin, maxX: visited.maxX + margin,
      maxY: visited.maxY + margin)
    guard let map = MapFrame(box) else { return }
    let sectors = grounds.filter { $0.sector.ground!.boundingBox.intersects(box) }
    let drawing = MapDrawing(map, language)
    drawing.open(label: text.mapHeading, shapes: sectors.count, id: "plan-hatch", to: &page)
    var marks = ""
    for outcome in sectors {
      guard let ground = outcome.sector.ground, !ground.isEmpty else { continue }
      let path = MapPath.data(ground, in: map)
      guard let place = places[outcome.sector.key] else {
        page += "<path class=\"off\" d=\"\(path)\"/>\n"
        continue
      }
      let title = "\(frame.label(of: outcome.sector)) · \(place.team).\(place.order)"
      page += "<path class=\"t\((place.team - 1) % Self.colours.count)\" d=\"\(path)\">"
      page += "<title>\(title)</title></path>\n"
      if place.share < 1 { page += "<path class=\"half\" d=\"\(path)\"/>\n" }
      if let point = MapPath.centre(ground, in: map) {
        marks +=
          "<text x=\"\(point.x)\" y=\"\(point.y + 37)\">\(place.team).\(place.order)</text>\n"
      }
    }
    drawing.closeShapes(to: &page)
    page += "<defs><pattern id=\"half\" width=\"90\" height=\"90\" "
    page += "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    page += "<path d=\"M0 0v90\" stroke=\"#fff\" stroke-width=\"44\" stroke-opacity=\".55\"/>"
    page += "</pattern></defs>\n<g class=\"marks plan-marks\">\n\(marks)</g>\n"
    drawing.close(to: &page)
  }

  // MARK: Lists

  private func write(_ round: CanvassPlan.Round, to page: inout String) {
    let colour = (round.team - 1) % Self.colours.count
    page +=
      "<div class=\"card\"><h2><svg class=\"chip\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">"
    page += "<rect class=\"t\(colour)\" width=\"10\" height=\"10\"/></svg>"
    page += text.teamTotal.filled("\(round.team)", language.number(round.minutes / 60, 1))
    page += "</h2>\n"
    guard !round.visits.isEmpty else {
      page += "<p class=\"none\">\(text.idle)</p></div>\n"
      return
    }
    page += "<div class=\"over\"><table class=\"plain\"><thead><tr>"
    for (i, column) in text.columns.enumerated() {
      page += "<th scope=\"col\"\(i > 1 ? " class=\"n\"" : "")>\(column)</th>"
    }
    page += "</tr></thead><tbody>\n"
    for (i, visit) in round.visits.enumerated() {
      let share =
        visit.share < 1
        ? "<br/><i>\(text.part.filled(language.percent(visit.share, 0)))</i>" : ""
      page += "<tr><td>\(i + 1)</td><th scope=\"row\">\(escaped(label(visit)))\(share)</th>"
      for number in [
        language.number(visit.doors), language.number(visit.minutes / 60, 1),
        language.number(visit.travel), value(visit.value),
      ] { page += "<td class=\"n\">\(number)</td>" }
      page += "</tr>\n"
    }
    page += "</tbody></table></div></div>\n"
  }

  private func label(_ visit: CanvassPlan.Visit) -> String {
    let codes = visit.keys.map { frame.hasSeveralCommunes ? $0.description : $0.code }
    return (codes + visit.names).joined(separator: " ")
  }

  // MARK: Assumptions

  private var assumptions: [String] {
    let canvassing = planned.assumptions.canvassing
    let request = plan.request
    let perDoor = language.number(canvassing.electorsPerDoor, 1)
    let origins = plan.rounds.flatMap(\.visits).reduce(into: Set<DoorCount.Origin>()) {
      $0.formUnion($1.doorsFrom)
    }
    var list = [
      origins == [.households]
        ? text.fromHouseholds
        : (origins.contains(.households) ? text.fromBoth : text.fromRegistered).filled(perDoor)
    ]
    if let pace = planned.assumptions.doorsPerHour {
      list.append(text.paceFlat.filled(language.number(pace, 1)))
    } else {
      list.append(
        text.paceByDensity.filled(
          language.percent(canvassing.contactRate, 0),
          language.number(canvassing.minutesAnswered, 1),
          language.number(canvassing.minutesUnanswered, 1),
          language.number(canvassing.metresPerMinute * 60 / 1000, 1)))
    }
    let travel = request.travel
    var ways = text.walking.filled(
      language.number(travel.detour, 1), language.number(travel.walkingSpeed, 1))
    ways +=
      travel.transportSpeed.map {
        text.transport.filled(language.number($0, 1), language.number(travel.transportWait))
      } ?? "."
    list.append(ways)
    list.append(
      request.start.map {
        text.start.filled(language.number($0.x, 4), language.number($0.y, 4))
      } ?? text.noStart)
    if request.isContiguous { list.append(text.contiguous) }
    if request.minimumDoors > 0 {
      list.append(text.merged.filled(language.number(request.minimumDoors)))
    }
    if !plan.tooSmall.isEmpty {
      let keys = plan.tooSmall.map { escaped($0.description) }
      list.append(text.tooSmall.filled(keys.joined(separator: ", ")))
    }
    return list + [text.values[planned.value] ?? "", text.method]
  }

  static let css: String = {
    var css = ".off{fill:#e6eaee}.half{fill:url(#half);stroke:none !important}\n"
    for (i, colour) in colours.enumerated() { css += ".t\(i){fill:\(colour)}" }
    return css + """

      .plan-marks text{font-size:88px;stroke:#fff;stroke-width:26;paint-order:stroke}
      .chip{width:12px;height:12px;margin-right:7px}
      .plan .side{max-height:82vh;overflow:auto}.plan .side .card{min-width:0}
      .plan .plain thead .n{white-space:normal}.plan .plain th,.plan .plain td{padding:5px 7px}

      """
  }()

  static let printCSS = """
    .plan .side{max-height:none;overflow:visible;grid-template-columns:1fr 1fr}
    .plan{break-before:page}

    """
}
