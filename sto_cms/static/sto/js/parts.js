// A link to a folded part of a form opens it. Without scripts nothing is folded.
(function () {
  "use strict";

  function open() {
    var id = window.location.hash.slice(1);
    var target = id && document.getElementById(decodeURIComponent(id));
    var panel = target && target.closest("[data-panel]");
    if (!panel || !panel.closest("form[data-edit-form]")) {
      return;
    }
    for (var each = panel; each; each = each.parentElement.closest("[data-panel]")) {
      var toggle = each.querySelector("[data-panel-toggle]");
      if (toggle && toggle.getAttribute("aria-expanded") === "false") {
        toggle.click();
      }
    }
    panel.scrollIntoView();
  }

  window.addEventListener("hashchange", open);
  window.addEventListener("load", function () {
    open();
    // Once more: what the editor draws last moves it again.
    window.setTimeout(open, 400);
  });
  document.addEventListener("click", function (event) {
    // The same link again changes no hash.
    var link = event.target.closest("a[href^='#']");
    if (link && link.hash === window.location.hash) {
      open();
    }
  });
})();
