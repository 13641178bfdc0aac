extension PageStyle {
  /// The sheet: A4.
  static let sheetCSS = "@page{size:A4;margin:13mm 12mm 14mm}\n"

  /// On paper: the first page holds summary and map, headings repeat, nothing to click.
  static let printCSS = """
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    html{scroll-behavior:auto}
    body{background:#fff;font-size:9.2pt;line-height:1.35}
    .wrap{max-width:none;padding:0}
    .top{background:none;color:var(--ink);padding:0 0 5px;border-bottom:2px solid var(--deep)}
    .top .brand{margin:0 0 2px;font-size:8pt}
    h1{font-size:19pt}
    h2{font-size:13pt}.sub{margin:2px 0 0}
    .lead{font-size:11.5pt;margin:8px 0}
    .warn{margin:8px 0 0;padding:6px 10px}
    .kpi{gap:6px;margin:0 0 8px;flex-wrap:nowrap}
    .kpi li{flex:1 1 0;padding:5px 8px;border-radius:5px}
    .kpi b{font-size:14pt}.kpi span{font-size:7.6pt}
    .summary{break-after:page;margin:0}
    .cols{display:block}
    .card{padding:8px 10px;border-radius:5px;break-inside:avoid}
    .card h2{font-size:10.5pt;margin:0 0 4px}
    .map{max-height:112mm;width:auto;max-width:100%}
    .legend ul{gap:4px 10px}.legend li,.legend p{font-size:7.8pt;margin:0}.legend span{font-size:7pt}
    .legend li{flex:1 1 60px;max-width:110px}.sw{height:9px}
    .side{display:grid;grid-template-columns:1.15fr 1fr .9fr;gap:7px;align-items:stretch}
    .bar{height:6px}
    .tools{display:none}
    .scroll{overflow:visible;max-height:none;border:0;border-radius:0}
    .over{overflow:visible}.plain{overflow:visible}
    tr{break-inside:avoid}
    .printed{display:block;color:var(--soft);font-size:8pt}.printed[hidden]{display:none}
    section{margin:0 0 14px}
    h2,h3{break-after:avoid}
    h3{margin:9px 0 3px;font-size:10pt}
    .note{font-size:8pt}
    .plain{font-size:8pt;break-inside:avoid}.plain tfoot{display:table-row-group}
    .plain th,.plain td{padding:2px 6px}.plain thead th{font-size:7.6pt}
    code{font-size:7pt}
    #tip{display:none}
    a{color:inherit;text-decoration:none}
    .mapcard{margin-bottom:7px}
    .mapcard .note{display:none}
    .plain i,.notices i{font-size:7pt}
    .card p{margin:0 0 4px;font-size:8.4pt;line-height:1.3}
    .card h3{margin:5px 0 1px;font-size:8.6pt}

    """
}
