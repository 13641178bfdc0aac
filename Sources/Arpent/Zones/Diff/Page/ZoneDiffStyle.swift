/// What the page adds to the look that all pages share. The colours of the kinds are those of Okabe
/// and Ito (*Color Universal Design*, 2008), which readers who confuse colours tell apart.
enum ZoneDiffStyle {
  static let css = """
    .k-unchanged{fill:#e4e8ec;background:#e4e8ec}
    .k-renumbered{fill:#56b4e9;background:#56b4e9}
    .k-redrawn{fill:#e69f00;background:#e69f00}
    .k-split{fill:#009e73;background:#009e73}
    .k-merged{fill:#cc79a7;background:#cc79a7}
    .k-created{fill:#0072b2;background:#0072b2}
    .k-abolished{fill:#d55e00;background:#d55e00}
    .zones .k-unchanged{stroke:#fff}
    .swatch{display:inline-block;width:11px;height:11px;border-radius:2px;
    box-shadow:inset 0 0 0 1px rgba(20,40,60,.3)}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:16px;align-items:start}
    .pair figure{margin:0}
    figcaption{font-weight:650;margin-bottom:8px}
    .changes td i{color:var(--soft)}
    .changes .bad{margin:0}
    .codes{columns:5 190px;padding-left:18px;font-size:14px}
    .codes i{color:var(--soft);font-style:normal;font-size:12.5px}
    .kinds{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:0 0 12px}
    .kinds dt{font-weight:650}.kinds dd{margin:0;color:var(--soft)}
    section{max-width:none}
    @media (max-width:900px){.pair{grid-template-columns:1fr}}

    """

  /// On paper.
  static let printCSS = """
    .pair{grid-template-columns:1fr 1fr;gap:7px}
    .summary{break-after:auto}
    .codes{columns:5;font-size:8pt}.codes i{font-size:7pt}
    .kinds{font-size:8.4pt}
    .changes{break-inside:auto}
    .swatch{width:8px;height:8px}

    """

  /// The zone pointed at, and those of the other map that it shares ground with, stand out.
  static let script = """
    (function () {
      "use strict";
      var maps = ["before", "after"].map(function (id) {
        var clip = document.getElementById("clip-" + id), paths = {};
        if (!clip) { return null; }
        Array.prototype.forEach.call(clip.parentNode.querySelectorAll("path[data-z]"),
          function (path) { paths[path.getAttribute("data-z")] = path; });
        return { group: clip.parentNode, paths: paths };
      });
      if (!maps[0]) { return; }
      var marked = [];
      function mark(path, other) {
        marked.forEach(function (each) { each.classList.remove("on"); });
        marked = [];
        if (!path) { return; }
        marked = path.getAttribute("data-r").split(" ").map(function (index) {
          return other.paths[index];
        }).filter(Boolean).concat([path]);
        marked.forEach(function (each) { each.classList.add("on"); });
      }
      maps.forEach(function (map, side) {
        map.group.addEventListener("mouseover", function (event) {
          mark(event.target.closest("path[data-z]"), maps[1 - side]);
        });
        map.group.addEventListener("mouseleave", function () { mark(null); });
      });
    }());

    """
}
