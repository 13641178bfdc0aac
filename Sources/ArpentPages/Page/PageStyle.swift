/// The look that all pages share on screen. Colours: dark ink on white, blue for more, orange for
/// less, which readers who confuse red and green tell apart.
enum PageStyle {
  static let css = """
    :root{--ink:#17212b;--soft:#55616e;--line:#dfe4ea;--bg:#f4f6f8;--deep:#153a5b;--blue:#1f5f99;
    --orange:#a8500a}
    *{box-sizing:border-box}
    html{scroll-behavior:smooth}
    body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 "Inter","Segoe UI",Roboto,
    "Helvetica Neue","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums}
    .wrap{max-width:1320px;margin:0 auto;padding:0 28px}
    .top{background:var(--deep);color:#fff;padding:26px 0 24px}
    .top .brand{margin:0 0 10px;font-weight:700;letter-spacing:.12em;text-transform:uppercase;
    font-size:12px}
    .top .brand span{font-weight:400;letter-spacing:0;text-transform:none;opacity:.75;
    margin-left:10px;font-size:13px}
    h1{margin:0;font-size:34px;line-height:1.15;letter-spacing:-.015em;font-weight:650}
    .sub{margin:8px 0 0;opacity:.85}
    h2{font-size:21px;letter-spacing:-.01em;margin:0 0 8px;line-height:1.25}
    h3{font-size:15.5px;margin:22px 0 6px}
    section{margin:0 0 44px}
    .card{background:#fff;border:1px solid var(--line);border-radius:10px;padding:18px 20px}
    .card h2{font-size:16px}
    .note{color:var(--soft);font-size:13px;margin:6px 0}
    .none{color:var(--soft)}
    .lead{font-size:20px;line-height:1.4;margin:26px 0 18px;max-width:62em;text-wrap:pretty}
    .warn{margin:24px 0 0;padding:12px 16px;background:#fff4e3;border:1px solid #e9b872;
    border-left:6px solid #d07a12;border-radius:8px;max-width:75em}
    .kpi{list-style:none;display:flex;flex-wrap:wrap;gap:12px;margin:0 0 18px;padding:0}
    .kpi li{flex:1 1 130px;background:#fff;border:1px solid var(--line);border-radius:10px;
    padding:12px 16px}
    .kpi b{display:block;font-size:26px;line-height:1.2;letter-spacing:-.02em;font-weight:650}
    .kpi span{color:var(--soft);font-size:13px;line-height:1.3;display:block}
    .cols{display:grid;grid-template-columns:minmax(0,1.85fr) minmax(320px,1fr);gap:16px;
    align-items:start}
    .side{display:grid;gap:16px}
    .map{display:block;width:100%;height:auto;max-height:78vh;margin:0 auto}
    .zones path{stroke:#fff;stroke-linejoin:round;transition:opacity .1s}
    .zones a:hover path,.zones path.on{stroke:#111;stroke-width:16}
    .q0{fill:#ffffcc;background:#ffffcc}.q1{fill:#c7e9b4;background:#c7e9b4}
    .q2{fill:#7fcdbb;background:#7fcdbb}.q3{fill:#41b6c4;background:#41b6c4}
    .q4{fill:#2c7fb8;background:#2c7fb8}.q5{fill:#253494;background:#253494}
    .zones .q0{stroke:#d6d6ae}
    .wh{fill:url(#hatch)}.nr{fill:#c3c9d0}
    .marks{pointer-events:none}
    .marks circle{fill:#fff;stroke:#17212b;stroke-width:10}
    .marks text{font-size:105px;font-weight:700;text-anchor:middle;fill:#17212b}
    .scale path{fill:none;stroke:#55616e;stroke-width:12}
    .scale text{font-size:125px;fill:#55616e}
    .legend p{margin:4px 0 6px;font-weight:600;font-size:13px}
    .legend ul{list-style:none;display:flex;flex-wrap:wrap;gap:8px 3px;margin:0;padding:0}
    .legend li{display:flex;flex-direction:column;font-size:13px;line-height:1.35;flex:1 1 84px;
    max-width:140px}
    .legend span{color:var(--soft);font-size:12px}
    .sw{width:100%;height:15px;display:block;margin-bottom:3px}
    .sw rect{stroke:#8b96a1;stroke-width:1;vector-effect:non-scaling-stroke}
    .card p{margin:0 0 8px}
    .card h3{margin:14px 0 4px;font-size:14px}
    .bar{display:block;height:9px;background:#edf0f3;border-radius:2px;overflow:hidden}
    .bar span{display:block;height:100%;min-width:1px;box-shadow:inset 0 0 0 1px rgba(20,40,60,.22)}
    .tools{display:flex;gap:10px;align-items:center;margin:10px 0}
    .tools[hidden]{display:none}
    .tools input{font:inherit;padding:7px 12px;border:1px solid #b6c0ca;border-radius:7px;
    min-width:260px;background:#fff}
    .tools button{font:inherit;padding:7px 14px;border:1px solid #b6c0ca;border-radius:7px;
    background:#fff;cursor:pointer}
    .tools span{color:var(--soft);font-size:13px}
    .scroll{overflow:auto;max-height:82vh;background:#fff;border:1px solid var(--line);
    border-radius:10px}
    .over{overflow-x:auto}
    table{border-collapse:separate;border-spacing:0;width:100%}
    :focus-visible{outline:2px solid var(--blue);outline-offset:2px}
    .printed,.paper{display:none}
    .plain{background:#fff;border:1px solid var(--line);border-radius:8px;font-size:14px}
    .plain th,.plain td{padding:6px 14px;text-align:left;border-bottom:1px solid #edf0f3;
    vertical-align:top}
    .plain tr:last-child>*{border-bottom:0}
    .plain thead th{font-size:12.5px;color:var(--soft);font-weight:600}
    .plain tbody th{font-weight:400}
    .plain tfoot>tr>*{border-top:1px solid #b6c0ca;font-weight:650;background:#f8fafb}
    .plain tfoot tr+tr>*{border-top:0}
    .plain .n{text-align:right}
    .file{overflow-wrap:anywhere}
    code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:12.5px}
    .ok{background:#e1effa;color:#124a7c}.bad{background:#fdebdc;color:#8a3f05}
    footer{color:var(--soft);font-size:13px;padding-bottom:40px}
    #tip{position:fixed;z-index:9;pointer-events:none;background:#17212b;color:#fff;font-size:13px;
    line-height:1.45;padding:9px 12px;border-radius:8px;max-width:300px;
    box-shadow:0 4px 18px rgba(0,0,0,.28)}
    #tip b{display:block;font-size:14px}#tip span{display:flex;justify-content:space-between;
    gap:18px}
    .n{text-align:right;white-space:nowrap}
    .plain i,.notices i{color:var(--soft);font-style:normal;font-size:13px}
    .notices li{margin:0 0 7px}
    .ok,.bad{font-weight:600;font-size:13px;border-radius:20px;padding:2px 10px;margin-left:6px}
    .kpi .key{background:var(--deep);border-color:var(--deep);color:#fff}
    .kpi .key span{color:#cfdbe6}
    @media (max-width:900px){.cols{grid-template-columns:1fr}.wrap{padding:0 16px}h1{font-size:27px}}

    """
}
