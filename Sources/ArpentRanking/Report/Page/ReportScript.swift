/// Sorting, searching and the map's answers. The page is complete without it. The characters `<`
/// and `&` stay out of it, so that it reads the same as HTML and as XML.
enum ReportScript {
  static let source = """
    (function () {
      "use strict";
      var table = document.getElementById("ranking");
      if (!table) { return; }
      var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
      var tools = document.getElementById("tools"), printed = document.getElementById("printed");
      var limit = 100, showAll = !(rows.length > limit), query = "";
      var input, button, count;

      function plain(text) {
        return text.toLowerCase().normalize("NFD").replace(/[\\u0300-\\u036f]/g, "");
      }
      rows.forEach(function (row) {
        row.tie = row.className;
        row.search = plain(row.cells[0].firstChild.textContent + " " + row.cells[1].textContent);
      });

      function refresh() {
        var shown = 0, found = 0;
        rows.forEach(function (row) {
          var match = query === "" || row.search.indexOf(query) !== -1;
          if (match) { found += 1; }
          var visible = match ? (showAll || query !== "" || limit > shown) : false;
          if (visible) { shown += 1; }
          row.className = visible ? (row.marked ? "on" : row.tie) : "more";
        });
        printed.hidden = shown === rows.length;
        if (button) { button.textContent = showAll ? tools.dataset.few : tools.dataset.all; }
        count.textContent = query === "" ? "" : found + " " + tools.dataset.found;
      }

      input = document.createElement("input");
      input.type = "search";
      input.placeholder = tools.dataset.search;
      input.setAttribute("aria-label", tools.dataset.search);
      input.addEventListener("input", function () { query = plain(input.value.trim()); refresh(); });
      tools.appendChild(input);
      if (rows.length > limit) {
        button = document.createElement("button");
        button.type = "button";
        button.addEventListener("click", function () { showAll = !showAll; refresh(); });
        tools.appendChild(button);
      }
      count = document.createElement("span");
      count.setAttribute("role", "status");
      tools.appendChild(count);
      tools.hidden = false;

      function key(row, column) {
        var cell = row.cells[column], value = cell.dataset.v;
        if (column === 0) { return parseFloat(cell.firstChild.textContent); }
        return column === 1 ? cell.textContent : value === "" ? null : parseFloat(value);
      }
      var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
      heads.forEach(function (head, column) {
        var control = document.createElement("button");
        control.type = "button";
        while (head.firstChild) { control.appendChild(head.firstChild); }
        head.appendChild(control);
        // Paper gets plain words: buttons are not painted in headings that repeat.
        var words = document.createElement("span");
        words.className = "paper";
        words.setAttribute("aria-hidden", "true");
        words.innerHTML = control.innerHTML;
        head.appendChild(words);
        control.addEventListener("click", function () {
          var first = 2 > column ? "ascending" : "descending";
          var other = first === "ascending" ? "descending" : "ascending";
          var order = head.getAttribute("aria-sort") === first ? other : first;
          heads.forEach(function (each) { each.removeAttribute("aria-sort"); });
          head.setAttribute("aria-sort", order);
          var sign = order === "ascending" ? 1 : -1;
          var keyed = rows.map(function (row, i) { return [key(row, column), i, row]; });
          keyed.sort(function (a, b) {
            if (a[0] === null || b[0] === null) {
              return a[0] === b[0] ? a[1] - b[1] : a[0] === null ? 1 : -1;
            }
            if (a[0] === b[0]) { return a[1] - b[1]; }
            if (typeof a[0] === "string") { return sign * a[0].localeCompare(b[0]); }
            return sign * (a[0] - b[0]);
          });
          rows = keyed.map(function (entry) { return entry[2]; });
          var all = document.createDocumentFragment();
          rows.forEach(function (row) { all.appendChild(row); });
          body.appendChild(all);
          refresh();
        });
      });
      heads[0].setAttribute("aria-sort", "ascending");
      refresh();

      function open(id) {
        var target = document.getElementById(id);
        if (!target) { return; }
        rows.forEach(function (row) { row.marked = row === target; });
        if (rows.indexOf(target) !== -1) {
          input.value = "";
          query = "";
          if (rows.indexOf(target) >= limit) { showAll = true; }
          refresh();
        }
        target.scrollIntoView({ block: "center" });
      }
      document.addEventListener("click", function (event) {
        var link = event.target.closest ? event.target.closest("a[href^='#s']") : null;
        if (!link) { return; }
        event.preventDefault();
        open(link.getAttribute("href").slice(1));
      });

      var map = document.querySelector(".zones");
      if (!map) { return; }
      var tip = document.createElement("div");
      tip.id = "tip";
      tip.hidden = true;
      document.body.appendChild(tip);
      function line(label, value) {
        var row = document.createElement("span"), left = document.createElement("i");
        left.textContent = label;
        left.style.fontStyle = "normal";
        row.appendChild(left);
        row.appendChild(document.createTextNode(value));
        tip.appendChild(row);
      }
      Array.prototype.forEach.call(map.querySelectorAll("a"), function (link) {
        var title = link.querySelector("title");
        link.caption = title.textContent;
        title.parentNode.removeChild(title);
        link.setAttribute("aria-label", link.caption);
      });
      map.addEventListener("mousemove", function (event) {
        var link = event.target.closest("a");
        if (!link) { tip.hidden = true; return; }
        if (tip.link !== link) {
          tip.link = link;
          tip.textContent = "";
          var row = document.getElementById(link.getAttribute("href").slice(1));
          var title = document.createElement("b");
          var known = rows.indexOf(row) !== -1;
          title.textContent = known ? row.cells[1].textContent : link.caption;
          tip.appendChild(title);
          if (known) {
            heads.forEach(function (head, column) {
              if (column === 1 || column > 6) { return; }
              var first = row.cells[column].firstChild;
              line(head.firstChild.firstChild.textContent, first ? first.textContent : "");
            });
          }
        }
        tip.hidden = false;
        var x = event.clientX + 16, y = event.clientY + 16;
        if (x + tip.offsetWidth > window.innerWidth) { x = event.clientX - tip.offsetWidth - 12; }
        if (y + tip.offsetHeight > window.innerHeight) { y = event.clientY - tip.offsetHeight - 12; }
        tip.style.left = x + "px";
        tip.style.top = y + "px";
      });
      map.addEventListener("mouseleave", function () { tip.hidden = true; });
    }());

    """
}
