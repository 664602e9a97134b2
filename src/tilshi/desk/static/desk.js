// Keys and the theme without a reload. Every page works without this file.
(function () {
  "use strict";
  var root = document.documentElement;
  var rows = Array.prototype.slice.call(document.querySelectorAll(".row, .row-like"));
  var dialog = document.getElementById("keys-dialog");
  var chosen = -1;

  function link(row) { return row.querySelector("h2 a, h3 a"); }

  function choose(step) {
    if (!rows.length) { return; }
    var focused = rows.findIndex(function (row) { return row.contains(document.activeElement); });
    chosen = Math.max(0, Math.min(rows.length - 1, (focused >= 0 ? focused : chosen) + step));
    var target = link(rows[chosen]);
    if (target) { target.focus(); rows[chosen].scrollIntoView({ block: "nearest" }); }
  }

  function open() {
    var target = chosen >= 0 && link(rows[chosen]);
    if (target) { location.href = target.href; }
  }

  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function paint(theme) {
    root.dataset.theme = theme;
    document.cookie = "theme=" + theme + ";path=/;max-age=31536000;samesite=lax";
  }

  function help() { if (dialog && !dialog.open) { dialog.showModal(); } }

  document.querySelectorAll("[data-theme-to]").forEach(function (one) {
    one.addEventListener("click", function (event) { event.preventDefault(); paint(one.dataset.themeTo); });
  });
  document.querySelectorAll("[data-keys]").forEach(function (one) {
    one.addEventListener("click", function (event) { if (dialog) { event.preventDefault(); help(); } });
  });

  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) {
      if (event.key === "Escape") { at.blur(); }
      return;
    }
    if (dialog && dialog.open) { return; }
    // by the place of the key, so that a Kazakh or Russian layout does the same
    var key = event.key === "?" ? "?" : { KeyJ: "j", KeyK: "k", KeyO: "o", KeyG: "g", KeyT: "t", Slash: event.shiftKey ? "?" : "/" }[event.code] || event.key;
    if (event.shiftKey && key !== "?") { return; }
    var action = {
      "/": function () { var q = document.getElementById("q"); q.focus(); q.select(); },
      j: function () { choose(1); },
      k: function () { choose(-1); },
      o: open,
      g: function () { location.href = "/"; },
      t: function () { paint(dark() ? "light" : "dark"); },
      "?": help
    }[key];
    if (action) { event.preventDefault(); action(); }
  });

  // menus close on Escape and on a click elsewhere
  document.addEventListener("click", function (event) {
    document.querySelectorAll(".menu[open], .row .why[open]").forEach(function (one) { if (!one.contains(event.target)) { one.open = false; } });
  });
  document.addEventListener("keyup", function (event) {
    if (event.key === "Escape") { document.querySelectorAll(".menu[open], .row .why[open]").forEach(function (one) { one.open = false; }); }
  });
})();
