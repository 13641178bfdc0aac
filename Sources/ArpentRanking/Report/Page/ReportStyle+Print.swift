extension ReportStyle {
  /// On paper: A4, the first page holds summary and map, headings repeat, nothing to click.
  static let printCSS = """
    @page{size:A4;margin:13mm 12mm 14mm}
    @media print{
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
    .mapcard{margin-bottom:7px}
    .map{max-height:112mm;width:auto;max-width:100%}
    .mapcard .note{display:none}
    .legend ul{gap:4px 10px}.legend li,.legend p{font-size:7.8pt;margin:0}.legend span{font-size:7pt}
    .legend li{flex:1 1 60px;max-width:110px}.sw{height:9px}
    .side{display:grid;grid-template-columns:1.15fr 1fr .9fr;gap:7px;align-items:stretch}
    .formula{font-size:8.8pt;padding:4px 7px;margin:2px 0 5px}
    dt{margin-top:2px;font-size:8.4pt}dd,.chosen{font-size:7.5pt;line-height:1.3}
    .card p{margin:0 0 4px;font-size:8.4pt;line-height:1.3}.card p.formula{font-size:8.8pt}
    .card h3{margin:5px 0 1px;font-size:8.6pt}.chosen li{padding:2px 0}
    .first li{padding:1px 0;font-size:8.6pt;grid-template-columns:16px minmax(50px,auto) 1fr auto}
    .first a{max-width:110px}
    .bar{height:6px}
    .tools{display:none}
    .scroll{overflow:visible;max-height:none;border:0;border-radius:0}
    .over{overflow:visible}.plain{overflow:visible}
    #ranking thead{display:table-header-group}
    #ranking thead th{position:static;font-size:7.8pt;padding:3px 5px}
    #ranking thead button{display:none}#ranking thead .paper{display:inline}
    #ranking td,#ranking tbody th{font-size:8pt;padding:2px 5px;line-height:1.25}
    #ranking td i{font-size:6.8pt}
    #ranking td.sc{min-width:80px}
    #ranking .sc .bar{margin-top:2px;height:4px}
    em{font-size:6.8pt;padding:0 3px;margin-left:3px;min-width:28px}
    .sp{width:44px;height:14px}
    tr{break-inside:avoid}
    .printed{display:block;color:var(--soft);font-size:8pt}.printed[hidden]{display:none}
    #ranking tr:target,#ranking tr.on{background:none}
    section{margin:0 0 14px}
    h2,h3{break-after:avoid}
    h3{margin:9px 0 3px;font-size:10pt}
    .note{font-size:8pt}
    .plain{font-size:8pt;break-inside:avoid}.plain tfoot{display:table-row-group}
    .plain i,.codes i,.notices i{font-size:7pt}
    .plain th,.plain td{padding:2px 6px}.plain thead th{font-size:7.6pt}
    .elections{grid-template-columns:repeat(3,1fr);gap:7px}
    .votes{font-size:8pt}.votes li{padding:1px 0}.votes .bar{height:4px}
    code{font-size:7pt}
    #tip{display:none}
    a{color:inherit;text-decoration:none}
    }

    """
}
