/// What the ranked table and its cards add to the look that all pages share.
enum ReportStyle {
  static let css = """
    #ranking .n{text-align:right;white-space:nowrap}
    .formula{font-size:17px;font-weight:650;background:#eef3f8;border-radius:8px;padding:9px 13px;
    margin:4px 0 10px}
    dl{margin:0}
    dt{font-weight:650;margin-top:8px}
    dt span{float:right;font-weight:400;color:var(--blue)}
    dd{margin:0;color:var(--soft);font-size:13.5px;line-height:1.4}
    .chosen{margin:0;padding:0;list-style:none;font-size:13.5px}
    .chosen li{padding:5px 0;border-top:1px solid var(--line);line-height:1.4}
    .chosen span{color:var(--soft);float:right}
    .first{list-style:none;margin:0;padding:0}
    .first li{display:grid;grid-template-columns:24px minmax(70px,auto) 1fr auto;gap:8px;
    align-items:center;padding:3px 0}
    .first i{font-style:normal;color:var(--soft);text-align:right}
    .first a{color:var(--ink);text-decoration:none;overflow-wrap:anywhere;line-height:1.25;
    max-width:190px}
    .first a:hover{text-decoration:underline}
    #ranking td,#ranking tbody th{padding:6px 12px;border-bottom:1px solid #edf0f3;
    vertical-align:top;font-size:14px;line-height:1.4}
    #ranking tbody th{text-align:left;font-weight:600;min-width:130px;max-width:240px;
    overflow-wrap:break-word}
    #ranking thead th{position:sticky;top:0;background:#fff;z-index:1;text-align:left;
    font-size:12.5px;padding:10px 12px;border-bottom:2px solid var(--deep);vertical-align:bottom;
    line-height:1.25}
    #ranking thead i{display:block;font-style:normal;font-weight:400;color:var(--soft)}
    #ranking thead button{font:inherit;color:inherit;background:none;border:0;padding:0;
    cursor:pointer;text-align:inherit}
    #ranking thead button::after{content:" \\2195";color:#aab4be}
    #ranking th[aria-sort=ascending] button::after{content:" \\2191";color:var(--blue)}
    #ranking th[aria-sort=descending] button::after{content:" \\2193";color:var(--blue)}
    #ranking tbody tr:hover{background:#f3f7fb}
    #ranking tr:target,#ranking tr.on{background:#fff6d6}
    #ranking tr{scroll-margin-top:60px}
    #ranking thead .n{white-space:normal}
    #ranking td i{display:block;font-style:normal;color:var(--soft);font-size:12px}
    #ranking td.sc{min-width:150px}
    #ranking .sc .bar{margin-top:4px}
    em{font-style:normal;font-size:11.5px;border-radius:4px;padding:1px 5px;margin-left:7px;
    display:inline-block;min-width:42px;text-align:center}
    em.up{background:#e2eefa;color:#124a7c}em.dn{background:#fdebdc;color:#8a3f05}
    em.eq{background:#eff1f3;color:var(--soft)}
    #ranking tr.tie>*{border-top:2px solid #9fb0c0}
    .first b i{display:inline;color:var(--soft);font-weight:400;font-size:11.5px;margin-left:6px}
    .est{color:var(--orange)}
    .sp{display:block;width:64px;height:20px;margin:1px 0 0 auto}
    .sp polyline{fill:none;stroke:#6f8296;stroke-width:1.4}.sp circle{fill:var(--blue)}
    tr.more,tr.gone{display:none}
    .elections{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:16px}
    .elections .card h3{margin:0}
    .votes{list-style:none;margin:0;padding:0;font-size:13.5px}
    .votes li{display:grid;grid-template-columns:1fr auto;padding:4px 0}
    .votes li>span:first-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
    .votes b{font-weight:400}
    .votes .bar{grid-column:1/3;height:7px}
    .votes .bar span{background:#a9b4bf}
    .votes .mine{font-weight:650}.votes .mine b{font-weight:650}
    .votes .mine .bar span{background:#1f5f99}
    .codes{columns:4 220px;padding-left:18px}
    .codes i{color:var(--soft);font-style:normal;font-size:13px}
    .assume{max-width:70em}.assume li{margin:0 0 7px}

    """

  /// On paper.
  static let printCSS = """
    .formula{font-size:8.8pt;padding:4px 7px;margin:2px 0 5px}
    dt{margin-top:2px;font-size:8.4pt}dd,.chosen{font-size:7.5pt;line-height:1.3}
    .first li{padding:1px 0;font-size:8.6pt;grid-template-columns:16px minmax(50px,auto) 1fr auto}
    .first a{max-width:110px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
    #ranking thead{display:table-header-group}
    #ranking thead th{position:static;font-size:7.8pt;padding:3px 5px}
    #ranking thead button{display:none}#ranking thead .paper{display:inline}
    #ranking td,#ranking tbody th{font-size:8pt;padding:2px 5px;line-height:1.25}
    #ranking td i{font-size:6.8pt}
    #ranking td.sc{min-width:80px}
    #ranking .sc .bar{margin-top:2px;height:4px}
    em{font-size:6.8pt;padding:0 3px;margin-left:3px;min-width:28px}
    .sp{width:44px;height:14px}
    #ranking tr:target,#ranking tr.on{background:none}
    .elections{grid-template-columns:repeat(3,1fr);gap:7px}
    .votes{font-size:8pt}.votes li{padding:1px 0}.votes .bar{height:4px}
    .codes i{font-size:7pt}
    .card p.formula{font-size:8.8pt}
    .chosen li{padding:2px 0}

    """
}
