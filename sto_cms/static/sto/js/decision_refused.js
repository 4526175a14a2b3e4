// A decision that came too late: the sentence stands in the pop-up, beside what was typed.
// Without this Wagtail's pop-up waits for ever.
(function () {
  "use strict";

  var $ = window.jQuery;
  if (!$) {
    return;
  }

  function sentenceOf(answer) {
    try {
      var told = JSON.parse(answer.responseText);
      return told.error_code === "refused" ? told.error_message : "";
    } catch (error) {
      return "";
    }
  }

  function openPopUp() {
    return Array.prototype.find.call(
      document.querySelectorAll(".modal .modal-body"),
      function (body) {
        return body.textContent.trim() !== "";
      }
    );
  }

  function release(popUp) {
    popUp.querySelectorAll("button[disabled]").forEach(function (button) {
      button.removeAttribute("disabled");
      button.removeAttribute("data-w-progress-loading-value");
    });
  }

  $(document).on("ajaxError", function (event, answer) {
    var sentence = sentenceOf(answer);
    if (!sentence) {
      return;
    }
    var popUp = openPopUp();
    if (!popUp) {
      document.dispatchEvent(
        new CustomEvent("w-messages:add", { detail: { text: sentence, type: "error" } })
      );
      return;
    }
    var box = popUp.querySelector("[data-refused]") || document.createElement("p");
    box.setAttribute("data-refused", "");
    box.setAttribute("role", "alert");
    box.className = "help-block help-critical";
    box.textContent = sentence;
    popUp.prepend(box);
    release(popUp);
  });
})();
