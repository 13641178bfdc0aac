import ArpentElections
public import ArpentPages

/// The trial of a ranking as one self-contained page, with a gain curve for each measure. It says
/// first whether the ranking beat the last result alone, whichever way it went.
public enum BacktestReport {
  /// The whole page, UTF-8.
  public static func html(_ backtest: Backtest, language: Language = .en) -> String {
    let writer = BacktestPage(backtest, language)
    var page = ""
    writer.shell.writeHead(to: &page)
    writer.writeSummary(to: &page)
    page += "<div class=\"trials\">\n"
    for trial in backtest.trials { writer.write(trial, to: &page) }
    page += "</div>\n"
    writer.writeReading(to: &page)
    writer.writeSources(to: &page)
    writer.shell.writeFoot(to: &page)
    return page
  }
}

private struct BacktestPage {
  let backtest: Backtest
  let language: Language
  let text: BacktestText
  let profile: ProfileText

  init(_ backtest: Backtest, _ language: Language) {
    self.backtest = backtest
    self.language = language
    text = .of(language)
    profile = backtest.ranking.profile.text(in: language, for: backtest.ranking.context)
  }

  var context: RankingContext { backtest.ranking.context }

  func date(_ date: CalendarDate) -> String {
    language.date(year: date.year, month: date.month, day: date.day)
  }

  var shell: PageShell {
    let known = context.chronology.map { index in
      context.elections[index].title ?? context.elections[index].election.id
    }
    return PageShell(
      language: language, title: text.documentTitle.filled(context.title), tagline: text.tagline,
      subtitle: text.subtitle.filled(
        profile.title, known.joined(separator: ", "),
        backtest.outcomeTitle ?? backtest.outcome.id, date(backtest.outcome.date)),
      footer: text.footer.filled(context.generatedBy), generatedBy: context.generatedBy,
      css: GainChart.css, printCSS: GainChart.printCSS)
  }

  func writeSummary(to page: inout String) {
    page += "<section>\n<p class=\"lead\">"
    if let first = backtest.trials.first {
      page +=
        "<b>\(name(first.measure))\(language == .fr ? "\u{202F}:" : ":")</b> \(verdict(first))"
    }
    page += "</p>\n<ul class=\"kpi\">\n"
    func figure(_ count: Int, _ label: String) {
      page += "<li><b>\(language.number(count))</b><span>\(escaped(label))</span></li>\n"
    }
    figure(backtest.cases.count, text.tried)
    figure(backtest.withoutOutcome, text.without)
    figure(backtest.trials.count, text.measuresTried)
    for (verdict, label) in [
      (Backtest.Verdict.better, text.betterCount), (.undecided, text.undecidedCount),
      (.worse, text.worseCount),
    ] {
      figure(backtest.trials.count { $0.verdict == verdict }, label)
    }
    page += "</ul>\n</section>\n"
  }

  private func name(_ measure: OutcomeMeasure) -> String {
    escaped(text.measures[measure]?.name ?? measure.rawValue)
  }

  /// Chance first: what does not beat it need not be compared with anything else.
  private func verdict(_ trial: Backtest.Trial) -> String {
    guard let own = trial.headline, trial.isNoBetterThanChance else { return againstLast(trial) }
    let decimals = trial.measure.isSigned ? 1 : 2
    let words = own < trial.random.low ? text.belowChance : text.likeChance
    return words.filled(
      language.number(own, decimals), language.number(trial.random.low, decimals),
      language.number(trial.random.high, decimals)) + " " + againstLast(trial)
  }

  private func againstLast(_ trial: Backtest.Trial) -> String {
    let words = text.verdicts[trial.verdict] ?? ""
    guard let last = trial.scores.first(where: { $0.method == .lastResult }),
      let lead = last.lead, let interval = last.leadInterval
    else { return words }
    let decimals = trial.measure.isSigned ? 1 : 2
    return words.filled(
      language.signed(lead, decimals), language.signed(interval.low, decimals),
      language.signed(interval.high, decimals))
  }

  func write(_ trial: Backtest.Trial, to page: inout String) {
    let chart = GainChart(trial: trial, text: text, language: language)
    page += "<section><h2>\(name(trial.measure))</h2>\n"
    page += "<p class=\"note\">\(escaped(text.measures[trial.measure]?.definition ?? ""))</p>\n"
    let style = trial.isNoBetterThanChance ? Backtest.Verdict.worse : trial.verdict
    page += "<p class=\"verdict \(style.rawValue)\">\(verdict(trial))</p>\n"
    page += "<div class=\"trial\">\n<div class=\"card\">\(chart.svg())\(chart.legend())</div>\n"
    page += "<div class=\"over\"><table class=\"plain\"><thead><tr>"
    let headings =
      [text.methodHeading, text.spearman]
      + (trial.measure.isSigned ? [] : [text.bySector, text.byElector])
      + [text.perThousand, text.lead]
    for (i, heading) in headings.enumerated() {
      page += "<th scope=\"col\"\(i > 0 ? " class=\"n\"" : "")>\(escaped(heading))</th>"
    }
    page += "</tr></thead><tbody>\n"
    for score in trial.scores { write(score, trial.measure.isSigned, to: &page) }
    writeChance(trial, columns: headings.count, to: &page)
    page += "</tbody></table></div>\n</div>\n</section>\n"
  }

  private func write(_ score: Backtest.Score, _ isSigned: Bool, to page: inout String) {
    func cell(_ value: Double?, _ decimals: Int) {
      let shown = value.map { language.number($0, decimals) } ?? language.missing
      page += "<td class=\"n\">\(shown)</td>"
    }
    let decimals = isSigned ? 1 : 2
    let label = escaped(text.methods[score.method] ?? score.method.rawValue)
    page += "<tr><th scope=\"row\">"
    page += score.method == .ranking ? "<b>\(label)</b>" : label
    page += "</th>"
    cell(score.spearman, 3)
    if !isSigned {
      cell(score.liftBySector, 2)
      cell(score.liftByElector, 2)
    }
    page += "<td class=\"n\">\(language.number(score.perThousand, 1))<br/><i>"
    page += text.overall.filled(language.number(score.perThousandOverall, 1)) + "</i></td>"
    if let lead = score.lead, let interval = score.leadInterval {
      page += "<td class=\"n\">\(language.signed(lead, decimals))<br/><i>"
      page += "\(language.signed(interval.low, decimals)) … "
      page += "\(language.signed(interval.high, decimals))</i></td>"
    } else {
      page += "<td class=\"n\">\(language.missing)</td>"
    }
    page += "</tr>\n"
  }

  private func writeChance(_ trial: Backtest.Trial, columns: Int, to page: inout String) {
    let decimals = trial.measure.isSigned ? 1 : 2
    let range =
      language.number(trial.random.low, decimals) + " … "
      + language.number(trial.random.high, decimals)
    // Under the lift by electors, or under the outcome for 1,000 electors.
    page += "<tr><th scope=\"row\">\(escaped(text.randomRow))</th>"
    let place = trial.measure.isSigned ? 2 : 3
    for column in 1..<columns {
      page += "<td class=\"n\">\(column == place ? range : "")</td>"
    }
    page += "</tr>\n"
  }

  func writeReading(to page: inout String) {
    page += "<section><h2>\(escaped(text.howHeading))</h2>\n<ul>\n"
    for sentence in text.how { page += "<li>\(escaped(sentence))</li>\n" }
    page += "</ul>\n"
    page += "<p class=\"note\">\(escaped(profile.formula)). \(escaped(profile.meaning))</p>\n"
    page += "</section>\n"
  }

  func writeSources(to page: inout String) {
    page += "<section><h2>\(escaped(text.sourcesHeading))</h2>\n<ul>\n"
    for entry in context.sources {
      let source = entry.source
      let parts = [
        source.attribution, source.licence ?? text.unknownLicence, source.date.map(date),
        "SHA-256 \(source.sha256.prefix(12))…",
      ]
      page += "<li>\(escaped(entry.subject)): \(escaped(source.fileName)); "
      page += escaped(parts.compactMap { $0 }.joined(separator: "; ")) + "</li>\n"
    }
    page += "</ul>\n"
    if !context.notices.isEmpty {
      page += "<h3>\(escaped(text.noticesHeading))</h3>\n<ul class=\"notices\">\n"
      for notice in context.notices {
        let words = context.translations[language]?[notice] ?? notice.message
        page += "<li>\(escaped(words))</li>\n"
      }
      page += "</ul>\n"
    }
    page += "</section>\n"
  }
}

extension Language {
  /// With its sign: `+0.12`.
  func signed(_ value: Double, _ decimals: Int) -> String {
    let text = number(value, decimals)
    return value > 0 ? "+" + text : text
  }
}
