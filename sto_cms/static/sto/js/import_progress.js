// Moves the progress bar; without this script there is the button “Look again”.
(function () {
  "use strict";

  var PAUSE = 1000;
  var box = document.querySelector("[data-progress]");
  if (!box) {
    return;
  }
  var bar = box.querySelector("progress");
  var told = box.querySelector("[data-told]");
  var waiting = box.querySelector("[data-waiting]");

  function show(state) {
    if (!state.at_work) {
      window.location.reload();
      return;
    }
    bar.max = state.total;
    bar.value = state.position;
    if (told.textContent.trim() !== state.told) {
      told.textContent = state.told;
    }
    waiting.hidden = state.status !== "waiting";
    window.setTimeout(ask, PAUSE);
  }

  function ask() {
    fetch(box.dataset.progress, { headers: { Accept: "application/json" } })
      .then(function (answer) {
        return answer.json();
      })
      .then(show)
      .catch(function () {
        window.setTimeout(ask, 5 * PAUSE);
      });
  }

  window.setTimeout(ask, PAUSE);
})();
