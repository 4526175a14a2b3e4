// A press on a button waits for the autosave that is under way; after it nothing saves by itself.
// Without this script the server still makes one page of one form (moderation/form_keys.py).
(function () {
  "use strict";

  var form = document.querySelector("form[data-edit-form]");
  if (!form) {
    return;
  }
  var saving = false;
  var leaving = false;
  var held = null;

  function carry(button) {
    // Wagtail disables the button that was pressed, and a disabled one is not sent along.
    if (!button || !button.name) {
      return;
    }
    var field = document.createElement("input");
    field.type = "hidden";
    field.name = button.name;
    field.value = button.value;
    form.appendChild(field);
  }

  function goOn() {
    saving = false;
    if (held) {
      carry(held.button);
      held = null;
      form.requestSubmit();
    }
  }

  form.addEventListener("w-autosave:save", function (event) {
    if (leaving) {
      event.preventDefault();
    } else {
      saving = true;
    }
  });
  form.addEventListener("w-autosave:success", goOn);
  form.addEventListener("w-autosave:error", goOn);
  form.addEventListener(
    "submit",
    function (event) {
      if (held || leaving) {
        // Pressed twice: the first press is on its way.
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      if (!saving) {
        leaving = true;
        window.setTimeout(function () {
          leaving = !event.defaultPrevented;
        });
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      held = { button: event.submitter };
    },
    true
  );
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      leaving = false;
      held = null;
    }
  });
})();
