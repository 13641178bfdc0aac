/// What stands round the content of every page: one self-contained file, no font, script, picture
/// or style from elsewhere, HTML that is also well-formed XML.
package struct PageShell {
  package var language: Language
  /// As it is, not escaped.
  package var title: String
  /// What the page is, after the product's name.
  package var tagline: String
  /// The line under the title, as it is.
  package var subtitle: String
  /// The page's last line, as it is.
  package var footer: String
  /// Name and version of what makes the page (`arpent 0.1.0`).
  package var generatedBy: String
  /// Rules that the page adds to the shared look.
  package var css: String
  /// Rules that it adds on paper, without their media query.
  package var printCSS: String
  /// Must hold neither `<` nor `&`, so that it reads the same as HTML and as XML.
  package var script: String

  package init(
    language: Language, title: String, tagline: String, subtitle: String, footer: String,
    generatedBy: String, css: String = "", printCSS: String = "", script: String = ""
  ) {
    precondition(!script.contains("<") && !script.contains("&"), "the script reads as XML")
    self.language = language
    self.title = title
    self.tagline = tagline
    self.subtitle = subtitle
    self.footer = footer
    self.generatedBy = generatedBy
    self.css = css
    self.printCSS = printCSS
    self.script = script
  }

  /// The page up to where its content starts.
  package func writeHead(to page: inout String) {
    page += """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="generator" content="\(escaped(generatedBy))"/>
      <title>\(escaped(title))</title>
      <style>
      \(PageStyle.css)\(css)\(PageStyle.sheetCSS)@media print{
      \(PageStyle.printCSS)\(printCSS)}
      </style>
      </head>
      <body>
      <header class="top"><div class="wrap">
      <p class="brand">Arpent <span>\(escaped(tagline))</span></p>
      <h1>\(escaped(title))</h1>
      <p class="sub">\(escaped(subtitle))</p>
      </div></header>
      <main class="wrap">

      """
  }

  /// The page from where its content ends.
  package func writeFoot(to page: inout String) {
    page += "</main>\n<footer class=\"wrap\"><p>\(escaped(footer))</p></footer>\n"
    if !script.isEmpty { page += "<script>\n//<![CDATA[\n\(script)//]]>\n</script>\n" }
    page += "</body>\n</html>\n"
  }
}
